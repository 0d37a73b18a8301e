import * as assert from "uvu/assert";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { type Cut, type End, SessionPair } from "./session-pair.ts";

/** Steps for which neither end knows that a half-open stream is dead. */
const UNNOTICED_STEPS = 20;

export interface CutOptions {
  readonly seed: number;
  /** Steps of the script; about two thirds of them are reliable messages, and most of those are answered. */
  readonly steps: number;
  readonly from: End;
  /** Bytes from one cut to the next. */
  readonly everyBytes: number;
  /** Whether the ends learn of the cut only later: then the stream is taken over. */
  readonly isHalfOpen: boolean;
  /** Default: the script alone. */
  readonly makePair?: (seed: number) => SessionPair;
}

/** Runs a script once for each place of a cut, checks each time that nothing is lost or repeated, and returns how many there were. */
export function checkCuts(options: CutOptions): number {
  const { seed, steps, from, everyBytes, isHalfOpen, makePair = (of) => new SessionPair(of) } = options;
  const whole = makePair(seed);
  whole.run(steps, undefined);
  checkWhole(whole, "without a cut");
  let cuts = 0;
  for (let afterBytes = 0; afterBytes <= whole.bytes[from]; afterBytes += everyBytes) {
    const cut: Cut = { from, afterBytes, unnoticedSteps: isHalfOpen ? UNNOTICED_STEPS : 0 };
    const pair = makePair(seed);
    pair.run(steps, cut);
    checkWhole(pair, `seed ${seed}: ${JSON.stringify(cut)}`);
    cuts += 1;
  }
  return cuts;
}

/** Every reliable message arrived once, in order, and both ends are in the same state. */
export function checkWhole(pair: SessionPair, text = ""): void {
  assert.equal(pair.arrived.server, pair.sent.client, text);
  assert.equal(pair.arrived.client, pair.sent.server, text);
  assert.is(pair.client.state, pair.server.state, text);
  assert.is(pair.client.closed || pair.server.closed, false, text);
}

/** A pair whose server often holds messages, and releases them one by one or all. */
export function pairWithTurns(seed: number): SessionPair {
  const pair = new SessionPair(seed);
  const random = new SeededRandom(seed + 2);
  pair.onStep = () => {
    const turn = random.below(12);
    if (turn < 6) pair.server.hold();
    else if (turn < 8) pair.server.release(pair.nowMs);
    else if (turn < 11) pair.relay();
    else pair.server.releaseAll(pair.nowMs);
  };
  return pair;
}
