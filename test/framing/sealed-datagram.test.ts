import { hkdfSync } from "node:crypto";
import * as assert from "uvu/assert";
import { open, sealInto } from "../../src/crypto/aead.ts";
import { CryptoError, UsageError } from "../../src/errors.ts";
import { DATAGRAM_RULES, type DatagramRules } from "../../src/framing/datagram.ts";
import { REPLAY_WINDOW_PACKETS } from "../../src/framing/replay-window.ts";
import { DatagramOpener, DatagramSealer } from "../../src/framing/sealed-datagram.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("sealed datagram");

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i);
const CONNECTION_ID = 0xfedcba9876543210n;
const MESSAGE = new TextEncoder().encode("hello");
/** The protocol's rules with epochs short enough for a test. */
const SHORT_EPOCHS: DatagramRules = { ...DATAGRAM_RULES, epochPackets: 8 };

function pair(rules: DatagramRules = DATAGRAM_RULES): [DatagramSealer, DatagramOpener] {
  return [new DatagramSealer(KEY, CONNECTION_ID, rules), new DatagramOpener(KEY, CONNECTION_ID, rules)];
}

function refuses(call: () => unknown, code: CryptoError["code"] = "AUTH_FAILED"): void {
  assert.throws(call, (error: unknown) => error instanceof CryptoError && error.code === code);
}

function keyOfEpoch(epoch: number): Uint8Array {
  let key = KEY;
  for (let i = 0; i < epoch; i++) key = new Uint8Array(hkdfSync("sha256", key, "", "chatwire datagram key", 32));
  return key;
}

/** Seals according to the specification, with any packet number and key. */
function forge(packetNumber: number, key: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(33 + MESSAGE.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 0x31);
  view.setBigUint64(1, CONNECTION_ID);
  view.setBigUint64(9, BigInt(packetNumber));
  const nonce = new Uint8Array(12);
  nonce.set(bytes.subarray(9, 17), 4);
  sealInto(bytes, 17, key, nonce, bytes.slice(0, 17), MESSAGE);
  return bytes;
}

test("message-survives-a-round-trip-with-its-packet-number", () => {
  const [sealer, opener] = pair();
  for (let packetNumber = 1; packetNumber <= 100; packetNumber++) {
    const sealed = sealer.seal(MESSAGE, 0);
    assert.is(sealed.packetNumber, packetNumber);
    assert.equal(opener.open(sealed.bytes, 0), { message: MESSAGE, packetNumber });
  }
});

test("bytes-follow-the-specification", () => {
  const { bytes } = pair()[0].seal(MESSAGE, 0);
  assert.equal(bytes, forge(1, KEY));
  const nonce = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  assert.equal(open(KEY, nonce, bytes.subarray(0, 17), bytes.subarray(17)), MESSAGE);
});

test("lengths-from-zero-to-the-limit-survive-and-longer-is-refused", () => {
  const [sealer, opener] = pair();
  for (const length of [0, 1, 1167]) {
    const message = new Uint8Array(length).fill(7);
    const { bytes } = sealer.seal(message, 0);
    assert.is(bytes.length, length + 33);
    assert.equal(opener.open(bytes, 0)?.message, message);
  }
  assert.throws(
    () => sealer.seal(new Uint8Array(1168), 0),
    (error: unknown) => error instanceof UsageError,
  );
});

test("opened-message-does-not-change-with-the-datagram", () => {
  const [sealer, opener] = pair();
  const { bytes } = sealer.seal(MESSAGE, 0);
  const message = opener.open(bytes, 0)?.message;
  bytes.fill(0);
  assert.equal(message, MESSAGE);
});

test("any-flipped-bit-is-refused-and-the-genuine-datagram-still-opens", () => {
  const [sealer, opener] = pair();
  const { bytes } = sealer.seal(MESSAGE, 0);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const forged = Uint8Array.from(bytes);
    forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    refuses(() => opener.open(forged, 0));
  }
  assert.ok(opener.open(bytes, 0));
});

test("forgery-and-replay-are-told-apart-without-an-error", () => {
  const [sealer, opener] = pair();
  const { bytes } = sealer.seal(MESSAGE, 0);
  const forged = Uint8Array.from(bytes);
  forged[20] = (forged[20] ?? 0) ^ 1;
  const results = [forged, bytes.subarray(1), bytes, bytes, forged].map((each) => opener.tryOpen(each, 0));
  // Once the number is used, a forgery with it is a replay, and costs no decryption.
  assert.equal(results, ["forged", "forged", { message: MESSAGE, packetNumber: 1 }, "replayed", "replayed"]);
});

test("datagram-cut-anywhere-is-refused", () => {
  const [sealer, opener] = pair();
  const { bytes } = sealer.seal(MESSAGE, 0);
  for (let length = 0; length < bytes.length; length++) refuses(() => opener.open(bytes.subarray(0, length), 0));
  refuses(() => opener.open(Buffer.concat([bytes, new Uint8Array(1)]), 0));
  assert.ok(opener.open(bytes, 0));
});

