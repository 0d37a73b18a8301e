/** Who finds a room, joins it and leaves it. */

import * as assert from "uvu/assert";
import { Privacy, SetPrivacyRequest } from "../../../../generated/chatwire/v1/account.ts";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  CreateRoomRequest,
  JoinRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  ListRoomsRequest,
  ModerateRoomRequest,
  RoomAction,
  RoomMemberScope,
  RoomScope,
  RoomStanding,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  Block,
  CreateRoom,
  JoinRoom,
  LeaveRoom,
  ListRoomMembers,
  ListRooms,
  ModerateRoom,
  SetPrivacy,
} from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { deleteAccount, logIn } from "../../fixtures.ts";
import {
  createRoom,
  invite,
  joinRoom,
  membersOf,
  ownRoom,
  post,
  roomEvents,
  roomsOf,
  settingsOf,
} from "./room-fixtures.ts";

const test = suite("rooms");

function moderation(action: RoomAction, user: string, role: RoomRole = RoomRole.UNSPECIFIED): ModerateRoomRequest {
  return ModerateRoomRequest.create({ action, user, role });
}

test("public-room-is-listed-and-everybody-may-join", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const room = createRoom(ada);
  assert.equal(roomsOf(grace, RoomScope.LISTED), ["tea none"]);
  assert.is(joinRoom(grace, room)?.standing, RoomStanding.MEMBER);
  assert.equal(membersOf(grace, room), ["ada owner", "grace member"]);
  assert.equal(roomsOf(grace), ["tea member"]);
});

test("list-begins-with-a-prefix-and-goes-on-after-a-page", () => {
  const world = new ChatSimulation(SEED, { roomsPageMax: 2, roomsPerAccountMax: 9 });
  const ada = world.join("ada");
  for (const name of ["tea", "Teapot", "coffee", "teacup", "team"]) createRoom(ada, { name });
  createRoom(ada, { name: "teal", visibility: RoomVisibility.HIDDEN });
  const names: string[] = [];
  for (let after = new Uint8Array(), more = true; more; ) {
    const page = ada.call(ListRooms, ListRoomsRequest.create({ scope: RoomScope.LISTED, prefix: "TEA", after }));
    names.push(...page.rooms.map(({ settings }) => settings?.name ?? ""));
    after = Uint8Array.from(page.next);
    more = after.length > 0;
  }
  assert.equal(names, ["tea", "teacup", "team", "Teapot"]);
  const own: string[] = [];
  for (let after = new Uint8Array(), more = true; more; ) {
    const page = ada.call(ListRooms, ListRoomsRequest.create({ scope: RoomScope.OWN, after }));
    own.push(...page.rooms.map(({ settings }) => settings?.name ?? ""));
    after = Uint8Array.from(page.next);
    more = after.length > 0;
  }
  assert.equal(own.sort(), ["Teapot", "coffee", "tea", "teacup", "teal", "team"]);
});

test("name-of-a-listed-room-is-taken-and-that-of-a-hidden-one-is-free", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  createRoom(ada, { visibility: RoomVisibility.HIDDEN });
  createRoom(ada, { visibility: RoomVisibility.HIDDEN });
  createRoom(ada);
  const refusal = (name: string): string =>
    ada.refusal(CreateRoom, CreateRoomRequest.create({ settings: settingsOf({ name }) }));
  assert.equal(["Tea", "t\u0435a", "a tea", "admin", ""].map(refusal), [
    "NAME_TAKEN",
    "NAME_RESTRICTED",
    "NAME_CHARACTERS",
    "NAME_RESTRICTED",
    "NAME_LENGTH",
  ]);
});

test("user-who-asks-to-join-waits-until-it-is-invited", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada, { visibility: RoomVisibility.KNOCK });
  assert.is(joinRoom(grace, room)?.standing, RoomStanding.ASKED);
  assert.is(joinRoom(grace, room)?.standing, RoomStanding.ASKED);
  const asking = ListRoomMembersRequest.create({ scope: RoomMemberScope.ASKING });
  assert.equal(
    ada.call(ListRoomMembers, asking, room).members.map(({ name }) => name),
    ["grace"],
  );
  assert.is(grace.refusal(ListRoomMembers, asking, room), "NOT_A_MEMBER");
  invite(ada, room, "grace");
  assert.equal(roomEvents(grace.takeEvents()), ["tea member"]);
  assert.equal(membersOf(grace, room), ["ada owner", "grace member"]);
  assert.is(grace.refusal(ListRoomMembers, asking, room), "ROLE_TOO_LOW");
  joinRoom(linus, room);
  linus.call(LeaveRoom, LeaveRoomRequest.create(), room);
  assert.equal(roomsOf(linus), []);
  assert.equal(ada.call(ListRoomMembers, asking, room).members, []);
});

