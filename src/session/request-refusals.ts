import { Feature } from "../../generated/chatwire/v1/capability.ts";
import type { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { type Rule, Transport } from "../../generated/chatwire/v1/options.ts";

/** A code with which requests are refused because of their rules, whatever their handlers do. */
export interface RuleRefusal {
  readonly code: keyof typeof ErrorCode;
  readonly appliesTo: (rule: Rule) => boolean;
}

/**
 * The codes of the checks that a session makes before a handler gets the request,
 * in the order of the checks, and that of a handler that fails. The codes with
 * which a handler itself refuses are declared with its route.
 */
export const RULE_REFUSALS: readonly RuleRefusal[] = [
  { code: "RATE_LIMITED", appliesTo: () => true },
  { code: "BODY_MISMATCH", appliesTo: () => true },
  { code: "WRONG_STATE", appliesTo: () => true },
  { code: "FEATURE_MISSING", appliesTo: ({ feature }) => feature !== Feature.UNSPECIFIED },
  // Without a size of its own, a request may be as long as a frame, and a longer frame closes the connection.
  { code: "TOO_LARGE", appliesTo: (rule) => isForStream(rule) && rule.bytesMax > 0 },
  { code: "INTERNAL", appliesTo: isForStream },
];

/** On the stream, a request that belongs into a datagram gets no further than the check of the transport. */
function isForStream({ transport }: Rule): boolean {
  return transport !== Transport.DATAGRAM;
}
