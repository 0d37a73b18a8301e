/** Compares two versions of the extensions of messages, most of which are options. */

import { type FieldDeclaration, withoutDot } from "../schema/declarations.ts";
import { type Comparison, renamedTo, report, reportRename } from "./comparison.ts";
import { compareField } from "./fields/compare-field.ts";
import { fieldOf } from "./fields/field.ts";
import { compareFile, isGone } from "./file-changes.ts";

const OPTIONS_TYPE = /^google\.protobuf\.\w+Options$/;

export function compareExtensions(comparison: Comparison): void {
  const { old, now } = comparison;
  for (const [name, before] of old.extensions) {
    const after = now.extensions.get(renamedTo(comparison, name)) ?? renamedOf(comparison, before);
    if (after !== undefined) compareExtension(comparison, before, after);
    else if (!isGone(comparison, before)) {
      report(comparison, [name], {
        id: "EXTENSION_REMOVED",
        category: "WIRE",
        text: `The extension ${name} = ${before.descriptor.number} is gone.`,
        remedy: "Keep it, and mark it with [deprecated = true].",
      });
    }
  }
}

/** A new extension of the same message with the same number. */
function renamedOf(comparison: Comparison, before: FieldDeclaration): FieldDeclaration | undefined {
  const { old, now } = comparison;
  const extended = renamedTo(comparison, extendedBy(before));
  const { number } = before.descriptor;
  return [...now.extensions.values()].find(
    (after) =>
      !old.extensions.has(after.fullName) && after.descriptor.number === number && extendedBy(after) === extended,
  );
}

function compareExtension(comparison: Comparison, before: FieldDeclaration, after: FieldDeclaration): void {
  const [oldName, name] = [before.fullName, after.fullName];
  const [oldExtended, extended] = [extendedBy(before), extendedBy(after)];
  const [oldNumber = 0, number = 0] = [before.descriptor.number, after.descriptor.number];
  if (renamedTo(comparison, oldName) !== name) {
    // JSON has the full names of extensions. Options are not sent.
    const category = OPTIONS_TYPE.test(extended) ? "SOURCE" : "WIRE_JSON";
    const rename = { id: "EXTENSION_RENAMED", category, kind: "extension", from: oldName, to: name } as const;
    reportRename(comparison, [name, oldName], { ...rename, number: oldNumber });
  }
  if (renamedTo(comparison, oldExtended) !== extended) {
    report(comparison, [name], {
      id: "EXTENSION_EXTENDEE_CHANGED",
      category: "WIRE",
      text: `The extension ${name} moved from ${oldExtended} to ${extended}.`,
      remedy: `Let it extend ${oldExtended} again, and declare a second extension for ${extended}.`,
    });
  }
  if (number !== oldNumber) {
    report(comparison, [name], {
      id: "EXTENSION_RENUMBERED",
      category: "WIRE",
      text: `The extension ${name} was renumbered from ${oldNumber} to ${number}.`,
      remedy: `Give it the number ${oldNumber} again.`,
    });
  }
  compareFile(comparison, "EXTENSION_MOVED", "extension", before, after);
  const [old, now] = [fieldOf(comparison.old.declarations, before), fieldOf(comparison.now.declarations, after)];
  compareField(comparison, old, now, new Map());
}

/** The full name of the message that it extends. */
function extendedBy({ descriptor }: FieldDeclaration): string {
  return withoutDot(descriptor.extendee);
}
