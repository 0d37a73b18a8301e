/** How much a peer can make a client send to addresses that never answer; see PROTOCOL.md, "Traffic to third parties". */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { ProbeBudget } from "../../../src/peering/path/free-probes.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { INITIATOR_ADDRESS, PeerPair, RESPONDER_ADDRESS } from "./peer-pair.ts";

const test = suite("traffic to third parties");

const TRIES_MAX = 20;
/** Requests to each address until the link ends without a path: at 0, 0.1, 0.3 and 1 s, then each second. */
const TRIES = 12;
const REQUEST_BYTES = 51;
const candidates = Array.from({ length: 40 }, (_, index) => ({ address: `203.0.113.${index + 1}`, port: 9 }));

/** What both sides send to an address that never answers, by requests for a proof. */
function sentTo(pair: PeerPair, address: string): number {
  return pair.datagrams.sent.filter(({ to }) => to.address === address).length;
}

test("ports-of-one-address-share-twenty-requests", () => {
  const third = "203.0.113.1";
  const ports = Array.from({ length: 15 }, (_, index) => ({ address: third, port: 9 + index }));
  for (const role of ["initiator", "responder"] as const) {
    const other = role === "initiator" ? RESPONDER_ADDRESS : INITIATOR_ADDRESS;
    const lost = new PeerPair({ seed: SEED, [role]: { candidates: ports } });
    lost.network.isPartitioned = true;
    lost.run(DEFAULT_LIMITS.firstProofTimeoutMs * 2);
    assert.is(sentTo(lost, third), TRIES_MAX);
    const connected = new PeerPair({
      seed: SEED,
      network: { latencyMs: 200 },
      [role]: { candidates: [...ports, other] },
    });
    connected.connect();
    connected.run(600_000);
    assert.is(sentTo(connected, third), TRIES_MAX);
  }
});

test("several-links-of-one-client-share-them-too", () => {
  const third = { address: "203.0.113.1", port: 9 };
  const probeBudget = new ProbeBudget();
  const pairs = [1, 2, 3].map((seed) => new PeerPair({ seed, initiator: { candidates: [third], probeBudget } }));
  for (const pair of pairs) {
    pair.network.isPartitioned = true;
    pair.run(DEFAULT_LIMITS.firstProofTimeoutMs / 4);
  }
  for (const pair of pairs) pair.run(DEFAULT_LIMITS.firstProofTimeoutMs);
  assert.is(
    pairs.map((pair) => sentTo(pair, third.address)).reduce((sum, each) => sum + each),
    TRIES_MAX,
  );
});

for (const role of ["initiator", "responder"] as const) {
  test(`${role}-sends-a-bounded-number-of-bytes-to-candidates-that-do-not-answer`, async () => {
    const pair = new PeerPair({ seed: SEED, [role]: { candidates } });
    pair.network.isPartitioned = true;
    const { address, connection } = pair[role];
    const sent = () => pair.datagrams.sent.filter(({ from }) => from.address === address.address);
    const receivers = (): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const { to } of sent()) counts.set(to.address, (counts.get(to.address) ?? 0) + 1);
      return counts;
    };
    pair.run(DEFAULT_LIMITS.firstProofTimeoutMs - 1);
    assert.is(receivers().size, DEFAULT_LIMITS.candidatesMax);
    assert.is(Math.max(...receivers().values()), TRIES);
    // Candidates that come later take the place of silent ones, and have the same bound, however often they are offered.
    for (let time = 0; time < 10; time++) {
      connection.addCandidates(candidates.slice(4 * time, 4 * time + 4), pair.nowMs);
      pair.run(0);
    }
    pair.run(DEFAULT_LIMITS.firstProofTimeoutMs);
    assert.is(connection.state, "closed");
    assert.is(receivers().size, candidates.length);
    assert.ok(Math.max(...receivers().values()) <= TRIES_MAX);
    for (const datagram of sent()) assert.is(datagram.bytes.length, REQUEST_BYTES);

    const text = await readFile(join(import.meta.dirname, "../../../proto/PROTOCOL.md"), "utf8");
    for (const number of [TRIES_MAX * REQUEST_BYTES, TRIES_MAX * REQUEST_BYTES * DEFAULT_LIMITS.candidatesMax])
      assert.ok(text.includes(number.toLocaleString("en")), `${number}`);
  });
}
