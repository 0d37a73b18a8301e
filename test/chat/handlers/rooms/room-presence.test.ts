/** Presence in rooms: told to members who watch, as far as the settings of each user allow it. */

import * as assert from "uvu/assert";
import { Audience, Privacy, PrivacySettings, SetPrivacyRequest } from "../../../../generated/chatwire/v1/account.ts";
import {
  AddContactRequest,
  BlockRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { SetStatusRequest, Status } from "../../../../generated/chatwire/v1/presence.ts";
import {
  LeaveRoomRequest,
  ListRoomMembersRequest,
  type RoomMember,
  RoomMemberScope,
  RoomWatch,
  WatchRoomRequest,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  AddContact,
  Block,
  LeaveRoom,
  ListRoomMembers,
  RemoveContact,
  SetPrivacy,
  SetStatus,
  Unblock,
  WatchRoom,
} from "../../../../generated/chatwire/v1/rules.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { befriend, logIn } from "../../fixtures.ts";
import { createRoom, joinRoom, type RoomAddress } from "./room-fixtures.ts";

const test = suite("presence in rooms");

const TICK_MS = 100;
const NOBODY = PrivacySettings.create({
  see: Audience.NOBODY,
  message: Audience.NOBODY,
  connect: Audience.NOBODY,
  address: Audience.NOBODY,
});
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
  linus.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings: NOBODY }));
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

test("user-whom-more-block-than-watch-is-told-of-as-to-all", () => {
  const { chat, ada, grace, rest, room } = world({}, { linus: Privacy.PUBLIC });
  for (const name of ["barbara", "edsger", "dora"]) chat.join(name).call(Block, BlockRequest.create(), "grace");
  const [linus] = rest;
  linus?.call(Block, BlockRequest.create(), "grace");
  if (linus !== undefined) watch(linus, room);
  chat.pass(TICK_MS);
  for (const client of [ada, linus]) client?.takeEvents();
  setStatus(grace, Status.AWAY);
  chat.pass(TICK_MS);
  assert.equal([told(ada.takeEvents()), linus?.takeEvents()], [["grace away"], []]);
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

test("count-of-those-who-are-present-follows-joins-leaves-statuses-and-settings", () => {
  const { chat, ada, grace, rest, room } = world({ roomMembersToldMax: 1 }, { linus: Privacy.PUBLIC });
  const [linus] = rest;
  if (linus === undefined) throw new Error("Linus is missing.");
  const toldAfter = (change: () => void): string[] => {
    change();
    chat.pass(TICK_MS);
    return told(ada.takeEvents());
  };
  const setSee = (privacy: Privacy): void => {
    grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy }));
  };
  assert.equal(
    toldAfter(() => setStatus(grace, Status.AWAY)),
    ["2 of 3 present"],
  );
  assert.equal(
    toldAfter(() => linus.call(LeaveRoom, LeaveRoomRequest.create(), room)),
    ["1 of 2 present"],
  );
  assert.equal(
    toldAfter(() => setStatus(grace, Status.AVAILABLE)),
    ["2 of 2 present"],
  );
  assert.equal(
    toldAfter(() => setSee(Privacy.PRIVATE)),
    ["1 of 2 present"],
  );
  assert.equal(
    toldAfter(() => setSee(Privacy.PUBLIC)),
    ["2 of 2 present"],
  );
  assert.equal(
    toldAfter(() => joinRoom(linus, room)),
    ["3 of 3 present"],
  );
});

test("watcher-with-more-contacts-than-the-room-has-members-is-told-the-same", () => {
  const { chat, ada, grace, rest, room } = world({}, { linus: Privacy.PRIVATE });
  const [linus] = rest;
  if (linus === undefined) throw new Error("Linus is missing.");
  for (const client of [...["barbara", "edsger", "dora"].map((name) => chat.join(name)), linus]) {
    befriend(ada, client);
  }
  watch(ada, room, RoomWatch.COUNTS);
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["3 of 3 present"]);
  setStatus(linus, Status.AWAY);
  grace.call(Block, BlockRequest.create(), "ada");
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["1 of 3 present"]);
});

test("numbers-are-told-again-after-names-were", () => {
  const { chat, ada, grace, rest, room } = world(
    { roomMembersToldMax: 3 },
    { linus: Privacy.PUBLIC, dora: Privacy.PUBLIC },
  );
  const [linus, dora] = rest;
  if (linus === undefined || dora === undefined) throw new Error("A user is missing.");
  grace.call(LeaveRoom, LeaveRoomRequest.create(), room);
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["-grace"]);
  // As many members as when the numbers were told last.
  joinRoom(grace, room);
  chat.pass(TICK_MS);
  assert.equal(told(ada.takeEvents()), ["4 of 4 present"]);
});

