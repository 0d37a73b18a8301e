/**
 * The suite for servers, in the order in which it runs: what needs no account
 * first, and last what makes a server slow down logins.
 *
 * Each file here holds the cases of one section of PROTOCOL.md, or of a part of
 * it: `stream/` those of the connection, `chat/` those of what a user does.
 */

import type { Case, Section } from "../harness/case.ts";
import { FRAMES } from "./stream/frames.ts";
import { HELLO } from "./stream/hello.ts";
import { MESSAGES } from "./stream/messages.ts";

export const SERVER_SUITE: readonly Section[] = [MESSAGES, FRAMES, HELLO];

/** A case and the title of its section. */
export interface SectionCase {
  readonly section: string;
  readonly item: Case;
}

/** All cases of the sections, in order. */
export function casesOf(sections: readonly Section[]): SectionCase[] {
  return sections.flatMap(({ title, cases }) => cases.map((item) => ({ section: title, item })));
}
