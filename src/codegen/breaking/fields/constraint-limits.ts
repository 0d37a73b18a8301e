/**
 * The rules of protovalidate for a value as a list of limits, each of which can be compared
 * with that of another version.
 */

import type { FieldRules } from "../../generated/buf/validate/validate.ts";
import { ignoreOf } from "../../schema/constraints/given-rules.ts";

/** A value in a rule that has an order: a number of any kind, or nanoseconds. */
type Bound = number | bigint;

export type Limit =
  /** The values up to it pass, or those from it on. */
  | { readonly kind: "most" | "least"; readonly bound: Bound; readonly isIncluded: boolean }
  /** The values that pass, or that do not. */
  | { readonly kind: "in" | "notIn"; readonly values: readonly string[] }
  /** Lets values pass that other rules would refuse. */
  | { readonly kind: "exception" }
  /** Anything else. */
  | { readonly kind: "same" };

export interface NamedLimit {
  /** The rule by its names in the schema: `string.max_len`, `repeated.items.int32.gte`. */
  readonly name: string;
  /** The value of the rule, as a schema has it. */
  readonly text: string;
  readonly limit: Limit;
}

/** The rules that bound a value, by the last part of their name. */
const MOST = new Set(["lt", "lte", "max_len", "max_bytes", "max_items", "max_pairs", "within"]);
const LEAST = new Set(["gt", "gte", "min_len", "min_bytes", "min_items", "min_pairs"]);
const EXCLUDING = new Set(["lt", "gt"]);
/** They are no rules. */
const LEFT_OUT = new Set(["$unknown", "example"]);
/** The rules whose numbers have something between any two of them. */
const CONTINUOUS = new Set(["float", "double"]);

/** Returns the limits of a value that a schema has rules for; none if the schema tells to ignore them. */
export function limitsOf(rules: FieldRules | undefined): Map<string, NamedLimit> {
  const limits = new Map<string, NamedLimit>();
  addRules(limits, "", rules);
  return limits;
}

function addRules(limits: Map<string, NamedLimit>, prefix: string, rules: FieldRules | undefined): void {
  const ignored = ignoreOf(rules);
  if (rules === undefined || ignored === "always") return;
  const { celExpression, cel, type, required } = rules;
  const add = (name: string, text: string, limit: Limit) => limits.set(name, { name, text, limit });
  if (ignored === "zero") add(`${prefix}ignore`, "IGNORE_IF_ZERO_VALUE", { kind: "exception" });
  if (required === true) add(`${prefix}required`, "true", SAME);
  for (const { id = "", expression = "" } of [...cel, ...celExpression.map((each) => ({ id: "", expression: each }))])
    addCel(limits, prefix, id, expression);
  if (type.case === undefined) return;
  addMembers(limits, `${prefix}${snakeCase(type.case)}.`, type.value);
}

const SAME: Limit = { kind: "same" };

/** A rule in CEL is named by its id, or by its expression if it has none. */
export function addCel(limits: Map<string, NamedLimit>, prefix: string, id: string, expression: string): void {
  const name = `${prefix}cel[${JSON.stringify(id === "" ? expression : id)}]`;
  limits.set(name, { name, text: JSON.stringify(expression), limit: SAME });
}

function addMembers(limits: Map<string, NamedLimit>, prefix: string, rules: object): void {
  for (const [property, value] of Object.entries(rules)) {
    if (LEFT_OUT.has(property) || value === undefined) continue;
    const name = `${prefix}${snakeCase(property)}`;
    if (isFieldRules(value)) addRules(limits, `${name}.`, value);
    else if (isOneof(value)) addRule(limits, `${prefix}${snakeCase(value.case ?? "")}`, value.value);
    else addRule(limits, name, value);
  }
}

function addRule(limits: Map<string, NamedLimit>, name: string, value: unknown): void {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
  const rule = name.split(".").at(-1) ?? "";
  // A rule that is off is none; only `strict` is on unless it is turned off.
  if (rule === "strict" ? value === true : value === false) return;
  const limit: Limit = rule === "strict" ? { kind: "exception" } : limitOf(name, rule, value);
  limits.set(name, { name, text: textOf(value), limit });
}

function limitOf(name: string, rule: string, value: unknown): Limit {
  if (Array.isArray(value) && (rule === "in" || rule === "not_in"))
    return { kind: rule === "in" ? "in" : "notIn", values: value.map(textOf) };
  const bound = boundOf(value);
  if (bound === undefined || !(MOST.has(rule) || LEAST.has(rule))) return SAME;
  const kind = MOST.has(rule) ? "most" : "least";
  if (!EXCLUDING.has(rule)) return { kind, bound, isIncluded: true };
  if (name.split(".").some((part) => CONTINUOUS.has(part))) return { kind, bound, isIncluded: false };
  // The whole number beside it is the first one that passes.
  return { kind, bound: BigInt(bound) + (kind === "most" ? -1n : 1n), isIncluded: true };
}

function boundOf(value: unknown): Bound | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return isTime(value) ? value.seconds * 1_000_000_000n + BigInt(value.nanos) : undefined;
}

/** Two limits about the same side of a value have one key: `lt` and `lte`. */
export function sideOf({ name, limit }: NamedLimit): string {
  const isRange = /\.(?:lt|lte|gt|gte)$/.test(name);
  return isRange ? `${name.slice(0, name.lastIndexOf("."))}.${limit.kind}` : name;
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString("latin1"));
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  if (isTime(value)) return `{ seconds: ${value.seconds} nanos: ${value.nanos} }`;
  if (isMask(value)) return `{ paths: ${textOf(value.paths)} }`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function isOneof(value: unknown): value is { case: string | undefined; value?: unknown } {
  return typeof value === "object" && value !== null && "case" in value;
}

function isFieldRules(value: unknown): value is FieldRules {
  return typeof value === "object" && value !== null && "celExpression" in value;
}

function isTime(value: unknown): value is { seconds: bigint; nanos: number } {
  return typeof value === "object" && value !== null && "seconds" in value && "nanos" in value;
}

function isMask(value: unknown): value is { paths: string[] } {
  return typeof value === "object" && value !== null && "paths" in value;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
