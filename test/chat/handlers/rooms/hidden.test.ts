/** A hidden room is, for others, a room that does not exist. */

import * as assert from "uvu/assert";
import { Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { ApplicationMessage } from "../../../../generated/chatwire/v1/application.ts";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { ErrorCode, type ErrorInfo } from "../../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { Addressee, type Rule } from "../../../../generated/chatwire/v1/options.ts";
import {
  InviteToRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  RoomMemberScope,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import { Block, InviteToRoom, LeaveRoom, ListRoomMembers, methods } from "../../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { toErrorInfo } from "../../../../src/session/error-info.ts";
import type { Method } from "../../../../src/wire/method.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient, type To } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { createRoom, invite, joinRoom, membersOf, post, roomEvents, roomsOf } from "./room-fixtures.ts";

type AnyMethod = Method<unknown, unknown, MessageBody, Rule>;

const IN_ROOMS = Object.values<AnyMethod>(methods).filter(({ rule }) => rule.addressee === Addressee.ROOM);

const test = suite("hidden rooms");

test("every-command-answers-for-a-hidden-room-as-for-one-that-does-not-exist", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const hidden = createRoom(ada, { visibility: RoomVisibility.HIDDEN });
  post(ada, hidden, "hello", ["grace"]);
  assert.ok(IN_ROOMS.length > 5);
  for (const method of IN_ROOMS) {
    // What methods check before the room.
    const message = ApplicationMessage.create({ typeName: "example.Move" });
    const request = method.request.create({ text: "hello", reaction: "ok", message });
    for (const identity of [undefined, { id: new Uint8Array(16).fill(1), repeatedAfterMs: 1 }]) {
      const facts = method.rule.changes ? identity : undefined;
      const answers = [hidden.room, new Uint8Array(16), new Uint8Array()].map((room) =>
        refusalOf(grace, method, request, { room }, facts),
      );
      assert.is(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1, method.name);
      if (facts === undefined) assert.is(answers[0]?.code, ErrorCode.ROOM_NOT_FOUND, method.name);
    }
  }
  assert.equal(grace.takeEvents(), []);
  assert.equal(roomsOf(grace), []);
});

test("inviting-answers-alike-for-hidden-and-for-unknown-users", () => {
  const answers = ["grace", "nobody"].map((name) => {
    const world = new ChatSimulation(SEED, { roomInvitationsMax: 2 });
    const [ada] = [world.join("ada"), world.join("grace", Privacy.PRIVATE)];
    const room = createRoom(ada, { visibility: RoomVisibility.HIDDEN });
    const before = ada.received.length;
    invite(ada, room, name);
    invite(ada, room, "linus");
    assert.is(
      refusalOf(ada, InviteToRoom, InviteToRoomRequest.create({ user: "edsger" }), room)?.limit,
      "roomInvitationsMax",
    );
    return Buffer.concat(ada.received.slice(before)).toString("hex");
  });
  assert.is(answers[0], answers[1]);
});

test("what-a-hidden-user-does-shows-in-no-count-of-invitations", () => {
  for (const name of ["grace", "nobody"]) {
    const world = new ChatSimulation(SEED, { roomInvitationsMax: 1, roomInvitationsPerAccountMax: 1 });
    const [ada, grace] = [world.join("ada"), world.join("grace", Privacy.PRIVATE)];
    const rooms = ["one", "two"].map((room) => createRoom(ada, { name: room }));
    for (const room of rooms) invite(ada, room, name);
    for (const room of rooms) grace.call(LeaveRoom, LeaveRoomRequest.create(), room);
    for (const room of rooms) {
      const refusal = refusalOf(ada, InviteToRoom, InviteToRoomRequest.create({ user: "edsger" }), room);
      assert.is(refusal?.limit, "roomInvitationsMax", name);
    }
  }
});

test("invitations-that-a-user-does-not-see-push-out-no-others", () => {
  const world = new ChatSimulation(SEED, { roomInvitationsPerAccountMax: 2 });
  const [ada, grace, mallory] = [world.join("ada"), world.join("grace"), world.join("mallory")];
  grace.call(Block, BlockRequest.create(), "mallory");
  for (const name of ["one", "two"]) invite(ada, createRoom(ada, { name }), "grace");
  for (const name of ["three", "four", "five"]) invite(mallory, createRoom(mallory, { name }), "grace");
  assert.equal(roomsOf(grace).sort(), ["one invited", "two invited"]);
  grace.takeEvents();
  invite(ada, createRoom(ada, { name: "six", visibility: RoomVisibility.HIDDEN }), "grace");
  assert.equal(roomEvents(grace.takeEvents()), ["one none", "six invited"]);
  assert.equal(roomsOf(grace).sort(), ["six invited", "two invited"]);
});

test("member-does-not-learn-from-a-full-room-who-asks-to-join", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada, { visibility: RoomVisibility.KNOCK, membersMax: 2 });
  invite(ada, room, "grace");
  joinRoom(grace, room);
  joinRoom(linus, room);
  for (const name of ["linus", "nobody"]) invite(grace, room, name);
  assert.is(ada.refusal(InviteToRoom, InviteToRoomRequest.create({ user: "linus" }), room), "ROOM_FULL");
  assert.equal(roomsOf(linus), ["tea asked"]);
});

test("status-of-a-hidden-member-stays-hidden-in-the-list-of-members", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace", Privacy.PRIVATE)];
  const room = createRoom(grace);
  joinRoom(ada, room);
  const statuses = (client: SimulatedClient): number[] =>
    client
      .call(ListRoomMembers, ListRoomMembersRequest.create({ scope: RoomMemberScope.MEMBERS }), room)
      .members.map(({ status }) => status);
  assert.equal(membersOf(ada, room), ["ada member", "grace owner"]);
  assert.equal(statuses(ada), [1, 0]);
  assert.equal(statuses(grace), [1, 1]);
});

function refusalOf<Q, R>(
  client: SimulatedClient,
  method: Method<Q, R, MessageBody, Rule>,
  request: Q,
  to: To,
  identity?: { readonly id: Uint8Array; readonly repeatedAfterMs: number },
): ErrorInfo | undefined {
  try {
    client.call(method, request, to, identity);
  } catch (error) {
    if (error instanceof ProtocolError) return toErrorInfo(error);
    throw error;
  }
  return undefined;
}
