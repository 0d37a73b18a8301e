/** The tables that generated code holds for each command: its bodies and its rules. */

import type { ValidateOptions, Violation } from "../violation.ts";
import type { MessageCodec } from "./codec.ts";

/** A generated oneof: the name of the field that is set. Its value stands in `value`. */
export interface OneofValue {
  readonly case: string | undefined;
}

/**
 * A method of a service in the schema: a request and its response.
 *
 * `Body` is the oneof of the message that carries both. `Rule` is the type of
 * the schema's rule option.
 */
export interface Method<Request, Response, Body extends OneofValue, Rule> {
  readonly kind: "method";
  /** The name in the schema, such as `GetPeers`. */
  readonly name: string;
  /** The full name of the service, such as `chatwire.v1.PresenceService`. */
  readonly service: string;
  readonly command: number;
  readonly request: MessageCodec<Request>;
  readonly response: MessageCodec<Response>;
  readonly requestCase: NonNullable<Body["case"]>;
  readonly responseCase: NonNullable<Body["case"]>;
  readonly rule: Rule;
  /** Returns the body of a message that carries the request. */
  wrapRequest(value: Request): Body;
  /** Returns the request, or undefined if the body holds another message. */
  unwrapRequest(body: Body): Request | undefined;
  /** Returns the body of a message that carries the response. */
  wrapResponse(value: Response): Body;
  /** Returns the response, or undefined if the body holds another message. */
  unwrapResponse(body: Body): Response | undefined;
  /** Checks the rules that the schema declares about fields of the request. Absent: it declares none. */
  validateRequest?(value: Request, options?: ValidateOptions): Violation[];
  /** Checks the rules that the schema declares about fields of the response. Absent: it declares none. */
  validateResponse?(value: Response, options?: ValidateOptions): Violation[];
}

/** An event: a message that answers no request and gets no response. */
export interface Event<Value, Body extends OneofValue, Rule> {
  readonly kind: "event";
  /** The name of the message, such as `PeersChanged`. */
  readonly name: string;
  readonly command: number;
  readonly body: MessageCodec<Value>;
  readonly bodyCase: NonNullable<Body["case"]>;
  readonly rule: Rule;

  /** Returns the body of a message that carries the event. */
  wrap(value: Value): Body;
  /** Returns the event, or undefined if the body holds another message. */
  unwrap(body: Body): Value | undefined;
  /** Checks the rules that the schema declares about fields of the event. Absent: it declares none. */
  validate?(value: Value, options?: ValidateOptions): Violation[];
}
