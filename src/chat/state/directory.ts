import { Audience, type PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import { type Peer, Status } from "../../../generated/chatwire/v1/presence.ts";
import { LazySet } from "../../lazy-collections.ts";
import type { Limits } from "../../limits.ts";
import { lookupKey } from "../../name.ts";
import { type Looks, lookAlikes } from "../names/look-alikes.ts";
import { TakenLooks } from "../names/taken-looks.ts";
import type { Account, AccountId, StoredDevice } from "./account.ts";
import { type Introductions, otherUser } from "./introductions/introductions.ts";
import { OrderedKeys } from "./ordered-keys.ts";
import { SeenAddresses } from "./seen-addresses.ts";
import { areContacts, createUser, type Login, type LoginId, statusOf, type User } from "./user.ts";
import { BroadcastAudience } from "./visibility/broadcast-audience.ts";
import { PeerTally } from "./visibility/peer-tally.ts";
import { type Action, permits } from "./visibility/privacy.ts";
import { appearanceOf, type Sight, type Ties } from "./visibility/sight.ts";

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
  readonly #audience = new BroadcastAudience();
  /** By the key of a name: the users who block it. */
  readonly #blockers = new Map<string, Set<User>>();
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

  /** @param looks  of the name, if the caller knows them */
  add(account: Account, looks: Looks = lookAlikes(account)): User {
    const user = createUser(account, this.#limits);
    this.#users.set(account.key, user);
    this.#byId.set(account.id, user);
    this.#looks.add(looks);
    this.#noteSettings(user);
    return user;
  }

  /** Removes a user who has no login. */
  remove(user: User): void {
    const { account, devices, blocked } = user;
    const { key, id } = account;
    for (const each of blocked.keys()) this.noteUnblocked(user, each);
    for (const device of devices.keys()) this.#devices.delete(device);
    this.#users.delete(key);
    this.#byId.delete(id);
    this.#looks.remove(lookAlikes(account));
    this.#open.delete(key);
  }

  addLogin(
    user: User,
    login: Pick<Login, "endpoint" | "keys" | "device" | "sinceMs" | "relayOnly" | "answersMessages" | "relay">,
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

  /** A user blocks a name. */
  noteBlocked(user: User, key: string): void {
    const blockers = this.#blockers.get(key) ?? new Set<User>();
    this.#blockers.set(key, blockers.add(user));
  }

  /** A user no longer blocks a name. */
  noteUnblocked(user: User, key: string): void {
    const blockers = this.#blockers.get(key);
    blockers?.delete(user);
    if (blockers?.size === 0) this.#blockers.delete(key);
  }

  setPrivacy(user: User, privacy: PrivacySettings): void {
    user.account = { ...user.account, privacy };
    this.#noteSettings(user);
  }

  /** The user of a name, hidden or not. */
  find(name: string): User | undefined {
    return this.findKey(lookupKey(name, this.#limits.nameCharactersMax));
  }

  /** The user of a name, by its key. */
  findKey(key: string): User | undefined {
    return this.#users.get(key);
  }

  /** Whether an account, hidden or not, looks like a name. */
  looksTaken(looks: Looks): boolean {
    return this.#looks.has(looks);
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
    const settings = user.account.privacy;
    const isBlocked = user.blocked.has(viewer.account.key) || viewer.blocked.has(user.account.key);
    // Whether the viewer is trusted is seldom what decides, and takes longer than all else.
    if (permits(action, { settings, isBlocked, isTrusted: false })) return true;
    return permits(action, { settings, isBlocked, isTrusted: true }) && !this.areStrangers(user, viewer);
  }

  /** Whether two users neither are contacts nor have a conversation, and `user` has not invited `other` to one. */
  areStrangers(user: User, other: User): boolean {
    return !areContacts(user, other) && !this.#introductions.isConversingWith(user, other);
  }

  /** What `viewer` sees of `user`; undefined if that is nothing. */
  view(viewer: User, user: User): Peer | undefined {
    return appearanceOf(user).peers[this.#sight(viewer, user)];
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

  /** The ids of all users whom a broadcast of `sender` reaches. Nobody may change the list. */
  audience(sender: User): readonly AccountId[] {
    const hasBlocks = sender.blocked.size > 0 || this.#blockers.has(sender.account.key);
    return this.#audience.of(sender, hasBlocks, (user) => this.may("broadcast", sender, user));
  }

  /** A login of a user has set its status. */
  noteStatus(user: User): void {
    this.#audience.note(user);
  }

  /** The ties of a viewer with a user. */
  ties(viewer: User, user: User): Ties {
    const isBlocked = viewer === user || user.blocked.has(viewer.account.key) || viewer.blocked.has(user.account.key);
    const contacts = areContacts(user, viewer);
    const hasIntroductions = user.introductions.size > 0;
    return {
      isBlocked,
      areContacts: contacts,
      isTrusted: contacts || (hasIntroductions && this.#introductions.isConversingWith(user, viewer)),
      isRelayOnly: hasIntroductions && this.#introductions.isRelayOnly(user, viewer),
    };
  }

  /**
   * The users who may have ties with a user, and the user itself. Some come twice.
   *
   * @param withContacts  whether contacts are among them
   */
  *relatedTo(user: User, withContacts: boolean): Generator<User> {
    yield user;
    yield* this.#blockers.get(user.account.key) ?? [];
    for (const introduction of this.#introductions.of(user)) yield otherUser(introduction, user);
    for (const names of withContacts ? [user.blocked, user.contacts] : [user.blocked]) {
      for (const key of names.keys()) {
        const other = this.#users.get(key);
        if (other !== undefined) yield other;
      }
    }
  }

  /** Counts the peers that `viewer` sees, without looking at each of those whom everyone may see. */
  tallyOf(viewer: User): PeerTally {
    const tally = new PeerTally();
    tally.away = this.#open.size;
    for (const user of this.#present) {
      if (!this.#open.has(user.account.key)) continue;
      tally.add(Status.AWAY, -1);
      tally.add(statusOf(user));
    }
    for (const user of new Set(this.relatedTo(viewer, true))) {
      const wasCounted = this.#open.has(user.account.key);
      const isSeen = this.#sight(viewer, user) > 0;
      if (wasCounted !== isSeen) tally.add(statusOf(user), isSeen ? 1 : -1);
    }
    return tally;
  }

  #sight(viewer: User, user: User): Sight {
    // Asked for users who do not exist too, so that both take the same time.
    const maySee = this.may("see", viewer, user);
    if (!maySee || this.#byId.get(user.account.id) !== user) return 0;
    return this.may("address", viewer, user) && !this.#introductions.isRelayOnly(user, viewer) ? 2 : 1;
  }

  #notePresence(user: User): void {
    this.#audience.note(user);
    if (user.logins.size > 0) this.#present.add(user);
    else this.#present.delete(user);
  }

  #noteSettings(user: User): void {
    const { key, privacy } = user.account;
    this.#audience.note(user);
    if (privacy.see === Audience.EVERYONE) this.#open.add(key);
    else this.#open.delete(key);
  }
}
