import { RoomVisibility } from "../../generated/chatwire/v1/room.ts";
import type { Account, AccountId, Ban, Change, Relation, StoredState } from "../chat/state/account.ts";
import type { RoomRelation, StoredRoom } from "../chat/state/stored-rooms.ts";
import { StoreError } from "../errors.ts";
import { nameKey } from "../name.ts";
import type { Store } from "./store.ts";

/**
 * Loads the stored state and brings the keys of names up to date. They change if Unicode, or this program, has come
 * to take two spellings for one name. Without that, nobody would find an account under its own name, and bans and blocks
 * would end.
 *
 * @throws StoreError STORE_DAMAGED: two accounts now have one name; nothing was changed
 */
export async function loadWithNewKeys(store: Store): Promise<StoredState> {
  const stored = await store.load();
  const { state, changes } = withNewKeys(stored);
  if (changes.length > 0) await store.commit(changes);
  return state;
}

/** The stored state with the keys that names have now, and the changes that lead to it. */
export function withNewKeys(stored: StoredState): { state: StoredState; changes: Change[] } {
  const before = [...stored.accounts];
  const accounts = before.map((account) => {
    const key = nameKey(account.name);
    return key === account.key ? account : { ...account, key };
  });
  const byKey = indexAccounts(accounts);
  const changes: Change[] = [];
  const changed = accounts.filter(({ key }, index) => key !== before[index]?.key);
  // First to keys that no name has, because a new key may be the old one of another account.
  for (const account of changed) changes.push({ kind: "account", account: { ...account, key: ` ${account.id}` } });
  for (const account of changed) changes.push({ kind: "account", account });
  const owners = {
    byKey,
    oldKeys: new Map(before.map(({ id, key }) => [id, key])),
    newKeys: new Map(accounts.map(({ id, key }) => [id, key])),
  };
  const relations = rekeyed([...stored.relations], ({ account }) => String(account), owners);
  for (const relation of relations.removed) changes.push({ kind: "relation removed", relation });
  for (const relation of relations.added) changes.push({ kind: "relation", relation });
  const rooms = rekeyRooms([...stored.rooms], changes);
  const ofRooms = rekeyed([...stored.roomRelations], ({ room }) => room, owners);
  for (const relation of ofRooms.removed) changes.push({ kind: "room relation removed", relation });
  for (const relation of ofRooms.added) changes.push({ kind: "room relation", relation });
  const bans = rekeyBans([...stored.bans], changes);
  const state = { ...stored, accounts, relations: relations.all, rooms, roomRelations: ofRooms.all, bans };
  return { state, changes };
}

/** @throws StoreError STORE_DAMAGED */
function indexAccounts(accounts: readonly Account[]): Map<string, Account> {
  const byKey = new Map<string, Account>();
  for (const account of accounts) {
    const other = byKey.get(account.key);
    if (other !== undefined) {
      const text = `The accounts "${other.name}" and "${account.name}" have the same name by the rules of this version. Start the version with which the store was last used, delete one of the two accounts, and start this version again.`;
      throw new StoreError("STORE_DAMAGED", text);
    }
    byKey.set(account.key, account);
  }
  return byKey;
}

/** The accounts by their new keys, and the keys of the accounts. */
interface Owners {
  readonly byKey: ReadonlyMap<string, Account>;
  readonly oldKeys: ReadonlyMap<AccountId, string>;
  readonly newKeys: ReadonlyMap<AccountId, string>;
}

interface Rekeyed<R> {
  readonly all: R[];
  /** With the keys that they had before. */
  readonly removed: readonly R[];
  readonly added: readonly R[];
}

/**
 * Relations with their new keys. Of those that now have one key, the one that applies to today's account stays.
 *
 * @param ownerOf  whose relation it is
 */
function rekeyed<R extends Relation | RoomRelation>(
  before: readonly R[],
  ownerOf: (relation: R) => string,
  { byKey, oldKeys, newKeys }: Owners,
): Rekeyed<R> {
  const kept = new Map<string, { relation: R; old: R }>();
  const replaced: R[] = [];
  for (const old of before) {
    // A relation stays with its account, whatever spelling the user wrote.
    const isOfTarget = oldKeys.get(old.target) === old.key;
    const key = (isOfTarget ? newKeys.get(old.target) : undefined) ?? nameKey(old.name);
    const place = `${ownerOf(old)} ${old.kind} ${key}`;
    const other = kept.get(place);
    const isBetter = other === undefined || byKey.get(key)?.id === old.target;
    if (isBetter) kept.set(place, { relation: { ...old, key }, old });
    const dropped = isBetter ? other?.old : old;
    if (dropped !== undefined) replaced.push(dropped);
  }
  const moved = [...kept.values()].filter(({ relation, old }) => relation.key !== old.key);
  return {
    all: [...kept.values()].map(({ relation }) => relation),
    removed: [...replaced, ...moved.map(({ old }) => old)],
    added: moved.map(({ relation }) => relation),
  };
}

/** Rooms with their new keys. Of listed rooms that now have one name, one keeps it; the others get a key that no name has. */
function rekeyRooms(before: readonly StoredRoom[], changes: Change[]): StoredRoom[] {
  const keyOf = ({ settings }: StoredRoom): string => nameKey(settings.name);
  const listed = before.filter(({ settings }) => settings.visibility !== RoomVisibility.HIDDEN);
  // Those that come later replace others: the room that had the key before keeps it.
  const holders = new Map(
    [...listed, ...listed.filter((room) => room.key === keyOf(room))].map((room) => [keyOf(room), room]),
  );
  const isSecond = new Set(listed.filter((room) => holders.get(keyOf(room)) !== room));
  return before.map((room) => {
    const key = isSecond.has(room) ? `${keyOf(room)} ${room.id}` : keyOf(room);
    if (key === room.key) return room;
    const changed = { ...room, key };
    changes.push({ kind: "room", room: changed });
    return changed;
  });
}

/** The operator's bans with the new keys of the names. Of two that now have one name, the one that ends later stays. */
function rekeyBans(before: readonly Ban[], changes: Change[]): Ban[] {
  const kept = new Map<string, Ban>();
  for (const old of before) {
    const ban = old.kind === "name" ? { ...old, key: nameKey(old.subject) } : old;
    const other = kept.get(placeOf(ban));
    if (other === undefined || endOf(other) < endOf(ban)) kept.set(placeOf(ban), ban);
  }
  const had = new Map(before.map((ban) => [placeOf(ban), ban]));
  for (const [place, ban] of had) if (!kept.has(place)) changes.push({ kind: "ban removed", ban });
  for (const [place, ban] of kept) {
    const old = had.get(place);
    if (old === undefined || endOf(old) !== endOf(ban)) changes.push({ kind: "ban", ban });
  }
  return [...kept.values()];
}

function placeOf({ kind, key }: Ban): string {
  return `${kind} ${key}`;
}

function endOf({ untilMs = Number.POSITIVE_INFINITY }: Ban): number {
  return untilMs;
}
