/** What a client makes of the server's response to hello. */

import type { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { HelloRequest, HelloResponse, ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
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
}

/**
 * Checks the response to hello.
 *
 * @param features  the features that this client has
 * @throws ProtocolError UNSUPPORTED_VERSION: the server chose a version that the client did not offer
 * @throws ProtocolError INVALID_ARGUMENT: the server's limits contradict each other
 */
export function checkHello(hello: HelloRequest, features: ReadonlySet<Feature>, response: HelloResponse): Greeting {
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
  return { version, features: commonFeatures(features, response.features), limits };
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
