import * as assert from "uvu/assert";
import type { ChatClient, NewRoom, Room, RoomEntry } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, next, take } from "../chat-world.ts";

const test = suite("rooms of a client");
const TEA: NewRoom = { name: "tea", visibility: "public", topic: "Green or black" };

test("posts-come-to-all-members-in-one-order-each-once-their-authors-included", async () => {
  await using world = await ChatWorld.start();
  const clients = [await world.join("ada"), await world.join("grace"), await world.join("linus")];
  const rooms = await inRoom(clients);
  const reading = rooms.map((room) => take(room.posts(), 30));
  await Promise.all(rooms.flatMap((room, author) => range(10).map((each) => room.post(`${author} ${each}`))));
  const [first = [], ...others] = (await Promise.all(reading)).map((entries) => entries.map(textOf));
  assert.equal(
    first.map((text) => Number(text.split(" ")[0])),
    range(30).map((index) => index + 1),
  );
  for (const other of others) assert.equal(other, first);
  // The posts of one author keep their order.
  const ofAda = first.filter((text) => text.includes("ada: 0")).map((text) => text.split(": ")[1]);
  assert.equal(
    ofAda,
    range(10).map((each) => `0 ${each}`),
  );
});

test("loop-begins-after-the-last-post-that-was-read-or-where-the-program-says", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [mine, hers] = await inRoom([ada, grace]);
  for (const text of ["one", "two", "three"]) await mine?.post(text);
  await hers?.markRead(1);
  assert.equal([hers?.unread, mine?.unread], [2, 0]);
  const [two] = await take(posts(hers), 1);
  assert.is(two && textOf(two), "2 ada: two");
  const again = await world.connect();
  await again.logIn({ name: "grace", password: "secret-1" });
  const [room] = await again.rooms.list();
  assert.equal([room?.name, room?.unread, room?.info.members], ["tea", 2, 2]);
  assert.ok(two?.kind === "post");
  assert.equal((await take(posts(room, two), 1)).map(textOf), ["3 ada: three"]);
});

test("slow-loop-gets-every-post", async () => {
  await using world = await ChatWorld.start({ limits: { roomPostsPageMax: 7 } });
  const ada = await world.join("ada");
  const grace = await world.join("grace", "PUBLIC", { limits: { eventQueueMax: 4 } });
  const [mine, hers] = await inRoom([ada, grace]);
  const loop = posts(hers);
  const read: string[] = [];
  const first = next(loop);
  await mine?.post("post 0");
  read.push(textOf(await first));
  for (const each of range(40)) await mine?.post(`post ${each + 1}`);
  while (read.length < 41) read.push(textOf(await next(loop)));
  assert.equal(
    read,
    range(41).map((each) => `${each + 1} ada: post ${each}`),
  );
});

test("rooms-are-found-by-their-names-and-hidden-ones-by-nobody", async () => {
  await using world = await ChatWorld.start({ limits: { roomsPageMax: 2 } });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  for (const name of ["tea", "team", "coffee"]) await ada.rooms.create({ name, visibility: "public" });
  await ada.rooms.create({ name: "tea", visibility: "hidden" });
  await ada.rooms.create({ name: "knocking", visibility: "knock", slowModeMs: 1_000, history: "whole" });
  const listed: string[] = [];
  for await (const { name, visibility } of grace.rooms.listed()) listed.push(`${name} ${visibility}`);
  assert.equal(listed, ["coffee public", "knocking knock", "tea public", "team public"]);
  assert.equal(
    (await grace.rooms.find("TEA")).map(({ visibility }) => visibility),
    ["public"],
  );
  assert.equal((await ada.rooms.find("tea")).map(({ visibility }) => visibility).sort(), ["hidden", "public"]);
  assert.equal(await grace.rooms.find("nothing"), []);
  const [secret] = (await ada.rooms.list()).filter(({ info }) => info.visibility === "hidden");
  assert.is(await codeOf(grace.rooms.join(secret?.id ?? "")), "ROOM_NOT_FOUND");
  assert.is(await codeOf(grace.rooms.get(secret?.id ?? "")), "ROOM_NOT_FOUND");
});

