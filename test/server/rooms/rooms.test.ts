/** Rooms between real clients and a server, over sockets, with a file. */

import * as assert from "uvu/assert";
import {
  CreateRoomRequest,
  GetRoomHistoryRequest,
  JoinRoomRequest,
  PostInRoomRequest,
  RoomSettings,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";
import { CreateRoom, GetRoomHistory, JoinRoom, PostInRoom } from "../../../generated/chatwire/v1/rules.ts";
import { refusal } from "../../../src/server/index.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import { ChatWorld } from "../../client/chat-world.ts";
import { PEPPER, randomBytes } from "../../store/samples.ts";
import { TemporaryFolder } from "../../store/temporary-folder.ts";
import { suite } from "../../suite.ts";

const test = suite("rooms at a server");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

test("posts-of-two-clients-are-in-the-file-in-one-order-as-the-program-of-the-server-wants-them", async () => {
  const options = { path: folder.newPath(), pepper: PEPPER, random: randomBytes };
  const asked: (string | undefined)[] = [];
  const onText = ({ room, text }: { room: string | undefined; text: string }): string | undefined => {
    asked.push(room);
    if (text === "never") throw refusal("No.");
    return text.toUpperCase();
  };
  const id = await (async () => {
    await using world = await ChatWorld.start({ store: await SqliteStore.open(options), onText });
    const [ada, grace] = [await world.join("ada"), await world.join("grace")];
    const settings = RoomSettings.create({ name: "tea", visibility: RoomVisibility.PUBLIC, history: 2 });
    const { room } = await ada.call(CreateRoom, CreateRoomRequest.create({ settings }));
    const to = { room: room?.roomId ?? new Uint8Array() };
    await grace.call(JoinRoom, JoinRoomRequest.create(), { to });
    const post = (text: string) => PostInRoomRequest.create({ text });
    for (const [client, text] of [
      [ada, "one"],
      [grace, "two"],
      [ada, "three"],
    ] as const) {
      await client.call(PostInRoom, post(text), { to });
    }
    const refused = await ada.call(PostInRoom, post("never"), { to }).catch((error) => error.code);
    assert.is(refused, "REFUSED");
    return to.room;
  })();
  assert.equal(new Set(asked), new Set([Buffer.from(id).toString("hex")]));
  const store = await SqliteStore.open(options);
  await using world = await ChatWorld.start({ store });
  const grace = await world.connect();
  await grace.logIn({ name: "grace", password: "secret-1" });
  const request = GetRoomHistoryRequest.create({ page: { case: "after", value: 0 } });
  const { posts } = await grace.call(GetRoomHistory, request, { to: { room: id } });
  assert.equal(
    posts.map(({ number, from, text }) => `${number} ${from}: ${text}`),
    ["1 ada: ONE", "2 grace: TWO", "3 ada: THREE"],
  );
});
