import * as assert from "uvu/assert";
import { Header } from "../../generated/chatwire/v1/message.ts";
import { Peer } from "../../generated/chatwire/v1/presence.ts";
import { BroadcastReceived } from "../../generated/chatwire/v1/text.ts";
import { UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("codec");

const PEER = Peer.create({ name: "ada", address: "203.0.113.7", port: 40_001 });

function refused(run: () => unknown): void {
  assert.throws(run, (error: unknown) => error instanceof UsageError);
}

test("encoded-messages-do-not-change-later", () => {
  const random = new SeededRandom(SEED);
  const texts = Array.from(
    { length: 400 },
    () => "é".repeat(random.below(300)) + "x".repeat(random.below(20_000) >> random.below(15)),
  );
  const messages = texts.map((text) => BroadcastReceived.encode({ from: "ada", text }));
  for (const [index, text] of texts.entries()) {
    const bytes = messages[index] ?? new Uint8Array();
    assert.equal(BroadcastReceived.decode(bytes), { from: "ada", text }, `seed ${SEED}`);
    assert.is(bytes.constructor, Uint8Array);
  }
});

test("failed-encoding-does-not-affect-the-next-one", () => {
  const expected = Peer.encode(PEER);
  refused(() => Peer.encode({ ...PEER, port: -1 }));
  assert.equal(Peer.encode(PEER), expected);
});

test("transferring-a-message-does-not-affect-later-ones", () => {
  const expected = Uint8Array.from(Peer.encode(PEER));
  const { buffer } = Peer.encode(PEER);
  if (buffer instanceof ArrayBuffer) structuredClone(buffer, { transfer: [buffer] });
  assert.equal(Uint8Array.from(Peer.encode(PEER)), expected);
});

test("encoding-inside-encoding-affects-neither", () => {
  const inner: Uint8Array[] = [];
  const message = {
    ...PEER,
    get address() {
      inner.push(Peer.encode(PEER));
      return PEER.address;
    },
  };
  assert.equal(Peer.encode(message), Peer.encode(PEER));
  for (const bytes of inner) assert.equal(bytes, Peer.encode(PEER));
});

test("message-is-encoded-into-a-buffer-at-an-offset", () => {
  const expected = Peer.encode(PEER);
  const buffer = new Uint8Array(100).fill(0xff);
  const end = Peer.encodeInto(PEER, buffer, 10);
  assert.is(end, 10 + expected.length);
  assert.equal(buffer.subarray(10, end), expected);
  assert.equal(buffer.subarray(0, 10), new Uint8Array(10).fill(0xff));
  assert.is(Peer.encodeInto(PEER, buffer), expected.length);
  assert.equal(buffer.subarray(0, expected.length), expected);
});

test("buffer-of-exactly-the-message-length-suffices", () => {
  const longest = { from: "ada", text: "é".repeat(5_000) };
  const expected = BroadcastReceived.encode(longest);
  const exact = new Uint8Array(expected.length);
  assert.is(BroadcastReceived.encodeInto(longest, exact), exact.length);
  assert.equal(exact, expected);
  refused(() => BroadcastReceived.encodeInto(longest, new Uint8Array(expected.length - 1)));
  refused(() => BroadcastReceived.encodeInto(longest, exact, 1));
});

test("offset-outside-the-buffer-is-refused", () => {
  const buffer = new Uint8Array(10);
  for (const offset of [-1, 11, Number.NaN, 0.5]) refused(() => Header.encodeInto(Header.create(), buffer, offset));
  assert.is(Header.encodeInto(Header.create(), buffer, 10), 10);
});

test("decoded-bytes-do-not-change-with-the-input", async () => {
  const { PeerMedia } = await import("../../generated/chatwire/v1/peer.ts");
  const random = new SeededRandom(SEED);
  const payloads = Array.from({ length: 300 }, () => random.bytes(random.below(5_000) >> random.below(10)));
  const decoded = payloads.map((payload) => {
    const bytes = PeerMedia.encode(PeerMedia.create({ payload }));
    const { payload: copy } = PeerMedia.decode(bytes);
    bytes.fill(0);
    return copy;
  });
  for (const [index, payload] of payloads.entries()) assert.equal(decoded[index], payload, `seed ${SEED}`);
});
