/** Events that go to many: only noted until anything else is sent, and yet on the wire what they would be without that. */

import * as assert from "uvu/assert";
import { FRAME_OVERHEAD_BYTES } from "../../src/framing/frame-writer.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { SessionPair } from "./session-pair.ts";

const test = suite("posted events");

const SEEDS = 30;
const STEPS = 400;

test("posted-events-travel-as-emitted-ones-do", () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const [emitted, posted] = [new SessionPair(seed, {}, false), new SessionPair(seed, {}, false)];
    posted.posts = true;
    const bytes = [emitted, posted].map((pair) => script(pair, new SeededRandom(seed)));
    assert.equal(bytes[1], bytes[0], `seed ${seed}`);
    assert.equal(posted.arrived, emitted.arrived, `seed ${seed}`);
    assert.is(posted.server.keptBytes, emitted.server.keptBytes, `seed ${seed}`);
  }
});

test("posted-events-wait-in-few-bytes-and-count-as-waiting", () => {
  const pair = new SessionPair(SEED);
  pair.posts = true;
  for (let count = 0; count < 10; count++) pair.emitText();
  assert.ok(pair.server.waitingBytes > 0);
  const sent = pair.server.pollTransmit();
  assert.ok(sent !== undefined && sent.length <= pair.server.waitingBytes + 10 * FRAME_OVERHEAD_BYTES);
  assert.is(pair.server.waitingBytes, 0);
});

/** Random actions, several between two transfers. Returns all that the server sent. */
function script(pair: SessionPair, random: SeededRandom): Uint8Array {
  const sent: Uint8Array[] = [];
  const { pollTransmit } = pair.server;
  pair.server.pollTransmit = (bytesMax) => {
    const bytes = pollTransmit.call(pair.server, bytesMax);
    if (bytes !== undefined) sent.push(bytes.slice());
    return bytes;
  };
  for (let step = 0; step < STEPS; step++) {
    pair.nowMs += 10;
    const choice = random.below(16);
    if (choice < 6) pair.emitText();
    else if (choice < 8) pair.emitTyping();
    else if (choice === 8) pair.relay();
    else if (choice === 9) pair.server.hold();
    else if (choice === 10) pair.server.release(pair.nowMs);
    else if (choice === 11) pair.server.releaseAll(pair.nowMs);
    else if (choice === 12) pair.changeState();
    else if (choice === 13) pair.step();
    else if (choice === 14) pair.resume(random.below(2) === 0);
    else pair.transfer();
  }
  pair.server.releaseAll(pair.nowMs);
  pair.transfer();
  return Buffer.concat(sent);
}
