/** How errors name the place of a value in a message, and the value. */

/** A value that does not fit its field. `encodeMessage` turns it into a UsageError with the path of the value. */
export class FieldFailure {
  /** The name of the property. */
  readonly field: string;
  /** What is wrong, as the end of a sentence that begins with the path: "is required". */
  readonly text: string;
  readonly value: unknown;

  constructor(field: string, text: string, value?: unknown) {
    this.field = field;
    this.text = text;
    this.value = value;
  }
}

/**
 * The step of a path to a field, or to an item or an entry of it.
 *
 * @param field  the name of the property; "" for the value itself
 * @param at     the index in a list, or the key in a map
 */
export function stepTo(field: string, at?: unknown): string {
  const name = field === "" ? "" : `.${field}`;
  return at === undefined ? name : `${name}[${describe(at)}]`;
}

/** @param wanted  the values that fit: "a string" */
export function mismatchText(value: unknown, wanted: string): string {
  return value === null ? "cannot be null" : `must be ${wanted}, not ${describe(value)}`;
}

/** Returns a value as an error text shows it: at most 60 characters. */
export function describe(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
