export { acceptServer } from "./client/accept-server.ts";
export type { ApplicationCodec, Received } from "./client/application-messages.ts";
export type { CallOptions } from "./client/call-options.ts";
export {
  ChatClient,
  type ChatClientOptions,
} from "./client/chat-client.ts";
export type { Blocked, Contact, ContactState, Contacts } from "./client/contacts.ts";
export { createDeviceKey, type DeviceChoice, type DeviceKey } from "./client/device-key.ts";
export type { DeviceInfo, Devices } from "./client/devices.ts";
export type { EventStream } from "./client/event-queue.ts";
export { FilePins } from "./client/file-pins.ts";
export { createIdentity, identityFingerprint } from "./client/identity.ts";
export type { Invitation } from "./client/invitation.ts";
export type { LoggedIn, LoginOptions } from "./client/login.ts";
export type { MediaReceiver, MediaSender, OutgoingFrame } from "./client/media.ts";
export type { OwnAccount } from "./client/own-account.ts";
export type { Credentials } from "./client/password.ts";
export type { PeerLink, PeerTextMessage } from "./client/peer-link.ts";
export type { PeerInfo, PeerStatus, PeersChange } from "./client/peers.ts";
export { MemoryPins, type Pins } from "./client/pins.ts";
export {
  PRIVACY_CHOICES,
  type PrivacyAudience,
  type PrivacyChoice,
  type PrivacyName,
  type PrivacyOptions,
} from "./client/privacy.ts";
export type { CallRecipient } from "./client/recipient.ts";
export type { ServerLimits } from "./client/server-limits.ts";
export type {
  BroadcastMessage,
  PastText,
  ReceiptState,
  SentText,
  ServerTextMessage,
  TextMessage,
  TextReceipt,
  TypingChange,
} from "./client/server-text.ts";
export { exportIdentity, type IdentityKeyPair, importIdentity } from "./crypto/identity.ts";
export {
  ChatError,
  ClosedError,
  CryptoError,
  DecodeError,
  LOCAL_ERROR_CODES,
  ProtocolError,
  StoreError,
  TransportError,
  UsageError,
} from "./errors.ts";
export { DEFAULT_LIMITS, LIMITS, type Limits } from "./limits.ts";
export type { MediaFrame } from "./peering/jitter-buffer.ts";
export type { MediaReport } from "./peering/media-sender.ts";
export type { MediaCounts } from "./peering/media-statistics.ts";
export type { Tap } from "./session/session-event.ts";
