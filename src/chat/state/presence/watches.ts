import type { Receivers } from "../outbox.ts";
import { onlyLogin } from "../outbox.ts";
import type { Login, LoginId, User } from "../user.ts";
import type { PeerTally } from "../visibility/peer-tally.ts";
import type { Ties } from "../visibility/sight.ts";

/** Which part of the list of peers a watch is about. Names are given by their keys. */
export type Scope =
  | { readonly kind: "everyone" }
  | { readonly kind: "contacts" }
  | { readonly kind: "names"; readonly keys: ReadonlySet<string> }
  /** Of everyone, and numbers only. `told` are those that the client has. */
  | { readonly kind: "counts"; readonly tally: PeerTally; told: string };

/** A login that gets the changes of the list of peers. */
export interface Watch {
  readonly login: Login;
  readonly viewer: User;
  readonly receivers: Receivers;
  readonly scope: Scope;
  /** The number of the window in which it began. */
  readonly sinceWindow: number;
}

/** All watches. A login has at most one. */
export class Watches {
  readonly #byLogin = new Map<LoginId, Watch>();
  readonly #byUser = new Map<User, Set<Watch>>();
  readonly #byName = new Map<string, Set<Watch>>();
  readonly #byScope = {
    everyone: new Set<Watch>(),
    contacts: new Set<Watch>(),
    names: new Set<Watch>(),
    counts: new Set<Watch>(),
  } as const;

  get size(): number {
    return this.#byLogin.size;
  }

  /** Begins a watch, in place of an earlier one of the login. */
  add(login: Login, scope: Scope, sinceWindow: number): Watch {
    this.remove(login);
    const watch = { login, viewer: login.user, receivers: onlyLogin(login), scope, sinceWindow };
    this.#byLogin.set(login.id, watch);
    this.#byScope[scope.kind].add(watch);
    addTo(this.#byUser, login.user, watch);
    if (scope.kind === "names") for (const key of scope.keys) addTo(this.#byName, key, watch);
    return watch;
  }

  remove(login: Login): void {
    const watch = this.#byLogin.get(login.id);
    if (watch === undefined) return;
    this.#byLogin.delete(login.id);
    this.#byScope[watch.scope.kind].delete(watch);
    removeFrom(this.#byUser, login.user, watch);
    if (watch.scope.kind === "names") for (const key of watch.scope.keys) removeFrom(this.#byName, key, watch);
  }

  ofLogin({ id }: Login): Watch | undefined {
    return this.#byLogin.get(id);
  }

  ofUser(user: User): Iterable<Watch> {
    return this.#byUser.get(user) ?? [];
  }

  /** Those that name this key. */
  ofName(key: string): Iterable<Watch> {
    return this.#byName.get(key) ?? [];
  }

  ofScope(kind: Scope["kind"]): ReadonlySet<Watch> {
    return this.#byScope[kind];
  }

  /** Whether a watch has not ended. */
  has(watch: Watch): boolean {
    return this.#byLogin.get(watch.login.id) === watch;
  }
}

/** Whether a watch is about a user, apart from what its viewer may see of the user. */
export function isInScope({ scope }: Watch, key: string, { areContacts }: Ties): boolean {
  if (scope.kind === "contacts") return areContacts;
  return scope.kind !== "names" || scope.keys.has(key);
}

/** Whether a watch is told of everyone whom its viewer sees: all that change, or their number. */
export function isOfAll({ scope: { kind } }: Pick<Watch, "scope">): boolean {
  return kind === "everyone" || kind === "counts";
}

function addTo<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function removeFrom<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
