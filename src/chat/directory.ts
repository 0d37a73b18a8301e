import { Peer, PeersChanged, Status } from "../../generated/chatwire/v1/presence.ts";
import { nameKey } from "../name.ts";
import type { Account, AccountId, Device } from "./account.ts";
import type { Introductions } from "./introductions.ts";
import { type Action, permits, privacyOf } from "./privacy.ts";
import { createUser, hasAdded, presentLogin, type SessionId, statusOf, type User } from "./user.ts";

/** A change of the list of peers, and who sees it so. */
export interface PeersView {
  readonly changed: PeersChanged;
  readonly sessions: SessionId[];
}

/** All users, and what each may see of the others. */
export class Directory {
  readonly #introductions: Introductions;
  readonly #users = new Map<string, User>();
  readonly #byId = new Map<AccountId, User>();
  /** The keys of all users in order, for pages. */
  readonly #keys: string[] = [];
  readonly #devices = new Map<string, User>();
  /** Users who are logged in. */
  readonly #present = new Set<User>();
  #lastId: AccountId;

  /** @param lastId  the highest id an account ever had */
  constructor(introductions: Introductions, lastId: AccountId) {
    this.#introductions = introductions;
    this.#lastId = lastId;
  }

  get size(): number {
    return this.#users.size;
  }

  /** An id that no account had before. */
  newId(): AccountId {
    this.#lastId += 1;
    return this.#lastId;
  }

  add(account: Account): User {
    const user = createUser(account);
    this.#users.set(account.key, user);
    this.#byId.set(account.id, user);
    this.#keys.splice(this.#position(account.key), 0, account.key);
    return user;
  }

  /** Takes a user out who is logged off. */
  remove({ account: { key, id }, devices }: User): void {
    for (const device of devices.keys()) this.#devices.delete(device);
    this.#users.delete(key);
    this.#byId.delete(id);
    this.#keys.splice(this.#position(key), 1);
  }

  /** The user of a name, whoever asks. */
  find(name: string): User | undefined {
    return this.#users.get(nameKey(name));
  }

  byId(id: AccountId): User | undefined {
    return this.#byId.get(id);
  }

  users(): Iterable<User> {
    return this.#users.values();
  }

  /** The device of an id, in hex, and whose it is. */
  findDevice(id: string): { user: User; device: Device } | undefined {
    const user = this.#devices.get(id);
    const device = user?.devices.get(id);
    return user && device && { user, device };
  }

  addDevice(user: User, device: Device): void {
    user.devices.set(device.id, device);
    this.#devices.set(device.id, user);
  }

  removeDevice(user: User, id: string): void {
    user.devices.delete(id);
    this.#devices.delete(id);
  }

  /** Whether `viewer` may do this to `user`. Every path asks here, and here only. */
  may(action: Action, viewer: User, user: User): boolean {
    if (viewer === user) return false;
    return permits(action, {
      settings: user.account.privacy,
      isBlocked: user.blocked.has(viewer.account.key) || viewer.blocked.has(user.account.key),
      isTrusted: () => (hasAdded(user, viewer) && hasAdded(viewer, user)) || this.#introductions.talksTo(user, viewer),
    });
  }

  /** What `viewer` sees of `user`; undefined where that is nothing. */
  view(viewer: User, user: User): Peer | undefined {
    const isThere = this.#byId.get(user.account.id) === user;
    if (!isThere || !this.may("see", viewer, user)) return undefined;
    const status = statusOf(user);
    const { name, privacy } = user.account;
    const peer = Peer.create({ name, privacy: privacyOf(privacy), status });
    const login = presentLogin(user);
    if (login !== undefined && this.may("address", viewer, user)) {
      peer.address = login.endpoint.address;
      peer.port = login.endpoint.port;
    }
    return peer;
  }

  /** One page of what `viewer` sees, in the order of the names' keys. */
  page(viewer: User, after: string, peersMax: number): { peers: Peer[]; next: string } {
    const peers: Peer[] = [];
    const from = after === "" ? 0 : this.#position(`${nameKey(after)}\0`);
    for (let place = from; place < this.#keys.length; place++) {
      const user = this.#users.get(this.#keys[place] ?? "");
      const peer = user && this.view(viewer, user);
      if (peer === undefined) continue;
      // One more than fits tells that there is a next page.
      if (peers.length === peersMax) return { peers, next: peers[peersMax - 1]?.name ?? "" };
      peers.push(peer);
    }
    return { peers, next: "" };
  }

  /** Everybody a broadcast of `sender` reaches. */
  *audience(sender: User): Generator<User> {
    for (const user of this.#present) {
      if (statusOf(user) !== Status.AWAY && this.may("broadcast", sender, user)) yield user;
    }
  }

  /** To be called when a user's logins have changed. */
  notePresence(user: User): void {
    if (user.logins.size > 0) this.#present.add(user);
    else this.#present.delete(user);
  }

  /**
   * Runs a change of some users and finds out who sees what of it.
   *
   * @returns what `run` returned, and for each different view of the change the connections that get it
   */
  change<T>(users: readonly User[], run: () => T): { result: T; views: PeersView[] } {
    const watchers = [...this.#present].filter(isWatching);
    const before = watchers.map((watcher) => users.map((user) => this.view(watcher, user)));
    const result = run();
    const views = new Map<string, PeersView>();
    for (const [index, watcher] of watchers.entries()) {
      const sessions = watchingSessions(watcher);
      // The change may have logged the watcher off.
      if (sessions.length === 0) continue;
      const changed = PeersChanged.create();
      for (const [place, user] of users.entries()) {
        const old = before[index]?.[place];
        const now = this.view(watcher, user);
        if (now !== undefined && !samePeer(old, now)) changed.changed.push(now);
        if (now === undefined && old !== undefined) changed.gone.push(old.name);
      }
      if (changed.changed.length + changed.gone.length === 0) continue;
      // Watchers that see the same share one event, so that it is encoded once.
      const view = JSON.stringify([changed.changed, changed.gone]);
      const shared = views.get(view);
      if (shared === undefined) views.set(view, { changed, sessions });
      else shared.sessions.push(...sessions);
    }
    return { result, views: [...views.values()] };
  }

  /** Where a key is, or would be, among the ordered keys. */
  #position(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isWatching(user: User): boolean {
  for (const { watching } of user.logins.values()) if (watching) return true;
  return false;
}

function watchingSessions({ logins }: User): SessionId[] {
  return [...logins.values()].filter(({ watching }) => watching).map(({ session }) => session);
}

function samePeer(a: Peer | undefined, b: Peer): boolean {
  return a?.status === b.status && a.privacy === b.privacy && a.address === b.address && a.port === b.port;
}
