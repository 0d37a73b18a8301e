/** What a server may send about rooms, without one. */

import * as assert from "uvu/assert";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import {
  Post,
  PostChanged,
  PostReceived,
  Room,
  RoomChanged,
  RoomSettings,
  RoomStanding,
} from "../../../generated/chatwire/v1/room.ts";
import type { OrderedCaller } from "../../../src/client/connection/call.ts";
import { RoomStates } from "../../../src/client/rooms/room-states.ts";
import { ClosedError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("events of rooms");
const ROOMS_MAX = 10_000;

test("rooms-that-a-server-makes-up-are-followed-up-to-a-number", () => {
  const states = begin();
  for (let each = 0; each < 2 * ROOMS_MAX; each += 1) states.handleEvent(changed(idOf(each)));
  assert.ok(states.get(hexOf(idOf(ROOMS_MAX - 1))));
  assert.is(states.get(hexOf(idOf(ROOMS_MAX))), undefined);
});

test("events-about-unknown-rooms-and-with-malformed-ids-or-fields-missing-change-nothing", () => {
  const states = begin();
  for (const id of [new Uint8Array(), Uint8Array.of(1, 2, 3), new Uint8Array(1_000)]) {
    const events: MessageBody[] = [
      { case: "postReceived", value: PostReceived.create({ roomId: id, epoch: 1, post: Post.create({ number: 1 }) }) },
      { case: "postChanged", value: PostChanged.create({ roomId: id, epoch: 1 }) },
      { case: "roomChanged", value: RoomChanged.create() },
      { case: "roomChanged", value: RoomChanged.create({ room: Room.create({ roomId: id }) }) },
      changed(id),
      { case: "postReceived", value: PostReceived.create({ roomId: id }) },
    ];
    for (const event of events) assert.ok(states.handleEvent(event));
    assert.is(states.get(hexOf(id))?.info.standing, "invited");
  }
  assert.not(states.handleEvent({ case: undefined }));
});

test("standing-role-and-visibility-of-a-newer-server-promise-the-least", () => {
  const states = begin();
  const settings = RoomSettings.create({ name: "tea", visibility: 77, history: 77, joiningRole: 77 });
  const member = { standing: RoomStanding.MEMBER, role: 77 };
  states.handleEvent({
    case: "roomChanged",
    value: RoomChanged.create({ room: Room.create({ settings, ...member }) }),
  });
  const { visibility, history, joiningRole, membership } = states.get("")?.info ?? {};
  assert.equal([visibility, history, joiningRole, membership?.role], ["hidden", "since joining", "member", "guest"]);
});

function begin(): RoomStates {
  const call: OrderedCaller = async () => {
    throw new ClosedError("CLOSED", "There is no server.");
  };
  const clock = new SimulatedWorld({ seed: SEED }).addHost("192.0.2.1");
  const states = new RoomStates({ clock, call, limits: DEFAULT_LIMITS, createRequestId: () => undefined });
  states.begin("ada");
  return states;
}

function changed(roomId: Uint8Array): MessageBody {
  const settings = RoomSettings.create({ name: "tea" });
  const room = Room.create({ roomId, settings, standing: RoomStanding.INVITED, invitedBy: "eve" });
  return { case: "roomChanged", value: RoomChanged.create({ room }) };
}

function idOf(number: number): Uint8Array {
  const id = new Uint8Array(16);
  new DataView(id.buffer).setUint32(0, number);
  return id;
}

function hexOf(id: Uint8Array): string {
  return Buffer.from(id).toString("hex");
}
