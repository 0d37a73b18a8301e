export type { AccountInfo, ExportedAccount, ExportedText } from "../chat/operator/accounts.ts";
export type { RoomInfo } from "../chat/operator/rooms.ts";
export type {
  Account,
  Ban,
  Change,
  InvitationCode,
  MailboxEntry,
  MailboxPosition,
  MailboxQuery,
  Relation,
  StoredDevice,
  StoredState,
  WaitingText,
} from "../chat/state/account.ts";
export type {
  PostQuery,
  RoomChange,
  RoomId,
  RoomRelation,
  StoredMember,
  StoredPost,
  StoredRoom,
  StoredRooms,
} from "../chat/state/stored-rooms.ts";
export type { PasswordVerifier } from "../crypto/scram-verifier.ts";
export { StoreError } from "../errors.ts";
export type { FeatureName } from "../framing/capabilities.ts";
export type { KeyLog } from "../key-log.ts";
export { type Limits, RUNTIME_LIMITS, type RuntimeLimit } from "../limits.ts";
export type { Certificate } from "../net/certificate.ts";
export { createCertificate, loadCertificate } from "../net/certificate.ts";
export type { RefusalCode } from "../net/listener.ts";
export type { ExhaustedCode } from "../net/network.ts";
export { publicKeyFingerprint } from "../net/server-key.ts";
export type { Tap, TappedConnection } from "../session/session-event.ts";
export { type IpAddress, isLoopbackAddress, parseIpAddress } from "../socket-address.ts";
export { MemoryStore } from "../store/memory/memory-store.ts";
export { type MovedTable, type MoveOptions, moveToPostgres } from "../store/moving/move-to-postgres.ts";
export { PostgresStore, type PostgresStoreOptions } from "../store/postgres/postgres-store.ts";
export { SqliteStore, type SqliteStoreOptions } from "../store/sqlite/sqlite-store.ts";
export type { Store, StoreSpace } from "../store/store.ts";
export { ChatServer } from "./chat-server.ts";
export type { ApplicationOptions, LoginHook, LoginInfo } from "./extension/application.ts";
export type {
  Authentication,
  AuthenticationContext,
  NewAccount,
  PasswordCallback,
  PasswordUser,
  TokenCallback,
  TokenUser,
} from "./extension/authentication.ts";
export { refusal } from "./extension/callbacks.ts";
export { type CallContext, type Handlers, implementService, type ServiceImplementation } from "./extension/methods.ts";
export type { ServerActions, UserInfo } from "./extension/program.ts";
export type { SubmittedText, TextHook } from "./extension/texts.ts";
export type { CallbackFailure, DrainOutcome, LogEntry, Logger, LoginKind, LogLevel } from "./observation/log-entry.ts";
export type { HistogramCounts, RequestCount, ServerStatistics } from "./observation/statistics.ts";
export type { Tracer } from "./observation/tracing.ts";
export type { BanSubject } from "./operator/ban-subject.ts";
export type { ConnectionInfo } from "./operator/connections.ts";
export type {
  BanInfo,
  ForTime,
  InvitationCodeInfo,
  Operator,
} from "./operator/operator.ts";
export type { KeyChange } from "./server-keys.ts";
export type { ChatServerOptions, CloseOptions } from "./server-options.ts";