test("tag-of-4-bytes-is-refused", () => {
  const { bytes } = pair()[0].seal(MESSAGE, 0);
  const nonce = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  for (let length = 0; length < bytes.length; length++) {
    refuses(() => open(KEY, nonce, bytes.subarray(0, 17), bytes.subarray(17, length)));
  }
});

test("datagram-over-1200-bytes-is-refused", () => {
  refuses(() => pair()[1].open(new Uint8Array(1201), 0));
});

test("datagram-of-another-connection-or-key-is-refused", () => {
  const opener = pair()[1];
  refuses(() => opener.open(new DatagramSealer(KEY, CONNECTION_ID ^ 1n).seal(MESSAGE, 0).bytes, 0));
  refuses(() =>
    opener.open(
      new DatagramSealer(
        KEY.map((byte) => byte ^ 1),
        CONNECTION_ID,
      ).seal(MESSAGE, 0).bytes,
      0,
    ),
  );
});

test("replayed-datagram-is-dropped", () => {
  const [sealer, opener] = pair();
  const sealed = [1, 2, 3].map(() => sealer.seal(MESSAGE, 0).bytes);
  for (const bytes of sealed) assert.ok(opener.open(bytes, 0));
  for (const bytes of sealed) assert.is(opener.open(bytes, 0), undefined);
});

test("reordered-datagrams-open-once-each", () => {
  const random = new SeededRandom(SEED);
  const [sealer, opener] = pair();
  const sealed = Array.from({ length: 500 }, () => sealer.seal(MESSAGE, 0).bytes);
  const order = sealed.map((bytes) => ({ bytes, at: random.next() })).sort((a, b) => a.at - b.at);
  for (const { bytes } of order) assert.ok(opener.open(bytes, 0), `seed ${SEED}`);
  for (const { bytes } of order) assert.is(opener.open(bytes, 0), undefined, `seed ${SEED}`);
});

test("datagram-older-than-the-window-is-dropped", () => {
  const opener = pair()[1];
  assert.ok(opener.open(forge(REPLAY_WINDOW_PACKETS + 1, KEY), 0));
  assert.is(opener.open(forge(1, KEY), 0), undefined);
  assert.ok(opener.open(forge(2, KEY), 0));
});

test("forged-packet-number-does-not-move-the-window", () => {
  const [sealer, opener] = pair();
  const { bytes } = sealer.seal(MESSAGE, 0);
  const forged = forge(
    100_000,
    KEY.map((byte) => byte ^ 1),
  );
  refuses(() => opener.open(forged, 0));
  assert.ok(opener.open(bytes, 0));
});

test("key-changes-after-the-packets-of-an-epoch", () => {
  const [sealer, opener] = pair(SHORT_EPOCHS);
  for (let packetNumber = 1; packetNumber < 100; packetNumber++) {
    const sealed = sealer.seal(MESSAGE, 0);
    assert.is(sealed.packetNumber, packetNumber);
    assert.equal(sealed.bytes, forge(packetNumber, keyOfEpoch(Math.floor(packetNumber / 8))));
    assert.ok(opener.open(sealed.bytes, 0));
  }
});

test("key-changes-after-2^20-packets-in-the-protocol", () => {
  const opener = pair()[1];
  assert.ok(opener.open(forge(2 ** 20 - 1, KEY), 0));
  refuses(() => opener.open(forge(2 ** 20, KEY), 0));
  assert.ok(opener.open(forge(2 ** 20, keyOfEpoch(1)), 0));
});

test("key-changes-after-epoch-ms-to-the-next-epochs-first-number", () => {
  const [sealer, opener] = pair();
  const numbers = [5_000, 124_999, 125_000, 125_001, 244_999, 245_000, 900_000].map((nowMs) => {
    const { bytes, packetNumber } = sealer.seal(MESSAGE, nowMs);
    assert.equal(bytes, forge(packetNumber, keyOfEpoch(Math.floor(packetNumber / 2 ** 20))));
    assert.ok(opener.open(bytes, nowMs));
    return packetNumber;
  });
  assert.equal(numbers, [1, 2, 2 ** 20, 2 ** 20 + 1, 2 ** 20 + 2, 2 * 2 ** 20, 3 * 2 ** 20]);
});

test("late-packets-of-the-previous-epoch-open-once-for-30-seconds", () => {
  const [sealer, opener] = pair(SHORT_EPOCHS);
  const sealed = Array.from({ length: 10 }, () => sealer.seal(MESSAGE, 0).bytes);
  const [first, second, third] = sealed;
  if (first === undefined || second === undefined || third === undefined) throw new Error("Nothing was sealed.");
  assert.ok(opener.open(first, 0));
  assert.ok(opener.open(sealed.at(-1) ?? first, 1_000));
  assert.ok(opener.open(second, 30_999));
  assert.is(opener.open(second, 30_999), undefined);
  assert.is(opener.open(first, 30_999), undefined);
  refuses(() => opener.open(third, 31_000));
});