test("who-knocks-waits-until-a-moderator-lets-it-in", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace, linus] = [await world.join("ada"), await world.join("grace"), await world.join("linus")];
  const mine = await ada.rooms.create({ ...TEA, visibility: "knock" });
  const hers = await grace.rooms.join(mine.id);
  assert.equal([hers.info.standing, hers.unread], ["asked", 0]);
  assert.throws(
    () => hers.posts(),
    ({ code }: { code: string }) => code === "WRONG_STATE",
  );
  assert.is(await codeOf(hers.post("let me in")), "NOT_A_MEMBER");
  await linus.rooms.join(mine.id);
  assert.equal(await namesIn(mine, "asking"), ["grace", "linus"]);
  const changes = hers.changes();
  await mine.invite("grace");
  await mine.moderation.remove("linus");
  assert.is((await next(changes)).membership?.role, "member");
  assert.equal(await namesIn(mine, "asking"), []);
  await hers.post("thanks");
  assert.is(textOf(await next(mine.posts())), "1 grace: thanks");
});

test("invitation-is-told-and-accepted-or-declined", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const secret = await ada.rooms.create({ name: "secret", visibility: "hidden" });
  const told = grace.rooms.changes();
  const first = next(told);
  await secret.invite("grace");
  const { id, standing, invitedBy, membership } = await first;
  assert.equal([id, standing, invitedBy, membership], [secret.id, "invited", "ada", undefined]);
  await (await grace.rooms.get(id)).leave();
  assert.equal(await grace.rooms.list(), []);
  await secret.invite("grace");
  const joined = await grace.rooms.join(id);
  assert.is(joined.info.membership?.role, "member");
});

test("moderation-takes-effect-and-loops-of-who-is-removed-end", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace, linus] = [await world.join("ada"), await world.join("grace"), await world.join("linus")];
  const [mine, hers, his] = await inRoom([ada, grace, linus]);
  assert.ok(mine && hers && his);
  const promoted = next(hers.changes());
  await mine.moderation.setRole("grace", "moderator");
  assert.is((await promoted).membership?.role, "moderator");
  await hers.moderation.mute("linus", 60_000);
  const muted = his.post("but");
  assert.is(await codeOf(muted), "MUTED");
  await hers.moderation.mute("linus", 0);
  await his.post("at last");
  const loop = posts(his, { epoch: his.info.membership?.epoch ?? 0, number: 0 });
  assert.is(textOf(await next(loop)), "1 linus: at last");
  const rest = collect(loop);
  await hers.moderation.ban("linus");
  assert.equal(await rest, []);
  assert.equal([his.info.standing, await codeOf(linus.rooms.join(mine.id))], ["none", "BANNED_FROM_ROOM"]);
  assert.equal(await namesIn(mine, "banned"), ["linus"]);
  assert.is(await codeOf(hers.moderation.remove("ada")), "ROLE_TOO_LOW");
  await hers.moderation.unban("linus");
  await linus.rooms.join(mine.id);
  assert.equal(await namesIn(mine, "members"), ["ada owner", "grace moderator", "linus member"]);
  assert.is(await codeOf(mine.leave()), "LAST_OWNER");
  await mine.leave({ successor: "grace" });
  assert.equal([mine.info.standing, await namesIn(hers, "members")], ["none", ["grace owner", "linus member"]]);
});

