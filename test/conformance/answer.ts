/** Answers one request of Google's conformance runner with generated code. */

import { ChatError } from "../../src/errors.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";
import type { JsonCodec, JsonOptions, JsonRegistry } from "../../src/wire/json/codec.ts";
import { parseJson } from "../../src/wire/json/parse.ts";

export type Plain = Record<string, unknown>;

/** A generated JSON codec, without the type of its message. */
export type PlainJson = JsonCodec<Plain>;

/** The generated codecs, by the full names of the messages. */
export interface Generated {
  readonly codecs: ReadonlyMap<string, MessageCodec<Plain>>;
  readonly json: ReadonlyMap<string, PlainJson>;
  readonly registry: JsonRegistry;
}

/** The fields of conformance.ConformanceRequest that the testee uses. */
export interface Request extends Plain {
  readonly payload: { readonly case: string | undefined; readonly value?: unknown };
  readonly requestedOutputFormat: number;
  readonly messageType: string;
  readonly testCategory: number;
}

interface Result {
  readonly case: string;
  readonly value: unknown;
}

const FORMAT_PROTOBUF = 1;
const FORMAT_JSON = 2;
const CATEGORY_JSON_IGNORE_UNKNOWN = 3;

/** Returns the oneof of conformance.ConformanceResponse. */
export function answer(request: Request, generated: Generated): Result {
  const { payload, requestedOutputFormat: format, messageType } = request;
  const codec = generated.codecs.get(messageType);
  // The first request asks for the failures that the testee expects; it expects none.
  if (messageType === "conformance.FailureSet") return { case: "protobufPayload", value: new Uint8Array(0) };
  if (codec === undefined) return skipped(`no ${messageType}`);
  const json = generated.json.get(messageType);
  if (format !== FORMAT_PROTOBUF && (format !== FORMAT_JSON || json === undefined)) return skipped(`format ${format}`);
  const unknownFields = request.testCategory === CATEGORY_JSON_IGNORE_UNKNOWN ? "ignore" : "refuse";
  const options: JsonOptions = { registry: generated.registry, unknownFields };
  let message: Plain;
  try {
    if (payload.case === "protobufPayload" && payload.value instanceof Uint8Array)
      message = codec.decode(payload.value);
    else if (payload.case === "jsonPayload" && json !== undefined)
      message = json.fromJson(parseJson(String(payload.value)), options);
    else return skipped(`payload ${payload.case}`);
  } catch (error) {
    return failure("parseError", error);
  }
  try {
    if (format === FORMAT_PROTOBUF || json === undefined)
      return { case: "protobufPayload", value: codec.encode(message) };
    return { case: "jsonPayload", value: JSON.stringify(json.toJson(message, options)) };
  } catch (error) {
    return failure("serializeError", error);
  }
}

function skipped(reason: string): Result {
  return { case: "skipped", value: reason };
}

/** Errors of this package are valid results. Any other error is a bug, which the runner must report. */
function failure(expected: string, error: unknown): Result {
  if (error instanceof ChatError) return { case: expected, value: error.message };
  return { case: "runtimeError", value: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
