import { Message } from "../../generated/chatwire/v1/message.ts";
import { ChatClient, type ChatClientOptions, type PrivacyChoice } from "../../src/index.ts";
import type { Certificate } from "../../src/net/certificate.ts";
import type { ChatServerOptions } from "../../src/server/index.ts";
import {
  type Network,
  type SimulatedHost,
  SimulatedWorld,
  type SimulatedWorldOptions,
} from "../../src/testing/index.ts";
import { listen, type TestedServer } from "../served/tested-server.ts";
import { FEW_ITERATIONS, TEST_ITERATIONS } from "../sim/scram-proof.ts";

const SERVER_ADDRESS = "192.0.2.1";

/** A server and its clients in a simulated world, and everything they said. */
export class SimulatedChat {
  readonly world: SimulatedWorld;
  readonly server: TestedServer;
  readonly serverHost: SimulatedHost;
  /** Every message at every end, in order: time, end, direction and bytes in hex. */
  readonly trace: string[];
  #clients = 0;

  /** @param disguise  makes the network that the server gets from that of its host */
  static async start(
    certificate: Certificate,
    worldOptions: SimulatedWorldOptions,
    { limits, ...options }: ChatServerOptions = {},
    disguise = (network: Network): Network => network,
  ): Promise<SimulatedChat> {
    const world = new SimulatedWorld(worldOptions);
    const { secondProbeHost } = options;
    const network = world.addHost([SERVER_ADDRESS, ...(secondProbeHost === undefined ? [] : [secondProbeHost])]);
    const trace: string[] = [];
    const server = await listen(
      {
        grease: false,
        network: disguise(network),
        certificate,
        limits: { scramIterations: TEST_ITERATIONS, ...limits },
        tap: tapOf(world, trace, "server"),
        ...options,
      },
      world,
    );
    return new SimulatedChat(world, network, server, trace);
  }

  private constructor(world: SimulatedWorld, serverHost: SimulatedHost, server: TestedServer, trace: string[]) {
    this.world = world;
    this.serverHost = serverHost;
    this.server = server;
    this.trace = trace;
  }

  get url(): string {
    return `chat://${SERVER_ADDRESS}`;
  }

  /** Connects a client, by default from a new host. */
  async connect(
    { limits, ...options }: ChatClientOptions = {},
    host = this.addClientHost(),
    url: string | readonly string[] = this.url,
  ): Promise<{ client: ChatClient; host: SimulatedHost }> {
    const tap = tapOf(this.world, this.trace, host.address);
    // Without a login again, what becomes of a lost connection shows; test/testing/again has those with one.
    const all = {
      grease: false,
      logInAgain: false,
      network: host,
      tap,
      limits: { ...FEW_ITERATIONS, ...limits },
      ...options,
    };
    const client = await this.world.run(ChatClient.connect(url, all));
    return { client, host };
  }

  /** Connects a client and registers a user. */
  async join(
    name: string,
    privacy: PrivacyChoice = "PUBLIC",
    options: ChatClientOptions = {},
  ): Promise<{ client: ChatClient; host: SimulatedHost }> {
    const joined = await this.connect(options);
    await this.world.run(joined.client.register({ name, password: "secret-1", privacy }));
    return joined;
  }

  /** Adds a host for a client. */
  addClientHost(): SimulatedHost {
    this.#clients += 1;
    return this.world.addHost(`198.51.100.${this.#clients}`);
  }
}

function tapOf(world: SimulatedWorld, trace: string[], end: string) {
  return (way: "sent" | "received", message: Message): void => {
    trace.push(`${world.nowMs} ${end} ${way} ${Buffer.from(Message.encode(message)).toString("hex")}`);
  };
}
