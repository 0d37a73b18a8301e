import type { RandomBytes } from "../../../crypto/random-bytes.ts";

const EPOCH_BYTES = 4;

/** Draws an epoch of a room. @param before  the one that it replaces; 0: none */
export function drawEpoch(random: RandomBytes, before: number): number {
  const drawn = Buffer.from(random(EPOCH_BYTES)).readUInt32BE();
  if (drawn !== before && drawn !== 0) return drawn;
  return before === 1 ? 2 : 1;
}
