/** What a client makes of the server's response to hello. */

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { HelloRequest, HelloResponse, NextKey, ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
import { ANNOUNCEMENT_SALT_BYTES } from "../../crypto/link/announcement.ts";
import { verifyNextKey } from "../../crypto/next-key.ts";
import { ProtocolError } from "../../errors.ts";
import { type AnnouncedLimits, resolveServerLimits } from "../../framing/announced-limits.ts";
import { commonFeatures } from "../../framing/capabilities.ts";
import { isGrease } from "../../framing/grease.ts";
import { RUNTIME_LIMITS } from "../../limits.ts";
import { findMisfit } from "../../session/limit-fit.ts";

/** What hello has settled for a connection. */
export interface Greeting {
  readonly version: number;
  /** The features that both ends have. */
  readonly features: ReadonlySet<Feature>;
  readonly limits: AnnouncedLimits;
  /** Fingerprint of the key that the server will change to, in hex; undefined if it announced none. */
  readonly nextKey: string | undefined;
  /** 16 bytes, from which both sides of a conversation derive what they announce; undefined: the server takes nothing. */
  readonly announcementSalt: Uint8Array | undefined;
}

/**
 * Checks the response to hello.
 *
 * @param features   the features that this client has
 * @param serverKey  SubjectPublicKeyInfo of the server's certificate; absent on a plain connection
 * @throws ProtocolError UNSUPPORTED_VERSION: the server chose a version that the client did not offer
 * @throws ProtocolError INVALID_ARGUMENT: the server's limits contradict each other
 * @throws CryptoError AUTH_FAILED: see `checkNextKey`
 */
export function checkHello(
  hello: HelloRequest,
  features: ReadonlySet<Feature>,
  response: HelloResponse,
  serverKey?: Uint8Array,
): Greeting {
  const { version } = response;
  const versions = hello.versions.filter((offered) => !isGrease(offered));
  if (!versions.includes(version)) {
    throw new ProtocolError(
      "UNSUPPORTED_VERSION",
      `The server chose version ${version} of the protocol; this client offered ${versions.join(", ")}.`,
    );
  }
  const limits = resolveServerLimits(response.limits);
  const misfit = findMisfit(limits);
  if (misfit !== undefined) {
    const { name, least, why } = misfit;
    throw new ProtocolError(
      "INVALID_ARGUMENT",
      `The limits of the server contradict each other: ${name} must be at least ${least} ${why}, not ${limits[name]}.`,
      { limit: name },
    );
  }
  const nextKey = checkNextKey(response.nextKey, serverKey);
  const common = commonFeatures(features, response.features);
  const { announcementSalt: salt } = response;
  const takesAnnouncements = common.has(Feature.ANNOUNCED_CONVERSATIONS) && salt.length === ANNOUNCEMENT_SALT_BYTES;
  // A copy, because the salt may be a view of all that arrived with it.
  const announcementSalt = takesAnnouncements ? Uint8Array.from(salt) : undefined;
  return { version, features: common, limits, nextKey, announcementSalt };
}

/**
 * Checks the announcement of a key that the server will change to.
 *
 * @param serverKey  SubjectPublicKeyInfo of the server's certificate; undefined on a plain connection, where an
 *   announcement means nothing
 * @returns the fingerprint of the next key, in hex; undefined if there is none
 * @throws CryptoError AUTH_FAILED: the present key has not signed it
 */
export function checkNextKey(announced: NextKey | undefined, serverKey: Uint8Array | undefined): string | undefined {
  if (announced === undefined || serverKey === undefined) return undefined;
  verifyNextKey(serverKey, announced.fingerprint, announced.signature);
  return Buffer.from(announced.fingerprint).toString("hex");
}

/**
 * The limits after the server has changed some while it runs. It may change those of `RUNTIME_LIMITS` only, so any other
 * value is ignored; so is the whole change if the limits would contradict each other.
 *
 * @param sent  all limits of the server
 */
export function changedLimits(before: AnnouncedLimits, sent: ServerLimits | undefined): AnnouncedLimits {
  const now = resolveServerLimits(sent);
  const changeable: readonly string[] = RUNTIME_LIMITS;
  const changes = Object.entries(now).filter(([name]) => changeable.includes(name));
  const after: AnnouncedLimits = { ...before, ...Object.fromEntries(changes) };
  return findMisfit(after) === undefined ? after : before;
}
