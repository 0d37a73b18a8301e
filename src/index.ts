export type { ApplicationCodec, Received } from "./client/application-messages.ts";
export type { CallOptions } from "./client/call-options.ts";
export {
  ChatClient,
  type ChatClientOptions,
  type ServerTextMessage,
} from "./client/chat-client.ts";
export { FilePins } from "./client/file-pins.ts";
export { createIdentity } from "./client/identity.ts";
export type { Invitation } from "./client/invitation.ts";
export type { Credentials, LoggedIn, PrivacyChoice } from "./client/login.ts";
export type { MediaReceiver, MediaSender, OutgoingFrame } from "./client/media.ts";
export type { PeerLink, PeerTextMessage } from "./client/peer-link.ts";
export type { PeerInfo, PeerStatus, PeersChange } from "./client/peers.ts";
export { MemoryPins, type Pins } from "./client/pins.ts";
export type { CallRecipient } from "./client/recipient.ts";
export { exportIdentity, type IdentityKeyPair, importIdentity } from "./crypto/identity.ts";
export {
  ChatError,
  ClosedError,
  CryptoError,
  DecodeError,
  LOCAL_ERROR_CODES,
  ProtocolError,
  TransportError,
  UsageError,
} from "./errors.ts";
export { DEFAULT_LIMITS, LIMITS, type Limits } from "./limits.ts";
