/**
 * Failures of a conversion. A path such as `.peers[3].port` costs time, so it is
 * put together only when something fails, on the way up: each level adds its step.
 */

import { mismatchText, stepTo } from "../failure.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";

/** A failed conversion inside a message. `JsonCodec` turns it into a UsageError, which begins with the message's name. */
export class JsonFailure {
  /** The path of the value: `.peers[3].port`. */
  path: string;
  /** What is wrong, as the end of a sentence that begins with the path: "must be an array". */
  readonly text: string;

  constructor(text: string, path = "") {
    this.text = text;
    this.path = path;
  }
}

/**
 * Returns what was thrown below, with a step put before its path. A TypeError becomes a failure: untyped callers can
 * leave out a message or a oneof.
 */
export function within(error: unknown, step: string): unknown {
  if (error instanceof TypeError) return new JsonFailure(`must be a message: ${error.message}`, step);
  if (error instanceof JsonFailure) error.path = step + error.path;
  return error;
}

/**
 * Throws the failure of a value that does not fit.
 *
 * @param wanted  the values that fit: "a string"
 */
export function refuse(value: unknown, wanted: string, field: string, at?: unknown): never {
  throw new JsonFailure(mismatchText(value, wanted), stepTo(field, at));
}

export function tooDeep(): never {
  throw new JsonFailure(`is nested deeper than ${MESSAGE_DEPTH_MAX}`);
}
