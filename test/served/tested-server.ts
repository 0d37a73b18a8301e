import { InProcessBus } from "../../src/cluster/bus/in-process-bus.ts";
import { CoreServer } from "../../src/cluster/core/core-server.ts";
import { GatewayServer } from "../../src/cluster/gateway/gateway-server.ts";
import type { Network } from "../../src/net/network.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import {
  type Certificate,
  ChatServer,
  type ChatServerOptions,
  createCertificate,
  MemoryStore,
  type ServerStatistics,
} from "../../src/server/index.ts";
import type { SimulatedWorld } from "../../src/testing/index.ts";
import { IS_CLUSTER } from "./is-cluster.ts";
import { SharedPorts } from "./shared-ports.ts";
import { sumOfStatistics } from "./sum-of-statistics.ts";

/** A server as tests use it. */
export type TestedServer = Pick<ChatServer, keyof ChatServer>;

/**
 * Starts a server: one process, or with CHATWIRE_TEST_CLUSTER=1 a core and two gateways that share its port.
 *
 * @param world  on whose virtual time they find each other; default: on real time
 */
export function listen(options: ChatServerOptions, world?: Pick<SimulatedWorld, "run">): Promise<TestedServer> {
  if (!IS_CLUSTER) return ChatServer.listen(options);
  const listening = TestCluster.listen(options);
  return world === undefined ? listening : world.run(listening);
}

/** A core and two gateways, which look like one server. */
class TestCluster implements TestedServer {
  readonly operator: ChatServer["operator"];
  readonly closed: Promise<void>;
  readonly #core: CoreServer;
  readonly #gateways: readonly [GatewayServer, GatewayServer];
  #closing: ReturnType<ChatServer["close"]> | undefined;

  static async listen(options: ChatServerOptions): Promise<TestCluster> {
    const { handlers, authenticate, onText, onLogin, limits, withoutFeatures, store, ...others } = options;
    const { network = systemNetwork, logger } = options;
    const bus = new InProcessBus(network);
    const core = await CoreServer.start({
      network,
      bus,
      server: "test",
      token: 1,
      store: store ?? new MemoryStore(network.randomBytes),
      ...(logger && { logger }),
      ...(limits && { limits }),
      ...(withoutFeatures && { withoutFeatures }),
      ...(others.relay !== undefined && { relay: others.relay }),
      ...(handlers && { handlers }),
      ...(authenticate && { authenticate }),
      ...(onText && { onText }),
      ...(onLogin && { onLogin }),
    });
    try {
      const certificate = await certificateOf(options);
      const ports = new SharedPorts(network);
      const open = (name: string, of: ChatServerOptions, on: Network): Promise<GatewayServer> =>
        GatewayServer.listen({
          bus,
          server: "test",
          name,
          listen: { ...others, ...of, ...(certificate && { certificate }), network: on },
        });
      const first = await open("first", {}, ports.network());
      const { port, secondProbePort = false } = first;
      const second = await open("second", { port, secondProbePort }, ports.network());
      return new TestCluster(core, [first, second]);
    } catch (error) {
      await core.close();
      throw error;
    }
  }

  private constructor(core: CoreServer, gateways: readonly [GatewayServer, GatewayServer]) {
    this.#core = core;
    this.#gateways = gateways;
    this.operator = core.operator;
    this.closed = core.closed;
  }

  get fingerprint(): string | undefined {
    return this.#gateways[0].fingerprint;
  }

  get nextFingerprint(): string | undefined {
    return this.#gateways[0].nextFingerprint;
  }

  get port(): number {
    return this.#gateways[0].port;
  }

  get secondProbePort(): number | undefined {
    return this.#gateways[0].secondProbePort;
  }

  get host(): string {
    return this.#gateways[0].host;
  }

  get connections(): number {
    return this.#gateways[0].connections + this.#gateways[1].connections;
  }

  get datagramsDropped(): number {
    return this.statistics().datagramsDropped;
  }

  get draining(): boolean {
    return this.#closing !== undefined;
  }

  statistics(): ServerStatistics {
    return sumOfStatistics([this.#core, ...this.#gateways].map((part) => part.statistics()));
  }

  send: ChatServer["send"] = (to, codec, value) => this.#core.actions.send(to, codec, value);
  disconnect: ChatServer["disconnect"] = (name, reason) => this.#core.actions.disconnect(name, reason);
  users: ChatServer["users"] = () => this.#core.actions.users();
  createVerifier: ChatServer["createVerifier"] = (name, password) => this.#core.actions.createVerifier(name, password);

  setCertificate(certificate: Certificate): void {
    for (const gateway of this.#gateways) gateway.setCertificate(certificate);
  }

  announceKey(nextKey: string | undefined): void {
    for (const gateway of this.#gateways) gateway.announceKey(nextKey);
  }

  close(): ReturnType<ChatServer["close"]> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(): ReturnType<ChatServer["close"]> {
    const gateways = this.#gateways.map((gateway) => gateway.close());
    const [core, ...others] = await Promise.all([this.#core.close(), ...gateways]);
    return others.find((outcome) => outcome !== "drained") ?? core;
  }
}

/** One for both gateways. */
async function certificateOf({ certificate, security, dataDir }: ChatServerOptions): Promise<Certificate | undefined> {
  if (certificate !== undefined || security === "plain" || dataDir !== undefined) return certificate;
  return createCertificate();
}
