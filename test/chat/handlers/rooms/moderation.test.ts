/** What moderators and owners do about others. */

import * as assert from "uvu/assert";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  JoinRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  ModerateRoomRequest,
  PostInRoomRequest,
  RoomAction,
  RoomMemberScope,
  RoomScope,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  JoinRoom,
  LeaveRoom,
  ListRoomMembers,
  ModerateRoom,
  PostInRoom,
} from "../../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { logIn } from "../../fixtures.ts";
import {
  createRoom,
  invite,
  joinRoom,
  membersOf,
  post,
  postsIn,
  type RoomAddress,
  roomEvents,
  roomsOf,
} from "./room-fixtures.ts";

const test = suite("moderation of rooms");

/** Ada, who owns a room; grace, a moderator; linus, a member. */
function trio(settings: Parameters<typeof createRoom>[1] = {}) {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada, settings);
  for (const [client, name] of [
    [grace, "grace"],
    [linus, "linus"],
  ] as const) {
    invite(ada, room, name);
    joinRoom(client, room);
  }
  act(ada, room, { action: RoomAction.SET_ROLE, user: "grace", role: RoomRole.MODERATOR });
  for (const client of [ada, grace, linus]) client.takeEvents();
  return { world, ada, grace, linus, room };
}

function act(client: SimulatedClient, room: RoomAddress, asked: Partial<ModerateRoomRequest>): void {
  client.call(ModerateRoom, ModerateRoomRequest.create(asked), room);
}

function refused(client: SimulatedClient, room: RoomAddress, asked: Partial<ModerateRoomRequest>): string {
  return client.refusal(ModerateRoom, ModerateRoomRequest.create(asked), room);
}

test("removed-member-gets-no-further-post-and-may-come-back", () => {
  const { ada, grace, linus, room } = trio();
  act(grace, room, { action: RoomAction.REMOVE, user: "Linus" });
  assert.equal(roomEvents(linus.takeEvents()), ["tea none"]);
  post(ada, room, "hello");
  assert.equal(postsIn(linus.takeEvents()), []);
  assert.is(linus.refusal(PostInRoom, PostInRoomRequest.create({ text: "hello" }), room), "NOT_A_MEMBER");
  joinRoom(linus, room);
  assert.equal(membersOf(linus, room), ["ada owner", "grace moderator", "linus member"]);
});

test("banned-user-neither-joins-nor-sees-invitations-until-the-ban-ends", () => {
  const { world, ada, grace, linus, room } = trio();
  act(grace, room, { action: RoomAction.BAN, user: "linus" });
  assert.equal(roomEvents(linus.takeEvents()), ["tea none"]);
  const join = (client: SimulatedClient): string => client.refusal(JoinRoom, JoinRoomRequest.create(), room);
  assert.is(join(linus), "BANNED_FROM_ROOM");
  invite(ada, room, "linus");
  assert.equal(roomsOf(linus), []);
  assert.equal(roomsOf(linus, RoomScope.LISTED), ["tea none"]);
  world.restart();
  const [again, moderator] = [logIn(world, "linus"), logIn(world, "grace")];
  assert.is(join(again), "BANNED_FROM_ROOM");
  const banned = ListRoomMembersRequest.create({ scope: RoomMemberScope.BANNED });
  assert.equal(
    moderator.call(ListRoomMembers, banned, room).members.map(({ name }) => name),
    ["linus"],
  );
  act(moderator, room, { action: RoomAction.UNBAN, user: "linus" });
  assert.is(join(again), "none");
});

test("user-banned-from-a-hidden-room-is-told-what-a-stranger-is", () => {
  const { ada, linus, room } = trio({ visibility: RoomVisibility.HIDDEN });
  act(ada, room, { action: RoomAction.BAN, user: "linus" });
  assert.equal(roomEvents(linus.takeEvents()), ["gone"]);
  invite(ada, room, "linus");
  assert.is(linus.refusal(JoinRoom, JoinRoomRequest.create(), room), "ROOM_NOT_FOUND");
  assert.equal(linus.takeEvents(), []);
});

test("names-that-nobody-has-are-banned-and-removed-as-others", () => {
  const { ada, room } = trio();
  for (const action of [RoomAction.REMOVE, RoomAction.UNBAN, RoomAction.BAN])
    act(ada, room, { action, user: "nobody" });
  const banned = ListRoomMembersRequest.create({ scope: RoomMemberScope.BANNED });
  assert.is(ada.call(ListRoomMembers, banned, room).members.length, 1);
});

