/** Clients that send texts and posts through gateways, and what became of each. */

import { ChatClient, MemoryPins, type Room } from "../../../src/index.ts";
import { type ArrivedPost, compare, compareRoom, type Faults } from "./arrivals.ts";

const PASSWORD = "a password";
/** Few, because the clients share the machine with the server. */
export const ITERATIONS = 4_096;
const ROOMS = ["kitchen", "garden"];
/** Of how many messages of a client one is a post. */
const POST_EVERY = 3;
/** How long a client waits between two of them. */
const PAUSE_MS = 20;
const TIMEOUT_MS = 120_000;

interface Member {
  readonly name: string;
  readonly client: ChatClient;
  readonly rooms: readonly Room[];
  /** Texts and posts that were confirmed, in order, by the receiver's name or the room's. */
  readonly confirmed: Map<string, string[]>;
  /** Texts that arrived, by their sender. */
  readonly texts: Map<string, string[]>;
  /** Posts that arrived, by the name of the room. */
  readonly posts: Map<string, ArrivedPost[]>;
  /** When something of it was last confirmed, in monotonic milliseconds. */
  confirmedMs: number;
}

/** Keeps the clients busy. */
export class Load {
  /** Texts and posts that were confirmed. */
  readonly confirmed = { texts: 0, posts: 0 };
  /** When something was last confirmed, in monotonic milliseconds. */
  confirmedMs = performance.now();
  #longestPauseMs = 0;
  /** Calls that have failed in spite of all repeats. */
  readonly failed: string[] = [];
  /** Called when a client loses its connection. */
  onLost: (name: string) => void = () => {};
  readonly #members: readonly Member[];
  #isRunning = true;
  readonly #running: Promise<unknown>;

  /** Connects as many clients to each gateway, and has all of them join all rooms. */
  static async start(urls: readonly string[], clientsPerGateway: number): Promise<Load> {
    const members: Member[] = [];
    for (let index = 0; index < urls.length * clientsPerGateway; index++) {
      const name = `user${index}`;
      const start = index % urls.length;
      // Its own gateway first, and then the others.
      const order = [...urls.slice(start), ...urls.slice(0, start)];
      const client = await ChatClient.connect(order, {
        pins: new MemoryPins(),
        limits: { scramIterationsMin: ITERATIONS },
      });
      await client.register({ name, password: PASSWORD, privacy: "PUBLIC" });
      const rooms: Room[] = [];
      for (const [place, room] of ROOMS.entries()) {
        const known = members[0]?.rooms[place];
        rooms.push(
          known === undefined
            ? await client.rooms.create({ name: room, visibility: "public" })
            : await client.rooms.join(known.id),
        );
      }
      members.push({ name, client, rooms, confirmed: new Map(), texts: new Map(), posts: new Map(), confirmedMs: 0 });
    }
    return new Load(members);
  }

  private constructor(members: readonly Member[]) {
    this.#members = members;
    for (const member of members) this.#listen(member);
    this.#running = Promise.all(members.map((member, index) => this.#sendOn(member, index)));
  }

  /** Whether something of each client was confirmed after a time. */
  hasAllConfirmedSince(sinceMs: number): boolean {
    return this.#members.every(({ confirmedMs }) => confirmedMs > sinceMs);
  }

  /** The longest time in which nothing was confirmed since the last call, in milliseconds. */
  takeLongestPauseMs(): number {
    const longestMs = Math.max(this.#longestPauseMs, performance.now() - this.confirmedMs);
    this.#longestPauseMs = 0;
    return longestMs;
  }

  /** Waits for what was sent, and for its arrival, and compares both. */
  async finish(arrivalMs: number): Promise<Faults> {
    this.#isRunning = false;
    await this.#running;
    await until(() => this.#compare().lost.length === 0, arrivalMs);
    const faults = this.#compare();
    this.onLost = () => {};
    await Promise.all(this.#members.map(({ client }) => client.close()));
    return faults;
  }

  async #sendOn(member: Member, index: number): Promise<void> {
    for (let number = 1; this.#isRunning; number++) {
      await this.#send(member, index, number).catch((error) => {
        const { code = error, outcome = "" } = error;
        this.failed.push(`${member.name} ${number}: ${code} ${outcome}`);
      });
      if (member.client.connection.state.status === "closed") return;
      await sleep(PAUSE_MS);
    }
  }

  async #send(member: Member, index: number, number: number): Promise<void> {
    const text = `${member.name} ${number}`;
    const other = this.#members[(index + number) % this.#members.length];
    const place = Math.floor(number / POST_EVERY) % ROOMS.length;
    const [room, roomName] = [member.rooms[place], ROOMS[place]];
    if (number % POST_EVERY !== 0 && other !== undefined && other !== member) {
      await member.client.texts.send(other.name, text, { timeoutMs: TIMEOUT_MS });
      this.confirmed.texts += 1;
      append(member.confirmed, other.name, text);
    } else if (room !== undefined && roomName !== undefined) {
      await room.post(text, { timeoutMs: TIMEOUT_MS });
      this.confirmed.posts += 1;
      append(member.confirmed, roomName, text);
    }
    const nowMs = performance.now();
    this.#longestPauseMs = Math.max(this.#longestPauseMs, nowMs - this.confirmedMs);
    this.confirmedMs = nowMs;
    member.confirmedMs = nowMs;
  }

  #listen({ name, client, rooms, texts, posts }: Member): void {
    read(client.texts.messages, ({ from, text }) => append(texts, from, text));
    for (const [place, room] of rooms.entries())
      read(room.posts(), (entry) => {
        if (entry.kind === "post") append(posts, ROOMS[place] ?? "", entry);
      });
    let isLost = false;
    read(client.connection.changes(), ({ status }) => {
      const wasLost = isLost;
      isLost = status === "waiting" || status === "closed";
      if (isLost && !wasLost) this.onLost(name);
    });
  }

  #compare(): Faults {
    const faults: Faults = { lost: [], doubled: [], disordered: [] };
    for (const sender of this.#members)
      for (const receiver of this.#members) {
        if (sender !== receiver)
          compare(
            sender.confirmed.get(receiver.name) ?? [],
            receiver.texts.get(sender.name) ?? [],
            receiver.name,
            faults,
          );
        for (const room of ROOMS) {
          const own = (receiver.posts.get(room) ?? []).filter(({ from }) => from === sender.name);
          const texts = own.map(({ text }) => text);
          compare(sender.confirmed.get(room) ?? [], texts, `${receiver.name} in ${room}`, faults);
        }
      }
    for (const room of ROOMS)
      compareRoom(room, new Map(this.#members.map(({ name, posts }) => [name, posts.get(room) ?? []])), faults);
    return faults;
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function read<T>(items: AsyncIterable<T>, take: (item: T) => void): void {
  (async () => {
    for await (const item of items) take(item);
  })().catch(() => {});
}

/** Waits until it is so, for so long at most. */
export async function until(isSo: () => boolean, timeoutMs: number): Promise<boolean> {
  const endMs = performance.now() + timeoutMs;
  while (!isSo()) {
    if (performance.now() > endMs) return false;
    await sleep(10);
  }
  return true;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
