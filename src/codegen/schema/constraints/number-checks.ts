/** Checks of values that have an order: numbers, durations and times. */

import type { Check } from "./constraints.ts";

/** The rules of every such type have this form. `T` is a number, a bigint or a message. */
export interface OrderRules<T> {
  readonly const?: T | undefined;
  readonly lessThan: GivenBound<T>;
  readonly greaterThan: GivenBound<T>;
  readonly in?: readonly T[];
  readonly notIn?: readonly T[];
}

interface GivenBound<T> {
  readonly case: string | undefined;
  readonly value?: T | boolean | undefined;
}

/** How values of a type are printed. */
export interface OrderedType<T> {
  /** As rules call it: `int32`. */
  readonly name: string;
  /** The value as an expression that can be compared, with `$`. */
  readonly operand: string;
  /** A constant as an expression. */
  expression(value: T): string;
  /** A constant in a sentence. */
  text(value: T): string;
}

/** A bound: `<`, and what it is called. */
interface Bound<T> {
  readonly id: string;
  readonly operator: string;
  readonly words: string;
  readonly value: T;
}

const UPPER = { lt: ["<", "less than"], lte: ["<=", "less than or equal to"] } as const;
const LOWER = { gt: [">", "greater than"], gte: [">=", "greater than or equal to"] } as const;

/** @param isAbove  whether the first constant is greater than the second one */
export function orderChecks<T>(
  rules: OrderRules<T>,
  type: OrderedType<T>,
  isAbove: (one: T, other: T) => boolean,
): Check[] {
  const { name, operand, expression, text } = type;
  const checks: Check[] = [];
  const list = (values: readonly T[]): string => `[${values.map(text).join(", ")}]`;
  const add = (id: string, message: string, test: string, values: readonly T[]): void => {
    checks.push({ ruleId: `${name}.${id}`, message, test, constants: values.map(expression) });
  };
  if (rules.const !== undefined) add("const", `must equal ${text(rules.const)}`, `${operand} !== #0`, [rules.const]);
  const upper = boundOf(rules.lessThan, UPPER);
  const lower = boundOf(rules.greaterThan, LOWER);
  if (upper !== undefined && lower !== undefined) {
    const isExclusive = isAbove(lower.value, upper.value);
    const [word, join] = isExclusive ? ["or", "||"] : ["and", "&&"];
    const id = `${lower.id}_${upper.id}${isExclusive ? "_exclusive" : ""}`;
    const message = `must be ${lower.words} ${text(lower.value)} ${word} ${upper.words} ${text(upper.value)}`;
    const test = `!(${operand} ${lower.operator} #0 ${join} ${operand} ${upper.operator} #1)`;
    add(id, message, test, [lower.value, upper.value]);
  } else {
    // Negated, because NaN is in no range.
    for (const bound of [upper, lower])
      if (bound !== undefined)
        add(bound.id, `must be ${bound.words} ${text(bound.value)}`, `!(${operand} ${bound.operator} #0)`, [
          bound.value,
        ]);
  }
  if (rules.in !== undefined && rules.in.length > 0)
    add("in", `must be in list ${list(rules.in)}`, `![${holes(rules.in)}].includes(${operand})`, rules.in);
  if (rules.notIn !== undefined && rules.notIn.length > 0)
    add(
      "not_in",
      `must not be in list ${list(rules.notIn)}`,
      `[${holes(rules.notIn)}].includes(${operand})`,
      rules.notIn,
    );
  return checks;
}

/** One hole for each constant: `#0, #1`. */
export function holes(list: readonly unknown[]): string {
  return list.map((_, index) => `#${index}`).join(", ");
}

/** Of the bounds of a time, those that are about now are left out. */
function boundOf<T>(
  given: GivenBound<T>,
  known: Readonly<Record<string, readonly [operator: string, words: string]>>,
): Bound<T> | undefined {
  const { case: id, value } = given;
  if (id === undefined || value === undefined || typeof value === "boolean" || !Object.hasOwn(known, id))
    return undefined;
  const [operator = "", words = ""] = known[id] ?? [];
  return { id, operator, words, value };
}
