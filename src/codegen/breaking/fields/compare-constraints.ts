/**
 * Compares the rules of protovalidate: what the newer version refuses and the older one
 * still sends.
 *
 * A rule that lets more pass than before is no finding, as with the rules of our own
 * options: who sends more than the older version allows decides so when it does.
 */

import type { FieldRules, MessageRules } from "../../generated/buf/validate/validate.ts";
import { fieldRulesOf, messageRulesOf, oneofRulesOf } from "../../schema/constraints/given-rules.ts";
import type { MessageDeclaration } from "../../schema/declarations.ts";
import { type Comparison, report } from "../comparison.ts";
import type { SchemaVersion } from "../version.ts";
import { addCel, type Limit, limitsOf, type NamedLimit, sideOf } from "./constraint-limits.ts";
import type { Field } from "./field.ts";

interface Change {
  readonly text: string;
  readonly remedy: string;
}

export function compareFieldConstraints(comparison: Comparison, old: Field, now: Field): void {
  const before = limitsOf(rulesOf(comparison.old, old));
  const after = limitsOf(rulesOf(comparison.now, now));
  const subject = `the field ${now.name}`;
  reportAll(comparison, now.fullName, [
    ...tightened(subject, before, after),
    ...lostExceptions(subject, before, after),
  ]);
}

/** Whether a message must have the field, by a rule of protovalidate. */
export function isRequiredByRule(version: SchemaVersion, field: Field): boolean {
  return limitsOf(rulesOf(version, field)).has("required");
}

export function compareMessageConstraints(
  comparison: Comparison,
  old: MessageDeclaration,
  now: MessageDeclaration,
): void {
  const before = messageLimits(comparison.old, old);
  const after = messageLimits(comparison.now, now);
  reportAll(comparison, now.fullName, tightened(now.name, before, after));
}

function rulesOf({ reader }: SchemaVersion, { declaration }: Field): FieldRules | undefined {
  return fieldRulesOf(reader, declaration.descriptor.options);
}

function messageLimits({ reader }: SchemaVersion, { descriptor }: MessageDeclaration): Map<string, NamedLimit> {
  const limits = new Map<string, NamedLimit>();
  const rules: MessageRules | undefined = messageRulesOf(reader, descriptor.options);
  for (const { id = "", expression = "" } of rules?.cel ?? []) addCel(limits, "", id, expression);
  for (const expression of rules?.celExpression ?? []) addCel(limits, "", "", expression);
  for (const { fields, required } of rules?.oneof ?? []) {
    const name = `oneof { fields: [${[...fields]
      .sort()
      .map((each) => JSON.stringify(each))
      .join(", ")}] }`;
    limits.set(name, { name, text: "at most one", limit: { kind: "same" } });
    if (required !== true) continue;
    limits.set(`${name} required`, { name: `${name} required`, text: "true", limit: { kind: "same" } });
  }
  for (const { name = "", options } of descriptor.oneofDecl) {
    if (oneofRulesOf(reader, options)?.required !== true) continue;
    const rule = `required of the oneof ${name}`;
    limits.set(rule, { name: rule, text: "true", limit: { kind: "same" } });
  }
  return limits;
}

function tightened(
  subject: string,
  before: ReadonlyMap<string, NamedLimit>,
  after: ReadonlyMap<string, NamedLimit>,
): Change[] {
  const olds = new Map([...before.values()].map((each) => [sideOf(each), each]));
  return [...after.values()].flatMap((now) => {
    const old = olds.get(sideOf(now));
    if (now.limit.kind === "exception") return [];
    if (old === undefined) {
      const value = now.text === "true" ? "" : ` = ${now.text}`;
      return [
        { text: `${capital(subject)} has the new rule ${now.name}${value}`, remedy: `Remove ${now.name} again.` },
      ];
    }
    return changed(subject, old, now);
  });
}

function changed(subject: string, old: NamedLimit, now: NamedLimit): Change[] {
  const [before, after] = [old.limit, now.limit];
  if (before.kind === "in" && after.kind === "in") {
    const lost = before.values.filter((each) => !after.values.includes(each));
    if (lost.length === 0) return [];
    return [
      { text: `The rule ${now.name} of ${subject} lost ${lost.join(", ")}`, remedy: `Add ${lost.join(", ")} again.` },
    ];
  }
  if (before.kind === "notIn" && after.kind === "notIn") {
    const more = after.values.filter((each) => !before.values.includes(each));
    if (more.length === 0) return [];
    return [
      { text: `The rule ${now.name} of ${subject} got ${more.join(", ")}`, remedy: `Remove ${more.join(", ")}.` },
    ];
  }
  if (!isTighter(before, after) && !(before.kind === "same" && old.text !== now.text)) return [];
  const from = old.name === now.name ? old.text : `${old.name} = ${old.text}`;
  return [
    {
      text: `The rule ${now.name} of ${subject} changed from ${from} to ${now.text}`,
      remedy: `Write again: ${old.name} = ${old.text}`,
    },
  ];
}

function isTighter(before: Limit, after: Limit): boolean {
  if (before.kind !== after.kind || !("bound" in before) || !("bound" in after)) return false;
  const isBeyond = before.kind === "most" ? after.bound < before.bound : after.bound > before.bound;
  // Numbers and bigints compare by value.
  const isEqual = !isBeyond && !(before.kind === "most" ? after.bound > before.bound : after.bound < before.bound);
  return isBeyond || (isEqual && before.isIncluded && !after.isIncluded);
}

function lostExceptions(
  subject: string,
  before: ReadonlyMap<string, NamedLimit>,
  after: ReadonlyMap<string, NamedLimit>,
): Change[] {
  return [...before.values()].flatMap(({ name, text, limit }) => {
    const around = name.slice(0, name.lastIndexOf(".") + 1);
    const isLost = limit.kind === "exception" && !after.has(name);
    // Without the rules that it is an exception to, all values pass.
    if (!isLost || ![...after.keys()].some((each) => each.startsWith(around))) return [];
    return [
      { text: `The rules of ${subject} no longer have ${name} = ${text}`, remedy: `Write again: ${name} = ${text}` },
    ];
  });
}

function reportAll(comparison: Comparison, fullName: string, changes: readonly Change[]): void {
  for (const { text, remedy } of changes)
    report(comparison, [fullName], { id: "CONSTRAINT_TIGHTENED", category: "WIRE", text: `${text}.`, remedy });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
