import type { CallMethodRequest } from "../../../generated/chatwire/v1/application.ts";
import { Addressee, type Rule, type State } from "../../../generated/chatwire/v1/options.ts";
import type { User } from "../../chat/state/user.ts";
import { DecodeError, ProtocolError, UsageError } from "../../errors.ts";
import { TokenBucket } from "../../token-bucket.ts";
import { FIRST_VIOLATION, violationText } from "../../violation.ts";
import type { RuledMethod, Service, ServiceMethod } from "../../wire/service.ts";
import type { ServerActions } from "./program.ts";

const PATH_CHARACTERS_MAX = 256;

/** What a handler of a method gets besides the request. */
export interface CallContext {
  /** The name of the user who has called. */
  readonly from: string;
  /** The registered name of the user whom the call is about; undefined: the rule of the method asks for none. */
  readonly to: string | undefined;
  /** Aborted when `callbackTimeoutMs` has passed, or when the server closes. The response is then ignored. */
  readonly signal: AbortSignal;
  readonly server: ServerActions;
}

type Methods = { readonly [name: string]: ServiceMethod<unknown, unknown> };

/**
 * A handler for each method of a service that has the option (chatwire.v1.application_method_rule). It returns the fields
 * of the response that differ from their defaults. It refuses by throwing a `refusal`.
 */
export type Handlers<Of extends Methods> = {
  readonly [Name in keyof Of]: Of[Name] extends RuledMethod<infer Request, infer Response, Rule>
    ? (request: Request, context: CallContext) => Partial<Response> | Promise<Partial<Response>>
    : never;
};

/** Any handler. Declared as a method, so that a handler of any request type is assignable to it. */
type Handler = { handle(request: unknown, context: CallContext): unknown }["handle"];

/** A service with its handlers, for the option `handlers` of `ChatServer.listen`. */
export interface ServiceImplementation {
  readonly service: Service<Methods>;
  readonly handlers: { readonly [name: string]: Handler };
}

/**
 * Binds handlers to the methods of a service, which gives them the types of the schema.
 *
 * @param service  as `chatwire generate` describes it
 * @throws UsageError a method has no rule or no handler, or there is a handler of no method
 */
export function implementService<Of extends Methods>(
  service: Service<Of>,
  handlers: Handlers<Of>,
): ServiceImplementation;
export function implementService(
  service: Service<Methods>,
  handlers: { readonly [name: string]: Handler },
): ServiceImplementation {
  const { typeName, methods } = service;
  for (const [name, method] of Object.entries(methods)) {
    if (!hasRule(method)) {
      const option = "(chatwire.v1.application_method_rule)";
      throw new UsageError(`${typeName}.${name} has no option ${option}. Add one to the method in its .proto file.`);
    }
    if (typeof handlers[name] !== "function") throw new UsageError(`${typeName}.${name} has no handler. Add one.`);
  }
  for (const name of Object.keys(handlers))
    if (!Object.hasOwn(methods, name)) throw new UsageError(`${typeName} has no method ${name}, which has a handler.`);
  return { service, handlers };
}

function hasRule(method: ServiceMethod<unknown, unknown>): method is RuledMethod<unknown, unknown, Rule> {
  return "rule" in method && method.rule !== undefined;
}

/** A method with its handler. */
export interface HandledMethod {
  readonly method: RuledMethod<unknown, unknown, Rule>;
  readonly handler: Handler;
}

/** The methods of an application, by their paths, and the rates of each account. */
export class ApplicationMethods {
  readonly #methods = new Map<string, HandledMethod>();
  /** The rates of an account by the paths of methods, kept as long as the account. */
  readonly #rates = new WeakMap<User, Map<string, TokenBucket>>();

