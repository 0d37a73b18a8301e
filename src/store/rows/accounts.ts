/** What the rows of accounts, devices and relations become. */

import type { PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import type { Account, AccountId, Relation, StoredDevice } from "../../chat/state/account.ts";
import { StoreError } from "../../errors.ts";
import { SealedDevice, SealedVerifier } from "../sealing/sealed-keys.ts";
import type { Sealer } from "../sealing/sealer.ts";
import type { PageRow } from "./page-row.ts";

const RELATION_KINDS: Record<Relation["kind"], true> = { contact: true, decline: true, block: true };

/** Makes the accounts of the stored rows. */
export class AccountReader {
  readonly #sealer: Sealer;
  /** Accounts with equal settings share one object. By the text in their rows. */
  readonly #settings = new Map<string, PrivacySettings>();

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** @throws StoreError STORE_DAMAGED */
  read(row: PageRow): Account {
    const [id, name, key] = [row.integer(0), row.text(1), row.text(2)];
    const verifier = new SealedVerifier(
      this.#sealer,
      { id, name },
      {
        iterations: row.integer(3),
        salt: row.latin1(4),
        storedKey: row.latin1(5),
        serverKey: row.latin1(6),
      },
    );
    // Most names are their own keys, which then take no memory of their own.
    return { id, name, key: key === name ? name : key, verifier, privacy: this.#privacyOf(row.word(7)) };
  }

  #privacyOf(text: string): PrivacySettings {
    const known = this.#settings.get(text);
    if (known !== undefined) return known;
    const [see = 0, message = 0, connect = 0, address = 0, broadcasts, readReceipts] = text.split(" ").map(Number);
    const added = { see, message, connect, address, broadcasts: broadcasts === 1, readReceipts: readReceipts === 1 };
    this.#settings.set(text, Object.freeze(added));
    return added;
  }
}

/** @param names  of the accounts @throws StoreError STORE_DAMAGED */
export function readDevice(row: PageRow, names: ReadonlyMap<AccountId, string>, sealer: Sealer): StoredDevice {
  const account = row.integer(0);
  const device = {
    id: row.text(4),
    account,
    label: row.text(5),
    createdMs: row.integer(1),
    lastLoginMs: row.integer(2),
    lastLoginServedMs: row.integer(3),
  };
  return new SealedDevice(sealer, device, names.get(account) ?? "", row.latin1(6));
}

/** @throws StoreError STORE_DAMAGED */
export function readRelation(row: PageRow): Relation {
  return {
    account: row.integer(0),
    kind: readRelationKind(row.text(1)),
    key: row.text(2),
    name: row.text(3),
    target: row.integer(4),
  };
}

function isRelationKind(text: string): text is Relation["kind"] {
  return Object.hasOwn(RELATION_KINDS, text);
}

function readRelationKind(text: string): Relation["kind"] {
  if (isRelationKind(text)) return text;
  throw new StoreError(
    "STORE_DAMAGED",
    `The store contains a relation of the unknown kind "${text}". Restore a backup.`,
  );
}
