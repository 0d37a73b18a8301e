import { CryptoError } from "../../errors.ts";
import type { Network } from "../../net/network.ts";
import type { ServerEndpoint } from "./server-address.ts";

/**
 * Remembers which keys were accepted: those shown at first use, and those the
 * user accepted since. A server has one, a user may have several, one on each
 * device.
 *
 * A subject is `server HOST:PORT` or `user NAME@HOST:PORT`; a fingerprint is text.
 */
export interface Pins {
  /** The fingerprints accepted for a subject, the oldest first; none where the subject was never seen. */
  get(subject: string): Promise<readonly string[]>;
  /** Accepts one more fingerprint. */
  add(subject: string, fingerprint: string): Promise<void>;
  /** Accepts this fingerprint, and none of those before. */
  set(subject: string, fingerprint: string): Promise<void>;
}

/** Pins that last as long as the process. */
export class MemoryPins implements Pins {
  readonly #pins = new Map<string, readonly string[]>();

  async get(subject: string): Promise<readonly string[]> {
    return this.#pins.get(subject) ?? [];
  }

  async add(subject: string, fingerprint: string): Promise<void> {
    const others = (this.#pins.get(subject) ?? []).filter((pinned) => pinned !== fingerprint);
    this.#pins.set(subject, [...others, fingerprint]);
  }

  async set(subject: string, fingerprint: string): Promise<void> {
    this.#pins.set(subject, [fingerprint]);
  }
}

const defaults = new WeakMap<Network, MemoryPins>();

/** The pins of programs that bring none: kept for as long as the process runs, for each network apart. */
export function defaultPins(network: Network): Pins {
  const pins = defaults.get(network) ?? new MemoryPins();
  defaults.set(network, pins);
  return pins;
}

/** What a server's pin is kept under. */
export function serverSubject({ host, port }: Pick<ServerEndpoint, "host" | "port">): string {
  return `server ${host}:${port}`;
}

/**
 * Holds a fingerprint against those accepted, where there are any.
 *
 * @throws CryptoError PIN_MISMATCH: with both `fingerprints`
 */
export function checkPin(accepted: readonly string[], subject: string, fingerprint: string): void {
  const pinned = accepted.at(-1);
  if (pinned === undefined || accepted.includes(fingerprint)) return;
  const text = `The key of ${subject} is none it had before. Before: ${accepted.join(", ")}. Now: ${fingerprint}.`;
  throw new CryptoError(
    "PIN_MISMATCH",
    `${text} Somebody may stand in between; accept the new key only if you know why.`,
    { fingerprints: { pinned, shown: fingerprint } },
  );
}
