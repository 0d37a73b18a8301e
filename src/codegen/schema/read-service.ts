/** Reads a service that has no commands and rules. */

import {
  MethodOptions_IdempotencyLevel as IdempotencyLevel,
  type MethodDescriptorProto,
} from "../generated/google/protobuf/descriptor.ts";
import { commentOf, type ServiceDeclaration, STEPS, withoutDot } from "./declarations.ts";
import type { Context } from "./read-field.ts";
import type { SchemaService, SchemaServiceMethod } from "./schema.ts";

export function readService(source: ServiceDeclaration, { symbols }: Context): SchemaService {
  const { file, path, fullName } = source;
  return {
    symbol: symbols.of(fullName),
    typeName: fullName,
    comment: commentOf(source),
    methods: source.descriptor.method.map((method, index) => ({
      name: method.name ?? "",
      comment: commentOf({ file, path: [...path, STEPS.service.method, index] }),
      kind: kindOf(method),
      idempotency: idempotencyOf(method),
      request: symbols.of(withoutDot(method.inputType)),
      response: symbols.of(withoutDot(method.outputType)),
    })),
  };
}

function kindOf({ clientStreaming, serverStreaming }: MethodDescriptorProto): SchemaServiceMethod["kind"] {
  if (clientStreaming === true) return serverStreaming === true ? "bidirectional-streaming" : "client-streaming";
  return serverStreaming === true ? "server-streaming" : "unary";
}

function idempotencyOf({ options }: MethodDescriptorProto): SchemaServiceMethod["idempotency"] {
  switch (options?.idempotencyLevel) {
    case IdempotencyLevel.NO_SIDE_EFFECTS:
      return "no-side-effects";
    case IdempotencyLevel.IDEMPOTENT:
      return "idempotent";
    default:
      return "unknown";
  }
}
