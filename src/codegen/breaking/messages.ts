/** Compares two versions of a message. */

import type protobuf from "protobufjs";

import { propertyName } from "../schema/names.ts";
import { type Comparison, found } from "./comparison.ts";
import { describeField } from "./field-description.ts";
import { compareField, compareOneofs } from "./fields.ts";
import { nameOf } from "./loaded-schema.ts";
import { compareExtensionRanges, compareReserved, refuseUnreserved, writtenName } from "./reserved.ts";
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
      if (sameName.id !== before.id) refuseRenumbering(comparison, before, sameName);
      compareField(comparison, before, sameName, oneofs);
    }
    if (sameNumber === undefined) {
      const what = { kind: "field", name: before.name, number: before.id };
      if (sameName === undefined) refuseUnreserved(comparison, [message], what, now);
      if (sameName === undefined && before.required) refuseLackOfRequired(comparison, before, message);
    } else if (sameNumber.name !== before.name) {
      const isNew = !oldNames.has(sameNumber.name);
      const isSame = describeField(before, comparison.renamed) === describeField(sameNumber);
      if (isNew && isSame && sameName === undefined) compareRenamed(comparison, before, sameNumber, oneofs);
      // An old field in the place of another that is still there was renumbered, which is told with its own name.
      else if (isNew || sameName === undefined) refuseReuse(comparison, before, sameNumber, now);
    }
  }
  for (const after of fields) {
    // Where a field had its number, it is told as another name of that one, or as reuse.
    const isNew = !oldNames.has(after.name) && !oldNumbers.has(after.id);
    if (after.required && isNew) refuseNewRequired(comparison, after);
  }
  compareReserved(comparison, old, now, new Map(fields.map(({ name, id }) => [name, id])));
  compareExtensionRanges(comparison, old, now);
  compareMessageRules(comparison, old, now);
}

/** Without what extends it from elsewhere. */
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
  if (propertyName(before.name) !== propertyName(after.name)) {
    found(comparison, [nameOf(after)], {
      breaks: "code",
      text: `The field ${before.name} = ${before.id} was renamed to ${after.name}.`,
      remedy: `Name it ${before.name} again.`,
    });
  }
  compareField(comparison, before, after, oneofs);
}

function refuseRenumbering(comparison: Comparison, before: protobuf.Field, after: protobuf.Field): void {
  found(comparison, [nameOf(after)], {
    breaks: "wire",
    text: `The field ${before.name} was renumbered from ${before.id} to ${after.id}.`,
    remedy: `Give it the number ${before.id} again.`,
  });
}

function refuseReuse(comparison: Comparison, before: protobuf.Field, after: protobuf.Field, now: protobuf.Type): void {
  found(comparison, [nameOf(after)], {
    breaks: "wire",
    text: `The field ${after.name} reuses the number ${before.id}, which was that of ${before.name}.`,
    remedy: `Give it a number that no field ever had; keep ${before.name}, or write reserved ${before.id}; reserved ${writtenName(before.name, now)};.`,
  });
}

function refuseLackOfRequired(comparison: Comparison, before: protobuf.Field, message: string): void {
  found(comparison, [message], {
    breaks: "wire",
    text: `The field ${before.name} = ${before.id} was required and is gone: the older version refuses messages without it.`,
    remedy: "Keep it.",
  });
}

function refuseNewRequired(comparison: Comparison, after: protobuf.Field): void {
  found(comparison, [nameOf(after)], {
    breaks: "wire",
    text: `The field ${after.name} is new and required: messages of the older version do not have it.`,
    remedy: "Make it optional.",
  });
}
