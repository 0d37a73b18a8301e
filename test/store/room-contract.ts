/** The tests of rooms that every store must pass. */

import * as assert from "uvu/assert";
import { RoomRole } from "../../generated/chatwire/v1/options.ts";
import type { Change } from "../../src/chat/state/account.ts";
import type { PostQuery, StoredPost } from "../../src/chat/state/stored-rooms.ts";
import { UsageError } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";
import { loadChecked } from "./plain-state.ts";
import { rejection } from "./rejection.ts";
import {
  sampleLogEntry,
  sampleMember,
  samplePost,
  sampleRoom,
  sampleRoomId,
  sampleRoomRelation,
} from "./room-samples.ts";
import { sampleAccount, sampleOrigin, saved } from "./samples.ts";
import type { Subject, Test } from "./subject.ts";

const PEOPLE = [saved(sampleAccount(1, "Ada")), saved(sampleAccount(2, "Grace"))];
const [TEA, COFFEE] = [sampleRoom(1, "Tea"), sampleRoom(2, "coffee")];
const ROOMS: readonly Change[] = [...PEOPLE, { kind: "room", room: TEA }, { kind: "room", room: COFFEE }];

export function testRooms(test: Test, subject: Subject): void {
  const storeWith = (...changes: readonly Change[]): Promise<Store> => storeOf(subject, changes);
  testRoomsAndMembers(test, storeWith);
  testPosts(test, storeWith);
  testEnds(test, storeWith, subject);
  testRefused(test, storeWith);
}

/** Creates a store with two people and two rooms, commits each change separately, and reopens it. */
async function storeOf({ create, reopen }: Subject, changes: readonly Change[]): Promise<Store> {
  const store = await create();
  for (const change of [...ROOMS, ...changes]) await store.commit([change]);
  return reopen(store);
}

type StoreWith = (...changes: readonly Change[]) => Promise<Store>;

function testRoomsAndMembers(test: Test, storeWith: StoreWith): void {
  test("room-survives-reopening-and-its-settings-are-replaced", async () => {
    const changed = { ...TEA, key: "green tea", settings: { ...TEA.settings, name: "Green tea", topic: "" } };
    const store = await storeWith({ kind: "room", room: changed });
    assert.equal(byId([...(await loadChecked(store)).rooms]), [changed, COFFEE]);
  });

  test("members-and-relations-are-added-replaced-and-removed", async () => {
    const owner = sampleMember(1, 1, { role: RoomRole.OWNER, readNumber: 3, mentions: [4, 9], mutedUntilMs: 7 });
    const invitation = sampleRoomRelation(1, "invitation", "Nobody");
    const request = sampleRoomRelation(1, "request", "Grace", 2);
    const store = await storeWith(
      { kind: "room member", member: sampleMember(1, 1) },
      { kind: "room member", member: owner },
      { kind: "room member", member: sampleMember(1, 2) },
      { kind: "room member removed", room: TEA.id, account: 2 },
      { kind: "room relation", relation: invitation },
      { kind: "room relation", relation: request },
      { kind: "room relation", relation: { ...invitation, by: 2 } },
      { kind: "room relation", relation: sampleRoomRelation(2, "request", "Ada", 1) },
      { kind: "room relation removed", relation: { room: COFFEE.id, kind: "request", key: "ada" } },
    );
    const { roomMembers, roomRelations } = await loadChecked(store);
    assert.equal([...roomMembers], [owner]);
    assert.equal([...roomRelations], [request, { ...invitation, by: 2 }]);
  });
}

