import { Audience, Privacy } from "../../../generated/chatwire/v1/account.ts";
import { Status } from "../../../generated/chatwire/v1/presence.ts";
import { Receipt } from "../../../generated/chatwire/v1/text.ts";
import type { LazyMap } from "../../lazy-collections.ts";
import type { MailboxEntry, Relation } from "../state/account.ts";
import type { ChatState } from "../state/chat-state.ts";
import { statusOf, type User } from "../state/user.ts";
import { privacyOf } from "../state/visibility/privacy.ts";
import { findAccount } from "./commands.ts";

/** An account as the operator sees it. */
export interface AccountInfo {
  readonly name: string;
  readonly privacy: keyof typeof Privacy;
  readonly status: keyof typeof Status;
  readonly logins: number;
  readonly devices: number;
  readonly contacts: number;
  /** Texts that wait for the user. */
  readonly waitingTexts: number;
  readonly banned: boolean;
}

/** Everything that the server keeps of an account, but its texts and what protects it: password verifier and keys. */
export interface ExportedAccount {
  readonly name: string;
  readonly privacy: {
    readonly see: keyof typeof Audience;
    readonly message: keyof typeof Audience;
    readonly connect: keyof typeof Audience;
    readonly address: keyof typeof Audience;
    readonly broadcasts: boolean;
    readonly readReceipts: boolean;
  };
  readonly devices: readonly {
    readonly id: string;
    readonly label: string;
    readonly created: Date;
    readonly lastLogin: Date;
  }[];
  /** Names that the user added, contacts or not yet. */
  readonly contacts: readonly string[];
  readonly declined: readonly string[];
  readonly blocked: readonly string[];
  /** Current logins. */
  readonly logins: readonly { readonly address: string; readonly port: number; readonly since: Date }[];
}

/** A text in the mailbox of an exported account. */
export interface ExportedText {
  readonly textId: number;
  readonly direction: "sent" | "received";
  /** The other user. */
  readonly peer: string;
  readonly text: string;
  readonly sent: Date;
  readonly receipt: keyof typeof Receipt;
}

/**
 * Lists accounts in the order of their names' keys.
 *
 * @param part   only those whose name contains it, in any case; "" for all
 */
export function listAccounts(state: ChatState, part: string, wallMs: number): AccountInfo[] {
  const wanted = part.toLowerCase();
  const users = [...state.directory.users()].filter(({ account }) => account.name.toLowerCase().includes(wanted));
  return users.sort((a, b) => (a.account.key < b.account.key ? -1 : 1)).map((user) => infoOf(state, user, wallMs));
}

function infoOf({ bans }: ChatState, user: User, wallMs: number): AccountInfo {
  const { account, logins, devices, contacts, mailbox } = user;
  return {
    name: account.name,
    privacy: nameIn(Privacy, privacyOf(account.privacy)),
    status: nameIn(Status, statusOf(user)),
    logins: logins.size,
    devices: devices.size,
    contacts: contacts.size,
    waitingTexts: mailbox.waiting.size,
    banned: bans.ofKey(account.key, wallMs) !== undefined,
  };
}

/**
 * The account of a name, to be exported.
 *
 * @throws UsageError no account has the name
 */
export function exportAccount(
  state: ChatState,
  name: string,
): { readonly id: number; readonly account: ExportedAccount } {
  const user = findAccount(state, name);
  const { privacy } = user.account;
  return {
    id: user.account.id,
    account: {
      name: user.account.name,
      privacy: {
        see: nameIn(Audience, privacy.see),
        message: nameIn(Audience, privacy.message),
        connect: nameIn(Audience, privacy.connect),
        address: nameIn(Audience, privacy.address),
        broadcasts: privacy.broadcasts,
        readReceipts: privacy.readReceipts,
      },
      devices: [...user.devices.values()].map(({ id, label, createdMs, lastLoginMs }) => ({
        id,
        label,
        created: new Date(createdMs),
        lastLogin: new Date(lastLoginMs),
      })),
      contacts: namesOf(user.contacts),
      declined: namesOf(user.declined),
      blocked: namesOf(user.blocked),
      logins: [...user.logins.values()].map(({ endpoint, sinceMs }) => ({ ...endpoint, since: new Date(sinceMs) })),
    },
  };
}

export function exportText({ textId, outgoing, peerName, text, sentMs, receipt }: MailboxEntry): ExportedText {
  return {
    textId,
    direction: outgoing ? "sent" : "received",
    peer: peerName,
    text,
    sent: new Date(sentMs),
    receipt: nameIn(Receipt, receipt),
  };
}

function namesOf(relations: LazyMap<string, Relation>): string[] {
  return [...relations.values()].map(({ name }) => name);
}

/** The name of a value in an enum of the schema. */
function nameIn<Enum extends Readonly<Record<string, number>>>(
  values: Enum,
  value: number,
): (keyof Enum & "UNSPECIFIED") | keyof Enum {
  for (const name in values) if (values[name] === value) return name;
  return "UNSPECIFIED";
}
