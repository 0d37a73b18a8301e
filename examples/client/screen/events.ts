import type { PeerInfo } from "chatwire";
import { Privacy } from "chatwire/v1/account";
import { type Peer, Status } from "chatwire/v1/presence";
import { PeerJson } from "chatwire/v1/presence.json";
import type { JsonCodec, JsonValue } from "chatwire/wire";

/** What a line of `--json` tells of. */
export type EventName =
  // Logging in.
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
  | "history"
  | "contacts"
  | "contactUnchanged"
  | "blocked"
  | "blockAdded"
  | "blockRemoved"
  | "privacy"
  | "privacyChanged"
  | "devices"
  | "deviceRevoked"
  | "passwordChanged"
  | "accountDeleted"
  // What others do, and other clients of the user. A text has come through the server or from the peer.
  | "invited"
  | "cancelled"
  | "declined"
  | "text"
  | "broadcast"
  | "receipt"
  | "typing"
  | "contactChanged"
  // A conversation.
  | "connected"
  | "info"
  | "streamStarted"
  | "streamEnded"
  | "disconnected"
  | "error";

/** Something that happened, for a program. What holds undefined is left out. */
export interface ChatEvent {
  readonly event: EventName;
  readonly [field: string]: JsonValue | undefined;
}

/** The fields of a message of the schema by protobuf's JSON format, none left out. */
export function fieldsOf<T>(codec: JsonCodec<T>, message: T): Record<string, JsonValue> {
  const json = codec.toJson(message, { defaults: "write" });
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new TypeError("It has no fields.");
  return json;
}

/** The fields of a user as those of the message `Peer`. */
export function peerFields({ name, privacy, status, address, port }: PeerInfo): Record<string, JsonValue> {
  const peer: Peer = { name, privacy: Privacy[privacy], status: STATUSES[status], address, port };
  return fieldsOf(PeerJson, peer);
}

const STATUSES: Readonly<Record<PeerInfo["status"], Status>> = {
  available: Status.AVAILABLE,
  connected: Status.CONNECTED,
  away: Status.AWAY,
};
