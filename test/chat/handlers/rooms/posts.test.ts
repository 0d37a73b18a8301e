/** Posts of rooms: one order for all members, nothing missing, and what each has read. */

import * as assert from "uvu/assert";
import { BlockRequest, UnblockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  CloseRoomRequest,
  GetRoomHistoryRequest,
  LeaveRoomRequest,
  MarkRoomReadRequest,
  PostInRoomRequest,
  RoomHistory,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  Block,
  CloseRoom,
  GetRoomHistory,
  LeaveRoom,
  MarkRoomRead,
  PostInRoom,
  Unblock,
} from "../../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { deleteAccount, logIn } from "../../fixtures.ts";
import {
  createRoom,
  historyAfter,
  historyBefore,
  joinRoom,
  line,
  ownRoom,
  post,
  postsIn,
  type RoomAddress,
} from "./room-fixtures.ts";

const test = suite("posts of rooms");

interface Trio {
  readonly world: ChatSimulation;
  readonly ada: SimulatedClient;
  readonly grace: SimulatedClient;
  readonly room: RoomAddress;
}

/** Ada, who owns a room, and grace, who is a member of it. */
function pair(
  limits: ConstructorParameters<typeof ChatSimulation>[1] = {},
  settings: Parameters<typeof createRoom>[1] = {},
): Trio {
  const world = new ChatSimulation(SEED, limits);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const room = createRoom(ada, settings);
  joinRoom(grace, room);
  for (const client of [ada, grace]) client.takeEvents();
  return { world, ada, grace, room };
}

test("all-connections-of-all-members-get-the-same-posts-in-the-same-order", () => {
  const { world, ada, grace, room } = pair();
  const phone = logIn(world, "ada");
  assert.is(post(ada, room, "one"), 1);
  assert.is(post(grace, room, "two"), 2);
  assert.is(post(phone, room, "three"), 3);
  assert.equal(postsIn(ada.takeEvents()), ["2 grace: two", "3 ada: three"]);
  assert.equal(postsIn(grace.takeEvents()), ["1 ada: one", "3 ada: three"]);
  assert.equal(postsIn(phone.takeEvents()), ["1 ada: one", "2 grace: two"]);
  assert.equal(historyAfter(grace, room).posts.map(line), ["1 ada: one", "2 grace: two", "3 ada: three"]);
});

test("store-keeps-one-copy-of-a-post", () => {
  const { world, ada, room } = pair();
  post(ada, room, "one");
  const id = Buffer.from(room.room).toString("hex");
  assert.is(world.store.readPosts({ kind: "posts after", room: id, number: 0, countMax: 9 }).length, 1);
});

test("member-who-was-away-gets-each-post-once-and-in-order-by-pages", () => {
  const { world, ada, room } = pair({ roomPostsPageMax: 3 });
  world.restart();
  const author = logIn(world, "ada");
  for (let number = 1; number <= 8; number++) post(author, room, `post ${number}`);
  assert.ok(ada.reason);
  const grace = logIn(world, "grace");
  assert.is(ownRoom(grace).lastNumber, 8);
  assert.is(ownRoom(grace).unread, 8);
  const got: number[] = [];
  for (let more = true; more; ) {
    const page = historyAfter(grace, room, got.at(-1) ?? 0);
    assert.is(page.missingBefore, 0);
    got.push(...page.posts.map(({ number }) => number));
    more = page.more;
  }
  assert.equal(got, [1, 2, 3, 4, 5, 6, 7, 8]);
  const back: number[] = [];
  for (let more = true; more; ) {
    const page = historyBefore(grace, room, back.at(-1) ?? 0);
    back.push(...page.posts.map(({ number }) => number));
    more = page.more;
  }
  assert.equal(back, [8, 7, 6, 5, 4, 3, 2, 1]);
});

test("page-ends-before-the-frame-is-full", () => {
  const { ada, grace, room } = pair({ frameBytesMax: 40_000 });
  for (let number = 1; number <= 7; number++) post(ada, room, "x".repeat(12_000));
  assert.equal(
    historyAfter(grace, room).posts.map(({ number }) => number),
    [1, 2, 3],
  );
  assert.ok(historyAfter(grace, room).more);
  assert.equal(
    historyBefore(grace, room, 3).posts.map(({ number }) => number),
    [2, 1],
  );
  assert.not.ok(historyBefore(grace, room, 3).more);
});

test("page-says-which-posts-are-no-longer-kept", () => {
  const { world, ada, grace, room } = pair({ roomPostsMax: 3, historyAgeMs: 1_000_000 });
  for (let number = 1; number <= 10; number++) post(ada, room, `post ${number}`);
  const page = historyAfter(grace, room, 2);
  assert.equal(
    page.posts.map(({ number }) => number),
    [8, 9, 10],
  );
  assert.is(page.missingBefore, 8);
  assert.is(historyAfter(grace, room, 7).missingBefore, 0);
  assert.is(historyBefore(grace, room).missingBefore, 8);
  world.pass(1_000_001);
  assert.equal(historyAfter(grace, room, 2).posts, []);
  assert.is(historyAfter(grace, room, 2).missingBefore, 11);
  assert.is(historyAfter(grace, room, 10).missingBefore, 0);
  assert.is(historyBefore(grace, room).missingBefore, 11);
  assert.is(post(ada, room, "next"), 11);
});