test("moderators-and-owners-are-told-how-many-ask-to-join-and-others-are-not", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const [alan, ken] = [world.join("alan"), world.join("ken")];
  const room = createRoom(ada, { visibility: RoomVisibility.KNOCK });
  for (const user of [grace, linus]) {
    joinRoom(user, room);
    invite(ada, room, user === grace ? "grace" : "linus");
  }
  ada.call(ModerateRoom, moderation(RoomAction.SET_ROLE, "grace", RoomRole.MODERATOR), room);
  for (const client of [ada, grace, linus]) client.takeEvents();
  const askingFor = (client: SimulatedClient): number[] =>
    client.takeEvents().flatMap((body) => (body.case === "roomChanged" ? (body.value.room?.asking ?? []) : []));
  joinRoom(alan, room);
  joinRoom(ken, room);
  joinRoom(ken, room);
  assert.equal([ada, grace, linus].map(askingFor), [[1, 2], [1, 2], []]);
  assert.equal([ownRoom(ada).asking, ownRoom(linus).asking], [2, 0]);
  ken.call(LeaveRoom, LeaveRoomRequest.create(), room);
  joinRoom(ken, room);
  ada.call(ModerateRoom, moderation(RoomAction.REMOVE, "ken"), room);
  joinRoom(ken, room);
  deleteAccount(ken, "ken");
  invite(grace, room, "alan");
  assert.equal(askingFor(ada), [1, 2, 1, 2, 1, 0]);
  assert.equal(askingFor(grace), [1, 2, 1, 2, 1, 0]);
});

test("moderators-are-told-that-a-user-asks-no-more-who-joins-by-an-invitation-that-it-could-not-see-before", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace", Privacy.PRIVATE)];
  const room = createRoom(ada, { visibility: RoomVisibility.KNOCK });
  invite(ada, room, "grace");
  assert.is(joinRoom(grace, room)?.standing, RoomStanding.ASKED);
  grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PUBLIC }));
  ada.takeEvents();
  assert.is(joinRoom(grace, room)?.standing, RoomStanding.MEMBER);
  assert.equal(roomEvents(ada.takeEvents()), ["tea member"]);
  assert.is(ownRoom(ada).asking, 0);
});

test("requests-of-strangers-tell-a-moderator-no-more-than-strangerEventsPerSecond", () => {
  const world = new ChatSimulation(SEED, { strangerEventsPerSecond: 1 });
  const ada = world.join("ada");
  const room = createRoom(ada, { visibility: RoomVisibility.KNOCK });
  for (const name of ["grace", "linus", "alan", "ken"]) joinRoom(world.join(name), room);
  assert.equal(roomEvents(ada.takeEvents()), ["tea member", "tea member"]);
  assert.is(ownRoom(ada).asking, 4);
});

test("hidden-room-is-joined-by-invitation-and-declined-by-leaving", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada, { visibility: RoomVisibility.HIDDEN });
  for (const name of ["grace", "linus", "nobody"]) invite(ada, room, name);
  assert.equal(roomEvents(grace.takeEvents()), ["tea invited"]);
  assert.is(ownRoom(grace).invitedBy, "ada");
  assert.is(ownRoom(grace).epoch, 0);
  joinRoom(grace, room);
  linus.call(LeaveRoom, LeaveRoomRequest.create(), room);
  assert.is(linus.refusal(JoinRoom, JoinRoomRequest.create(), room), "ROOM_NOT_FOUND");
  assert.equal(membersOf(ada, room), ["ada owner", "grace member"]);
});

test("invitation-of-a-user-who-may-not-be-messaged-is-not-shown", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace", Privacy.PRIVATE)];
  const linus = world.join("linus");
  const room = createRoom(ada, { visibility: RoomVisibility.HIDDEN });
  linus.call(Block, BlockRequest.create(), "ada");
  for (const name of ["grace", "linus"]) invite(ada, room, name);
  for (const user of [grace, linus]) {
    assert.equal(user.takeEvents(), []);
    assert.equal(roomsOf(user), []);
    assert.is(user.refusal(JoinRoom, JoinRoomRequest.create(), room), "ROOM_NOT_FOUND");
  }
});

