/** A server whose store is full: what must be stored is refused, the rest goes on, and it recovers by itself. */

import * as assert from "uvu/assert";
import type { Change } from "../../src/chat/state/account.ts";
import { declaredRefusals } from "../../src/docs/refusals.ts";
import { ProtocolError, StoreError } from "../../src/errors.ts";
import { type LogEntry, MemoryStore, type StoreSpace } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld, codeOf, converse, next } from "../client/chat-world.ts";
import { sendOnce } from "../client/send-once.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("full store");

/** A store in memory that can be full. */
class SmallStore extends MemoryStore {
  isFull = false;
  /** Commits that still fail although there is room for the others. */
  failures = 0;
  bytes = 0;
  /** Commits wait for it. */
  gate: Promise<void> = Promise.resolve();
  freeBytes = Number.POSITIVE_INFINITY;
  readonly kinds: string[] = [];

  constructor() {
    super((length) => new SeededRandom(SEED).bytes(length));
  }

  get room(): StoreSpace {
    return { bytes: this.bytes, isFull: this.isFull, freeBytes: this.freeBytes };
  }

  async checkRoom(): Promise<void> {}

  override async commit(changes: readonly Change[]): Promise<void> {
    await this.gate;
    this.kinds.push(...changes.map(({ kind }) => kind));
    if (this.failures === 0) return super.commit(changes);
    this.failures -= 1;
    this.isFull = true;
    throw new StoreError("STORE_FULL", "There is no room.");
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("full-store-refuses-what-it-must-store-answers-the-rest-and-recovers", async () => {
  const [store, log] = [new SmallStore(), [] as LogEntry[]];
  await using world = await ChatWorld.start({ store, logger: (entry) => log.push(entry) });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  store.isFull = true;
  await ada.texts.send("grace", "the last one");
  assert.is(world.server.statistics().store.fullNow, true);
  for (const change of [
    () => sendOnce(ada, "grace", "hello"),
    () => ada.contacts.add("grace"),
    () => ada.privacy.set("PRIVATE"),
    () => ada.blocked.add("grace"),
  ]) {
    const error = await change().then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.is(error instanceof Error && "code" in error && error.code, "STORE_FULL");
    assert.is(error instanceof Error && "retryable" in error && error.retryable, true);
  }
  assert.is((await ada.getPeers()).length > 0, true);
  for await (const { text } of ada.texts.history("grace")) assert.is(text, "the last one");
  await ada.peers.setStatus("away");
  await ada.peers.setStatus("available");
  await grace.logOff();
  await grace.logIn({ name: "grace", password: "secret-1" });
  const linus = await world.connect();
  assert.is(await codeOf(linus.register({ name: "linus", password: "secret-1", privacy: "PUBLIC" })), "STORE_FULL");

  store.isFull = false;
  await until(() => !world.server.statistics().store.fullNow);
  await ada.texts.send("grace", "again");
  const events = log.map(({ event }) => event).filter((event) => event.startsWith("store-"));
  assert.equal(events, ["store-full", "store-has-room"]);
});

test("introductions-texts-on-links-and-presence-go-on-while-the-store-is-full", async () => {
  const store = new SmallStore();
  await using world = await ChatWorld.start({ store });
  const [ada, grace, linus] = [await world.join("ada"), await world.join("grace"), await world.join("linus")];
  store.isFull = true;
  await ada.texts.send("grace", "the last one");
  assert.is(await codeOf(sendOnce(ada, "grace", "hello")), "STORE_FULL");
  // Reading is not held up by texts that cannot be confirmed.
  const last = await next(grace.texts.messages);
  assert.is(last.text, "the last one");
  if (last.kind === "text") grace.texts.confirm(last.id);
  const [mine, theirs] = await converse(ada, grace);
  const heard = next(theirs);
  await mine.send("hello");
  assert.is((await heard).text, "hello");
  const peers = async () => (await linus.getPeers()).map(({ name, status }) => `${name} ${status}`).sort();
  assert.equal(await peers(), ["ada connected", "grace connected"]);
  await mine.close();
  await grace.peers.setStatus("away");
  assert.equal(await peers(), ["ada available", "grace away"]);
  store.isFull = false;
  const { receipt } = await next(ada.texts.receipts);
  assert.is(receipt, "delivered", "the text is confirmed once there is room");
});

test("no-more-is-accepted-at-once-than-there-is-room-for", async () => {
  const store = new SmallStore();
  await using world = await ChatWorld.start({ store });
  const [ada] = [await world.join("ada"), await world.join("grace")];
  store.freeBytes = 100_000;
  await ada.texts.send("grace", "hello");
  const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(sendOnce(ada, "grace", "x".repeat(10_000)))));
  const stored = codes.filter((code) => code !== "STORE_FULL").length;
  assert.ok(stored > 0 && stored < 5, codes.join());
  await ada.texts.send("grace", "again");
});

test("device-logs-in-while-the-store-is-full-and-a-new-one-is-refused", async () => {
  const store = new SmallStore();
  await using world = await ChatWorld.start({ store });
  const [ada, grace] = [await world.connect(), await world.join("grace")];
  const login = { name: "ada", password: "secret-1", device: { label: "laptop" } };
  const { device } = await ada.register({ ...login, privacy: "PUBLIC" });
  assert.ok(device !== undefined);
  store.isFull = true;
  await grace.texts.send("ada", "the last one");
  const [again, other] = [await world.connect(), await world.connect()];
  store.kinds.length = 0;
  await again.logInWithDevice(device);
  assert.equal(store.kinds, [], "the date of the login is not stored");
  assert.is(await codeOf(other.logIn({ ...login, device: { label: "phone" } })), "STORE_FULL");
  assert.is(await codeOf(other.logIn({ ...login, password: "wrong", device: { label: "phone" } })), "STORE_FULL");
  await other.logIn({ name: "ada", password: "secret-1" });
  assert.is((await again.devices.list()).length, 1);
});

