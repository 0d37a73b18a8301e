import { CryptoError } from "../errors.ts";

/**
 * Remembers which key a server or a user showed at first use.
 *
 * A subject is `server HOST:PORT` or `user NAME@HOST:PORT`; a fingerprint is text.
 */
export interface Pins {
  get(subject: string): Promise<string | undefined>;
  set(subject: string, fingerprint: string): Promise<void>;
}

/** Pins that last as long as the process. */
export class MemoryPins implements Pins {
  readonly #pins = new Map<string, string>();

  async get(subject: string): Promise<string | undefined> {
    return this.#pins.get(subject);
  }

  async set(subject: string, fingerprint: string): Promise<void> {
    this.#pins.set(subject, fingerprint);
  }
}

/**
 * Holds a fingerprint against its pin, where there is one.
 *
 * @throws CryptoError PIN_MISMATCH: with both `fingerprints`
 */
export function checkPin(pinned: string | undefined, subject: string, fingerprint: string): void {
  if (pinned === undefined || pinned === fingerprint) return;
  const text = `The key of ${subject} is not the one it had before. Before: ${pinned}. Now: ${fingerprint}.`;
  throw new CryptoError(
    "PIN_MISMATCH",
    `${text} Somebody may stand in between; accept the new key only if you know why.`,
    { fingerprints: { pinned, shown: fingerprint } },
  );
}
