/** Rooms of clients whose connection or session is lost. */

import * as assert from "uvu/assert";
import type { Room, RoomEntry, RoomInfo } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { note, RestartingSite, statuses, type User } from "./restarting-site.ts";

const test = suite("rooms of clients that come back");

const certificate = createCertificate();
const NAMES = ["ada", "grace", "linus"];
/** A client that was cut off is back after the longest pause between two attempts. */
const BACK_MS = 60_000;

interface Member extends User {
  readonly room: Room;
  /** What its loop has got. */
  readonly read: string[];
}

async function open(seed = SEED, limits = {}): Promise<{ site: RestartingSite; members: Member[] }> {
  const site = await RestartingSite.open(await certificate, seed, limits);
  const users: User[] = [];
  for (const name of NAMES) users.push(await site.join(name));
  const [first, ...others] = users;
  assert.ok(first);
  const room = await site.run(first.client.rooms.create({ name: "tea", visibility: "public" }));
  const members = [memberOf(first, room)];
  for (const user of others) members.push(memberOf(user, await site.run(user.client.rooms.join(room.id))));
  return { site, members };
}

function memberOf(user: User, room: Room): Member {
  const member: Member = { ...user, room, read: [] };
  note(room.posts(), (entry) => member.read.push(textOf(entry)));
  return member;
}

function textOf(entry: RoomEntry): string {
  return entry.kind === "post" ? `${entry.number} ${entry.from}: ${entry.text}` : entry.kind;
}

for (const how of ["in order", "by force"] as const)
  test(`posts-made-while-a-member-was-cut-off-come-once-although-the-server-restarts-${how.replace(" ", "-")}`, async () => {
    const { site, members } = await open();
    const [ada, grace, linus] = members;
    assert.ok(ada && grace && linus);
    await site.run(Promise.all([ada.room.post("one"), grace.room.post("two")]));
    linus.host.breakStreams();
    linus.host.disconnect();
    for (const text of ["three", "four"]) await site.run(ada.room.post(text, { mentions: ["linus"] }));
    const late = linus.room.post("from where nobody hears me");
    await site.restart(how);
    await site.advance(BACK_MS);
    linus.host.reconnect();
    await site.run(late);
    await site.run(grace.room.post("six"));
    await site.advance(BACK_MS);
    assert.ok(statuses(linus).includes("restored"));
    for (const { read } of members) assert.equal(read, ada.read);
    const expected = ["3 ada: three", "4 ada: four", "5 linus: from where nobody hears me", "6 grace: six"];
    assert.equal([ada.read.length, ada.read.slice(2)], [6, expected]);
    assert.equal([linus.room.unread, linus.room.mentions], [6, 2]);
  });

test("client-that-was-cut-off-learns-that-it-is-no-member-any-more-and-of-its-new-rooms", async () => {
  const { site, members } = await open();
  const [ada, , linus] = members;
  assert.ok(ada && linus);
  const told: RoomInfo[] = [];
  note(linus.client.rooms.changes(), (info) => told.push(info));
  linus.host.breakStreams();
  linus.host.disconnect();
  await site.run(ada.room.moderation.remove("linus"));
  const secret = await site.run(ada.client.rooms.create({ name: "secret", visibility: "hidden" }));
  await site.run(secret.invite("linus"));
  await site.restart("in order");
  await site.advance(BACK_MS);
  linus.host.reconnect();
  await site.advance(BACK_MS);
  assert.is(linus.room.info.standing, "none");
  assert.equal(told.map(({ name, standing }) => `${name} ${standing}`).sort(), ["secret invited", "tea none"]);
});

test("every-member-has-the-same-posts-once-whoever-is-cut-off-and-however-often-the-server-restarts", async () => {
  for (const seed of Array.from({ length: timesOf(2, 40) }, (_, index) => SEED * 1_000 + index)) {
    const random = new SeededRandom(seed);
    const { site, members } = await open(seed, { roomPostsPageMax: 5 });
    const posts: Promise<unknown>[] = [];
    for (let step = 0; step < 60; step += 1) {
      const member = members[random.below(members.length)];
      assert.ok(member);
      const choice = random.below(12);
      if (choice === 0) member.host.breakStreams();
      else if (choice === 1) member.host.disconnect();
      else if (choice === 2) member.host.reconnect();
      else if (choice === 3 && step % 5 === 0) await site.restart(random.below(2) === 0 ? "in order" : "by force");
      else posts.push(member.room.post(`post ${posts.length}`));
      await site.advance(random.below(3_000));
    }
    for (const { host } of members) host.reconnect();
    await site.run(Promise.all(posts));
    await site.advance(BACK_MS);
    const [first] = members;
    for (const { read } of members) assert.equal(read, first?.read, `seed ${seed}`);
    const numbers = (first?.read ?? []).map((text) => Number(text.split(" ")[0]));
    assert.equal(
      numbers,
      posts.map((_, index) => index + 1),
      `seed ${seed}`,
    );
  }
});