test("muted-member-reads-and-does-not-post-until-the-time-is-over", () => {
  const { world, ada, grace, linus, room } = trio();
  act(grace, room, { action: RoomAction.MUTE, user: "linus", muteMs: 5_000 });
  world.pass(2_000);
  const posting = (): [string, number] => {
    try {
      post(linus, room, "hello");
    } catch (error) {
      if (error instanceof ProtocolError) return [error.code, error.retryAfterMs];
      throw error;
    }
    return ["none", 0];
  };
  assert.equal(posting(), ["MUTED", 3_000]);
  post(ada, room, "hello");
  assert.equal(postsIn(linus.takeEvents()), ["1 ada: hello"]);
  world.pass(3_000);
  assert.equal(posting(), ["none", 0]);
  act(grace, room, { action: RoomAction.MUTE, user: "linus", muteMs: 5_000 });
  act(grace, room, { action: RoomAction.MUTE, user: "linus" });
  assert.equal(posting(), ["none", 0]);
});

test("mute-and-slow-mode-outlast-leaving-the-room-and-a-restart", () => {
  const { world, ada, grace, linus, room } = trio({ slowModeMs: 3_000 });
  post(linus, room, "hello");
  const again = (client: SimulatedClient): void => {
    client.call(LeaveRoom, LeaveRoomRequest.create(), room);
    joinRoom(client, room);
  };
  const refusal = () => linus.refusal(PostInRoom, PostInRoomRequest.create({ text: "hello" }), room);
  again(linus);
  assert.is(refusal(), "SLOW_MODE");
  act(grace, room, { action: RoomAction.MUTE, user: "linus", muteMs: 60_000 });
  again(linus);
  assert.is(refusal(), "MUTED");
  act(ada, room, { action: RoomAction.REMOVE, user: "linus" });
  assert.equal(membersOf(ada, room), ["ada owner", "grace moderator"]);
  world.restart();
  const [back, moderator] = [logIn(world, "linus"), logIn(world, "grace")];
  assert.equal(membersOf(moderator, room), ["ada owner", "grace moderator"]);
  joinRoom(back, room);
  assert.is(back.refusal(PostInRoom, PostInRoomRequest.create({ text: "hello" }), room), "MUTED");
  act(moderator, room, { action: RoomAction.MUTE, user: "linus" });
  again(back);
  post(back, room, "hello");
  assert.equal(membersOf(back, room), ["ada owner", "grace moderator", "linus member"]);
});

test("nobody-acts-on-the-same-role-or-a-higher-one", () => {
  const { ada, grace, room } = trio();
  for (const user of ["ada", "grace"]) {
    for (const action of [RoomAction.REMOVE, RoomAction.BAN, RoomAction.MUTE, RoomAction.SET_ROLE]) {
      const asked = { action, user, muteMs: 1, role: RoomRole.GUEST };
      assert.is(refused(grace, room, asked), "ROLE_TOO_LOW");
    }
  }
  assert.is(
    refused(grace, room, { action: RoomAction.SET_ROLE, user: "linus", role: RoomRole.MODERATOR }),
    "ROLE_TOO_LOW",
  );
  act(grace, room, { action: RoomAction.SET_ROLE, user: "linus", role: RoomRole.GUEST });
  act(ada, room, { action: RoomAction.SET_ROLE, user: "grace", role: RoomRole.OWNER });
  assert.is(refused(ada, room, { action: RoomAction.REMOVE, user: "grace" }), "ROLE_TOO_LOW");
  assert.equal(membersOf(ada, room), ["ada owner", "grace owner", "linus guest"]);
});

test("bans-past-roomBansMax-and-mutes-past-roomMuteMaxMs-are-refused", () => {
  const world = new ChatSimulation(SEED, { roomBansMax: 1, roomMuteMaxMs: 10 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const room = createRoom(ada);
  joinRoom(grace, room);
  assert.is(refused(ada, room, { action: RoomAction.MUTE, user: "grace", muteMs: 11 }), "INVALID_ARGUMENT");
  act(ada, room, { action: RoomAction.BAN, user: "nobody" });
  act(ada, room, { action: RoomAction.BAN, user: "Nobody" });
  assert.is(refused(ada, room, { action: RoomAction.BAN, user: "grace" }), "LIMIT_REACHED");
  assert.equal(membersOf(ada, room), ["ada owner", "grace member"]);
});
