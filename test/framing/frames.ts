/** Frames for tests, made without the code under test. */

export function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

/** The content behind its length. */
export function frameOf(content: Uint8Array): Uint8Array {
  return Uint8Array.from([...varint(content.length), ...content]);
}
