/** Checks an extension against the message that it extends. */

import { FIELD_FIELDS } from "../../descriptor/field-numbers.ts";
import {
  Edition,
  FieldDescriptorProto_Label as Label,
  FileOptions_OptimizeMode as OptimizeMode,
  FieldDescriptorProto_Type as Type,
  ExtensionRangeOptions_VerificationState as VerificationState,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode, LinkedFile, MessageNode, RangeNode } from "../declarations.ts";
import { jsonName } from "../names.ts";
import { isRepeated } from "../options/message-value.ts";
import type { Report } from "../report.ts";

const OPTIONS = /^google\.protobuf\.(?:File|Message|Field|Enum|EnumValue|Service|Method|Oneof|ExtensionRange)Options$/;

export function checkExtension(field: FieldNode, report: Report): void {
  const { name, proto, file, container } = field;
  if (proto.label === Label.REQUIRED)
    report.refuse(field, `The extension ${name} is required, but extensions cannot be. Write optional.`);
  if (proto.jsonName !== undefined && proto.jsonName !== jsonName(name))
    report.refuse(
      field,
      `The extension ${name} has a json_name, but extensions are named [${field.fullName}] in JSON. Remove it.`,
    );
  if (container === undefined) return;
  if (file.edition === Edition.EDITION_PROTO3 && !OPTIONS.test(container.fullName))
    report.refusePart(
      field,
      FIELD_FIELDS.extendee,
      `${name} extends ${container.fullName}, but proto3 allows extensions of options only. Make it a field.`,
    );
  if (isLite(file) && !isLite(container.file))
    report.refusePart(
      field,
      FIELD_FIELDS.extendee,
      `${name} extends ${container.fullName}, whose file lacks optimize_for = LITE_RUNTIME. Remove that option from the file of ${name}.`,
    );
  checkMessageSet(field, container, report);
  const range = container.ranges.find((each) => isIn(field.number, each));
  if (range === undefined)
    report.refusePart(
      field,
      FIELD_FIELDS.number,
      `${container.fullName} does not leave the number ${field.number} to extensions${rangesText(container)}.`,
    );
  else checkDeclaration(field, container, range, report);
}

function isIn(number: number, { proto }: RangeNode): boolean {
  return (proto.start ?? 0) <= number && number < (proto.end ?? 0);
}

function rangesText({ ranges }: MessageNode): string {
  if (ranges.length === 0) return ", nor any other";
  return `, only ${ranges.map(({ proto: { start = 0, end = 0 } }) => (end - 1 === start ? `${start}` : `${start} to ${end - 1}`)).join(", ")}`;
}

function isLite({ proto }: LinkedFile): boolean {
  return proto.options?.optimizeFor === OptimizeMode.LITE_RUNTIME;
}

function checkMessageSet(field: FieldNode, { fullName, proto }: MessageNode, report: Report): void {
  if (proto.options?.messageSetWireFormat !== true) return;
  if (field.proto.type !== Type.MESSAGE || isRepeated(field) || field.proto.label === Label.REQUIRED)
    report.refuse(
      field,
      `${field.name} extends the message set ${fullName}, whose extensions must be optional messages.`,
    );
}

/** A range can declare which extensions may come, by name and type. Options are free of that. */
function checkDeclaration(field: FieldNode, container: MessageNode, { proto }: RangeNode, report: Report): void {
  const { declaration: declarations = [], verification } = proto.options ?? {};
  const isChecked = declarations.length > 0 || verification === VerificationState.DECLARATION;
  if (!isChecked || container.file.name === "google/protobuf/descriptor.proto") return;
  const declared = declarations.find(({ number }) => number === field.number);
  const refuse = (text: string) => report.refusePart(field, FIELD_FIELDS.extendee, `${container.fullName} ${text}`);
  if (declared === undefined) {
    refuse(`does not declare the extension ${field.number}, but declares the others of its range. Declare it there.`);
    return;
  }
  if (declared.reserved === true) {
    refuse(`reserves the extension ${field.number}. Use another number.`);
    return;
  }
  if (declared.fullName !== undefined && declared.fullName !== `.${field.fullName}`)
    refuse(`declares the extension ${field.number} as ${declared.fullName}, not as .${field.fullName}.`);
  const type = typeName(field);
  if (declared.type !== undefined && declared.type !== type && `.${declared.type}` !== type)
    refuse(`declares the extension ${field.number} with the type ${declared.type}, not ${type}.`);
  if ((declared.repeated ?? false) !== isRepeated(field))
    refuse(`declares the extension ${field.number} as ${declared.repeated === true ? "repeated" : "optional"}.`);
}

function typeName({ proto, type }: FieldNode): string {
  if (type !== undefined) return `.${type.fullName}`;
  const name = Object.entries(Type).find(([, number]) => number === proto.type)?.[0];
  return name?.toLowerCase() ?? "";
}
