import {
  ChatClient,
  type ChatClientOptions,
  type ConnectionChange,
  MemoryPins,
  type ServerTextMessage,
} from "../../../src/index.ts";
import type { Certificate } from "../../../src/net/certificate.ts";
import { type ChatServerOptions, MemoryStore } from "../../../src/server/index.ts";
import {
  type Network,
  type SimulatedHost,
  SimulatedWorld,
  type SimulatedWorldOptions,
} from "../../../src/testing/index.ts";
import { listen as listenWith, type TestedServer } from "../../served/tested-server.ts";
import { FEW_ITERATIONS, TEST_ITERATIONS } from "../../sim/scram-proof.ts";

/** A user's program: a client that reads its texts, and what became of its connection. */
export interface User {
  readonly name: string;
  readonly client: ChatClient;
  readonly host: SimulatedHost;
  readonly changes: ConnectionChange[];
  /** The texts that it was handed, in order. */
  readonly texts: string[];
  /** Their numbers; 0 for a broadcast. */
  readonly ids: number[];
}

export const PASSWORD = "secret-1";
type Limits = NonNullable<ChatServerOptions["limits"]>;

const RESUME_WINDOW_MS = 20_000;
/** More than the longest pause between two attempts. */
const BACK_MS_MAX = 60_000;

type Conditions = NonNullable<SimulatedWorldOptions["streams"]>;

/** A server on a simulated network whose store outlives it, and its users. */
export class RestartingSite {
  readonly world: SimulatedWorld;
  readonly host: SimulatedHost;
  readonly store: MemoryStore;
  server: TestedServer;
  readonly #certificate: Certificate;
  readonly #limits: Limits;
  #clients = 0;

  static async open(certificate: Certificate, seed: number, limits: Limits = {}, streams: Conditions = {}) {
    const world = new SimulatedWorld({ seed, datagrams: { latencyMs: 20 }, streams });
    const host = world.addHost("192.0.2.1");
    const store = new MemoryStore(host.randomBytes);
    const all = { scramIterations: TEST_ITERATIONS, resumeWindowMs: RESUME_WINDOW_MS, ...limits };
    const server = await listen(host, certificate, store, all, world);
    return new RestartingSite({ world, host, store, server, certificate, limits: all });
  }

  private constructor(parts: {
    readonly world: SimulatedWorld;
    readonly host: SimulatedHost;
    readonly store: MemoryStore;
    readonly server: TestedServer;
    readonly certificate: Certificate;
    readonly limits: Limits;
  }) {
    this.world = parts.world;
    this.host = parts.host;
    this.store = parts.store;
    this.server = parts.server;
    this.#certificate = parts.certificate;
    this.#limits = parts.limits;
  }

  get url(): string {
    return "chat://192.0.2.1";
  }

  advance(ms: number): Promise<void> {
    return this.world.advance(ms);
  }

  run<T>(promise: Promise<T>): Promise<T> {
    return this.world.run(promise);
  }

  addHost(): SimulatedHost {
    this.#clients += 1;
    return this.world.addHost(`198.18.${this.#clients >> 8}.${this.#clients & 0xff}`);
  }

  /** Connects a client with pins of its own. */
  connect(options: ChatClientOptions = {}, host = this.addHost(), url: string | string[] = this.url) {
    const { limits, ...others } = options;
    const all = { grease: false, network: host, pins: new MemoryPins(), limits: { ...FEW_ITERATIONS, ...limits } };
    return this.run(ChatClient.connect(url, { ...all, ...others }));
  }

  /** Registers a user, whose program reads all texts. */
  async join(
    name: string,
    {
      device,
      url,
      disguise = (network) => network,
      ...options
    }: ChatClientOptions & {
      device?: string;
      url?: string[];
      /** Makes the network that the client gets from that of its host. */
      disguise?: (network: Network) => Network;
    } = {},
  ): Promise<User & { readonly device: Uint8Array | undefined }> {
    const host = this.addHost();
    const client = await this.connect({ network: disguise(host), ...options }, host, url);
    const asked = device === undefined ? {} : { device: { label: device } };
    const registered = this.run(client.register({ name, password: PASSWORD, privacy: "PUBLIC", ...asked }));
    const user = userOf(name, client, host);
    return { ...user, device: (await registered).device };
  }

  /** Closes the server in order, or by force, and starts it again after some time. */
  async restart(how: "in order" | "by force", { downMs = 2_000, certificate = this.#certificate } = {}): Promise<void> {
    if (how === "by force") {
      this.host.breakStreams();
      this.host.disconnect();
    }
    await this.run(this.server.close());
    await this.advance(downMs);
    this.host.reconnect();
    await this.listen(certificate);
  }

  /** Waits until users are logged in again: a call waits for the connection. */
  async untilBack(...users: readonly Pick<User, "client">[]): Promise<void> {
    await this.run(Promise.all(users.map(({ client }) => client.getPeers({ timeoutMs: BACK_MS_MAX }))));
  }

  async listen(certificate = this.#certificate, host = this.host): Promise<void> {
    this.server = await this.run(listen(host, certificate, this.store, this.#limits));
  }
}

/** Notes what becomes of a client. */
export function userOf(name: string, client: ChatClient, host: SimulatedHost): User {
  const user: User = { name, client, host, changes: [], texts: [], ids: [] };
  note(client.connection.changes(), (change) => user.changes.push(change));
  note(client.texts.messages, (message: ServerTextMessage) => {
    user.texts.push(message.text);
    user.ids.push(message.kind === "text" ? message.id : 0);
  });
  return user;
}

/** What the program was told of its connection, without the attempts. */
export function statuses({ changes }: User): string[] {
  return changes.map(({ status }) => status).filter((status, index, all) => status !== all[index - 1]);
}

export function note<T>(items: AsyncIterable<T>, take: (item: T) => void): void {
  (async () => {
    for await (const item of items) take(item);
  })().catch(() => {});
}

function listen(
  network: SimulatedHost,
  certificate: Certificate,
  store: MemoryStore,
  limits: Limits,
  world?: SimulatedWorld,
): Promise<TestedServer> {
  return listenWith({ grease: false, network, certificate, store, limits }, world);
}