test("invitation-ends-when-its-member-leaves", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada, { visibility: RoomVisibility.HIDDEN });
  invite(ada, room, "grace");
  joinRoom(grace, room);
  invite(grace, room, "linus");
  assert.equal(roomsOf(linus), ["tea invited"]);
  grace.call(LeaveRoom, LeaveRoomRequest.create(), room);
  assert.equal(roomsOf(linus), []);
});

test("oldest-invitation-of-a-user-with-too-many-is-forgotten", () => {
  const world = new ChatSimulation(SEED, { roomInvitationsPerAccountMax: 2 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  for (const name of ["one", "two", "three"]) invite(ada, createRoom(ada, { name }), "grace");
  assert.equal(roomsOf(grace).sort(), ["three invited", "two invited"]);
});

test("only-owner-names-a-successor-when-it-leaves", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const room = createRoom(ada);
  joinRoom(grace, room);
  const refusal = (successor: string): string => ada.refusal(LeaveRoom, LeaveRoomRequest.create({ successor }), room);
  assert.equal(["", "ada", "nobody"].map(refusal), ["LAST_OWNER", "LAST_OWNER", "LAST_OWNER"]);
  ada.call(LeaveRoom, LeaveRoomRequest.create({ successor: "Grace" }), room);
  assert.equal(membersOf(grace, room), ["grace owner"]);
  assert.equal(roomsOf(ada), []);
});

test("room-without-members-is-closed-and-its-name-is-free", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const room = createRoom(ada);
  post(ada, room, "hello");
  invite(ada, room, "grace");
  grace.takeEvents();
  ada.call(LeaveRoom, LeaveRoomRequest.create(), room);
  assert.equal(roomEvents(grace.takeEvents()), ["gone"]);
  assert.equal(roomsOf(grace, RoomScope.LISTED), []);
  createRoom(grace);
  world.restart();
  assert.equal(world.store.readPosts({ kind: "posts after", room: hex(room), number: 0, countMax: 9 }), []);
});

test("longest-serving-member-succeeds-an-owner-whose-account-is-deleted", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada);
  joinRoom(linus, room);
  joinRoom(grace, room);
  linus.takeEvents();
  deleteAccount(ada, "ada");
  assert.equal(roomEvents(linus.takeEvents()), ["tea member"]);
  assert.equal(membersOf(grace, room), ["grace member", "linus owner"]);
});

test("other-connections-of-a-user-learn-of-its-rooms", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const phone = logIn(world, "grace");
  const room = createRoom(ada);
  grace.takeEvents();
  phone.takeEvents();
  joinRoom(grace, room);
  grace.call(LeaveRoom, LeaveRoomRequest.create(), room);
  assert.equal(roomEvents(phone.takeEvents()), ["tea member", "tea none"]);
  assert.equal(roomEvents(grace.takeEvents()), []);
});

test("room-is-full-at-the-number-that-its-owner-has-chosen", () => {
  const world = new ChatSimulation(SEED, { roomMembersMax: 2 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  for (const [name, membersMax] of [
    ["small", 1],
    ["large", 99],
  ] as const) {
    const room = createRoom(ada, { name, membersMax });
    const refusals = [grace, linus].map((client) => client.refusal(JoinRoom, JoinRoomRequest.create(), room));
    assert.equal(refusals, name === "small" ? ["ROOM_FULL", "ROOM_FULL"] : ["none", "ROOM_FULL"]);
  }
});

test("members-survive-a-restart-with-their-roles-and-invitations", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  world.join("linus");
  const room = createRoom(ada, { joiningRole: RoomRole.GUEST });
  joinRoom(grace, room);
  invite(ada, room, "linus");
  world.restart();
  const again = logIn(world, "ada");
  assert.equal(membersOf(again, room), ["ada owner", "grace guest"]);
  assert.equal(roomsOf(logIn(world, "linus")), ["tea invited"]);
});

function hex({ room }: { readonly room: Uint8Array }): string {
  return Buffer.from(room).toString("hex");
}
