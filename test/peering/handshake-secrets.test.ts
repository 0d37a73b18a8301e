/** A connected link has forgotten the secrets of its handshake, which would open datagrams of all epochs. */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as assert from "uvu/assert";
import { SEED } from "../seed.ts";
import { PeerPair } from "../sim/peer/peer-pair.ts";
import { suite } from "../suite.ts";

const test = suite("secrets of the handshake of a link");

const EPHEMERAL_BYTES = 32;

/** Collects garbage, as far as the engine can find it. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}

test("ephemeral-keys-are-forgotten-once-the-link-is-connected", async () => {
  const ephemerals: WeakRef<Uint8Array>[] = [];
  const random = (length: number): Uint8Array => {
    const bytes = new Uint8Array(length).fill(ephemerals.length + 1);
    if (length === EPHEMERAL_BYTES) ephemerals.push(new WeakRef(bytes));
    return bytes;
  };
  const pair = new PeerPair({ seed: SEED, initiator: { random }, responder: { random } });
  assert.is(ephemerals.length, 2);
  pair.connect();
  // A WeakRef holds its target until the end of the turn.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  assert.equal(
    ephemerals.map((each) => each.deref()),
    [undefined, undefined],
  );
  pair.initiator.connection.sendText("hello", pair.nowMs);
  pair.run(1_000);
  assert.ok(pair.responder.events.some(({ type }) => type === "text"));
});
