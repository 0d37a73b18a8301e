/** Compares the commands and rules of methods and events. */

import type { MessageDeclaration } from "../schema/declarations.ts";
import { findOption, type MethodDeclaration, type OptionName, type Subject } from "../schema/rules/options.ts";
import { readEnumLiteral, readMessageLiteral } from "../schema/rules/read-literal.ts";
import type { Literal, SchemaEnumValue } from "../schema/schema.ts";
import { type Comparison, report } from "./comparison.ts";
import type { FindingId } from "./finding.ts";
import type { SchemaVersion } from "./version.ts";

/** The fields of a rule that both sides must agree on, with their values if they are not set. */
const AGREED: ReadonlyMap<string, string> = new Map([
  ["direction", "DIRECTION_UNSPECIFIED"],
  ["transport", "TRANSPORT_STREAM"],
  ["delivery", "DELIVERY_UNSPECIFIED"],
  ["addressee", "ADDRESSEE_UNSPECIFIED"],
  ["enters", "STATE_UNSPECIFIED"],
  ["conversation", "CONVERSATION_UNSPECIFIED"],
]);

/** The same for a message that an application sends. It is reliable unless its rule says lossy. */
const AGREED_OF_APPLICATIONS: ReadonlyMap<string, string> = new Map([["delivery", "DELIVERY_RELIABLE"]]);

export function compareMethodRule(comparison: Comparison, old: MethodDeclaration, now: MethodDeclaration): void {
  compareCommand(comparison, "command", old, now);
  compareRule(comparison, "rule", old, now);
  compareRule(comparison, "application_method_rule", old, now);
}

/** Compares the rules of messages: events, and the messages of applications. */
export function compareMessageRules(comparison: Comparison, old: MessageDeclaration, now: MessageDeclaration): void {
  compareCommand(comparison, "event_of", old, now);
  compareRule(comparison, "event_rule", old, now);
  compareRule(comparison, "application_rule", old, now);
}

/** The command of a method. */
export function commandOf(version: SchemaVersion, method: MethodDeclaration): SchemaEnumValue | undefined {
  return readCommand(version, method, "command");
}

function readCommand({ reader }: SchemaVersion, subject: Subject, option: OptionName): SchemaEnumValue | undefined {
  const given = findOption(reader, subject, option);
  if (given === undefined) return undefined;
  const literal = readEnumLiteral(reader, given.types.command.fullName, given.records);
  return literal.kind === "enum" ? literal.value : undefined;
}

function compareCommand(comparison: Comparison, option: OptionName, old: Subject, now: Subject): void {
  const before = readCommand(comparison.old, old, option);
  const after = readCommand(comparison.now, now, option);
  // A command with the same name or number was renumbered or renamed, which is reported at its declaration.
  if (before === undefined || before.schemaName === after?.schemaName || before.number === after?.number) return;
  report(comparison, [now.fullName], {
    id: "COMMAND_CHANGED",
    category: "WIRE",
    text: `The command of ${now.name} changed from ${before.schemaName} to ${after?.schemaName ?? "nothing"}.`,
    remedy: `Write again: option (${option}) = ${before.schemaName};`,
  });
}

/** The fields of a rule, by their names in the schema. */
type Rule = ReadonlyMap<string, Literal>;

function readRule({ reader }: SchemaVersion, subject: Subject, option: OptionName): Rule | undefined {
  const given = findOption(reader, subject, option);
  return given && fieldsOf(readMessageLiteral(reader, given.types.rule.fullName, given.records));
}

function compareRule(comparison: Comparison, option: OptionName, old: Subject, now: Subject): void {
  const before = readRule(comparison.old, old, option);
  if (before === undefined) return;
  const after = readRule(comparison.now, now, option);
  if (after === undefined) {
    report(comparison, [now.fullName], {
      id: "RULE_REMOVED",
      category: "WIRE",
      text: `${now.name} no longer has the option (${option}).`,
      remedy: `Write the option (${option}) again.`,
    });
    return;
  }
  for (const { id, text, remedy } of [
    ...changesOfAgreed(before, after, option === "application_rule" ? AGREED_OF_APPLICATIONS : AGREED),
    ...lostStates(before, after),
    ...tightened(before, after),
  ]) {
    report(comparison, [now.fullName], { id, category: "WIRE", text: `The rule of ${now.name} ${text}.`, remedy });
  }
}

interface RuleChange {
  readonly id: FindingId;
  readonly text: string;
  readonly remedy: string;
}

function changesOfAgreed(before: Rule, after: Rule, agreed: ReadonlyMap<string, string>): RuleChange[] {
  return [...agreed].flatMap(([field, initial]) => {
    const [old, now] = [before, after].map((rule) => agreedValue(field, enumName(rule.get(field)), initial));
    if (old === now) return [];
    const text = `changed its ${field} from ${old} to ${now}`;
    return [{ id: "RULE_CHANGED", text, remedy: `Write again: ${field}: ${old}` }];
  });
}

/** The compiler takes a rule without a direction as from client to server. */
function agreedValue(field: string, value: string | undefined, initial: string): string {
  const name = value === undefined || value.endsWith("_UNSPECIFIED") ? initial : value;
  return field === "direction" && name === initial ? "DIRECTION_CLIENT_TO_SERVER" : name;
}

function lostStates(before: Rule, after: Rule): RuleChange[] {
  const states = enumNames(after.get("states"));
  return enumNames(before.get("states"))
    .filter((state) => !states.includes(state))
    .map((state) => ({
      id: "RULE_STATE_REMOVED",
      text: `no longer allows it in ${state}`,
      remedy: `Add ${state} to its states again.`,
    }));
}

/** Limits that users of the older version may exceed. */
function tightened(before: Rule, after: Rule): RuleChange[] {
  const now = limitsOf(after);
  return [...limitsOf(before)].flatMap(([name, old]): RuleChange[] => {
    const limit = now.get(name) ?? old;
    if (limit >= old) return [];
    const id = "RULE_TIGHTENED";
    if (Number.isFinite(old))
      return [{ id, text: `lowered its ${name} from ${old} to ${limit}`, remedy: `Set it to ${old} or more.` }];
    return [{ id, text: `limits its ${name} to ${limit} now`, remedy: `Remove ${name.split(".")[0]} again.` }];
  });
}

function limitsOf(rule: Rule): ReadonlyMap<string, number> {
  const rate = rule.get("rate");
  const rates = rate && fieldsOf(rate);
  const size = numberOf(rule.get("bytes_max"));
  return new Map([
    // 0 is no limit.
    ["bytes_max", size === 0 ? Number.POSITIVE_INFINITY : size],
    ["rate.per_second", rates === undefined ? Number.POSITIVE_INFINITY : numberOf(rates.get("per_second"))],
    ["rate.burst", rates === undefined ? Number.POSITIVE_INFINITY : numberOf(rates.get("burst"))],
  ]);
}

function fieldsOf(literal: Literal): Rule {
  const entries = literal.kind === "message" ? [...literal.entries] : [];
  // Literals have the names of properties.
  return new Map(
    entries.map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

function numberOf(literal: Literal | undefined): number {
  return literal?.kind === "scalar" ? Number(literal.text.replace(/n$/, "")) : 0;
}

function enumName(literal: Literal | undefined): string | undefined {
  return literal?.kind === "enum" ? literal.value.schemaName : undefined;
}

function enumNames(literal: Literal | undefined): string[] {
  return literal?.kind === "list" ? literal.items.flatMap((item) => enumName(item) ?? []) : [];
}
