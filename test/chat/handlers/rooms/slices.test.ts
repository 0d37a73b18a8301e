/** What is sent to the members of a large room leaves in slices, in the same order for each member. */

import * as assert from "uvu/assert";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { type MessageBody, Recipient } from "../../../../generated/chatwire/v1/message.ts";
import {
  CloseRoomRequest,
  PostInRoomRequest,
  RoomWatch,
  WatchRoomRequest,
} from "../../../../generated/chatwire/v1/room.ts";
import { Block, CloseRoom, PostInRoom, WatchRoom } from "../../../../generated/chatwire/v1/rules.ts";
import { SPREADS_PER_ROOM_MAX, TOGETHER_MAX } from "../../../../src/chat/state/rooms/room-slices.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { deleteAccount, logIn } from "../../fixtures.ts";
import {
  changesIn,
  createRoom,
  edit,
  joinRoom,
  post,
  postsIn,
  type RoomAddress,
  react,
  roomEvents,
  roomsOf,
} from "./room-fixtures.ts";

const test = suite("slices of large rooms");

const NAMES = ["barbara", "edsger", "grace", "linus"];

/** A room of five members, to two of whom something is sent at a time. */
function world() {
  const chat = new ChatSimulation(SEED, { roomSliceMax: 2 });
  const ada = chat.join("ada");
  const room = createRoom(ada);
  const members = NAMES.map((name) => chat.join(name));
  for (const member of members) joinRoom(member, room);
  for (const client of [ada, ...members]) client.takeEvents();
  return { chat, ada, members, room };
}

test("each-member-gets-everything-once-and-in-order", () => {
  const { ada, members, room } = world();
  post(ada, room, "one");
  post(ada, room, "two");
  edit(ada, room, 1, "uno");
  react(ada, room, 2, "ok");
  for (const member of members) {
    const events = member.takeEvents();
    assert.equal(postsIn(events), ["1 ada: one", "2 ada: two"]);
    assert.equal(changesIn(events), ["1 ada: uno @1", "2 +ok ada 1 @2"]);
    assert.equal(
      events.map(({ case: name }) => name),
      ["postReceived", "postReceived", "postChanged", "postReacted"],
    );
  }
});

test("slice-goes-to-no-more-members-than-the-limit-and-not-to-who-has-left-before-its-turn", () => {
  const { chat, ada, members, room } = world();
  const { handleRooms } = chat.chat;
  const counts: number[] = [];
  chat.chat.handleRooms = function (nowMs) {
    const last = members.at(-1);
    if (counts.length === 1 && last !== undefined) {
      chat.carryOut(this.lose(last.connection, chat.nowMs, chat.wallMs), undefined);
    }
    const outcome = handleRooms.call(this, nowMs);
    counts.push(outcome.effects.reduce((sum, effect) => sum + (effect.kind === "emit" ? effect.to.length : 0), 0));
    return outcome;
  };
  post(ada, room, "one");
  assert.equal(
    members.map((member) => postsIn(member.takeEvents()).length),
    [1, 1, 1, 0],
  );
  // The first slice has the author, too, who has no other connection.
  assert.equal(counts, [2, 2, 0]);
});

test("so-many-events-wait-at-most-and-the-oldest-leaves-at-once", () => {
  const { chat, ada, members, room } = world();
  Object.defineProperty(chat.chat, "nextRoomsMs", { get: () => Number.POSITIVE_INFINITY, configurable: true });
  const count = SPREADS_PER_ROOM_MAX * TOGETHER_MAX;
  for (let number = 1; number <= count + 3; number++) {
    chat.pass(1_000);
    post(ada, room, String(number));
  }
  const seen = members.map((member) => postsIn(member.takeEvents()));
  const first = Array.from({ length: TOGETHER_MAX }, (_, index) => `${index + 1} ada: ${index + 1}`);
  for (const posts of seen) assert.equal(posts, first);
  Reflect.deleteProperty(chat.chat, "nextRoomsMs");
  chat.pass(1_000);
  for (const member of members) {
    const posts = postsIn(member.takeEvents());
    assert.equal([posts.length, posts[0]], [count + 3 - TOGETHER_MAX, `${TOGETHER_MAX + 1} ada: ${TOGETHER_MAX + 1}`]);
  }
});

