import { ProtocolError } from "../../errors.ts";

const REASONS: Readonly<Record<string, string>> = {
  NOT_TAKEN: "The program there does not take messages of this type. Do not send more of them.",
  LIMIT_REACHED: "As many messages wait unread there as its limits allow. Send it again later.",
  RATE_LIMITED: "More messages of this type arrive there than its rule allows. Send it again later.",
  TOO_LARGE: "It is longer than the rule of its type allows there. The two programs may have different schemas.",
  INVALID_ARGUMENT: "It is malformed there, or breaks a rule of its type. The two programs may have different schemas.",
};

/**
 * The error for an application message that arrived and that the program there does not get.
 *
 * @param what  names the message and its receiver
 * @param code  a name of the schema's `ErrorCode`, as the receiver sent it
 */
export function messageRefused(what: string, code: string): ProtocolError {
  const reason = REASONS[code] ?? `Its code is ${code}.`;
  const isTemporary = code === "LIMIT_REACHED" || code === "RATE_LIMITED";
  return new ProtocolError(code, `${what} was refused. ${reason}`, { retryable: isTemporary });
}
