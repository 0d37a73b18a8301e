/**
 * Every limit, with its name, unit and default. Servers and clients take a
 * part of this table as `limits` and keep the defaults for the rest.
 */

import { UsageError } from "./errors.ts";

interface Limit {
  readonly value: number;
  /** The unit is also the end of the name where it is not a plain count. */
  readonly unit: "bytes" | "ms" | "count";
  readonly of: "stream" | "datagram" | "server" | "client" | "peer link";
  readonly text: string;
}

// biome-ignore format: a table, one limit a line
export const LIMITS = {
  frameBytesMax: limit(65_536, "bytes", "stream", "Largest frame, without its length prefix."),
  serverFrameBytesMax: limit(16_777_216, "bytes", "client", "Largest frame taken, whatever the server says in hello."),
  sendQueueBytesMax: limit(4_194_304, "bytes", "stream", "Bytes waiting to be sent on one connection; past it the connection is closed."),
  sendQueuesBytesMax: limit(67_108_864, "bytes", "server", "Bytes waiting to be sent on all connections; past it those with the most are closed."),
  pendingRequestsMax: limit(256, "count", "stream", "Requests of one side that wait for their answers; a server reads no more before."),
  requestTimeoutMs: limit(10_000, "ms", "client", "How long a call waits for its answer."),
  connectTimeoutMs: limit(10_000, "ms", "client", "How long connecting may take, TLS and hello included."),
  invitationTimeoutMs: limit(60_000, "ms", "client", "How long an invitation waits for its answer; at the server too."),
  eventQueueMax: limit(1_024, "count", "client", "Events a client keeps for a reader; past it the oldest is dropped and counted."),
  frameTimeoutMs: limit(10_000, "ms", "server", "How long a frame may take from its first byte to its last."),
  frameBytesBeforeLoginMax: limit(4_096, "bytes", "server", "Largest frame before login."),
  helloTimeoutMs: limit(10_000, "ms", "server", "How long a new connection may take for TLS, and then for hello."),
  loginTimeoutMs: limit(10_000, "ms", "server", "How long a greeted connection may stay without a login."),
  idleTimeoutMs: limit(60_000, "ms", "server", "A connection on which nothing came for this long is closed."),
  connectionsMax: limit(10_000, "count", "server", "Open connections; one more is closed unanswered."),
  slowCommitMs: limit(1_000, "ms", "server", "A commit that takes the store this long is told to the logger."),
  logEntriesPerSecond: limit(100, "count", "server", "Log entries of one event a second, and warnings of mistakes; more are counted."),
  connectionsPerAddressMax: limit(1_000, "count", "server", "Open connections from one address (IPv6: from one /64); one more is closed unanswered."),
  loginsPerAccountMax: limit(8, "count", "server", "Connections of one account; one more ends the oldest."),
  connectionRequestsPerSecond: limit(100, "count", "server", "Requests of one connection a second; twice as many at once."),
  connectionBytesPerSecond: limit(1_048_576, "bytes", "server", "Bytes of one connection a second; twice as many at once. What is more waits."),
  frameBytesCountedMin: limit(1_024, "bytes", "server", "What a frame counts as at least where bytes a second are counted."),
  accountRequestsPerSecond: limit(200, "count", "server", "Requests of all connections of an account a second; twice as many at once."),
  accountBytesPerSecond: limit(2_097_152, "bytes", "server", "Bytes of all requests of an account a second; twice as many at once."),
  loginTriesMax: limit(5, "count", "server", "Failed logins from one address (IPv6: from one /64) before the next has to wait."),
  loginTriesPerNameMax: limit(300, "count", "server", "Failed logins for one name, from everywhere, before the next has to wait."),
  loginDelayMs: limit(1_000, "ms", "server", "The first such wait; every further failure doubles it."),
  loginDelayMaxMs: limit(900_000, "ms", "server", "The longest such wait; after as long without a failure all is forgotten."),
  loginCountMs: limit(3_600_000, "ms", "server", "How long failed logins are counted together; then the count begins anew."),
  loginRecordsMax: limit(100_000, "count", "server", "Names and addresses whose failed logins are remembered; and addresses of registrations."),
  registrationsPerAddressMax: limit(100, "count", "server", "Registrations from one address (IPv6: from one /64) an hour, those of taken names too."),
  nameCharactersMax: limit(32, "count", "server", "Characters of a name."),
  textBytesMax: limit(16_384, "bytes", "server", "Largest text, in bytes of UTF-8."),
  accountsMax: limit(100_000, "count", "server", "Registered accounts."),
  devicesMax: limit(16, "count", "server", "Devices of one account that may log in without the password."),
  contactsMax: limit(1_000, "count", "server", "Contacts of one account, with the requests it made; requests it received; and requests it declined."),
  blockedMax: limit(1_000, "count", "server", "Users that one account blocked."),
  waitingTextsMax: limit(10_000, "count", "server", "Texts that wait for one account."),
  waitingTextsOfOthersMax: limit(7_500, "count", "server", "Texts that wait for one account; past it only its contacts may send more."),
  waitingTextsPerSenderMax: limit(500, "count", "server", "Texts of one sender that wait for one account, or were sent in `waitingTextAgeMs` by one who may not see it."),
  mailboxTextsMax: limit(20_000, "count", "server", "Texts kept in one mailbox besides those that wait; past it the oldest go."),
  waitingTextAgeMs: limit(2_592_000_000, "ms", "server", "How long a text waits for its receiver."),
  historyAgeMs: limit(2_592_000_000, "ms", "server", "How long a text is kept after it was sent, once it is delivered."),
  textsPageMax: limit(100, "count", "server", "Texts in one page of fetch_texts and get_history; fewer where they are long."),
  contactsPageMax: limit(100, "count", "server", "Names in one page of list_contacts and list_blocked."),
  sendQueueLossyBytesMax: limit(262_144, "bytes", "stream", "Bytes waiting to be sent past which lossy events are dropped."),
  peersPageMax: limit(100, "count", "server", "Peers in one page of get_peers."),
  introductionsMax: limit(16, "count", "server", "Conversations of one user and invitations that the user sent, together."),
  invitationsMax: limit(16, "count", "server", "Invitations of contacts to one user that wait for an answer; and those of others."),
  candidatesMax: limit(16, "count", "server", "Candidate addresses of one side."),
  scramIterations: limit(600_000, "count", "server", "Rounds of PBKDF2 that the verifier of a new password must have."),
  scramIterationsMax: limit(5_000_000, "count", "client", "Most rounds of PBKDF2 a server may ask of a client."),
  messageSendersMax: limit(1_024, "count", "client", "Senders of each type of an application's messages whose rates are kept apart."),
  messageStallMs: limit(20_000, "ms", "client", "How long an application's messages may be held back, to come at once without breaking their rate."),
  datagramBytesMax: limit(1_200, "bytes", "datagram", "Largest datagram, header and tag included."),
  handshakeTimeoutMs: limit(10_000, "ms", "peer link", "How long a peer-to-peer handshake may take."),
  peerIdleTimeoutMs: limit(30_000, "ms", "peer link", "A path on which nothing verified came for this long is closed."),
  peerKeepAliveMs: limit(5_000, "ms", "peer link", "A ping is sent when nothing else was for this long."),
  reliableWindowMax: limit(128, "count", "peer link", "Reliable messages in flight, and kept out of order at the receiver."),
  reliableQueueMax: limit(4_096, "count", "peer link", "Reliable messages that wait to be sent."),
  reliableTimeoutMs: limit(20_000, "ms", "peer link", "A reliable message not acknowledged for this long closes the path."),
  mediaStreamsMax: limit(16, "count", "peer link", "Media streams received at once."),
  jitterBufferMs: limit(60, "ms", "peer link", "How long a media frame waits for its turn."),
  jitterBufferFramesMax: limit(256, "count", "peer link", "Media frames of one stream that wait for their turn."),
} as const satisfies Record<string, Limit>;

export type Limits = { readonly [K in keyof typeof LIMITS]: number };

export const DEFAULT_LIMITS: Limits = resolveLimits({});

/**
 * Fills a part of the limits up with the defaults.
 *
 * @throws UsageError a name that is no limit, or a value that is not a positive whole number
 */
export function resolveLimits(chosen: Partial<Limits>): Limits {
  const limits: Record<string, number> = {};
  for (const [name, { value }] of Object.entries(LIMITS)) limits[name] = value;
  for (const [name, value] of Object.entries(chosen)) {
    if (!Object.hasOwn(LIMITS, name)) throw new UsageError(`There is no limit named ${name}.`);
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new UsageError(`The limit ${name} must be a positive whole number, not ${value}.`);
    }
    limits[name] = value;
  }
  return limits as Limits;
}

function limit(value: number, unit: Limit["unit"], of: Limit["of"], text: string): Limit {
  return { value, unit, of, text };
}
