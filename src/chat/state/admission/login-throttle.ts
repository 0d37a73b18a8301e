import { sha256, toBase64 } from "../../../crypto/scram-messages.ts";
import type { Limits } from "../../../limits.ts";
import { originOf } from "../../../origin.ts";
import type { ClientConnection, Refusable } from "../route.ts";

/** A key under which failed proofs are counted, and the number that may fail before the next one has to wait. */
export interface ThrottleKey {
  readonly id: string;
  readonly limit: "loginTriesMax" | "loginTriesPerNameMax";
}

/** What is counted under one key. */
export interface FailureRecord extends Failures {
  readonly id: string;
}

interface Failures {
  count: number;
  /** Times of the first and the latest failure, in monotonic milliseconds. */
  firstMs: number;
  lastMs: number;
}

/**
 * Slows down guessing of passwords: after a number of failures the next proof
 * has to wait, and each further failure doubles the wait.
 *
 * A successful login does not reset a count, because a reset would tell others
 * of the login. Instead a count ends `loginCountMs` after its first failure;
 * otherwise one address that never stops guessing would lock a name forever.
 */
export class LoginThrottle {
  readonly #limits: Limits;
  /** The least recent failure first. */
  readonly #failures = new Map<string, Failures>();
  /** Keys of the failures that were counted since they were last taken; undefined: nobody takes them. */
  #fresh: Set<string> | undefined;
  /** Logins begun and not finished, by the origin of the address. */
  readonly #begun = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Checks that a proof may be tried now.
   *
   * @param keys  the counts that a failure would raise
   * @throws ProtocolError RATE_LIMITED, with the time until the next try
   */
  check(keys: readonly ThrottleKey[], { nowMs, refusal }: Pick<Refusable<"RATE_LIMITED">, "nowMs" | "refusal">): void {
    const waits = keys.map((key) => ({ limit: key.limit, ms: this.#openMs(key) - nowMs }));
    const [longest] = waits.sort((a, b) => b.ms - a.ms);
    if (longest === undefined || longest.ms <= 0) return;
    const text = "Too many attempts failed for this name or from this address.";
    throw refusal("RATE_LIMITED", text, {
      retryAfterMs: Math.ceil(longest.ms),
      limit: longest.limit,
    });
  }

  /** Whether a proof may be tried now: what `check` checks. */
  isOpen(keys: readonly ThrottleKey[], nowMs: number): boolean {
    return keys.every((key) => this.#openMs(key) <= nowMs);
  }

  /**
   * Counts a login that begins, until `end`.
   *
   * @param origin  of the client's address, see `originOf`; or its cookie, or the account that is logged in
   * @throws ProtocolError RATE_LIMITED: `loginsBegunPerAddressMax` are under way from there
   */
  begin(origin: string, { refusal }: Pick<Refusable<"RATE_LIMITED">, "refusal">): void {
    const begun = this.#begun.get(origin) ?? 0;
    const { loginsBegunPerAddressMax, loginDelayMs } = this.#limits;
    if (begun >= loginsBegunPerAddressMax) {
      throw refusal("RATE_LIMITED", `${loginsBegunPerAddressMax} logins from here are not finished yet.`, {
        retryable: true,
        retryAfterMs: loginDelayMs,
        limit: "loginsBegunPerAddressMax",
      });
    }
    this.#begun.set(origin, begun + 1);
  }

  /** The other half of `begin`: the login was finished, or given up. */
  end(origin: string): void {
    const begun = (this.#begun.get(origin) ?? 0) - 1;
    if (begun > 0) this.#begun.set(origin, begun);
    else this.#begun.delete(origin);
  }

  /** Counts one failure under each key. */
  fail(keys: readonly ThrottleKey[], nowMs: number): void {
    for (const { id } of keys) {
      const known = this.#failures.get(id);
      const isOver = known === undefined || nowMs - known.firstMs > this.#limits.loginCountMs;
      const { count, firstMs } = isOver || this.#isForgotten(known, nowMs) ? { count: 0, firstMs: nowMs } : known;
      this.#failures.delete(id);
      this.#failures.set(id, { count: count + 1, firstMs, lastMs: nowMs });
      this.#fresh?.add(id);
    }
    for (const [id, failures] of this.#failures) {
      if (this.#failures.size <= this.#limits.loginRecordsMax && !this.#isForgotten(failures, nowMs)) break;
      this.#failures.delete(id);
    }
  }

  /** Returns the failures that were counted since the last call. From the first call on, they are gathered. */
  takeFresh(): FailureRecord[] {
    const fresh = this.#fresh ?? [];
    this.#fresh = new Set();
    return [...fresh].flatMap((id) => {
      const failures = this.#failures.get(id);
      return failures === undefined ? [] : [{ id, ...failures }];
    });
  }

  /** Takes over what was counted elsewhere. Of two counts under one key, the later one holds. */
  restore(records: readonly FailureRecord[]): void {
    for (const { id, ...failures } of records) {
      const known = this.#failures.get(id);
      if (known !== undefined && known.lastMs >= failures.lastMs) continue;
      this.#failures.delete(id);
      if (this.#failures.size < this.#limits.loginRecordsMax) this.#failures.set(id, failures);
    }
  }

  /** When the next proof may be tried, in monotonic milliseconds. */
  #openMs({ id, limit }: ThrottleKey): number {
    const failures = this.#failures.get(id);
    const { loginDelayMs, loginDelayMaxMs } = this.#limits;
    const triesMax = this.#limits[limit];
    if (failures === undefined || failures.count < triesMax) return 0;
    const doublings = Math.min(failures.count - triesMax, 40);
    return failures.lastMs + Math.min(loginDelayMs * 2 ** doublings, loginDelayMaxMs);
  }

  #isForgotten({ lastMs }: Failures, nowMs: number): boolean {
    return nowMs - lastMs > this.#limits.loginDelayMaxMs;
  }
}

/** The key under which the names that an address found taken are counted. */
export function takenNamesKey({ endpoint }: ClientConnection): ThrottleKey {
  return { id: `taken ${originOf(endpoint.address)}`, limit: "loginTriesMax" };
}

/** The key under which the wrong invitation codes of an address are counted. */
export function wrongCodesKey({ endpoint }: ClientConnection): ThrottleKey {
  return { id: `code ${originOf(endpoint.address)}`, limit: "loginTriesMax" };
}

/**
 * The key of a login with a valid cookie: failures of others do not count, and its own count for nobody else.
 *
 * @param cookie  what tells the cookie apart; see `verifyLoginCookie`
 */
export function cookieKey(cookie: string): ThrottleKey {
  return { id: `cookie ${cookie}`, limit: "loginTriesMax" };
}

/** The one of `passwordKeys` that is the same for all names: that of the connection's address. */
export function originKey({ login, endpoint }: ClientConnection): ThrottleKey {
  const whose = login === undefined ? "address" : `account ${login.user.account.id}`;
  return { id: `${whose} ${originOf(endpoint.address)}`, limit: "loginTriesMax" };
}

/**
 * The keys that a failed password proof counts under.
 *
 * A name tolerates far more failures than an address: otherwise anybody who
 * knows a name could lock its owner out. A user who is logged in has keys
 * apart, so that failures of others do not stop the user.
 */
export function passwordKeys(connection: ClientConnection, nameKey: string): ThrottleKey[] {
  const { login } = connection;
  if (login === undefined) {
    // The hash gives every record the same length, however long the name is.
    const name = `name ${toBase64(sha256(Buffer.from(nameKey)))}`;
    return [originKey(connection), { id: name, limit: "loginTriesPerNameMax" }];
  }
  return [originKey(connection), { id: `account ${login.user.account.id}`, limit: "loginTriesPerNameMax" }];
}
