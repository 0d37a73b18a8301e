import type { MailboxEntry } from "../../src/chat/state/account.ts";
import type { StoredPost } from "../../src/chat/state/stored-rooms.ts";
import type { Store } from "../../src/store/store.ts";
import { loadChecked } from "./plain-state.ts";

/** Returns the whole content of a store, sorted wherever the interface promises no order. */
export async function snapshot(store: Store): Promise<unknown> {
  const { secret, accounts, lastAccountId, servedMs, wallMs, devices, relations, mailboxes, waiting, ...rest } =
    await loadChecked(store);
  const owners = [...mailboxes].map(({ account }) => account).sort((a, b) => a - b);
  return {
    secret: Buffer.from(secret).toString("hex"),
    lastAccountId,
    servedMs,
    wallMs,
    registrationOpen: rest.registrationOpen,
    bans: sorted(rest.bans),
    invitationCodes: sorted(rest.invitationCodes),
    accounts: sorted(accounts),
    devices: sorted(devices),
    relations: sorted(relations),
    mailboxes: sorted(mailboxes),
    unanswered: sorted(rest.unanswered),
    bytesSent: sorted(rest.bytesSent),
    rooms: sorted(rest.rooms),
    roomMembers: sorted(rest.roomMembers),
    roomRelations: sorted(rest.roomRelations),
    roomLog: sorted(rest.roomLog),
    posts: await Promise.all([...rest.rooms].map(({ id }) => postsOf(store, id))).then(sorted),
    // The interface promises the order of each owner's texts.
    waiting: owners.map((owner) => [...waiting].filter((text) => text.owner === owner)),
    entries: await Promise.all(owners.map((owner) => entriesOf(store, owner))),
  };
}

export function entriesOf(store: Store, owner: number): Promise<MailboxEntry[]> {
  return store.read({ kind: "after", owner, textId: 0, countMax: 1_000_000 });
}

function postsOf(store: Store, room: string): Promise<StoredPost[]> {
  return store.readPosts({ kind: "posts after", room, number: 0, countMax: 1_000_000 });
}

function sorted(values: Iterable<unknown>): string[] {
  const toHex = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? hexOf(value) : value);
  return [...values].map((value) => JSON.stringify(ordered(value), toHex)).sort();
}

/** Returns a copy with the fields sorted by name. */
function ordered(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, ordered(field)]));
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