test("members-of-a-large-room-that-is-closed-learn-it", () => {
  const { ada, members, room } = world();
  ada.call(CloseRoom, CloseRoomRequest.create(), room);
  for (const member of members) assert.equal(roomEvents(member.takeEvents()), ["gone"]);
});

test("posts-of-one-turn-reach-each-member-of-a-crowd-together-but-for-authors-and-who-blocks-them", () => {
  const chat = new ChatSimulation(SEED, {});
  const [ada, grace] = [chat.join("ada"), chat.join("grace")];
  const room = createRoom(ada);
  const others = Array.from({ length: 98 }, (_, index) => chat.join(`member-${index}`));
  for (const member of [grace, ...others]) joinRoom(member, room);
  const [blocker] = others;
  blocker?.call(Block, BlockRequest.create(), "ada");
  for (const client of [ada, grace, ...others]) client.takeEvents();
  const receivers: (readonly unknown[])[] = [];
  const { handleRooms } = chat.chat;
  chat.chat.handleRooms = function (nowMs) {
    const outcome = handleRooms.call(this, nowMs);
    for (const effect of outcome.effects) if (effect.kind === "emit") receivers.push(effect.to);
    return outcome;
  };
  const posts = [ada, grace, ada].map((author, index) => ({ author, text: ["one", "two", "three"][index] ?? "" }));
  for (const { author, text } of posts) {
    const body = PostInRoom.wrapRequest(PostInRoomRequest.create({ text }));
    author.client.call(
      PostInRoom,
      body,
      Recipient.create({ target: { case: "room", value: room.room } }),
      chat.nowMs + 1_000,
      chat.nowMs,
    );
    // All are handled before the next turn.
    author.step();
  }
  chat.settle();
  const [first, second, third] = receivers;
  assert.is(first?.length, 97);
  assert.ok(first === second && second === third);
  assert.equal(
    receivers.slice(3).map(({ length }) => length),
    // Authors are among them, for their other connections.
    [2, 1, 3, 2, 1],
  );
  const everything = ["1 ada: one", "2 grace: two", "3 ada: three"];
  for (const member of others.slice(1)) assert.equal(postsIn(member.takeEvents()), everything);
  assert.equal(postsIn(ada.takeEvents()), ["2 grace: two"]);
  assert.equal(postsIn(grace.takeEvents()), ["1 ada: one", "3 ada: three"]);
  assert.equal(postsIn(blocker?.takeEvents() ?? []), ["1 blocked", "2 grace: two", "3 blocked"]);
});
test("closed-room-is-gone-for-all-before-they-are-told-and-nothing-else-of-it-is-sent", () => {
  const { chat, ada, members, room } = world();
  for (const member of members) watch(member, room);
  // No slice leaves meanwhile.
  Object.defineProperty(chat.chat, "nextRoomsMs", { get: () => Number.POSITIVE_INFINITY, configurable: true });
  post(ada, room, "one");
  ada.call(CloseRoom, CloseRoomRequest.create(), room);
  for (const member of members) assert.equal([roomsOf(member), member.takeEvents()], [[], []]);
  const [barbara, edsger] = members;
  if (barbara === undefined || edsger === undefined) throw new Error("A member is missing.");
  deleteAccount(edsger, "edsger");
  barbara.drop();
  Reflect.deleteProperty(chat.chat, "nextRoomsMs");
  chat.pass(1_000);
  for (const member of members.slice(2)) assert.equal(member.takeEvents().map(describe), ["gone"]);
  // Nothing of the room is left.
  chat.restart();
  const again = logIn(chat, "grace");
  assert.equal(roomsOf(again), []);
});

function watch(client: SimulatedClient, room: RoomAddress): void {
  client.call(WatchRoom, WatchRoomRequest.create({ watch: RoomWatch.MEMBERS }), room);
}

function describe(body: MessageBody): string {
  return roomEvents([body])[0] ?? String(body.case);
}
