/** Presence in rooms: told to members who watch, as far as the settings of each user allow it. */

import * as assert from "uvu/assert";
import { Audience, Privacy, PrivacySettings, SetPrivacyRequest } from "../../../../generated/chatwire/v1/account.ts";
import { AddContactRequest, BlockRequest, UnblockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { SetStatusRequest, Status } from "../../../../generated/chatwire/v1/presence.ts";
import { LeaveRoomRequest, RoomWatch, WatchRoomRequest } from "../../../../generated/chatwire/v1/room.ts";
import {
  AddContact,
  Block,
  LeaveRoom,
  SetPrivacy,
  SetStatus,
  Unblock,
  WatchRoom,
} from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { logIn } from "../../fixtures.ts";
import { createRoom, joinRoom, type RoomAddress } from "./room-fixtures.ts";

const test = suite("presence in rooms");

const TICK_MS = 100;
const STATUS_NAMES: ReadonlyMap<Status, string> = new Map(
  Object.entries(Status).map(([name, value]) => [value, name.toLowerCase()]),
);

function watch(client: SimulatedClient, room: RoomAddress, kind: RoomWatch = RoomWatch.MEMBERS): void {
  client.call(WatchRoom, WatchRoomRequest.create({ watch: kind }), room);
}

function setStatus(client: SimulatedClient, status: Status): void {
  client.call(SetStatus, SetStatusRequest.create({ status }));
}

/** The changes of members among events, as "grace away", "-linus" and "2 of 3 present". */
function told(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) => {
    if (body.case !== "roomMembersChanged") return [];
    const { changed, gone, countsOnly, present, members } = body.value;
    if (countsOnly) return `${present} of ${members} present`;
    const names = changed.map(({ name, status }) => `${name} ${STATUS_NAMES.get(status)}`);
    return [...names, ...gone.map((name) => `-${name}`)].join(", ");
  });
}

/** Ada watches the members of her room: grace, who is public, and others. */
function world(limits: ConstructorParameters<typeof ChatSimulation>[1] = {}, others: Record<string, Privacy> = {}) {
  const chat = new ChatSimulation(SEED, limits);
  chat.ticksAtOnce = false;
  const [ada, grace] = [chat.join("ada"), chat.join("grace")];
  const rest = Object.entries(others).map(([name, privacy]) => chat.join(name, privacy));
  const room = createRoom(ada);
  for (const client of [grace, ...rest]) joinRoom(client, room);
  watch(ada, room);
  chat.pass(1_000);
  ada.takeEvents();
  return { chat, ada, grace, rest, room };
}

test("statuses-are-told-at-a-tick-and-what-was-undone-before-is-not", () => {
  const { chat, ada, grace } = world();
  setStatus(grace, Status.AWAY);
  assert.equal(told(ada.takeEvents()), []);
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["grace away"]);
  setStatus(grace, Status.AVAILABLE);
  setStatus(grace, Status.AWAY);
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), []);
  setStatus(ada, Status.AWAY);
  grace.drop();
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["ada away"], "the watcher itself is a member too");
  logIn(chat, "grace");
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["grace available"]);
});

test("status-of-a-user-whom-the-watcher-may-not-see-causes-no-event", () => {
  const { chat, ada, rest, room } = world({}, { linus: Privacy.PRIVATE });
  const [linus] = rest;
  if (linus === undefined) throw new Error("Linus is missing.");
  setStatus(linus, Status.AWAY);
  chat.pass(TICK_MS);
  assert.equal(ada.takeEvents(), []);
  // Leaving and joining is told to all; the status stays hidden.
  setStatus(linus, Status.AVAILABLE);
  linus.call(LeaveRoom, LeaveRoomRequest.create(), room);
  chat.pass(TICK_MS);
  joinRoom(linus, room);
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["-linus", "linus unspecified"]);
  for (const [one, other] of [
    [ada, "linus"],
    [linus, "ada"],
  ] as const) {
    one.call(AddContact, AddContactRequest.create(), other);
  }
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["linus available"], "contacts see each other");
  setStatus(linus, Status.AWAY);
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["linus away"]);
  const nobody = PrivacySettings.create({ ...NOBODY });
  linus.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings: nobody }));
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["linus unspecified"]);
});

test("blocked-watcher-sees-no-status-and-others-do", () => {
  const { chat, ada, grace, rest, room } = world({}, { linus: Privacy.PUBLIC });
  const [linus] = rest;
  if (linus === undefined) throw new Error("Linus is missing.");
  watch(linus, room);
  chat.pass(TICK_MS);
  for (const client of [ada, linus]) client.takeEvents();
  grace.call(Block, BlockRequest.create(), "ada");
  setStatus(grace, Status.AWAY);
  chat.pass(TICK_MS);
  assert.equal([told(ada.takeEvents()), told(linus.takeEvents())], [["grace unspecified"], ["grace away"]]);
  setStatus(grace, Status.AVAILABLE);
  chat.pass(TICK_MS);
  assert.equal([ada.takeEvents().length, told(linus.takeEvents())], [0, ["grace available"]]);
  grace.call(Unblock, UnblockRequest.create(), "ada");
  chat.pass(TICK_MS);
  assert.equal([told(ada.takeEvents()), told(linus.takeEvents())], [["grace available"], []]);
});

test("large-room-tells-how-many-are-present-as-each-watcher-may-know", () => {
  const others = { linus: Privacy.PUBLIC, hidden: Privacy.PRIVATE };
  const { chat, ada, grace, rest, room } = world({ roomMembersToldMax: 3 }, others);
  const [linus, hidden] = rest;
  if (linus === undefined || hidden === undefined) throw new Error("A user is missing.");
  for (const client of [linus, hidden]) watch(client, room, RoomWatch.COUNTS);
  chat.pass(TICK_MS);
  assert.equal(
    [linus, hidden].map((client) => told(client.takeEvents())),
    [["3 of 4 present"], ["4 of 4 present"]],
    "a watcher is told the counts at the next tick, and counts itself",
  );
  assert.equal(told(ada.takeEvents()), []);
  setStatus(hidden, Status.AWAY);
  chat.pass(TICK_MS);
  assert.equal(
    [ada, linus, hidden].map((client) => told(client.takeEvents())),
    [[], [], ["3 of 4 present"]],
  );
  grace.call(Block, BlockRequest.create(), "linus");
  chat.pass(TICK_MS);
  assert.equal(
    [ada, linus].map((client) => told(client.takeEvents())),
    [[], ["2 of 4 present"]],
  );
  setStatus(grace, Status.AWAY);
  chat.pass(TICK_MS);
  assert.equal(
    [ada, linus].map((client) => told(client.takeEvents())),
    [["2 of 4 present"], []],
  );
});

test("many-watches-make-ticks-longer", () => {
  const { chat, ada, grace, room } = world({ presenceEventsPerSecond: 10, presenceTickMaxMs: 400 });
  watch(grace, room);
  for (let phones = 0; phones < 3; phones += 1) watch(logIn(chat, "grace"), room);
  chat.pass(1_000);
  ada.takeEvents();
  setStatus(ada, Status.AWAY);
  for (let ms = 0; ms < 400; ms += TICK_MS) {
    assert.equal(told(ada.takeEvents()), []);
    chat.pass(TICK_MS);
  }
  assert.equal(told(ada.takeEvents()), ["ada away"]);
});

const NOBODY = {
  see: Audience.NOBODY,
  message: Audience.NOBODY,
  connect: Audience.NOBODY,
  address: Audience.NOBODY,
};
