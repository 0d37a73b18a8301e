import * as assert from "uvu/assert";
import { PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import type { Account, Change, MailboxEntry, StoredState } from "../../../src/chat/state/account.ts";
import type { StoredPost } from "../../../src/chat/state/stored-rooms.ts";
import { StoreError, UsageError } from "../../../src/errors.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { CommitQueue, type CommitQueueOptions } from "../../../src/server/releases/commit-queue.ts";
import { MemoryRecords, MemoryStore } from "../../../src/store/memory/memory-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { replace } from "../../served/replace.ts";
import { sent } from "../../store/samples.ts";
import { suite } from "../../suite.ts";

const test = suite("commit queue");

test("releases-wait-for-their-changes-and-keep-their-order", async () => {
  const store = new ManualStore();
  const queue = createQueue({ store });
  const released: string[] = [];
  queue.push([], () => released.push("at once"));
  queue.push([account("ada")], () => released.push("ada"));
  queue.push([], () => released.push("after ada"));
  queue.push([account("bob")], () => released.push("bob"));
  await store.asked;
  queue.push([account("grace")], () => released.push("grace"));
  assert.equal(released, ["at once"]);
  await store.finish();
  assert.equal(released, ["at once", "ada", "after ada", "bob"]);
  await store.finish();
  await queue.drain();
  assert.equal(released, ["at once", "ada", "after ada", "bob", "grace"]);
  // Changes of one turn are committed together; those that came while the store was busy, in the next commit.
  assert.equal(store.commits, [["ada", "bob"], ["grace"]]);
});

test("no-more-than-1024-are-committed-together", async () => {
  const store = new ManualStore();
  // However busy the machine is, all releases of a commit are in one slice.
  const queue = createQueue({ store, clock: { ...systemNetwork, monotonicMs: () => 0 } });
  const names = Array.from({ length: 2_400 }, (_, index) => `user ${index}`);
  const released: string[] = [];
  for (const name of names) queue.push([account(name)], () => released.push(name));
  await store.asked;
  for (let commit = 0; commit < 3; commit++) await store.finish();
  await queue.drain();
  assert.equal(
    store.commits.map(({ length }) => length),
    [1_024, 1_024, 352],
  );
  assert.equal(store.commits.flat(), names);
  assert.equal(released, names);
});

test("releases-of-one-commit-let-the-server-read-every-ten-milliseconds", async () => {
  const store = new ManualStore();
  let nowMs = 0;
  const clock = { ...systemNetwork, monotonicMs: () => nowMs };
  const queue = createQueue({ store, clock });
  const releasedInTurns: number[] = [];
  for (let index = 0; index < 9; index++) {
    queue.push([account(`user ${index}`)], () => {
      nowMs += 4;
      releasedInTurns[releasedInTurns.length - 1] = (releasedInTurns.at(-1) ?? 0) + 1;
    });
  }
  await store.asked;
  releasedInTurns.push(0);
  await store.finish();
  while (releasedInTurns.reduce((sum, count) => sum + count, 0) < 9) {
    releasedInTurns.push(0);
    await turn();
  }
  await queue.drain();
  assert.equal(
    releasedInTurns.filter((count) => count > 0),
    [3, 3, 3],
  );
});

test("what-overtakes-a-commit-does-so-no-faster-than-it-is-sent", async () => {
  const store = new ManualStore();
  let isCrowded = false;
  const queue = createQueue({ store, isCrowded: () => isCrowded });
  const released: string[] = [];
  queue.push([account("ada")], () => released.push("ada"));
  await store.asked;
  queue.push([], () => released.push("at once"), { parties: [2], after: "nothing" });
  isCrowded = true;
  queue.push([], () => released.push("later"), { parties: [2], after: "nothing" });
  assert.equal(released, ["at once"]);
  isCrowded = false;
  queue.push([], () => released.push("after it"), { parties: [2], after: "nothing" });
  await store.finish();
  await queue.drain();
  assert.equal(released, ["at once", "ada", "later", "after it"]);
});

test("nothing-is-released-after-the-store-failed", async () => {
  const store = new ManualStore();
  const failures: unknown[] = [];
  const queue = createQueue({ store, onFailure: (error) => failures.push(error) });
  const broken = new Error("disk full");
  queue.push([account("ada")], assert.unreachable);
  queue.push([], assert.unreachable);
  await store.asked;
  await store.fail(broken);
  await queue.drain();
  queue.push([account("grace")], assert.unreachable);
  assert.equal(failures, [broken]);
});

for (const [what, fill] of [
  [
    "what-was-committed",
    (queue: CommitQueue, release: () => void) => {
      queue.push([account("ada")], release);
      for (let i = 0; i < 3; i++) queue.push([], release);
    },
  ],
  [
    "what-was-read",
    (queue: CommitQueue, release: () => void) => {
      queue.push([account("ada")], () => {});
      for (let i = 0; i < 4; i++)
        queue.read((store) => store.read({ kind: "after", owner: 1, textId: 0, countMax: 1 }), release);
    },
  ],
] as const) {
  test(`${what}-is-released-no-faster-than-it-is-sent`, async () => {
    const store = new ManualStore();
    let [released, isCrowded] = [0, false];
    const queue = createQueue({ store, isCrowded: () => isCrowded });
    fill(queue, () => {
      released += 1;
      isCrowded = true;
    });
    await store.asked;
    await store.finish();
    for (let count = 1; count <= 4; count++) {
      for (let i = 0; i < 4; i++) await turn();
      assert.is(released, count);
      isCrowded = false;
    }
    await queue.drain();
  });
}

test("forgetting-for-which-there-is-no-room-is-left-out-and-the-rest-is-kept", async () => {
  const store = new ManualStore();
  const queue = createQueue({ store });
  const released: string[] = [];
  const forget: Change = { kind: "forget texts", deliveredBeforeMs: 1, waitingBeforeMs: 1 };
  queue.push([forget, account("ada")], () => released.push("ada"));
  await store.asked;
  await store.fail(new StoreError("STORE_FULL", "There is no room."));
  await store.finish();
  queue.push([forget], () => released.push("forget"));
  await store.asked;
  await store.fail(new StoreError("STORE_FULL", "There is no room."));
  await queue.drain();
  assert.equal(released, ["ada", "forget"]);
  assert.equal(store.commits, [["forget texts", "ada"], ["ada"], ["forget texts"]]);
});

/** Waits end in the next turn of the event loop. */
const HASTY = {
  ...systemNetwork,
  setTimer(callback: () => void): () => void {
    const immediate = setImmediate(callback);
    return () => clearImmediate(immediate);
  },
};

test("commit-to-a-store-that-cannot-be-reached-is-repeated-with-all-of-its-changes", async () => {
  const store = new ManualStore();
  let failures = 0;
  const queue = createQueue({
    store,
    clock: HASTY,
    onFull: () => {
      failures += 1;
    },
  });
  const released: string[] = [];
  const forget: Change = { kind: "forget texts", deliveredBeforeMs: 1, waitingBeforeMs: 1 };
  queue.push([forget, account("ada")], () => released.push("ada"));
  for (let count = 0; count < 3; count++) {
    await store.asked;
    await store.fail(new StoreError("STORE_UNAVAILABLE", "Nobody answers."));
    assert.equal(released, []);
  }
  await store.asked;
  await store.finish();
  await queue.drain();
  assert.equal(released, ["ada"]);
  assert.is(failures, 3);
  // It may have been stored, and the store knows it by its changes only.
  assert.equal(store.commits, Array(4).fill(["forget texts", "ada"]));
});

test("read-from-a-store-that-cannot-be-reached-is-repeated-until-the-queue-is-given-up", async () => {
  const store = new ManualStore();
  let [reads, failures] = [0, 3];
  store.read = async () => {
    reads += 1;
    if (failures-- > 0) throw new StoreError("STORE_UNAVAILABLE", "Nobody answers.");
    return [];
  };
  const queue = createQueue({ store, clock: HASTY });
  const ask = (store: Store) => store.read({ kind: "after", owner: 1, textId: 0, countMax: 1 });
  let released = 0;
  queue.read(ask, () => {
    released += 1;
  });
  await queue.drain();
  assert.equal([reads, released], [4, 1]);
  failures = Number.POSITIVE_INFINITY;
  queue.read(ask, () => assert.unreachable());
  queue.giveUp();
  await queue.drain();
});

test("bytes-that-wait-are-told-until-they-are-committed", async () => {
  const store = new ManualStore();
  const told: number[] = [];
  const queue = createQueue({ store, onPending: (bytes) => told.push(bytes) });
  queue.push([account("ada")], () => {});
  queue.push([sent({ from: [1, 1], to: [2, 1], text: "x".repeat(10_000) })], () => {});
  await store.asked;
  await store.finish();
  await queue.drain();
  const [one = 0, both = 0, none] = told;
  assert.ok(one > 0 && both > one + 20_000, told.join());
  assert.is(none, 0);
});

test("store-that-need-not-wait-commits-at-once-unless-something-is-held-back-or-much-is-to-be-sent", async () => {
  const store = new ManualStore();
  const atOnce: number[] = [];
  const commitAtOnce = (changes: readonly Change[]): void => {
    atOnce.push(changes.length);
  };
  let isCrowded = false;
  let committed = 0;
  const onCommitted = (): void => {
    committed += 1;
  };
  const waiting = createQueue({ store });
  assert.equal([waiting.commitAtOnce([]), waiting.commitAtOnce([account("ada")])], [true, false]);
  const queue = createQueue({
    store: replace<Store>(store, { commitAtOnce }),
    isCrowded: () => isCrowded,
    onCommitted,
  });
  assert.ok(queue.commitAtOnce([account("ada"), account("grace")]));
  assert.equal([atOnce, committed], [[2], 1]);
  isCrowded = true;
  assert.not.ok(queue.commitAtOnce([account("linus")]));
  isCrowded = false;
  queue.push([account("linus")], () => {});
  assert.equal([queue.commitAtOnce([]), queue.commitAtOnce([account("fay")])], [false, false]);
  await store.asked;
  await store.finish();
  await queue.drain();
  assert.ok(queue.commitAtOnce([account("fay")]));
  assert.equal(atOnce, [2, 1]);
});

test("changes-that-do-not-fit-are-not-committed-at-once", () => {
  const commitAtOnce = (): void => {
    throw new UsageError("A change does not fit the stored state.");
  };
  const queue = createQueue({ store: replace<Store>(new ManualStore(), { commitAtOnce }) });
  assert.not.ok(queue.commitAtOnce([account("ada")]));
});

test("memory-store-that-commits-otherwise-does-not-commit-at-once", async () => {
  class OtherStore extends MemoryStore {
    override async commit(): Promise<void> {}
  }
  assert.is(new OtherStore(randomOf(1)).commitAtOnce, undefined);
  const store = new MemoryStore(randomOf(1));
  store.commitAtOnce?.([account("ada")]);
  assert.is([...(await store.load()).accounts].length, 1);
});

function randomOf(byte: number): (length: number) => Uint8Array {
  return (length) => new Uint8Array(length).fill(byte);
}

function createQueue(options: Partial<CommitQueueOptions> & Pick<CommitQueueOptions, "store">): CommitQueue {
  return new CommitQueue({
    clock: systemNetwork,
    isCrowded: () => false,
    onFull: () => {},
    onCommitted: () => {},
    onFailure: () => assert.unreachable(),
    ...options,
  });
}

/** A store whose commits end when the test says so. */
class ManualStore implements Store {
  readonly commits: string[][] = [];
  /** Resolves at the next commit. */
  asked: Promise<void>;
  #ask: () => void = () => {};
  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;

  constructor() {
    this.asked = this.#nextAsked();
  }

  async load(): Promise<StoredState> {
    return new MemoryRecords(new Uint8Array(32)).load();
  }

  commit(changes: readonly Change[]): Promise<void> {
    this.commits.push(changes.map((change) => (change.kind === "account" ? change.account.name : change.kind)));
    this.#ask();
    this.asked = this.#nextAsked();
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  #nextAsked(): Promise<void> {
    return new Promise((resolve) => {
      this.#ask = resolve;
    });
  }

  async read(): Promise<MailboxEntry[]> {
    return [];
  }

  async readPosts(): Promise<StoredPost[]> {
    return [];
  }

  async close(): Promise<void> {}

  async finish(): Promise<void> {
    this.#settle?.resolve();
    await turn();
  }

  async fail(error: unknown): Promise<void> {
    this.#settle?.reject(error);
    await turn();
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function account(name: string): Change {
  return { kind: "account", account: accountOf(name) };
}

function accountOf(name: string): Account {
  const bytes = new Uint8Array(32);
  const verifier = { salt: bytes, iterations: 4_096, storedKey: bytes, serverKey: bytes };
  return { id: 1, name, key: name, verifier, privacy: PrivacySettings.create() };
}
