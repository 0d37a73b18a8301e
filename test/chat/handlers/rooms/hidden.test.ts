/** A hidden room is, for others, a room that does not exist. */

import * as assert from "uvu/assert";
import { Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { ErrorCode, type ErrorInfo } from "../../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { Addressee, type Rule } from "../../../../generated/chatwire/v1/options.ts";
import {
  InviteToRoomRequest,
  ListRoomMembersRequest,
  RoomMemberScope,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import { InviteToRoom, ListRoomMembers, methods } from "../../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { toErrorInfo } from "../../../../src/session/error-info.ts";
import type { Method } from "../../../../src/wire/method.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient, type To } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { createRoom, invite, joinRoom, membersOf, post, roomsOf } from "./room-fixtures.ts";

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
    const request = method.request.create({ text: "hello", reaction: "ok" });
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
