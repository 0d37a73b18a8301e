/** What is sent to the members of a large room leaves in slices, in the same order for each member. */

import * as assert from "uvu/assert";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { CloseRoomRequest, RoomWatch, WatchRoomRequest } from "../../../../generated/chatwire/v1/room.ts";
import { CloseRoom, WatchRoom } from "../../../../generated/chatwire/v1/rules.ts";
import { SPREADS_PER_ROOM_MAX } from "../../../../src/chat/state/rooms/room-slices.ts";
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
  for (let number = 1; number <= SPREADS_PER_ROOM_MAX + 3; number++) {
    chat.pass(1_000);
    post(ada, room, String(number));
  }
  const seen = members.map((member) => postsIn(member.takeEvents()));
  for (const posts of seen) assert.equal(posts, ["1 ada: 1", "2 ada: 2", "3 ada: 3"]);
  Reflect.deleteProperty(chat.chat, "nextRoomsMs");
  chat.pass(1_000);
  for (const member of members) {
    const posts = postsIn(member.takeEvents());
    assert.equal([posts.length, posts[0]], [SPREADS_PER_ROOM_MAX, "4 ada: 4"]);
  }
});

test("members-of-a-large-room-that-is-closed-learn-it", () => {
  const { ada, members, room } = world();
  ada.call(CloseRoom, CloseRoomRequest.create(), room);
  for (const member of members) assert.equal(roomEvents(member.takeEvents()), ["gone"]);
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
