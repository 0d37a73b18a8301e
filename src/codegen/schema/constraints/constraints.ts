/**
 * What a schema asks of values by the rules of protovalidate, in a form that can be printed.
 *
 * How the files of this folder fit together: `read-constraints.ts` decides which messages are validated, and reads
 * their fields by `read-field-constraints.ts`; `number-checks.ts`, `text-checks.ts` and `value-checks.ts` turn the
 * rules of each kind of value into checks.
 *
 * Invariant: a rule that is read is checked as protovalidate checks it, or the message has no validation at all.
 *
 * @see https://github.com/bufbuild/protovalidate/blob/main/proto/protovalidate/buf/validate/validate.proto
 */

import type { Pattern } from "../../../wire/pattern.ts";
import type { SchemaField, SchemaMessage, SchemaSymbol } from "../schema.ts";

/** One rule. */
export interface Check {
  /** As protovalidate calls it: `string.min_len`. */
  readonly ruleId: string;
  /** What the value must be, without the field. */
  readonly message: string;
  /**
   * An expression that is true if a value violates the rule: `$` is the value, `@name` a function of the folder
   * `validate` of the wire folder, and `#0` the first constant.
   */
  readonly test: string;
  /** Expressions, and patterns. */
  readonly constants: readonly (string | Pattern)[];
  /**
   * `limit`: bounds the length of a value. `search`: takes time in proportion to the length, and is left out for a
   * value that is too long.
   */
  readonly order?: "limit" | "search";
}

/** What is asked of one value: of a field, of an item, or of the key or the value of an entry. */
export interface ValueConstraints {
  readonly checks: readonly Check[];
  /** Whether the checks are about the field `value` of the message. */
  readonly isWrapped: boolean;
  /** Whether the zero value passes. */
  readonly ignoresZero: boolean;
  /** The message whose constraints the value must meet. */
  readonly nested: SchemaSymbol | undefined;
}

export interface FieldConstraints extends ValueConstraints {
  readonly field: SchemaField;
  /** The property of the oneof that the field is in. */
  readonly oneof: string | undefined;
  readonly isRequired: boolean;
  /** The items of a list, or the values of a map. */
  readonly items: ValueConstraints | undefined;
  readonly keys: ValueConstraints | undefined;
}

/** Fields of which one may be set. */
export interface ExclusiveFields {
  readonly fields: readonly FieldPlace[];
  /** Whether one must be set. */
  readonly isRequired: boolean;
}

/** A field, and the property of the oneof that it is in. */
export interface FieldPlace {
  readonly field: SchemaField;
  readonly oneof: string | undefined;
}

export interface MessageConstraints {
  readonly message: SchemaMessage;
  readonly exclusive: readonly ExclusiveFields[];
  /** The oneofs of which a case must be set. */
  readonly requiredOneofs: readonly { readonly name: string; readonly schemaName: string }[];
  readonly fields: readonly FieldConstraints[];
}
