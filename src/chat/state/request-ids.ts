import type { MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { Limits } from "../../limits.ts";
import type { AccountId } from "./account.ts";
import type { PostsQuery, StoreQuery } from "./route.ts";
import type { User } from "./user.ts";

/** A request that was carried out. */
export interface DoneRequest {
  readonly account: AccountId;
  /** SHA-256 of its content, as it was sent. */
  readonly hash: Uint8Array;
  readonly answer: MessageBody;
  /** Monotonic milliseconds. */
  readonly doneMs: number;
}

/** Finds requests of one method in the store, for as long as what they did is there. */
export interface StoredRequests {
  /** Asks the store for the request with an id, and makes the answer of what it has found. */
  ask<R>(
    request: { readonly user: User; readonly id: string; readonly recipient: Recipient | undefined },
    answer: (found: StoredRequest) => R,
  ): StoreQuery<R> | PostsQuery<R>;
}

/** What the store knows of a request. */
export interface StoredRequest {
  /** Undefined if it is not there. */
  readonly done: Pick<DoneRequest, "hash" | "answer"> | undefined;
  /**
   * Whether the request would be there if it had been carried out.
   *
   * @param ageMs  it was sent first at most so many milliseconds before `nowMs`
   */
  knows(ageMs: number, nowMs: number): boolean;
}

/**
 * The latest requests with ids that were carried out, in memory: of each account at most `requestIdsMax`, of all together
 * at most `requestIdsTotalMax`, each for `requestIdAgeMs`. It knows from when on it knows all.
 */
export class RequestIds {
  readonly #limits: Pick<Limits, "requestIdsMax" | "requestIdsTotalMax" | "requestIdAgeMs">;
  /** Of all accounts, the oldest first. */
  readonly #done = new Map<string, DoneRequest>();
  readonly #ofAccount = new Map<AccountId, AccountRequests>();
  /** Repeated requests that wait for the store, and what was carried out with their ids meanwhile. */
  readonly #asked = new Map<string, { count: number; done: DoneRequest | undefined }>();
  /** When the latest request of any account was done that is no longer known, or the server started. */
  #goneMs: number;

  /** @param nowMs  monotonic milliseconds; what an earlier process did is not known */
  constructor(limits: Pick<Limits, "requestIdsMax" | "requestIdsTotalMax" | "requestIdAgeMs">, nowMs: number) {
    this.#limits = limits;
    this.#goneMs = nowMs;
  }

  get size(): number {
    return this.#done.size;
  }

  /** @param key  of `requestKey` */
  find(key: string, nowMs: number): DoneRequest | undefined {
    this.expire(nowMs);
    return this.#done.get(key);
  }

  /** The store is asked for a request. Until `answered`, what is carried out with the id stays known. */
  ask(key: string): void {
    const asked = this.#asked.get(key) ?? { count: 0, done: undefined };
    asked.count += 1;
    this.#asked.set(key, asked);
  }

  /** Ends one `ask`, and returns what was carried out meanwhile. */
  answered(key: string): DoneRequest | undefined {
    const asked = this.#asked.get(key);
    if (asked === undefined) return undefined;
    asked.count -= 1;
    if (asked.count === 0) this.#asked.delete(key);
    return asked.done;
  }

  /** Keeps a request that was carried out. */
  add(key: string, done: DoneRequest): void {
    this.expire(done.doneMs);
    const asked = this.#asked.get(key);
    if (asked !== undefined) asked.done = done;
    const own = this.#ofAccount.get(done.account) ?? { keys: new Set(), goneMs: Number.NEGATIVE_INFINITY };
    this.#ofAccount.set(done.account, own);
    own.keys.add(key);
    this.#done.set(key, done);
    const [oldestOwn = key] = own.keys;
    if (own.keys.size > this.#limits.requestIdsMax) own.goneMs = Math.max(own.goneMs, this.#remove(oldestOwn));
    const [oldest = key] = this.#done.keys();
    if (this.#done.size > this.#limits.requestIdsTotalMax) this.#goneMs = Math.max(this.#goneMs, this.#remove(oldest));
  }

  /** Whether all requests are known that an account has made since this time. */
  knowsSince(account: AccountId, sinceMs: number, nowMs: number): boolean {
    const goneMs = Math.max(this.#goneMs, this.#ofAccount.get(account)?.goneMs ?? Number.NEGATIVE_INFINITY);
    return sinceMs > Math.max(goneMs, nowMs - this.#limits.requestIdAgeMs);
  }

  /** Forgets all requests of an account that is deleted. */
  forget(account: AccountId): void {
    for (const key of this.#ofAccount.get(account)?.keys ?? []) this.#done.delete(key);
    this.#ofAccount.delete(account);
  }

  /** Forgets what is too old. */
  expire(nowMs: number): void {
    for (const [key, { doneMs }] of this.#done) {
      if (doneMs >= nowMs - this.#limits.requestIdAgeMs) return;
      this.#remove(key);
    }
  }

  /** @returns when the request was done */
  #remove(key: string): number {
    const done = this.#done.get(key);
    this.#done.delete(key);
    const own = done && this.#ofAccount.get(done.account);
    own?.keys.delete(key);
    // What the account has lost by then is too old to be asked for.
    if (done !== undefined && own?.keys.size === 0) this.#ofAccount.delete(done.account);
    return done?.doneMs ?? Number.NEGATIVE_INFINITY;
  }
}

interface AccountRequests {
  /** The oldest first. */
  readonly keys: Set<string>;
  /** When the latest of its requests was done that is no longer known because there were too many. */
  goneMs: number;
}

/** Ids are those of one account and one method. */
export function requestKey(account: AccountId, method: string, id: string): string {
  return `${account} ${method} ${id}`;
}
