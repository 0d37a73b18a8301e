/** The longest cookie that is kept. Servers send at most 64 bytes. */
const BYTES_MAX = 64;
/** How long a cookie is kept. The server may refuse it sooner. */
const AGE_MAX_MS = 30 * 24 * 3_600_000;

/** The cookie of an earlier login. With it, failed logins of others do not delay the next login with the password. */
export interface KeptCookie {
  readonly bytes: Uint8Array;
  /** When it is discarded, in milliseconds since 1970. */
  readonly expiresMs: number;
}

/**
 * Keeps the cookie of a login.
 *
 * @param nowMs  milliseconds since 1970
 * @returns undefined if the server sent none, or one that is too long
 */
export function keepCookie(bytes: Uint8Array | undefined, nowMs: number): KeptCookie | undefined {
  const isUsable = bytes !== undefined && bytes.length > 0 && bytes.length <= BYTES_MAX;
  return isUsable ? { bytes, expiresMs: nowMs + AGE_MAX_MS } : undefined;
}

/**
 * The cookie to log in with.
 *
 * @param nowMs  milliseconds since 1970
 * @returns undefined if there is no cookie, or it has expired, or expires later than any cookie can: then the clock was
 *   wrong when it was stored
 */
export function usableCookie(kept: KeptCookie | undefined, nowMs: number): Uint8Array | undefined {
  if (kept === undefined || kept.bytes.length > BYTES_MAX) return undefined;
  const leftMs = kept.expiresMs - nowMs;
  return leftMs > 0 && leftMs <= AGE_MAX_MS ? kept.bytes : undefined;
}
