/**
 * The public API of the client: named re-exports, in the order of the folders.
 * `account/`, `people/`, `texts/`, `rooms/` and `conversations/` are the groups of
 * `ChatClient`. The server is `chatwire/server`.
 */

export type { OutboxOwner, OutboxText } from "../generated/chatwire/v1/outbox.ts";
export type { Account } from "./client/account/account.ts";
export {
  createDeviceKey,
  type DeviceChoice,
  type DeviceInfo,
  type DeviceKey,
  type Devices,
} from "./client/account/devices.ts";
export { createIdentity, identityFingerprint } from "./client/account/identity.ts";
export type { LoggedIn, LoginOptions, Token, TokenLogin } from "./client/account/login.ts";
export type { Credentials } from "./client/account/password.ts";
export { ChatClient } from "./client/chat-client.ts";
export type { ChatClientOptions } from "./client/client-options.ts";
export type { CallOptions, CallRecipient, MethodOptions, SendOptions } from "./client/connection/call.ts";
export type { ConnectionChange, ConnectionState, Missed, ServerLimits } from "./client/connection/connection.ts";
export { FilePins } from "./client/connection/file-pins.ts";
export { acceptIterations, acceptServer, MemoryPins, type Pins } from "./client/connection/pins.ts";
export type { Conversations } from "./client/conversations/conversations.ts";
export type { Invitation } from "./client/conversations/introductions/introduction.ts";
export { type MeasuredLink, renderLinkMetrics } from "./client/conversations/link/link-metrics.ts";
export type { LinkDestination, LinkPath } from "./client/conversations/link/link-path.ts";
export type { LinkStatistics, WatchStatisticsOptions } from "./client/conversations/link/link-statistics.ts";
export type { LinkMessageTap, LinkTap, TappedLink } from "./client/conversations/link/link-tap.ts";
export type { MediaReceiver, MediaSender, OutgoingFrame } from "./client/conversations/link/media.ts";
export type { PeerLink, PeerTextMessage } from "./client/conversations/link/peer-link.ts";
export type { ApplicationCodec, MessageCounts, Received } from "./client/events/application-messages.ts";
export type { EventStream } from "./client/events/event-queue.ts";
export type { LateRefusal } from "./client/events/message-outcomes.ts";
export type { AcceptFileOptions, FileOffer, ReceivedFile } from "./client/files/file-receiving.ts";
export type { FileProgress, SendFileOptions, SentFile } from "./client/files/file-sending.ts";
export type { FileSink, FileWriting } from "./client/files/file-sink.ts";
export { DiskSource, type DiskSourceOptions, type FileSource } from "./client/files/file-source.ts";
export type { Files } from "./client/files/files.ts";
export { FolderSink } from "./client/files/folder-sink.ts";
export { FileOutbox } from "./client/outbox/file-outbox.ts";
export type { OutboxStorage } from "./client/outbox/outbox-storage.ts";
export type {
  PostSending,
  Sending,
  SendingState,
  SentPost,
  SentText,
  TextSending,
  TextSendingState,
  UnsentState,
} from "./client/outbox/sending.ts";
export type { Blocked, Contact, ContactState, Contacts } from "./client/people/contacts.ts";
export type { PeerCounts, PeerInfo, PeerStatus, PeersChange } from "./client/people/peer-info.ts";
export type { Peers } from "./client/people/peers.ts";
export type { Privacy } from "./client/people/privacy.ts";
export {
  PRIVACY_CHOICES,
  type PrivacyAudience,
  type PrivacyChoice,
  type PrivacyName,
  type PrivacyOptions,
} from "./client/people/privacy-options.ts";
export type { PeerWatchScope, WatchOptions } from "./client/people/watch-scope.ts";
export type { PostOptions, Room, RoomMemberList } from "./client/rooms/room.ts";
export type {
  BlockedPost,
  DeletedPost,
  MissingPosts,
  PostChange,
  PostEntry,
  PostPosition,
  PostReacted,
  PostReaction,
  ReadPosition,
  RoomEntry,
  RoomPost,
  RoomRestart,
} from "./client/rooms/room-entry.ts";
export type {
  NewRoom,
  RoomHistory,
  RoomInfo,
  RoomMember,
  RoomMembersChange,
  RoomMembership,
  RoomRole,
  RoomSettings,
  RoomStanding,
  RoomVisibility,
} from "./client/rooms/room-info.ts";
export type { RoomLogEntry, RoomLogKind } from "./client/rooms/room-log.ts";
export type { RoomModeration } from "./client/rooms/room-moderation.ts";
export type { Rooms } from "./client/rooms/rooms.ts";
export type {
  BroadcastMessage,
  PastText,
  ReceiptState,
  ServerTextMessage,
  StoredText,
  TextMessage,
  TextReceipt,
  TypingChange,
} from "./client/texts/text.ts";
export type { Texts } from "./client/texts/texts.ts";
export { exportIdentity, type IdentityKeyPair, importIdentity } from "./crypto/identity.ts";
export {
  ChatError,
  ClosedError,
  CryptoError,
  DecodeError,
  LOCAL_ERROR_CODES,
  type Outcome,
  ProtocolError,
  StoreError,
  TransportError,
  UsageError,
} from "./errors.ts";
export type {
  AddressFamily,
  AttemptFacts,
  Explanation,
  ExplanationCause,
  FamilyFacts,
  NatMapping,
  RelayFacts,
  SearchFacts,
  SideFacts,
} from "./explanation.ts";
export type { AgreedProtocol, FeatureName } from "./framing/capabilities.ts";
export type { KeyLog } from "./key-log.ts";
export { DEFAULT_LIMITS, LIMITS, type Limits } from "./limits.ts";
export type { FileDescription } from "./peering/files/description.ts";
export type { MediaOptions } from "./peering/media/channel.ts";
export type { MediaFrame, PlayedFrame } from "./peering/media/jitter-buffer.ts";
export type { ReceivedStreamStatistics } from "./peering/media/receiver.ts";
export type { SentStreamStatistics } from "./peering/media/sender.ts";
export type { MediaCounts, MediaReport } from "./peering/media/statistics.ts";
export type { PeerStatistics } from "./peering/peer-event.ts";
export type { RefusedMessage } from "./peering/refusals.ts";
export type { SendingStatistics } from "./peering/reliable/sender.ts";
export type { FamilyMappings, Mappings } from "./peering/search/known-mappings.ts";
export type { MessageTypeCounts, TrafficCounts, TrafficKind } from "./peering/traffic.ts";
export type { RequestId } from "./request-id.ts";
export { formatServerAddress, parseServerAddress, pinnedAddress, type ServerAddress } from "./server-address.ts";
export type { SessionStatistics, Tap, TappedConnection } from "./session/session-event.ts";
