/** What a login gets of a room besides, or in place of, its posts. */

import * as assert from "uvu/assert";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  CloseRoomRequest,
  LeaveRoomRequest,
  ModerateRoomRequest,
  RoomAction,
  RoomWatch,
  WatchRoomRequest,
} from "../../../../generated/chatwire/v1/room.ts";
import { CloseRoom, LeaveRoom, ModerateRoom, WatchRoom } from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ofOneProcess } from "../../../served/of-one-process.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { deleteAccount, logIn } from "../../fixtures.ts";
import { createRoom, edit, joinRoom, post, postsIn, type RoomAddress } from "./room-fixtures.ts";

const test = suite("watches of rooms");

function watch(client: SimulatedClient, room: RoomAddress, kind: RoomWatch) {
  return client.call(WatchRoom, WatchRoomRequest.create({ watch: kind }), room);
}

function leave(client: SimulatedClient, room: RoomAddress): void {
  client.call(LeaveRoom, LeaveRoomRequest.create(), room);
}

/** The changes of members among events, as "2 members 0 posts: +grace 2 -linus". */
function ticks(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) => {
    if (body.case !== "roomMembersChanged") return [];
    const { members, lastNumber, changed, gone, countsOnly } = body.value;
    const names = [...changed.map(({ name, role }) => `+${name} ${role}`), ...gone.map((name) => `-${name}`)];
    return `${members} members ${lastNumber} posts: ${countsOnly ? "counts only" : names.join(" ")}`;
  });
}

function world(limits: ConstructorParameters<typeof ChatSimulation>[1] = {}) {
  const world = new ChatSimulation(SEED, limits);
  world.ticksAtOnce = false;
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const room = createRoom(ada);
  world.pass(1_000);
  ada.takeEvents();
  return { world, ada, grace, room };
}

test("joins-leaves-and-roles-are-told-together-at-a-tick-and-what-was-undone-is-not", () => {
  const { world: chat, ada, grace, room } = world();
  const [linus, barbara] = [chat.join("linus"), chat.join("barbara")];
  assert.is(watch(ada, room, RoomWatch.MEMBERS).members, 1);
  for (const client of [grace, linus, barbara]) joinRoom(client, room);
  leave(barbara, room);
  ada.call(
    ModerateRoom,
    ModerateRoomRequest.create({ action: RoomAction.SET_ROLE, user: "linus", role: RoomRole.MODERATOR }),
    room,
  );
  assert.equal(ticks(ada.takeEvents()), []);
  chat.pass(100);
  assert.equal(ticks(ada.takeEvents()), [`3 members 0 posts: +grace ${RoomRole.MEMBER} +linus ${RoomRole.MODERATOR}`]);
  leave(linus, room);
  joinRoom(linus, room);
  deleteAccount(grace, "grace");
  chat.pass(100);
  const back = `+linus ${RoomRole.MEMBER}`;
  assert.equal(ticks(ada.takeEvents()), [`2 members 0 posts: ${back} -grace`]);
  post(linus, room, "text");
  chat.pass(100);
  assert.equal(ticks(ada.takeEvents()), [], "posts are told by themselves");
});

ofOneProcess(test, "gateways have the notes")("nothing-is-noted-of-a-watch-whose-user-is-no-longer-a-member", () => {
  const { ada, grace, room } = world();
  const noted = () => [...grace.notes.keys()].filter((key) => key.startsWith("room "));
  for (const end of [() => leave(grace, room), () => ada.call(CloseRoom, CloseRoomRequest.create(), room)]) {
    joinRoom(grace, room);
    watch(grace, room, RoomWatch.MEMBERS);
    assert.is(noted().length, 1);
    end();
    assert.equal(noted(), []);
  }
});

test("watch-of-counts-gets-numbers-in-place-of-posts", () => {
  const { world: chat, ada, grace, room } = world();
  joinRoom(grace, room);
  const phone = logIn(chat, "grace");
  watch(phone, room, RoomWatch.COUNTS);
  for (const client of [grace, phone]) client.takeEvents();
  post(ada, room, "one");
  post(ada, room, "two");
  edit(ada, room, 1, "uno");
  chat.pass(100);
  assert.equal(postsIn(grace.takeEvents()), ["1 ada: one", "2 ada: two"]);
  assert.equal(
    phone.takeEvents().map(({ case: name }) => name),
    ["roomMembersChanged"],
  );
  watch(phone, room, RoomWatch.POSTS);
  post(grace, room, "three");
  chat.pass(100);
  assert.equal(postsIn(phone.takeEvents()), ["3 grace: three"]);
});

test("names-are-left-out-in-a-large-room-and-if-many-have-changed", () => {
  const { world: chat, ada, grace, room } = world({ roomMembersToldMax: 3, roomMembersPageMax: 1 });
  watch(ada, room, RoomWatch.MEMBERS);
  joinRoom(grace, room);
  chat.pass(100);
  for (const name of ["linus", "barbara"]) joinRoom(chat.join(name), room);
  chat.pass(100);
  joinRoom(chat.join("edsger"), room);
  chat.pass(100);
  assert.equal(ticks(ada.takeEvents()), [
    `2 members 0 posts: +grace ${RoomRole.MEMBER}`,
    "4 members 0 posts: counts only",
    "5 members 0 posts: counts only",
  ]);
});

test("watch-ends-with-the-membership-and-with-the-login", () => {
  const { world: chat, ada, grace, room } = world();
  joinRoom(grace, room);
  watch(grace, room, RoomWatch.MEMBERS);
  leave(grace, room);
  joinRoom(grace, room);
  chat.pass(100);
  grace.takeEvents();
  joinRoom(chat.join("linus"), room);
  chat.pass(100);
  assert.equal(ticks(grace.takeEvents()), []);
  watch(ada, room, RoomWatch.COUNTS);
  ada.drop();
  const again = logIn(chat, "ada");
  post(grace, room, "text");
  chat.pass(100);
  assert.equal(postsIn(again.takeEvents()), ["1 grace: text"]);
  assert.is(chat.chat.nextRoomsMs, Number.POSITIVE_INFINITY);
});

test("only-members-watch-a-room", () => {
  const { ada, grace, room } = world();
  const refusal = (client: SimulatedClient, kind: RoomWatch): string =>
    client.refusal(WatchRoom, WatchRoomRequest.create({ watch: kind }), room);
  assert.equal(
    [refusal(grace, RoomWatch.COUNTS), refusal(ada, RoomWatch.UNSPECIFIED)],
    ["NOT_A_MEMBER", "INVALID_ARGUMENT"],
  );
});
