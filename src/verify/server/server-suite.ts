/**
 * The suite for servers, in the order in which it runs: what needs no account
 * first, and last what makes a server slow down logins.
 *
 * How the folder fits together: a case gets a `ServerContext`, which opens
 * `RawConnection`s and UDP sockets (datagrams.ts) and logs users in (account.ts).
 * socket.ts alone opens sockets. `cases/` has the cases by subject, one file for a section of
 * PROTOCOL.md or a part of one.
 *
 * Invariant: what a case begins ends with it, and what a connection receives is
 * checked in every case.
 */

import { ACCOUNTS } from "./cases/account/accounts.ts";
import { LOGINS } from "./cases/account/login.ts";
import { APPLICATION_CASES } from "./cases/chat/application-messages.ts";
import { PRESENCE } from "./cases/chat/presence.ts";
import { PRIVACY } from "./cases/chat/privacy.ts";
import { ROOM_CHANGE_CASES } from "./cases/chat/room-changes.ts";
import { ROOM_MESSAGE_CASES } from "./cases/chat/room-messages.ts";
import { ROOM_CASES } from "./cases/chat/rooms.ts";
import { TEXTS } from "./cases/chat/texts.ts";
import { FRAMES } from "./cases/connection/frames.ts";
import { GROWTH_AND_END } from "./cases/connection/growth.ts";
import { HELLO } from "./cases/connection/hello.ts";
import { MESSAGES } from "./cases/connection/messages.ts";
import { REQUEST_ID_CASES } from "./cases/connection/request-ids.ts";
import { RESUMPTION_CASES } from "./cases/connection/resumption.ts";
import { SESSIONS } from "./cases/connection/sessions.ts";
import { DATAGRAMS } from "./cases/datagrams/datagrams.ts";
import { PROBE_CASES } from "./cases/datagrams/probes.ts";
import { RELAY_CASES } from "./cases/datagrams/relay.ts";
import { RELAY_STREAM_CASES } from "./cases/datagrams/relay-over-stream.ts";
import { SIGNALLING } from "./cases/signalling/signalling.ts";
import type { ServerSection } from "./server-context.ts";

export const SERVER_SUITE: readonly ServerSection[] = [
  MESSAGES,
  FRAMES,
  HELLO,
  { title: "6. Sessions", cases: [...SESSIONS, ...RESUMPTION_CASES, ...GROWTH_AND_END] },
  { title: "7. Commands", cases: REQUEST_ID_CASES },
  { title: "9. Privacy", cases: PRIVACY },
  { title: "10. Presence", cases: PRESENCE },
  {
    title: "11. Texts through the server",
    cases: [...TEXTS, ...APPLICATION_CASES, ...ROOM_CASES, ...ROOM_CHANGE_CASES, ...ROOM_MESSAGE_CASES],
  },
  { title: "12. Signalling", cases: SIGNALLING },
  { title: "13. Datagrams", cases: DATAGRAMS },
  { title: "14. Datagrams between client and server", cases: [...PROBE_CASES, ...RELAY_CASES, ...RELAY_STREAM_CASES] },
  // Last: failed logins make a server slow down further ones.
  { title: "8. Accounts", cases: [...ACCOUNTS, ...LOGINS] },
];