function testPosts(test: Test, storeWith: StoreWith): void {
  test("post-changes-in-its-place-and-is-found-by-its-last-change", async () => {
    const posts = [1, 2, 3].map((number) => samplePost(1, number, { origin: sampleOrigin(number) }));
    const changes = [
      { number: 3, change: 1, text: "changed", editedMs: 9, mentions: ["ada"] },
      { number: 1, change: 2, isDeleted: true, text: "", mentions: [] },
      { number: 3, change: 3, text: "again", editedMs: 10, mentions: [] },
      // It was forgotten before.
      { number: 7, change: 4, text: "late" },
    ].map(({ number, ...changed }) => samplePost(1, number, { origin: sampleOrigin(number), ...changed }));
    const reacted = { ...changes[2], change: 5, reactions: [{ reaction: "👍", by: [2, 1] }] } as StoredPost;
    const store = await storeWith(...posts.map(added), ...[...changes, reacted].map(changedPost));
    const room = TEA.id;
    const read = (query: PostQuery): Promise<StoredPost[]> => store.readPosts(query);
    assert.equal(await read({ kind: "posts changed after", room, change: 0, countMax: 9 }), [changes[1], reacted]);
    assert.equal(await read({ kind: "posts changed after", room, change: 2, countMax: 9 }), [reacted]);
    assert.equal(await read({ kind: "posts changed after", room, change: 0, countMax: 1 }), [changes[1]]);
    assert.equal(await read({ kind: "posts changed after", room, change: 5, countMax: 9 }), []);
    assert.equal(await read({ kind: "posts after", room, number: 0, countMax: 9 }), [changes[1], posts[1], reacted]);
    // The reactions count as well as the text.
    assert.is((await read({ kind: "posts before", room, number: 9, countMax: 9, bytesMax: 5 })).length, 1);
    const found = [...(await loadChecked(store)).rooms].find(({ id }) => id === room);
    assert.is(found?.lastChange, 5);
  });

  test("log-of-a-room-keeps-what-was-not-removed", async () => {
    const entries = [1, 2, 3].map((number) => sampleLogEntry(1, number));
    const store = await storeWith(
      ...entries.map((entry) => ({ kind: "room log", entry }) as const),
      { kind: "room log", entry: sampleLogEntry(2, 1) },
      { kind: "room log removed", room: TEA.id, number: 1 },
      { kind: "room closed", room: COFFEE.id },
    );
    assert.equal([...(await loadChecked(store)).roomLog], entries.slice(1));
  });

  test("posts-are-read-in-both-directions", async () => {
    const posts = [1, 2, 3, 4].map((number) => samplePost(1, number, { text: "a\0b".repeat(number) }));
    const store = await storeWith(...posts.map(added));
    const numbers = async (query: PostQuery): Promise<number[]> =>
      (await store.readPosts(query)).map(({ number }) => number);
    const room = TEA.id;
    assert.equal(await store.readPosts({ kind: "posts after", room, number: 2, countMax: 9 }), posts.slice(2));
    assert.equal(await numbers({ kind: "posts after", room, number: 0, countMax: 2 }), [1, 2]);
    assert.equal(await numbers({ kind: "posts before", room, number: 4, countMax: 2 }), [3, 2]);
    // The answer ends with the post that has more bytes.
    assert.equal(await numbers({ kind: "posts after", room, number: 0, countMax: 9, bytesMax: 8 }), [1, 2]);
    assert.equal(await numbers({ kind: "posts before", room, number: 9, countMax: 9, bytesMax: 20 }), [4, 3]);
    assert.equal(await numbers({ kind: "posts after", room: COFFEE.id, number: 0, countMax: 9 }), []);
    assert.equal(await numbers({ kind: "posts after", room: sampleRoomId(9), number: 0, countMax: 9 }), []);
    assert.is([...(await loadChecked(store)).rooms].find(({ id }) => id === room)?.lastNumber, 4);
    assert.is((await loadChecked(store)).servedMs, 1_004);
  });

  test("post-counts-as-read-by-an-author-who-had-read-all-before", async () => {
    const store = await storeWith(
      { kind: "room member", member: sampleMember(1, 1) },
      { kind: "room member", member: sampleMember(1, 2) },
      added(samplePost(1, 1)),
      added(samplePost(1, 2)),
      added(samplePost(1, 3, { author: 2 })),
      added(samplePost(1, 4)),
    );
    const reads = [...(await loadChecked(store)).roomMembers].map(({ account, readNumber }) => [account, readNumber]);
    assert.equal(reads, [
      [1, 2],
      [2, 0],
    ]);
  });

  test("post-is-found-by-the-id-of-its-author's-request", async () => {
    const [mine, yours] = [
      samplePost(1, 1, { origin: sampleOrigin(5) }),
      samplePost(1, 2, { author: 2, origin: sampleOrigin(5) }),
    ];
    const store = await storeWith(added(mine), added(yours), added(samplePost(1, 3)));
    const find = (author: number, byte: number, orAfter: number): Promise<StoredPost[]> =>
      store.readPosts({ kind: "post of request", room: TEA.id, author, requestId: sampleOrigin(byte).id, orAfter });
    assert.equal(await find(1, 5, 9), [mine]);
    assert.equal(await find(2, 5, 9), [yours]);
    assert.equal(
      (await find(2, 6, 2)).map(({ number }) => number),
      [3],
    );
    assert.equal(await find(2, 6, 3), []);
  });
}

