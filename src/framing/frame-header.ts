/** The header of a message in its frame, and the numbers of variable length in both. */

import { Header, type Recipient } from "../../generated/chatwire/v1/message.ts";

/** The tags of the fields that most headers have. */
const [TYPE_TAG = 0] = Header.encode(Header.create({ type: 1 }));
const [COMMAND_TAG = 0] = Header.encode(Header.create({ command: 1 }));
export const [SEQUENCE_TAG = 0] = Header.encode(Header.create({ sequence: 1 }));
const [ANSWERS_TAG = 0] = Header.encode(Header.create({ answers: 1 }));
export const [RECEIVED_TAG = 0] = Header.encode(Header.create({ received: 1 }));

/** The most bytes that a header takes besides the user's name: its numbers and the id. */
const NUMBERS_BYTES_MAX = 96;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const UNIT_BYTES_MAX = 3;
/** The type of a plain header takes one byte, and its command is no negative number. */
const PLAIN_TYPE_MAX = 127;
const PLAIN_COMMAND_MAX = 2_147_483_647;

/** Headers that are not plain are encoded here and copied: an allocation for each would take longer than encoding it. */
let encoded = new Uint8Array(NUMBERS_BYTES_MAX);

/**
 * The length of a header in bytes.
 *
 * @throws UsageError a value does not fit its field
 */
export function headerLength(header: Header): number {
  return isPlain(header) ? plainLength(header) : encode(header);
}

/**
 * Writes a header. Call directly after `headerLength`, with the same header.
 *
 * @param length  the result of `headerLength`
 * @returns the index after it
 */
export function writeHeader(bytes: Uint8Array, at: number, header: Header, length: number): number {
  if (isPlain(header)) return writePlain(bytes, at, header);
  // Copying most headers byte by byte takes less time than a call to `set`.
  for (let index = 0; index < length; index++) bytes[at + index] = encoded[index] ?? 0;
  return at + length;
}

/**
 * Whether a header has no more than its type, its command and the numbers of the stream, as nearly all headers of a server.
 * It is then written in a fraction of the time that the codec takes for all fields.
 */
function isPlain(header: Header): boolean {
  const { type, command, recipient, critical, awaitsAck, id, repeatedAfterMs, after, follows, $unknown } = header;
  return (
    recipient === undefined &&
    $unknown === undefined &&
    !critical &&
    !awaitsAck &&
    id.length === 0 &&
    after.length === 0 &&
    repeatedAfterMs === 0 &&
    follows === 0 &&
    type > 0 &&
    type <= PLAIN_TYPE_MAX &&
    command > 0 &&
    command <= PLAIN_COMMAND_MAX
  );
}

function plainLength({ command, sequence, answers, received }: Header): number {
  return 2 + fieldLength(command) + fieldLength(sequence) + fieldLength(answers) + fieldLength(received);
}

/** The length of a number with a tag of one byte; 0 is left out. */
function fieldLength(value: number): number {
  return value === 0 ? 0 : 1 + varintLength(value);
}

/** Writes the fields of a plain header in the order of their numbers. Returns the index after them. */
function writePlain(bytes: Uint8Array, at: number, { type, command, sequence, answers, received }: Header): number {
  bytes[at] = TYPE_TAG;
  bytes[at + 1] = type;
  let end = writeField(bytes, at + 2, COMMAND_TAG, command);
  end = writeField(bytes, end, SEQUENCE_TAG, sequence);
  end = writeField(bytes, end, ANSWERS_TAG, answers);
  return writeField(bytes, end, RECEIVED_TAG, received);
}

function writeField(bytes: Uint8Array, at: number, tag: number, value: number): number {
  if (value === 0) return at;
  bytes[at] = tag;
  return writeVarint(bytes, at + 1, value);
}

/** Encodes a header into `encoded`. Returns its length. */
function encode(header: Header): number {
  const target = header.recipient?.target;
  let lengthMax = NUMBERS_BYTES_MAX + targetBytesMax(target);
  if (header.$unknown !== undefined) lengthMax += header.$unknown.length;
  if (encoded.length < lengthMax) encoded = new Uint8Array(lengthMax);
  return Header.encodeInto(header, encoded);
}

/** The most bytes of a recipient's name or id. */
function targetBytesMax(target: Recipient["target"] | undefined): number {
  if (target?.case === "user") return target.value.length * UNIT_BYTES_MAX;
  return target?.case === "room" ? target.value.length : 0;
}

export function varintLength(value: number): number {
  // Most have one byte or two.
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  let length = 2;
  for (let rest = Math.floor(value / 0x80); rest >= 0x80; rest = Math.floor(rest / 0x80)) length++;
  return length;
}

/** Returns the index after the varint. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  if (value < 0x80) {
    bytes[at] = value;
    return at + 1;
  }
  if (value < 0x4000) {
    bytes[at] = value | 0x80;
    bytes[at + 1] = value >>> 7;
    return at + 2;
  }
  let end = at;
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[end++] = (rest % 0x80) | 0x80;
  bytes[end] = rest;
  return end + 1;
}

/**
 * Splits a message that was sent here: its header, and its encoded body.
 *
 * @param message  a frame without its length prefix; not kept
 */
export function splitMessage(message: Uint8Array): { readonly header: Header; readonly encoded: Uint8Array } {
  let [length, at, factor] = [0, 1, 1];
  for (; ; factor *= 0x80) {
    const byte = message[at++] ?? 0;
    length += (byte & 0x7f) * factor;
    if (byte < 0x80) break;
  }
  const end = at + length;
  return { header: Header.decode(message.subarray(at, end)), encoded: new Uint8Array(message.subarray(end)) };
}
