/** Compares the commands and rules of methods and events. */

import type protobuf from "protobufjs";
import { type Comparison, report } from "./comparison.ts";
import { nameOf } from "./loaded-schema.ts";
import { findOption, type OptionName } from "./parsed/options.ts";

type Subject = protobuf.Method | protobuf.Type;

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

export function compareMethodRule(comparison: Comparison, old: protobuf.Method, now: protobuf.Method): void {
  compareCommand(comparison, "command", old, now);
  compareRule(comparison, "rule", old, now);
}

/** Compares the rules of messages: events, and the messages of applications. */
export function compareMessageRules(comparison: Comparison, old: protobuf.Type, now: protobuf.Type): void {
  compareCommand(comparison, "event_of", old, now);
  compareRule(comparison, "event_rule", old, now);
  compareRule(comparison, "application_rule", old, now);
}

function compareCommand(comparison: Comparison, option: OptionName, old: Subject, now: Subject): void {
  const [before] = findOption(old, option).map(String);
  const [after] = findOption(now, option).map(String);
  if (before === undefined || before === after) return;
  const [oldNumber, number] = [comparison.old.commands.get(before), comparison.now.commands.get(after ?? "")];
  // The command was renamed, which is reported at its declaration.
  if (oldNumber !== undefined && oldNumber === number) return;
  report(comparison, [nameOf(now)], {
    breaks: "wire",
    text: `The command of ${now.name} changed from ${before} to ${after ?? "nothing"}.`,
    remedy: `Write again: option (${option}) = ${before};`,
  });
}

function compareRule(comparison: Comparison, option: OptionName, old: Subject, now: Subject): void {
  const [given] = findOption(old, option);
  if (given === undefined) return;
  const [kept] = findOption(now, option);
  if (kept === undefined) {
    const text = `${now.name} no longer has the option (${option}).`;
    report(comparison, [nameOf(now)], { breaks: "wire", text, remedy: `Write the option (${option}) again.` });
    return;
  }
  const before = entriesOf(given);
  const after = entriesOf(kept);
  for (const { text, remedy } of [
    ...changesOfAgreed(before, after, option === "application_rule" ? AGREED_OF_APPLICATIONS : AGREED),
    ...lostStates(before, after),
    ...tightened(before, after),
  ]) {
    report(comparison, [nameOf(now)], { breaks: "wire", text: `The rule of ${now.name} ${text}.`, remedy });
  }
}

interface RuleChange {
  readonly text: string;
  readonly remedy: string;
}

function changesOfAgreed(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  agreed: ReadonlyMap<string, string>,
): RuleChange[] {
  return [...agreed].flatMap(([field, initial]) => {
    const [old, now] = [before, after].map((rule) => agreedValue(field, rule.get(field), initial));
    if (old === now) return [];
    return [{ text: `changed its ${field} from ${old} to ${now}`, remedy: `Write again: ${field}: ${old}` }];
  });
}

/** The compiler takes a rule without a direction as from client to server. */
function agreedValue(field: string, value: unknown, initial: string): string {
  const name = value === undefined || String(value).endsWith("_UNSPECIFIED") ? initial : String(value);
  return field === "direction" && name === initial ? "DIRECTION_CLIENT_TO_SERVER" : name;
}

function lostStates(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): RuleChange[] {
  const states = listOf(after.get("states"));
  return listOf(before.get("states"))
    .filter((state) => !states.includes(state))
    .map((state) => ({ text: `no longer allows it in ${state}`, remedy: `Add ${state} to its states again.` }));
}

/** Limits that users of the older version may exceed. */
function tightened(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): RuleChange[] {
  const limits = (rule: ReadonlyMap<string, unknown>) => {
    const rate = entriesOf(rule.get("rate"));
    return new Map([
      ["bytes_max", limitOf(rule.get("bytes_max"))],
      ["rate.per_second", rule.has("rate") ? Number(rate.get("per_second") ?? 0) : Number.POSITIVE_INFINITY],
      ["rate.burst", rule.has("rate") ? Number(rate.get("burst") ?? 0) : Number.POSITIVE_INFINITY],
    ]);
  };
  const now = limits(after);
  return [...limits(before)].flatMap(([name, old]) => {
    const limit = now.get(name) ?? old;
    if (limit >= old) return [];
    if (Number.isFinite(old))
      return [{ text: `lowered its ${name} from ${old} to ${limit}`, remedy: `Set it to ${old} or more.` }];
    return [{ text: `limits its ${name} to ${limit} now`, remedy: `Remove ${name.split(".")[0]} again.` }];
  });
}

/** 0 is no limit. */
function limitOf(value: unknown): number {
  const limit = Number(value ?? 0);
  return limit === 0 ? Number.POSITIVE_INFINITY : limit;
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}

function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
