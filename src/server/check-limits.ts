import { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { methods } from "../../generated/chatwire/v1/rules.ts";
import { UsageError } from "../errors.ts";
import type { Limits } from "../limits.ts";

/** What a frame has besides what is listed here, and a peer, a contact or an introduction besides its names, at most. */
const HEADER_BYTES = 128;
const PEER_BYTES = 72;
const CONTACT_BYTES = 16;
const INTRODUCTION_BYTES = 200;
/** What a device, with its label, or a candidate takes at most. */
const DEVICE_BYTES = 300;
const CANDIDATE_BYTES = 56;

/** @throws UsageError limits that do not fit each other: what the server has to say or to take would not get through */
export function checkLimits(limits: Limits): void {
  for (const [name, least, why] of leastValues(limits)) {
    if (limits[name] >= least) continue;
    throw new UsageError(`The limit ${name} must be at least ${least} ${why}, not ${limits[name]}.`);
  }
  // Throws where one is larger than its field in hello.
  ServerLimits.encode(ServerLimits.create({ ...limits }));
}

function leastValues(limits: Limits): [name: keyof Limits, least: number, why: string][] {
  const { textBytesMax, peersPageMax, contactsPageMax, nameCharactersMax, frameTimeoutMs } = limits;
  const { frameBytesMax, sendQueueBytesMax, devicesMax, candidatesMax } = limits;
  const nameBytes = 4 * nameCharactersMax;
  // A frame that may come must have the time to: slower than this it would be cut off.
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

/** The largest request that the schema allows on a connection where nobody is logged in. */
function requestBytesBeforeLogin(): number {
  const early = Object.values(methods).filter(({ rule: { states } }) =>
    states.some((state) => state === State.NEW || state === State.AWAY),
  );
  return Math.max(...early.map(({ rule }) => rule.bytesMax));
}
