/**
 * All limits, each with its name, unit and default. Servers and clients accept
 * any subset as `limits` and use the defaults for the others.
 */

import { UsageError } from "./errors.ts";
import { checkKeys } from "./known-words.ts";

interface Limit {
  readonly value: number;
  /** If the unit is not a plain count, it is also part of the limit's name. */
  readonly unit: "bytes" | "ms" | "count";
  /** The part of the system that the limit applies to. */
  readonly of: "stream" | "datagram" | "server" | "client" | "link";
  /** The limited quantity, its unit, and the consequence of exceeding it. In Markdown, because PROTOCOL.md shows it. */
  readonly text: string;
}

// biome-ignore format: a table with one limit on each line
/**
 * Every limit by its name: its default, its unit, the part of the program that holds it, and what happens past it.
 *
 * @see proto/PROTOCOL.md, "Limits"
 */
export const LIMITS = {
  frameBytesMax: limit(65_536, "bytes", "stream", "Greatest length of a frame in bytes, without its length prefix. A longer frame closes the connection with `TOO_LARGE`."),
  serverFrameBytesMax: limit(16_777_216, "bytes", "client", "Greatest length in bytes of a frame that a client accepts, even if the server allows longer ones in hello. A longer frame closes the connection with `TOO_LARGE`."),
  sendQueueBytesMax: limit(4_194_304, "bytes", "stream", "Bytes that may wait to be sent on one connection. Past it, the connection is closed without a message."),
  sendQueuesBytesMax: limit(67_108_864, "bytes", "server", "Bytes that may wait to be sent on all connections together. Past it, messages that wait because of `relayOthersBytesMax` wait no longer. If that is not enough, the connections with the most bytes waiting are closed without a message. All sessions together also keep at most as many bytes for `resumeBytesMax`; past that, those with the most drop what they keep, and cannot be resumed if it is needed."),
  pendingRequestsMax: limit(256, "count", "stream", "Requests of one connection that may wait for their responses. At this number, a server stops reading and a client refuses further calls until one is answered."),
  requestTimeoutMs: limit(10_000, "ms", "client", "How long a call waits for its response by default, in milliseconds. Past it, the call fails with `TIMED_OUT`."),
  connectTimeoutMs: limit(10_000, "ms", "client", "How long connecting to a server may take by default, TLS and hello included, in milliseconds; also accepting an invitation. Past it, the call fails with `TIMED_OUT`, or with `UNREACHABLE` if there is no path to the peer."),
  invitationTimeoutMs: limit(60_000, "ms", "server", "How long an invitation waits for its answer, in milliseconds. Past it, the server ends it: the inviter gets `Declined`, the invited user `Cancelled`. Also the default timeout of a client that connects to a peer."),
  eventQueueMax: limit(1_024, "count", "client", "Events that a client keeps for a reader. Past it, the oldest is dropped and counted; if none may be missing, the reader or the link ends with `OVERFLOW` instead."),
  outboxTextsMax: limit(10_000, "count", "client", "Texts and posts in a client's outbox, which the server has not stored. A further one is refused with `LIMIT_REACHED`."),
  outboxBytesMax: limit(16_777_216, "bytes", "client", "Bytes of the texts and posts in a client's outbox; each counts for 128 more than its text and the names in it. One past it is refused with `LIMIT_REACHED`."),
  outboxSendingMax: limit(32, "count", "client", "Texts and posts of a client's outbox that are on their way to the server at once. Further ones wait."),
  outboxTextAgeMs: limit(604_800_000, "ms", "client", "How long a text or a post may be in a client's outbox, in milliseconds. Past it, it fails with `TIMED_OUT`."),
  outboxReceiptsMax: limit(1_024, "count", "client", "Texts that a client has sent and whose `TextSending` still learns of receipts. Past it, that of the text that was stored first learns no more."),
  frameTimeoutMs: limit(10_000, "ms", "server", "How long a frame may take from its first byte to its last, in milliseconds. Past it, the server closes the connection with `TIMED_OUT`."),
  frameBytesBeforeLoginMax: limit(4_096, "bytes", "server", "Greatest length in bytes of a frame from a client that is not logged in. A longer frame closes the connection with `TOO_LARGE`."),
  helloTimeoutMs: limit(10_000, "ms", "server", "How long a new connection may take for TLS, and then for hello, in milliseconds. Past it, the server closes the connection: without a message during TLS, with `TIMED_OUT` after it."),
  loginTimeoutMs: limit(10_000, "ms", "server", "How long a connection may stay without a login after hello or log-off, in milliseconds. Past it, the server closes the connection with `TIMED_OUT`."),
  idleTimeoutMs: limit(60_000, "ms", "server", "How long the other end of a connection may be silent, in milliseconds. Past it, the connection is closed with `IDLE`."),
  resumeWindowMs: limit(60_000, "ms", "server", "How long the server keeps a session whose connection is lost, in milliseconds. Past it, the login ends, and the session cannot be resumed."),
  resumeBytesMax: limit(262_144, "bytes", "stream", "Bytes of messages that one end of a session keeps until the other end has acknowledged them; each message counts as 64 more than its body. Past it, the oldest are dropped, and a session that needs them cannot be resumed."),
  connectionsMax: limit(10_000, "count", "server", "Open connections of a server. A further one is closed without a message. For addresses from which nobody has logged in, the limit is lower by `connectionsReserved`."),
  slowCommitMs: limit(1_000, "ms", "server", "How long a commit to the store may take before the server logs it as slow, in milliseconds."),
  clockJumpMs: limit(60_000, "ms", "server", "How far the machine's clock may move in milliseconds, beyond the time that passed, before the server logs a jump. A reading beyond it is used only once a second one agrees."),
  logEntriesPerSecond: limit(100, "count", "server", "Log entries a second for each event; further ones are only counted. Warnings about internal errors have the same limit."),
  arrivalsAtOnceMax: limit(64, "count", "server", "Clients that a server takes through their TLS handshake and their login at a time. Further ones wait before their handshake: new clients go first, before those that come back after a loss; see [TLS](#tls)."),
  arrivalTurnMs: limit(250, "ms", "server", "How long a client counts for `arrivalsAtOnceMax`, in milliseconds from the start of its TLS handshake. Past it, the next client begins, although this one is not logged in yet."),
  connectionsPerAddressMax: limit(1_000, "count", "server", "Open connections from one address (IPv6: from one /64). A further one is closed without a message."),
  halfOpenMax: limit(6_000, "count", "server", "Open connections of a server on which nobody has logged in yet. Past half of it, a further one is closed without a message at random, the more likely the more there are; at the limit, each is. Addresses from which somebody has logged in are refused only at the limit; for all others, the limit is lower by `connectionsReserved`. After a restart all clients count until they are logged in again."),
  halfOpenPerAddressMax: limit(200, "count", "server", "Open connections from one address (IPv6: from one /64) on which nobody has logged in yet. A further one is closed as by `halfOpenMax`."),
  connectionsReserved: limit(1_000, "count", "server", "Of `connectionsMax` and of `halfOpenMax`, the connections kept for addresses from which somebody has logged in; at most a quarter of each."),
  knownAddressesMax: limit(10_000, "count", "server", "Addresses (IPv6: /64s) from which somebody has logged in that the server remembers. Past it, it forgets the one whose login is longest ago."),
  wideNetworkFactor: limit(2, "count", "server", "How many times as many connections, and requests a second, as one /64 of IPv6 may have, a /56 may; a /48 may have as many times those of a /56."),
  loginsPerAccountMax: limit(8, "count", "server", "Connections on which one account may be logged in. A further login ends the oldest whose connection is lost. If none is, it ends the oldest, and closes its connection with `REPLACED`."),
  connectionRequestsPerSecond: limit(100, "count", "server", "Requests a second on one connection; twice as many in a burst. Further requests are refused with `RATE_LIMITED`. Separately, messages a second that the server skips; past it, the server stops reading until they fit."),
  connectionBytesPerSecond: limit(1_048_576, "bytes", "server", "Bytes a second from one connection; twice as many in a burst. Past it, the server stops reading until they fit."),
  frameBytesCountedMin: limit(1_024, "bytes", "server", "A shorter frame counts as this many bytes towards the limits on bytes a second."),
  accountRequestsPerSecond: limit(200, "count", "server", "Requests a second on all connections of an account together; twice as many in a burst. Further requests are refused with `RATE_LIMITED`. Separately, messages a second that the server skips; past it, the server stops reading until they fit."),
  accountBytesPerSecond: limit(2_097_152, "bytes", "server", "Bytes a second from all connections of an account together; twice as many in a burst. Past it, the server stops reading until they fit."),
  accountCausedBytesPerSecond: limit(8_388_608, "bytes", "server", "Bytes a second that the broadcasts and posts of an account may cause, counted for each receiver, and for each member of the room; twice as many in a burst. Those of a long broadcast leave at this rate, in slices. While bytes are owed or wait, the server refuses the account's next broadcasts and posts with `RATE_LIMITED`."),
  broadcastSliceMax: limit(4_096, "count", "server", "Receivers of a broadcast to whom the server sends it at a time. Then it handles what has arrived, and sends a slice of a broadcast of another account that waits, before it goes on."),
  broadcastSliceBytesMax: limit(524_288, "bytes", "server", "Bytes of the broadcasts of one account, counted for each receiver, that the server sends at a time, to at least one receiver."),
  strangerEventsPerSecond: limit(100, "count", "server", "Events a second that strangers together cause for one user: texts, typing, contact requests, invitations, and requests to join their rooms, of users who neither are its contacts nor have a conversation with it, and whom it has not invited to one; twice as many in a burst. Past it, the user gets no event, and the sender its usual answer; see [Strangers](#strangers)."),
  strangerTextsDelayMs: limit(1_000, "ms", "server", "How long after the first text for which a user got no event because of `strangerEventsPerSecond` the server sends the latest one, in milliseconds."),
  loginTriesMax: limit(5, "count", "server", "Failed and unfinished logins from one address (IPv6: from one /64); separately, names that it tried to register and that were taken, or looked like taken ones; and wrong invitation codes. From then on, the server refuses attempts from there with `RATE_LIMITED` for a delay; see `loginDelayMs`."),
  loginTriesPerNameMax: limit(300, "count", "server", "Failed and unfinished logins for one name, from all addresses together. From then on, the server refuses attempts for the name with `RATE_LIMITED` for a delay; see `loginDelayMs`."),
  loginCookieAgeMs: limit(2_592_000_000, "ms", "server", "How long a login cookie is valid, in milliseconds."),
  loginsBegunPerAddressMax: limit(64, "count", "server", "Logins with a password from one address (IPv6: from one /64), or with one login cookie, and proofs for one account that is logged in, that were begun and are neither finished nor given up. So count, from one address, those about which the application's program is asked, with a password or a token. A further one is refused with `RATE_LIMITED`."),
  loginDelayMs: limit(1_000, "ms", "server", "The first delay after too many failed logins, in milliseconds. Each further failure doubles it, up to `loginDelayMaxMs`."),
  loginDelayMaxMs: limit(900_000, "ms", "server", "The longest delay after failed logins, in milliseconds. After as long without a failure, the count restarts."),
  loginCountMs: limit(3_600_000, "ms", "server", "How long failed logins are counted together, in milliseconds from the first one. Then the count restarts."),
  loginRecordsMax: limit(100_000, "count", "server", "Names and addresses whose failed logins the server remembers; separately, addresses whose registrations it remembers. Past it, the server forgets the oldest."),
  addressLoginRequestsPerSecond: limit(1_000, "count", "server", "Requests a second of registration and of login, without a login, on all connections from one address (IPv6: from one /64; `wideNetworkFactor` says how many for the networks around it); twice as many in a burst. Further ones are refused with `RATE_LIMITED`, before any work for a name."),
  registrationsPerAddressMax: limit(100, "count", "server", "Registrations an hour from one address (IPv6: from one /64), including attempts for names that are taken. Further ones are refused with `RATE_LIMITED`."),
  nameCharactersMax: limit(32, "count", "server", "Code points of a name, at most 50. A longer name is refused with `NAME_LENGTH`."),
  textBytesMax: limit(16_384, "bytes", "server", "Greatest length of a text through the server, in bytes of UTF-8. A longer one is refused with `TOO_LARGE`. It does not apply to texts on a link."),
  accountsMax: limit(100_000, "count", "server", "Registered accounts. A further registration is refused with `LIMIT_REACHED`."),
  bansMax: limit(10_000, "count", "server", "Bans that the server keeps. Past it, those that have ended are forgotten; then a further one is refused."),
  invitationCodesMax: limit(1_000, "count", "server", "Invitation codes that the server keeps. Past it, those that have expired are forgotten; then a further one is refused."),
  devicesMax: limit(16, "count", "server", "Devices of one account, which may log in without the password. A further one replaces the device whose last login is longest ago, whose connections are closed with `REVOKED`."),
  contactsMax: limit(1_000, "count", "server", "Contacts of one account, including requests that it made. A further one is refused with `LIMIT_REACHED`. As many received requests are shown. As many requests stay declined; past that, the oldest is shown again."),
  blockedMax: limit(1_000, "count", "server", "Users whom one account blocks. A further one is refused with `LIMIT_REACHED`."),
  storeBytesMax: limit(4_294_967_295, "bytes", "server", "Greatest length of the store in bytes. Past it, the server stores nothing more until texts are forgotten, and refuses what it would have to store with `STORE_FULL`."),
  waitingChangesBytesMax: limit(67_108_864, "bytes", "server", "Bytes of changes that may wait for the disk, in memory. Past it, the server refuses what it would have to store with `STORE_FULL` until fewer wait."),
  accountBytesMax: limit(67_108_864, "bytes", "server", "Bytes of UTF-8 in the texts and posts that one account sends within `historyAgeMs`, and 48 more for each that was sent with an id; the room for more grows evenly. Further texts are refused with `LIMIT_REACHED`."),
  waitingTextsMax: limit(10_000, "count", "server", "Texts that wait for one account. Further texts are refused with `LIMIT_REACHED`."),
  waitingTextsOfOthersMax: limit(7_500, "count", "server", "Texts that wait for one account before only its contacts may send more. Texts of others are then refused with `LIMIT_REACHED`. For senders who may not see the account, the texts that all of them sent within `waitingTextAgeMs` count instead, and `waitingTextsMax` does not apply."),
  waitingTextsPerSenderMax: limit(500, "count", "server", "Texts of one sender that wait for one account; for a sender who may not see the account, texts sent within `waitingTextAgeMs`. Further texts are refused with `LIMIT_REACHED`."),
  mailboxTextsMax: limit(20_000, "count", "server", "Texts that one mailbox keeps, besides those that wait. A text that does not wait is deleted once the mailbox has got this many newer ones."),
  waitingTextAgeMs: limit(2_592_000_000, "ms", "server", "How long a text waits for its receiver, in milliseconds during which the server runs. It is then deleted."),
  historyAgeMs: limit(2_592_000_000, "ms", "server", "How long a delivered text is kept, in milliseconds from when it was sent during which the server runs. It is then deleted."),
  requestIdAgeMs: limit(600_000, "ms", "server", "How long the server keeps the id of a request in memory, in milliseconds from when it was carried out. The id of a text is stored with the text, and kept as long."),
  requestIdsMax: limit(256, "count", "server", "Ids of requests of one account that the server keeps in memory. Past it, the oldest is forgotten; that of a text stays stored with the text."),
  requestIdsTotalMax: limit(100_000, "count", "server", "Ids of requests of all accounts together that the server keeps in memory. Past it, the oldest is forgotten."),
  typingMax: limit(16, "count", "server", "Users to whom one login shows that it is writing. Past it, the one that was renewed least recently is told that the user stopped."),
  typingTimeoutMs: limit(10_000, "ms", "client", "How long a client shows that another user is writing, in milliseconds from the last `TypingChanged` that said so."),
  textsPageMax: limit(100, "count", "server", "Texts in one response to `FetchTexts` and `GetHistory`; fewer if they do not fit into a frame."),
  contactsPageMax: limit(100, "count", "server", "Names in one response to `ListContacts` and `ListBlocked`."),
  sendQueueLossyBytesMax: limit(262_144, "bytes", "stream", "Bytes that may wait to be sent on one connection. Past it, the server drops lossy events for that connection."),
  peersPageMax: limit(100, "count", "server", "Peers in one response to `GetPeers`, and in one `PeersChanged`."),
  presenceTickMs: limit(100, "ms", "server", "How often the server tells changes of the list of peers, in milliseconds. A change that was undone before it is due is not sent."),
  presenceEventsPerSecond: limit(2_500, "count", "server", "Watchers of the list of peers times ticks a second, at most: with more watchers, the time from tick to tick is `presenceTickMs` doubled as often as it takes, up to `presenceTickMaxMs`. The server sends that many events a second if each tick has one for every watcher, and more in a tick in which more than `peersPageMax` users change."),
  presenceTickMaxMs: limit(5_000, "ms", "server", "The longest time from tick to tick, however many watchers there are, in milliseconds. A change is told at the tick that follows it, so it waits no longer than that, and than the server takes to send a tick."),
  watchedNamesMax: limit(64, "count", "server", "Names in one `WatchScope`. A request with more is refused with `LIMIT_REACHED`."),
  roomsMax: limit(10_000, "count", "server", "Listed rooms of a server. A further one is refused with `LIMIT_REACHED`."),
  roomsOwnedMax: limit(32, "count", "server", "Rooms of which one account is an owner. Making a further one is refused with `LIMIT_REACHED`."),
  roomsPerAccountMax: limit(256, "count", "server", "Rooms of which one account is a member, or which it has asked to join. Making, joining or asking to join a further one is refused with `LIMIT_REACHED`."),
  roomMembersMax: limit(10_000, "count", "server", "Members of one room. Joining it is then refused with `ROOM_FULL`. The owner of a room may choose a lower number for it."),
  roomInvitationsMax: limit(1_000, "count", "server", "Invitations of one room that are not answered. A further one is refused with `LIMIT_REACHED`."),
  roomInvitationsPerMemberMax: limit(100, "count", "server", "Of the invitations of one room that are not answered, those of one member. A further one is refused with `LIMIT_REACHED`."),
  roomRequestsMax: limit(1_000, "count", "server", "Users who ask to join one room. A further request is refused with `LIMIT_REACHED`."),
  roomInvitationsPerAccountMax: limit(256, "count", "server", "Invitations to rooms that wait for one account. Past it, the oldest is forgotten."),
  roomBansMax: limit(1_000, "count", "server", "Names that are banned from one room. A further one is refused with `LIMIT_REACHED`."),
  roomMuteMaxMs: limit(2_592_000_000, "ms", "server", "The longest time for which a member of a room is muted, in milliseconds. A longer one is refused with `INVALID_ARGUMENT`."),
  roomTopicBytesMax: limit(512, "bytes", "server", "Greatest length of the topic of a room, in bytes of UTF-8. A longer one is refused with `TOO_LARGE`."),
  roomDescriptionBytesMax: limit(2_048, "bytes", "server", "Greatest length of the description of a room, in bytes of UTF-8. A longer one is refused with `TOO_LARGE`."),
  roomSlowModeMaxMs: limit(21_600_000, "ms", "server", "The longest slow mode of a room, in milliseconds. A longer one is refused with `INVALID_ARGUMENT`."),
  roomPostsMax: limit(1_000_000, "count", "server", "Posts that one room keeps. A post is deleted once the room has got this many newer ones, or when it is older than `historyAgeMs`."),
  roomMentionsMax: limit(100, "count", "server", "Mentions of one member in one room that are counted until the member has read them. Past it, the oldest is forgotten."),
  mentionsPerPostMax: limit(16, "count", "server", "Names that one post mentions. A post with more is refused with `LIMIT_REACHED`."),
  roomsPageMax: limit(50, "count", "server", "Rooms in one response to `ListRooms`; fewer if they do not fit into a frame."),
  roomMembersPageMax: limit(100, "count", "server", "Users in one response to `ListRoomMembers`."),
  roomPinsMax: limit(32, "count", "server", "Pinned posts of one room. A further one is refused with `LIMIT_REACHED`."),
  reactionBytesMax: limit(64, "bytes", "server", "Greatest length of a reaction to a post, in bytes of UTF-8. A longer one is refused with `TOO_LARGE`."),
  reactionsPerPostMax: limit(32, "count", "server", "Different reactions to one post. A further one is refused with `LIMIT_REACHED`."),
  reactorsPerPostMax: limit(1_000, "count", "server", "Reactions to one post, counted for each member who has them. A further one is refused with `LIMIT_REACHED`."),
  reportBytesMax: limit(512, "bytes", "server", "Greatest length of the reason in a report of a post, in bytes of UTF-8. A longer one is refused with `TOO_LARGE`."),
  roomReportsMax: limit(100, "count", "server", "Reports that one room keeps. Past it, the oldest is forgotten."),
  roomReportsPerAccountMax: limit(10, "count", "server", "Of the reports that one room keeps, those of one account. A further one is refused with `LIMIT_REACHED`."),
  roomLogMax: limit(200, "count", "server", "Entries in the log of one room, without reports. Past it, the oldest is forgotten."),
  roomSliceMax: limit(4_096, "count", "server", "Members of a room to whom the server sends an event at a time. Then it handles what has arrived, and sends to other rooms, before it goes on."),
  roomMembersToldMax: limit(1_000, "count", "server", "Members of a room whose members are told by name to who watches them. In a larger room, only their number is told."),
  roomPostsPageMax: limit(100, "count", "server", "Posts in one response to `GetRoomHistory`; fewer if they do not fit into a frame."),
  roomLogPageMax: limit(50, "count", "server", "Entries in one response to `GetRoomLog`."),
  introductionsMax: limit(16, "count", "server", "Conversations of one user, announced ones that wait included, and invitations that the user sent, together. A further `Invite` or `Announce` is refused with `LIMIT_REACHED`; so is a further `Accept`, which does not count invitations."),
  invitationsMax: limit(16, "count", "server", "Invitations of contacts that wait for one user's answer; separately, those of others. A further `Invite` is refused with `LIMIT_REACHED`."),
  conversationGraceMs: limit(60_000, "ms", "server", "How long a conversation and its relay go on after the connection of one of its sides is lost, in milliseconds. Past it, the server ends the conversation, and the other side gets `HungUp`. Also how long an announced conversation waits for the other side."),
  candidatesMax: limit(16, "count", "server", "Candidates of one side of an introduction. An offer of more is refused with `LIMIT_REACHED`."),
  capabilitiesMax: limit(32, "count", "server", "Versions, and separately features, that a client offers to its peers. An offer of more is refused with `LIMIT_REACHED`."),
  uplinkSocketsMax: limit(4, "count", "client", "UDP sockets that a client opens for further uplinks of its machine, while it has conversations. Further interfaces are not tried."),
  portMappingLifetimeMs: limit(7_200_000, "ms", "client", "How long a port mapping lasts that a client asks its gateway for, in milliseconds; at most a day. The client renews it after half of the time that the gateway grants."),
  portMappingGatewaysMax: limit(4, "count", "client", "Default gateways of its machine that a client asks for a port mapping. Further ones are not asked."),
  upnpDelayMs: limit(4_000, "ms", "client", "How long a client with UPnP waits for a gateway to answer by PCP or NAT-PMP, in milliseconds, before it asks by UPnP."),
  upnpTimeoutMs: limit(5_000, "ms", "client", "How long a client waits for the answer to one request by UPnP, in milliseconds. Past it, the request has failed."),
  scramIterations: limit(600_000, "count", "server", "Iterations of PBKDF2 in all password verifiers of a store. The number is chosen when the store is made; a server does not start with another. A verifier with another is refused with `INVALID_ARGUMENT`."),
  scramIterationsMin: limit(100_000, "count", "client", "Fewest iterations of PBKDF2 that a client accepts from a server; also no fewer than at an earlier login of the user. If the server asks for fewer, the client neither registers nor logs in."),
  scramIterationsMax: limit(5_000_000, "count", "client", "Most iterations of PBKDF2 that a server may ask of a client. If it asks for more, the client does not log in."),
  messageSendersMax: limit(1_024, "count", "client", "Pairs of sender and type of application messages whose rates a client tracks. Past it, the client forgets the pair used least recently."),
  unreadMessagesMax: limit(1_000, "count", "client", "Reliable application messages that wait for one reader; and, apart from those, that wait on one link, or through the server, because nobody reads their types. Past it, a further one is refused, and its sender is told. Lossy ones that wait for a reader count too; past it, the oldest of them is dropped and counted."),
  unreadMessageBytesMax: limit(1_048_576, "bytes", "client", "Bytes of those messages, with the names of their types; each counts for 640 more. Past it, the same happens."),
  unreadTextBytesMax: limit(8_388_608, "bytes", "client", "Bytes of the texts that wait on one link to be read; each counts for two a character and 640 more. Past it, the next one closes the link with `OVERFLOW`, as past `eventQueueMax`."),
  pendingMessagesMax: limit(128, "count", "server", "Application messages of one account that wait for the answers of their receivers' clients, or for a reader there. Past it, the sender is told of the oldest that its outcome is unknown."),
  messageAnswerMs: limit(5_000, "ms", "server", "How long a server waits for the receiver's clients to take or refuse an application message, in milliseconds. Past it, the sender is told that the outcome is unknown."),
  callbacksMax: limit(256, "count", "server", "Callbacks of the application's program that run at once, at most one for each connection; at most half of them are about logins. Further ones wait, for `callbackTimeoutMs` at most. Past it, the request is refused with `LIMIT_REACHED`. After a login, the program is then not told of it, and nothing is refused."),
  callbackTimeoutMs: limit(4_000, "ms", "server", "How long a callback of the application's program may take, in milliseconds from its beginning. Past it, the request is refused with `APPLICATION_FAILED`, a call of a method with `INTERNAL`. A callback that is told of a login refuses nothing."),
  messageStallMs: limit(20_000, "ms", "client", "How long application messages may be held back on the way, in milliseconds. A client accepts as many in one burst, beyond their rate, as the rate allows in that time."),
  relayBytesMax: limit(1_073_741_824, "bytes", "server", "Bytes that the relay forwards for one conversation, both directions together. Past it, the relay forwards nothing more for the conversation."),
  relayBytesPerSecond: limit(262_144, "bytes", "server", "Bytes a second that the relay forwards for one user, in all conversations together; twice as many in a burst. If the conversations send more, each of them gets an equal share, and what one leaves goes to the others. Datagrams past it are dropped."),
  relayTimeMs: limit(86_400_000, "ms", "server", "How long the relay forwards for one conversation, in milliseconds. Past it, the relay forwards nothing more for the conversation."),
  relayTotalBytesPerSecond: limit(33_554_432, "bytes", "server", "Bytes a second that the relay forwards for all users together; twice as many in a burst. If users send more, each of them gets an equal share, whatever the number of its logins and conversations, and what one leaves goes to the others. Datagrams past it are dropped."),
  relayQueueMax: limit(64, "count", "stream", "Relayed datagrams that wait on one connection because as many bytes as the window allows are on their way. Past it, the oldest of the conversation with the most is dropped and counted."),
  relayWindowBytesMax: limit(262_144, "bytes", "stream", "Bytes of relayed datagrams on their way on one connection, in each direction; a datagram counts as at least 256. Further ones wait. The window begins at 14,400 bytes, and takes the size that the path carries without delay, so that texts and answers do not wait behind it."),
  relayUntakenBytesMax: limit(16_384, "bytes", "stream", "Bytes that may wait because the system takes no more of a connection, before `Relayed` messages wait too: texts and answers would wait behind them."),
  relayOthersBytesMax: limit(16_384, "bytes", "server", "Bytes of texts and other messages that a server has on their way on a connection with relayed datagrams, so that these do not wait behind more; or what the window for datagrams allows, if that is more. A longer message goes alone. A page of texts has no more bytes there either, unless a text is longer. Further messages wait."),
  relayOthersHeldBytesMax: limit(65_536, "bytes", "server", "Bytes of messages that wait because of `relayOthersBytesMax` on one connection; a shorter message counts as 256. Past it, they wait no longer."),
  relayQueuesBytesMax: limit(16_777_216, "bytes", "server", "Bytes of relayed datagrams that wait on all connections together; a datagram counts as at least 256. Past it, datagrams for the user with the most bytes are dropped and counted, on the connection of the user that has the most."),
  datagramBytesMax: limit(1_200, "bytes", "datagram", "Greatest length of a datagram in bytes, header and tag included, on any path."),
  datagramBytesProbedMax: limit(1_472, "bytes", "link", "Greatest length of a datagram in bytes, header and tag included, on a path that has proven to carry it; over IPv6 20 bytes less. If it is not greater than `datagramBytesMax`, no larger datagrams are sent or accepted."),
  firstProofTimeoutMs: limit(10_000, "ms", "link", "How long a link waits until the peer has proven a first path, in milliseconds. Past it, the client gives up."),
  peerIdleTimeoutMs: limit(30_000, "ms", "link", "How long a link may go without a datagram that verifies, in milliseconds. Past it, the link is closed."),
  pathProofMs: limit(3_000, "ms", "link", "How often a side of a link has the path in use proven again, in milliseconds."),
  pathStandbyProofMs: limit(15_000, "ms", "link", "How often a side of a link has its other paths proven again, in milliseconds."),
  searchSocketsMax: limit(256, "count", "client", "UDP sockets that a client opens for a port search; of all its links, one at a time searches with sockets. If fewer can be opened, the search has fewer."),
  searchesPerMinute: limit(4, "count", "client", "Port searches that a client begins in a minute, on all its links together; as many in a burst. Further ones are tried later."),
  searchProbesMax: limit(1_750, "count", "link", "Datagrams that one side of a link sends in one port search."),
  searchTimeMs: limit(35_000, "ms", "link", "How long one side of a link sends the datagrams of one port search, in milliseconds."),
  reliableWindowMax: limit(4_096, "count", "link", "Reliable messages on a link past the last one that has arrived in order, at the sender and at the receiver; 128 without the feature `ACK_RANGES`. A receiver ignores messages further ahead."),
  reliableWindowBytesMax: limit(4_194_304, "bytes", "link", "Bytes of those messages; each counts for 640 more, and one in parts for 640 more for each part. A receiver ignores a message or a part with which those that it keeps out of order would count for more."),
  reliableQueueMax: limit(4_096, "count", "link", "Reliable messages that may wait to be sent on a link. A further one is refused with `LIMIT_REACHED`."),
  reliableQueueBytesMax: limit(8_388_608, "bytes", "link", "Bytes of the reliable messages that may wait to be sent on a link, each with up to 72 for its header and its fields. A further one is refused with `LIMIT_REACHED`."),
  lossyQueueMax: limit(512, "count", "link", "Lossy messages that may wait to be sent on a link, media frames in one datagram among them. Past it, the oldest is dropped and counted."),
  lossyQueueBytesMax: limit(1_048_576, "bytes", "link", "Bytes of those messages; each counts for 640 more. Past it, the oldest are dropped and counted."),
  reliableTimeoutMs: limit(20_000, "ms", "link", "How long a reliable message may stay unacknowledged, in milliseconds from its first sending. Past it, the link is closed."),
  fileBytesMax: limit(4_294_967_296, "bytes", "link", "Greatest length in bytes of a file that a client offers, or takes. A larger one is refused with `TOO_LARGE`. While a file is on its way, each side keeps up to 64 bytes in memory for each of its blocks."),
  fileTransfersMax: limit(8, "count", "link", "Files that one side of a link offers or sends at once. A further offer is refused with `LIMIT_REACHED`."),
  fileWindowBytesMax: limit(1_048_576, "bytes", "link", "Bytes of the blocks of one file that a receiver has asked for and not stored yet, at most 1,024 blocks. It asks for no more."),
  fileWrongBlocksMax: limit(8, "count", "link", "Blocks of one file that do not belong to it and are asked for again, on one link. Past it, the transfer ends with `FILE_DAMAGED`; and a sender ends one with `LIMIT_REACHED` whose receiver asks for more blocks than it lacked and so many again."),
  fileStallMs: limit(60_000, "ms", "link", "How long one side waits for a message about a file that the other one has to send, in milliseconds. Past it, the transfer ends with `TIMED_OUT`."),
  fileBytesPerSecondMin: limit(128, "bytes", "link", "Bytes a second of a file that a receiver counts as progress. Those of a slower sender count for less time than passes; once it is behind by `fileStallMs`, the transfer ends with `TIMED_OUT`."),
  fileSendFactorMax: limit(4, "count", "client", "How many times the bytes of a file are sent in one call of `files.send`, over all its links; a file counts for at least `fileWindowBytesMax`. Past it, the call fails with `LIMIT_REACHED`."),
  fileOfferTimeoutMs: limit(600_000, "ms", "client", "How long a client that offers a file waits for the answer by default, in milliseconds. Past it, the call fails with `TIMED_OUT`."),
  fileResumeMs: limit(600_000, "ms", "client", "How long a file whose link is lost waits to go on over another link, in milliseconds from its last progress. Past it, the call fails with the reason why the link ended."),
  filePartKeptMs: limit(604_800_000, "ms", "client", "How long the temporary file of a file that has arrived in part is kept, in milliseconds from its last change. Past it, it is removed when another file is received into the folder."),
  mediaStreamsMax: limit(16, "count", "link", "Media streams that one side of a link receives at once, and sends at once. Frames of further ones are ignored, unless one makes room by `mediaSilenceMs`; opening a further one is refused with `LIMIT_REACHED`."),
  mediaSilenceMs: limit(60_000, "ms", "link", "How long a media stream of the peer may be without a frame, in milliseconds. Past it, it ends if it stands in the way of a further stream."),
  jitterBufferMs: limit(500, "ms", "link", "How long a media frame waits for its turn at most, in milliseconds."),
  jitterBufferFramesMax: limit(256, "count", "link", "Media frames of one stream that wait for their turn. Past it, the first one is handed out early."),
  jitterBufferBytesMax: limit(1_048_576, "bytes", "link", "Bytes of those frames, and of the frames of a stream that wait to be read by the program; each counts for 640 more. Past it, the first one is handed out early, or dropped."),
  mediaUnfinishedFramesMax: limit(8, "count", "link", "Media frames of one stream of which only some parts have arrived. Past it, the one with the lowest number is dropped."),
  mediaUnfinishedBytesMax: limit(2_097_152, "bytes", "link", "Bytes of the parts of those frames, of all streams together; each part counts for 640 more, and each frame too. Past it, the oldest frames are dropped."),
  mediaUnfinishedMs: limit(5_000, "ms", "link", "How long the parts of a frame are kept, in milliseconds from the arrival of its first. Past it, they are dropped."),
  mediaQueueBytesMax: limit(1_048_576, "bytes", "link", "Bytes of the media frames in parts that wait to leave. Past it, the oldest frames are dropped, except the newest and one that has begun to leave."),
} as const satisfies Record<string, Limit>;

