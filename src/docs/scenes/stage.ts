/** A server and two clients on virtual time, and a record of the messages on their connections. */

import { type Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { ChatClient } from "../../client/chat-client.ts";
import { MemoryPins } from "../../client/connection/pins.ts";
import { ClosedError, ProtocolError, UsageError } from "../../errors.ts";
import { DatagramKind, readDatagramHeader } from "../../framing/datagram.ts";
import { ChatServer } from "../../server/chat-server.ts";
import type { Tap } from "../../session/session-event.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { DatagramRecord } from "../../testing/datagram-network.ts";
import type { SimulatedHost } from "../../testing/simulated-host.ts";
import { SimulatedWorld } from "../../testing/simulated-world.ts";
import type { Step } from "../mermaid.ts";
import { labelOf } from "../message-label.ts";
import { type Chapter, chapterOf } from "./scene.ts";

export const SERVER = "server";
export type Actor = "ada" | "grace";

/** A script, and the arrows that it must show. */
export interface Scene {
  readonly title: string;
  readonly play: (stage: Stage) => Promise<void>;
  readonly messages: readonly string[];
}

const SERVER_ADDRESS = "192.0.2.1";
const ADDRESSES: Readonly<Record<Actor, string>> = { ada: "198.51.100.1", grace: "198.51.100.2" };
const LIMITS = {
  // The minimum, because the recording does not depend on it.
  scramIterations: 4_096,
  // No scene is about keep-alives.
  idleTimeoutMs: 3_600_000,
  resumeWindowMs: 5_000,
};
/** Messages arrive within this time, in virtual milliseconds. */
const SETTLE_MS = 200;

export class Stage {
  readonly #world: SimulatedWorld;
  readonly #server: ChatServer;
  readonly #clients = new Map<Actor, ChatClient>();
  readonly #hosts = new Map<Actor, SimulatedHost>();
  readonly #datagrams: DatagramRecord;
  #datagramsTaken = 0;
  readonly #kept = new Map<string, Uint8Array>();
  #steps: Step[] = [];
  /** The introduction that the server named last. */
  introductionId = 0;

  static async open(): Promise<Stage> {
    const world = new SimulatedWorld({ seed: 1 });
    const network = world.addHost(SERVER_ADDRESS);
    return new Stage(world, await ChatServer.listen({ network, limits: LIMITS, grease: false }));
  }

  private constructor(world: SimulatedWorld, server: ChatServer) {
    this.#world = world;
    this.#datagrams = world.datagrams.record();
    this.#server = server;
  }

  get ada(): ChatClient {
    return this.#client("ada");
  }

  get grace(): ChatClient {
    return this.#client("grace");
  }

  /** Connects a client; again if it is lost. */
  async connect(name: Actor): Promise<ChatClient> {
    const network = this.#hosts.get(name) ?? this.#world.addHost(ADDRESSES[name]);
    this.#hosts.set(name, network);
    const limits = { scramIterationsMin: LIMITS.scramIterations };
    const options = {
      network,
      pins: new MemoryPins(),
      tap: this.#tapOf(name),
      grease: false,
      logInAgain: false,
      limits,
    };
    const client = await this.run(ChatClient.connect(`chat://${SERVER_ADDRESS}`, options));
    this.#clients.set(name, client);
    return client;
  }

  /** Lets time pass until a promise settles, and all messages have arrived. */
  async run<T>(promise: Promise<T>): Promise<T> {
    const result = await this.#world.run(promise);
    await this.pass(SETTLE_MS);
    return result;
  }

  /** Waits for the refusal that the script expects. */
  async refused(call: Promise<unknown>): Promise<void> {
    const error = await this.run(
      call.then(
        () => undefined,
        (reason) => reason,
      ),
    );
    if (error === undefined) throw new UsageError("A call succeeded that the script expects to be refused.");
    if (!(error instanceof ProtocolError || error instanceof ClosedError)) throw error;
  }

  /** Waits for a call that times out before its answer comes, and then for the answer. */
  async late(call: Promise<unknown>): Promise<void> {
    const code = await this.run(
      call.then(
        () => undefined,
        (reason) => reason?.code,
      ),
    );
    if (code !== "TIMED_OUT") throw new UsageError("A call was answered that the script expects to time out.");
  }

  /** Lets time pass, in virtual milliseconds. */
  async pass(durationMs: number): Promise<void> {
    await this.#world.advance(durationMs);
  }

  /** Breaks the connection of a client, which then resumes its session. */
  async break(name: Actor): Promise<void> {
    this.#hosts.get(name)?.breakStreams();
    await this.pass(SETTLE_MS);
  }

  /** Lets UDP pass or not, from now on. Streams always do. */
  letUdpPass(passes: boolean): void {
    this.#world.datagrams.conditions = { ...this.#world.datagrams.conditions, lossRate: passes ? 0 : 1 };
  }

  /** Breaks the connection of a client for longer than the server keeps the session. What happens until then is not shown. */
  async lose(name: Actor): Promise<void> {
    const host = this.#hosts.get(name);
    host?.breakStreams();
    host?.disconnect();
    await this.pass(SETTLE_MS);
    await this.run(this.#client(name).close());
    await this.pass(LIMITS.resumeWindowMs);
    host?.reconnect();
    this.#takeDatagrams();
    this.#steps = [];
  }

  async closeServer(): Promise<void> {
    await this.run(this.#server.close());
  }

  /** Keeps bytes for a later scene. */
  keep(what: string, bytes: Uint8Array | undefined): void {
    if (bytes !== undefined) this.#kept.set(what, bytes);
  }

  kept(what: string): Uint8Array {
    return this.#kept.get(what) ?? new Uint8Array();
  }

  /** Plays scenes in order. @throws UsageError a scene shows other messages than those beside its script */
  async record(scenes: readonly Scene[]): Promise<Chapter[]> {
    const chapters: Chapter[] = [];
    for (const { title, play, messages } of scenes) {
      this.#takeDatagrams();
      this.#steps = [];
      await play(this);
      this.#takeDatagrams();
      chapters.push(chapterOf(title, messages, this.#steps));
    }
    return chapters;
  }

  async close(): Promise<void> {
    for (const client of this.#clients.values()) await this.#world.run(client.close());
    await this.#world.run(this.#server.close());
  }

  /** Adds the probes that were sent since the last call, and their answers. Datagrams of links and of the relay are not shown. */
  #takeDatagrams(): void {
    for (const { from, to, bytes } of this.#datagrams.sent.slice(this.#datagramsTaken)) {
      const [sender, receiver] = [nameOf(from), nameOf(to)];
      // Only the two ends have the keys. What a client and its server seal is a probe and its answer.
      const label = sender === SERVER ? "ProbeResponse" : "ProbeRequest";
      const isProbe = readDatagramHeader(bytes)?.kind === DatagramKind.SEALED;
      if (!isProbe || (sender !== SERVER && receiver !== SERVER)) continue;
      this.#steps.push({ from: sender, to: receiver, label, over: "datagram" });
    }
    this.#datagramsTaken = this.#datagrams.sent.length;
  }

  #client(name: Actor): ChatClient {
    const client = this.#clients.get(name);
    if (client === undefined) throw new UsageError(`${name} is not connected yet.`, "WRONG_STATE");
    return client;
  }

  #tapOf(client: Actor): Tap {
    return (way, message) => {
      this.#takeDatagrams();
      // Datagrams of links, and what only time brings about.
      if (message.body.case === "relayed" || message.body.case === "acknowledged") return;
      const [from, to] = way === "sent" ? [client, SERVER] : [SERVER, client];
      this.#steps.push({ from, to, label: labelOf(message), over: "stream" });
      this.introductionId = introductionIdOf(message) ?? this.introductionId;
    };
  }
}

function introductionIdOf({ header, body }: Message): number | undefined {
  return header?.type === MessageType.RESPONSE && body.case === "inviteResponse"
    ? body.value.introductionId
    : undefined;
}

function nameOf({ address }: SocketAddress): string {
  return Object.entries(ADDRESSES).find(([, other]) => other === address)?.[0] ?? SERVER;
}
