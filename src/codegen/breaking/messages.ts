/** Compares two versions of a message. */

import type protobuf from "protobufjs";

import { propertyName } from "../schema/names.ts";
import { type Comparison, report, reportRename } from "./comparison.ts";
import { describeField } from "./field-description.ts";
import { compareField, compareOneofs } from "./fields.ts";
import { nameOf } from "./loaded-schema.ts";
import { checkReserved, compareExtensionRanges, compareReserved, writtenName } from "./reserved.ts";
import { compareMessageRules } from "./rules.ts";

export function compareMessage(comparison: Comparison, old: protobuf.Type, now: protobuf.Type): void {
  const message = nameOf(now);
  const [oldFields, fields] = [fieldsOf(old), fieldsOf(now)];
  const oldNames = new Map(oldFields.map((field) => [field.name, field]));
  const oldNumbers = new Set(oldFields.map(({ id }) => id));
  const names = new Map(fields.map((field) => [field.name, field]));
  const numbers = new Map(fields.map((field) => [field.id, field]));
  const oneofs = compareOneofs(comparison, old, now);
  for (const before of oldFields) {
    const sameName = names.get(before.name);
    const sameNumber = numbers.get(before.id);
    if (sameName !== undefined) {
      if (sameName.id !== before.id) reportRenumbering(comparison, before, sameName);
      compareField(comparison, before, sameName, oneofs);
    }
    if (sameNumber === undefined) {
      const what = { kind: "field", name: before.name, number: before.id };
      if (sameName === undefined) checkReserved(comparison, [message], what, now);
      if (sameName === undefined && before.required) reportLackOfRequired(comparison, before, message);
    } else if (sameNumber.name !== before.name) {
      const isNew = !oldNames.has(sameNumber.name);
      const isSame = describeField(before, comparison.renamed) === describeField(sameNumber);
      if (isNew && isSame && sameName === undefined) compareRenamed(comparison, before, sameNumber, oneofs);
      // A field with the number of another one that still exists was renumbered, which is reported under its own name.
      else if (isNew || sameName === undefined) reportReuse(comparison, before, sameNumber, now);
    }
  }
  for (const after of fields) {
    // If another field had the number, the loop above reported a rename or a reuse.
    const isNew = !oldNames.has(after.name) && !oldNumbers.has(after.id);
    if (after.required && isNew) reportNewRequired(comparison, after);
  }
  compareReserved(comparison, old, now, new Map(fields.map(({ name, id }) => [name, id])));
  compareExtensionRanges(comparison, old, now);
  compareMessageRules(comparison, old, now);
}

/** The fields without those of extensions. */
function fieldsOf(type: protobuf.Type): protobuf.Field[] {
  return type.fieldsArray.filter(({ declaringField }) => declaringField === null);
}

function compareRenamed(
  comparison: Comparison,
  before: protobuf.Field,
  after: protobuf.Field,
  oneofs: ReadonlyMap<string, string>,
): void {
  // `a_b` and `aB` are one name in generated code and in JSON.
  if (propertyName(before.name) !== propertyName(after.name))
    reportRename(comparison, [nameOf(after)], { kind: "field", from: before.name, to: after.name });
  compareField(comparison, before, after, oneofs);
}

function reportRenumbering(comparison: Comparison, before: protobuf.Field, after: protobuf.Field): void {
  report(comparison, [nameOf(after)], {
    breaks: "wire",
    text: `The field ${before.name} was renumbered from ${before.id} to ${after.id}.`,
    remedy: `Give it the number ${before.id} again.`,
  });
}

function reportReuse(comparison: Comparison, before: protobuf.Field, after: protobuf.Field, now: protobuf.Type): void {
  report(comparison, [nameOf(after)], {
    breaks: "wire",
    text: `The field ${after.name} reuses the number ${before.id}, which was that of ${before.name}.`,
    remedy: `Give it a number that was never used. Keep ${before.name}, or write: reserved ${before.id}; reserved ${writtenName(before.name, now)};`,
  });
}

function reportLackOfRequired(comparison: Comparison, before: protobuf.Field, message: string): void {
  report(comparison, [message], {
    breaks: "wire",
    text: `The field ${before.name} = ${before.id} was required and is gone. The older version refuses messages without it.`,
    remedy: "Keep it.",
  });
}

function reportNewRequired(comparison: Comparison, after: protobuf.Field): void {
  report(comparison, [nameOf(after)], {
    breaks: "wire",
    text: `The field ${after.name} is new and required. Messages of the older version lack it.`,
    remedy: "Make it optional.",
  });
}
