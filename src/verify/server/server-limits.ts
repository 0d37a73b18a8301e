/** The limits that a server announces: whether a client may use them, and whether the suite tries them. */

import type { AnnouncedLimits } from "../../framing/announced-limits.ts";
import { check, Skip } from "../shared/fault.ts";

/** Where PROTOCOL.md has the rules. A case of any section may find that a server breaks them. */
const SECTION = 'PROTOCOL.md, 5. The connection to the server, "Hello"';

/** The largest limits that the suite reaches: greater ones are allowed, and would take too much time or memory. */
const TRIED_MAX = {
  frameBytesMax: 16_777_216,
  frameBytesBeforeLoginMax: 1_048_576,
  textBytesMax: 1_048_576,
  nameCharactersMax: 1_024,
  loginsPerAccountMax: 20,
  textsPageMax: 150,
} as const;

export type TriedLimit = keyof typeof TRIED_MAX;

/**
 * Checks that the limits fit each other, as each client does before it goes on.
 *
 * @throws Fault they contradict each other
 */
export function checkLimits(limits: AnnouncedLimits): void {
  for (const [limit, value, least] of boundsOf(limits)) {
    check(value >= least, `${limit} of at least ${least} (${SECTION})`, () => String(value));
  }
}

/** @throws Skip the suite does not reach a limit so large */
export function checkTried(limits: AnnouncedLimits, name: TriedLimit): number {
  const value = limits[name];
  if (value > TRIED_MAX[name]) throw new Skip(`${name} is ${value}, and the suite tries up to ${TRIED_MAX[name]}`);
  return value;
}

/** The rules by which limits fit each other: the name of a limit, its value, and the least that it may be. */
function boundsOf(limits: AnnouncedLimits): (readonly [limit: string, value: number, least: number])[] {
  const name = 4 * limits.nameCharactersMax;
  const { frameBytesMax, frameTimeoutMs } = limits;
  const inTime = (frameBytesMax * 1_000) / frameTimeoutMs;
  return [
    ["frame_bytes_max, for a text,", frameBytesMax, 128 + limits.textBytesMax + name],
    ["frame_bytes_max, for a page of peers,", frameBytesMax, 128 + limits.peersPageMax * (name + 72)],
    ["frame_bytes_max, for a page of contacts,", frameBytesMax, 128 + limits.contactsPageMax * (name + 16)],
    ["frame_bytes_max, for a list of devices,", frameBytesMax, 128 + limits.devicesMax * 300],
    ["frame_bytes_max, for an introduction,", frameBytesMax, 128 + limits.candidatesMax * 56 + name + 712],
    ["send_queue_bytes_max", limits.sendQueueBytesMax, frameBytesMax],
    ["connection_bytes_per_second", limits.connectionBytesPerSecond, inTime],
    ["account_bytes_per_second", limits.accountBytesPerSecond, inTime],
    ["frame_bytes_before_login_max", limits.frameBytesBeforeLoginMax, 1_024],
    ["scram_iterations", limits.scramIterations, 4_096],
    ["capabilities_max", limits.capabilitiesMax, 24],
    ["idle_timeout_ms", limits.idleTimeoutMs, 1_500],
  ];
}