test("server-with-changes-for-which-there-is-no-room-closes-whole-and-confirms-none", async () => {
  const store = new SmallStore();
  const world = await ChatWorld.start({ store });
  const [ada] = [await world.join("ada"), await world.join("grace")];
  store.failures = Number.POSITIVE_INFINITY;
  const sent = codeOf(ada.texts.send("grace", "never stored"));
  await until(() => world.server.statistics().store.fullNow);
  assert.is(await world.server.close(), "cut-short");
  assert.not.equal(await sent, "");
  await world[Symbol.asyncDispose]();
});

test("commit-that-finds-no-room-waits-for-it-and-is-kept", async () => {
  const store = new SmallStore();
  await using world = await ChatWorld.start({ store });
  const ada = await world.join("ada");
  await world.join("grace");
  store.failures = 2;
  const sending = ada.texts.send("grace", "in the middle");
  await until(() => store.failures === 0);
  assert.is((await sending).id, 1);
});

test("server-refuses-beyond-its-own-limit-on-bytes", async () => {
  const store = new SmallStore();
  await using world = await ChatWorld.start({ store, limits: { storeBytesMax: 1_000 } });
  const ada = await world.join("ada");
  await world.join("grace");
  store.bytes = 1_001;
  await ada.texts.send("grace", "over");
  assert.is(await codeOf(sendOnce(ada, "grace", "hello")), "STORE_FULL");
  const refusal = await sendOnce(ada, "grace", "hello").catch((error: unknown) => error);
  assert.ok(refusal instanceof ProtocolError && refusal.retryable && refusal.retryAfterMs > 0, String(refusal));
  assert.is(refusal.limit, "storeBytesMax");
  store.bytes = 1_000;
  await until(() => !world.server.statistics().store.fullNow);
  await ada.texts.send("grace", "hello");
});

test("server-refuses-what-it-must-store-while-too-much-waits-for-the-disk", async () => {
  const [store, log] = [new SmallStore(), [] as LogEntry[]];
  const limits = { waitingChangesBytesMax: 10_000 };
  await using world = await ChatWorld.start({ store, limits, logger: (entry) => log.push(entry) });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const other = await world.join("linus");
  let open = (): void => {};
  store.gate = new Promise((resolve) => {
    open = resolve;
  });
  const texts = Array.from({ length: 10 }, () => codeOf(sendOnce(ada, "grace", "x".repeat(600))));
  await until(() => world.server.statistics().store.fullNow);
  assert.is(await codeOf(other.contacts.add("grace")), "STORE_FULL");
  assert.is((await other.getPeers()).length, 2, "what needs no commit goes on");
  open();
  const codes = await Promise.all(texts);
  const kept = codes.filter((code) => code === "none").length;
  assert.ok(kept > 4 && kept < 9, codes.join());
  assert.equal(
    codes.filter((code) => code !== "none" && code !== "STORE_FULL"),
    [],
  );
  assert.is(world.server.statistics().store.fullNow, false);
  await other.contacts.add("grace");
  const reasons = log.map((entry) => (entry.event === "store-full" ? entry.reason : entry.event));
  assert.equal(
    reasons.filter((reason) => reason === "waitingChangesBytesMax" || reason === "store-has-room"),
    ["waitingChangesBytesMax", "store-has-room"],
  );
  await grace.close();
});

test("account-sends-no-more-bytes-than-it-may-whoever-receives-them", async () => {
  await using world = await ChatWorld.start({ limits: { accountBytesMax: 1_000 } });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  for (let count = 0; count < 2; count++) await ada.texts.send("grace", "x".repeat(501));
  assert.is(await codeOf(sendOnce(ada, "grace", "x")), "LIMIT_REACHED");
  await grace.texts.send("ada", "x");
});

test("first-login-of-a-user-of-an-application-needs-room-and-later-ones-do-not", async () => {
  const store = new SmallStore();
  await using world = await ChatWorld.start({ store, authenticate: { token: (name) => ({ name }) } });
  const [ada, grace] = [await world.connect(), await world.connect()];
  await ada.logInWithToken("ada");
  store.isFull = true;
  // The server notices with the next commit.
  await ada.privacy.set("PUBLIC");
  await ada.logOff();
  assert.is(await codeOf(ada.logInWithToken("ada")), "none");
  assert.is(await codeOf(grace.logInWithToken("grace")), "STORE_FULL");
  store.isFull = false;
  await until(() => !world.server.statistics().store.fullNow);
  assert.is(await codeOf(grace.logInWithToken("grace")), "none");
});

test("commands-that-need-room-say-so", () => {
  const naming = [...declaredRefusals()].filter(([, refusals]) => refusals.some(([code]) => code === "STORE_FULL"));
  assert.equal(naming.map(([name]) => name).sort(), [
    "AddContact",
    "Block",
    "ChangePassword",
    "CloseRoom",
    "ConfirmTexts",
    "CreateRoom",
    "DeleteAccount",
    "DeletePost",
    "EditPost",
    "FinishLogin",
    "InviteToRoom",
    "JoinRoom",
    "LeaveRoom",
    "LogInWithToken",
    "MarkRead",
    "MarkRoomRead",
    "ModerateRoom",
    "PinPost",
    "PostInRoom",
    "ReactToPost",
    "Register",
    "RemoveContact",
    "ReportPost",
    "RevokeDevice",
    "SendText",
    "SetPrivacy",
    "SetRoom",
    "Unblock",
  ]);
});
