/** What owners decide about their room as a whole. */

import * as assert from "uvu/assert";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  CloseRoomRequest,
  JoinRoomRequest,
  RoomHistory,
  RoomScope,
  RoomSettings,
  RoomVisibility,
  SetRoomRequest,
} from "../../../../generated/chatwire/v1/room.ts";
import { CloseRoom, JoinRoom, SetRoom } from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { logIn } from "../../fixtures.ts";
import {
  createRoom,
  historyAfter,
  invite,
  joinRoom,
  ownRoom,
  post,
  type RoomAddress,
  roomEvents,
  roomsOf,
  settingsOf,
} from "./room-fixtures.ts";

const test = suite("settings of rooms");

function set(client: SimulatedClient, room: RoomAddress, changed: Partial<RoomSettings>): string {
  return client.refusal(SetRoom, SetRoomRequest.create({ settings: settingsOf(changed) }), room);
}

function world(): { world: ChatSimulation; ada: SimulatedClient; grace: SimulatedClient; room: RoomAddress } {
  const world = new ChatSimulation(SEED, { roomsMax: 2 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const room = createRoom(ada);
  joinRoom(grace, room);
  for (const client of [ada, grace]) client.takeEvents();
  return { world, ada, grace, room };
}

test("members-learn-of-new-settings-which-are-kept", () => {
  const { world: chat, ada, grace, room } = world();
  const phone = logIn(chat, "ada");
  for (const client of [ada, grace, phone]) client.takeEvents();
  assert.is(set(ada, room, { name: "coffee", topic: "beans", slowModeMs: 1_000 }), "none");
  for (const client of [grace, phone]) {
    const names = client
      .takeEvents()
      .flatMap((body) => (body.case === "roomSettingsChanged" ? body.value.settings : []));
    assert.equal(names, [settingsOf({ name: "coffee", topic: "beans", slowModeMs: 1_000 })]);
  }
  assert.equal(ada.takeEvents(), []);
  assert.is(set(ada, room, { name: "coffee", topic: "beans", slowModeMs: 1_000 }), "none");
  assert.equal(grace.takeEvents(), [], "the same again is no change");
  chat.restart();
  const again = logIn(chat, "grace");
  assert.is(ownRoom(again).settings?.topic, "beans");
  assert.equal(roomsOf(again, RoomScope.LISTED), ["coffee member"]);
});

test("settings-that-are-absent-get-their-defaults-and-visibility-has-none", () => {
  const { ada, room } = world();
  set(ada, room, { topic: "beans", slowModeMs: 1_000, membersMax: 5, joiningRole: RoomRole.GUEST });
  const only = { name: "tea", visibility: RoomVisibility.PUBLIC };
  const request = SetRoomRequest.create({ settings: RoomSettings.create(only) });
  const defaults = { history: RoomHistory.SINCE_JOINING, joiningRole: RoomRole.MEMBER };
  assert.equal(
    ada.call(SetRoom, request, room).room?.settings,
    RoomSettings.create({ ...only, ...defaults, topic: "", description: "", slowModeMs: 0, membersMax: 0 }),
  );
  assert.is(set(ada, room, { visibility: RoomVisibility.UNSPECIFIED }), "INVALID_ARGUMENT");
  for (const joiningRole of [RoomRole.MODERATOR, RoomRole.OWNER]) {
    assert.is(set(ada, room, { joiningRole }), "INVALID_ARGUMENT");
  }
  assert.is(set(ada, room, { membersMax: 4_000_000_000 }), "none", "more than roomMembersMax has no effect");
});

test("only-owners-set-and-close-a-room", () => {
  const { grace, room } = world();
  assert.is(set(grace, room, { topic: "mine" }), "ROLE_TOO_LOW");
  assert.is(grace.refusal(CloseRoom, CloseRoomRequest.create(), room), "ROLE_TOO_LOW");
});

test("name-is-free-before-a-room-becomes-listed-and-a-room-may-keep-its-own", () => {
  const { world: chat, ada, room } = world();
  const linus = chat.join("linus");
  const hidden = createRoom(linus, { name: "tea", visibility: RoomVisibility.HIDDEN });
  assert.is(set(linus, hidden, { name: "tea" }), "NAME_TAKEN");
  assert.is(set(linus, hidden, { name: "TEA" }), "NAME_TAKEN");
  assert.is(set(ada, room, { name: "Tea" }), "none", "in another case");
  assert.is(set(ada, room, { name: "Tea", visibility: RoomVisibility.HIDDEN }), "none");
  assert.is(set(linus, hidden, { name: "tea" }), "none");
  assert.is(set(ada, room, { name: "tee" }), "none");
  assert.is(set(ada, room, { name: "tea" }), "NAME_TAKEN");
  const third = createRoom(chat.join("barbara"), { name: "milk", visibility: RoomVisibility.HIDDEN });
  assert.is(set(logIn(chat, "barbara"), third, { name: "milk" }), "LIMIT_REACHED");
});

test("room-that-becomes-hidden-does-not-exist-any-more-for-others", () => {
  const { world: chat, ada, room } = world();
  const linus = chat.join("linus");
  set(ada, room, { visibility: RoomVisibility.HIDDEN });
  assert.is(linus.refusal(JoinRoom, JoinRoomRequest.create(), room), "ROOM_NOT_FOUND");
  assert.equal(roomsOf(linus, RoomScope.LISTED), []);
  assert.equal(linus.takeEvents(), []);
});

test("closed-room-is-gone-for-members-invited-and-asking-users", () => {
  const { world: chat, ada, grace, room } = world();
  const [linus, barbara, edsger] = [chat.join("linus"), chat.join("barbara"), chat.join("edsger")];
  set(ada, room, { visibility: RoomVisibility.KNOCK });
  post(ada, room, "text");
  invite(ada, room, "linus");
  joinRoom(barbara, room);
  for (const client of [ada, grace, linus, barbara, edsger]) client.takeEvents();
  ada.call(CloseRoom, CloseRoomRequest.create(), room);
  for (const client of [grace, linus, barbara]) assert.equal(roomEvents(client.takeEvents()), ["gone"]);
  assert.equal([ada.takeEvents(), edsger.takeEvents()], [[], []]);
  chat.restart();
  const again = logIn(chat, "ada");
  assert.equal([...roomsOf(again), ...roomsOf(again, RoomScope.LISTED)], []);
  assert.throws(() => historyAfter(again, room), /There is no room/);
  createRoom(again, { name: "tea" });
});
