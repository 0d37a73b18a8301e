/**
 * The suite for servers, in the order in which it runs: what needs no account
 * first, and last what makes a server slow down logins.
 *
 * Each file here holds the cases of one section of PROTOCOL.md, or of a part of
 * it: `stream/` those of the connection, `chat/` those of what a user does.
 */

import type { Section } from "../harness/case.ts";
import { ACCOUNTS } from "./chat/accounts.ts";
import { LOGINS } from "./chat/login.ts";
import { PRESENCE } from "./chat/presence.ts";
import { PRIVACY } from "./chat/privacy.ts";
import { DATAGRAMS, PROBE_CASES } from "./chat/probes.ts";
import { SIGNALLING } from "./chat/signalling.ts";
import { TEXTS } from "./chat/texts.ts";
import { FRAMES } from "./stream/frames.ts";
import { GROWTH_AND_END } from "./stream/growth.ts";
import { HELLO } from "./stream/hello.ts";
import { MESSAGES } from "./stream/messages.ts";
import { SESSIONS } from "./stream/sessions.ts";

export const SERVER_SUITE: readonly Section[] = [
  MESSAGES,
  FRAMES,
  HELLO,
  { title: "6. Sessions", cases: [...SESSIONS, ...GROWTH_AND_END] },
  { title: "9. Privacy", cases: PRIVACY },
  { title: "10. Presence", cases: PRESENCE },
  { title: "11. Texts through the server", cases: TEXTS },
  { title: "12. Signalling", cases: SIGNALLING },
  { title: "13. Datagrams", cases: DATAGRAMS },
  { title: "14. Datagrams between client and server", cases: PROBE_CASES },
  // Last: failed logins make a server slow down further ones.
  { title: "8. Accounts", cases: [...ACCOUNTS, ...LOGINS] },
];
