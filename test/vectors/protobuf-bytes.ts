/**
 * Writes protobuf by hand, for bytes that no encoder writes.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

export const WIRE = { VARINT: 0, FIXED64: 1, BYTES: 2, GROUP_START: 3, GROUP_END: 4, FIXED32: 5 } as const;

/** A varint, in its shortest form or in `length` bytes. */
export function varint(value: bigint | number, length = 0): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n || bytes.length + 1 < length; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.from([...bytes, Number(rest)]);
}

export function tag(field: number, wire: number): Uint8Array {
  return varint(field * 8 + wire);
}

export function number(field: number, value: bigint | number): Uint8Array {
  return join(tag(field, WIRE.VARINT), varint(value));
}

/** A string, bytes, a message or a packed list. */
export function bytes(field: number, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const content = join(...parts);
  return join(tag(field, WIRE.BYTES), varint(content.length), content);
}

export function group(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return join(tag(field, WIRE.GROUP_START), ...parts, tag(field, WIRE.GROUP_END));
}

/** Groups in groups. */
export function nestedGroups(field: number, depth: number): Uint8Array {
  const begin = Array.from({ length: depth }, () => tag(field, WIRE.GROUP_START));
  return join(...begin, ...begin.map(() => tag(field, WIRE.GROUP_END)));
}

/** Joins bytes; a text becomes UTF-8. */
export function join(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

/** Puts the length before a message: a frame. */
export function frameOf(...message: readonly Uint8Array[]): Uint8Array {
  const joined = join(...message);
  return join(varint(joined.length), joined);
}
