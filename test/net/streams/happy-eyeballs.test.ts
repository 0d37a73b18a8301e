import * as assert from "uvu/assert";
import { ADDRESSES_MAX, interleaveFamilies, raceAddresses } from "../../../src/net/streams/happy-eyeballs.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("happy eyeballs");

/** How an address behaves: answers or fails after so many milliseconds, or never does either. */
type Behaviour = { readonly answersMs: number } | { readonly failsMs: number } | "silent";

/** Races addresses on virtual time. Notes when each attempt began, and which were ended or discarded. */
async function race(behaviours: Readonly<Record<string, Behaviour>>, abortMs?: number) {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost("198.51.100.1");
  const begun: [string, number][] = [];
  const ended: string[] = [];
  const discarded: string[] = [];
  const abort = new AbortController();
  if (abortMs !== undefined) host.setTimer(() => abort.abort(new Error("enough")), abortMs);
  const startMs = host.monotonicMs();
  const result = raceAddresses<string>({
    addresses: Object.keys(behaviours),
    attempt: (address, signal) =>
      new Promise((resolve, reject) => {
        begun.push([address, host.monotonicMs() - startMs]);
        signal.addEventListener("abort", () => ended.push(address));
        const behaviour = behaviours[address] ?? "silent";
        if (behaviour === "silent") return;
        if ("answersMs" in behaviour) host.setTimer(() => resolve(address), behaviour.answersMs);
        else host.setTimer(() => reject(new Error(address)), behaviour.failsMs);
      }),
    discard: (late) => discarded.push(late),
    setTimer: (run, delayMs) => host.setTimer(run, delayMs),
    signal: abort.signal,
  });
  const outcome = await world.run(result.catch((error: Error) => `failed: ${error.message}`));
  const tookMs = host.monotonicMs() - startMs;
  await world.advance(2_000);
  return { outcome, tookMs, begun, ended, discarded };
}

test("broken-ipv6-costs-a-quarter-of-a-second", async () => {
  const { outcome, tookMs, begun, ended } = await race({ "2001:db8::1": "silent", "192.0.2.1": { answersMs: 30 } });
  assert.is(outcome, "192.0.2.1");
  assert.is(tookMs, 280);
  assert.equal(begun, [
    ["2001:db8::1", 0],
    ["192.0.2.1", 250],
  ]);
  assert.equal(ended, ["2001:db8::1"]);
});

test("refusal-begins-the-next-attempt-at-once", async () => {
  const { outcome, tookMs } = await race({ "2001:db8::1": { failsMs: 5 }, "192.0.2.1": { answersMs: 30 } });
  assert.equal([outcome, tookMs], ["192.0.2.1", 35]);
});

test("slow-first-address-is-not-given-up", async () => {
  const { outcome, begun, discarded } = await race({
    a: { answersMs: 400 },
    b: { answersMs: 900 },
    c: { answersMs: 10 },
  });
  assert.is(outcome, "a");
  assert.equal(
    begun.map(([address]) => address),
    ["a", "b"],
  );
  assert.equal(discarded, ["b"], "a connection that comes too late is closed");
});

test("failure-of-all-is-that-of-the-first", async () => {
  const { outcome } = await race({ a: { failsMs: 400 }, b: { failsMs: 100 }, c: { failsMs: 20 } });
  assert.is(outcome, "failed: b", "the one that failed first");
});

test("signal-ends-all-attempts", async () => {
  const { outcome, tookMs, begun, ended } = await race({ a: "silent", b: "silent", c: "silent" }, 300);
  assert.equal([outcome, tookMs], ["failed: enough", 300]);
  assert.is(begun.length, 2);
  assert.equal(ended, ["a", "b"]);
});

test("families-alternate-and-addresses-are-bounded", () => {
  const of = (family: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ address: `${family}-${index}`, family }));
  assert.equal(interleaveFamilies([...of(6, 3), ...of(4, 1)]), ["6-0", "4-0", "6-1", "6-2"]);
  assert.equal(interleaveFamilies([...of(4, 1), ...of(6, 2)]), ["4-0", "6-0", "6-1"]);
  assert.is(interleaveFamilies(of(6, 50)).length, ADDRESSES_MAX);
});
