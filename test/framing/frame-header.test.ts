/** Most headers are written without the codec, and are on the wire what the codec writes. */

import * as assert from "uvu/assert";
import { Header, Recipient } from "../../generated/chatwire/v1/message.ts";
import { headerLength, splitMessage, writeHeader } from "../../src/framing/frame-header.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("frame header");

const NUMBERS = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31 - 1, 2 ** 32, 2 ** 53 - 1];
const COMMANDS = [0, 1, 127, 128, 9_000, 2 ** 31 - 1];
/** Fields that take a header out of the short way. */
const OTHERS: readonly Partial<Header>[] = [
  {},
  {},
  {},
  { critical: true },
  { awaitsAck: true },
  { id: new Uint8Array(16).fill(7), repeatedAfterMs: 300 },
  { repeatedAfterMs: 1 },
  { after: new Uint8Array(16) },
  { follows: 3 },
  { $unknown: Uint8Array.of(0xf8, 0xff, 0x7f, 1) },
  { recipient: Recipient.create({ target: { case: "user", value: "ada" } }) },
];

test("header-is-written-as-the-codec-writes-it", () => {
  const random = new SeededRandom(SEED);
  const any = <T>(values: readonly T[]): T => values[random.below(values.length)] as T;
  for (let count = 0; count < 20_000; count++) {
    const numbers = { sequence: any(NUMBERS), answers: any(NUMBERS), received: any(NUMBERS) };
    const header = Header.create({
      type: any([0, 1, 2, 3, 127, 128]),
      command: any(COMMANDS),
      ...numbers,
      ...any(OTHERS),
    });
    const expected = Header.encode(header);
    const length = headerLength(header);
    const bytes = new Uint8Array(length + 4);
    assert.is(writeHeader(bytes, 2, header, length), length + 2);
    assert.equal(bytes.slice(2, -2), expected.slice(), JSON.stringify(header));
    assert.equal([bytes[1], bytes.at(-2)], [0, 0]);
  }
});

/** A value of each field of a header. A field that the schema gets anew has to be added here. */
const OF_EACH_FIELD: Required<Header> = {
  type: 2,
  command: 9_000,
  recipient: Recipient.create({ target: { case: "user", value: "ada" } }),
  sequence: 300,
  answers: 300,
  critical: true,
  awaitsAck: true,
  received: 300,
  id: new Uint8Array(16).fill(7),
  repeatedAfterMs: 300,
  after: new Uint8Array(16).fill(7),
  follows: 3,
  $unknown: Uint8Array.of(0xf8, 0xff, 0x7f, 1),
};

test("no-field-of-a-header-is-left-out", () => {
  for (const [name, value] of Object.entries(OF_EACH_FIELD)) {
    const header = Header.create({ type: 1, command: 1, [name]: value });
    const bytes = new Uint8Array(headerLength(header));
    writeHeader(bytes, 0, header, bytes.length);
    assert.equal(Header.decode(bytes), header, name);
  }
});

test("message-is-split-into-its-header-and-its-body", () => {
  for (const name of ["ada", "a".repeat(300)]) {
    const header = Header.create({
      sequence: 5,
      recipient: Recipient.create({ target: { case: "user", value: name } }),
    });
    const encoded = Header.encode(header);
    const length = encoded.length < 128 ? [encoded.length] : [(encoded.length & 127) | 128, encoded.length >> 7];
    assert.equal(splitMessage(Buffer.concat([Uint8Array.of(0x0a, ...length), encoded, Uint8Array.of(1, 2, 3)])), {
      header,
      encoded: Uint8Array.of(1, 2, 3),
    });
  }
});
