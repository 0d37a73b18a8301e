/** The form of names, which editions from 2024 on enforce. */

import type { Features } from "../../descriptor/features.ts";
import { FILE_FIELDS } from "../../descriptor/field-numbers.ts";
import { FeatureSet_EnforceNamingStyle as NamingStyle } from "../../generated/google/protobuf/descriptor.ts";
import type { Declaration, LinkedFile } from "../declarations.ts";
import type { Report } from "../report.ts";

const TITLE: Style = { form: "TitleCase", pattern: /^[A-Z][A-Za-z0-9]*$/ };
const LOWER: Style = { form: "lower_snake_case", pattern: /^[a-z](?:[a-z0-9.]|_[a-z])*$/ };
const UPPER: Style = { form: "UPPER_SNAKE_CASE", pattern: /^[A-Z](?:[A-Z0-9]|_[A-Z])*$/ };

interface Style {
  readonly form: string;
  readonly pattern: RegExp;
}

const STYLES: Readonly<Record<Declaration["kind"], Style>> = {
  message: TITLE,
  field: LOWER,
  oneof: LOWER,
  enum: TITLE,
  "enum value": UPPER,
  service: TITLE,
  method: TITLE,
};

const OPT_OUT = "or set features.enforce_naming_style = STYLE_LEGACY";

function isEnforced({ enforceNamingStyle }: Features): boolean {
  return enforceNamingStyle === NamingStyle.STYLE2024 || enforceNamingStyle === NamingStyle.STYLE2026;
}

export function checkFileStyle(file: LinkedFile, report: Report): void {
  if (file.package !== "" && isEnforced(file.features) && !LOWER.pattern.test(file.package))
    report.refuseAt(
      file,
      [FILE_FIELDS.package],
      `The package ${file.package} is not in ${LOWER.form}. Rename it, ${OPT_OUT}.`,
    );
}

export function checkStyle(declared: Declaration, report: Report): void {
  const { form, pattern } = STYLES[declared.kind];
  // The parser names the oneofs of optional fields and the messages of map entries.
  const isMade =
    (declared.kind === "oneof" && declared.fields.some(({ proto }) => proto.proto3Optional === true)) ||
    (declared.kind === "message" && declared.proto.options?.mapEntry === true);
  if (isMade || !isEnforced(declared.features) || pattern.test(declared.name)) return;
  report.refuse(declared, `The ${declared.kind} ${declared.name} is not in ${form}. Rename it, ${OPT_OUT}.`);
}
