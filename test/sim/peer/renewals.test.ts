import * as assert from "uvu/assert";
import { DATAGRAM_RULES, DatagramKind, readDatagramHeader } from "../../../src/framing/datagram.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { eventsOf, PeerPair, type Side } from "./peer-pair.ts";

const test = suite("key renewals on a link");

const RENEWALS = 1_000;

/** The packet numbers of the sealed datagrams to a side, in the order in which they were sent. */
function packetNumbersTo(pair: PeerPair, { address }: Side): number[] {
  return pair.datagrams.sent.flatMap(({ to, bytes }) => {
    const header = readDatagramHeader(bytes);
    return to.address === address.address && header?.kind === DatagramKind.SEALED ? [header.packetNumber] : [];
  });
}

test("a-thousand-renewals-under-loss-and-reordering-lose-no-text-and-use-no-nonce-twice", () => {
  const network = { latencyMs: 30, jitterMs: 20, lossRate: 0.05, reorderingRate: 0.1, reorderingMs: 400 };
  const pair = new PeerPair({ seed: SEED, network });
  pair.connect();
  const random = new SeededRandom(SEED);
  const began = pair.nowMs;
  // Copies of the first requests may still be in flight.
  pair.run(1_000);
  const dropped = pair.sides.map(({ connection }) => connection.statistics.dropped);
  const sent = pair.sides.map((): string[] => []);
  for (let renewal = 0; renewal <= RENEWALS; renewal++) {
    // Datagrams of both keys are in flight while the key changes.
    const changeMs = began + renewal * DATAGRAM_RULES.epochMs;
    pair.run(Math.max(0, changeMs - pair.nowMs - random.below(1_000)));
    for (let count = 0; count < 6; count++) {
      const text = `${renewal}/${count}`;
      const index = random.below(2);
      pair.sides[index]?.connection.sendText(text, pair.nowMs);
      sent[index]?.push(text);
      pair.run(random.below(400));
    }
  }
  pair.run(10_000);

  const [ofInitiator, ofResponder] = sent;
  const received = (side: Side) => eventsOf(side, "text").map(({ text }) => text);
  assert.equal(received(pair.responder), ofInitiator);
  assert.equal(received(pair.initiator), ofResponder);
  for (const [index, side] of pair.sides.entries()) {
    assert.is(side.connection.state, "connected");
    const numbers = packetNumbersTo(pair, side);
    // One nonce, one packet number; the key follows from the number too.
    assert.is(new Set(numbers).size, numbers.length);
    const keys = new Set(numbers.map((number) => Math.floor(number / DATAGRAM_RULES.epochPackets)));
    assert.ok(keys.size > RENEWALS * 0.97 && Math.max(...keys) === keys.size - 1, `${keys.size} keys`);
    assert.is(side.connection.statistics.dropped, dropped[index]);
  }
});
