/** Whether a declaration may use the types it uses: edition 2024 has types that are local to their file. */

import { FIELD_FIELDS, METHOD_FIELDS } from "../../descriptor/field-numbers.ts";
import {
  FeatureSet_VisibilityFeature_DefaultSymbolVisibility as DefaultVisibility,
  SymbolVisibility,
} from "../../generated/google/protobuf/descriptor.ts";
import type { Declaration, EnumNode, MessageNode } from "../declarations.ts";
import { placeText, type Report } from "../report.ts";
import { FIELD_NUMBER_MAX } from "./check-message.ts";

export function checkVisibility(declared: Declaration, report: Report): void {
  if (declared.kind === "message" || declared.kind === "enum") checkExport(declared, report);
  const check = (type: MessageNode | EnumNode | undefined, part: number) => {
    if (type === undefined || type.file === declared.file || isExported(type)) return;
    report.refusePart(
      declared,
      part,
      `${type.fullName} is local to its file and cannot be used in another one. Write export before the ${type.kind} at ${placeText(type)}.`,
    );
  };
  if (declared.kind === "field") {
    check(declared.type, FIELD_FIELDS.typeName);
    if (declared.isExtension) check(declared.container, FIELD_FIELDS.extendee);
  } else if (declared.kind === "method") {
    check(declared.input, METHOD_FIELDS.inputType);
    check(declared.output, METHOD_FIELDS.outputType);
  }
}

function isExported({ proto, parent, features }: MessageNode | EnumNode): boolean {
  if (proto.visibility !== undefined && proto.visibility !== SymbolVisibility.VISIBILITY_UNSET)
    return proto.visibility === SymbolVisibility.VISIBILITY_EXPORT;
  const visibility = features.defaultSymbolVisibility;
  if (visibility === DefaultVisibility.EXPORT_TOP_LEVEL) return parent === undefined;
  return visibility !== DefaultVisibility.LOCAL_ALL && visibility !== DefaultVisibility.STRICT;
}

/** Files can rule that nothing inside a message is exported, enums in a message that only names them excepted. */
function checkExport(declared: MessageNode | EnumNode, report: Report): void {
  const { parent, proto, features } = declared;
  if (parent === undefined || proto.visibility !== SymbolVisibility.VISIBILITY_EXPORT) return;
  if (features.defaultSymbolVisibility !== DefaultVisibility.STRICT) return;
  if (declared.kind === "enum" && isNamespace(parent)) return;
  report.refuse(
    declared,
    `The ${declared.kind} ${declared.name} is exported, but default_symbol_visibility = STRICT allows that at the top of a file only. Move it there.`,
  );
}

/** `local message Names { export enum E { ... } reserved 1 to max; }` */
function isNamespace({ parent, proto }: MessageNode): boolean {
  const [range, more] = proto.reservedRange;
  const isWhole = more === undefined && range?.start === 1 && range.end === FIELD_NUMBER_MAX + 1;
  return parent === undefined && proto.visibility !== SymbolVisibility.VISIBILITY_EXPORT && isWhole;
}
