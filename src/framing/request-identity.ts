import type { Header } from "../../generated/chatwire/v1/message.ts";

/** Length of the id of a request. */
export const REQUEST_ID_BYTES = 16;

/** What tells a receiver that a request may be one that it has got before. */
export interface RequestIdentity {
  /** `REQUEST_ID_BYTES` random bytes of the sender, the same each time that it sends the request. */
  readonly id: Uint8Array;
  /** For how long the sender has been sending the request, in milliseconds; 0: this is the first time. */
  readonly repeatedAfterMs: number;
  /** The id of the request that must have been carried out before this one; undefined: none must. */
  readonly after?: Uint8Array | undefined;
}

/** The identity in the header of a request that was checked; undefined if the request has none. */
export function identityOf({ id, repeatedAfterMs, after }: Header): RequestIdentity | undefined {
  return id.length === 0 ? undefined : { id, repeatedAfterMs, after: after.length === 0 ? undefined : after };
}
