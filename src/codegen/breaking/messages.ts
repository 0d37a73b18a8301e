/** Compares two versions of a message. */

import type { MessageDeclaration } from "../schema/declarations.ts";
import { type Comparison, report, reportRename } from "./comparison.ts";
import { compareMessageConstraints, isRequiredByRule } from "./fields/compare-constraints.ts";
import { compareField, compareOneofs } from "./fields/compare-field.ts";
import { describeField, type Field, fieldsOf } from "./fields/field.ts";
import { checkReserved, compareExtensionRanges, compareReserved, writtenName } from "./reserved.ts";
import { compareMessageRules } from "./rules.ts";
import { compareMessageNames } from "./typescript-names.ts";

export function compareMessage(comparison: Comparison, old: MessageDeclaration, now: MessageDeclaration): void {
  const message = now.fullName;
  const [oldFields, fields] = [fieldsOf(comparison.old.declarations, old), fieldsOf(comparison.now.declarations, now)];
  const oldNames = new Map(oldFields.map((field) => [field.name, field]));
  const oldNumbers = new Set(oldFields.map(({ number }) => number));
  const names = new Map(fields.map((field) => [field.name, field]));
  const numbers = new Map(fields.map((field) => [field.number, field]));
  const oneofs = compareOneofs(comparison, message, oldFields, fields);
  for (const before of oldFields) {
    const sameName = names.get(before.name);
    const sameNumber = numbers.get(before.number);
    if (sameName !== undefined) {
      if (sameName.number !== before.number) reportRenumbering(comparison, before, sameName);
      compareField(comparison, before, sameName, oneofs);
    }
    if (sameNumber === undefined) {
      if (sameName === undefined) reportRemoval(comparison, before, now);
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
    const isNew = !oldNames.has(after.name) && !oldNumbers.has(after.number);
    const isRequired = after.cardinality === "required" || isRequiredByRule(comparison.now, after);
    if (isRequired && isNew) reportNewRequired(comparison, after);
  }
  compareReserved(comparison, old, now, new Map(fields.map(({ name, number }) => [name, number])));
  compareExtensionRanges(comparison, old, now);
  compareMessageSet(comparison, old, now);
  compareMessageRules(comparison, old, now);
  compareMessageConstraints(comparison, old, now);
  compareMessageNames(comparison, old, now);
}

function reportRemoval(comparison: Comparison, before: Field, now: MessageDeclaration): void {
  const { name, number, cardinality, fullName } = before;
  const what = { id: "FIELD_REMOVED", kind: "field", name, number, fullName } as const;
  checkReserved(comparison, [now.fullName, fullName], what, now);
  if (cardinality === "required") reportLackOfRequired(comparison, before, now.fullName);
}

function compareRenamed(
  comparison: Comparison,
  before: Field,
  after: Field,
  oneofs: ReadonlyMap<string, string>,
): void {
  // JSON has the name of the field or that of json_name; readers take either.
  const rename = { id: "FIELD_RENAMED", category: "WIRE_JSON", kind: "field" } as const;
  reportRename(comparison, [after.fullName, before.fullName], { ...rename, from: before.name, to: after.name });
  compareField(comparison, before, after, oneofs);
}

/** The extensions in such a message are encoded in another way than fields. */
function compareMessageSet(comparison: Comparison, old: MessageDeclaration, now: MessageDeclaration): void {
  const [before, after] = [old, now].map(({ descriptor }) => descriptor.options?.messageSetWireFormat === true);
  if (before === after) return;
  report(comparison, [now.fullName], {
    id: "MESSAGE_SET_CHANGED",
    category: "WIRE",
    text: `The option message_set_wire_format of ${now.name} changed from ${before} to ${after}.`,
    remedy: `Write again: option message_set_wire_format = ${before};`,
  });
}

function reportRenumbering(comparison: Comparison, before: Field, after: Field): void {
  report(comparison, [after.fullName], {
    id: "FIELD_RENUMBERED",
    category: "WIRE",
    text: `The field ${before.name} was renumbered from ${before.number} to ${after.number}.`,
    remedy: `Give it the number ${before.number} again.`,
  });
}

function reportReuse(comparison: Comparison, before: Field, after: Field, now: MessageDeclaration): void {
  report(comparison, [after.fullName, before.fullName], {
    id: "FIELD_NUMBER_REUSED",
    category: "WIRE",
    text: `The field ${after.name} reuses the number ${before.number}, which was that of ${before.name}.`,
    remedy: `Give it a number that was never used. Keep ${before.name}, or write: reserved ${before.number}; reserved ${writtenName(before.name, now)};`,
  });
}

function reportLackOfRequired(comparison: Comparison, before: Field, message: string): void {
  report(comparison, [message, before.fullName], {
    id: "FIELD_REQUIRED_REMOVED",
    category: "WIRE",
    text: `The field ${before.name} = ${before.number} was required and is gone. The older version refuses messages without it.`,
    remedy: "Keep it.",
  });
}

function reportNewRequired(comparison: Comparison, after: Field): void {
  report(comparison, [after.fullName], {
    id: "FIELD_REQUIRED_ADDED",
    category: "WIRE",
    text: `The field ${after.name} is new and required. Messages of the older version lack it.`,
    remedy: "Make it optional.",
  });
}