test("unread-posts-and-mentions-are-counted-as-the-server-counts", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [mine, hers] = await inRoom([ada, grace]);
  assert.ok(mine && hers);
  for (const mentions of [[], ["Grace", "nobody"], ["grace"]]) await mine.post("hello", { mentions });
  await until(hers, () => hers.unread === 3);
  assert.equal([hers.unread, hers.mentions, mine.unread], [3, 2, 0]);
  // Not everything before it is read.
  await hers.post("hm");
  assert.equal([hers.unread, hers.mentions], [4, 2]);
  await hers.markRead(2);
  assert.equal([hers.unread, hers.mentions], [2, 1]);
  const [listed] = await grace.rooms.list();
  assert.equal(listed?.info.membership, hers.info.membership);
  await hers.markRead(4);
  await hers.post("read");
  assert.equal([hers.unread, (await grace.rooms.list())[0]?.unread], [0, 0]);
});

test("history-goes-back-page-by-page-and-says-what-is-missing", async () => {
  await using world = await ChatWorld.start({ limits: { roomPostsPageMax: 3 } });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const mine = await ada.rooms.create(TEA);
  for (const each of range(8)) await mine.post(`post ${each + 1}`);
  const hers = await grace.rooms.join(mine.id);
  await mine.post("post 9");
  const read: string[] = [];
  for await (const entry of mine.history({ before: 8 })) read.push(textOf(entry));
  assert.equal(
    read,
    range(7).map((each) => `${7 - each} ada: post ${7 - each}`),
  );
  const since: string[] = [];
  for await (const entry of hers.history()) since.push(textOf(entry));
  assert.equal(since, ["9 ada: post 9", "missing 1-8"]);
  const after = { epoch: mine.info.membership?.epoch ?? 0, number: 6 };
  assert.equal((await take(hers.posts({ after }), 2)).map(textOf), ["missing 7-8", "9 ada: post 9"]);
});

test("post-of-a-blocked-user-is-a-placeholder", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [mine, hers] = await inRoom([ada, grace]);
  await grace.blocked.add("ada");
  const reading = take(posts(hers), 2);
  await mine?.post("you cannot see this");
  await hers?.post("but they see this");
  assert.equal((await reading).map(textOf), ["1 blocked", "2 grace: but they see this"]);
});

test("post-waits-for-slow-mode-and-says-until-when", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const room = await ada.rooms.create({ ...TEA, slowModeMs: 1_500 });
  const hers = await grace.rooms.join(room.id);
  const sendings = ["one", "two"].map((text) => hers.post(text));
  const states: string[] = [];
  for await (const state of sendings[1] ?? []) {
    states.push(state.status);
    if (state.status === "waiting" && state.nextTryMs !== undefined) {
      assert.is(state.reason?.code, "SLOW_MODE");
      assert.equal(
        grace.rooms.waiting.map(({ text, to }) => [text, to]),
        [["two", room.id]],
      );
      assert.equal(grace.texts.waiting, []);
    }
  }
  assert.ok(states.includes("waiting"));
  assert.is(states.at(-1), "stored");
  assert.equal((await take(room.posts(), 2)).map(textOf), ["1 grace: one", "2 grace: two"]);
});

test("list-of-many-members-goes-on-when-the-rate-refuses-a-page", async () => {
  await using world = await ChatWorld.start({ limits: { roomMembersPageMax: 1 } });
  const ada = await world.join("ada");
  const room = await ada.rooms.create(TEA);
  const names = range(24).map((each) => `b${String(each).padStart(2, "0")}`);
  for (const name of names)
    await room.moderation.ban(name).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await room.moderation.ban(name);
    });
  assert.equal(await namesIn(room, "banned"), names);
});

test("wrong-arguments-are-refused-at-once", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const room = await ada.rooms.create(TEA);
  const wrong: NewRoom = { name: "x", visibility: "public", ...{ joiningRole: "owner" as "member" } };
  assert.is(await codeOf(ada.rooms.create(wrong)), "INVALID_ARGUMENT");
  assert.is(await codeOf(ada.rooms.join("tea")), "INVALID_ARGUMENT");
  assert.throws(() => room.members({ list: "all" as "members" }), /list/);
  assert.is(await codeOf(room.moderation.setRole("grace", "king" as "owner")), "INVALID_ARGUMENT");
  assert.is(await codeOf(room.markRead(7)), "INVALID_ARGUMENT");
  assert.is(await codeOf(room.post("")), "INVALID_ARGUMENT");
});

