import * as assert from "uvu/assert";
import type { Account, Ban, Change, Relation } from "../../src/chat/state/account.ts";
import type { RoomRelation, StoredRoom } from "../../src/chat/state/stored-rooms.ts";
import { StoreError } from "../../src/errors.ts";
import { nameKey } from "../../src/name.ts";
import { MemoryStore } from "../../src/store/memory/memory-store.ts";
import { loadWithNewKeys } from "../../src/store/name-keys.ts";
import { SqliteStore } from "../../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../../src/store/store.ts";
import { ChatWorld, codeOf } from "../client/chat-world.ts";
import { suite } from "../suite.ts";
import { rejection } from "./rejection.ts";
import { sampleRoom, sampleRoomId, sampleRoomRelation } from "./room-samples.ts";
import { PEPPER, randomBytes, sampleAccount, saved } from "./samples.ts";
import { snapshot } from "./snapshot.ts";
import { TemporaryFolder } from "./temporary-folder.ts";

const test = suite("keys of stored names");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

const STORES: { readonly [name: string]: () => Promise<Store> } = {
  memory: async () => new MemoryStore(randomBytes),
  sqlite: () => SqliteStore.open({ path: folder.newPath(), pepper: PEPPER, random: randomBytes }),
};

/** An account with the key of an earlier version of this library. */
const old = (id: number, name: string, key: string): Account => ({ ...sampleAccount(id, name), key });

function relation(name: string, key: string, target: number, kind: Relation["kind"] = "contact"): Relation {
  return { account: 1, kind, key, name, target };
}

async function storeWith(open: () => Promise<Store>, ...changes: readonly Change[]): Promise<Store> {
  const store = await open();
  await store.commit(changes);
  return store;
}

