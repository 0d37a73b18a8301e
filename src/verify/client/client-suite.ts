/**
 * The suite for clients, by section of PROTOCOL.md.
 *
 * How the folder fits together: a case gets a `ClientContext`, with a `ScriptedServer`, a
 * `DrivenClient` (the program under test, which obeys lines of JSON) and
 * `ScriptedPeer`s. `Answers` is what a right server answers; a case replaces what
 * it needs. A `ClientConnection` is the server's end of a connection, and a
 * `ScriptedLink` the peer's end of a link: both send what a case asks, right or
 * wrong. `cases/` has the cases, one file for a section or a part of one.
 *
 * Invariant: a case waits for what must come and, where nothing must come, for a
 * sign that the client handled what was sent; it sleeps only where there is none.
 */

import { LOGINS } from "./cases/accounts.ts";
import { ADDRESSES } from "./cases/addresses.ts";
import { CARRIED_ACKS } from "./cases/carried-acks.ts";
import { CONNECTION } from "./cases/connection.ts";
import { DATAGRAMS } from "./cases/datagrams.ts";
import { DEVICES } from "./cases/devices.ts";
import { EVENTS } from "./cases/events.ts";
import { FRAMES, MESSAGES } from "./cases/frames.ts";
import { HANDSHAKES, PROBES } from "./cases/handshakes.ts";
import { LINKS } from "./cases/links.ts";
import { MEDIA } from "./cases/media.ts";
import { PASSWORDS } from "./cases/passwords.ts";
import { POST_QUANTUM } from "./cases/post-quantum.ts";
import { RELAY_CASES } from "./cases/relay/relay.ts";
import { RELAY_OVER_STREAM } from "./cases/relay/relay-over-stream.ts";
import { SEARCH } from "./cases/relay/search.ts";
import { SESSIONS } from "./cases/sessions.ts";
import { IDENTITY, SIGNALLING } from "./cases/signalling.ts";
import { SIZES } from "./cases/sizes.ts";
import { TEXTS } from "./cases/texts.ts";
import type { ClientSection } from "./client-context.ts";

export const CLIENT_SUITE: readonly ClientSection[] = [
  MESSAGES,
  FRAMES,
  CONNECTION,
  SESSIONS,
  { title: "8. Accounts", cases: [...LOGINS, ...DEVICES, ...PASSWORDS] },
  { title: "11. Texts through the server", cases: [...TEXTS, ...EVENTS] },
  SIGNALLING,
  DATAGRAMS,
  { title: "14. Datagrams between client and server", cases: [...PROBES, ...RELAY_CASES, ...RELAY_OVER_STREAM] },
  {
    title: "15. Peer to peer",
    cases: [...HANDSHAKES, ...POST_QUANTUM, ...LINKS, ...CARRIED_ACKS, ...ADDRESSES, ...SEARCH, ...SIZES, ...MEDIA],
  },
  IDENTITY,
];
