import * as assert from "uvu/assert";
import { HelloRequest } from "../../generated/chatwire/v1/connection.ts";
import { Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import { DecodeError } from "../../src/errors.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("3. Messages"));

const [VARINT, FIXED64, BYTES, GROUP, GROUP_END, FIXED32] = [0, 1, 2, 3, 4, 5];
/** Fields of `Message`, of `Header`, and one that neither has. */
const [HEADER, HELLO_REQUEST, PING_REQUEST] = [1, 10, 12];
const [TYPE, COMMAND, RECIPIENT, SEQUENCE] = [1, 2, 3, 4];
const UNKNOWN = 20_000;

function varint(value: bigint | number): number[] {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

const tag = (field: number, wireType: number): number[] => varint((BigInt(field) << 3n) | BigInt(wireType));
const number = (field: number, value: bigint | number): number[] => [...tag(field, VARINT), ...varint(value)];
const nested = (field: number, content: readonly number[]): number[] => [
  ...tag(field, BYTES),
  ...varint(content.length),
  ...content,
];
const groups = (depth: number): number[] => [
  ...Array.from({ length: depth }, () => tag(UNKNOWN, GROUP)).flat(),
  ...Array.from({ length: depth }, () => tag(UNKNOWN, GROUP_END)).flat(),
];
const header = (...fields: readonly number[][]): number[] => nested(HEADER, fields.flat());
const decode = (bytes: readonly number[]): Message => Message.decode(Uint8Array.from(bytes));

function isMalformed(what: string, bytes: readonly number[]): void {
  assert.throws(
    () => decode(bytes),
    (error: unknown) => error instanceof DecodeError && (error.code === "MALFORMED" || error.code === "TRUNCATED"),
    what,
  );
}

test("string-that-is-not-utf-8-is-malformed", () => {
  const user = (bytes: readonly number[]) => header(nested(RECIPIENT, nested(1, bytes)));
  assert.is(decode(user([...Buffer.from("grâce")])).header?.recipient?.target.value, "grâce");
  for (const bytes of [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
    isMalformed(`user ${bytes}`, user(bytes));
});

test("js-number-greater-than-2^53-1-is-malformed", () => {
  assert.is(decode(header(number(SEQUENCE, 2n ** 53n - 1n))).header?.sequence, 2 ** 53 - 1);
  isMalformed("2^53", header(number(SEQUENCE, 2n ** 53n)));
  isMalformed("2^64 - 1", header(number(SEQUENCE, 2n ** 64n - 1n)));
});

test("messages-and-groups-known-or-not-are-nested-100-deep-and-no-deeper", () => {
  decode(groups(100));
  decode(header(groups(99)));
  decode(header(nested(RECIPIENT, groups(98))));
  isMalformed("101 groups", groups(101));
  isMalformed("100 groups in the header", header(groups(100)));
  isMalformed("99 groups in the recipient", header(nested(RECIPIENT, groups(99))));
  // What only looks like messages, inside a field of bytes that is unknown, is not looked at.
  let inner: number[] = [];
  for (let depth = 0; depth < 500; depth++) inner = nested(UNKNOWN, inner);
  decode(inner);
});

test("bytes-that-end-inside-a-field-are-malformed", () => {
  const whole = [...header(number(TYPE, 1), number(SEQUENCE, 300)), ...nested(HELLO_REQUEST, nested(2, [65]))];
  decode(whole);
  const ends = [0, header(number(TYPE, 1), number(SEQUENCE, 300)).length, whole.length];
  for (let length = 0; length < whole.length; length++)
    if (!ends.includes(length)) isMalformed(`${length} bytes`, whole.slice(0, length));
  isMalformed("a group without an end", tag(UNKNOWN, GROUP));
});

test("varint-of-more-than-ten-bytes-or-64-bits-is-malformed", () => {
  const longest = [...Array.from({ length: 9 }, () => 0xff), 1];
  decode([...tag(UNKNOWN, VARINT), ...longest]);
  isMalformed("65 bits", [...tag(UNKNOWN, VARINT), ...longest.slice(0, 9), 2]);
  isMalformed("eleven bytes", [...tag(UNKNOWN, VARINT), ...Array.from({ length: 10 }, () => 0x80), 0]);
});

test("tag-or-length-over-32-bits-is-malformed", () => {
  isMalformed("tag", [...varint(2n ** 32n + BigInt(UNKNOWN << 3)), 0]);
  isMalformed("length", [...tag(UNKNOWN, BYTES), ...varint(2n ** 32n + 1n), 0]);
});

test("field-number-0-and-wire-types-6-and-7-are-malformed", () => {
  isMalformed("field 0", number(0, 1));
  for (const wireType of [6, 7]) isMalformed(`wire type ${wireType}`, [...tag(UNKNOWN, wireType), 0]);
});

test("group-that-ends-without-having-begun-is-malformed", () => {
  isMalformed("alone", tag(UNKNOWN, GROUP_END));
  isMalformed("of another field", [...tag(UNKNOWN, GROUP), ...tag(UNKNOWN + 1, GROUP_END)]);
});

test("32-bit-field-takes-the-lower-32-bits-of-its-varint", () => {
  assert.is(decode(header(number(TYPE, 2n ** 32n + 3n))).header?.type, MessageType.EVENT);
  const versions = nested(HELLO_REQUEST, nested(1, [...varint(2n ** 40n + 1n), ...varint(7)]));
  const { body } = decode(versions);
  assert.equal(body.case === "helloRequest" && body.value.versions, [1, 7]);
});

test("varint-need-not-be-in-its-shortest-form-inside-a-message", () => {
  assert.is(decode(header([...tag(SEQUENCE, VARINT), 0x85, 0x80, 0x00])).header?.sequence, 5);
});

test("known-field-with-another-wire-type-is-an-unknown-field", () => {
  const { header: read } = decode(header([...tag(TYPE, FIXED32), 1, 0, 0, 0], number(COMMAND, 7)));
  assert.is(read?.type, MessageType.UNSPECIFIED);
  assert.is(read?.command, 7);
  assert.ok(read?.$unknown);
});

test("repeated-numbers-are-read-packed-or-one-by-one", () => {
  for (const content of [nested(1, [1, 2]), [...number(1, 1), ...number(1, 2)], [...number(1, 1), ...nested(1, [2])]]) {
    const { body } = decode(nested(HELLO_REQUEST, content));
    assert.equal(body.case === "helloRequest" && body.value.versions, [1, 2]);
  }
});

test("unknown-fields-and-enum-values-are-accepted", () => {
  const unknown = [...number(UNKNOWN, 1), ...[...tag(UNKNOWN, FIXED64), 1, 2, 3, 4, 5, 6, 7, 8], ...groups(2)];
  const { header: read } = decode([...header(number(TYPE, 77), number(COMMAND, 12_345), unknown), ...unknown]);
  assert.is(read?.type, 77);
  assert.is(read?.command, 12_345);
});

test("message-with-an-unknown-body-is-a-message-without-a-body", () => {
  assert.is(decode([...header(number(TYPE, 1)), ...nested(UNKNOWN, [])]).body.case, undefined);
});

test("fields-come-in-any-order", () => {
  const { header: read, body } = decode([...nested(PING_REQUEST, []), ...header(number(SEQUENCE, 9), number(TYPE, 1))]);
  assert.is(read?.sequence, 9);
  assert.is(body.case, "pingRequest");
});

test("last-value-of-a-repeated-occurrence-wins-and-messages-are-merged", () => {
  const twice = decode([...header(number(TYPE, 1), number(SEQUENCE, 3)), ...header(number(SEQUENCE, 4))]);
  assert.is(twice.header?.type, MessageType.REQUEST);
  assert.is(twice.header?.sequence, 4);
  const merged = decode([...nested(HELLO_REQUEST, nested(2, [65])), ...nested(HELLO_REQUEST, number(1, 1))]);
  assert.equal(merged.body, { case: "helloRequest", value: HelloRequest.create({ versions: [1], agent: "A" }) });
  assert.is(decode([...nested(HELLO_REQUEST, []), ...nested(PING_REQUEST, [])]).body.case, "pingRequest");
});

test("message-that-takes-much-more-memory-than-its-bytes-is-too-large", () => {
  const candidates = (count: number) => nested(80, Array.from({ length: count }, () => nested(1, [])).flat());
  const { body } = decode(candidates(1_000));
  assert.is(body.case === "inviteRequest" && body.value.candidates.length, 1_000);
  assert.throws(
    () => decode(candidates(60_000)),
    (error: unknown) => error instanceof DecodeError && error.code === "TOO_LARGE",
  );
});