for (const [kind, open] of Object.entries(STORES)) {
  test(`accounts-and-relations-get-the-keys-that-their-names-have-now-in-${kind}`, async () => {
    const store = await storeWith(
      open,
      saved(old(1, "ada", "ada")),
      // The new key of the second account is the old one of the third.
      saved(old(2, "STRAẞE", "straße")),
      saved(old(3, "grace", "strasse")),
      { kind: "relation", relation: relation("STRAẞE", "straße", 2) },
      { kind: "relation", relation: relation("Strasse", "strasse", 3) },
      { kind: "relation", relation: relation("ẞ", "ß", 0, "block") },
      { kind: "relation", relation: relation("ss", "ss", 0, "block") },
    );
    const { accounts, relations } = await loadWithNewKeys(store);
    assert.equal(keysOf(accounts), ["1 ada", "2 strasse", "3 grace"]);
    assert.equal(relationsOf(relations), ["block ss 0", "contact grace 3", "contact strasse 2"]);
    // The changes are stored, and the next start has nothing to change.
    const stored = await store.load();
    assert.equal(keysOf(stored.accounts), ["1 ada", "2 strasse", "3 grace"]);
    assert.equal(relationsOf(stored.relations), ["block ss 0", "contact grace 3", "contact strasse 2"]);
    store.commit = () => Promise.reject(new Error("The keys were new before."));
    await loadWithNewKeys(store);
    await store.close();
  });

  test(`of-two-relations-that-now-have-one-name-that-to-todays-account-stays-in-${kind}`, async () => {
    for (const order of [0, 1]) {
      const both = [relation("STRAẞE", "straße", 2), relation("strasse", "strasse", 0)];
      const changes = both.map((each): Change => ({ kind: "relation", relation: each }));
      const accounts = [saved(old(1, "ada", "ada")), saved(old(2, "STRAẞE", "straße"))];
      const store = await storeWith(open, ...accounts, ...(order === 0 ? changes : changes.reverse()));
      assert.equal(relationsOf((await loadWithNewKeys(store)).relations), ["contact strasse 2"]);
      assert.equal(relationsOf((await store.load()).relations), ["contact strasse 2"]);
      await store.close();
    }
  });

  test(`rooms-with-their-bans-and-the-bans-of-the-operator-get-the-new-keys-in-${kind}`, async () => {
    const [listed, hidden] = [sampleRoom(1, "STRAẞE"), sampleRoom(2, "STRAẞE")];
    const ban = (subject: string, key: string, untilMs?: number): Change => ({
      kind: "ban",
      ban: { kind: "name", key, subject, sinceMs: 1, untilMs },
    });
    const store = await storeWith(
      open,
      saved(old(1, "ada", "ada")),
      saved(old(2, "STRAẞE", "straße")),
      { kind: "room", room: { ...listed, key: "straße" } },
      { kind: "room", room: { ...hidden, key: "straße", settings: { ...hidden.settings, visibility: 3 } } },
      // Another listed room, whose name has come to be the same.
      { kind: "room", room: sampleRoom(3, "strasse") },
      { kind: "room relation", relation: { ...sampleRoomRelation(1, "ban", "STRAẞE", 2), key: "straße" } },
      { kind: "room relation", relation: sampleRoomRelation(1, "ban", "strasse") },
      { kind: "room relation", relation: { ...sampleRoomRelation(2, "invitation", "ẞ"), key: "ß" } },
      ban("STRAẞE", "straße"),
      ban("strasse", "strasse", 5_000),
      { kind: "ban", ban: { kind: "network", key: "192.0.2.0/24", subject: "192.0.2.0/24", sinceMs: 1, untilMs: 2 } },
    );
    const { roomRelations, rooms, bans } = await loadWithNewKeys(store);
    assert.equal(relationsOf(roomRelations), ["ban strasse 2", "invitation ss 0"]);
    assert.equal(roomKeysOf(rooms), ["strasse", "strasse", `strasse ${sampleRoomId(1)}`]);
    assert.equal(bansOf(bans), ["192.0.2.0/24 2", "strasse undefined"]);
    const stored = await store.load();
    assert.equal(relationsOf(stored.roomRelations), ["ban strasse 2", "invitation ss 0"]);
    assert.equal(roomKeysOf(stored.rooms), ["strasse", "strasse", `strasse ${sampleRoomId(1)}`]);
    assert.equal(bansOf(stored.bans), ["192.0.2.0/24 2", "strasse undefined"]);
    store.commit = () => Promise.reject(new Error("The keys were new before."));
    await loadWithNewKeys(store);
    await store.close();
  });

  test(`server-does-not-start-if-two-accounts-of-${kind}-have-come-to-have-one-name`, async () => {
    const store = await storeWith(open, saved(old(1, "STRAẞE", "straße")), saved(old(2, "strasse", "strasse")));
    const before = await snapshot(store);
    const error = await rejection(loadWithNewKeys(store));
    assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED");
    assert.match(error.message, /"STRAẞE" and "strasse"/);
    assert.equal(await snapshot(store), before);
    assert.is(await codeOf(ChatWorld.start({ store })), "STORE_DAMAGED");
    await store.close();
  });
}

test("user-whose-key-has-changed-logs-in-and-nobody-can-register-the-name", async () => {
  const store = new MemoryStore(randomBytes);
  {
    await using world = await ChatWorld.start({ store });
    await world.join("STRAẞE");
  }
  const [account] = [...(await store.load()).accounts];
  assert.is(account?.key, nameKey("STRAẞE"));
  if (account !== undefined) await store.commit([saved({ ...account, key: "straße" })]);
  await using world = await ChatWorld.start({ store });
  const client = await world.connect();
  assert.is(await codeOf(client.register({ name: "strasse", password: "secret-2", privacy: "PUBLIC" })), "NAME_TAKEN");
  await client.logIn({ name: "STRAẞE", password: "secret-1" });
  assert.is(client.name, "STRAẞE");
});

function keysOf(accounts: Iterable<Account>): string[] {
  return [...accounts].map(({ id, key }) => `${id} ${key}`).sort();
}

function roomKeysOf(rooms: Iterable<StoredRoom>): string[] {
  return [...rooms].map(({ key }) => key).sort();
}

function bansOf(bans: Iterable<Ban>): string[] {
  return [...bans].map(({ key, untilMs }) => `${key} ${untilMs}`).sort();
}

function relationsOf(relations: Iterable<Relation | RoomRelation>): string[] {
  return [...relations].map(({ kind, key, target }) => `${kind} ${key} ${target}`).sort();
}