/**
 * The limits that the operator may change while the server runs. They are read at each use, and nothing depends on an
 * earlier value.
 */
export const RUNTIME_LIMITS = [
  "connectionsPerAddressMax",
  "halfOpenMax",
  "halfOpenPerAddressMax",
  "connectionRequestsPerSecond",
  "connectionBytesPerSecond",
  "accountRequestsPerSecond",
  "accountBytesPerSecond",
  "accountCausedBytesPerSecond",
  "strangerEventsPerSecond",
  "addressLoginRequestsPerSecond",
  "accountsMax",
  "registrationsPerAddressMax",
  "loginsPerAccountMax",
  "loginTriesMax",
  "loginTriesPerNameMax",
  "loginsBegunPerAddressMax",
  "loginDelayMs",
  "loginDelayMaxMs",
  "loginCountMs",
  "devicesMax",
  "blockedMax",
  "textBytesMax",
  "waitingTextsMax",
  "waitingTextsOfOthersMax",
  "waitingTextsPerSenderMax",
  "introductionsMax",
  "invitationsMax",
  "storeBytesMax",
  "slowCommitMs",
] as const satisfies readonly (keyof typeof LIMITS)[];

/** The name of a limit that the operator may change while the server runs. */
export type RuntimeLimit = (typeof RUNTIME_LIMITS)[number];

/** All limits by their names. Names end with the unit, if there is one: milliseconds (`Ms`), bytes (`BytesMax`). */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** The defaults of all limits. */
export const DEFAULT_LIMITS: Limits = resolveLimits({});

/**
 * Returns all limits: those chosen, and the defaults of the others.
 *
 * @throws UsageError a name is not that of a limit, or a value is not a positive integer
 */
export function resolveLimits(chosen: Partial<Limits>): Limits {
  const limits: Record<string, number> = {};
  for (const [name, { value }] of Object.entries(LIMITS)) limits[name] = value;
  checkKeys(chosen, LIMITS, "limit");
  for (const [name, value] of Object.entries(chosen)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new UsageError(`The limit ${name} must be a positive integer, not ${value}.`);
    }
    limits[name] = value;
  }
  return limits as Limits;
}

function limit(value: number, unit: Limit["unit"], of: Limit["of"], text: string): Limit {
  return { value, unit, of, text };
}
