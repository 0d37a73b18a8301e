/** Compares two versions of the extensions of messages, most of which are options. */

import type protobuf from "protobufjs";
import { type Comparison, renamedTo, report, reportRename } from "./comparison.ts";
import { compareField } from "./fields.ts";
import { nameOf } from "./loaded-schema.ts";

export function compareExtensions(comparison: Comparison): void {
  const { old, now } = comparison;
  for (const [name, before] of old.extensions) {
    const after = now.extensions.get(name) ?? renamedOf(comparison, before);
    if (after === undefined) {
      report(comparison, [name], {
        breaks: "wire",
        text: `The extension ${name} = ${before.id} is gone.`,
        remedy: "Keep it, and mark it with [deprecated = true].",
      });
    } else compareExtension(comparison, before, after);
  }
}

/** A new extension of the same message with the same number. */
function renamedOf(comparison: Comparison, before: protobuf.Field): protobuf.Field | undefined {
  const { old, now } = comparison;
  const extended = renamedTo(comparison, extendedBy(before));
  return [...now.extensions.values()].find(
    (after) => !old.extensions.has(nameOf(after)) && after.id === before.id && extendedBy(after) === extended,
  );
}

function compareExtension(comparison: Comparison, before: protobuf.Field, after: protobuf.Field): void {
  const [oldName, name] = [nameOf(before), nameOf(after)];
  if (oldName !== name)
    reportRename(comparison, [name], { kind: "extension", from: oldName, to: name, number: before.id });
  const [oldExtended, extended] = [extendedBy(before), extendedBy(after)];
  if (renamedTo(comparison, oldExtended) !== extended) {
    report(comparison, [name], {
      breaks: "wire",
      text: `The extension ${name} moved from ${oldExtended} to ${extended}.`,
      remedy: `Let it extend ${oldExtended} again, and declare a second extension for ${extended}.`,
    });
  }
  if (after.id !== before.id) {
    report(comparison, [name], {
      breaks: "wire",
      text: `The extension ${name} was renumbered from ${before.id} to ${after.id}.`,
      remedy: `Give it the number ${before.id} again.`,
    });
  }
  compareField(comparison, before, after, new Map());
}

/** The full name of the message that it extends. */
function extendedBy({ extend = "", extensionField }: protobuf.Field): string {
  const extended = extensionField?.parent ?? null;
  return extended === null ? extend.replace(/^\./, "") : nameOf(extended);
}
