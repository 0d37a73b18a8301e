/** Names of fields in JSON. */

import { FeatureSet_JsonFormat as JsonFormat } from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode, MessageNode } from "../declarations.ts";
import { jsonName } from "../names.ts";
import { nameOf, placeText, type Report } from "../report.ts";

interface JsonName {
  readonly field: FieldNode;
  readonly name: string;
  /** Whether the schema gives the field this name, and another one follows from the name of the field. */
  readonly isCustom: boolean;
}

/** Field masks use the names that follow from the names of the fields, so both have to differ. */
export function checkJsonNames(message: MessageNode, report: Report): void {
  for (const field of message.fields) checkForm(field, report);
  if (message.proto.options?.deprecatedLegacyJsonFieldConflicts === true) return;
  const usual = message.fields.map((field) => ({ field, name: jsonName(field.name), isCustom: false }));
  checkClashes(message, usual, "usual", report);
  checkClashes(message, message.fields.map(givenName), "given", report);
}

function givenName(field: FieldNode): JsonName {
  const usual = jsonName(field.name);
  const name = field.proto.jsonName ?? usual;
  return { field, name, isCustom: name !== usual };
}

function checkForm(field: FieldNode, report: Report): void {
  const { name, isCustom } = givenName(field);
  if (isCustom && /^\[.*\]$/s.test(name))
    report.refuse(
      field,
      `The field ${field.name} cannot be named ${JSON.stringify(name)} in JSON. Extensions have such names.`,
    );
  if (name.includes("\0"))
    report.refuse(field, `The field ${field.name} cannot have the character U+0000 in its name in JSON.`);
}

function checkClashes(
  message: MessageNode,
  names: readonly JsonName[],
  round: "usual" | "given",
  report: Report,
): void {
  const seen = new Map<string, JsonName>();
  for (const each of names) {
    const { name, field, isCustom } = each;
    const other = seen.get(name);
    if (other === undefined) {
      seen.set(name, each);
      continue;
    }
    // Two fields of one name are reported as such, and the round with the usual names reports those.
    if (other.field.name === field.name || (round === "given" && !isCustom && !other.isCustom)) continue;
    const remedy = round === "usual" ? "Rename one" : "Rename one, or give it another json_name";
    const text = `The fields ${other.field.name} (${placeText(other.field)}) and ${field.name} of ${message.name} would both be named ${name || '""'} in JSON. ${remedy}.`;
    const isTolerated = message.features.jsonFormat === JsonFormat.LEGACY_BEST_EFFORT && !(isCustom && other.isCustom);
    if (isTolerated) report.warnAt(field.file, nameOf(field.path), text);
    else report.refuse(field, text);
  }
}
