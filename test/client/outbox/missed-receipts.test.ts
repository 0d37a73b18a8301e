import * as assert from "uvu/assert";
import { MissedReceipts, type PastPage, type PastSent } from "../../../src/client/outbox/missed-receipts.ts";
import { ClosedError, ProtocolError } from "../../../src/errors.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("missed receipts");
const PAGE = 2;

/** A history with each receiver, of which pages are read. */
class Rig {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly asked: string[] = [];
  readonly handled: string[] = [];
  readonly failures: Error[] = [];
  readonly missed: MissedReceipts;

  constructor(history: Record<string, PastSent[]>) {
    this.missed = new MissedReceipts({
      clock: this.world.addHost("192.0.2.1"),
      page: async (to, before) => {
        this.asked.push(`${to} ${before}`);
        const failure = this.failures.shift();
        if (failure !== undefined) throw failure;
        return pageOf(history[to] ?? [], before);
      },
      handle: (to, id, receipt) => this.handled.push(`${to} ${id} ${receipt}`),
    });
  }
}

function pageOf(history: readonly PastSent[], before: number): PastPage {
  const earlier = history.filter(({ id }) => id < before);
  const own = earlier.slice(0, PAGE);
  return { own, lastId: own.at(-1)?.id ?? 0, more: earlier.length > PAGE };
}

function texts(count: number, receiptOf: (id: number) => PastSent["receipt"]): PastSent[] {
  return Array.from({ length: count }, (_, index) => ({ id: count - index, receipt: receiptOf(count - index) }));
}

test("latest-text-of-each-kind-tells-of-all-before-it", async () => {
  const rig = new Rig({ grace: texts(9, (id) => (id <= 3 ? "read" : id <= 6 ? "delivered" : "stored")) });
  rig.missed.lookUp("grace", 1, 8);
  await rig.world.advance(1);
  assert.equal(rig.asked, ["grace 9", "grace 7", "grace 5"]);
  assert.equal(rig.handled, ["grace 6 delivered", "grace 3 read"]);
});

test("nothing-is-read-beyond-the-first-text-in-question", async () => {
  const rig = new Rig({ grace: texts(9, () => "delivered"), linus: texts(1, () => "stored") });
  rig.missed.lookUp("grace", 6, 9);
  rig.missed.lookUp("linus", 1, 1);
  await rig.world.advance(1);
  assert.equal(rig.asked, ["grace 10", "grace 8", "linus 2"]);
  assert.equal(rig.handled, ["grace 9 delivered"]);
});

test("refusal-by-a-rate-is-waited-for-and-another-one-ends-it-for-the-receiver", async () => {
  const rig = new Rig({ grace: texts(1, () => "read"), linus: texts(1, () => "read") });
  rig.failures.push(
    new ProtocolError("RATE_LIMITED", "Slower.", { retryAfterMs: 5_000 }),
    new ProtocolError("USER_NOT_FOUND", "Nobody."),
  );
  rig.missed.lookUp("grace", 1, 1);
  await rig.world.advance(1);
  // It waits for the pause too.
  rig.missed.lookUp("linus", 1, 1);
  await rig.world.advance(4_998);
  assert.equal(rig.asked, ["grace 2"]);
  await rig.world.advance(1);
  assert.equal([rig.asked, rig.handled], [["grace 2", "grace 2", "linus 2"], ["linus 1 read"]]);
});

test("call-that-fails-again-and-again-is-given-up", async () => {
  const rig = new Rig({});
  for (let count = 0; count < 9; count += 1) rig.failures.push(new ClosedError("IDLE", "The connection is gone."));
  rig.missed.lookUp("grace", 1, 1);
  await rig.world.advance(60_000);
  assert.is(rig.asked.length, 5);
});

test("nothing-is-asked-after-the-end-of-the-session", async () => {
  const rig = new Rig({ grace: texts(1, () => "read") });
  rig.failures.push(new ClosedError("IDLE", "The connection is gone."));
  rig.missed.lookUp("grace", 1, 1);
  await rig.world.advance(1);
  rig.missed.clear();
  await rig.world.advance(60_000);
  assert.equal([rig.asked, rig.handled], [["grace 2"], []]);
});

test("pages-that-do-not-advance-and-histories-without-end-are-left", async () => {
  const asked: number[] = [];
  const world = new SimulatedWorld({ seed: SEED });
  const page = async (_to: string, before: number): Promise<PastPage> => {
    asked.push(before);
    return { own: [], lastId: before > 1_000 ? before - 1 : before, more: true };
  };
  const missed = new MissedReceipts({ clock: world.addHost("192.0.2.1"), page, handle: () => {} });
  missed.lookUp("grace", 1, 999);
  await world.advance(1);
  assert.equal(asked.splice(0), [1_000]);
  missed.lookUp("grace", 1, 5_000);
  await world.advance(1);
  assert.is(asked.length, 20);
});
