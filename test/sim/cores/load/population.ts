/** Many users: accounts as a store has them, contacts, logins and rooms. */

import { LoginNote } from "../../../../generated/chatwire/cluster/v1/note.ts";
import { Audience, IdentityKeys, PrivacySettings } from "../../../../generated/chatwire/v1/account.ts";
import { Recipient } from "../../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { PeerScope, WatchScopeRequest } from "../../../../generated/chatwire/v1/presence.ts";
import {
  CreateRoomRequest,
  JoinRoomRequest,
  RoomHistory,
  RoomSettings,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import { CreateRoom, JoinRoom, WatchScope } from "../../../../generated/chatwire/v1/rules.ts";
import { addRelation } from "../../../../src/chat/handlers/contacts.ts";
import type { Account, AccountId, Relation, StoredDevice } from "../../../../src/chat/state/account.ts";
import { createIdentity, publicKeys } from "../../../../src/crypto/identity.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { Cores, type CoresOptions, START_MS } from "../cores.ts";
import { type CoreNumber, Homes } from "../homes.ts";

/** One user in so many hides: nobody may see, message or invite it. */
export const HIDDEN_EVERY = 10;
const ITERATIONS = 600_000;
const KEYS = IdentityKeys.create(publicKeys(createIdentity((length) => new SeededRandom(1).bytes(length))));

export interface PopulationOptions extends Pick<CoresOptions, "cores" | "seed" | "receive"> {
  readonly users: number;
  /** How many of them are logged in: the first ones. */
  readonly online: number;
  /**
   * The time from tick to tick of presence, in milliseconds, on any number of cores. Default: by the number of watchers at a
   * core, so with fewer at each, ticks are shorter, and their events more.
   */
  readonly tickMs?: number;
}

export class Population {
  readonly cores: Cores;
  readonly users: number;
  readonly online: number;
  /** Ids of rooms, with their members. */
  readonly rooms: { readonly id: Uint8Array; readonly members: readonly number[] }[] = [];
  /** The rooms of each user who is logged in, by their places in `rooms`. */
  readonly roomsOf: number[][];
  readonly #ids: Float64Array;
  readonly #random: SeededRandom;

  constructor({ users, online, cores, seed, receive, tickMs }: PopulationOptions) {
    const homes = new Homes(cores);
    this.users = users;
    this.online = online;
    this.#random = new SeededRandom(seed);
    this.#ids = new Float64Array(users);
    this.roomsOf = Array.from({ length: online }, () => []);
    const byCore = homes.all.map((): number[] => []);
    for (let user = 0; user < users; user++) {
      const core = homes.ofKey(keyOf(user));
      byCore[core]?.push(user);
      this.#ids[user] = homes.idsAfter(core) + (byCore[core]?.length ?? 0);
    }
    const stored = (core: CoreNumber) => {
      const own = byCore[core] ?? [];
      return {
        accounts: iterate(own, (user) => this.#account(user)),
        devices: iterate(own, (user) => this.#device(user)),
        lastAccountId: homes.idsAfter(core) + own.length,
      };
    };
    const ticks = tickMs === undefined ? {} : { presenceTickMs: tickMs, presenceEventsPerSecond: 1_000_000 };
    const limits = { ...ticks, accountsMax: users, strangerEventsPerSecond: 1_000, roomsMax: 1_000_000 };
    this.cores = new Cores({ cores, seed, receive, stored, limits });
  }

  idOf(user: number): AccountId {
    return this.#ids[user] ?? 0;
  }

  /** Makes each user and the next one contacts, at the homes of both. */
  befriend(): void {
    for (let user = 0; user < this.users; user++) {
      const next = (user + 1) % this.users;
      this.#relate(user, next);
      this.#relate(next, user);
    }
  }

  /** Logs users in, as a core takes logins over from another one, and lets them watch their contacts. */
  logIn(): void {
    for (let user = 0; user < this.online; user++) {
      const client = this.cores.connect(user, nameOf(user));
      client.connection.answersMessages = false;
      const value = LoginNote.create({ account: this.idOf(user), keys: KEYS, sinceMs: START_MS });
      this.cores.work(this.cores.coreOf(user), (core) => {
        const notes = [{ case: "login", value }] as const;
        const handed = { connection: client.connection, notes, isDetached: false, settledMs: 0 };
        const { nowMs, wallMs } = this.cores;
        core.carryOut(core.people, core.people.chat.restoreLogin(handed, nowMs, wallMs).outcome, { requester: client });
      });
    }
    const scope = WatchScopeRequest.create({ scope: PeerScope.CONTACTS });
    const asked = {
      method: "WatchScope",
      body: WatchScope.wrapRequest(scope),
      recipient: undefined,
      identity: undefined,
    };
    for (let user = 0; user < this.online; user++) this.cores.request(user, asked, () => undefined);
    this.cores.settle();
  }

  /** Makes rooms of users who are logged in. */
  makeRooms(count: number, members: number): void {
    for (let room = 0; room < count; room++) {
      const settings = RoomSettings.create({
        name: `Room-${room}`,
        visibility: RoomVisibility.PUBLIC,
        history: RoomHistory.WHOLE,
        joiningRole: RoomRole.MEMBER,
      });
      const users = new Set<number>();
      while (users.size < Math.min(members, this.online)) users.add(this.#random.below(this.online));
      const [owner = 0, ...others] = users;
      const body = CreateRoom.wrapRequest(CreateRoomRequest.create({ settings }));
      this.cores.request(owner, { method: "CreateRoom", body, recipient: undefined, identity: undefined }, (answer) => {
        if (answer.case !== "createRoomResponse" || answer.value.room === undefined)
          throw new Error(`A room was refused: ${JSON.stringify(answer.value)}`);
        const id = answer.value.room.roomId;
        const place = this.rooms.push({ id, members: [...users] }) - 1;
        for (const user of users) this.roomsOf[user]?.push(place);
        const recipient = Recipient.create({ target: { case: "room", value: id } });
        const join = { method: "JoinRoom", body: JoinRoom.wrapRequest(JoinRoomRequest.create()), recipient };
        for (const user of others) this.cores.request(user, { ...join, identity: undefined }, () => undefined);
      });
      // Otherwise the joins of one room are all under way at once with those of all others.
      if (room % 100 === 0) this.cores.settle();
    }
    this.cores.settle();
  }

  #account(user: number): Account {
    const { EVERYONE, CONTACTS, NOBODY } = Audience;
    const audience = user % HIDDEN_EVERY === 0 ? NOBODY : EVERYONE;
    const rest = { connect: audience, address: CONTACTS, broadcasts: true, readReceipts: true };
    const privacy = PrivacySettings.create({ see: audience, message: audience, ...rest });
    const [salt, storedKey, serverKey] = [bytesOf(16), bytesOf(32), bytesOf(32)];
    const verifier = { salt, iterations: ITERATIONS, storedKey, serverKey };
    return { id: this.idOf(user), name: nameOf(user), key: keyOf(user), verifier, privacy };
  }

  #device(user: number): StoredDevice {
    const id = `${this.idOf(user).toString(16).padStart(32, "0")}`;
    const times = { createdMs: START_MS, lastLoginMs: START_MS, lastLoginServedMs: 0 };
    return { id, account: this.idOf(user), publicKey: bytesOf(32), label: "laptop", ...times };
  }

  #relate(user: number, other: number): void {
    const [id, target] = [this.idOf(user), this.idOf(other)];
    const { homes } = this.cores;
    const relation: Relation = { account: id, kind: "contact", key: keyOf(other), name: nameOf(other), target };
    for (const at of new Set([homes.ofAccount(id), homes.ofAccount(target)])) {
      const people = this.cores.cores[at]?.people;
      if (people === undefined) continue;
      people.guest({ id: target, name: nameOf(other), key: keyOf(other) });
      addRelation(people.state, people.guest({ id, name: nameOf(user), key: keyOf(user) }), relation);
    }
  }
}

export function nameOf(user: number): string {
  return `User-${user}`;
}

export function keyOf(user: number): string {
  return `user-${user}`;
}

function* iterate<T>(users: readonly number[], make: (user: number) => T): Generator<T> {
  for (const user of users) yield make(user);
}

/** As separate as those that a store has read. */
function bytesOf(length: number): Uint8Array {
  return new Uint8Array(length);
}
