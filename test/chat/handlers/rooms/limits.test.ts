/** The limits of rooms, each reached once. */

import * as assert from "uvu/assert";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  CloseRoomRequest,
  CreateRoomRequest,
  InviteToRoomRequest,
  JoinRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  ModerateRoomRequest,
  PostInRoomRequest,
  RoomAction,
  RoomMemberScope,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  CloseRoom,
  CreateRoom,
  InviteToRoom,
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
import { createRoom, joinRoom, membersOf, settingsOf } from "./room-fixtures.ts";

const test = suite("limits of rooms");

test("listed-rooms-past-roomsMax-are-refused-whatever-the-number-of-hidden-ones", () => {
  const ada = new ChatSimulation(SEED, { roomsMax: 1 }).join("ada");
  for (const name of ["one", "two"]) createRoom(ada, { name, visibility: RoomVisibility.HIDDEN });
  createRoom(ada);
  assert.is(
    limitOf(() => createRoom(ada, { name: "three" })),
    "roomsMax",
  );
  createRoom(ada, { name: "three", visibility: RoomVisibility.HIDDEN });
});

test("rooms-of-one-account-are-limited-by-roomsOwnedMax-and-roomsPerAccountMax", () => {
  const world = new ChatSimulation(SEED, { roomsOwnedMax: 1, roomsPerAccountMax: 2 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const rooms = [
    createRoom(ada, { name: "one" }),
    createRoom(grace, { name: "two", visibility: RoomVisibility.KNOCK }),
    createRoom(linus, { name: "three" }),
  ];
  assert.is(
    limitOf(() => createRoom(ada, { name: "four" })),
    "roomsOwnedMax",
  );
  const [, two, three] = rooms;
  // A request counts too.
  if (two !== undefined) joinRoom(ada, two);
  assert.is(
    limitOf(() => three && joinRoom(ada, three)),
    "roomsPerAccountMax",
  );
});

test("who-is-made-an-owner-of-rooms-that-it-joined-makes-none-past-roomsOwnedMax", () => {
  const world = new ChatSimulation(SEED, { roomsOwnedMax: 1, roomsPerAccountMax: 3 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const [one, two] = [createRoom(ada, { name: "one" }), createRoom(linus, { name: "two" })];
  for (const room of [one, two]) joinRoom(grace, room);
  // Whoever makes a member an owner must not learn how many rooms the member owns.
  const owner = ModerateRoomRequest.create({ action: RoomAction.SET_ROLE, user: "grace", role: RoomRole.OWNER });
  ada.call(ModerateRoom, owner, one);
  linus.call(LeaveRoom, LeaveRoomRequest.create({ successor: "grace" }), two);
  assert.is(
    limitOf(() => createRoom(grace, { name: "three" })),
    "roomsOwnedMax",
  );
  grace.call(LeaveRoom, LeaveRoomRequest.create(), one);
  grace.call(CloseRoom, CloseRoomRequest.create(), two);
  createRoom(grace, { name: "three" });
});

test("requests-past-roomRequestsMax-are-refused", () => {
  const world = new ChatSimulation(SEED, { roomRequestsMax: 1 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada, { visibility: RoomVisibility.KNOCK });
  joinRoom(grace, room);
  assert.is(
    limitOf(() => linus.call(JoinRoom, JoinRoomRequest.create(), room)),
    "roomRequestsMax",
  );
});

test("invitations-of-one-member-past-roomInvitationsPerMemberMax-are-refused-and-others-invite", () => {
  const world = new ChatSimulation(SEED, { roomInvitationsPerMemberMax: 2 });
  const [ada, mallory] = [world.join("ada"), world.join("mallory")];
  world.join("grace");
  const room = createRoom(ada);
  joinRoom(mallory, room);
  const inviting = (client: SimulatedClient, user: string): string =>
    limitOf(() => client.call(InviteToRoom, InviteToRoomRequest.create({ user }), room));
  // One name once more is no further one, whether a user has it or not.
  for (const name of ["nobody", "grace", "nobody", "grace"]) assert.is(inviting(mallory, name), "none");
  assert.is(inviting(mallory, "linus"), "roomInvitationsPerMemberMax");
  for (const name of ["linus", "nobody"]) assert.is(inviting(ada, name), "none");
  // The invitation of nobody is ada's now.
  assert.equal([inviting(mallory, "edsger"), inviting(mallory, "dora")], ["none", "roomInvitationsPerMemberMax"]);
  mallory.call(LeaveRoom, LeaveRoomRequest.create(), room);
  joinRoom(mallory, room);
  assert.is(inviting(mallory, "dora"), "none");
});

test("settings-have-limits-in-bytes-and-milliseconds", () => {
  const limits = { roomTopicBytesMax: 4, roomDescriptionBytesMax: 5, roomSlowModeMaxMs: 6 };
  const ada = new ChatSimulation(SEED, limits).join("ada");
  const create = (changed: Parameters<typeof settingsOf>[0]): string =>
    limitOf(() => ada.call(CreateRoom, CreateRoomRequest.create({ settings: settingsOf(changed) })));
  assert.is(create({ topic: "\u{1F600}x" }), "roomTopicBytesMax");
  assert.is(create({ description: "123456" }), "roomDescriptionBytesMax");
  assert.is(create({ slowModeMs: 7 }), "roomSlowModeMaxMs");
  assert.is(create({ topic: "\u{1F600}", description: "12345", slowModeMs: 6 }), "none");
});

test("names-in-one-post-are-limited-by-mentionsPerPostMax", () => {
  const ada = new ChatSimulation(SEED, { mentionsPerPostMax: 2 }).join("ada");
  const room = createRoom(ada);
  const post = (...mentions: string[]): string =>
    limitOf(() => ada.call(PostInRoom, PostInRoomRequest.create({ text: "hello", mentions }), room));
  assert.equal([post("ada", "ada"), post("a", "b", "c")], ["none", "mentionsPerPostMax"]);
});

test("members-come-in-pages-of-roomMembersPageMax", () => {
  const world = new ChatSimulation(SEED, { roomMembersPageMax: 2 });
  const names = ["ada", "Edsger", "grace", "linus", "Margaret"];
  const [ada, ...others] = names.map((name) => world.join(name));
  if (ada === undefined) throw new Error("There is no ada.");
  const room = createRoom(ada);
  for (const client of others.reverse()) joinRoom(client, room);
  const got: string[] = [];
  for (let after = "", more = true; more; ) {
    const request = ListRoomMembersRequest.create({ scope: RoomMemberScope.MEMBERS, after });
    const { members, next } = ada.call(ListRoomMembers, request, room);
    got.push(...members.map(({ name }) => name));
    after = next;
    more = next !== "";
  }
  assert.equal(got, names);
  assert.is(membersOf(ada, room).length, 2);
});

/** The limit that refuses a call; "none" if it is answered. */
function limitOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof ProtocolError) return error.limit;
    throw error;
  }
  return "none";
}