test("page-says-that-there-are-more-only-if-there-are", () => {
  const { world, ada, grace, room } = pair({ roomPostsMax: 4, roomPostsPageMax: 2, historyAgeMs: 1_000_000 });
  for (let number = 1; number <= 8; number++) post(ada, room, `post ${number}`);
  const pages = (...froms: number[]): unknown[] =>
    froms.map((before) => {
      const { posts, more, missingBefore } = historyBefore(grace, room, before);
      return [posts.map(({ number }) => number).join(" "), more, missingBefore];
    });
  assert.equal(pages(0, 7), [
    ["8 7", true, 0],
    ["6 5", false, 5],
  ]);
  assert.not.ok(historyAfter(grace, room, 6).more);
  world.pass(500_000);
  post(ada, room, "post 9");
  post(ada, room, "post 10");
  world.pass(500_001);
  assert.equal(pages(0), [["10 9", false, 9]]);
});

test("history-begins-when-the-member-joined-if-the-room-says-so", () => {
  const { world, ada, room } = pair({}, { history: RoomHistory.SINCE_JOINING });
  post(ada, room, "before");
  const linus = world.join("linus");
  joinRoom(linus, room);
  post(ada, room, "after");
  assert.equal(historyAfter(linus, room).posts.map(line), ["2 ada: after"]);
  assert.is(historyAfter(linus, room).missingBefore, 2);
  assert.equal(historyBefore(linus, room).posts.map(line), ["2 ada: after"]);
  assert.is(historyBefore(linus, room).missingBefore, 2);
  assert.is(ownRoom(linus).firstNumber, 2);
  assert.is(ownRoom(linus).unread, 1);
});

test("blocker-gets-a-placeholder-and-the-author-learns-nothing", () => {
  const { world, ada, grace, room } = pair();
  const before = ada.received.length;
  grace.call(Block, BlockRequest.create(), "ada");
  assert.is(ada.received.length, before);
  post(ada, room, "hello", ["grace"]);
  post(grace, room, "hi");
  assert.equal(postsIn(grace.takeEvents()), ["1 blocked"]);
  assert.equal(historyAfter(grace, room).posts.map(line), ["1 blocked", "2 grace: hi"]);
  assert.equal(postsIn(ada.takeEvents()), ["2 grace: hi"]);
  assert.equal(historyAfter(ada, room).posts.map(line), ["1 ada: hello", "2 grace: hi"]);
  assert.is(ownRoom(grace).mentions, 0);
  deleteAccount(ada, "ada");
  assert.equal(historyAfter(grace, room).posts.map(line), ["1 blocked", "2 grace: hi"]);
  const [hidden] = historyAfter(grace, room).posts;
  assert.is(hidden?.from, "");
  assert.is(hidden?.sentMs, world.wallMs);
  grace.call(Unblock, UnblockRequest.create(), "ada");
  assert.equal(historyAfter(grace, room).posts.map(line), ["1 ada: hello", "2 grace: hi"]);
});

test("unread-posts-and-mentions-are-counted-for-each-member", () => {
  const { world, ada, grace, room } = pair({ roomMentionsMax: 2 });
  const phone = logIn(world, "grace");
  for (const text of ["one", "two", "three"]) post(ada, room, text, ["Grace", "grace", "nobody", "ada"]);
  const counts = ({
    unread,
    mentions,
    readNumber,
  }: {
    unread: number;
    mentions: number;
    readNumber: number;
  }): number[] => [unread, mentions, readNumber];
  assert.equal(counts(ownRoom(grace)), [3, 2, 0]);
  assert.equal(counts(ownRoom(ada)), [0, 0, 3]);
  assert.equal(historyAfter(grace, room).posts[0]?.mentions, ["grace", "ada"]);
  assert.equal(counts(grace.call(MarkRoomRead, MarkRoomReadRequest.create({ number: 2 }), room)), [1, 1, 2]);
  const told = phone.takeEvents().flatMap((body) => (body.case === "roomChanged" ? (body.value.room ?? []) : []));
  assert.equal(told.map(counts), [[1, 1, 2]]);
  assert.equal(counts(phone.call(MarkRoomRead, MarkRoomReadRequest.create({ number: 1 }), room)), [1, 1, 2]);
  assert.is(grace.refusal(MarkRoomRead, MarkRoomReadRequest.create({ number: 4 }), room), "INVALID_ARGUMENT");
  // Grace has not read number 3, so her own post does not count as read.
  post(grace, room, "four");
  assert.equal(counts(ownRoom(grace)), [2, 1, 2]);
  world.restart();
  assert.equal(counts(ownRoom(logIn(world, "grace"))), [2, 1, 2]);
  assert.equal(counts(ownRoom(logIn(world, "ada"))), [1, 0, 3]);
});

