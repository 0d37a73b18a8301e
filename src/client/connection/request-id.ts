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
 */
export function identityOfTry({ bytes, firstSentMs }: RequestId, wallMs: number): RequestIdentity {
  if (firstSentMs === undefined) return { id: bytes, repeatedAfterMs: 0 };
  // A clock that was set back must not make it a first try.
  const repeatedAfterMs = Math.min(Math.max(1, Math.ceil(wallMs - firstSentMs)), REPEATED_AFTER_MAX_MS);
  return { id: bytes, repeatedAfterMs };
}
