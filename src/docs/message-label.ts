/** Describes messages in a few words, as labels of sequence diagrams. */

import { Privacy } from "../../generated/chatwire/v1/account.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import type { Message, Recipient } from "../../generated/chatwire/v1/message.ts";
import { PeerCloseReason } from "../../generated/chatwire/v1/peer.ts";
import { type Peer, Status } from "../../generated/chatwire/v1/presence.ts";

/**
 * The name of a message's body, and those of its fields that are the same in
 * every run. Ids, addresses and keys are left out.
 */
export function labelOf({ header, body }: Message): string {
  if (body.case === undefined) return "nothing";
  if (body.case === "error") return `ErrorInfo ${nameOf(ErrorCode, body.value.code)}`;
  const typeName = `${body.case.charAt(0).toUpperCase()}${body.case.slice(1)}`;
  const fields = [...recipientOf(header?.recipient), ...fieldsOf(body.value)];
  return fields.length === 0 ? typeName : `${typeName} ${fields.join(", ")}`;
}

/** How each field is shown. Fields that are not listed are left out. */
const FIELDS: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  name: quoted,
  from: quoted,
  text: quoted,
  privacy: (value) => nameOf(Privacy, value),
  status: (value) => nameOf(Status, value),
  reason: (value) => nameOf(PeerCloseReason, value),
  enabled: String,
  recipients: String,
  peers: peersOf,
  changed: peersOf,
  gone: (value) => (isList(value) && value.length > 0 ? value.map(quoted).join(" ") : undefined),
  through: String,
  beyond: (value) => (isList(value) && value.length > 0 ? value.join(" ") : undefined),
  stream: String,
  frames: String,
  received: String,
  lost: String,
};

/** The shown fields of a message. A field that is itself a message gives its own fields. */
function fieldsOf(message: object): string[] {
  return Object.entries(message).flatMap(([name, value]) => {
    const show = FIELDS[name];
    if (show === undefined) return [];
    if (isMessage(value)) return fieldsOf(value);
    const text = show(value);
    return text === undefined ? [] : [`${name} ${text}`];
  });
}

function recipientOf(recipient: Recipient | undefined): string[] {
  if (recipient?.target.case === "user") return [`to ${quoted(recipient.target.value)}`];
  return recipient?.target.case === "everyone" ? ["to everyone"] : [];
}

function peersOf(value: unknown): string | undefined {
  if (!isList(value)) return undefined;
  const peers = value.filter(isPeer).map(({ name, status }) => `${quoted(name)} ${nameOf(Status, status)}`);
  return peers.length === 0 ? "none" : peers.join(", ");
}

function isPeer(value: unknown): value is Peer {
  return typeof value === "object" && value !== null && "name" in value && "status" in value;
}

function isMessage(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isList(value) && !ArrayBuffer.isView(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function quoted(value: unknown): string {
  return `"${String(value)}"`;
}

function nameOf(names: Readonly<Record<string, number>>, value: unknown): string {
  return Object.entries(names).find(([, number]) => number === value)?.[0] ?? String(value);
}
