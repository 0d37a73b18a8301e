import type { PasswordVerifier } from "../../../generated/chatwire/v1/account.ts";
import type { Account, AccountId, StoredDevice, StoredState } from "../../chat/state/account.ts";
import { StoreError } from "../../errors.ts";
import type { Sealer } from "./sealer.ts";

/** What identifies an account in its sealed values: a value does not open in the row of another id or name. */
export type Owner = Pick<Account, "id" | "name">;

export function publicKeyPlace({ id, name }: Owner, device: string): string {
  return `devices.public_key ${id} ${device} ${name}`;
}

export function storedKeyPlace({ id, name }: Owner): string {
  return `accounts.stored_key ${id} ${name}`;
}

export function serverKeyPlace({ id, name }: Owner): string {
  return `accounts.server_key ${id} ${name}`;
}

/** @throws StoreError STORE_DAMAGED */
export function openValue(sealer: Sealer, place: string, sealed: Uint8Array): Uint8Array {
  try {
    return sealer.open(place, sealed);
  } catch (cause) {
    const text = `The value ${place} was modified outside the server. Restore a backup.`;
    throw new StoreError("STORE_DAMAGED", text, { cause });
  }
}

/** A sealed value, one byte in each character, or what it was opened to. */
type SealedKey = string | Uint8Array;

function openKey(sealer: Sealer, place: string, key: SealedKey): Uint8Array {
  if (typeof key !== "string") return key;
  // A copy, because short arrays of their own take less memory than those that OpenSSL fills.
  return Uint8Array.from(openValue(sealer, place, Buffer.from(key, "latin1")));
}

/** The stored values of a verifier, one byte in each character. */
export interface SealedVerifierParts {
  readonly iterations: number;
  readonly salt: string;
  readonly storedKey: string;
  readonly serverKey: string;
}

/**
 * The password verifier of an account, as it was stored. Opening the values of 100,000 accounts takes seconds, so each is
 * opened when it is first read. Reading a key throws StoreError STORE_DAMAGED if it was modified.
 */
export class SealedVerifier implements PasswordVerifier {
  readonly iterations: number;
  readonly #sealer: Sealer;
  readonly #id: AccountId;
  readonly #name: string;
  readonly #salt: string;
  #storedKey: SealedKey;
  #serverKey: SealedKey;

  constructor(sealer: Sealer, { id, name }: Owner, parts: SealedVerifierParts) {
    this.iterations = parts.iterations;
    this.#sealer = sealer;
    this.#id = id;
    this.#name = name;
    this.#salt = parts.salt;
    this.#storedKey = parts.storedKey;
    this.#serverKey = parts.serverKey;
  }

  get salt(): Uint8Array {
    return Uint8Array.from(Buffer.from(this.#salt, "latin1"));
  }

  get storedKey(): Uint8Array {
    const place = storedKeyPlace({ id: this.#id, name: this.#name });
    const key = openKey(this.#sealer, place, this.#storedKey);
    this.#storedKey = key;
    return key;
  }

  get serverKey(): Uint8Array {
    const place = serverKeyPlace({ id: this.#id, name: this.#name });
    const key = openKey(this.#sealer, place, this.#serverKey);
    this.#serverKey = key;
    return key;
  }
}

/** A device, as it was stored. Its key is opened when it is first read, and throws as those of `SealedVerifier` do. */
export class SealedDevice implements StoredDevice {
  readonly id: string;
  readonly account: AccountId;
  readonly label: string;
  readonly createdMs: number;
  readonly lastLoginMs: number;
  readonly lastLoginServedMs: number;
  readonly #sealer: Sealer;
  readonly #name: string;
  #publicKey: SealedKey;

  /**
   * @param name       of its account
   * @param publicKey  the stored value, one byte in each character
   */
  constructor(sealer: Sealer, device: Omit<StoredDevice, "publicKey">, name: string, publicKey: string) {
    this.id = device.id;
    this.account = device.account;
    this.label = device.label;
    this.createdMs = device.createdMs;
    this.lastLoginMs = device.lastLoginMs;
    this.lastLoginServedMs = device.lastLoginServedMs;
    this.#sealer = sealer;
    this.#name = name;
    this.#publicKey = publicKey;
  }

  get publicKey(): Uint8Array {
    const place = publicKeyPlace({ id: this.account, name: this.#name }, this.id);
    const key = openKey(this.#sealer, place, this.#publicKey);
    this.#publicKey = key;
    return key;
  }
}

/** An account whose keys are open. */
export function plainAccount({ verifier, ...account }: Account): Account {
  const { salt, iterations, storedKey, serverKey } = verifier;
  return { ...account, verifier: { salt, iterations, storedKey, serverKey } };
}

/** A device whose key is open. */
export function plainDevice(device: StoredDevice): StoredDevice {
  return { ...device, publicKey: device.publicKey };
}

/** How many keys are opened in one part. */
const PART = 100;

/** Opens all keys, in parts of about a millisecond. @throws StoreError STORE_DAMAGED */
export function* openKeys({ accounts, devices }: Pick<StoredState, "accounts" | "devices">): Generator<void> {
  let left = PART;
  for (const _ of eachKey(accounts, devices)) {
    left -= 1;
    if (left > 0) continue;
    left = PART;
    yield;
  }
}

function* eachKey(accounts: Iterable<Account>, devices: Iterable<StoredDevice>): Generator<Uint8Array> {
  for (const { verifier } of accounts) {
    yield verifier.storedKey;
    yield verifier.serverKey;
  }
  for (const { publicKey } of devices) yield publicKey;
}
