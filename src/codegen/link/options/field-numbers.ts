/** Reads which fields encoded ones are. */

/**
 * The numbers of the encoded fields, groups and what is in them included.
 *
 * @param encoded  whole fields, as a codec keeps unknown ones
 */
export function fieldNumbers(encoded: Uint8Array): number[] {
  const numbers: number[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; at < encoded.length; shift += 7n) {
      const byte = encoded[at++] ?? 0;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) break;
    }
    return value;
  };
  while (at < encoded.length) {
    const tag = varint();
    numbers.push(Number(tag >> 3n));
    const type = Number(tag & 7n);
    if (type === 0) varint();
    else if (type === 1) at += 8;
    else if (type === 2) {
      // Reading the length moves on, too.
      const length = Number(varint());
      at += length;
    } else if (type === 5) at += 4;
  }
  return numbers;
}
