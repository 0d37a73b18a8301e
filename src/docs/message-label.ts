/** Describes messages in a few words, as labels of sequence diagrams. */

import { Privacy } from "../../generated/chatwire/v1/account.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import type { Message, Recipient } from "../../generated/chatwire/v1/message.ts";
import { PeerCloseReason } from "../../generated/chatwire/v1/peer.ts";
import { type Peer, Status } from "../../generated/chatwire/v1/presence.ts";
import { EndReason } from "../../generated/chatwire/v1/signalling.ts";
import { Receipt, type Text } from "../../generated/chatwire/v1/text.ts";

/**
 * The name of a message's body, and those of its fields that are the same in
 * every run. Ids and addresses are left out, and so are keys, but for the keys of a link, whose lengths are shown.
 */
export function labelOf({ header, body }: Message): string {
  if (body.case === undefined) return "nothing";
  if (body.case === "error") {
    // Only a message that closes the connection is about no command.
    const isClose = header?.command === Command.UNSPECIFIED;
    return `ErrorInfo ${nameOf(ErrorCode, body.value.code)}${isClose ? ", command 0" : ""}`;
  }
  const typeName = `${body.case.charAt(0).toUpperCase()}${body.case.slice(1)}`;
  const repeated = header !== undefined && header.repeatedAfterMs > 0 ? ["repeated"] : [];
  const fields = [...recipientOf(header?.recipient), ...repeated, ...fieldsOf(body.value, body.case === "peerClose")];
  return fields.length === 0 ? typeName : `${typeName} ${fields.join(", ")}`;
}

/** How each field is shown. Fields that are not listed are left out, and so are values that are not of the type. */
const FIELDS: Readonly<Record<string, (value: unknown, isPeerClose: boolean) => string | undefined>> = {
  name: quoted,
  device: () => undefined,
  introduction: () => undefined,
  label: quoted,
  from: quoted,
  text: quoted,
  texts: textsOf,
  receipt: (value) => nonZero(Receipt, value),
  privacy: (value) => nameOf(Privacy, value),
  status: (value) => nameOf(Status, value),
  reason: (value, isPeerClose) => nonZero(isPeerClose ? PeerCloseReason : EndReason, value),
  enabled: plain,
  recipients: plain,
  peers: peersOf,
  changed: peersOf,
  gone: (value) => listOf(value, quoted),
  through: plain,
  beyond: (value) => listOf(value, plain),
  stream: plain,
  padding: lengthOf,
  ephemeralKey: lengthOf,
  frames: plain,
  received: plain,
  lost: plain,
  page: pageOf,
  post: plain,
  posts: postsOf,
  settings: plain,
};

/** The shown fields of a message. A field that is itself a message gives its own fields, if it is listed. */
function fieldsOf(message: object, isPeerClose: boolean): string[] {
  return Object.entries(message).flatMap(([name, value]) => {
    const show = FIELDS[name];
    if (isMessage(value) && !("case" in value)) return show === undefined ? [] : fieldsOf(value, isPeerClose);
    const text = show?.(value, isPeerClose);
    return text === undefined ? [] : [`${name} ${text}`];
  });
}

function recipientOf(recipient: Recipient | undefined): string[] {
  if (recipient?.target.case === "user") return [`to ${quoted(recipient.target.value)}`];
  if (recipient?.target.case === "room") return ["to a room"];
  return recipient?.target.case === "everyone" ? ["to everyone"] : [];
}

/** As "after 1". */
function pageOf(value: unknown): string | undefined {
  if (!isMessage(value) || !("case" in value) || !("value" in value)) return undefined;
  return `${value.case === "changedAfter" ? "changed after" : value.case} ${value.value}`;
}

/** As `1 "ada" "hello"`. */
function postsOf(value: unknown): string | undefined {
  if (!isList(value)) return undefined;
  const shown = (post: unknown): string | undefined => {
    if (!isMessage(post) || !("number" in post) || !("from" in post) || !("text" in post)) return undefined;
    return `${post.number} ${quoted(post.from)} ${quoted(post.text)}`;
  };
  return listOf(value, shown) ?? "none";
}

function peersOf(value: unknown): string | undefined {
  if (!isList(value)) return undefined;
  return (
    listOf(value, (peer) => (isPeer(peer) ? `${quoted(peer.name)} ${nameOf(Status, peer.status)}` : undefined)) ??
    "none"
  );
}

function textsOf(value: unknown): string | undefined {
  return listOf(value, (text) => (isText(text) ? `${quoted(text.from)} ${quoted(text.text)}` : undefined));
}

/** The items that can be shown; undefined if there are none. */
function listOf(value: unknown, show: (item: unknown) => string | undefined): string | undefined {
  if (!isList(value)) return undefined;
  const shown = value.flatMap((item) => show(item) ?? []);
  return shown.length === 0 ? undefined : shown.join(", ");
}

function isPeer(value: unknown): value is Peer {
  return typeof value === "object" && value !== null && "name" in value && "status" in value;
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "from" in value && "text" in value;
}

function isMessage(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isList(value) && !ArrayBuffer.isView(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function quoted(value: unknown): string | undefined {
  return typeof value === "string" ? `"${value}"` : undefined;
}

/** The length of bytes; undefined if there are none. */
function lengthOf(value: unknown): string | undefined {
  return value instanceof Uint8Array && value.length > 0 ? `${value.length} bytes` : undefined;
}

function plain(value: unknown): string | undefined {
  return typeof value === "object" || value === undefined ? undefined : String(value);
}

function nonZero(names: Readonly<Record<string, number>>, value: unknown): string | undefined {
  return value === 0 ? undefined : nameOf(names, value);
}

function nameOf(names: Readonly<Record<string, number>>, value: unknown): string | undefined {
  return Object.entries(names).find(([, number]) => number === value)?.[0] ?? plain(value);
}
