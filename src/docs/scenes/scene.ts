/**
 * The recorded sequence diagrams of PROTOCOL.md.
 *
 * How the folder fits together: a scene is a script with the messages that it must show, side by side. `stage.ts` has the
 * server and the two clients that play, on virtual time. `client-server.ts` and `signalling.ts` are scenes on that stage;
 * `peer-link.ts` plays a link between two peers by itself.
 *
 * Invariant: what is drawn was recorded, and is exactly what stands beside its script.
 */

import { UsageError } from "../../errors.ts";
import { arrowsOf, type Step } from "../mermaid.ts";

/** One sequence diagram. */
export interface Chapter {
  readonly title: string;
  readonly steps: readonly Step[];
}

/**
 * Makes a chapter of what was recorded.
 *
 * @param messages  what the scene must show: its arrows, in order
 * @throws UsageError something else was recorded
 */
export function chapterOf(title: string, messages: readonly string[], steps: readonly Step[]): Chapter {
  const recorded = arrowsOf(steps);
  const differs = recorded.length !== messages.length || recorded.some((arrow, index) => arrow !== messages[index]);
  if (!differs) return { title, steps: [...steps] };
  const list = (arrows: readonly string[]): string => arrows.map((arrow) => `\n  ${arrow}`).join("");
  throw new UsageError(`The scene "${title}" must show${list(messages)}\nbut shows${list(recorded)}`);
}
