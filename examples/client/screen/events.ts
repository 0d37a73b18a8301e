import type { Contact, DeviceInfo, PeerInfo, ReceiptState, StoredText } from "chatwire";
import { Device, Privacy } from "chatwire/v1/account";
import { DeviceJson } from "chatwire/v1/account.json";
import { ContactState } from "chatwire/v1/contact";
import { ContactJson } from "chatwire/v1/contact.json";
import { type Peer, Status } from "chatwire/v1/presence";
import { PeerJson } from "chatwire/v1/presence.json";
import { Receipt, Text } from "chatwire/v1/text";
import { TextJson } from "chatwire/v1/text.json";
import type { JsonCodec, JsonValue } from "chatwire/wire";

/** The `event` of a line printed by `--json`. */
export type EventName =
  // Signing in.
  | "serverPinned"
  | "deviceRefused"
  | "registered"
  | "loggedIn"
  | "loggedOff"
  | "goodbye"
  // Answers to commands.
  | "help"
  | "peers"
  | "fingerprint"
  | "keyAccepted"
  | "broadcastSent"
  | "invitationSent"
  | "textSent"
  // The text waits for the connection, or for the server; "textSent" or "textFailed" follows.
  | "textWaiting"
  | "textFailed"
  | "history"
  | "contacts"
  | "contactUnchanged"
  | "blocked"
  | "blockAdded"
  | "blockRemoved"
  | "privacy"
  | "privacyChanged"
  | "echoStarted"
  | "echoEnded"
  | "devices"
  | "deviceRevoked"
  | "passwordChanged"
  | "accountDeleted"
  // Actions of other users, and of this user's other clients. `text`: received from the server, or from the peer.
  | "invited"
  | "cancelled"
  | "declined"
  | "text"
  | "broadcast"
  | "receipt"
  | "typing"
  | "contactChanged"
  // The connection to the server. "connectionLost" comes again before each attempt to connect.
  | "connectionLost"
  | "connectionResumed"
  | "connectionRestored"
  // Rooms. `post`: another user's, or one of another client of this user. "postWaiting": the server does not take it yet;
  // "postSent" or "postFailed" follows. "roomChanged": something else is known of the room.
  // "postChanged": a post as it is now.
  | "rooms"
  | "roomCreated"
  | "roomJoined"
  | "roomAsked"
  | "roomLeft"
  | "roomChanged"
  | "roomEntered"
  | "roomExited"
  | "roomModerated"
  | "roomMembers"
  | "roomHistory"
  | "room"
  | "post"
  | "postSent"
  | "postWaiting"
  | "postFailed"
  | "postChanged"
  | "postReacted"
  | "postsMissing"
  | "roomLog"
  | "roomRestarted"
  // A conversation. "read": the peer has read so many of the user's texts.
  | "connected"
  | "read"
  | "info"
  | "explanation"
  | "streamStarted"
  | "streamEnded"
  | "callOffered"
  | "callStarted"
  // The figures of a call, once a second.
  | "callMeter"
  | "callMuted"
  | "microphoneEnded"
  | "callEnded"
  | "callSummary"
  | "path"
  | "disconnected"
  // Files. "fileProgress" comes at most ten times for one. "filesOffered": so many more than were told one by one.
  | "fileOffered"
  | "filesOffered"
  | "fileSending"
  | "fileProgress"
  | "fileSent"
  | "fileReceived"
  | "fileDeclined"
  | "error";

/** An event for a program. Fields that are undefined are omitted. */
export interface ChatEvent {
  readonly event: EventName;
  readonly [field: string]: JsonValue | undefined;
}

/** The fields of a message of the schema in protobuf's JSON format, defaults included. */
export function fieldsOf<T>(codec: JsonCodec<T>, message: T): Record<string, JsonValue> {
  const json = codec.toJson(message, { defaults: "write" });
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new TypeError("The message has no fields.");
  return json;
}

/** A user, as the schema's message `Peer`. */
export function peerFields({ name, privacy, status, address, port }: PeerInfo): Record<string, JsonValue> {
  const peer: Peer = { name, privacy: Privacy[privacy], status: STATUSES[status], address, port };
  return fieldsOf(PeerJson, peer);
}

/** A text, as the schema's message `Text`. */
export function textFields(
  message: StoredText & { readonly receipt?: ReceiptState | undefined },
): Record<string, JsonValue> {
  const { id, from, to, text, sentAt, receipt } = message;
  const fields = { textId: id, from, to, text, sentMs: sentAt.getTime() };
  return fieldsOf(TextJson, Text.create({ ...fields, ...(receipt && { receipt: RECEIPTS[receipt] }) }));
}

/** A contact, as the schema's message `Contact`. */
export function contactFields({ name, state }: Contact): Record<string, JsonValue> {
  return fieldsOf(ContactJson, { name, state: CONTACT_STATES[state] });
}

/** A device, as the schema's message `Device`. */
export function deviceFields({ id, label, createdAt, lastLoginAt, current }: DeviceInfo): Record<string, JsonValue> {
  const deviceId = Uint8Array.from(Buffer.from(id, "hex"));
  const times = { createdMs: createdAt.getTime(), lastLoginMs: lastLoginAt.getTime() };
  return fieldsOf(DeviceJson, Device.create({ deviceId, label, ...times, current }));
}

const STATUSES: Readonly<Record<PeerInfo["status"], Status>> = {
  available: Status.AVAILABLE,
  connected: Status.CONNECTED,
  away: Status.AWAY,
};

const RECEIPTS: Readonly<Record<ReceiptState, Receipt>> = {
  stored: Receipt.STORED,
  delivered: Receipt.DELIVERED,
  read: Receipt.READ,
};

const CONTACT_STATES: Readonly<Record<Contact["state"], ContactState>> = {
  requested: ContactState.REQUESTED,
  received: ContactState.RECEIVED,
  mutual: ContactState.MUTUAL,
  none: ContactState.NONE,
};
