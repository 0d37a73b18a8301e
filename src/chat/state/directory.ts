import { Audience, type PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import { Peer, PeersChanged, Status } from "../../../generated/chatwire/v1/presence.ts";
import type { Limits } from "../../limits.ts";
import { lookupKey, nameKey } from "../../name.ts";
import type { Account, AccountId, StoredDevice } from "./account.ts";
import { type Introductions, other } from "./introductions.ts";
import { OrderedKeys } from "./ordered-keys.ts";
import { type Action, permits, privacyOf } from "./privacy.ts";
import { areContacts, type ConnectionId, createUser, presentLogin, statusOf, type User } from "./user.ts";

/** A change of the list of peers, and who sees it so. */
export interface PeersView {
  readonly changed: PeersChanged;
  readonly sessions: ConnectionId[];
}

/** What may be seen of a user: nothing, all but the address, or all. */
type Sight = 0 | 1 | 2;

/** All users, and what each may see of the others. */
export class Directory {
  readonly #introductions: Introductions;
  readonly #limits: Limits;
  readonly #users = new Map<string, User>();
  readonly #byId = new Map<AccountId, User>();
  /** The keys of users whom everyone may see: others cost nothing where strangers ask who is there. */
  readonly #open = new OrderedKeys();
  readonly #devices = new Map<string, User>();
  /** Users who are logged in. */
  readonly #present = new Set<User>();
  /** Those of them who are told of changes. */
  readonly #watchers = new Set<User>();
  #lastId: AccountId;

  /** @param lastId  the highest id an account ever had */
  constructor(introductions: Introductions, limits: Limits, lastId: AccountId) {
    this.#introductions = introductions;
    this.#limits = limits;
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
    const user = createUser(account, this.#limits);
    this.#users.set(account.key, user);
    this.#byId.set(account.id, user);
    this.#noteAudience(user);
    return user;
  }

  /** Takes a user out who is logged off. */
  remove({ account: { key, id }, devices }: User): void {
    for (const device of devices.keys()) this.#devices.delete(device);
    this.#users.delete(key);
    this.#byId.delete(id);
    this.#open.delete(key);
  }

  setPrivacy(user: User, privacy: PrivacySettings): void {
    user.account = { ...user.account, privacy };
    this.#noteAudience(user);
  }

  /** The user of a name, whoever asks. */
  find(name: string): User | undefined {
    return this.#users.get(lookupKey(name, this.#limits.nameCharactersMax));
  }

  byId(id: AccountId): User | undefined {
    return this.#byId.get(id);
  }

  users(): Iterable<User> {
    return this.#users.values();
  }

  /** The device of an id, in hex, and whose it is. */
  findDevice(id: string): { user: User; device: StoredDevice } | undefined {
    const user = this.#devices.get(id);
    const device = user?.devices.get(id);
    return user && device && { user, device };
  }

  addDevice(user: User, device: StoredDevice): void {
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
      isTrusted: () => areContacts(user, viewer) || this.#introductions.isConversingWith(user, viewer),
    });
  }

  /** What `viewer` sees of `user`; undefined where that is nothing. */
  view(viewer: User, user: User): Peer | undefined {
    return peersOf(user)[this.#sight(viewer, user)];
  }

  /** One page of what `viewer` sees, in the order of the names' keys. */
  page(viewer: User, after: string, peersMax: number): { peers: Peer[]; next: string } {
    const peers: Peer[] = [];
    const hidden = [...viewer.contacts.keys()].concat(
      this.#introductions.of(viewer).map((meeting) => other(meeting, viewer).account.key),
    );
    const isHidden = (key: string): boolean => this.#users.has(key) && !this.#open.has(key);
    const keys = this.#open.mergedWith([...new Set(hidden)].filter(isHidden), after === "" ? "" : nameKey(after));
    for (const key of keys) {
      const user = this.#users.get(key);
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

  /** To be called when a user's logins, or what they watch, have changed. */
  notePresence(user: User): void {
    if (user.logins.size > 0) this.#present.add(user);
    else this.#present.delete(user);
    if (watchingSessions(user).length > 0) this.#watchers.add(user);
    else this.#watchers.delete(user);
  }

  /**
   * Runs a change of some users and finds out who sees what of it.
   *
   * @param seers  who may see anything of it, if they watch
   * @returns what `run` returned, and for each different view of the change the connections that get it
   */
  change<T>(
    users: readonly User[],
    run: () => T,
    seers: Iterable<User> = this.#watchers,
  ): { result: T; views: PeersView[] } {
    const watchers = [...seers].filter((user) => this.#watchers.has(user));
    const sightsOf = (watcher: User): Sight[] => users.map((user) => this.#sight(watcher, user));
    const before = watchers.map(sightsOf);
    const oldPeers = users.map(peersOf);
    const result = run();
    const newPeers = users.map(peersOf);
    // Watchers that see the same share one event, so that it is encoded once.
    const views = new Map<string, PeersView>();
    for (const [index, watcher] of watchers.entries()) {
      const [old = [], now = []] = [before[index], sightsOf(watcher)];
      const view = views.get(`${old} ${now}`) ?? { changed: PeersChanged.create(), sessions: [] };
      // The change may have logged the watcher off.
      view.sessions.push(...watchingSessions(watcher));
      if (views.get(`${old} ${now}`) !== undefined) continue;
      views.set(`${old} ${now}`, view);
      for (const place of users.keys()) {
        const [was, is] = [oldPeers[place]?.[old[place] ?? 0], newPeers[place]?.[now[place] ?? 0]];
        if (is !== undefined && !samePeer(was, is)) view.changed.changed.push(is);
        if (is === undefined && was !== undefined) view.changed.gone.push(was.name);
      }
    }
    const isTold = ({ changed: { changed, gone }, sessions }: PeersView): boolean =>
      changed.length + gone.length > 0 && sessions.length > 0;
    return { result, views: [...views.values()].filter(isTold) };
  }

  #sight(viewer: User, user: User): Sight {
    // Asked of users who are not there too, so that it takes as long for them.
    const maySee = this.may("see", viewer, user);
    if (!maySee || this.#byId.get(user.account.id) !== user) return 0;
    return this.may("address", viewer, user) ? 2 : 1;
  }

  #noteAudience({ account: { key, privacy } }: User): void {
    if (privacy.see === Audience.EVERYONE) this.#open.add(key);
    else this.#open.delete(key);
  }
}

function peersOf(user: User): readonly [nothing: undefined, seen: Peer, withAddress: Peer] {
  const { name, privacy } = user.account;
  const seen = Peer.create({ name, privacy: privacyOf(privacy), status: statusOf(user) });
  const { address = "", port = 0 } = presentLogin(user)?.endpoint ?? {};
  return [undefined, seen, { ...seen, address, port }];
}

function watchingSessions({ logins }: User): ConnectionId[] {
  return [...logins.values()].filter(({ watching }) => watching).map(({ session }) => session);
}

function samePeer(a: Peer | undefined, b: Peer): boolean {
  return a?.status === b.status && a.privacy === b.privacy && a.address === b.address && a.port === b.port;
}
