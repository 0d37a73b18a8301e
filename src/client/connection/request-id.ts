import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { REQUEST_ID_BYTES, type RequestIdentity } from "../../framing/request-identity.ts";
import type { RequestId } from "../../request-id.ts";

/** The most that the header can say: about 49 days. */
const REPEATED_AFTER_MAX_MS = 4_294_967_295;

export function createRequestId(random: RandomBytes): RequestId {
  return { bytes: random(REQUEST_ID_BYTES), firstSentMs: undefined };
}

/**
 * What the header of the next try says.
 *
 * @param wallMs  milliseconds since 1970
 * @param after   the request that must have been carried out before this one
 */
export function identityOfTry(
  { bytes: id, firstSentMs }: RequestId,
  wallMs: number,
  after?: RequestId | undefined,
): RequestIdentity {
  if (firstSentMs === undefined) return { id, repeatedAfterMs: 0, after: after?.bytes };
  // A clock that was set back must not make it a first try.
  const repeatedAfterMs = Math.min(Math.max(1, Math.ceil(wallMs - firstSentMs)), REPEATED_AFTER_MAX_MS);
  return { id, repeatedAfterMs, after: after?.bytes };
}
