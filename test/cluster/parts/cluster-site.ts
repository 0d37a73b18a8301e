import { BusPacket } from "../../../generated/chatwire/cluster/v1/bus.ts";
import { CoreMessage, GatewayMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import { type Bus, type BusHandler, type BusSubscription, lastNameOf } from "../../../src/cluster/bus/bus.ts";
import { InProcessBus } from "../../../src/cluster/bus/in-process-bus.ts";
import { CoreServer, type CoreServerOptions } from "../../../src/cluster/core/core-server.ts";
import { GatewayServer } from "../../../src/cluster/gateway/gateway-server.ts";
import { ChatClient, type ChatClientOptions, MemoryPins, type PrivacyChoice } from "../../../src/index.ts";
import type { Certificate } from "../../../src/net/certificate.ts";
import { createCertificate, type LogEntry, MemoryStore, type Store } from "../../../src/server/index.ts";
import { type SimulatedHost, SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { FEW_ITERATIONS, TEST_ITERATIONS } from "../../sim/scram-proof.ts";

export const SERVER = "test";
const CORE_ADDRESS = "192.0.2.100";

type CoreOptions = Partial<Pick<CoreServerOptions, "limits" | "busLimits" | "onText" | "onLogin" | "tracer">>;

/** How long a part may take to answer, over the bus. */
export const SOON_MS = 100;

/** The bus as one part has it: its connection can be cut, and what passes is counted. */
export class PartBus implements Bus {
  readonly #bus: Bus;
  /** Which packets are lost: those that the part publishes, those for it, or both. */
  lost: "none" | "sent" | "received" | "all" = "none";
  /** The kinds of the messages that the part has published, each time that they were. */
  readonly sent: string[] = [];
  /** The same, each with the last word of its subject before it. */
  readonly sentTo: string[] = [];
  /** Bans in the messages that the part has published. */
  bansSent = 0;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  get isConnected(): boolean {
    return this.lost !== "all" && this.#bus.isConnected;
  }

  publish(subject: string, packet: Uint8Array): void {
    const codec = subject.includes(".gateway.") ? CoreMessage : GatewayMessage;
    const messages = subject.includes(".relay.") ? [] : BusPacket.decode(packet).messages;
    for (const bytes of messages) {
      const { message } = codec.decode(bytes);
      this.sent.push(message.case ?? "");
      this.sentTo.push(`${lastNameOf(subject)} ${message.case}`);
      if (message.case === "bansChanged") this.bansSent += message.value.bans.length;
    }
    if (messages.length === 0 && subject.includes(".relay.")) this.sent.push("relayed");
    if (this.lost === "none" || this.lost === "received") this.#bus.publish(subject, packet);
  }

  subscribe(subject: string, handle: BusHandler): BusSubscription {
    return this.#bus.subscribe(subject, (packet, at) => {
      if (this.lost === "none" || this.lost === "sent") handle(packet, at);
    });
  }

  /** Ends the part's use of the bus only. */
  async close(): Promise<void> {}
}

/** A gateway, and its connection to the bus. */
export interface TestGateway {
  readonly name: string;
  readonly server: GatewayServer;
  readonly bus: PartBus;
  readonly host: SimulatedHost;
  readonly url: string;
}

/** A core and gateways on hosts of their own, in a simulated world, and their clients. */
export class ClusterSite {
  readonly world: SimulatedWorld;
  readonly gateways: TestGateway[] = [];
  /** Of all parts. */
  readonly log: LogEntry[] = [];
  readonly bus: InProcessBus;
  /** Gateways that were made by tests, apart from `gateways`. */
  rawGateways = 0;
  readonly #coreHost: SimulatedHost;
  readonly #certificate: Certificate;
  readonly #store: MemoryStore;
  #core: { readonly server: CoreServer; readonly bus: PartBus } | undefined;
  #token = 0;
  #options: CoreOptions = {};
  #clients = 0;
  #commitsHeld = Promise.resolve();

