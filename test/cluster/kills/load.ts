/** Clients that send texts and posts through gateways, and what became of each. */

import { ChatClient, MemoryPins, type Room } from "../../../src/index.ts";

const PASSWORD = "a password";
/** Few, because the clients share the machine with the server. */
export const ITERATIONS = 4_096;
/** How long a client waits between two texts. */
const PAUSE_MS = 20;
const TIMEOUT_MS = 120_000;

/** What went wrong, by its kind. */
export interface Faults {
  readonly lost: string[];
  readonly doubled: string[];
  readonly disordered: string[];
}

interface Member {
  readonly name: string;
  readonly client: ChatClient;
  readonly room: Room;
  /** Texts and posts that were confirmed, in order, by the receiver's name or the room's. */
  readonly confirmed: Map<string, string[]>;
  /** Those that arrived, by their sender. */
  readonly texts: Map<string, string[]>;
  readonly posts: Map<string, string[]>;
  /** When something of it was last confirmed, in monotonic milliseconds. */
  confirmedMs: number;
}

/** Keeps the clients busy. */
export class Load {
  readonly #members: readonly Member[];
  #isRunning = true;
  #running: Promise<unknown> = Promise.resolve();
  #count = 0;
  /** When something was last confirmed, in monotonic milliseconds. */
  #confirmedMs = performance.now();
  #longestPauseMs = 0;
  #lost = 0;

  /** Connects as many clients to each gateway, and has all of them join one room. */
  static async start(urls: readonly string[], clientsPerGateway: number): Promise<Load> {
    const members: Member[] = [];
    let shared: Room | undefined;
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
      const room: Room =
        shared === undefined
          ? await client.rooms.create({ name: "load", visibility: "public" })
          : await client.rooms.join(shared.id);
      shared ??= room;
      members.push({ name, client, room, confirmed: new Map(), texts: new Map(), posts: new Map(), confirmedMs: 0 });
    }
    return new Load(members);
  }

  private constructor(members: readonly Member[]) {
    this.#members = members;
    for (const member of members) this.#listen(member);
    this.#running = Promise.all(members.map((member, index) => this.#send(member, index)));
  }

  /** Texts and posts that were confirmed. */
  get confirmed(): number {
    return this.#count;
  }

  /** When something was last confirmed, in monotonic milliseconds. */
  get confirmedMs(): number {
    return this.#confirmedMs;
  }

  /** The longest time in which nothing was confirmed since the last call, in milliseconds. */
  takeLongestPauseMs(): number {
    const longestMs = Math.max(this.#longestPauseMs, performance.now() - this.#confirmedMs);
    this.#longestPauseMs = 0;
    return longestMs;
  }

  /** Whether something of each client was confirmed after a time. */
  hasAllConfirmedSince(sinceMs: number): boolean {
    return this.#members.every(({ confirmedMs }) => confirmedMs > sinceMs);
  }

  /** How often a client has lost its connection. */
  get connectionsLost(): number {
    return this.#lost;
  }

  /** Waits for what was sent, and for its arrival, and compares both. */
  async finish(arrivalMs: number): Promise<Faults> {
    this.#isRunning = false;
    await this.#running;
    await until(() => this.#compare().lost.length === 0, arrivalMs);
    const faults = this.#compare();
    await Promise.all(this.#members.map(({ client }) => client.close()));
    return faults;
  }

  async #send(member: Member, index: number): Promise<void> {
    for (let number = 1; this.#isRunning; number++) {
      const other = this.#members[(index + number) % this.#members.length];
      const text = `${member.name} ${number}`;
      if (number % 5 === 0 || other === undefined || other === member) {
        await member.room.post(text, { timeoutMs: TIMEOUT_MS });
        this.#confirm(member, "room", text);
      } else {
        await member.client.texts.send(other.name, text, { timeoutMs: TIMEOUT_MS });
        this.#confirm(member, other.name, text);
      }
      await sleep(PAUSE_MS);
    }
  }

  #confirm(member: Member, to: string, text: string): void {
    this.#count += 1;
    const nowMs = performance.now();
    this.#longestPauseMs = Math.max(this.#longestPauseMs, nowMs - this.#confirmedMs);
    this.#confirmedMs = nowMs;
    member.confirmedMs = this.#confirmedMs;
    append(member.confirmed, to, text);
  }

  #listen({ client, room, texts, posts }: Member): void {
    read(client.texts.messages, ({ from, text }) => append(texts, from, text));
    read(room.posts(), (entry) => {
      if (entry.kind === "post") append(posts, entry.from, entry.text);
    });
    read(client.connection.changes(), ({ status }) => {
      if (status === "waiting") this.#lost += 1;
    });
  }

  #compare(): Faults {
    const faults: Faults = { lost: [], doubled: [], disordered: [] };
    for (const sender of this.#members)
      for (const receiver of this.#members) {
        if (sender !== receiver)
          compare(sender.confirmed.get(receiver.name) ?? [], receiver.texts.get(sender.name) ?? [], receiver, faults);
        compare(sender.confirmed.get("room") ?? [], receiver.posts.get(sender.name) ?? [], receiver, faults);
      }
    return faults;
  }
}

function compare(sent: readonly string[], arrived: readonly string[], { name }: Member, faults: Faults): void {
  const places = new Map<string, number>();
  for (const [place, text] of arrived.entries()) {
    if (places.has(text)) faults.doubled.push(`${text} at ${name}`);
    else places.set(text, place);
  }
  let last = -1;
  for (const text of sent) {
    const place = places.get(text);
    if (place === undefined) faults.lost.push(`${text} at ${name}`);
    else if (place < last) faults.disordered.push(`${text} at ${name}`);
    last = Math.max(last, place ?? -1);
  }
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
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
