/** How much a peer can make a client send to addresses that never answer; see PROTOCOL.md, "Traffic to third parties". */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { PeerPair } from "./peer-pair.ts";

const test = suite("traffic to third parties");

const TRIES_MAX = 20;
const PUNCH_BYTES = 41;
const candidates = Array.from({ length: 40 }, (_, index) => ({ address: `203.0.113.${index + 1}`, port: 9 }));

for (const role of ["initiator", "responder"] as const) {
  test(`${role}-sends-a-bounded-number-of-bytes-to-candidates-that-do-not-answer`, async () => {
    const pair = new PeerPair({ seed: SEED, [role]: { candidates } });
    pair.network.isPartitioned = true;
    const { address, connection } = pair[role];
    pair.run(DEFAULT_LIMITS.handshakeTimeoutMs / 2);
    // Candidates that come later share the same bound.
    connection.addCandidates(candidates.slice(10), pair.nowMs);
    pair.run(DEFAULT_LIMITS.handshakeTimeoutMs * 2);
    assert.is(connection.state, "closed");

    const sent = pair.datagrams.sent.filter(({ from }) => from.address === address.address);
    const receivers = new Map<string, number>();
    for (const { to } of sent) receivers.set(to.address, (receivers.get(to.address) ?? 0) + 1);
    assert.is(receivers.size, DEFAULT_LIMITS.candidatesMax);
    assert.is(Math.max(...receivers.values()), TRIES_MAX);
    for (const datagram of sent) assert.is(datagram.bytes.length, PUNCH_BYTES);

    const text = await readFile(join(import.meta.dirname, "../../../proto/PROTOCOL.md"), "utf8");
    const total = sent.length * PUNCH_BYTES;
    for (const number of [TRIES_MAX * PUNCH_BYTES, total])
      assert.ok(text.includes(number.toLocaleString("en")), `${number}`);
  });
}
