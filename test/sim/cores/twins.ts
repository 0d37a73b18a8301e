/**
 * Non-interference over several cores: what others receive is the same, byte for byte, with a user who hides and without
 * it, and so is the number of messages between cores that each of their requests takes.
 */

import { Audience, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import { WIDE } from "./compare.ts";
import type { CoresOptions } from "./cores.ts";
import { drawSteps, Script, type Step } from "./script.ts";

export interface TwinOptions extends Pick<CoresOptions, "cores" | "seed"> {
  readonly users: number;
  readonly steps: number;
  /** Who may see, message and invite the user that hides. Default: nobody. */
  readonly audience?: Audience;
}

/** What a user who hides may do without showing itself. */
const SECRET: ReadonlySet<Step["kind"]> = new Set([
  "register",
  "log in",
  "log off",
  "get peers",
  "watch",
  "watch scope",
  "status",
  "block",
  "unblock",
  "list contacts",
  "list blocked",
  "fetch texts",
  "history",
]);
/** The user who hides. */
const HIDDEN = 0;
/** One step in so many of others is about it. */
const ABOUT_EVERY = 3;

/** @returns the first difference between the two runs; undefined: there is none */
export function compareTwins({ cores, seed, users, steps, audience = Audience.NOBODY }: TwinOptions) {
  const all = drawSteps(seed, users, steps).map((step, index): Step => {
    const isAbout = step.user !== HIDDEN && index % ABOUT_EVERY === 0;
    return isAbout ? { ...step, other: HIDDEN } : step;
  });
  const script = new Script({ cores, seed, limits: WIDE });
  const twin = new Script({ cores, seed, limits: WIDE });
  let about = 0;
  for (const [index, step] of all.entries()) {
    if (step.other === HIDDEN) about += 1;
    // Its privacy stays as it is, and what would show it is left out.
    const isSecret = step.user === HIDDEN;
    const got = visible(isSecret && !SECRET.has(step.kind) ? script.pass() : script.perform(step));
    if (isSecret && step.kind === "register") script.hide(step, settingsFor(audience));
    const expected = visible(isSecret ? twin.pass() : twin.perform(step));
    if (got.join("\n") !== expected.join("\n"))
      return { about, difference: `step ${index}, ${step.kind} of ${step.user}:\n${got}\nwithout it:\n${expected}` };
    const [sent, sentByTwin] = [script.messages, twin.messages];
    if (!isSecret && sent !== sentByTwin)
      return {
        about,
        difference: `step ${index}, ${step.kind} of ${step.user} about ${step.other}: ${sent} messages between cores, without it ${sentByTwin}`,
      };
  }
  return { about, difference: undefined };
}

function settingsFor(audience: Audience): PrivacySettings {
  const rest = { message: audience, connect: audience, address: audience, broadcasts: false, readReceipts: false };
  return PrivacySettings.create({ see: audience, ...rest });
}

const OWN_ANSWER = new RegExp(`^[a-z ]+ of ${HIDDEN}:`);

/** Without what the user who hides gets. */
function visible(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !line.startsWith(`${HIDDEN} gets`) && !OWN_ANSWER.test(line));
}