function testEnds(test: Test, storeWith: StoreWith, { reopen }: Subject): void {
  test("first-posts-and-old-posts-are-forgotten", async () => {
    const posts = [1, 2, 3, 4, 5, 6].map((number) => samplePost(1, number, { origin: sampleOrigin(number) }));
    const store = await storeWith(
      ...posts.map(added),
      { kind: "forget first posts", room: TEA.id, number: 5, countMax: 2 },
      { kind: "forget texts", deliveredBeforeMs: 1_005, waitingBeforeMs: 0 },
    );
    const left = await store.readPosts({ kind: "posts after", room: TEA.id, number: 0, countMax: 9 });
    assert.equal(left, posts.slice(4));
    assert.is([...(await loadChecked(store)).rooms].find(({ id }) => id === TEA.id)?.lastNumber, 6);
  });

  test("closed-room-leaves-nothing", async () => {
    const posts = Array.from({ length: 600 }, (_, index) => added(samplePost(1, index + 1)));
    const store = await storeWith(
      { kind: "room member", member: sampleMember(1, 1) },
      { kind: "room relation", relation: sampleRoomRelation(1, "invitation", "Grace", 2) },
    );
    await store.commit([...posts, { kind: "room closed", room: TEA.id }]);
    const { rooms, roomMembers, roomRelations } = await loadChecked(await reopen(store));
    assert.equal([[...rooms], [...roomMembers], [...roomRelations]], [[COFFEE], [], []]);
  });

  test("deleted-account-is-a-member-of-nothing-and-its-posts-stay", async () => {
    const store = await storeWith(
      { kind: "room member", member: sampleMember(1, 1) },
      { kind: "room member", member: sampleMember(2, 1) },
      { kind: "room member", member: sampleMember(1, 2) },
      added(samplePost(1, 1)),
      { kind: "account deleted", account: 1 },
    );
    assert.equal([...(await loadChecked(store)).roomMembers], [sampleMember(1, 2)]);
    assert.is((await store.readPosts({ kind: "posts after", room: TEA.id, number: 0, countMax: 9 })).length, 1);
  });
}

function testRefused(test: Test, storeWith: StoreWith): void {
  for (const [what, change] of [
    ["post-of-an-unknown-room", added(samplePost(9, 1))],
    ["post-with-a-number-that-is-taken", added(samplePost(1, 1))],
    ["member-of-an-unknown-room", { kind: "room member", member: sampleMember(9, 1) }],
    ["relation-of-an-unknown-room", { kind: "room relation", relation: sampleRoomRelation(9, "request", "Ada", 1) }],
  ] as const satisfies readonly (readonly [string, Change])[]) {
    test(`${what}-is-refused-and-nothing-is-kept`, async () => {
      const store = await storeWith(added(samplePost(1, 1)));
      const commit = [added(samplePost(1, 2)), { kind: "room closed", room: COFFEE.id }, change] as const;
      assert.instance(await rejection(store.commit(commit)), UsageError);
      assert.equal(byId([...(await loadChecked(store)).rooms]), [{ ...TEA, lastNumber: 1 }, COFFEE]);
      assert.is((await store.readPosts({ kind: "posts after", room: TEA.id, number: 0, countMax: 9 })).length, 1);
    });
  }
}

function added(post: StoredPost): Change {
  return { kind: "post", post };
}

function changedPost(post: StoredPost): Change {
  return { kind: "post changed", post };
}

function byId<T extends { readonly id: string }>(rooms: readonly T[]): T[] {
  return [...rooms].sort((a, b) => (a.id < b.id ? -1 : 1));
}
