/** Clients that a server sends away come back within this time for each of them, so that few come at once. */
const SPREAD_MS = 2;

/**
 * Draws how long one of several clients that are sent away at once waits before it connects again.
 *
 * @param clients  how many are sent away
 * @returns milliseconds, for `GOING_AWAY`
 */
export function drawReturnPause(clients: number, randomBytes: (length: number) => Uint8Array): number {
  const share = new DataView(randomBytes(4).slice().buffer).getUint32(0) / 2 ** 32;
  return Math.round(share * clients * SPREAD_MS);
}
