import * as assert from "uvu/assert";
import { UsageError } from "../../src/errors.ts";
import {
  createDatagramHeader,
  DATAGRAM_HEADER_BYTES,
  DATAGRAM_VERSION,
  DatagramKind,
  datagramPayload,
  readDatagramHeader,
  readDatagramId,
} from "../../src/framing/datagram.ts";
import { DatagramSealer } from "../../src/framing/sealed-datagram.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("datagram header");

const CONNECTION_ID = 0x0102030405060708n;
const PAYLOAD = Uint8Array.of(9, 9, 9);

/** A datagram of the relay, whose packet number is 0. */
function encodeRelayed(connectionId: bigint, payload: Uint8Array): Uint8Array {
  return Buffer.concat([createDatagramHeader(DatagramKind.RELAYED, connectionId), payload]);
}

test("layout-follows-the-specification", () => {
  const bytes = encodeRelayed(CONNECTION_ID, PAYLOAD);
  assert.is(Buffer.from(bytes).toString("hex"), `51${"0102030405060708"}${"0000000000000000"}090909`);
});

test("header-and-payload-survive-a-round-trip", () => {
  const bytes = encodeRelayed(2n ** 64n - 1n, PAYLOAD);
  const [kind, connectionId] = [DatagramKind.RELAYED, 2n ** 64n - 1n];
  assert.equal(readDatagramHeader(bytes), { kind, connectionId, packetNumber: 0 });
  assert.equal(Uint8Array.from(datagramPayload(bytes)), PAYLOAD);
});

test("datagram-inside-a-larger-buffer-is-read", () => {
  const bytes = encodeRelayed(CONNECTION_ID, PAYLOAD);
  const larger = new Uint8Array(bytes.length + 10).fill(255);
  larger.set(bytes, 5);
  const header = readDatagramHeader(larger.subarray(5, 5 + bytes.length));
  assert.is(header?.connectionId, CONNECTION_ID);
});

test("sealed-header-carries-the-packet-number", () => {
  const sealer = new DatagramSealer(new Uint8Array(32), CONNECTION_ID);
  sealer.seal(PAYLOAD, 0);
  const { bytes } = sealer.seal(PAYLOAD, 0);
  assert.equal(readDatagramHeader(bytes), { kind: DatagramKind.SEALED, connectionId: CONNECTION_ID, packetNumber: 2 });
});

function headerWith(first: number, packetNumber: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes[0] = first;
  new DataView(bytes.buffer).setBigUint64(9, packetNumber);
  return bytes;
}

const SEALED = (DatagramKind.SEALED << 4) | DATAGRAM_VERSION;
const RELAYED = (DatagramKind.RELAYED << 4) | DATAGRAM_VERSION;
const CASES: ReadonlyArray<readonly [what: string, bytes: Uint8Array, isRead: boolean]> = [
  ["empty", new Uint8Array(0), false],
  ["shorter-than-a-header", headerWith(RELAYED, 0n, DATAGRAM_HEADER_BYTES), true],
  ["shorter-than-a-tag", headerWith(SEALED, 1n, 32), false],
  ["nothing-but-a-tag", headerWith(SEALED, 1n, 33), true],
  ["of-1200-bytes", headerWith(SEALED, 1n, 1200), true],
  ["of-1201-bytes", headerWith(SEALED, 1n, 1201), false],
  ["of-kind-0", headerWith(0x01, 0n, 40), false],
  ["of-kind-1", headerWith(0x11, 0n, 40), false],
  ["of-kind-2", headerWith(0x21, 0n, 40), false],
  ["of-kind-4", headerWith(0x41, 0n, 40), false],
  ["of-kind-9", headerWith(0x91, 0n, 40), false],
  ["relayed-with-packet-number-0", headerWith(RELAYED, 0n, 40), true],
  ["relayed-with-packet-number-1", headerWith(RELAYED, 1n, 40), true],
  ["relayed-with-packet-number-2^53", headerWith(RELAYED, 2n ** 53n, 40), false],
  ["relayed-of-1225-bytes", headerWith(RELAYED, 1n, 1225), true],
  ["relayed-of-1226-bytes", headerWith(RELAYED, 1n, 1226), false],
  ["of-version-0", headerWith(0x30, 1n, 40), false],
  ["of-version-2", headerWith(0x32, 1n, 40), false],
  ["sealed-with-packet-number-0", headerWith(SEALED, 0n, 40), false],
  ["sealed-with-packet-number-2^53-1", headerWith(SEALED, 2n ** 53n - 1n, 40), true],
  ["sealed-with-packet-number-2^53", headerWith(SEALED, 2n ** 53n, 40), false],
  ["sealed-with-packet-number-2^64-1", headerWith(SEALED, 2n ** 64n - 1n, 40), false],
];
for (const [what, bytes, isRead] of CASES) {
  test(`datagram-${what}-is-${isRead ? "read" : "refused"}`, () => {
    assert.is(readDatagramHeader(bytes) !== undefined, isRead);
    assert.is(readDatagramId(bytes) !== undefined, isRead);
  });
}

test("header-cut-anywhere-is-refused", () => {
  const bytes = encodeRelayed(CONNECTION_ID, new Uint8Array(0));
  for (let length = 0; length < bytes.length; length++) {
    assert.is(readDatagramHeader(bytes.subarray(0, length)), undefined);
  }
});

test("connection-id-of-65-bits-is-refused", () => {
  for (const id of [-1n, 2n ** 64n]) {
    assert.throws(
      () => encodeRelayed(id, PAYLOAD),
      (error: unknown) => error instanceof UsageError,
    );
  }
});

test("connection-id-is-read-whole-whatever-its-bits", () => {
  const random = new SeededRandom(SEED);
  const drawn = Array.from({ length: 100 }, () => new DataView(random.bytes(8).buffer).getBigUint64(0));
  for (const id of [0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n, ...drawn]) {
    const bytes = encodeRelayed(id, PAYLOAD);
    assert.equal([readDatagramId(bytes), readDatagramHeader(bytes)?.connectionId], [id, id], `seed ${SEED}`);
  }
});

test("random-bytes-never-throw", () => {
  const random = new SeededRandom(SEED);
  let read = 0;
  for (let i = 0; i < 20_000; i++) {
    const bytes = random.bytes(random.below(64));
    // Without a valid first byte almost no datagram would get further.
    if (random.below(2) === 0 && bytes.length > 0) bytes[0] = ((1 + random.below(5)) << 4) | DATAGRAM_VERSION;
    if (random.below(2) === 0) bytes.fill(0, 9, 15);
    const header = readDatagramHeader(bytes);
    assert.is(readDatagramId(bytes), header?.connectionId, `seed ${SEED}, step ${i}`);
    if (header === undefined) continue;
    read++;
    assert.ok(Number.isSafeInteger(header.packetNumber), `seed ${SEED}, step ${i}`);
  }
  assert.ok(read > 100, `${read} read`);
});
