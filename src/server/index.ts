export type {
  Account,
  Change,
  MailboxEntry,
  MailboxPosition,
  MailboxQuery,
  Relation,
  StoredDevice,
  StoredState,
  WaitingText,
} from "../chat/state/account.ts";
export { StoreError } from "../errors.ts";
export type { FeatureName } from "../framing/capabilities.ts";
export type { Limits } from "../limits.ts";
export type { Certificate } from "../net/certificate.ts";
export { createCertificate, loadCertificate } from "../net/certificate.ts";
export type { RefusalCode } from "../net/listener.ts";
export { publicKeyFingerprint } from "../net/server-key.ts";
export type { Tap } from "../session/session-event.ts";
export { type IpAddress, isLoopbackAddress, parseIpAddress } from "../socket-address.ts";
export { MemoryStore } from "../store/memory/memory-store.ts";
export { SqliteStore, type SqliteStoreOptions } from "../store/sqlite/sqlite-store.ts";
export type { Store, StoreSpace } from "../store/store.ts";
export { ChatServer } from "./chat-server.ts";
export type { DrainOutcome, LogEntry, Logger, LoginKind, LogLevel } from "./log-entry.ts";
export type { KeyChange } from "./server-keys.ts";
export type { ChatServerOptions, CloseOptions } from "./server-options.ts";
export type { HistogramCounts, RequestCount, ServerStatistics } from "./statistics.ts";
