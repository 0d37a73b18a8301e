import { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { methods } from "../../generated/chatwire/v1/rules.ts";
import { UsageError } from "../errors.ts";
import type { Limits } from "../limits.ts";

/** Upper bounds for the bytes of a frame besides its payload, and of a peer, contact or introduction besides its names. */
const HEADER_BYTES = 128;
const PEER_BYTES = 72;
const CONTACT_BYTES = 16;
const INTRODUCTION_BYTES = 200;
/** Upper bounds for the bytes of a device, with its label, and of a candidate. */
const DEVICE_BYTES = 300;
const CANDIDATE_BYTES = 56;

/**
 * Checks that the limits fit each other, so that every message the server must send or accept fits.
 *
 * @throws UsageError a limit is too small for another, or larger than its field in Hello
 */
export function checkLimits(limits: Limits): void {
  for (const [name, least, why] of leastValues(limits)) {
    if (limits[name] >= least) continue;
    throw new UsageError(`The limit ${name} must be at least ${least} ${why}, not ${limits[name]}.`);
  }
  // Throws if a limit is larger than its field in Hello.
  ServerLimits.encode(ServerLimits.create({ ...limits }));
}

function leastValues(limits: Limits): [name: keyof Limits, least: number, why: string][] {
  const { textBytesMax, peersPageMax, contactsPageMax, nameCharactersMax, frameTimeoutMs } = limits;
  const { frameBytesMax, sendQueueBytesMax, devicesMax, candidatesMax } = limits;
  const nameBytes = 4 * nameCharactersMax;
  // At a lower rate, the largest frame could not arrive within frameTimeoutMs.
  const bytesPerSecond = Math.ceil((frameBytesMax * 1_000) / frameTimeoutMs);
  return [
    ["frameBytesMax", textBytesMax + nameBytes + HEADER_BYTES, "for textBytesMax"],
    ["frameBytesMax", peersPageMax * (nameBytes + PEER_BYTES) + HEADER_BYTES, "for peersPageMax"],
    ["frameBytesMax", contactsPageMax * (nameBytes + CONTACT_BYTES) + HEADER_BYTES, "for contactsPageMax"],
    ["frameBytesMax", devicesMax * DEVICE_BYTES + HEADER_BYTES, "for devicesMax"],
    [
      "frameBytesMax",
      candidatesMax * CANDIDATE_BYTES + INTRODUCTION_BYTES + nameBytes + HEADER_BYTES,
      "for candidatesMax",
    ],
    ["frameBytesBeforeLoginMax", requestBytesBeforeLogin(), "for the requests that log in"],
    ["connectionBytesPerSecond", bytesPerSecond, "for frameBytesMax in frameTimeoutMs"],
    ["accountBytesPerSecond", bytesPerSecond, "for frameBytesMax in frameTimeoutMs"],
    ["sendQueueBytesMax", frameBytesMax, "for frameBytesMax"],
    ["sendQueuesBytesMax", sendQueueBytesMax, "for sendQueueBytesMax"],
  ];
}

/** The largest request that the schema allows before login. */
function requestBytesBeforeLogin(): number {
  const early = Object.values(methods).filter(({ rule: { states } }) =>
    states.some((state) => state === State.NEW || state === State.AWAY),
  );
  return Math.max(...early.map(({ rule }) => rule.bytesMax));
}
