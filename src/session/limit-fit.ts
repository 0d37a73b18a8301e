/** Whether the limits that a server announces fit each other. A server checks its own, a client those in hello. */

import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { methods, Ping } from "../../generated/chatwire/v1/rules.ts";
import { SCRAM_ITERATIONS_MIN } from "../crypto/scram-verifier.ts";
import type { AnnouncedLimits } from "../framing/announced-limits.ts";
import { CAPABILITIES_BYTES_MAX } from "../framing/capabilities.ts";
import { FRAME_OVERHEAD_BYTES } from "../framing/frame-writer.ts";

/** A limit that is too small, and the reason for its least value. */
export interface Misfit {
  readonly name: keyof AnnouncedLimits;
  readonly least: number;
  readonly why: string;
}

/** A client sends this many pings in one idle timeout, so that a delayed one does not end the connection. */
export const PINGS_PER_IDLE_TIMEOUT = 3;

/** Upper bounds for the bytes of a peer, contact or introduction besides its names. */
const PEER_BYTES = 72;
const CONTACT_BYTES = 16;
const INTRODUCTION_BYTES = 280;
/** Upper bounds for the bytes of a device, with its label, and of a candidate. */
const DEVICE_BYTES = 300;
const CANDIDATE_BYTES = 56;
/**
 * A client offers as many versions and features at once. Fixed for version 1 of the protocol, so that a client that has
 * more accepts the limits of an older server.
 */
const CAPABILITIES_MIN = 24;

/** The first limit that does not fit the others: a message that must be sent or accepted would not fit. */
export function findMisfit(limits: AnnouncedLimits): Misfit | undefined {
  return leastValues(limits).find(({ name, least }) => limits[name] < least);
}

/** In the order of PROTOCOL.md, "Hello": the first misfit is the one that a client reports. */
function leastValues(limits: AnnouncedLimits): Misfit[] {
  const { textBytesMax, peersPageMax, contactsPageMax, nameCharactersMax, frameTimeoutMs } = limits;
  const { frameBytesMax, devicesMax, candidatesMax } = limits;
  const nameBytes = 4 * nameCharactersMax;
  const introductionBytes = candidatesMax * CANDIDATE_BYTES + INTRODUCTION_BYTES + CAPABILITIES_BYTES_MAX + nameBytes;
  // At a lower rate, the largest frame could not arrive within frameTimeoutMs.
  const bytesPerSecond = Math.ceil((frameBytesMax * 1_000) / frameTimeoutMs);
  const frame = (bytes: number, limit: string): Misfit => ({
    name: "frameBytesMax",
    least: bytes + FRAME_OVERHEAD_BYTES,
    why: `for ${limit}`,
  });
  return [
    frame(textBytesMax + nameBytes, "textBytesMax"),
    frame(peersPageMax * (nameBytes + PEER_BYTES), "peersPageMax"),
    frame(contactsPageMax * (nameBytes + CONTACT_BYTES), "contactsPageMax"),
    frame(devicesMax * DEVICE_BYTES, "devicesMax"),
    frame(introductionBytes, "candidatesMax"),
    { name: "sendQueueBytesMax", least: frameBytesMax, why: "for frameBytesMax" },
    { name: "connectionBytesPerSecond", least: bytesPerSecond, why: "for frameBytesMax in frameTimeoutMs" },
    { name: "accountBytesPerSecond", least: bytesPerSecond, why: "for frameBytesMax in frameTimeoutMs" },
    { name: "frameBytesBeforeLoginMax", least: requestBytesBeforeLogin(), why: "for the requests that log in" },
    { name: "scramIterations", least: SCRAM_ITERATIONS_MIN, why: "by RFC 7677" },
    { name: "capabilitiesMax", least: CAPABILITIES_MIN, why: "for the features of a client" },
    { name: "idleTimeoutMs", least: idleMsMin(), why: "for the rate of Ping" },
  ];
}

/** The largest request before login that every implementation has. */
function requestBytesBeforeLogin(): number {
  const early = Object.values(methods).filter(
    ({ rule: { states, feature } }) =>
      feature === Feature.UNSPECIFIED && states.some((state) => state === State.NEW || state === State.AWAY),
  );
  return Math.max(...early.map(({ rule }) => rule.bytesMax));
}

/** With a shorter idle timeout, the pings that keep a connection open would exceed their rate. */
function idleMsMin(): number {
  return Math.ceil((PINGS_PER_IDLE_TIMEOUT * 1_000) / (Ping.rule.rate?.perSecond ?? 1));
}