test("guest-and-former-member-do-not-post", () => {
  const { ada, grace, room } = pair({}, { joiningRole: RoomRole.GUEST });
  const request = PostInRoomRequest.create({ text: "hello" });
  assert.is(grace.refusal(PostInRoom, request, room), "ROLE_TOO_LOW");
  post(ada, room, "hello");
  assert.equal(postsIn(grace.takeEvents()), ["1 ada: hello"]);
  grace.call(LeaveRoom, LeaveRoomRequest.create(), room);
  assert.is(grace.refusal(PostInRoom, request, room), "NOT_A_MEMBER");
  assert.is(grace.refusal(GetRoomHistory, GetRoomHistoryRequest.create(), room), "NOT_A_MEMBER");
  post(ada, room, "goodbye");
  assert.equal(postsIn(grace.takeEvents()), []);
});

test("slow-mode-says-how-long-a-member-waits", () => {
  const { world, ada, grace, room } = pair({}, { slowModeMs: 5_000 });
  post(grace, room, "one");
  world.pass(2_000);
  assert.equal(refusalOf(grace, room), ["SLOW_MODE", 3_000, ""]);
  world.pass(3_000);
  post(grace, room, "two");
  for (const text of ["three", "four"]) post(ada, room, text);
});

test("posts-are-charged-to-their-author-for-each-member", () => {
  const { world, ada, grace, room } = pair({ accountCausedBytesPerSecond: 1_000 });
  for (let index = 0; index < 3; index++) post(ada, room, "x".repeat(400));
  const [code, retryAfterMs, limit] = refusalOf(ada, room);
  assert.equal([code, limit], ["RATE_LIMITED", "accountCausedBytesPerSecond"]);
  post(grace, room, "hello");
  world.pass(Number(retryAfterMs));
  post(ada, room, "hello");
});

test("posts-count-towards-the-bytes-of-the-account", () => {
  const { ada, grace, room } = pair({ accountBytesMax: 10 });
  post(ada, room, "x".repeat(11));
  assert.equal(refusalOf(ada, room).at(-1), "accountBytesMax");
  post(grace, room, "hello");
});

test("post-that-is-sent-again-with-its-id-is-made-once", () => {
  const { world, grace, room } = pair();
  const id = new Uint8Array(16).fill(7);
  const request = PostInRoomRequest.create({ text: "hello" });
  const first = grace.call(PostInRoom, request, room, { id, repeatedAfterMs: 0 });
  assert.equal(grace.call(PostInRoom, request, room, { id, repeatedAfterMs: 1 }), first);
  world.restart();
  const again = logIn(world, "grace");
  assert.equal(again.call(PostInRoom, request, room, { id, repeatedAfterMs: 1 }), first);
  assert.is(ownRoom(again).lastNumber, 1);
  const other = createRoom(again, { name: "coffee" });
  world.restart();
  const third = logIn(world, "grace");
  assert.is(third.call(PostInRoom, request, other, { id: id.fill(8), repeatedAfterMs: 1 }).number, 1);
  const ada = logIn(world, "ada");
  // The id of another author's post leads to a post of its own.
  assert.is(ada.call(PostInRoom, request, room, { id: new Uint8Array(16).fill(7), repeatedAfterMs: 1 }).number, 2);
});

test("post-that-is-sent-again-after-its-room-was-closed-is-forgotten-as-for-a-room-that-never-was", () => {
  const { ada, grace, room } = pair();
  const again = (client: SimulatedClient, to: RoomAddress): string => {
    const identity = { id: new Uint8Array(16).fill(7), repeatedAfterMs: 1 };
    return codeOf(() => client.call(PostInRoom, PostInRoomRequest.create({ text: "hello" }), to, identity));
  };
  const hidden = createRoom(ada, { name: "secret", visibility: RoomVisibility.HIDDEN });
  grace.call(PostInRoom, PostInRoomRequest.create({ text: "hello" }), room, {
    id: new Uint8Array(16).fill(9),
    repeatedAfterMs: 0,
  });
  ada.call(CloseRoom, CloseRoomRequest.create(), room);
  const unknown = { room: new Uint8Array(16).fill(1) };
  assert.equal(
    [room, hidden, unknown].map((to) => again(grace, to)),
    ["ID_FORGOTTEN", "ID_FORGOTTEN", "ID_FORGOTTEN"],
  );
  // The first time, the command itself refuses it.
  assert.is(grace.refusal(PostInRoom, PostInRoomRequest.create({ text: "hello" }), room), "ROOM_NOT_FOUND");
});

function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return "none";
}

function refusalOf(client: SimulatedClient, room: RoomAddress): (string | number)[] {
  try {
    post(client, room, "refused");
  } catch (error) {
    if (error instanceof ProtocolError) return [error.code, error.retryAfterMs, error.limit];
    throw error;
  }
  return ["none", 0, ""];
}
