import { ChatClient, type ChatClientOptions, MemoryPins, type PeerLink, type PrivacyChoice } from "../../src/index.ts";
import type { ChatServerOptions } from "../../src/server/index.ts";
import { listen, type TestedServer } from "../served/tested-server.ts";
import { TEST_ITERATIONS } from "../sim/privacy/chat-simulation.ts";

/**
 * A server on a free loopback port, and its clients. They send no grease, so that messages can be counted, and ask no
 * gateway of this machine to map a port. Disposing of the world closes them all.
 */
export class ChatWorld implements AsyncDisposable {
  readonly server: TestedServer;
  readonly #scheme: string;
  readonly #clients: ChatClient[] = [];

  static async start({ limits, ...options }: ChatServerOptions = {}): Promise<ChatWorld> {
    const server = await listen({
      grease: false,
      host: "127.0.0.1",
      port: 0,
      limits: { scramIterations: TEST_ITERATIONS, ...limits },
      ...options,
    });
    return new ChatWorld(server, options.security === "plain" ? "chat+plain" : "chat");
  }

  private constructor(server: TestedServer, scheme: string) {
    this.server = server;
    this.#scheme = scheme;
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.server.port}`;
  }

  /** Connects a client, with pins of its own by default. */
  async connect({ limits, ...options }: ChatClientOptions = {}): Promise<ChatClient> {
    const client = await ChatClient.connect(this.url, {
      grease: false,
      logInAgain: false,
      portMapping: false,
      pins: new MemoryPins(),
      limits: { scramIterationsMin: TEST_ITERATIONS, ...limits },
      ...options,
    });
    this.#clients.push(client);
    return client;
  }

  /** Connects and registers a client. */
  async join(name: string, privacy: PrivacyChoice = "PUBLIC", options: ChatClientOptions = {}): Promise<ChatClient> {
    const client = await this.connect(options);
    await client.register({ name, password: "secret-1", privacy });
    return client;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) await client.close();
    await this.server.close();
  }
}

/** Connects two clients to each other. */
export async function converse(inviter: ChatClient, invited: ChatClient): Promise<[PeerLink, PeerLink]> {
  const accepted = next(invited.conversations.invitations).then((invitation) => invitation.accept());
  return Promise.all([inviter.connectTo(invited.name ?? ""), accepted]);
}

/** Reads the next item of a stream. */
export async function next<T>(stream: AsyncIterable<T>): Promise<T> {
  const { value, done } = await stream[Symbol.asyncIterator]().next();
  if (done) throw new Error("The stream has ended.");
  return value;
}

/** Reads the next items of a stream. */
export async function take<T>(stream: AsyncIterable<T>, count: number): Promise<T[]> {
  const iterator = stream[Symbol.asyncIterator]();
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = await iterator.next();
    if (done) throw new Error(`The stream has ended after ${taken.length} of ${count}.`);
    taken.push(value);
  }
  return taken;
}

/** Returns the code of the error that a promise rejects with, or "none" if it resolves. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error && "code" in error) return error.code;
    throw error;
  }
  return "none";
}
