/** Bytes that no codec of this version writes: unknown fields and bodies, and numbers in any form. */

/** Encodes a number from 0 to 2^53 as a varint. */
export function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.from([...bytes, rest]);
}

/** Encodes a length-delimited field. */
export function bytesField(number: number, content: Uint8Array | string): Uint8Array {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

/** Encodes a varint field. */
export function numberField(number: number, value: number): Uint8Array {
  return Buffer.concat([varint(number * 8), varint(value)]);
}

/** Puts the length of a message before it. */
export function frameOf(message: Uint8Array): Uint8Array {
  return Buffer.concat([varint(message.length), message]);
}

/** A number without a meaning, reserved in every registry (RFC 8701). */
export const UNKNOWN = 9_042;

/** Fields that no version of the schema has, in all three forms that matter. */
export const UNKNOWN_FIELDS: Uint8Array = Buffer.concat([
  numberField(UNKNOWN, 7),
  bytesField(UNKNOWN + 1, "a field of a later version"),
  // A fixed32.
  Buffer.concat([varint((UNKNOWN + 2) * 8 + 5), Uint8Array.of(1, 2, 3, 4)]),
]);
