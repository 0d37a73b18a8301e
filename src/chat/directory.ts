import { Peer, PeersChanged, Status } from "../../generated/chatwire/v1/presence.ts";
import { nameKey } from "../name.ts";
import type { Account } from "./account.ts";
import type { Introductions } from "./introductions.ts";
import { type Action, permits } from "./privacy.ts";
import { type SessionId, statusOf, type User } from "./user.ts";

/** A change of the list of peers, and who sees it so. */
export interface PeersView {
  readonly changed: PeersChanged;
  readonly sessions: SessionId[];
}

/** All users, and what each may see of the others. */
export class Directory {
  readonly #introductions: Introductions;
  readonly #users = new Map<string, User>();
  /** The keys of all users in order, for pages. */
  readonly #keys: string[] = [];
  readonly #watchers = new Set<User>();

  constructor(introductions: Introductions, accounts: Iterable<Account>) {
    this.#introductions = introductions;
    for (const account of accounts) this.add(account);
  }

  get size(): number {
    return this.#users.size;
  }

  add(account: Account): User {
    const user: User = { account, login: undefined, introductions: new Set(), conversations: 0 };
    this.#users.set(account.key, user);
    this.#keys.splice(this.#position(account.key), 0, account.key);
    return user;
  }

  /** The user of a name, whoever asks. */
  find(name: string): User | undefined {
    return this.#users.get(nameKey(name));
  }

  /** Whether `viewer` may do this to `user`. Every path asks here, and here only. */
  may(action: Action, viewer: User, user: User): boolean {
    if (viewer === user) return false;
    return permits(action, {
      privacy: user.account.privacy,
      talksToThem: () => this.#introductions.talksTo(user, viewer),
    });
  }

  /** What `viewer` sees of `user`; undefined where that is nothing. */
  view(viewer: User, user: User): Peer | undefined {
    if (!this.may("see", viewer, user)) return undefined;
    const status = statusOf(user);
    const peer = Peer.create({ name: user.account.name, privacy: user.account.privacy, status });
    if (status !== Status.AWAY && user.login !== undefined && this.may("message", viewer, user)) {
      peer.address = user.login.endpoint.address;
      peer.port = user.login.endpoint.port;
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
    for (const user of this.#users.values()) {
      if (statusOf(user) !== Status.AWAY && this.may("broadcast", sender, user)) yield user;
    }
  }

  watch(user: User, enabled: boolean): void {
    if (enabled) this.#watchers.add(user);
    else this.#watchers.delete(user);
  }

  /**
   * Runs a change of some users and finds out who sees what of it.
   *
   * @returns what `run` returned, and for each different view of the change the connections that get it
   */
  change<T>(users: readonly User[], run: () => T): { result: T; views: PeersView[] } {
    const watchers = [...this.#watchers];
    const before = watchers.map((watcher) => users.map((user) => this.view(watcher, user)));
    const result = run();
    const views = new Map<string, PeersView>();
    for (const [index, watcher] of watchers.entries()) {
      // The change may have logged the watcher off.
      if (watcher.login === undefined || !this.#watchers.has(watcher)) continue;
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
      if (shared === undefined) views.set(view, { changed, sessions: [watcher.login.session] });
      else shared.sessions.push(watcher.login.session);
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

function samePeer(a: Peer | undefined, b: Peer): boolean {
  return a?.status === b.status && a.privacy === b.privacy && a.address === b.address && a.port === b.port;
}
