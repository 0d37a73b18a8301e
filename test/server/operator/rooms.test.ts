/** What the operator does to rooms. */

import * as assert from "uvu/assert";
import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import {
  CreateRoomRequest,
  JoinRoomRequest,
  ListRoomMembersRequest,
  ListRoomsRequest,
  ModerateRoomRequest,
  type Room,
  RoomAction,
  RoomMemberScope,
  RoomScope,
  RoomSettings,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";
import {
  CreateRoom,
  JoinRoom,
  ListRoomMembers,
  ListRooms,
  ModerateRoom,
} from "../../../generated/chatwire/v1/rules.ts";
import type { ChatClient } from "../../../src/index.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import { ChatWorld, codeOf } from "../../client/chat-world.ts";
import { PEPPER, randomBytes } from "../../store/samples.ts";
import { TemporaryFolder } from "../../store/temporary-folder.ts";
import { suite } from "../../suite.ts";

const test = suite("operator of rooms");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

async function create(
  owner: ChatClient,
  visibility: RoomVisibility = RoomVisibility.PUBLIC,
  name = "tea",
): Promise<Room> {
  const settings = RoomSettings.create({ name, visibility });
  const { room } = await owner.call(CreateRoom, CreateRoomRequest.create({ settings }));
  if (room === undefined) throw new Error("There is no room.");
  return room;
}

async function join(client: ChatClient, { roomId: room }: Room): Promise<void> {
  await client.call(JoinRoom, JoinRoomRequest.create(), { to: { room } });
}

/** The members, as "ada 4". */
async function members(client: ChatClient, { roomId: room }: Room): Promise<string[]> {
  const request = ListRoomMembersRequest.create({ scope: RoomMemberScope.MEMBERS });
  const { members } = await client.call(ListRoomMembers, request, { to: { room } });
  return members.map(({ name, role }) => `${name} ${role}`);
}

async function ownRooms(client: ChatClient): Promise<Room[]> {
  return (await client.call(ListRooms, ListRoomsRequest.create({ scope: RoomScope.OWN }))).rooms;
}

test("rooms-are-listed-hidden-ones-too-and-closed", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const tea = await create(ada);
  await create(grace, RoomVisibility.HIDDEN, "coffee");
  await join(grace, tea);
  const { operator } = world.server;
  const id = Buffer.from(tea.roomId).toString("hex");
  assert.equal(
    operator.rooms().map(({ name, visibility, members, posts, owners }) => [name, visibility, members, posts, owners]),
    [
      ["coffee", "HIDDEN", 1, 0, ["grace"]],
      ["tea", "PUBLIC", 2, 0, ["ada"]],
    ],
  );
  assert.equal(
    operator.rooms("TE").map((room) => room.id),
    [id],
  );
  await operator.closeRoom(id);
  assert.equal([(await ownRooms(ada)).length, (await ownRooms(grace)).length], [0, 1]);
  assert.is(await codeOf(operator.closeRoom(id)), "INVALID_ARGUMENT");
});

test("member-becomes-an-owner-beside-the-others", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await world.join("linus");
  const room = await create(ada);
  await join(grace, room);
  const id = Buffer.from(room.roomId).toString("hex");
  await world.server.operator.appointRoomOwner(id, "grace");
  assert.equal(await members(ada, room), [`ada ${RoomRole.OWNER}`, `grace ${RoomRole.OWNER}`]);
  assert.is(await codeOf(world.server.operator.appointRoomOwner(id, "linus")), "INVALID_ARGUMENT");
});

test("banned-user-does-not-stay-the-only-owner-and-banned-users-do-not-succeed", async () => {
  await using world = await ChatWorld.start();
  const names = ["ada", "grace", "linus", "barbara"];
  const [ada, grace, linus, barbara] = await Promise.all(names.map((name) => world.join(name)));
  if (!ada || !grace || !linus || !barbara) throw new Error("Somebody is missing.");
  const room = await create(ada);
  for (const client of [grace, linus, barbara]) await join(client, room);
  const to = { room: room.roomId };
  const promote = ModerateRoomRequest.create({ action: RoomAction.SET_ROLE, user: "linus", role: RoomRole.MODERATOR });
  await ada.call(ModerateRoom, promote, { to });
  const { operator } = world.server;
  await operator.ban({ name: "linus" });
  await operator.ban({ name: "ada" });
  const [member, owner, moderator] = [RoomRole.MEMBER, RoomRole.OWNER, RoomRole.MODERATOR];
  const expected = [`ada ${member}`, `barbara ${member}`, `grace ${owner}`, `linus ${moderator}`];
  assert.equal(await members(barbara, room), expected);
  await operator.ban({ name: "grace" });
  assert.equal((await members(barbara, room))[1], `barbara ${owner}`);
});

test("restored-backup-and-the-operator-begin-another-epoch-in-each-room", async () => {
  const options = { path: folder.newPath(), pepper: PEPPER, random: randomBytes };
  const backup = folder.newPath();
  const epochs: number[] = [];
  {
    const store = await SqliteStore.open(options);
    await using world = await ChatWorld.start({ store });
    epochs.push((await create(await world.join("ada"))).epoch);
    await store.backup(backup);
  }
  await SqliteStore.restore(options, backup);
  await using world = await ChatWorld.start({ store: await SqliteStore.open(options) });
  const ada = await world.connect();
  await ada.logIn({ name: "ada", password: "secret-1" });
  epochs.push((await ownRooms(ada))[0]?.epoch ?? 0);
  assert.is(await world.server.operator.beginRoomEpochs(), 1);
  epochs.push((await ownRooms(ada))[0]?.epoch ?? 0);
  assert.is(new Set(epochs).size, 3, epochs.join(" "));
  assert.not.ok(epochs.includes(0));
});
