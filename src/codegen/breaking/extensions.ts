/** Compares two versions of the extensions of messages: options, mostly. */

import type protobuf from "protobufjs";
import { type Comparison, found, renamedTo } from "./comparison.ts";
import { compareField } from "./fields.ts";
import { nameOf } from "./loaded-schema.ts";

export function compareExtensions(comparison: Comparison): void {
  const { old, now } = comparison;
  for (const [name, before] of old.extensions) {
    const after = now.extensions.get(name) ?? renamedOf(comparison, before);
    if (after === undefined) {
      found(comparison, [name], {
        breaks: "wire",
        text: `The extension ${name} = ${before.id} is gone.`,
        remedy: "Keep it, marked with [deprecated = true].",
      });
    } else compareExtension(comparison, before, after);
  }
}

/** What extends the same message with the same number, under a name that is new. */
function renamedOf(comparison: Comparison, before: protobuf.Field): protobuf.Field | undefined {
  const { old, now } = comparison;
  const extended = renamedTo(comparison, extendedBy(before));
  return [...now.extensions.values()].find(
    (after) => !old.extensions.has(nameOf(after)) && after.id === before.id && extendedBy(after) === extended,
  );
}

function compareExtension(comparison: Comparison, before: protobuf.Field, after: protobuf.Field): void {
  const [oldName, name] = [nameOf(before), nameOf(after)];
  if (oldName !== name) {
    found(comparison, [name], {
      breaks: "code",
      text: `The extension ${oldName} = ${before.id} was renamed to ${name}, or its number is reused.`,
      remedy: `Name it ${oldName} again; if ${name} means something else, give it a number of its own.`,
    });
  }
  const [oldExtended, extended] = [extendedBy(before), extendedBy(after)];
  if (renamedTo(comparison, oldExtended) !== extended) {
    found(comparison, [name], {
      breaks: "wire",
      text: `The extension ${name} moved from ${oldExtended} to ${extended}.`,
      remedy: `Let it extend ${oldExtended} again, and declare another one for ${extended}.`,
    });
  }
  if (after.id !== before.id) {
    found(comparison, [name], {
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
