import type { Limits } from "../../limits.ts";

/** How many bytes of texts an account has sent, as of a served time. */
export interface BytesSent {
  readonly bytes: number;
  readonly servedMs: number;
}

export const NOTHING_SENT: BytesSent = { bytes: 0, servedMs: 0 };

/**
 * The bytes that still count at a later served time: they stop counting evenly, `accountBytesMax` of them within
 * `historyAgeMs`. The text that reaches the limit counts whole, so the bytes may be more.
 */
export function bytesCounting(
  { bytes, servedMs }: BytesSent,
  limits: Pick<Limits, "accountBytesMax" | "historyAgeMs">,
  atServedMs: number,
): number {
  const agedMs = Math.max(0, atServedMs - servedMs);
  return Math.max(0, bytes - (agedMs * limits.accountBytesMax) / limits.historyAgeMs);
}
