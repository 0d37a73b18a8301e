/**
 * Collects what violates the rules of a schema: those of protovalidate, `buf/validate/validate.proto`.
 *
 * How the folder fits together: generated code (`validate...`) goes through a message, and calls the functions of
 * `values.ts`, `text-formats.ts`, `ip-formats.ts` and `uri-formats.ts`, one for each rule that an expression cannot
 * check. A program gets only those that its schema uses.
 *
 * Invariant: a check takes time that is proportional to the value at most, and keeps at most `violationsMax` results.
 *
 * @see https://protovalidate.com
 */

import { UsageError } from "../../errors.ts";
import type { ValidateOptions, Violation } from "../../violation.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";

/** Generated for a message with rules in it. */
export type Validate<T> = (message: T, options?: ValidateOptions) => Violation[];

/** The index of an item, or the key of an entry. */
export type Subscript = number | bigint | string | boolean;

const VIOLATIONS_MAX = 100;

/**
 * Implements `validate...` with `check...`.
 *
 * @throws UsageError the value is no message: untyped callers can leave out fields that every message has
 */
export function validate<T>(
  check: (message: T, found: Violations) => void,
  message: T,
  options: ValidateOptions | undefined,
): Violation[] {
  const found = new Violations(options);
  try {
    check(message, found);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const usageError = new UsageError(`The value is not a complete message: ${error.message}.`);
    usageError.cause = error;
    throw usageError;
  }
  return found.list;
}

/** The violations found so far, and the way to the message that is being checked. */
export class Violations {
  readonly list: Violation[] = [];
  readonly #max: number;
  readonly #nowMs: number | undefined;
  /** The fields around the message, each followed by its subscript or undefined. */
  readonly #way: (Subscript | undefined)[] = [];

  constructor({ violationsMax = VIOLATIONS_MAX, nowMs }: ValidateOptions = {}) {
    this.#max = violationsMax;
    this.#nowMs = nowMs;
  }

  /** Whether no more violations are wanted. */
  get isFull(): boolean {
    return this.list.length >= this.#max;
  }

  /** @param field  the name in the schema; undefined for the message as a whole */
  add(ruleId: string, message: string, field?: string, subscript?: Subscript): void {
    this.#push(ruleId, message, field, subscript, false);
  }

  /** Adds a violation of a rule for the keys of a map. */
  addKey(ruleId: string, message: string, field: string, key: Subscript): void {
    this.#push(ruleId, message, field, key, true);
  }

  /**
   * From here on, fields are those of a message in a field.
   *
   * @throws UsageError messages are nested too deeply, perhaps one in itself
   */
  enter(field: string, subscript?: Subscript): void {
    if (this.#way.length > 2 * MESSAGE_DEPTH_MAX)
      throw new UsageError(`${field}: Messages are nested deeper than ${MESSAGE_DEPTH_MAX}.`);
    this.#way.push(field, subscript);
  }

  /** Ends what `enter` began. */
  leave(): void {
    this.#way.length -= 2;
  }

  /**
   * The time in nanoseconds since 1970.
   *
   * @throws UsageError the caller gave no time
   */
  nowNanos(): bigint {
    if (this.#nowMs === undefined) {
      const text = "The schema has rules about the time, such as lt_now. Pass nowMs, milliseconds since 1970.";
      throw new UsageError(text);
    }
    return BigInt(Math.floor(this.#nowMs)) * 1_000_000n;
  }

  #push(ruleId: string, message: string, field: string | undefined, subscript: Subscript | undefined, forKey: boolean) {
    if (this.isFull) return;
    const way = field === undefined ? this.#way : [...this.#way, field, subscript];
    this.list.push({ path: pathOf(way), ruleId, message, forKey });
  }
}

function pathOf(way: readonly (Subscript | undefined)[]): string {
  let path = "";
  for (let index = 0; index < way.length; index += 2) {
    const subscript = way[index + 1];
    if (index > 0) path += ".";
    path += way[index];
    if (subscript !== undefined) path += `[${typeof subscript === "string" ? JSON.stringify(subscript) : subscript}]`;
  }
  return path;
}
