export type {
  Account,
  Change,
  Device,
  MailboxEntry,
  MailboxPosition,
  MailboxQuery,
  Relation,
  WaitingText,
} from "../chat/account.ts";
export { StoreError } from "../errors.ts";
export type { Limits } from "../limits.ts";
export type { Certificate } from "../net/certificate.ts";
export { createCertificate } from "../net/certificate.ts";
export type { Tap } from "../session/session-event.ts";
export { MemoryStore } from "../store/memory-store.ts";
export { SqliteStore, type SqliteStoreOptions } from "../store/sqlite-store.ts";
export type { Store, Stored } from "../store/store.ts";
export { ChatServer, type ChatServerOptions } from "./chat-server.ts";
