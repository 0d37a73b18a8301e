import * as assert from "uvu/assert";
import { Capabilities, Feature, HandshakePayload } from "../../../generated/chatwire/v1/capability.ts";
import { UsageError } from "../../../src/errors.ts";
import { LIMITS } from "../../../src/limits.ts";
import {
  decodeHandshakePayload,
  encodeHandshakePayload,
  HANDSHAKE_PAYLOAD_BYTES,
} from "../../../src/peering/path/handshake-payload.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("handshake payload");

const few = Capabilities.create({ versions: [1], features: [Feature.MEDIA] });

test("payload-has-one-length-whatever-it-says", () => {
  const { value: max } = LIMITS.capabilitiesMax;
  for (let count = 0; count <= max; count++) {
    // The longest numbers: 5 bytes for a version, 10 for a negative feature.
    const versions = Array.from({ length: count }, (_, i) => 2 ** 32 - 1 - i);
    const features = Array.from({ length: count }, (_, i) => -1 - i);
    const capabilities = Capabilities.create({ versions, features });
    const payload = encodeHandshakePayload(capabilities);
    assert.is(payload.length, HANDSHAKE_PAYLOAD_BYTES, `${count}`);
    assert.equal(decodeHandshakePayload(payload), capabilities, `${count}`);
  }
  assert.is(encodeHandshakePayload(few).length, HANDSHAKE_PAYLOAD_BYTES);
});

test("capabilities-that-do-not-fit-are-a-mistake-of-the-caller", () => {
  const features = (count: number) => Capabilities.create({ features: Array.from({ length: count }, () => -1) });
  const fits = encodeHandshakePayload(features(50));
  assert.is(fits.length, HANDSHAKE_PAYLOAD_BYTES);
  assert.throws(
    () => encodeHandshakePayload(features(52)),
    (error: unknown) => error instanceof UsageError,
  );
});

test("fields-that-are-not-known-are-kept", () => {
  const newer = Capabilities.create({ versions: [1], $unknown: Uint8Array.of(0x98, 0x46, 7) });
  assert.equal(decodeHandshakePayload(encodeHandshakePayload(newer))?.$unknown, newer.$unknown);
});

test("payload-without-capabilities-offers-nothing", () => {
  assert.equal(decodeHandshakePayload(new Uint8Array(0)), Capabilities.create());
});

test("padding-other-than-zero-is-refused", () => {
  const payload = encodeHandshakePayload(few);
  for (const at of [payload.length - 1, payload.length - 300]) {
    const changed = Uint8Array.from(payload);
    changed[at] = 1;
    assert.is(decodeHandshakePayload(changed), undefined, `byte ${at}`);
  }
});

test("any-bytes-decode-or-are-refused", () => {
  const random = new SeededRandom(SEED);
  let refused = 0;
  for (let i = 0; i < 2_000; i++) {
    const bytes = random.bytes(1 + (i % 700));
    if (decodeHandshakePayload(bytes) === undefined) refused += 1;
  }
  assert.ok(refused > 1_000, `${refused}`);
  const short = HandshakePayload.encode(HandshakePayload.create({ capabilities: few }));
  assert.is(decodeHandshakePayload(short.subarray(0, short.length - 1)), undefined);
});
