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

import { LOGINS } from "./cases/account/accounts.ts";
import { DEVICES } from "./cases/account/devices.ts";
import { PASSWORDS } from "./cases/account/passwords.ts";
import { CONNECTION } from "./cases/connection/connection.ts";
import { FRAMES, MESSAGES } from "./cases/connection/frames.ts";
import { REQUEST_ID_CASES } from "./cases/connection/request-ids.ts";
import { SESSIONS } from "./cases/connection/sessions.ts";
import { ADDRESSES } from "./cases/link/addresses.ts";
import { CANDIDATES } from "./cases/link/candidates.ts";
import { CARRIED_ACKS } from "./cases/link/carried-acks.ts";
import { DATAGRAMS } from "./cases/link/datagrams.ts";
import { KEYS } from "./cases/link/keys.ts";
import { LINKS } from "./cases/link/links.ts";
import { MEDIA } from "./cases/link/media.ts";
import { POST_QUANTUM } from "./cases/link/post-quantum.ts";
import { PROBES } from "./cases/link/probes.ts";
import { REFUSED_KEYS } from "./cases/link/refused-keys.ts";
import { RELAY_CASES } from "./cases/link/relay/relay.ts";
import { RELAY_OVER_STREAM } from "./cases/link/relay/relay-over-stream.ts";
import { SEARCH } from "./cases/link/relay/search.ts";
import { SIZES } from "./cases/link/sizes.ts";
import { IDENTITY, SIGNALLING } from "./cases/signalling.ts";
import { EVENTS } from "./cases/texts/events.ts";
import { ROOM_CASES } from "./cases/texts/rooms.ts";
import { TEXTS } from "./cases/texts/texts.ts";
import type { ClientSection } from "./client-context.ts";

export const CLIENT_SUITE: readonly ClientSection[] = [
  MESSAGES,
  FRAMES,
  CONNECTION,
  SESSIONS,
  { title: "7. Commands", cases: REQUEST_ID_CASES },
  { title: "8. Accounts", cases: [...LOGINS, ...DEVICES, ...PASSWORDS] },
  { title: "11. Texts through the server", cases: [...TEXTS, ...EVENTS, ...ROOM_CASES] },
  SIGNALLING,
  DATAGRAMS,
  { title: "14. Datagrams between client and server", cases: [...PROBES, ...RELAY_CASES, ...RELAY_OVER_STREAM] },
  {
    title: "15. Peer to peer",
    cases: [
      ...CANDIDATES,
      ...KEYS,
      ...REFUSED_KEYS,
      ...POST_QUANTUM,
      ...LINKS,
      ...CARRIED_ACKS,
      ...ADDRESSES,
      ...SEARCH,
      ...SIZES,
      ...MEDIA,
    ],
  },
  IDENTITY,
];
