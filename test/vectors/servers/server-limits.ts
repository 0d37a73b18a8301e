/** Limits of a server that a client refuses. */

import { ServerLimitsJson } from "../../../generated/chatwire/v1/connection.json.ts";
import { resolveServerLimits } from "../../../src/framing/announced-limits.ts";
import { findMisfit } from "../../../src/session/limit-fit.ts";
import { type Fields, mustEqual, type Vector } from "../vector.ts";

/** What differs from the defaults, and the limit that breaks a rule. */
const SERVER_LIMITS: readonly (readonly [name: string, limits: Fields, misfit: string | null])[] = [
  ["none-sent", {}, null],
  ["0-is-the-default", { frameBytesMax: 0, textBytesMax: 0, scramIterations: 0 }, null],
  ["least-frame-for-a-text", { frameBytesMax: 40_256, textBytesMax: 40_000 }, null],
  ["frame-too-short-for-a-text", { frameBytesMax: 40_255, textBytesMax: 40_000 }, "frameBytesMax"],
  ["least-frame-for-peers", { frameBytesMax: 40_128, peersPageMax: 200 }, null],
  ["frame-too-short-for-peers", { frameBytesMax: 40_127, peersPageMax: 200 }, "frameBytesMax"],
  ["least-frame-for-contacts", { frameBytesMax: 57_728, contactsPageMax: 400 }, null],
  ["frame-too-short-for-contacts", { frameBytesMax: 57_727, contactsPageMax: 400 }, "frameBytesMax"],
  ["least-frame-for-devices", { frameBytesMax: 30_128, devicesMax: 100 }, null],
  ["frame-too-short-for-devices", { frameBytesMax: 30_127, devicesMax: 100 }, "frameBytesMax"],
  ["least-frame-for-candidates", { frameBytesMax: 57_048, candidatesMax: 1_000 }, null],
  ["frame-too-short-for-candidates", { frameBytesMax: 57_047, candidatesMax: 1_000 }, "frameBytesMax"],
  ["longer-names-need-longer-frames", { nameCharactersMax: 200 }, "frameBytesMax"],
  ["least-rate-of-a-connection", { connectionBytesPerSecond: 6_554 }, null],
  ["connection-too-slow-for-a-frame", { connectionBytesPerSecond: 6_553 }, "connectionBytesPerSecond"],
  ["least-rate-of-an-account", { accountBytesPerSecond: 6_554 }, null],
  ["account-too-slow-for-a-frame", { accountBytesPerSecond: 6_553 }, "accountBytesPerSecond"],
  ["frame-that-arrives-exactly-in-time", { frameTimeoutMs: 65_536, connectionBytesPerSecond: 1_000 }, null],
  ["least-queue", { sendQueueBytesMax: 65_536 }, null],
  ["queue-shorter-than-a-frame", { sendQueueBytesMax: 65_535 }, "sendQueueBytesMax"],
  ["least-frame-before-login", { frameBytesBeforeLoginMax: 1_024 }, null],
  ["frame-before-login-too-short", { frameBytesBeforeLoginMax: 1_023 }, "frameBytesBeforeLoginMax"],
  ["least-iterations", { scramIterations: 4_096 }, null],
  ["too-few-iterations", { scramIterations: 4_095 }, "scramIterations"],
  ["least-capabilities", { capabilitiesMax: 24 }, null],
  ["too-few-capabilities", { capabilitiesMax: 23 }, "capabilitiesMax"],
  ["least-idle-timeout", { idleTimeoutMs: 1_500 }, null],
  ["idle-timeout-too-short", { idleTimeoutMs: 1_499 }, "idleTimeoutMs"],
  [
    "frame-too-short-and-other-misfits",
    { frameBytesMax: 1_024, sendQueueBytesMax: 1, idleTimeoutMs: 1 },
    "frameBytesMax",
  ],
  ["queue-and-rate-too-low", { sendQueueBytesMax: 1, connectionBytesPerSecond: 1 }, "sendQueueBytesMax"],
  ["both-rates-too-low", { connectionBytesPerSecond: 1, accountBytesPerSecond: 1 }, "connectionBytesPerSecond"],
  [
    "rate-and-frame-before-login-too-low",
    { accountBytesPerSecond: 1, frameBytesBeforeLoginMax: 1 },
    "accountBytesPerSecond",
  ],
  [
    "frame-before-login-and-iterations-too-low",
    { frameBytesBeforeLoginMax: 1, scramIterations: 1 },
    "frameBytesBeforeLoginMax",
  ],
  ["iterations-and-capabilities-too-low", { scramIterations: 1, capabilitiesMax: 1 }, "scramIterations"],
  ["capabilities-and-idle-timeout-too-low", { capabilitiesMax: 1, idleTimeoutMs: 1 }, "capabilitiesMax"],
];

/** Limits in hello, and whether a client accepts them. */
export function serverLimits(): Vector[] {
  return SERVER_LIMITS.map(([name, limits, misfit]) => {
    const resolved = resolveServerLimits(ServerLimitsJson.fromJson(limits));
    mustEqual(findMisfit(resolved)?.name ?? null, misfit, name);
    return { name, section: "Hello", given: { message: limits }, expect: { misfit } };
  });
}