test("edits-deletions-and-reactions-come-to-all-loops-those-of-this-client-too", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [mine, hers] = await inRoom([ada, grace]);
  assert.ok(mine && hers);
  const sent = [await mine.post("one"), await hers.post("two")] as const;
  const loops = [mine, hers].map((room) => take(room.posts({ after: { epoch: sent[0].epoch, number: 0 } }), 6));
  await next(mine.posts({ after: { epoch: sent[0].epoch, number: 0 } }));
  await mine.edit(sent[0], "one!");
  await hers.react(sent[0], "\u{1f44d}");
  await mine.react(sent[1], "+1");
  await mine.moderation.setRole("grace", "moderator");
  assert.is(await codeOf(hers.edit(sent[0], "mine")), "NOT_THE_AUTHOR");
  assert.is(await codeOf(hers.delete(sent[0])), "ROLE_TOO_LOW");
  await mine.delete(sent[1]);
  for (const entries of await Promise.all(loops)) {
    assert.equal(entries.slice(0, 2).map(textOf), ["1 ada: one", "2 grace: two"]);
    assert.equal(
      entries.slice(2).map((entry) => ("change" in entry ? `${entry.kind} ${entry.change}` : "")),
      ["changed 1", "reacted 2", "reacted 3", "changed 4"],
    );
    const last = entries.at(-1);
    assert.ok(last?.kind === "changed" && last.post.kind === "deleted" && last.post.from === "grace");
  }
  const { value } = await mine.history({ before: 2 }).next();
  assert.ok(value?.kind === "post" && value.editedAt !== undefined);
  assert.equal([value.text, value.reactions], ["one!", [{ reaction: "\u{1f44d}", count: 1, own: false }]]);
  await hers.removeReaction(sent[0], "\u{1f44d}");
  assert.is(await codeOf(mine.react({ ...sent[0], number: 99 }, "+1")), "POST_NOT_FOUND");
});

test("loop-of-a-later-login-gets-the-changes-since-the-one-that-the-program-has", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [mine, hers] = await inRoom([ada, grace]);
  assert.ok(mine && hers);
  const { epoch } = await mine.post("one");
  for (const text of ["two", "three"]) await mine.post(text);
  const loop = hers.posts();
  for (const _ of range(3)) await next(loop);
  await mine.edit({ epoch, number: 1 }, "one!");
  const entry = await next(loop);
  assert.ok(entry.kind === "changed");
  await grace.logOff();
  await mine.edit({ epoch, number: 2 }, "two!");
  await mine.edit({ epoch, number: 2 }, "two!!");
  await grace.logIn({ name: "grace", password: "secret-1" });
  const [again] = await grace.rooms.list();
  assert.ok(again);
  const changed = await next(again.posts({ after: { epoch, number: 3, change: entry.change } }));
  assert.ok(changed.kind === "changed" && changed.post.kind === "post");
  assert.equal([changed.post.text, changed.change], ["two!!", entry.change + 2]);
});

test("settings-pins-the-log-and-reports-are-told-to-those-whom-they-concern", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [mine, hers] = await inRoom([ada, grace]);
  assert.ok(mine && hers);
  const sent = await hers.post("look at this");
  await mine.moderation.set({ topic: "Oolong", slowModeMs: 0 });
  await mine.moderation.pin(sent);
  await until(hers, () => hers.info.topic === "Oolong" && hers.info.membership?.pinned.length === 1);
  assert.equal([mine.info.topic, mine.info.name, mine.info.membership?.pinned], ["Oolong", "tea", [sent.number]]);
  assert.is(await codeOf(hers.moderation.set({ topic: "mine" })), "ROLE_TOO_LOW");
  await mine.moderation.unpin(sent);
  const report = next(mine.moderation.reports());
  await hers.report(sent, "spam");
  const { kind, by, post, text } = await report;
  assert.equal([kind, by, post, text], ["reported", "grace", sent.number, "spam"]);
  assert.equal(
    (await collect(mine.moderation.log({ list: "reports" }))).map((each) => each.text),
    ["spam"],
  );
  const actions = (await collect(mine.moderation.log())).map((each) => each.kind);
  assert.equal(actions, ["unpinned", "pinned", "settings set"]);
  await mine.moderation.close();
  await until(hers, () => hers.info.standing === "none");
  assert.equal([mine.info.standing, await ada.rooms.list()], ["none", []]);
});

