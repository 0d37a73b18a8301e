import { CallMethodRequest } from "../../generated/chatwire/v1/application.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { CallMethod } from "../../generated/chatwire/v1/rules.ts";
import { DecodeError, ProtocolError, UsageError } from "../errors.ts";
import { FIRST_VIOLATION, violationText } from "../violation.ts";
import type { RuledMethod } from "../wire/service.ts";
import type { Caller, MethodOptions } from "./connection/call.ts";

/**
 * Calls a method of an application, which its program at the server answers.
 *
 * @param nowMs  milliseconds since 1970, for rules of fields
 * @throws UsageError, ProtocolError: see `ChatClient.call`
 */
export async function callApplicationMethod<Q, R>(
  call: Caller,
  method: RuledMethod<Q, R, Rule>,
  value: Q,
  { to, id, after, ...options }: MethodOptions,
  nowMs: number,
): Promise<R> {
  const { name, path, rule, request } = method;
  if (rule === undefined) {
    const option = "(chatwire.v1.application_method_rule)";
    throw new UsageError(`${path} has no option ${option}. Add one to the method in its .proto file.`);
  }
  if (id !== undefined || after !== undefined)
    throw new UsageError(`${name} is a method of an application and has no id.`);
  if (to === "everyone" || (to !== undefined && "room" in to))
    throw new UsageError(`${name} can name one user, not everyone or a room.`);
  const [violation] = method.validateRequest?.(value, { ...FIRST_VIOLATION, nowMs }) ?? [];
  if (violation !== undefined) throw new UsageError(`${name}: ${violationText(violation)}`);
  const called = CallMethodRequest.create({ path, to: to?.user ?? "", payload: request.encode(value) });
  const { payload } = await call(CallMethod, called, options);
  return decode(method, payload, nowMs);
}

/** @throws ProtocolError BODY_MISMATCH: the payload is no response of the method, or breaks a rule about its fields */
function decode<Q, R>(
  { name, response, validateResponse }: RuledMethod<Q, R, Rule>,
  payload: Uint8Array,
  nowMs: number,
): R {
  try {
    const message = response.decode(payload);
    const [violation] = validateResponse?.(message, { ...FIRST_VIOLATION, nowMs }) ?? [];
    if (violation === undefined) return message;
    throw new ProtocolError("BODY_MISMATCH", `The response to ${name}: ${violationText(violation)}`);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new ProtocolError("BODY_MISMATCH", `The response to ${name}: ${error.message}`);
  }
}
