import * as assert from "uvu/assert";
import { PeerPart } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import { decodePeerMessage } from "../../../src/framing/peer-message.ts";
import { KEPT_OVERHEAD_BYTES } from "../../../src/peering/kept.ts";
import { keptMessageBytesOf, PartJoiner, splitIntoParts } from "../../../src/peering/reliable/parts.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("parts of reliable messages");

const LARGEST_BYTES = 1_439;
const random = new SeededRandom(SEED);

function partsOf(sequence: number, message: Uint8Array, partBytesMax: number): PeerPart[] {
  return splitIntoParts(sequence, message, partBytesMax).map((bytes) => {
    assert.ok(bytes.length <= partBytesMax, `${bytes.length} bytes`);
    const part = decodePeerMessage(bytes, ownFeatures("link"));
    assert.ok(part.kind === "known" && part.body.case === "peerPart");
    return part.body.value;
  });
}

function isMalformed(error: unknown): boolean {
  return error instanceof ProtocolError && error.code === "MALFORMED";
}

test("message-of-any-length-is-joined-from-parts-in-any-order", () => {
  for (const length of [1_168, 1_200, LARGEST_BYTES]) {
    for (const partBytesMax of [703, 1_167]) {
      const message = random.bytes(length);
      const parts = partsOf(Number.MAX_SAFE_INTEGER, message, partBytesMax);
      assert.ok(parts.length >= 2 && parts.length <= 4);
      const joiner = new PartJoiner(LARGEST_BYTES);
      const [last, ...others] = parts.reverse();
      assert.ok(last);
      for (const [index, part] of others.entries()) {
        assert.is(joiner.add(part, 20 - index), undefined);
        assert.is(joiner.add(part, 3), undefined);
      }
      const joined = joiner.add(last, 7);
      assert.equal(Uint8Array.from(joined?.bytes ?? []), message);
      assert.is(joined?.packetNumber, 20);
    }
  }
});

test("parts-of-several-messages-do-not-mix", () => {
  const messages = [random.bytes(1_300), random.bytes(1_400)];
  const [one = [], other = []] = messages.map((message, index) => partsOf(index + 1, message, 1_167));
  const joiner = new PartJoiner(LARGEST_BYTES);
  const joined = [one[0], other[1], other[0], one[1]].map((part) => part && joiner.add(part, 1)?.bytes);
  assert.equal(
    joined.map((bytes) => bytes && Uint8Array.from(bytes)),
    [undefined, undefined, messages[1], messages[0]],
  );
});

test("part-that-contradicts-itself-or-others-is-malformed", () => {
  const part = (value: Partial<PeerPart>) =>
    PeerPart.create({ sequence: 1, number: 0, count: 2, content: random.bytes(100), ...value });
  const first = part({});
  for (const bad of [
    part({ count: 0 }),
    part({ count: 5 }),
    part({ number: 2 }),
    part({ number: 1, count: 3 }),
    part({ number: 1, content: random.bytes(LARGEST_BYTES - 99) }),
  ]) {
    const joiner = new PartJoiner(LARGEST_BYTES);
    joiner.add(first, 1);
    assert.throws(() => joiner.add(bad, 2), isMalformed);
  }
});

test("message-that-arrived-otherwise-leaves-no-parts-behind", () => {
  const message = random.bytes(1_300);
  const [first, second] = partsOf(1, message, 1_167);
  assert.ok(first && second);
  const joiner = new PartJoiner(LARGEST_BYTES);
  joiner.add(first, 1);
  joiner.forget(1);
  assert.is(joiner.add(second, 2), undefined);
});

test("long-message-is-joined-from-many-parts-and-the-bytes-that-wait-are-counted", () => {
  const message = random.bytes(300_000);
  const parts = partsOf(5, message, 1_167);
  const joiner = new PartJoiner(LARGEST_BYTES, "any");
  for (const part of parts.slice(1)) assert.is(joiner.add(part, 1), undefined);
  const keptBytes = message.length - (parts[0]?.content.length ?? 0) + parts.length * KEPT_OVERHEAD_BYTES;
  assert.is(joiner.keptBytes, keptBytes, "each of the others counts for more, and the message for one more");
  assert.ok(joiner.keptBytes <= keptMessageBytesOf(message.length, 1_167), "the sender counts as much");
  const joined = parts[0] && joiner.add(parts[0], 9);
  assert.equal(Buffer.from(joined?.bytes ?? []), Buffer.from(message));
  assert.is(joiner.keptBytes, 0);
  joiner.add(PeerPart.create({ sequence: 6, number: 0, count: 9, content: new Uint8Array(100) }), 1);
  joiner.forget(6);
  assert.is(joiner.keptBytes, 0);
});

test("long-message-of-tiny-parts-or-of-too-many-is-malformed", () => {
  const joiner = new PartJoiner(LARGEST_BYTES, "any");
  const tiny = { sequence: 1, number: 0, count: 5, content: new Uint8Array(63) };
  assert.throws(() => joiner.add(PeerPart.create(tiny), 1), isMalformed);
  assert.throws(() => joiner.add(PeerPart.create({ ...tiny, count: 16_385 }), 1), isMalformed);
  // The last one may be short.
  assert.is(joiner.add(PeerPart.create({ ...tiny, number: 4 }), 1), undefined);
  const content = new Uint8Array(600_000);
  joiner.add(PeerPart.create({ sequence: 2, number: 0, count: 5, content }), 1);
  assert.throws(() => joiner.add(PeerPart.create({ sequence: 2, number: 1, count: 5, content }), 1), isMalformed);
});