test("watch-tells-who-joins-and-is-present-or-only-counts", async () => {
  await using world = await ChatWorld.start({ limits: { presenceTickMs: 50 } });
  const [ada, grace, linus] = [await world.join("ada"), await world.join("grace"), await world.join("linus")];
  const [mine, hers] = await inRoom([ada, grace]);
  assert.ok(mine && hers);
  await mine.watch("members");
  await hers.watch("counts");
  const [named, counts] = [mine.memberChanges(), hers.memberChanges()];
  const names = async (): Promise<string[] | undefined> => {
    const { changed, present } = await next(named);
    assert.is(present, undefined);
    return changed?.map(({ name, role, status }) => `${name} ${role} ${status}`);
  };
  await linus.rooms.join(mine.id);
  assert.equal(await names(), ["linus member available"]);
  await linus.peers.setStatus("away");
  assert.equal(await names(), ["linus member away"]);
  for await (const { members, present, changed } of counts) {
    assert.is(changed, undefined);
    if (members === 3 && present === 2) break;
  }
  assert.is(hers.info.members, 3);
  // Posts do not come, but a loop fetches them once it learns of them.
  const reading = next(hers.posts());
  await mine.post("hello");
  assert.is(textOf(await reading), "1 ada: hello");
});

test("loops-end-with-the-login-and-calls-then-fail", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const room = await ada.rooms.create(TEA);
  await room.post("one");
  const [loop, changing] = [
    posts(room, { epoch: room.info.membership?.epoch ?? 0, number: 0 }),
    collect(ada.rooms.changes()),
  ];
  assert.is(textOf(await next(loop)), "1 ada: one");
  const rest = collect(loop);
  await ada.logOff();
  assert.equal([await rest, (await changing).length < 3], [[], true]);
  assert.is(await codeOf(room.post("two")), "WRONG_STATE");
});

/** The room of the first client, which the others join. */
async function inRoom(clients: readonly ChatClient[], settings: NewRoom = TEA): Promise<Room[]> {
  const [owner, ...others] = clients;
  const room = await owner?.rooms.create(settings);
  assert.ok(room);
  const joined: Room[] = [];
  for (const other of others) joined.push(await other.rooms.join(room.id));
  return [room, ...joined];
}

function posts(room: Room | undefined, after?: { epoch: number; number: number }): AsyncGenerator<RoomEntry> {
  assert.ok(room);
  return room.posts({ ...(after && { after: { epoch: after.epoch, number: after.number } }) });
}

/** All posts until the loop ends. */
async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function until(room: Room, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  for await (const _ of room.changes()) if (isSo()) return;
}

async function namesIn(room: Room, list: "members" | "asking" | "banned"): Promise<string[]> {
  return (await collect(room.members({ list }))).map(({ name, role }) =>
    role === undefined ? name : `${name} ${role}`,
  );
}

function textOf(entry: RoomEntry): string {
  if (entry.kind === "missing") return `missing ${entry.first}-${entry.last}`;
  if (entry.kind === "restarted") return `restarted ${entry.epoch}`;
  if (entry.kind === "changed" || entry.kind === "reacted") return `${entry.kind} ${entry.change}`;
  return entry.kind === "post" ? `${entry.number} ${entry.from}: ${entry.text}` : `${entry.number} ${entry.kind}`;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
