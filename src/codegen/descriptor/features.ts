/**
 * Resolves the features of editions: of a file from the defaults of its edition, of
 * everything else from what is around it. proto2 and proto3 are editions, too, with
 * fixed features and some syntax that stands for features.
 *
 * Works on descriptors whose options are interpreted.
 *
 * @see https://protobuf.dev/editions/features/
 * @see the `edition_defaults` of FeatureSet in third_party/google/protobuf/descriptor.proto
 */

import {
  FeatureSet_VisibilityFeature_DefaultSymbolVisibility as DefaultVisibility,
  Edition,
  FeatureSet_EnumType as EnumType,
  type FeatureSet,
  type FieldDescriptorProto,
  FeatureSet_FieldPresence as FieldPresence,
  type FileDescriptorProto,
  FeatureSet_JsonFormat as JsonFormat,
  FieldDescriptorProto_Label as Label,
  FeatureSet_MessageEncoding as MessageEncoding,
  FeatureSet_EnforceNamingStyle as NamingStyle,
  FeatureSet_RepeatedFieldEncoding as RepeatedFieldEncoding,
  FieldDescriptorProto_Type as Type,
  FeatureSet_Utf8Validation as Utf8Validation,
} from "../generated/google/protobuf/descriptor.ts";

/** All features of `google.protobuf.FeatureSet`, each with a value. */
export interface Features {
  readonly fieldPresence: FieldPresence;
  readonly enumType: EnumType;
  readonly repeatedFieldEncoding: RepeatedFieldEncoding;
  readonly utf8Validation: Utf8Validation;
  readonly messageEncoding: MessageEncoding;
  readonly jsonFormat: JsonFormat;
  readonly enforceNamingStyle: NamingStyle;
  readonly defaultSymbolVisibility: DefaultVisibility;
}

/** Options of any kind of declaration. */
interface OptionsWithFeatures {
  readonly features?: FeatureSet | undefined;
}

const PROTO2: Features = {
  fieldPresence: FieldPresence.EXPLICIT,
  enumType: EnumType.CLOSED,
  repeatedFieldEncoding: RepeatedFieldEncoding.EXPANDED,
  utf8Validation: Utf8Validation.NONE,
  messageEncoding: MessageEncoding.LENGTH_PREFIXED,
  jsonFormat: JsonFormat.LEGACY_BEST_EFFORT,
  enforceNamingStyle: NamingStyle.STYLE_LEGACY,
  defaultSymbolVisibility: DefaultVisibility.EXPORT_ALL,
};

const PROTO3: Features = {
  ...PROTO2,
  fieldPresence: FieldPresence.IMPLICIT,
  enumType: EnumType.OPEN,
  repeatedFieldEncoding: RepeatedFieldEncoding.PACKED,
  utf8Validation: Utf8Validation.VERIFY,
  jsonFormat: JsonFormat.ALLOW,
};

const EDITION_2023: Features = { ...PROTO3, fieldPresence: FieldPresence.EXPLICIT };

const EDITION_2024: Features = {
  ...EDITION_2023,
  enforceNamingStyle: NamingStyle.STYLE2024,
  defaultSymbolVisibility: DefaultVisibility.EXPORT_TOP_LEVEL,
};

/** The newest edition that this compiler knows all rules of. */
export const EDITION_NEWEST: Edition = Edition.EDITION_2024;

/** The edition of a file; proto2 and proto3 if it has a syntax, EDITION_UNKNOWN if that is another. */
export function editionOf({ syntax, edition }: FileDescriptorProto): Edition {
  if (edition !== undefined) return edition;
  switch (syntax) {
    case undefined:
    case "":
    case "proto2":
      return Edition.EDITION_PROTO2;
    case "proto3":
      return Edition.EDITION_PROTO3;
    default:
      return Edition.EDITION_UNKNOWN;
  }
}

/** Whether the edition stands for proto2 or proto3, whose files cannot set features. */
export function isLegacy(edition: Edition): boolean {
  return edition < Edition.EDITION_2023;
}

/** The features that a file has by its edition, before its options. */
export function editionFeatures(edition: Edition): Features {
  if (edition >= Edition.EDITION_2024) return EDITION_2024;
  if (edition >= Edition.EDITION_2023) return EDITION_2023;
  return edition === Edition.EDITION_PROTO3 ? PROTO3 : PROTO2;
}

/** The features of a file, which everything in it starts from. */
export function fileFeatures(file: FileDescriptorProto): Features {
  return childFeatures(editionFeatures(editionOf(file)), file.options);
}

/**
 * The features of a message, an enum, an enum value, a oneof, an extension range, a
 * service or a method. For fields there is `fieldFeatures`.
 *
 * @param parent   the features of the declaration around it: of the oneof, the message, the enum, the service, the file
 * @param options  its own options
 */
export function childFeatures(parent: Features, options: OptionsWithFeatures | undefined): Features {
  const own = options?.features;
  if (own === undefined) return parent;
  return {
    fieldPresence: own.fieldPresence ?? parent.fieldPresence,
    enumType: own.enumType ?? parent.enumType,
    repeatedFieldEncoding: own.repeatedFieldEncoding ?? parent.repeatedFieldEncoding,
    utf8Validation: own.utf8Validation ?? parent.utf8Validation,
    messageEncoding: own.messageEncoding ?? parent.messageEncoding,
    jsonFormat: own.jsonFormat ?? parent.jsonFormat,
    enforceNamingStyle: own.enforceNamingStyle ?? parent.enforceNamingStyle,
    defaultSymbolVisibility: own.defaultSymbolVisibility ?? parent.defaultSymbolVisibility,
  };
}

/**
 * The features of a field or an extension, those that proto2 and proto3 express by
 * other syntax included: `required`, `optional` in proto3, groups, `packed`.
 *
 * @param parent  the features of its oneof, else of the message it is declared in, else of the file
 */
export function fieldFeatures(parent: Features, field: FieldDescriptorProto, edition: Edition): Features {
  const features = childFeatures(parent, field.options);
  if (!isLegacy(edition)) return features;
  const packed = field.options?.packed;
  const isPresent = field.proto3Optional === true;
  return {
    ...features,
    ...(field.label === Label.REQUIRED && { fieldPresence: FieldPresence.LEGACY_REQUIRED }),
    ...(isPresent && { fieldPresence: FieldPresence.EXPLICIT }),
    ...(field.type === Type.GROUP && { messageEncoding: MessageEncoding.DELIMITED }),
    ...(packed !== undefined && {
      repeatedFieldEncoding: packed ? RepeatedFieldEncoding.PACKED : RepeatedFieldEncoding.EXPANDED,
    }),
  };
}
