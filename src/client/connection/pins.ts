import { CryptoError, UsageError } from "../../errors.ts";
import { nameKey } from "../../name.ts";
import type { Network } from "../../net/network.ts";
import { systemNetwork } from "../../net/system-network.ts";
import { canonicalPinnedAddress, parseServerAddress, pinnedAddress, type ServerAddress } from "../../server-address.ts";

/**
 * Remembers the keys that were accepted: those shown at first use, and those that the user accepted later. A server
 * has one key, and perhaps another one that it announced. A user may have several, one on each device.
 *
 * A subject is `server HOST:PORT` or `user NAME@HOST:PORT`, with HOST in the one form of addresses and without a zone.
 * A fingerprint is text. Under `iterations NAME@HOST:PORT`,
 * the text is how many iterations of PBKDF2 the server asked for at the last login of the user by password.
 */
export interface Pins {
  /** Returns the fingerprints accepted for a subject, the oldest first. An unknown subject has none. */
  get(subject: string): Promise<readonly string[]>;
  /** Accepts one more fingerprint. */
  add(subject: string, fingerprint: string): Promise<void>;
  /** Accepts this fingerprint only: it replaces the earlier ones. */
  set(subject: string, fingerprint: string): Promise<void>;
}

/** Pins that last as long as the process. */
export class MemoryPins implements Pins {
  readonly #pins = new Map<string, readonly string[]>();

  /** Returns the fingerprints accepted for a subject, the oldest first. An unknown subject has none. */
  async get(subject: string): Promise<readonly string[]> {
    return this.#pins.get(subject) ?? [];
  }

  /** Accepts one more fingerprint. */
  async add(subject: string, fingerprint: string): Promise<void> {
    const others = (this.#pins.get(subject) ?? []).filter((pinned) => pinned !== fingerprint);
    this.#pins.set(subject, [...others, fingerprint]);
  }

  /** Accepts this fingerprint only: it replaces the earlier ones. */
  async set(subject: string, fingerprint: string): Promise<void> {
    this.#pins.set(subject, [fingerprint]);
  }
}

const defaults = new WeakMap<Network, MemoryPins>();

/** The pins of a network for programs that bring none. They are kept as long as the process runs. */
export function defaultPins(network: Network): Pins {
  const pins = defaults.get(network) ?? new MemoryPins();
  defaults.set(network, pins);
  return pins;
}

/**
 * Accepts a server's new key in place of the earlier ones. Needs no connection.
 *
 * @param url          as for `ChatClient.connect`
 * @param fingerprint  SHA-256 of the new public key, 64 hexadecimal digits; the error PIN_MISMATCH has it in
 *   `fingerprints.shown`, and the server prints it
 * @param pins         the same as for `ChatClient.connect`
 * @throws UsageError the URL or the fingerprint is malformed
 */
export async function acceptServer(
  url: string,
  fingerprint: string,
  pins: Pins = defaultPins(systemNetwork),
): Promise<void> {
  if (!/^[0-9a-fA-F]{64}$/.test(fingerprint)) {
    throw new UsageError(`The fingerprint of a server has 64 hexadecimal digits, not "${fingerprint}".`);
  }
  await pins.set(serverSubject(parseServerAddress(url)), fingerprint.toLowerCase());
}

/**
 * Lets a server ask for this many iterations of PBKDF2 for one user, although it asked for more before. Needs no
 * connection. The limit `scramIterationsMin` holds all the same.
 *
 * @param url   as for `ChatClient.connect`
 * @param pins  the same as for `ChatClient.connect`
 * @throws UsageError the URL or the number is malformed
 */
export async function acceptIterations(
  url: string,
  name: string,
  iterations: number,
  pins: Pins = defaultPins(systemNetwork),
): Promise<void> {
  if (!Number.isSafeInteger(iterations) || iterations < 1) {
    throw new UsageError(`The iterations must be a positive integer, not ${iterations}.`);
  }
  await pins.set(iterationsSubject(name, parseServerAddress(url)), String(iterations));
}

/** The subject of the pin that keeps the iterations of a user's password. */
export function iterationsSubject(name: string, server: Pick<ServerAddress, "host" | "port">): string {
  return `iterations ${nameKey(name)}@${pinnedAddress(server)}`;
}

/** The subject of a server's pin. */
export function serverSubject(server: Pick<ServerAddress, "host" | "port">): string {
  return `server ${pinnedAddress(server)}`;
}

/** The subject of a user's pins. */
export function userSubject(name: string, server: Pick<ServerAddress, "host" | "port">): string {
  return `user ${nameKey(name)}@${pinnedAddress(server)}`;
}

/**
 * The subject with its server in the one form of addresses. Earlier versions wrote the server as the user did.
 *
 * @returns the same text if it is no subject with a server
 */
export function canonicalSubject(subject: string): string {
  const [, start, server] = /^(server |(?:user|iterations) .*@)([^@]+)$/s.exec(subject) ?? [];
  const canonical = server === undefined ? undefined : canonicalPinnedAddress(server);
  return start === undefined || canonical === undefined ? subject : start + canonical;
}

/**
 * Compares a fingerprint with the accepted ones. If none was accepted yet, any passes.
 *
 * @throws CryptoError PIN_MISMATCH: with both `fingerprints`
 */
export function checkPin(accepted: readonly string[], subject: string, fingerprint: string): void {
  const pinned = accepted.at(-1);
  if (pinned === undefined || accepted.includes(fingerprint)) return;
  throw new CryptoError(
    "PIN_MISMATCH",
    `The key of ${subject} has changed. Before: ${accepted.join(", ")}. Now: ${fingerprint}. ` +
      "Somebody may be intercepting the connection. Accept the new key only if you know why it changed.",
    { fingerprints: { pinned, shown: fingerprint } },
  );
}
