/** What a message violates of the rules that its schema declares about fields; see `src/wire/validate`. */

/** One rule that a message violates. */
export interface Violation {
  /** The field by its names in the schema: `items[3].name`, `labels["en"]`; empty for the message as a whole. */
  readonly path: string;
  /** The rule as protovalidate calls it, such as `string.min_len`. */
  readonly ruleId: string;
  /** What the value must be, without the field: `must be at least 3 characters`. */
  readonly message: string;
  /** Whether it is about the key of a map's entry, instead of its value. */
  readonly forKey: boolean;
}

/** The options of generated `validate...` functions. */
export interface ValidateOptions {
  /** No more violations than this are returned, and the search ends with the last one. Default: 100. */
  readonly violationsMax?: number;
  /** The time for rules such as `lt_now`, in milliseconds since 1970 (UTC). Needed if the schema has such rules. */
  readonly nowMs?: number;
}

/** Options to learn only whether a message violates a rule, and which. */
export const FIRST_VIOLATION: ValidateOptions = { violationsMax: 1 };

/** A violation as a sentence: `items[3].name must be at least 3 characters.` */
export function violationText({ path, message, forKey }: Violation): string {
  const subject = path === "" ? "The message" : forKey ? `The key of ${path}` : path;
  return `${subject}: ${message}.`;
}
