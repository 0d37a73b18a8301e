/**
 * Programs that post, edit and delete in the same rooms while clients, connections and the server are killed, on virtual
 * time and from a seed. In the end, all members must have the same posts in the same order, each once, as they are in the
 * store, and every post that was made, and no other.
 *
 * How the folder fits together: `order.ts` draws what happens and compares. A `room-program.ts` is one run of a user's
 * program, and a `room-copy.ts` what it has of one room, which outlives it.
 */

import {
  CreateRoomRequest,
  JoinRoomRequest,
  RoomHistory,
  RoomSettings,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";
import { CreateRoom, JoinRoom } from "../../../generated/chatwire/v1/rules.ts";
import type { Certificate } from "../../../src/net/certificate.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { PASSWORD, RestartingSite } from "../again/restarting-site.ts";
import { RoomCopy } from "./room-copy.ts";
import { RoomProgram, type RoomUser, type Task } from "./room-program.ts";

export interface OrderOptions {
  readonly certificate: Certificate;
  readonly seed: number;
  readonly clients: number;
  readonly rooms: number;
  /** Posts, edits and deletions together. */
  readonly operations: number;
}

export interface OrderReport {
  readonly posts: number;
  readonly edits: number;
  readonly deletions: number;
  /** Of clients, of their connections, and of the server. */
  readonly kills: number;
  readonly breaks: number;
  readonly restarts: number;
  /** Posts that came to a member more than once, and were handed out once. */
  readonly again: number;
  readonly faults: readonly string[];
}

/** So that members of rooms are sent events in slices, and no rate delays a run. */
const LIMITS = { roomSliceMax: 7, accountCausedBytesPerSecond: 1_000_000_000, roomPostsPageMax: 50 };
/** How many operations are drawn at a time, by all users together. */
const OPERATIONS_PER_STEP = 10;
/** Of its latest posts, a user edits and deletes one of so many. */
const OWN_POSTS_MAX = 5;
const STEP_MS_MAX = 2_000;
const STEPS_PER_RESTART = 15;
const DEAF_MS_MAX = 4_000;
const DOWN_MS_MAX = 5_000;
/** For everybody to come back, and to carry out the tasks that wait. */
const CALM_MS = 60_000;
const CALMS_MAX = 100;

export async function runOrder(options: OrderOptions): Promise<OrderReport> {
  const run = await OrderRun.open(options);
  await run.play();
  return run.close();
}

class OrderRun {
  readonly #options: OrderOptions;
  readonly #site: RestartingSite;
  readonly #random: SeededRandom;
  readonly #programs: RoomProgram[] = [];
  readonly #tasks: Task[] = [];
  readonly #counts = { kills: 0, breaks: 0, restarts: 0 };

  static async open(options: OrderOptions): Promise<OrderRun> {
    const site = await RestartingSite.open(options.certificate, options.seed, LIMITS);
    const run = new OrderRun(options, site);
    await run.#join();
    return run;
  }

  private constructor(options: OrderOptions, site: RestartingSite) {
    this.#options = options;
    this.#site = site;
    this.#random = new SeededRandom(options.seed);
  }

  async play(): Promise<void> {
    for (let step = 1; this.#tasks.length < this.#options.operations; step++) {
      for (let count = 0; count < OPERATIONS_PER_STEP; count++) this.#add();
      if (step % STEPS_PER_RESTART === 0) await this.#restart();
      else if (this.#random.below(6) === 0) this.#replace();
      else if (this.#random.below(3) === 0) await this.#cut();
      await this.#site.advance(this.#random.below(STEP_MS_MAX));
    }
    for (let calm = 0; calm < CALMS_MAX && this.#tasks.some(({ isDone }) => !isDone); calm++)
      await this.#site.advance(CALM_MS);
    await this.#site.advance(CALM_MS);
  }

  async close(): Promise<OrderReport> {
    const faults = [...this.#undone(), ...(await this.#compare())];
    for (const { user } of this.#programs) faults.push(...user.faults.map((fault) => `${user.name}: ${fault}`));
    for (const program of this.#programs) await this.#site.run(program.close());
    await this.#site.run(this.#site.server.close());
    const count = (kind: Task["kind"]): number => this.#tasks.filter((task) => task.kind === kind).length;
    const copies = this.#programs.flatMap(({ user }) => [...user.rooms.values()]);
    return {
      posts: count("post"),
      edits: count("edit"),
      deletions: count("delete"),
      ...this.#counts,
      again: copies.reduce((sum, { again }) => sum + again, 0),
      faults,
    };
  }

  /** Registers the users, of whom the first makes the rooms and the others join them. */
  async #join(): Promise<void> {
    const { clients, rooms } = this.#options;
    const ids: Uint8Array[] = [];
    for (let index = 0; index < clients; index++) {
      const client = await this.#site.connect();
      await this.#site.run(client.register({ name: `user${index}`, password: PASSWORD, privacy: "PUBLIC" }));
      const copies = new Map<string, RoomCopy>();
      for (let number = 0; number < rooms; number++) {
        const settings = { name: `room${number}`, visibility: RoomVisibility.PUBLIC, history: RoomHistory.WHOLE };
        const create = CreateRoomRequest.create({ settings: RoomSettings.create(settings) });
        const to = { room: ids[number] ?? new Uint8Array() };
        const answer =
          index === 0 ? client.call(CreateRoom, create) : client.call(JoinRoom, JoinRoomRequest.create(), { to });
        const { room } = await this.#site.run<{ readonly room?: Parameters<typeof copyOf>[0] | undefined }>(answer);
        if (room === undefined) throw new Error("There is no room.");
        ids[number] = room.roomId;
        const copy = copyOf(room);
        copies.set(copy.key, copy);
      }
      await this.#site.run(client.close());
      this.#begin({ name: `user${index}`, rooms: copies, tasks: [], faults: [] });
    }
  }

  #begin(user: RoomUser, index = this.#programs.length): void {
    const program = new RoomProgram(this.#site, user);
    this.#programs[index] = program;
    void program.run();
  }

  /** Draws a task for some user. Only own posts that the user has seen are edited and deleted. */
  #add(): void {
    const { user } = this.#pick();
    const copies = [...user.rooms.values()];
    const copy = copies[this.#random.below(copies.length)];
    if (copy === undefined) return;
    const number = latestOf(copy.texts, user.name, OWN_POSTS_MAX)[this.#random.below(OWN_POSTS_MAX)] ?? 0;
    const dice = number === 0 ? 0 : this.#random.below(10);
    const kind = dice < 6 ? "post" : dice < 9 ? "edit" : "delete";
    const text = `${user.name}: ${kind} ${this.#tasks.length}`;
    const task: Task = { kind, room: copy.key, number, text, id: undefined, isDone: false };
    user.tasks.push(task);
    this.#tasks.push(task);
  }

  #pick(): RoomProgram {
    const program = this.#programs[this.#random.below(this.#programs.length)];
    if (program === undefined) throw new Error("There is no program.");
    return program;
  }

  #replace(): void {
    const program = this.#pick();
    this.#counts.kills += 1;
    program.kill();
    this.#begin(program.user, this.#programs.indexOf(program));
  }

  /** Loses all that comes to a machine, and then its connections: what it has sent meanwhile was done, unknown to it. */
  async #cut(): Promise<void> {
    this.#counts.breaks += 1;
    const { host } = this.#pick();
    const { down } = host.link;
    down.change({ lossRate: 1 });
    await this.#site.advance(this.#random.below(DEAF_MS_MAX));
    host.breakStreams();
    down.change({ lossRate: 0 });
  }

  async #restart(): Promise<void> {
    this.#counts.restarts += 1;
    const how = this.#random.below(2) === 0 ? "in order" : "by force";
    await this.#site.restart(how, { downMs: this.#random.below(DOWN_MS_MAX) });
  }

  #undone(): string[] {
    const undone = this.#tasks.filter(({ isDone }) => !isDone);
    return undone.length === 0 ? [] : [`${undone.length} tasks were not done, such as "${undone[0]?.text}"`];
  }

  /** Compares the copies of all members with the posts in the store, and these with the tasks. */
  async #compare(): Promise<string[]> {
    const faults: string[] = [];
    const [first] = this.#programs;
    for (const room of first?.user.rooms.keys() ?? []) {
      const { texts, authors } = await this.#stored(room);
      for (const { user } of this.#programs) {
        const copy = user.rooms.get(room);
        const difference = copy === undefined ? "no copy" : differenceOf(copy.texts, texts);
        if (difference !== undefined) faults.push(`${user.name} in ${room}: ${difference}`);
      }
      const made = this.#tasks.filter((task) => task.kind === "post" && task.room === room);
      if (made.length !== authors) faults.push(`${room}: ${made.length} posts were made, and ${authors} are stored`);
      faults.push(...doubled(texts));
    }
    return faults;
  }

  async #stored(room: string): Promise<{ readonly texts: string[]; readonly authors: number }> {
    const texts: string[] = [];
    for (;;) {
      const query = { kind: "posts after", room, number: texts.length, countMax: 1_000 } as const;
      const posts = await this.#site.store.readPosts(query);
      if (posts.length === 0) return { texts, authors: texts.length };
      for (const { number, text, isDeleted } of posts) {
        if (number !== texts.length + 1) throw new Error(`The store has no post ${texts.length + 1}.`);
        texts.push(isDeleted ? "(deleted)" : text);
      }
    }
  }
}

function copyOf(room: ConstructorParameters<typeof RoomCopy>[0]): RoomCopy {
  return new RoomCopy(room);
}

function differenceOf(texts: readonly string[], expected: readonly string[]): string | undefined {
  if (texts.length !== expected.length) return `${texts.length} posts, not ${expected.length}`;
  const index = texts.findIndex((text, at) => text !== expected[at]);
  return index === -1 ? undefined : `post ${index + 1} is "${texts[index]}", not "${expected[index]}"`;
}

/** Each text was posted once, or is an edit of one post. */
function doubled(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = texts.filter((text) => text !== "(deleted)" && seen.size === seen.add(text).size);
  return twice.map((text) => `"${text}" is there twice`);
}

/** The numbers of the latest posts of an author, the last one first. The author's name begins its texts. */
function latestOf(texts: readonly string[], author: string, countMax: number): number[] {
  const numbers: number[] = [];
  for (let number = texts.length; number > 0 && numbers.length < countMax; number--)
    if (texts[number - 1]?.startsWith(`${author}:`)) numbers.push(number);
  return numbers;
}
