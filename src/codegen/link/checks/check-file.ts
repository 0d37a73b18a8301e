/**
 * Refuses what protoc refuses in a file whose names are resolved and whose options
 * are interpreted. Each other file of the folder checks one kind of declaration or
 * one subject.
 */

import { EDITION_NEWEST, isLegacy } from "../../descriptor/features.ts";
import { FILE_FIELDS } from "../../descriptor/field-numbers.ts";
import {
  Edition,
  FeatureSet_FieldPresence as FieldPresence,
  FileOptions_OptimizeMode as OptimizeMode,
} from "../../generated/google/protobuf/descriptor.ts";
import { type Declaration, declarationsIn, type LinkedFile, type ServiceNode } from "../declarations.ts";
import type { Report } from "../report.ts";
import type { SymbolTable } from "../symbol-table.ts";
import { checkEnum } from "./check-enum.ts";
import { checkExtension } from "./check-extension.ts";
import { checkFeatures, checkFieldFeatures } from "./check-features.ts";
import { checkField } from "./check-field.ts";
import { checkJsonNames } from "./check-json-names.ts";
import { checkMap } from "./check-map.ts";
import { checkMessage } from "./check-message.ts";
import { checkOneofs } from "./check-oneofs.ts";
import { checkFileStyle, checkStyle } from "./check-style.ts";
import { checkFieldSupport, checkValueSupport } from "./check-support.ts";
import { checkVisibility } from "./check-visibility.ts";

export function checkFile(file: LinkedFile, table: SymbolTable, report: Report): void {
  checkItself(file, report);
  checkFileStyle(file, report);
  for (const declared of declarationsIn(file)) {
    checkDeclaration(declared, table, report);
    checkFeatures(declared, report);
    checkStyle(declared, report);
    checkVisibility(declared, report);
  }
}

function checkDeclaration(declared: Declaration, table: SymbolTable, report: Report): void {
  switch (declared.kind) {
    case "message":
      checkMessage(declared, report);
      checkJsonNames(declared, report);
      checkOneofs(declared, report);
      for (const range of declared.ranges) checkFeatures(range, report);
      break;
    case "field":
      checkField(declared, report);
      checkFieldFeatures(declared, report);
      checkFieldSupport(declared, report);
      if (declared.isExtension) checkExtension(declared, report);
      checkMap(declared, table, report);
      break;
    case "oneof":
      if (declared.fields.length === 0)
        report.refuse(declared, `The oneof ${declared.name} has no fields. Add one, or remove the oneof.`);
      break;
    case "enum":
      checkEnum(declared, report);
      break;
    case "enum value":
      checkValueSupport(declared, report);
      break;
    case "service":
      checkService(declared, report);
      break;
    default:
      break;
  }
}

function checkService({ name, file, path }: ServiceNode, report: Report): void {
  const { ccGenericServices, javaGenericServices } = file.proto.options ?? {};
  if (isLite(file) && (ccGenericServices === true || javaGenericServices === true))
    report.refuse(
      { file, path },
      `The service ${name} is in a file with optimize_for = LITE_RUNTIME, which has no generic services. Remove cc_generic_services and java_generic_services.`,
    );
}

function checkItself(file: LinkedFile, report: Report): void {
  checkEdition(file, report);
  checkFeatures(file, report);
  checkImports(file, report);
  if (isLegacy(file.edition)) return;
  if (file.features.fieldPresence === FieldPresence.LEGACY_REQUIRED)
    report.refuseAt(
      file,
      [FILE_FIELDS.options],
      "The file makes all fields required. Set features.field_presence = LEGACY_REQUIRED at each field that is.",
    );
  if (file.proto.options?.javaStringCheckUtf8 === true)
    report.refuseAt(
      file,
      [FILE_FIELDS.options],
      "The option java_string_check_utf8 does not exist in editions. Write features.(pb.java).utf8_validation.",
    );
}

function checkEdition(file: LinkedFile, report: Report): void {
  const { edition, proto } = file;
  const hint = 'Write syntax = "proto2";, syntax = "proto3"; or edition = "2023";';
  if (edition === Edition.EDITION_UNKNOWN)
    report.refuseAt(
      file,
      [FILE_FIELDS.syntax],
      `The syntax ${JSON.stringify(proto.syntax ?? "")} is not known. ${hint}`,
    );
  else if (edition < Edition.EDITION_PROTO2 || edition > EDITION_NEWEST)
    report.refuseAt(file, [FILE_FIELDS.edition], `The edition is not supported. ${hint}`);
}

function isLite({ proto }: LinkedFile): boolean {
  return proto.options?.optimizeFor === OptimizeMode.LITE_RUNTIME;
}

function checkImports(file: LinkedFile, report: Report): void {
  const { dependency, weakDependency, optionDependency } = file.proto;
  const visible = new Map([...file.visible].map((each) => [each.name, each]));
  for (const [at, name] of dependency.entries()) {
    const imported = visible.get(name);
    if (!isLite(file) && imported !== undefined && isLite(imported))
      report.refuseAt(
        file,
        [FILE_FIELDS.dependency, at],
        `"${name}" has optimize_for = LITE_RUNTIME, so files without it cannot import it. Write: option optimize_for = LITE_RUNTIME;`,
      );
    if (weakDependency.includes(at) && file.edition >= Edition.EDITION_2024)
      report.refuseAt(
        file,
        [FILE_FIELDS.dependency, at],
        "Edition 2024 has no weak imports. Write import or import option.",
      );
  }
  if (optionDependency.length > 0 && file.edition < Edition.EDITION_2024)
    report.refuseAt(file, [FILE_FIELDS.optionDependency, 0], "import option needs edition 2024. Write import.");
}
