import type { MailboxEntry } from "../../src/chat/state/account.ts";
import type { Store } from "../../src/store/store.ts";

/** All that a store says, in an order that does not depend on the store where the interface promises none. */
export async function snapshot(store: Store): Promise<unknown> {
  const { secret, accounts, lastAccountId, devices, relations, mailboxes, waiting } = await store.load();
  const owners = [...mailboxes].map(({ account }) => account).sort((a, b) => a - b);
  return {
    secret: Buffer.from(secret).toString("hex"),
    lastAccountId,
    accounts: sorted(accounts),
    devices: sorted(devices),
    relations: sorted(relations),
    mailboxes: sorted(mailboxes),
    // Of each owner in the order they came.
    waiting: owners.map((owner) => [...waiting].filter((text) => text.owner === owner)),
    entries: await Promise.all(owners.map((owner) => entriesOf(store, owner))),
  };
}

export function entriesOf(store: Store, owner: number): Promise<MailboxEntry[]> {
  return store.read({ kind: "after", owner, textId: 0, countMax: 1_000_000 });
}

function sorted(values: Iterable<unknown>): string[] {
  const toHex = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? hexOf(value) : value);
  return [...values].map((value) => JSON.stringify(ordered(value), toHex)).sort();
}

/** The same object with its fields in the order of their names. */
function ordered(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, ordered(field)]));
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
