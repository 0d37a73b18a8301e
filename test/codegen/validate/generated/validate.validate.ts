// Code generated from validate.proto by chatwire. DO NOT EDIT.

import type { ValidateOptions, Violation } from "../../../../src/violation.ts";
import { type Pattern, matchesPattern } from "../../../../src/wire/pattern.ts";
import { isEmail, isHostname, isLooseHeaderName, isUuid } from "../../../../src/wire/validate/text-formats.ts";
import { isUriRef } from "../../../../src/wire/validate/uri-formats.ts";
import {
  areBytesUnique,
  bytesMatch,
  bytesStartWith,
  characters,
  isPathIn,
  isUnique,
  nanosOf,
  utf8Bytes,
} from "../../../../src/wire/validate/values.ts";
import { type Violations, validate } from "../../../../src/wire/validate/violations.ts";
import type { Choices, Inner, Lists, Numbers, Outer, Texts, Times } from "./validate.ts";

/** Returns which rules of the schema a validate_test.Numbers violates, in the order of its fields. */
export function validateNumbers(message: Numbers, options?: ValidateOptions): Violation[] {
  return validate(checkNumbers, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkNumbers(message: Numbers, found: Violations): void {
  {
    const value = message.less;
    if (!(value < 10)) found.add("int32.lt", "must be less than 10", "less");
  }
  {
    const value = message.between;
    if (!(value >= 1n && value < 5n)) found.add("int64.gte_lt", "must be greater than or equal to 1 and less than 5", "between");
  }
  {
    const value = message.outside;
    if (!(value > 10 || value <= 5)) found.add("uint32.gt_lte_exclusive", "must be greater than 10 or less than or equal to 5", "outside");
  }
  {
    const value = message.ratio;
    if (!(value >= 0 && value <= 1)) found.add("double.gte_lte", "must be greater than or equal to 0 and less than or equal to 1", "ratio");
    if (!Number.isFinite(value)) found.add("double.finite", "must be finite", "ratio");
  }
  {
    const value = message.tenth;
    if (![0, 0.10000000149011612, 1].includes(Math.fround(value))) found.add("float.in", "must be in list [0, 0.1, 1]", "tenth");
  }
  {
    const value = message.notSeven;
    if ([7].includes(value)) found.add("sint64.not_in", "must not be in list [7]", "not_seven");
  }
  if (message.five !== 0) {
    const value = message.five;
    if (value !== 5) found.add("fixed32.const", "must equal 5", "five");
  }
  if (message.low !== undefined) {
    const value = message.low;
    if (!(value <= -3n)) found.add("sfixed64.lte", "must be less than or equal to -3", "low");
  }
  {
    const value = message.agreed;
    if (value !== false) found.add("bool.const", "must equal false", "agreed");
  }
  {
    const value: number = message.color;
    if ([4].includes(value)) found.add("enum.not_in", "must not be in list [4]", "color");
    if (![0, 1, 4].includes(value)) found.add("enum.defined_only", "value must be one of the defined enum values", "color");
  }
  if (message.wrapped !== undefined) {
    const value = message.wrapped;
    if (!(value.value > 2n)) found.add("uint64.gt", "must be greater than 2", "wrapped");
  }
}

/** Returns which rules of the schema a validate_test.Texts violates, in the order of its fields. */
export function validateTexts(message: Texts, options?: ValidateOptions): Violation[] {
  return validate(checkTexts, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkTexts(message: Texts, found: Violations): void {
  {
    const value = message.name;
    if (characters(value) > 5) found.add("string.max_len", "must be at most 5 characters", "name");
    else {
      if (!matchesPattern(checkTexts$1, value)) found.add("string.pattern", "does not match regex pattern `^[^0-9]*$`", "name");
    }
    if (characters(value) < 1) found.add("string.min_len", "must be at least 1 characters", "name");
  }
  {
    const value = message.bytes;
    if (utf8Bytes(value) > 4) found.add("string.max_bytes", "must be at most 4 bytes", "bytes");
  }
  if (message.email !== "") {
    const value = message.email;
    if (value !== "" && !isEmail(value)) found.add("string.email", "must be a valid email address", "email");
    if (value === "") found.add("string.email_empty", "value is empty, which is not a valid email address", "email");
  }
  {
    const value = message.host;
    if (value !== "" && !isHostname(value)) found.add("string.hostname", "must be a valid hostname", "host");
    if (value === "") found.add("string.hostname_empty", "value is empty, which is not a valid hostname", "host");
  }
  {
    const value = message.uri;
    if (!isUriRef(value)) found.add("string.uri_ref", "must be a valid URI Reference", "uri");
  }
  {
    const value = message.affixes;
    if (!value.startsWith("a\"")) found.add("string.prefix", "does not have prefix `a\"`", "affixes");
    if (!value.endsWith("$")) found.add("string.suffix", "does not have suffix `$`", "affixes");
    if (value.includes("#0")) found.add("string.not_contains", "contains substring `#0`", "affixes");
  }
  {
    const value = message.choice;
    if (!["", "a", "b"].includes(value)) found.add("string.in", "must be in list [, a, b]", "choice");
  }
  {
    const value = message.data;
    if (value.length > 3) found.add("bytes.max_len", "must be at most 3 bytes", "data");
    if (!bytesStartWith(value, [1])) found.add("bytes.prefix", "does not have prefix 01", "data");
  }
  {
    const value = message.utf8;
    if (!bytesMatch(checkTexts$2, value)) found.add("bytes.pattern", "must match regex pattern `^é?$`", "utf8");
  }
  {
    const value = message.header;
    if (value !== "" && !isLooseHeaderName(value)) found.add("string.well_known_regex.header_name", "must be a valid HTTP header name", "header");
    if (value === "") found.add("string.well_known_regex.header_name_empty", "value is empty, which is not a valid HTTP header name", "header");
  }
  if (message.address.length > 0) {
    const value = message.address;
    if (value.length !== 0 && value.length !== 4 && value.length !== 16) found.add("bytes.ip", "must be a valid IP address", "address");
    if (value.length === 0) found.add("bytes.ip_empty", "value is empty, which is not a valid IP address", "address");
  }
}

const checkTexts$1: Pattern = {
  classes: [0, 0, 48, 1, 58, 0],
  columns: 3,
  states: [0, -2, -1],
};

const checkTexts$2: Pattern = {
  classes: [0, 0, 233, 1, 234, 0],
  columns: 3,
  states: [-2, 1, -1, -2, -2, -1],
};

/** Returns which rules of the schema a validate_test.Lists violates, in the order of its fields. */
export function validateLists(message: Lists, options?: ValidateOptions): Violation[] {
  return validate(checkLists, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkLists(message: Lists, found: Violations): void {
  {
    const value = message.tags;
    if (value.length > 3) found.add("repeated.max_items", "must contain no more than 3 item(s)", "tags");
    else {
      if (!isUnique(value)) found.add("repeated.unique", "repeated value must contain unique items", "tags");
    }
    if (value.length < 1) found.add("repeated.min_items", "must contain at least 1 item(s)", "tags");
    for (const [index, item] of value.entries()) {
      if (found.isFull) return;
      if (characters(item) < 2) found.add("string.min_len", "must be at least 2 characters", "tags", index);
    }
  }
  {
    const value = message.counts;
    if (value.size > 2) found.add("map.max_pairs", "map must be at most 2 entries", "counts");
    for (const [key, entry] of value) {
      if (found.isFull) return;
      if (characters(key) > 3) found.addKey("string.max_len", "must be at most 3 characters", "counts", key);
      if (!(entry >= 0)) found.add("int32.gte", "must be greater than or equal to 0", "counts", key);
    }
  }
  {
    const value = message.inner;
    for (const [index, item] of value.entries()) {
      if (found.isFull) return;
      found.enter("inner", index);
      checkInner(item, found);
      found.leave();
    }
  }
  {
    const value = message.byNumber;
    for (const [key, entry] of value) {
      if (found.isFull) return;
      found.enter("by_number", key);
      checkInner(entry, found);
      found.leave();
    }
  }
  {
    const value = message.parts;
    if (!areBytesUnique(value)) found.add("repeated.unique", "repeated value must contain unique items", "parts");
  }
}

/** Returns which rules of the schema a validate_test.Inner violates, in the order of its fields. */
export function validateInner(message: Inner, options?: ValidateOptions): Violation[] {
  return validate(checkInner, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkInner(message: Inner, found: Violations): void {
  if (message.id === "") found.add("required", "value is required", "id");
  if (message.inner !== undefined) {
    const value = message.inner;
    found.enter("inner");
    checkInner(value, found);
    found.leave();
  }
}

/** Returns which rules of the schema a validate_test.Choices violates, in the order of its fields. */
export function validateChoices(message: Choices, options?: ValidateOptions): Violation[] {
  return validate(checkChoices, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkChoices(message: Choices, found: Violations): void {
  {
    let count = 0;
    if (message.one !== "") count++;
    if (message.other !== 0) count++;
    if (count > 1) found.add("message.oneof", "only one of one, other can be set");
    if (count === 0) found.add("message.oneof", "one of one, other must be set");
  }
  if (message.kind.case === undefined) found.add("required", "exactly one field is required in oneof", "kind");
  if (message.one !== "") {
    const value = message.one;
    if (characters(value) < 2) found.add("string.min_len", "must be at least 2 characters", "one");
  }
  if (message.kind.case === "text") {
    const value = message.kind.value;
    if (value !== "" && !isUuid(value)) found.add("string.uuid", "must be a valid UUID", "text");
    if (value === "") found.add("string.uuid_empty", "value is empty, which is not a valid UUID", "text");
  }
  if (message.kind.case === "message") {
    const value = message.kind.value;
    found.enter("message");
    checkInner(value, found);
    found.leave();
  }
  if (message.needed !== undefined) {
    const value = message.needed;
    found.enter("needed");
    checkInner(value, found);
    found.leave();
  } else {
    found.add("required", "value is required", "needed");
  }
}

/** Returns which rules of the schema a validate_test.Times violates, in the order of its fields. */
export function validateTimes(message: Times, options?: ValidateOptions): Violation[] {
  return validate(checkTimes, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkTimes(message: Times, found: Violations): void {
  if (message.sent !== undefined) {
    const value = message.sent;
    if (nanosOf(value) > found.nowNanos()) found.add("timestamp.lt_now", "must be less than now", "sent");
  }
  if (message.near !== undefined) {
    const value = message.near;
    if (nanosOf(value) < found.nowNanos() - 60000000000n || nanosOf(value) > found.nowNanos() + 60000000000n) found.add("timestamp.within", "must be within 60s of now", "near");
  }
  if (message.wait !== undefined) {
    const value = message.wait;
    if (!(nanosOf(value) > 0n && nanosOf(value) <= 1500000000n)) found.add("duration.gt_lte", "must be greater than 0s and less than or equal to 1.5s", "wait");
  }
  if (message.any !== undefined) {
    const value = message.any;
    if (!["type.googleapis.com/a.B"].includes(value.typeUrl)) found.add("any.in", "type URL must be in the allow list", "any");
  }
  if (message.mask !== undefined) {
    const value = message.mask;
    if (!value.paths.every((path) => isPathIn(path, ["a.b"]))) found.add("field_mask.in", "must only contain paths in [a.b]", "mask");
  }
}

/** Returns which rules of the schema a validate_test.Outer violates, in the order of its fields. */
export function validateOuter(message: Outer, options?: ValidateOptions): Violation[] {
  return validate(checkOuter, message, options);
}

/** Adds what violates the rules. Generated code calls it for messages inside messages. */
export function checkOuter(message: Outer, found: Violations): void {
  if (message.inner !== undefined) {
    const value = message.inner;
    found.enter("inner");
    checkInner(value, found);
    found.leave();
  }
}