  /** @throws UsageError two implementations have one method */
  constructor(implementations: readonly ServiceImplementation[]) {
    for (const { service, handlers } of implementations) {
      for (const [name, method] of Object.entries(service.methods)) {
        const handler = handlers[name];
        if (!hasRule(method) || handler === undefined) continue;
        const { path } = method;
        if (this.#methods.has(path)) throw new UsageError(`There are two handlers of ${path}. Leave one out.`);
        this.#methods.set(path, { method, handler });
      }
    }
  }

  /**
   * Finds the method of a call, and checks the call against its rule.
   *
   * @param user    who calls
   * @param nowMs   monotonic milliseconds
   * @param wallMs  milliseconds since 1970, for rules of fields
   * @returns the method, and the decoded request
   * @throws ProtocolError INVALID_ARGUMENT, UNKNOWN_COMMAND, WRONG_STATE, TOO_LARGE, RATE_LIMITED
   */
  find(
    { path, to, payload }: CallMethodRequest,
    { user, state, nowMs, wallMs }: { user: User; state: State; nowMs: number; wallMs: number },
  ): HandledMethod & { readonly request: unknown } {
    if (path === "" || path.length > PATH_CHARACTERS_MAX)
      throw new ProtocolError("INVALID_ARGUMENT", `A path must have 1 to ${PATH_CHARACTERS_MAX} characters.`);
    const found = this.#methods.get(path);
    if (found === undefined) throw new ProtocolError("UNKNOWN_COMMAND", "The application has no such method.");
    const { method } = found;
    const { name, rule } = method;
    if (rule.states.length > 0 && !rule.states.includes(state))
      throw new ProtocolError("WRONG_STATE", `${name} is not allowed in this state of the connection.`);
    if ((rule.addressee === Addressee.USER) !== (to !== "")) {
      const text = to === "" ? `${name} must name a user.` : `${name} cannot name a user.`;
      throw new ProtocolError("INVALID_ARGUMENT", text);
    }
    if (rule.bytesMax > 0 && payload.length > rule.bytesMax) {
      const text = `${name} has ${payload.length} bytes, and ${rule.bytesMax} are allowed.`;
      throw new ProtocolError("TOO_LARGE", text);
    }
    this.#takeRate(method, user, nowMs);
    return { ...found, request: decode(method, payload, wallMs) };
  }

  #takeRate({ name, path, rule: { rate } }: HandledMethod["method"], user: User, nowMs: number): void {
    if (rate === undefined) return;
    const rates = this.#rates.get(user) ?? new Map<string, TokenBucket>();
    this.#rates.set(user, rates);
    const bucket = rates.get(path) ?? new TokenBucket(rate, nowMs);
    rates.set(path, bucket);
    const retryAfterMs = bucket.take(nowMs);
    if (retryAfterMs === 0) return;
    const text = `${name} may be called ${rate.perSecond} times a second, ${rate.burst} times at once.`;
    throw new ProtocolError("RATE_LIMITED", text, { retryAfterMs });
  }
}

/** @throws ProtocolError INVALID_ARGUMENT */
function decode(
  { name, request, validateRequest }: HandledMethod["method"],
  payload: Uint8Array,
  nowMs: number,
): unknown {
  try {
    // A copy: the payload may be a small part of all that a socket has read at once.
    const message = request.decode(new Uint8Array(payload));
    const [violation] = validateRequest?.(message, { ...FIRST_VIOLATION, nowMs }) ?? [];
    if (violation === undefined) return message;
    throw new ProtocolError("INVALID_ARGUMENT", `${name}: ${violationText(violation)}`);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new ProtocolError("INVALID_ARGUMENT", `${name}: ${error.message}`);
  }
}

/**
 * @param result  what a handler has returned
 * @param nowMs   milliseconds since 1970, for rules of fields
 * @throws UsageError it is no response of the method
 */
export function encodeResponse(
  { name, response, validateResponse }: HandledMethod["method"],
  result: unknown,
  nowMs: number,
): Uint8Array {
  if (typeof result !== "object" || result === null || Array.isArray(result))
    throw new UsageError(`The handler of ${name} must return the fields of its response.`);
  const message = response.create(result);
  const [violation] = validateResponse?.(message, { ...FIRST_VIOLATION, nowMs }) ?? [];
  if (violation !== undefined) throw new UsageError(`The response of ${name}: ${violationText(violation)}`);
  return response.encode(message);
}
