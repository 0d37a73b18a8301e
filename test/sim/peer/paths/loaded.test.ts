/** Links whose own traffic fills the queue of the path in use, beside another path that is as good. */

import * as assert from "uvu/assert";
import { Path } from "../../../../src/peering/path/path.ts";
import { suite } from "../../../suite.ts";
import { connectedPair, textsOf } from "../observers.ts";
import { eventsOf, type PeerPair, RESPONDER_ADDRESS } from "../peer-pair.ts";

const test = suite("paths under load");

const SECOND = { address: "198.51.100.8", port: 8 };
/** Three minutes of texts, some more than a line carries: 125,000 bytes a second. */
const SECONDS = 180;

/** A pair with two equal paths, each of 1 Mbit/s and 40 ms, after three minutes in which the initiator fills one. */
function loadedPair(): PeerPair {
  const line = { latencyMs: 20, bytesPerSecond: 125_000, queueBytes: 128_000 };
  const pair = connectedPair({ network: line, limits: { reliableQueueMax: 10_000 } });
  pair.responder.others.push(SECOND);
  pair.announce(pair.responder, [RESPONDER_ADDRESS, SECOND]);
  pair.run(2_000);
  const text = "x".repeat(1_000);
  for (let second = 0; second < SECONDS * 10; second++) {
    for (let each = 0; each < 12; each++) {
      try {
        pair.initiator.connection.sendText(text, pair.nowMs);
      } catch {
        // The queue is full.
      }
    }
    pair.run(100);
  }
  return pair;
}

test("loaded-path-is-not-left-for-one-that-is-as-good-without-load", () => {
  const pair = loadedPair();
  assert.ok(textsOf(pair.responder).length > 1_000);
  const { paths } = pair.initiator.connection;
  const [inUse, other] = [paths.find(({ isInUse }) => isInUse), paths.find(({ isInUse }) => !isInUse)];
  // What the link sends itself makes the path look slow.
  assert.ok((inUse?.rttMs ?? 0) > 3 * (other?.rttMs ?? 0), `${inUse?.rttMs} ms, and ${other?.rttMs} ms`);
  assert.equal(eventsOf(pair.initiator, "pathChanged"), []);
});

test("round-trips-under-load-would-move-a-loaded-link-to-and-fro", () => {
  const unloaded = Object.getOwnPropertyDescriptor(Path.prototype, "unloadedMs");
  assert.ok(unloaded !== undefined);
  Object.defineProperty(Path.prototype, "unloadedMs", {
    ...unloaded,
    get(this: Path) {
      return this.rtt.smoothedMs;
    },
  });
  try {
    const moves = eventsOf(loadedPair().initiator, "pathChanged").length;
    assert.ok(moves >= 4, `${moves} moves`);
  } finally {
    Object.defineProperty(Path.prototype, "unloadedMs", unloaded);
  }
});
