/** What is sent to the members of a large room leaves in slices, in the same order for each member. */

import * as assert from "uvu/assert";
import { CloseRoomRequest } from "../../../../generated/chatwire/v1/room.ts";
import { CloseRoom } from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { changesIn, createRoom, edit, joinRoom, post, postsIn, react, roomEvents } from "./room-fixtures.ts";

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

test("members-of-a-large-room-that-is-closed-learn-it", () => {
  const { ada, members, room } = world();
  ada.call(CloseRoom, CloseRoomRequest.create(), room);
  for (const member of members) assert.equal(roomEvents(member.takeEvents()), ["gone"]);
});
