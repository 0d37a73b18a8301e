import { Audience, type PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import { Peer, PeersChanged } from "../../../generated/chatwire/v1/presence.ts";
import { LazySet } from "../../lazy-collections.ts";
import type { Limits } from "../../limits.ts";
import { lookupKey } from "../../name.ts";
import { TakenLooks } from "../names/taken-looks.ts";
import type { Account, AccountId, StoredDevice } from "./account.ts";
import { type Introductions, otherUser } from "./introductions/introductions.ts";
import { OrderedKeys } from "./ordered-keys.ts";
import type { Receivers } from "./outbox.ts";
import { type Action, permits, privacyOf } from "./privacy.ts";
import { SeenAddresses } from "./seen-addresses.ts";
import { areContacts, createUser, type Login, type LoginId, presentLogin, statusOf, type User } from "./user.ts";

/** A change of the list of peers, and the logins that see it this way. */
export interface PeersView {
  readonly changed: PeersChanged;
  readonly to: Receivers[];
}

/** How much of a user may be seen: nothing, all but the address, or everything. */
type Sight = 0 | 1 | 2;

/** All users, and what each of them may see of the others. */
export class Directory {
  readonly #introductions: Introductions;
  readonly #limits: Limits;
  readonly #users = new Map<string, User>();
  readonly #byId = new Map<AccountId, User>();
  /** Keys of the users whom everyone may see, so that hidden users cost nothing when a stranger lists peers. */
  readonly #open = new OrderedKeys();
  readonly #looks = new TakenLooks();
  readonly #devices = new Map<string, User>();
  /** Users who are logged in. */
  readonly #present = new Set<User>();
  /** Users with a login that watches the list of peers. */
  readonly #watchers = new Set<User>();
  #lastId: AccountId;
  #lastLoginId: LoginId = 0;

  /** @param lastId  the highest id that an account ever had */
  constructor(introductions: Introductions, limits: Limits, lastId: AccountId) {
    this.#introductions = introductions;
    this.#limits = limits;
    this.#lastId = lastId;
  }

  get size(): number {
    return this.#users.size;
  }

  /** An id that no account has had before. */
  newId(): AccountId {
    this.#lastId += 1;
    return this.#lastId;
  }

  add(account: Account): User {
    const user = createUser(account, this.#limits);
    this.#users.set(account.key, user);
    this.#byId.set(account.id, user);
    this.#looks.add(account.name);
    this.#noteAudience(user);
    return user;
  }

  /** Removes a user who has no login. */
  remove({ account: { key, id, name }, devices }: User): void {
    for (const device of devices.keys()) this.#devices.delete(device);
    this.#users.delete(key);
    this.#byId.delete(id);
    this.#looks.remove(name);
    this.#open.delete(key);
  }

  addLogin(
    user: User,
    login: Pick<Login, "endpoint" | "keys" | "device" | "sinceMs" | "relayOnly" | "answersMessages">,
  ): Login {
    this.#lastLoginId += 1;
    const id = this.#lastLoginId;
    const added: Login = {
      id,
      user,
      ...login,
      seen: new SeenAddresses(),
      isDetached: false,
      isOvertaken: false,
      away: false,
      watching: false,
      typingTo: new LazySet(),
    };
    user.logins.set(id, added);
    this.#notePresence(user);
    return added;
  }

  removeLogin({ id, user }: Login): void {
    user.logins.delete(id);
    this.#notePresence(user);
  }

  setWatching(login: Login, isWatching: boolean): void {
    login.watching = isWatching;
    this.#notePresence(login.user);
  }

  setPrivacy(user: User, privacy: PrivacySettings): void {
    user.account = { ...user.account, privacy };
    this.#noteAudience(user);
  }

  /** The user of a name, hidden or not. */
  find(name: string): User | undefined {
    return this.findKey(lookupKey(name, this.#limits.nameCharactersMax));
  }

  /** The user of a name, by its key. */
  findKey(key: string): User | undefined {
    return this.#users.get(key);
  }

  /** Whether an account, hidden or not, looks like a name. @param name  in normalization form C */
  looksTaken(name: string): boolean {
    return this.#looks.has(name);
  }

  byId(id: AccountId): User | undefined {
    return this.#byId.get(id);
  }

  users(): Iterable<User> {
    return this.#users.values();
  }

  /** The device with an id, in hex, and its user. */
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

  /** Whether `viewer` may do this to `user`. All handlers ask here and nowhere else. */
  may(action: Action, viewer: User, user: User): boolean {
    if (viewer === user) return false;
    return permits(action, {
      settings: user.account.privacy,
      isBlocked: user.blocked.has(viewer.account.key) || viewer.blocked.has(user.account.key),
      isTrusted: () => areContacts(user, viewer) || this.#introductions.isConversingWith(user, viewer),
    });
  }

  /** What `viewer` sees of `user`; undefined if that is nothing. */
  view(viewer: User, user: User): Peer | undefined {
    return peersOf(user)[this.#sight(viewer, user)];
  }

  /** One page of the peers that `viewer` sees, in the order of the names' keys. */
  page(viewer: User, after: string, peersMax: number): { peers: Peer[]; next: string } {
    const peers: Peer[] = [];
    const related = [...viewer.contacts.keys()].concat(
      this.#introductions.of(viewer).map((introduction) => otherUser(introduction, viewer).account.key),
    );
    const isHidden = (key: string): boolean => this.#users.has(key) && !this.#open.has(key);
    const afterKey = lookupKey(after, this.#limits.nameCharactersMax);
    const keys = this.#open.mergedWith([...new Set(related)].filter(isHidden), afterKey);
    for (const key of keys) {
      const user = this.#users.get(key);
      const peer = user && this.view(viewer, user);
      if (peer === undefined) continue;
      // One peer more than fits shows that there is a next page.
      if (peers.length === peersMax) return { peers, next: peers[peersMax - 1]?.name ?? "" };
      peers.push(peer);
    }
    return { peers, next: "" };
  }

  /** All users whom a broadcast of `sender` reaches. */
  audience(sender: User): User[] {
    const audience: User[] = [];
    for (const user of this.#present) {
      if (this.may("broadcast", sender, user) && presentLogin(user) !== undefined) audience.push(user);
    }
    return audience;
  }

  /**
   * Runs a change of some users and compares what each watcher sees before and after.
   *
   * @param viewers  users who may see any part of the change; default: all watchers
   * @returns the result of `run`, and each different view of the change with the logins that get it
   */
  change<T>(
    users: readonly User[],
    run: () => T,
    viewers: Iterable<User> = this.#watchers,
  ): { result: T; views: PeersView[] } {
    const watchers = [...viewers].filter((user) => this.#watchers.has(user));
    const sightsOf = (watcher: User): Sight[] => users.map((user) => this.#sight(watcher, user));
    const before = watchers.map(sightsOf);
    const oldPeers = users.map(peersOf);
    const result = run();
    const newPeers = users.map(peersOf);
    // Watchers that see the same share one event, so that its body is encoded once.
    const views = new Map<string, PeersView>();
    for (const [index, watcher] of watchers.entries()) {
      const [old = [], now = []] = [before[index], sightsOf(watcher)];
      const known = views.get(`${old} ${now}`);
      const view = known ?? { changed: PeersChanged.create(), to: [] };
      // The change may have ended the watcher's login.
      const logins = watchingLogins(watcher);
      if (logins.length > 0) view.to.push({ kind: "only", user: watcher.account.id, logins });
      if (known !== undefined) continue;
      views.set(`${old} ${now}`, view);
      for (const place of users.keys()) {
        const [was, is] = [oldPeers[place]?.[old[place] ?? 0], newPeers[place]?.[now[place] ?? 0]];
        if (is !== undefined && !samePeer(was, is)) view.changed.changed.push(is);
        if (is === undefined && was !== undefined) view.changed.gone.push(was.name);
      }
    }
    const isEvent = ({ changed: { changed, gone }, to }: PeersView): boolean =>
      changed.length + gone.length > 0 && to.length > 0;
    return { result, views: [...views.values()].filter(isEvent) };
  }

  #sight(viewer: User, user: User): Sight {
    // Asked for users who do not exist too, so that both take the same time.
    const maySee = this.may("see", viewer, user);
    if (!maySee || this.#byId.get(user.account.id) !== user) return 0;
    return this.may("address", viewer, user) && !this.#introductions.isRelayOnly(user, viewer) ? 2 : 1;
  }

  #notePresence(user: User): void {
    if (user.logins.size > 0) this.#present.add(user);
    else this.#present.delete(user);
    if (watchingLogins(user).length > 0) this.#watchers.add(user);
    else this.#watchers.delete(user);
  }

  #noteAudience({ account: { key, privacy } }: User): void {
    if (privacy.see === Audience.EVERYONE) this.#open.add(key);
    else this.#open.delete(key);
  }
}

/** A user as a peer, indexed by `Sight`. */
function peersOf(user: User): readonly [nothing: undefined, seen: Peer, withAddress: Peer] {
  const { name, privacy } = user.account;
  const seen = Peer.create({ name, privacy: privacyOf(privacy), status: statusOf(user) });
  const login = presentLogin(user);
  const { address = "", port = 0 } = login === undefined || login.relayOnly ? {} : login.endpoint;
  return [undefined, seen, { ...seen, address, port }];
}

function watchingLogins({ logins }: User): LoginId[] {
  const watching: LoginId[] = [];
  for (const login of logins.values()) if (login.watching) watching.push(login.id);
  return watching;
}

function samePeer(a: Peer | undefined, b: Peer): boolean {
  return a?.status === b.status && a.privacy === b.privacy && a.address === b.address && a.port === b.port;
}
