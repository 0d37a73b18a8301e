/** Reports, and the log of what moderators did. */

import * as assert from "uvu/assert";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  GetRoomLogRequest,
  LeaveRoomRequest,
  ModerateRoomRequest,
  ReportPostRequest,
  RoomAction,
  type RoomLogEntry,
  RoomLogKind,
  RoomLogScope,
} from "../../../../generated/chatwire/v1/room.ts";
import { GetRoomLog, LeaveRoom, ModerateRoom, ReportPost } from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { deleteAccount, logIn } from "../../fixtures.ts";
import { at, createRoom, deletePost, joinRoom, pin, post, type RoomAddress } from "./room-fixtures.ts";

const test = suite("log of a room");

function world(limits: ConstructorParameters<typeof ChatSimulation>[1] = {}) {
  const world = new ChatSimulation(SEED, limits);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const room = createRoom(ada, { joiningRole: RoomRole.MEMBER });
  for (const client of [grace, linus]) joinRoom(client, room);
  moderate(ada, room, { action: RoomAction.SET_ROLE, user: "grace", role: RoomRole.MODERATOR });
  for (const client of [ada, grace, linus]) client.takeEvents();
  return { world, ada, grace, linus, room };
}

function moderate(client: SimulatedClient, room: RoomAddress, asked: Partial<ModerateRoomRequest>): void {
  client.call(ModerateRoom, ModerateRoomRequest.create(asked), room);
}

function report(client: SimulatedClient, room: RoomAddress, number: number, reason = ""): string {
  return client.refusal(ReportPost, ReportPostRequest.create({ ...at(client, room, number), reason }), room);
}

function log(client: SimulatedClient, room: RoomAddress, scope: RoomLogScope, before = 0) {
  return client.call(GetRoomLog, GetRoomLogRequest.create({ scope, before }), room);
}

function described({ kind, by, user, post: number, role, text }: RoomLogEntry): string {
  const [name] = Object.entries(RoomLogKind).find(([, value]) => value === kind) ?? [];
  return [name?.toLowerCase(), by, user, number || "", role || "", text].filter((part) => part !== "").join(" ");
}

test("log-has-what-moderators-did-also-to-names-that-nobody-has", () => {
  const { world: chat, ada, grace, linus, room } = world();
  post(linus, room, "text");
  post(ada, room, "other");
  moderate(grace, room, { action: RoomAction.MUTE, user: "linus", muteMs: 5_000 });
  moderate(grace, room, { action: RoomAction.BAN, user: "nobody" });
  pin(grace, room, 2);
  deletePost(grace, room, 1);
  moderate(grace, room, { action: RoomAction.REMOVE, user: "linus" });
  const expected = [
    "removed grace linus",
    "post_deleted grace linus 1",
    "pinned grace 2",
    "banned grace nobody",
    "muted grace linus",
    `role_set ada grace ${RoomRole.MODERATOR}`,
  ];
  assert.equal(log(ada, room, RoomLogScope.ACTIONS).entries.map(described), expected);
  assert.is(log(ada, room, RoomLogScope.ACTIONS).entries[4]?.untilMs, chat.wallMs + 5_000);
  chat.restart();
  assert.equal(log(logIn(chat, "ada"), room, RoomLogScope.ACTIONS).entries.map(described), expected);
});

test("log-says-who-became-an-owner-and-by-whom", () => {
  const { ada, grace, linus, room } = world();
  ada.call(LeaveRoom, LeaveRoomRequest.create({ successor: "LINUS" }), room);
  const named = `role_set ada linus ${RoomRole.OWNER}`;
  assert.is(log(linus, room, RoomLogScope.ACTIONS).entries.map(described)[0], named);
  deleteAccount(linus, "linus");
  const [chosen, before] = log(grace, room, RoomLogScope.ACTIONS).entries.map(described);
  assert.equal([chosen, before], [`succeeded grace ${RoomRole.OWNER}`, named]);
});

test("owners-read-the-log-moderators-the-reports-and-members-neither", () => {
  const { grace, linus, room } = world();
  const refusal = (client: SimulatedClient, scope: RoomLogScope): string =>
    client.refusal(GetRoomLog, GetRoomLogRequest.create({ scope }), room);
  assert.equal(
    [
      refusal(grace, RoomLogScope.ACTIONS),
      refusal(grace, RoomLogScope.REPORTS),
      refusal(linus, RoomLogScope.REPORTS),
      refusal(grace, RoomLogScope.UNSPECIFIED),
    ],
    ["ROLE_TOO_LOW", "none", "ROLE_TOO_LOW", "INVALID_ARGUMENT"],
  );
});

// A reason of 513 bytes is past `reportBytesMax`.
test("report-reaches-moderators-and-owners-once-and-nobody-else", () => {
  const { world: chat, ada, grace, linus, room } = world();
  const barbara = chat.join("barbara");
  joinRoom(barbara, room);
  post(linus, room, "bad");
  for (const client of [ada, grace, linus, barbara]) client.takeEvents();
  for (let time = 0; time < 2; time++) assert.is(report(barbara, room, 1, "rude"), "none");
  for (const client of [ada, grace]) {
    const reports = client.takeEvents().flatMap((body) => (body.case === "postReported" ? body.value.report : []));
    assert.equal(
      reports.map((entry) => entry && described(entry)),
      ["reported barbara linus 1 rude"],
    );
  }
  assert.equal([linus.takeEvents(), barbara.takeEvents()], [[], []]);
  assert.equal(log(grace, room, RoomLogScope.REPORTS).entries.map(described), ["reported barbara linus 1 rude"]);
  assert.equal([report(barbara, room, 9), report(barbara, room, 1, "x".repeat(513))], ["POST_NOT_FOUND", "TOO_LARGE"]);
});

test("reports-and-entries-are-limited-apart-and-the-oldest-are-forgotten", () => {
  const limits = { roomReportsPerAccountMax: 2, roomReportsMax: 3, roomLogMax: 2, roomLogPageMax: 2 };
  const { world: chat, ada, grace, linus, room } = world(limits);
  for (let number = 1; number <= 4; number++) post(ada, room, "text");
  assert.equal(
    [1, 2, 3].map((number) => report(linus, room, number)),
    ["none", "none", "LIMIT_REACHED"],
  );
  assert.equal(
    [1, 2].map((number) => report(grace, room, number)),
    ["none", "none"],
  );
  for (const user of ["one", "two", "three"]) moderate(grace, room, { action: RoomAction.BAN, user });
  chat.restart();
  const again = logIn(chat, "ada");
  const first = log(again, room, RoomLogScope.REPORTS);
  const rest = log(again, room, RoomLogScope.REPORTS, first.entries.at(-1)?.number);
  assert.equal([first.more, rest.more], [true, false]);
  assert.equal([...first.entries, ...rest.entries].map(described), [
    "reported grace ada 2",
    "reported grace ada 1",
    "reported linus ada 2",
  ]);
  assert.equal(log(again, room, RoomLogScope.ACTIONS).entries.map(described), [
    "banned grace three",
    "banned grace two",
  ]);
});
