import { createHmac, hkdfSync } from "node:crypto";
import * as assert from "uvu/assert";
import {
  clientResumptionProof,
  firstResumptionKey,
  nextResumptionKey,
  ResumptionKeys,
  serverResumptionProof,
} from "../../src/crypto/resumption.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("keys and proofs of a resumption");

const random = new SeededRandom(SEED);
const context = { sessionId: random.bytes(16), exporter: random.bytes(32) };
const position = { received: 5, sent: 2 ** 40 + 7 };

test("keys-and-proofs-are-as-specified", () => {
  const info = "chatwire resumption key";
  const key = firstResumptionKey(context);
  assert.equal(key, new Uint8Array(hkdfSync("sha256", context.exporter, context.sessionId, info, 32)));
  const exporter = random.bytes(32);
  assert.equal(nextResumptionKey(key, exporter), new Uint8Array(hkdfSync("sha256", key, exporter, info, 32)));
  const numbers = Buffer.from("0000000000000005" + "0000010000000007", "hex");
  const proofOf = (label: string, rest: Uint8Array = new Uint8Array(0)): Uint8Array =>
    new Uint8Array(
      createHmac("sha256", key)
        .update(Buffer.concat([Buffer.from(label), context.sessionId, context.exporter, numbers, rest]))
        .digest(),
    );
  const proof = clientResumptionProof(key, context, position);
  assert.equal(proof, proofOf("chatwire resumption client"));
  assert.equal(serverResumptionProof(key, context, position, proof), proofOf("chatwire resumption server", proof));
});

test("server-takes-the-present-and-the-previous-key-until-the-present-one-is-confirmed", () => {
  const keys = new ResumptionKeys(context);
  const first = firstResumptionKey(context);
  const exporters = [random.bytes(32), random.bytes(32), random.bytes(32)] as const;
  const verified = (key: Uint8Array, exporter: Uint8Array): Uint8Array | undefined => {
    const proof = clientResumptionProof(key, { sessionId: context.sessionId, exporter }, position);
    return keys.verify(exporter, position, proof);
  };
  assert.equal(verified(first, exporters[0]), first);
  keys.advance(first, exporters[0]);
  const lost = nextResumptionKey(first, exporters[0]);
  // The answer was lost: the client still has the first key.
  assert.equal(verified(first, exporters[1]), first);
  keys.advance(first, exporters[1]);
  const second = nextResumptionKey(first, exporters[1]);
  assert.is(verified(lost, exporters[2]), undefined, "what was never used is forgotten");
  assert.equal(verified(second, exporters[2]), second);
  keys.confirm();
  assert.is(verified(first, exporters[2]), undefined);
  assert.equal(verified(second, exporters[2]), second);
});

test("proof-for-another-connection-session-number-or-role-is-wrong", () => {
  const keys = new ResumptionKeys(context);
  const key = firstResumptionKey(context);
  const proof = clientResumptionProof(key, context, position);
  assert.equal(keys.verify(context.exporter, position, proof), key);
  assert.is(keys.verify(random.bytes(32), position, proof), undefined);
  assert.is(keys.verify(context.exporter, { ...position, sent: 1 }, proof), undefined);
  assert.is(keys.verify(context.exporter, { received: 6, sent: position.sent }, proof), undefined);
  assert.is(keys.verify(context.exporter, position, proof.subarray(1)), undefined);
  const other = { ...context, sessionId: random.bytes(16) };
  assert.is(keys.verify(context.exporter, position, clientResumptionProof(key, other, position)), undefined);
  const server = serverResumptionProof(key, context, position, new Uint8Array(0));
  assert.is(keys.verify(context.exporter, position, server), undefined);
});