  static async open({ gateways = 2, ...options }: CoreOptions & { gateways?: number } = {}): Promise<ClusterSite> {
    const site = new ClusterSite(await createCertificate());
    await site.startCore(options);
    for (let index = 0; index < gateways; index++) await site.addGateway();
    return site;
  }

  private constructor(certificate: Certificate) {
    this.world = new SimulatedWorld({ seed: SEED });
    this.#coreHost = this.world.addHost(CORE_ADDRESS);
    this.bus = new InProcessBus(this.#coreHost);
    this.#certificate = certificate;
    this.#store = new MemoryStore(this.#coreHost.randomBytes);
  }

  get core(): CoreServer {
    if (this.#core === undefined) throw new Error("There is no core.");
    return this.#core.server;
  }

  get coreBus(): PartBus {
    if (this.#core === undefined) throw new Error("There is no core.");
    return this.#core.bus;
  }

  run<T>(promise: Promise<T>): Promise<T> {
    return this.world.run(promise);
  }

  /**
   * Starts a core with what is stored. It has a higher token than the one before it.
   *
   * @param options  default: those of the one before
   */
  async startCore(options: CoreOptions = this.#options): Promise<void> {
    this.#options = options;
    this.#token += 1;
    const bus = new PartBus(this.bus);
    const { limits, ...others } = options;
    const server = await this.run(
      CoreServer.start({
        bus,
        server: SERVER,
        token: this.#token,
        store: replace<Store>(this.#store, {
          commitAtOnce: undefined,
          commit: async (changes) => {
            await this.#commitsHeld;
            await this.#store.commit(changes);
          },
        }),
        expected: this.gateways.map(({ name }) => name),
        network: this.#coreHost,
        limits: { scramIterations: TEST_ITERATIONS, ...limits },
        logger: (entry) => this.log.push(entry),
        ...others,
      }),
    );
    this.#core = { server, bus };
  }

  /** Nothing is stored until the function that it returns is called. */
  holdCommits(): () => void {
    let goOn = (): void => {};
    this.#commitsHeld = new Promise((resolve) => {
      goOn = resolve;
    });
    return () => goOn();
  }

  /** The core ends in the middle of everything: nothing of it reaches anybody any more. */
  killCore(): void {
    this.coreBus.lost = "all";
    void this.core.abandon();
  }

  async addGateway(): Promise<TestGateway> {
    const address = `192.0.2.${this.gateways.length + 1}`;
    const host = this.world.addHost(address);
    const bus = new PartBus(this.bus);
    const listen = {
      network: host,
      certificate: this.#certificate,
      grease: false,
      logger: (entry: LogEntry) => void this.log.push(entry),
    };
    const name = `gateway-${this.gateways.length + 1}`;
    const server = await this.run(GatewayServer.listen({ bus, server: SERVER, name, listen }));
    const gateway = { name, server, bus, host, url: `chat://${address}` };
    this.gateways.push(gateway);
    return gateway;
  }

  gateway(index: number): TestGateway {
    const gateway = this.gateways[index];
    if (gateway === undefined) throw new Error(`There is no gateway ${index}.`);
    return gateway;
  }

  /** Connects a client to a gateway. */
  connect(at: number, { limits, ...options }: ChatClientOptions = {}): Promise<ChatClient> {
    this.#clients += 1;
    const network = this.world.addHost(`198.51.100.${this.#clients}`);
    const own = { grease: false, pins: new MemoryPins(), network, limits: { ...FEW_ITERATIONS, ...limits } };
    return this.run(ChatClient.connect(this.gateway(at).url, { ...own, ...options }));
  }

  /** Connects a client to a gateway, and registers a user. */
  async join(at: number, name: string, privacy: PrivacyChoice = "PUBLIC", options: ChatClientOptions = {}) {
    const client = await this.connect(at, options);
    await this.run(client.register({ name, password: "secret-1", privacy }));
    return client;
  }

  async close(): Promise<void> {
    for (const { server } of this.gateways) await this.run(server.close());
    await this.run(this.core.close());
  }
}
