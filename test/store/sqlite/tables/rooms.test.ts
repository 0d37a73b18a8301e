import * as assert from "uvu/assert";
import type { Change } from "../../../../src/chat/state/account.ts";
import type { StoredPost } from "../../../../src/chat/state/stored-rooms.ts";
import { SqliteEngine } from "../../../../src/store/sqlite/engine.ts";
import { suite } from "../../../suite.ts";
import { rejection } from "../../rejection.ts";
import { sampleMember, samplePost, sampleRoom, sampleRoomId } from "../../room-samples.ts";
import { PEPPER, randomBytes, sampleAccount, saved } from "../../samples.ts";
import { TemporaryFolder } from "../../temporary-folder.ts";

const test = suite("rooms of the SQLite store");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

const open = (path: string): Promise<SqliteEngine> => SqliteEngine.open({ path, pepper: PEPPER, random: randomBytes });

const ROOM: readonly Change[] = [
  saved(sampleAccount(1, "Ada")),
  { kind: "room", room: sampleRoom(1) },
  { kind: "room", room: sampleRoom(2) },
];

test("page-of-the-latest-changes-costs-what-that-of-the-first-does", async () => {
  const engine = await open(folder.newPath());
  const count = 10_000;
  const posts = Array.from({ length: count }, (_, index) => samplePost(1, index + 1));
  await engine.commit([...ROOM, ...posts.map((post): Change => ({ kind: "post", post }))]);
  await engine.commit(posts.map((post): Change => ({ kind: "post changed", post: { ...post, change: post.number } })));
  const read = (change: number): Promise<StoredPost[]> =>
    engine.readPosts({ kind: "posts changed after", room: sampleRoomId(1), change, countMax: 5 });
  /** The least of several, which nothing has disturbed. */
  const leastMs = async (change: number): Promise<number> => {
    const tookMs: number[] = [];
    for (let time = 0; time < 20; time++) {
      const startedMs = performance.now();
      assert.is((await read(change)).length, 5);
      tookMs.push(performance.now() - startedMs);
    }
    return Math.min(...tookMs);
  };
  const [first, latest] = [await leastMs(0), await leastMs(count - 5)];
  // Reading all changes before the page would take twenty times as long.
  assert.ok(latest < 4 * first, `${latest} ms, and ${first} ms for the first`);
  await engine.close();
});

test("room-of-many-members-is-closed-in-parts-and-as-a-whole", async () => {
  const path = folder.newPath();
  const engine = await open(path);
  const ids = Array.from({ length: 1_000 }, (_, index) => index + 1);
  const members = ids.flatMap((id): Change[] => [
    saved(sampleAccount(id, `User${id}`)),
    { kind: "room member", member: sampleMember(1, id) },
  ]);
  await engine.commit([...ROOM, ...members]);
  const close: Change = { kind: "room closed", room: sampleRoomId(1) };
  let parts = 0;
  const stop = async (): Promise<void> => {
    parts += 1;
    if (parts === 3) throw new Error("The process is killed.");
  };
  await rejection(engine.commit([close], stop));
  assert.is(parts, 3);
  await engine.close();
  const reopened = await open(path);
  assert.equal(await countsOf(reopened), { rooms: 2, members: 1_000 });
  await reopened.commit([close]);
  assert.equal(await countsOf(reopened), { rooms: 1, members: 0 });
  await reopened.close();
});

async function countsOf(engine: SqliteEngine): Promise<{ readonly rooms: number; readonly members: number }> {
  const { rooms, roomMembers } = await engine.load();
  return { rooms: [...rooms].length, members: [...roomMembers].length };
}
