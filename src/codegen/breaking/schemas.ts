/**
 * Compares two versions of a schema.
 *
 * How the files of this folder fit together: `loaded-schema.ts` loads each
 * version, `schemas.ts` pairs their declarations and passes each pair to
 * `messages.ts`, `fields.ts`, `enums.ts`, `extensions.ts` or `services.ts`, with
 * `rules.ts`, `field-options.ts` and `reserved.ts` for the parts. All add their
 * findings to one `Comparison`. Each change is reported once, at the declaration
 * that changed.
 */

import protobuf from "protobufjs";
import { type Comparison, renamedTo, report, reportRename } from "./comparison.ts";
import { compareEnum } from "./enums.ts";
import { compareExtensions } from "./extensions.ts";
import type { Finding } from "./finding.ts";
import { type LoadedSchema, nameOf } from "./loaded-schema.ts";
import { compareMessage } from "./messages.ts";
import { hasOption } from "./parsed/options.ts";
import { compareServices } from "./services.ts";

/** Every change in the newer version that breaks users of the older one. */
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
      report(comparison, [name], {
        breaks: "wire",
        text: `The ${kind} ${name} is gone.`,
        remedy: "Keep it while it is in use, and mark it with: option deprecated = true;",
      });
      continue;
    }
    if (after.fullName !== before.fullName) {
      const isSent = before instanceof protobuf.Type && hasOption(before, "application_rule");
      // The full names in a renamed message change too. That is reported once.
      if (isSent || !comparison.renamed.has(outerName(name)))
        reportRename(comparison, [nameOf(after)], { kind, from: name, to: nameOf(after), isSent });
    }
    const [oldPath, path] = [comparison.old.pathOf(before), comparison.now.pathOf(after)];
    if (oldPath !== path) {
      report(comparison, [nameOf(after)], {
        breaks: "code",
        text: `The ${kind} ${name} moved from ${oldPath} to ${path}. Generated code is imported from another file.`,
        remedy: `Move it back to ${oldPath}.`,
      });
    }
    compare(comparison, before, after);
  }
}

type Declared = ReadonlyMap<string, protobuf.Type | protobuf.Enum>;

/** Finds declarations that have another name now: those with the same members, and those inside of renamed ones. */
function findRenames(renamed: Map<string, string>, old: Declared, now: Declared): void {
  const added = new Map([...now].filter(([name]) => !old.has(name)));
  // Exact matches first: a moved declaration may have new members.
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

/** A declaration of the same name in another scope, with at least the same members. */
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
