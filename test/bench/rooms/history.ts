import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import {
  GetRoomHistoryRequest,
  JoinRoomRequest,
  RoomHistory,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";
import { GetRoomHistory, JoinRoom } from "../../../generated/chatwire/v1/rules.ts";
import type { StoredRoom } from "../../../src/chat/state/stored-rooms.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { sampleMember, samplePost, sampleRoom, sampleRoomId } from "../../store/room-samples.ts";
import { median } from "../measure.ts";
import type { Programs } from "../server/programs.ts";
import { type Client, chatwire } from "../server/protocols/chatwire.ts";
import { CONTENT } from "../server/protocols/protocol.ts";
import { ServerProcess } from "../server/server-process.ts";
import { BENCH_PEPPER, fillStore, randomBytes } from "../start/fill-store.ts";
import { start } from "../start/start-process.ts";
import { to } from "./members.ts";
import type { Line } from "./targets.ts";

/** So many that all pages are full. */
const FEW_POSTS = 1_000;
const POSTS_PER_COMMIT = 1_000;
/** Every so many posts, one that was edited. */
const CHANGED_EACH = 10;
const ROOM = 1;

const STARTS = 7;
const ROUNDS = 40;
const WARM_UP = 10;
const PAGES_PER_ROUND = 10;
/** Of a page or a start beside the same in a short room. */
const RATIO_MAX = 1.25;

export interface HistoryOptions {
  readonly programs: Programs;
  readonly posts: number;
  /** How often servers start. */
  readonly starts?: number;
  /** How often pages are read, and how often before that. */
  readonly rounds?: number;
  readonly warmUp?: number;
}

/** Measures a room with many posts in SQLite beside one with few. */
export async function historyLines(options: HistoryOptions): Promise<Line[]> {
  const { programs, posts, starts = STARTS } = options;
  const folder = mkdtempSync(join(tmpdir(), "chatwire-bench-"));
  try {
    const sides = [
      { file: join(folder, "few.db"), posts: FEW_POSTS },
      { file: join(folder, "many.db"), posts },
    ] as const;
    for (const { file, posts } of sides) {
      await fill(file, posts);
      console.log(`${posts} posts: ${(statSync(file).size / 1_048_576).toFixed(0)} MiB`);
    }
    const [few, many] = measureStarts(
      sides.map(({ file }) => file),
      starts,
    );
    console.log(`a start: ${many?.toFixed(0)} ms, with few posts ${few?.toFixed(0)} ms`);
    const name = `history of ${posts} posts`;
    const lines = [{ what: `${name}: a start beside one with few`, value: (many ?? 0) / (few ?? 0), max: RATIO_MAX }];
    const serve = (file: string): Promise<ServerProcess> =>
      ServerProcess.ofNode([programs.file("servers/chatwire-sqlite")], undefined, [file]);
    for (const { what, us, ratio } of await measurePages(sides, serve, options)) {
      console.log(`a page ${what}: ${us.toFixed(0)} us`);
      lines.push({ what: `${name}: a page ${what} beside the latest of a short room`, value: ratio, max: RATIO_MAX });
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(path: string, posts: number): Promise<void> {
  await fillStore(path, 1, TEST_ITERATIONS);
  const store = await SqliteStore.open({ path, pepper: BENCH_PEPPER, random: randomBytes });
  const sample = sampleRoom(ROOM, "tea");
  const settings = { ...sample.settings, visibility: RoomVisibility.PUBLIC, history: RoomHistory.WHOLE, membersMax: 0 };
  const room: StoredRoom = { ...sample, settings, pinned: [] };
  await store.commit([
    { kind: "room", room },
    { kind: "room member", member: sampleMember(ROOM, 1, { role: RoomRole.OWNER }) },
  ]);
  for (let first = 1; first <= posts; first += POSTS_PER_COMMIT) {
    const numbers = Array.from({ length: Math.min(POSTS_PER_COMMIT, posts - first + 1) }, (_, index) => first + index);
    const added = numbers.map((number) => samplePost(ROOM, number, { text: CONTENT, mentions: [] }));
    await store.commit(added.map((post) => ({ kind: "post", post })));
    const changed = added.filter(({ number }) => number % CHANGED_EACH === 0);
    await store.commit(
      changed.map((post) => ({ kind: "post changed", post: { ...post, change: post.number / CHANGED_EACH } })),
    );
  }
  await store.close();
}

/** The median milliseconds that a server takes to open each of some files and to listen, in turn. */
function measureStarts(files: readonly string[], starts: number): number[] {
  const ms = files.map((): number[] => []);
  for (let round = 0; round < starts; round++) {
    for (const [index, file] of files.entries()) {
      const { openMs, listenMs } = start(file);
      ms[index]?.push(openMs + listenMs);
    }
  }
  return ms.map(median);
}

interface PageCost {
  readonly what: string;
  /** Processor time of the server for a page, in microseconds. */
  readonly us: number;
  /** Beside the latest page of a short room. */
  readonly ratio: number;
}

type Page = GetRoomHistoryRequest["page"];

/** Reads pages of both rooms in turn. */
async function measurePages(
  sides: readonly { readonly file: string; readonly posts: number }[],
  serve: (file: string) => Promise<ServerProcess>,
  { rounds = ROUNDS, warmUp = WARM_UP }: HistoryOptions,
): Promise<PageCost[]> {
  const servers = await Promise.all(sides.map(({ file }) => serve(file)));
  try {
    const clients = await Promise.all(servers.map(enter));
    const asked = sides.flatMap(({ posts }, side) =>
      Object.entries(pagesOf(posts)).map(([what, page]) => ({ side, what, page, seconds: 0 })),
    );
    for (let round = 0; round < warmUp + rounds; round++) {
      for (const each of asked) {
        const [server, client] = [servers[each.side], clients[each.side]];
        if (server === undefined || client === undefined) continue;
        const before = server.cpuSeconds;
        for (let count = 0; count < PAGES_PER_ROUND; count++) await read(client, each.page);
        if (round >= warmUp) each.seconds += server.cpuSeconds - before;
      }
    }
    const few = asked.find(({ side, what }) => side === 0 && what === LATEST)?.seconds ?? Number.NaN;
    return asked
      .filter(({ side }) => side === 1)
      .map(({ what, seconds }) => ({
        what,
        us: (seconds * 1e6) / (rounds * PAGES_PER_ROUND),
        ratio: seconds / few,
      }));
  } finally {
    for (const server of servers) await server.end();
  }
}

const LATEST = "of the latest posts";

/** Full pages of a room with so many posts. */
function pagesOf(posts: number): Readonly<Record<string, Page>> {
  return {
    [LATEST]: { case: "before", value: 0 },
    "of the first posts": { case: "after", value: 0 },
    "before the middle": { case: "before", value: posts / 2 },
    "after the middle": { case: "after", value: posts / 2 },
    "of the first changes": { case: "changedAfter", value: 0 },
    "of the latest changes": { case: "changedAfter", value: posts / CHANGED_EACH - PAGE_POSTS },
  };
}

const PAGE_POSTS = 100;

async function enter({ port }: ServerProcess): Promise<Client> {
  const client = await chatwire.join({ port, security: "plain" }, 1, "receiver");
  await client.call(JoinRoom, JoinRoomRequest.create(), to(ROOM_ID));
  return client;
}

const ROOM_ID = Uint8Array.from(Buffer.from(sampleRoomId(ROOM), "hex"));

async function read(client: Client, page: Page): Promise<void> {
  const { posts } = await client.call(GetRoomHistory, GetRoomHistoryRequest.create({ page }), to(ROOM_ID));
  if (posts.length !== PAGE_POSTS) throw new Error(`A page has ${posts.length} posts.`);
}