test("epochs-up-to-4-ahead-open", () => {
  for (const ahead of [1, 2, 3, 4]) {
    const opener = pair(SHORT_EPOCHS)[1];
    assert.ok(opener.open(forge(8 * ahead, keyOfEpoch(ahead)), 0));
    assert.ok(opener.open(forge(8 * ahead - 1, keyOfEpoch(ahead - 1)), 0));
    refuses(() => opener.open(forge(8 * ahead - 9, keyOfEpoch(Math.max(0, ahead - 2))), 0));
    assert.ok(opener.open(forge(8 * (ahead + 4), keyOfEpoch(ahead + 4)), 0));
  }
});

test("epoch-5-ahead-is-refused-and-changes-nothing", () => {
  const opener = pair(SHORT_EPOCHS)[1];
  refuses(() => opener.open(forge(8 * 5, keyOfEpoch(5)), 0));
  refuses(() => opener.open(forge(Number.MAX_SAFE_INTEGER, keyOfEpoch(5)), 0));
  assert.ok(opener.open(forge(1, KEY), 0));
});

test("forged-epoch-ahead-is-refused-and-changes-nothing", () => {
  const opener = pair(SHORT_EPOCHS)[1];
  for (let epoch = 4; epoch >= 1; epoch--) refuses(() => opener.open(forge(8 * epoch, KEY), 0));
  assert.ok(opener.open(forge(1, KEY), 0));
  refuses(() => opener.open(forge(8 * 5, keyOfEpoch(5)), 0));
  assert.ok(opener.open(forge(9, keyOfEpoch(1)), 0));
  assert.ok(opener.open(forge(8 * 5, keyOfEpoch(5)), 0));
});

test("packet-number-never-repeats-and-exhaustion-is-an-error", () => {
  const sealer = pair({ ...SHORT_EPOCHS, packetNumberMax: 20 })[0];
  const random = new SeededRandom(SEED);
  let nowMs = 0;
  let last = 0;
  for (;;) {
    nowMs += random.below(70_000);
    const next = sealerNext(sealer, nowMs);
    if (next === undefined) break;
    assert.ok(next > last && next <= 20, `seed ${SEED}`);
    last = next;
  }
  for (let i = 0; i < 3; i++) refuses(() => sealer.seal(MESSAGE, nowMs), "EXHAUSTED");
});

function sealerNext(sealer: DatagramSealer, nowMs: number): number | undefined {
  try {
    return sealer.seal(MESSAGE, nowMs).packetNumber;
  } catch (error) {
    if (error instanceof CryptoError && error.code === "EXHAUSTED") return undefined;
    throw error;
  }
}

test("message-that-does-not-fit-uses-no-packet-number", () => {
  const [sealer] = pair();
  assert.throws(() => sealer.seal(new Uint8Array(5_000), 0));
  assert.is(sealer.seal(MESSAGE, 0).packetNumber, 1);
});

test("callers-key-is-not-overwritten", () => {
  const key = Uint8Array.from(KEY);
  const sealer = new DatagramSealer(key, CONNECTION_ID, SHORT_EPOCHS);
  for (let i = 0; i < 20; i++) sealer.seal(MESSAGE, 0);
  assert.equal(key, KEY);
});

test("key-of-wrong-length-is-refused", () => {
  const isUsageError = (error: unknown) => error instanceof UsageError;
  assert.throws(() => new DatagramSealer(new Uint8Array(31), 1n), isUsageError);
  assert.throws(() => new DatagramOpener(new Uint8Array(33), 1n), isUsageError);
});

test("lost-duplicated-and-reordered-traffic-delivers-each-message-at-most-once", () => {
  const random = new SeededRandom(SEED);
  const rules = { ...DATAGRAM_RULES, epochPackets: 64, epochMs: 2_000, previousEpochMs: 1_000 };
  const [sealer, opener] = pair(rules);
  const inFlight: Array<{ bytes: Uint8Array; at: number }> = [];
  const delivered = new Set<number>();
  const latest = { sent: 0 };
  for (let nowMs = 0; nowMs < 20_000; nowMs += 10) {
    const { bytes, packetNumber } = sealer.seal(MESSAGE, nowMs);
    latest.sent = packetNumber;
    const copies = random.below(10) === 0 ? 0 : 1 + random.below(2);
    for (let i = 0; i < copies; i++) inFlight.push({ bytes, at: nowMs + random.below(300) });
    for (let i = inFlight.length - 1; i >= 0; i--) {
      const one = inFlight[i];
      if (one === undefined || one.at > nowMs) continue;
      inFlight.splice(i, 1);
      const opened = opener.open(one.bytes, nowMs);
      if (opened === undefined) continue;
      assert.not.ok(delivered.has(opened.packetNumber), `seed ${SEED}: ${opened.packetNumber} twice`);
      delivered.add(opened.packetNumber);
    }
  }
  assert.ok(delivered.size > 1_500, `seed ${SEED}: ${delivered.size} delivered`);
  assert.ok(latest.sent / rules.epochPackets > 20, `seed ${SEED}`);
});
