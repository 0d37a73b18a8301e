// Code generated from score_messages.proto by chatwire. DO NOT EDIT.

import type { ValidateOptions, Violation } from "../../../../src/violation.ts";
import { type Violations, validate } from "../../../../src/wire/validate/violations.ts";
import type { AddRequest, AddResponse } from "./score_messages.ts";

/** Returns which rules of the schema a example.v1.AddRequest violates, in the order of its fields. */
export function validateAddRequest(message: AddRequest, options?: ValidateOptions): Violation[] {
  return validate(checkAddRequest, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkAddRequest(message: AddRequest, found: Violations): void {
  {
    const value = message.points;
    if (!(value <= 100)) found.add("uint32.lte", "must be less than or equal to 100", "points");
  }
}

/** Returns which rules of the schema a example.v1.AddResponse violates, in the order of its fields. */
export function validateAddResponse(message: AddResponse, options?: ValidateOptions): Violation[] {
  return validate(checkAddResponse, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkAddResponse(message: AddResponse, found: Violations): void {
  {
    const value = message.total;
    if (!(value <= 1000)) found.add("uint32.lte", "must be less than or equal to 1000", "total");
  }
}
