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
 * Holds a fingerprint against its pin, and pins it where there is none yet.
 *
 * @throws CryptoError PIN_MISMATCH: the text shows both fingerprints
 */
export async function checkPin(pins: Pins, subject: string, fingerprint: string): Promise<void> {
  const pinned = await pins.get(subject);
  if (pinned === undefined) await pins.set(subject, fingerprint);
  else if (pinned !== fingerprint) {
    const text = `The key of ${subject} is not the one it had before. Before: ${pinned}. Now: ${fingerprint}.`;
    throw new CryptoError(
      "PIN_MISMATCH",
      `${text} Somebody may stand in between; accept the new key only if you know why.`,
    );
  }
}
