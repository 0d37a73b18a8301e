/** Sample accounts, devices, relations and texts for the tests of the stores. */

import { Audience } from "../../generated/chatwire/v1/account.ts";
import { Receipt } from "../../generated/chatwire/v1/text.ts";
import type { Account, Change, MailboxEntry, Relation, StoredDevice } from "../../src/chat/state/account.ts";
import type { RequestOrigin } from "../../src/chat/state/request-origin.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";

export const random = new SeededRandom(SEED);
export const PEPPER = random.bytes(32);

export function randomBytes(length: number): Uint8Array {
  return random.bytes(length);
}

export function sampleAccount(id: number, name = `user ${id}`): Account {
  return {
    id,
    name,
    key: name.toLowerCase(),
    verifier: {
      salt: random.bytes(16),
      iterations: 600_000,
      storedKey: random.bytes(32),
      serverKey: random.bytes(32),
    },
    privacy: {
      see: Audience.EVERYONE,
      message: Audience.CONTACTS,
      connect: Audience.NOBODY,
      address: Audience.CONTACTS,
      broadcasts: random.below(2) === 1,
      readReceipts: random.below(2) === 1,
    },
  };
}

export function sampleDevice(account: number, label = "laptop"): StoredDevice {
  return {
    id: Buffer.from(random.bytes(16)).toString("hex"),
    account,
    publicKey: random.bytes(32),
    label,
    createdMs: 1_700_000_000_000,
    lastLoginMs: 1_700_000_000_001,
    lastLoginServedMs: 0,
  };
}

export function sampleRelation(account: number, kind: Relation["kind"], name: string, target = 0): Relation {
  return { account, kind, key: name.toLowerCase(), name, target };
}

export interface SampleText {
  /** The sender's account, and the text's number in its mailbox. */
  readonly from: readonly [account: number, textId: number];
  readonly to: readonly [account: number, textId: number];
  readonly text?: string;
  readonly sentMs?: number;
  /** Default: `sentMs`. */
  readonly servedMs?: number;
  /** Of the request that sent it. Default: it had no id. */
  readonly origin?: RequestOrigin | undefined;
}

/** The request with an id of one byte, sixteen times. */
export function sampleOrigin(byte: number): RequestOrigin {
  return { id: Buffer.alloc(16, byte).toString("hex"), hash: new Uint8Array(32).fill(byte) };
}

/** Returns the sender's entry and the receiver's. */
export function sampleEntries({
  from,
  to,
  text = "hello",
  sentMs = 1_000,
  servedMs = sentMs,
  origin,
}: SampleText): [MailboxEntry, MailboxEntry] {
  const both = { text, sentMs, servedMs, receipt: Receipt.STORED };
  const [sender, receiver] = [`user ${from[0]}`, `user ${to[0]}`];
  return [
    {
      ...both,
      owner: from[0],
      textId: from[1],
      peer: to[0],
      peerName: receiver,
      peerTextId: to[1],
      outgoing: true,
      ...(origin && { origin }),
    },
    { ...both, owner: to[0], textId: to[1], peer: from[0], peerName: sender, peerTextId: from[1], outgoing: false },
  ];
}

export function saved(account: Account): Change {
  return { kind: "account", account };
}

export function sent(text: SampleText): Change {
  return { kind: "text", entries: sampleEntries(text) };
}
