/** Both clocks may be off by this much: they count whole seconds. */
const TOLERANCE_SECONDS = 2;
/** Clocks may differ in speed by this fraction. */
const DRIFT = 1 / 16;

/**
 * Notices that a gateway has lost its mappings: every response says for how many seconds it has kept them, and that
 * time no longer runs as the time here does.
 *
 * @see RFC 6887, section 8.5; RFC 6886, section 3.6
 */
export class GatewayEpoch {
  #last: { readonly epochSeconds: number; readonly atMs: number } | undefined;

  /** Takes the time of a response. Returns whether the gateway has lost its mappings since the one before. */
  update(epochSeconds: number, nowMs: number): boolean {
    const last = this.#last;
    this.#last = { epochSeconds, atMs: nowMs };
    if (last === undefined) return false;
    if (epochSeconds < last.epochSeconds - 1) return true;
    const here = (nowMs - last.atMs) / 1_000;
    const there = epochSeconds - last.epochSeconds;
    return here + TOLERANCE_SECONDS < there * (1 - DRIFT) || there + TOLERANCE_SECONDS < here * (1 - DRIFT);
  }
}
