/** What generated code tells about each command: its bodies and its rules. */

import type { MessageCodec } from "./codec.ts";

/** A generated oneof: which of its fields is set, and the value. */
export interface OneofValue {
  readonly case: string | undefined;
}

/**
 * A request and its response.
 *
 * `Body` is the oneof of the message that carries them, `Rule` the type of the
 * rules in the schema.
 */
export interface Method<Request, Response, Body extends OneofValue, Rule> {
  readonly kind: "method";
  /** The name in the schema, as `GetPeers`. */
  readonly name: string;
  /** The full name of the service, as `chatwire.v1.PresenceService`. */
  readonly service: string;
  readonly command: number;
  readonly request: MessageCodec<Request>;
  readonly response: MessageCodec<Response>;
  readonly requestCase: NonNullable<Body["case"]>;
  readonly responseCase: NonNullable<Body["case"]>;
  readonly rule: Rule;

  wrapRequest(value: Request): Body;
  /** The request, or undefined where the body holds something else; so for the response. */
  unwrapRequest(body: Body): Request | undefined;
  wrapResponse(value: Response): Body;
  unwrapResponse(body: Body): Response | undefined;
}

/** A message that is sent without being asked for, and not answered. */
export interface Event<Value, Body extends OneofValue, Rule> {
  readonly kind: "event";
  /** The name of its message, as `PeersChanged`. */
  readonly name: string;
  readonly command: number;
  readonly body: MessageCodec<Value>;
  readonly bodyCase: NonNullable<Body["case"]>;
  readonly rule: Rule;

  wrap(value: Value): Body;
  /** The event, or undefined where the body holds something else. */
  unwrap(body: Body): Value | undefined;
}
