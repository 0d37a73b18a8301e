/** Application messages in a room: to the members who are connected, in order, charged to their sender. */

import * as assert from "uvu/assert";
import { ApplicationMessage } from "../../../../generated/chatwire/v1/application.ts";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  ModerateRoomRequest,
  RoomAction,
  RoomVisibility,
  RoomWatch,
  SendRoomMessageRequest,
  WatchRoomRequest,
} from "../../../../generated/chatwire/v1/room.ts";
import { Block, ModerateRoom, SendRoomMessage, WatchRoom } from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { logIn } from "../../fixtures.ts";
import { createRoom, joinRoom, post, type RoomAddress } from "./room-fixtures.ts";

const test = suite("application messages in rooms");

function messageOf(payload: string, typeName = "game.Move"): SendRoomMessageRequest {
  return SendRoomMessageRequest.create({
    message: ApplicationMessage.create({ typeName, payload: Buffer.from(payload) }),
  });
}

function send(client: SimulatedClient, room: RoomAddress, payload: string): void {
  client.call(SendRoomMessage, messageOf(payload), room);
}

/** Messages and posts among events, as "ada game.Move e4" and "post 1". */
function received(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) => {
    if (body.case === "postReceived") return `post ${body.value.post?.number}`;
    if (body.case !== "roomMessageReceived") return [];
    const { from, message } = body.value;
    return `${from} ${message?.typeName} ${Buffer.from(message?.payload ?? []).toString()}`;
  });
}

function trio(
  limits: ConstructorParameters<typeof ChatSimulation>[1] = {},
  visibility: RoomVisibility = RoomVisibility.PUBLIC,
) {
  const world = new ChatSimulation(SEED, limits);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada, { visibility });
  if (visibility === RoomVisibility.PUBLIC) for (const client of [grace, linus]) joinRoom(client, room);
  for (const client of [ada, grace, linus]) client.takeEvents();
  return { world, ada, grace, linus, room };
}

test("message-reaches-members-who-are-connected-and-all-connections-but-the-one-that-sent-it", () => {
  const { world, ada, grace, linus, room } = trio();
  const phone = logIn(world, "ada");
  linus.drop();
  send(ada, room, "e4");
  post(ada, room, "text");
  send(ada, room, "d4");
  const told = ["ada game.Move e4", "post 1", "ada game.Move d4"];
  assert.equal([received(phone.takeEvents()), received(grace.takeEvents())], [told, told]);
  assert.equal(received(ada.takeEvents()), []);
  assert.equal(received(logIn(world, "linus").takeEvents()), [], "it is not stored");
});

test("who-blocks-the-sender-or-watches-counts-gets-no-message", () => {
  const { ada, grace, linus, room } = trio();
  grace.call(Block, BlockRequest.create(), "ada");
  linus.call(WatchRoom, WatchRoomRequest.create({ watch: RoomWatch.COUNTS }), room);
  send(ada, room, "e4");
  assert.equal([received(grace.takeEvents()), received(linus.takeEvents())], [[], []]);
  // The blocked user learns nothing: it goes on to get what others do.
  send(grace, room, "e5");
  assert.equal(received(ada.takeEvents()), ["grace game.Move e5"]);
});

test("guests-and-muted-members-send-none-and-a-hidden-room-is-not-there", () => {
  const { ada, grace, linus, room } = trio();
  const act = (action: RoomAction, user: string, more: Partial<ModerateRoomRequest>): unknown =>
    ada.call(ModerateRoom, ModerateRoomRequest.create({ action, user, ...more }), room);
  act(RoomAction.SET_ROLE, "grace", { role: RoomRole.GUEST });
  act(RoomAction.MUTE, "linus", { muteMs: 60_000 });
  const codes = [grace, linus].map((client) => client.refusal(SendRoomMessage, messageOf("e4"), room));
  assert.equal(codes, ["ROLE_TOO_LOW", "MUTED"]);
  const hidden = trio({}, RoomVisibility.HIDDEN);
  assert.is(hidden.grace.refusal(SendRoomMessage, messageOf("e4"), hidden.room), "ROOM_NOT_FOUND");
});

test("messages-are-charged-to-their-sender-for-each-member-and-must-fit", () => {
  const { ada, grace, room } = trio({ accountCausedBytesPerSecond: 1_000 });
  for (const name of ["", "a".repeat(257)]) {
    assert.is(ada.refusal(SendRoomMessage, messageOf("", name), room), "INVALID_ARGUMENT");
  }
  assert.is(ada.refusal(SendRoomMessage, SendRoomMessageRequest.create(), room), "INVALID_ARGUMENT");
  send(ada, room, "m".repeat(700));
  assert.is(ada.refusal(SendRoomMessage, messageOf("m"), room), "RATE_LIMITED");
  // Who sends is charged, not who receives.
  send(grace, room, "m");
  const small = trio({ frameBytesMax: 1_024 });
  assert.is(small.ada.refusal(SendRoomMessage, messageOf("m".repeat(880)), small.room), "TOO_LARGE");
  send(small.ada, small.room, "m".repeat(800));
});
