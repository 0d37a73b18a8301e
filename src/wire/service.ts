/** The descriptions of services that generated code holds, for clients and servers of gRPC, Connect and the like. */

import type { ValidateOptions, Violation } from "../violation.ts";
import type { MessageCodec } from "./codec.ts";

/** Which side sends more than one message in a call. */
export type MethodKind = "unary" | "client-streaming" | "server-streaming" | "bidirectional-streaming";

/** What repeating a call does: `idempotency_level` in the schema. */
export type Idempotency = "unknown" | "no-side-effects" | "idempotent";

/** A method of a service without commands and rules of chatwire. */
export interface ServiceMethod<Request, Response, Kind extends MethodKind = MethodKind> {
  /** The name in the schema, such as `SayHello`. */
  readonly name: string;
  /** The path of a call in gRPC and Connect, such as `/greeting.v1.Greeter/SayHello`. */
  readonly path: string;
  readonly kind: Kind;
  readonly idempotency: Idempotency;
  readonly request: MessageCodec<Request>;
  readonly response: MessageCodec<Response>;
}

/** A method of an application, which its program at a server of chatwire answers; `Rule` is the type of the rule option. */
export interface RuledMethod<Request, Response, Rule> extends ServiceMethod<Request, Response, "unary"> {
  readonly rule: Rule;
  /** Checks the rules that the schema declares about fields of the request. Absent: it declares none. */
  validateRequest?(value: Request, options?: ValidateOptions): Violation[];
  /** Checks the rules that the schema declares about fields of the response. Absent: it declares none. */
  validateResponse?(value: Response, options?: ValidateOptions): Violation[];
}

/** A service, with its methods by their names. */
export interface Service<Methods extends object> {
  /** The full name in the schema, such as `greeting.v1.Greeter`. */
  readonly typeName: string;
  readonly methods: Readonly<Methods>;
}
