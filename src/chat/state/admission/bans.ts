import { ProtocolError } from "../../../errors.ts";
import { formatIpNetwork, networkOf } from "../../../ip-network.ts";
import { parseIpAddress, plainAddress } from "../../../socket-address.ts";
import type { Ban } from "../account.ts";

/** What a ban is about. */
export type BanKey = Pick<Ban, "kind" | "key">;

/**
 * The bans of names and of networks, those that have ended included: they apply no
 * more, and are forgotten only to make room. So no reading of the clock deletes one.
 */
export class Bans {
  readonly #bans = new Map<string, Ban>();
  /** How many networks are banned, by the length of their prefix. An address is looked up once for each length. */
  readonly #prefixes = new Map<number, number>();

  constructor(bans: Iterable<Ban>) {
    for (const ban of bans) this.add(ban);
  }

  get size(): number {
    return this.#bans.size;
  }

  list(): Ban[] {
    return [...this.#bans.values()];
  }

  /** Adds a ban, or replaces the one of the same name or network. */
  add(ban: Ban): void {
    this.remove(ban);
    this.#bans.set(placeOf(ban), ban);
    this.#countPrefix(ban, 1);
  }

  /** Returns the ban that was removed, if there was one. */
  remove(key: BanKey): Ban | undefined {
    const ban = this.#bans.get(placeOf(key));
    if (ban === undefined) return undefined;
    this.#bans.delete(placeOf(ban));
    this.#countPrefix(ban, -1);
    return ban;
  }

  /**
   * The ban of a name that applies now.
   *
   * @param key     of the name; see `nameKey`
   * @param wallMs  milliseconds since 1970
   */
  ofKey(key: string, wallMs: number): Ban | undefined {
    return lasting(this.#bans.get(placeOf({ kind: "name", key })), wallMs);
  }

  /** The ban of an address that applies now; of several, the one that ends last. */
  ofAddress(address: string, wallMs: number): Ban | undefined {
    if (this.#prefixes.size === 0) return undefined;
    const ip = parseIpAddress(plainAddress(address));
    if (ip === undefined) return undefined;
    const found = [...this.#prefixes.keys()].map((prefixBits) => {
      const key = formatIpNetwork(networkOf(ip, prefixBits));
      return lasting(this.#bans.get(placeOf({ kind: "network", key })), wallMs);
    });
    return found.filter((ban) => ban !== undefined).sort((a, b) => endOf(b) - endOf(a))[0];
  }

  #countPrefix({ kind, key }: Ban, change: 1 | -1): void {
    if (kind === "name") return;
    const bits = Number(key.slice(key.indexOf("/") + 1));
    const count = (this.#prefixes.get(bits) ?? 0) + change;
    if (count === 0) this.#prefixes.delete(bits);
    else this.#prefixes.set(bits, count);
  }
}

/** The longest time that a message tells. */
const RETRY_AFTER_MS_MAX = 4_294_967_295;

/**
 * The error for a banned client.
 *
 * @param who  "This address" or "This account"
 */
export function banned(who: string, { untilMs }: Ban, wallMs: number): ProtocolError {
  if (untilMs === undefined) return new ProtocolError("BANNED", `${who} is banned from this server.`);
  const retryAfterMs = Math.min(Math.max(1, untilMs - wallMs), RETRY_AFTER_MS_MAX);
  const text = `${who} is banned from this server until ${new Date(untilMs).toISOString()}.`;
  return new ProtocolError("BANNED", text, { retryable: true, retryAfterMs });
}

function endOf({ untilMs = Number.POSITIVE_INFINITY }: Ban): number {
  return untilMs;
}

export function hasEnded(ban: Ban, wallMs: number): boolean {
  return endOf(ban) <= wallMs;
}

function lasting(ban: Ban | undefined, wallMs: number): Ban | undefined {
  return ban === undefined || hasEnded(ban, wallMs) ? undefined : ban;
}

function placeOf({ kind, key }: BanKey): string {
  return `${kind} ${key}`;
}
