/** Compares two versions of a schema. */

import protobuf from "protobufjs";

import { hasOption } from "../schema/rules/options.ts";
import { type Comparison, found, renamedTo } from "./comparison.ts";
import { compareEnum } from "./enums.ts";
import { compareExtensions } from "./extensions.ts";
import type { Finding } from "./finding.ts";
import { type LoadedSchema, nameOf } from "./loaded-schema.ts";
import { compareMessage } from "./messages.ts";
import { compareServices } from "./services.ts";

/** Everything in the newer version that breaks users of the older one. */
export function compareSchemas(old: LoadedSchema, now: LoadedSchema): Finding[] {
  const renamed = new Map<string, string>();
  findRenames(renamed, old.messages, now.messages);
  findRenames(renamed, old.enums, now.enums);
  const comparison: Comparison = { old, now, renamed, findings: [] };
  compareDeclared(comparison, "message", old.messages, now.messages, compareMessage);
  compareDeclared(comparison, "enum", old.enums, now.enums, compareEnum);
  compareExtensions(comparison);
  compareServices(comparison);
  return comparison.findings;
}

function compareDeclared<T extends protobuf.Type | protobuf.Enum>(
  comparison: Comparison,
  kind: "message" | "enum",
  old: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  compare: (comparison: Comparison, before: T, after: T) => void,
): void {
  for (const [name, before] of old) {
    const after = now.get(renamedTo(comparison, name));
    if (after === undefined) {
      found(comparison, [name], {
        breaks: "wire",
        text: `The ${kind} ${name} is gone.`,
        remedy: "Keep it, marked with option deprecated = true, as long as anybody uses it.",
      });
      continue;
    }
    if (after.fullName !== before.fullName) {
      const travels = before instanceof protobuf.Type && hasOption(before, "application_rule");
      refuseRename(comparison, kind, name, nameOf(after), travels);
    }
    const [oldPath, path] = [comparison.old.pathOf(before), comparison.now.pathOf(after)];
    if (oldPath !== path) {
      found(comparison, [nameOf(after)], {
        breaks: "code",
        text: `The ${kind} ${name} moved from ${oldPath} to ${path}: generated code is imported from another file.`,
        remedy: `Move it back to ${oldPath}.`,
      });
    }
    compare(comparison, before, after);
  }
}

/** @param travels  whether its name is sent with it, as that of an application's message is */
function refuseRename(comparison: Comparison, kind: string, oldName: string, name: string, travels: boolean): void {
  // What is in a renamed message has another full name too; that is told once.
  if (comparison.renamed.has(outerName(oldName)) && !travels) return;
  found(comparison, [name], {
    breaks: travels ? "wire" : "code",
    text: `The ${kind} ${oldName} was renamed to ${name}${travels ? ", and its name is sent with it" : ""}.`,
    remedy: `Name it ${oldName} again.`,
  });
}

type Declared = ReadonlyMap<string, protobuf.Type | protobuf.Enum>;

/** Finds what is gone and came back under another name: with all its members, or inside of what was renamed. */
function findRenames(renamed: Map<string, string>, old: Declared, now: Declared): void {
  const added = new Map([...now].filter(([name]) => !old.has(name)));
  // What has just these members goes first; what was moved may have got more.
  for (const successorOf of [exactSuccessor, widerSuccessor]) {
    for (const [name, before] of old) {
      if (now.has(name) || renamed.has(name)) continue;
      const inside = `${renamed.get(outerName(name))}.${before.name}`;
      const other = added.has(inside) ? inside : successorOf(before, added);
      if (other === undefined) continue;
      renamed.set(name, other);
      added.delete(other);
    }
  }
}

function exactSuccessor(before: protobuf.Type | protobuf.Enum, added: Declared): string | undefined {
  const members = membersOf(before).join();
  const alike = [...added].filter(([, after]) => members !== "" && membersOf(after).join() === members);
  const [same] = [...alike.filter(([, after]) => after.name === before.name), ...alike];
  return same?.[0];
}

/** Of the same name, in another place, with at least its members. */
function widerSuccessor(before: protobuf.Type | protobuf.Enum, added: Declared): string | undefined {
  const wider = [...added].find(([, after]) => {
    const members = new Set(membersOf(after));
    return after.name === before.name && membersOf(before).every((member) => members.has(member));
  });
  return wider?.[0];
}

function outerName(fullName: string): string {
  return fullName.slice(0, Math.max(fullName.lastIndexOf("."), 0));
}

function membersOf(subject: protobuf.Type | protobuf.Enum): string[] {
  if (subject instanceof protobuf.Enum) return Object.entries(subject.values).map((value) => value.join(" "));
  return subject.fieldsArray.map(({ name, id, type }) => `${name} ${id} ${type}`);
}