test("what-watchers-are-told-adds-up-to-the-list-of-members-and-nothing-else-is-told", () => {
  for (let run = 0; run < 4; run += 1) {
    const random = new SeededRandom(SEED + run);
    // In half of the runs, the room has too many members for names.
    const isNamed = run % 2 === 0;
    const chat = new ChatSimulation(SEED + run, { roomMembersToldMax: isNamed ? 100 : 2 });
    chat.ticksAtOnce = false;
    const names = ["ada", "grace", "linus", "barbara", "edsger", "dora"];
    const clients = names.map((name, index) => chat.join(name, index < 3 ? Privacy.PUBLIC : Privacy.PRIVATE));
    const [ada] = clients;
    if (ada === undefined) throw new Error("Ada is missing.");
    const room = createRoom(ada);
    for (const client of clients.slice(1)) joinRoom(client, room);
    const views = new Map(clients.slice(0, 4).map((client) => [client, new View()]));
    for (const [client, view] of views) {
      watch(client, room);
      view.list(client, room);
    }
    chat.pass(TICK_MS);
    for (const [client, view] of views) view.take(client.takeEvents());
    for (let step = 0; step < 100; step += 1) {
      const user = random.below(names.length);
      // Few pairs, so that contacts and blocks of most begin and end.
      const other = names[user ^ 1] ?? "";
      const client = clients[user];
      if (client !== undefined) act(client, other, random.below(10), room);
      if (random.below(3) > 0) continue;
      // Long enough for the rates of the requests.
      chat.pass(3_000);
      for (const [watcher, view] of views) {
        const before = view.shown;
        const count = view.take(watcher.takeEvents());
        const where = `run ${run}, step ${step}`;
        assert.is(view.shown, View.listed(watcher, room, isNamed), where);
        assert.is(count, before === view.shown ? 0 : 1, where);
      }
    }
  }
});

/** Changes what others see of a user. */
function act(client: SimulatedClient, other: string, what: number, room: RoomAddress): void {
  if (what < 2) setStatus(client, what === 0 ? Status.AWAY : Status.AVAILABLE);
  else if (what === 2) client.call(Block, BlockRequest.create(), other);
  else if (what === 3) client.call(Unblock, UnblockRequest.create(), other);
  else if (what === 4) client.call(AddContact, AddContactRequest.create(), other);
  else if (what === 5) client.call(RemoveContact, RemoveContactRequest.create(), other);
  else if (what === 6) client.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PUBLIC }));
  else if (what === 7) client.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PRIVATE }));
  else if (what === 8) {
    client.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings: NOBODY }));
  } else if (other === "edsger") {
    // The last two do not watch.
    client.call(LeaveRoom, LeaveRoomRequest.create(), room);
    joinRoom(client, room);
  }
}

/** The members of a room as a watcher knows them from what it was told; in a large room, how many are present. */
class View {
  readonly #members = new Map<string, string>();
  #present: number | undefined;

  static #word({ role, status }: RoomMember): string {
    return `${role} ${STATUS_NAMES.get(status)}`;
  }

  /** What a watcher should know. */
  static listed(client: SimulatedClient, room: RoomAddress, isNamed: boolean): string {
    const { members } = listOf(client, room);
    const isPresent = ({ status }: RoomMember): boolean => status === Status.AVAILABLE || status === Status.CONNECTED;
    if (!isNamed) return String(members.filter(isPresent).length);
    return members.map((member) => `${member.name} ${View.#word(member)}`).join(", ");
  }

  get shown(): string {
    if (this.#present !== undefined) return String(this.#present);
    return [...this.#members]
      .sort()
      .map((member) => member.join(" "))
      .join(", ");
  }

  list(client: SimulatedClient, room: RoomAddress): void {
    for (const member of listOf(client, room).members) this.#members.set(member.name, View.#word(member));
  }

  /** @returns how many events there were */
  take(events: readonly MessageBody[]): number {
    const own = events.flatMap((body) => (body.case === "roomMembersChanged" ? [body.value] : []));
    for (const { changed, gone, countsOnly, present } of own) {
      if (countsOnly) this.#present = present;
      for (const name of gone) this.#members.delete(name);
      for (const member of changed) this.#members.set(member.name, View.#word(member));
    }
    return own.length;
  }
}

function listOf(client: SimulatedClient, room: RoomAddress) {
  return client.call(ListRoomMembers, ListRoomMembersRequest.create({ scope: RoomMemberScope.MEMBERS }), room);
}

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
