import { createHmac } from "node:crypto";
import * as assert from "uvu/assert";
import { HANDSHAKE_CHECK_BYTES, HandshakeCheck } from "../../../src/crypto/link/handshake-check.ts";
import { UsageError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("handshake check");

test("check-is-the-beginning-of-hmac-sha-256", () => {
  const random = new SeededRandom(SEED);
  const psk = random.bytes(32);
  const key = createHmac("sha256", psk).update("chatwire-1 handshake check initiator").digest();
  const [initiator, responder] = [new HandshakeCheck(psk, "initiator"), new HandshakeCheck(psk, "responder")];
  for (const length of [0, 1, 55, 56, 63, 64, 65, 720, 1_472, 4_096]) {
    const bytes = random.bytes(length);
    const datagram = initiator.append(bytes);
    const mac = createHmac("sha256", key).update(bytes).digest().subarray(0, HANDSHAKE_CHECK_BYTES);
    assert.equal([...datagram], [...bytes, ...mac], `${length}`);
    assert.equal([...(responder.verify(datagram) ?? [])], [...bytes]);
    assert.is(initiator.verify(datagram), undefined);
  }
});

test("changed-cut-and-too-long-datagrams-do-not-verify", () => {
  const random = new SeededRandom(SEED);
  const psk = random.bytes(32);
  const [initiator, responder] = [new HandshakeCheck(psk, "initiator"), new HandshakeCheck(psk, "responder")];
  const datagram = initiator.append(random.bytes(40));
  for (let at = 0; at < datagram.length; at++) {
    const changed = datagram.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    assert.is(responder.verify(changed), undefined, `byte ${at}`);
    assert.is(responder.verify(datagram.subarray(0, at)), undefined);
  }
  assert.is(responder.verify(random.bytes(9_000)), undefined);
  assert.throws(
    () => initiator.append(random.bytes(9_000)),
    (error: unknown) => error instanceof UsageError,
  );
});
