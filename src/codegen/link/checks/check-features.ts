/** Features that a declaration sets itself. Those of a file or a message may be for others in it. */

import { isLegacy } from "../../descriptor/features.ts";
import {
  Edition,
  FeatureSet_EnumType as EnumType,
  type FeatureSet,
  FeatureSet_FieldPresence as FieldPresence,
  FieldDescriptorProto_Label as Label,
  FeatureSet_RepeatedFieldEncoding as RepeatedFieldEncoding,
  FieldDescriptorProto_Type as Type,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode } from "../declarations.ts";
import { isMapEntry, isPackableType, isRepeated } from "../options/message-value.ts";
import type { Optioned } from "../options/slots.ts";
import type { Report } from "../report.ts";
import { enumType, isMessageType, messageType } from "../resolve-types.ts";

/** The names of features in the schema. Each has the value 0, which stands for no value. */
const FEATURES: readonly (readonly [keyof FeatureSet, string])[] = [
  ["fieldPresence", "field_presence"],
  ["enumType", "enum_type"],
  ["repeatedFieldEncoding", "repeated_field_encoding"],
  ["utf8Validation", "utf8_validation"],
  ["messageEncoding", "message_encoding"],
  ["jsonFormat", "json_format"],
  ["enforceNamingStyle", "enforce_naming_style"],
  ["defaultSymbolVisibility", "default_symbol_visibility"],
];

export function checkFeatures(subject: Optioned, report: Report): void {
  const features = subject.proto.options?.features;
  if (features === undefined) return;
  const file = subject.kind === "file" ? subject : subject.file;
  const path = subject.kind === "file" ? [] : subject.path;
  const what = subject.kind === "file" ? "The file" : subject.name === "" ? "The range" : subject.name;
  if (isLegacy(file.edition))
    report.refuseAt(
      file,
      path,
      `${what} sets features, which need an edition. Write edition = "2023"; instead of the syntax.`,
    );
  for (const [property, name] of FEATURES)
    if (features[property] === 0)
      report.refuseAt(file, path, `${what} sets the feature ${name} to a value that stands for none. Set another one.`);
}

/** Whether a field without presence can be told from a field with the default. */
function hasNoPresence(field: FieldNode): boolean {
  const isPlain =
    !isRepeated(field) && field.oneof === undefined && !field.isExtension && !isMessageType(field.proto.type);
  return isPlain && field.features.fieldPresence === FieldPresence.IMPLICIT;
}

export function checkFieldFeatures(field: FieldNode, report: Report): void {
  const { name, proto, file, container } = field;
  if (file.edition < Edition.EDITION_2023) return;
  if (proto.label === Label.REQUIRED)
    report.refuse(
      field,
      `The field ${name} is required, which editions do not have. Write features.field_presence = LEGACY_REQUIRED.`,
    );
  if (proto.type === Type.GROUP)
    report.refuse(
      field,
      `Editions have no groups. Make the group ${name} a message with features.message_encoding = DELIMITED.`,
    );
  if (proto.options?.packed !== undefined)
    report.refuse(
      field,
      `The field ${name} has the option packed, which editions do not have. Write features.repeated_field_encoding.`,
    );
  checkPresence(field, report);
  // The parser copies the features of a map to the fields of its entries.
  if (isMapEntry(container)) return;
  checkGiven(field, report);
}

function checkPresence(field: FieldNode, report: Report): void {
  const { name, proto, isExtension } = field;
  if (hasNoPresence(field) && !isMapEntry(field.container)) {
    if (proto.defaultValue !== undefined)
      report.refuse(field, `The field ${name} has a default, which needs presence. Remove the default.`);
    const type = enumType(field);
    if (type !== undefined && type.features.enumType === EnumType.CLOSED)
      report.refuse(field, `The field ${name} has no presence, so its enum ${type.name} must be open.`);
  }
  if (isExtension && field.features.fieldPresence === FieldPresence.LEGACY_REQUIRED)
    report.refuse(field, `The extension ${name} is required, but extensions cannot be. Remove the feature.`);
}

function checkGiven(field: FieldNode, report: Report): void {
  const { proto, isExtension } = field;
  const features = proto.options?.features;
  if (features === undefined) return;
  const isMap = isMapEntry(messageType(field));
  const refuse = (feature: string, why: string, isWrong: boolean) => {
    if (isWrong)
      report.refuse(field, `The field ${field.name} has the feature ${feature}, but ${why}. Remove the feature.`);
  };
  if (features.fieldPresence !== undefined) {
    const isImplicit = features.fieldPresence === FieldPresence.IMPLICIT;
    const isRequired = features.fieldPresence === FieldPresence.LEGACY_REQUIRED;
    const isInOneof = field.oneof !== undefined;
    const isList = isRepeated(field);
    refuse("field_presence", "fields of a oneof always have presence", isInOneof);
    refuse("field_presence", "repeated fields have no presence", isList && !isInOneof);
    refuse("field_presence", "extensions always have presence", isExtension && !isList && !isRequired);
    refuse(
      "field_presence",
      "messages always have presence",
      isImplicit && isMessageType(proto.type) && !isList && !isExtension && !isInOneof,
    );
  }
  const encoding = features.repeatedFieldEncoding;
  refuse("repeated_field_encoding", "is not repeated", encoding !== undefined && !isRepeated(field));
  const isUnpackable = isRepeated(field) && !isPackableType(proto.type) && encoding === RepeatedFieldEncoding.PACKED;
  refuse("repeated_field_encoding", "only numbers, bools and enums can be packed", isUnpackable);
  refuse(
    "utf8_validation",
    "is not a string",
    features.utf8Validation !== undefined && proto.type !== Type.STRING && !isStringMap(field),
  );
  const isGiven = features.messageEncoding !== undefined;
  refuse("message_encoding", "is not a message", isGiven && (!isMessageType(proto.type) || isMap));
}

function isStringMap(field: FieldNode): boolean {
  const type = messageType(field);
  return isMapEntry(type) && type?.fields.some(({ proto }) => proto.type === Type.STRING) === true;
}
