// Code generated from google/protobuf/descriptor.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../wire/json/enum.ts";
import { messageJson } from "../../../../wire/json/message.ts";
import {
  DescriptorProto,
  DescriptorProto_ExtensionRange,
  DescriptorProto_ReservedRange,
  EnumDescriptorProto,
  EnumDescriptorProto_EnumReservedRange,
  EnumOptions,
  EnumValueDescriptorProto,
  EnumValueOptions,
  ExtensionRangeOptions,
  ExtensionRangeOptions_Declaration,
  FeatureSet,
  FeatureSetDefaults,
  FeatureSetDefaults_FeatureSetEditionDefault,
  FeatureSet_VisibilityFeature,
  FieldDescriptorProto,
  FieldOptions,
  FieldOptions_EditionDefault,
  FieldOptions_FeatureSupport,
  FileDescriptorProto,
  FileDescriptorSet,
  FileOptions,
  GeneratedCodeInfo,
  GeneratedCodeInfo_Annotation,
  MessageOptions,
  MethodDescriptorProto,
  MethodOptions,
  OneofDescriptorProto,
  OneofOptions,
  ServiceDescriptorProto,
  ServiceOptions,
  SourceCodeInfo,
  SourceCodeInfo_Location,
  UninterpretedOption,
  UninterpretedOption_NamePart,
} from "./descriptor.ts";

export const EditionJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.Edition", {
  EDITION_UNKNOWN: 0,
  EDITION_LEGACY: 900,
  EDITION_PROTO2: 998,
  EDITION_PROTO3: 999,
  EDITION_2023: 1000,
  EDITION_2024: 1001,
  EDITION_2026: 1002,
  EDITION_UNSTABLE: 9999,
  EDITION_1_TEST_ONLY: 1,
  EDITION_2_TEST_ONLY: 2,
  EDITION_99997_TEST_ONLY: 99997,
  EDITION_99998_TEST_ONLY: 99998,
  EDITION_99999_TEST_ONLY: 99999,
  EDITION_MAX: 2147483647,
});

export const SymbolVisibilityJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.SymbolVisibility", {
  VISIBILITY_UNSET: 0,
  VISIBILITY_LOCAL: 1,
  VISIBILITY_EXPORT: 2,
});

export const ExtensionRangeOptions_VerificationStateJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.ExtensionRangeOptions.VerificationState", {
  DECLARATION: 0,
  UNVERIFIED: 1,
});

export const FieldDescriptorProto_TypeJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FieldDescriptorProto.Type", {
  TYPE_DOUBLE: 1,
  TYPE_FLOAT: 2,
  TYPE_INT64: 3,
  TYPE_UINT64: 4,
  TYPE_INT32: 5,
  TYPE_FIXED64: 6,
  TYPE_FIXED32: 7,
  TYPE_BOOL: 8,
  TYPE_STRING: 9,
  TYPE_GROUP: 10,
  TYPE_MESSAGE: 11,
  TYPE_BYTES: 12,
  TYPE_UINT32: 13,
  TYPE_ENUM: 14,
  TYPE_SFIXED32: 15,
  TYPE_SFIXED64: 16,
  TYPE_SINT32: 17,
  TYPE_SINT64: 18,
});

export const FieldDescriptorProto_LabelJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FieldDescriptorProto.Label", {
  LABEL_OPTIONAL: 1,
  LABEL_REPEATED: 3,
  LABEL_REQUIRED: 2,
});

export const FileOptions_OptimizeModeJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FileOptions.OptimizeMode", {
  SPEED: 1,
  CODE_SIZE: 2,
  LITE_RUNTIME: 3,
});

export const FieldOptions_CTypeJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FieldOptions.CType", {
  STRING: 0,
  CORD: 1,
  STRING_PIECE: 2,
});

export const FieldOptions_JSTypeJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FieldOptions.JSType", {
  JS_NORMAL: 0,
  JS_STRING: 1,
  JS_NUMBER: 2,
});

export const FieldOptions_OptionRetentionJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FieldOptions.OptionRetention", {
  RETENTION_UNKNOWN: 0,
  RETENTION_RUNTIME: 1,
  RETENTION_SOURCE: 2,
});

export const FieldOptions_OptionTargetTypeJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FieldOptions.OptionTargetType", {
  TARGET_TYPE_UNKNOWN: 0,
  TARGET_TYPE_FILE: 1,
  TARGET_TYPE_EXTENSION_RANGE: 2,
  TARGET_TYPE_MESSAGE: 3,
  TARGET_TYPE_FIELD: 4,
  TARGET_TYPE_ONEOF: 5,
  TARGET_TYPE_ENUM: 6,
  TARGET_TYPE_ENUM_ENTRY: 7,
  TARGET_TYPE_SERVICE: 8,
  TARGET_TYPE_METHOD: 9,
});

export const MethodOptions_IdempotencyLevelJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.MethodOptions.IdempotencyLevel", {
  IDEMPOTENCY_UNKNOWN: 0,
  NO_SIDE_EFFECTS: 1,
  IDEMPOTENT: 2,
});

export const FeatureSet_VisibilityFeature_DefaultSymbolVisibilityJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.VisibilityFeature.DefaultSymbolVisibility", {
  DEFAULT_SYMBOL_VISIBILITY_UNKNOWN: 0,
  EXPORT_ALL: 1,
  EXPORT_TOP_LEVEL: 2,
  LOCAL_ALL: 3,
  STRICT: 4,
});

export const FeatureSet_FieldPresenceJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.FieldPresence", {
  FIELD_PRESENCE_UNKNOWN: 0,
  EXPLICIT: 1,
  IMPLICIT: 2,
  LEGACY_REQUIRED: 3,
});

export const FeatureSet_EnumTypeJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.EnumType", {
  ENUM_TYPE_UNKNOWN: 0,
  OPEN: 1,
  CLOSED: 2,
});

export const FeatureSet_RepeatedFieldEncodingJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.RepeatedFieldEncoding", {
  REPEATED_FIELD_ENCODING_UNKNOWN: 0,
  PACKED: 1,
  EXPANDED: 2,
});

export const FeatureSet_Utf8ValidationJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.Utf8Validation", {
  UTF8_VALIDATION_UNKNOWN: 0,
  VERIFY: 2,
  NONE: 3,
});

export const FeatureSet_MessageEncodingJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.MessageEncoding", {
  MESSAGE_ENCODING_UNKNOWN: 0,
  LENGTH_PREFIXED: 1,
  DELIMITED: 2,
});

export const FeatureSet_JsonFormatJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.JsonFormat", {
  JSON_FORMAT_UNKNOWN: 0,
  ALLOW: 1,
  LEGACY_BEST_EFFORT: 2,
});

export const FeatureSet_EnforceNamingStyleJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.EnforceNamingStyle", {
  ENFORCE_NAMING_STYLE_UNKNOWN: 0,
  STYLE2024: 1,
  STYLE_LEGACY: 2,
  STYLE2026: 3,
});

export const GeneratedCodeInfo_Annotation_SemanticJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.GeneratedCodeInfo.Annotation.Semantic", {
  NONE: 0,
  SET: 1,
  ALIAS: 2,
});

export const FileDescriptorSetJson: JsonCodec<FileDescriptorSet> = /* @__PURE__ */ messageJson(FileDescriptorSet, () => [
  { name: "file", type: FileDescriptorProtoJson, shape: "list" },
]);

export const FileDescriptorProtoJson: JsonCodec<FileDescriptorProto> = /* @__PURE__ */ messageJson(FileDescriptorProto, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "package", type: "string", shape: "optional" },
  { name: "dependency", type: "string", shape: "list" },
  { name: "publicDependency", schemaName: "public_dependency", type: "int32", shape: "list" },
  { name: "weakDependency", schemaName: "weak_dependency", type: "int32", shape: "list" },
  { name: "optionDependency", schemaName: "option_dependency", type: "string", shape: "list" },
  { name: "messageType", schemaName: "message_type", type: DescriptorProtoJson, shape: "list" },
  { name: "enumType", schemaName: "enum_type", type: EnumDescriptorProtoJson, shape: "list" },
  { name: "service", type: ServiceDescriptorProtoJson, shape: "list" },
  { name: "extension", type: FieldDescriptorProtoJson, shape: "list" },
  { name: "options", type: FileOptionsJson, shape: "optional" },
  { name: "sourceCodeInfo", schemaName: "source_code_info", type: SourceCodeInfoJson, shape: "optional" },
  { name: "syntax", type: "string", shape: "optional" },
  { name: "edition", type: EditionJson, shape: "optional" },
]);

export const DescriptorProtoJson: JsonCodec<DescriptorProto> = /* @__PURE__ */ messageJson(DescriptorProto, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "field", type: FieldDescriptorProtoJson, shape: "list" },
  { name: "extension", type: FieldDescriptorProtoJson, shape: "list" },
  { name: "nestedType", schemaName: "nested_type", type: DescriptorProtoJson, shape: "list" },
  { name: "enumType", schemaName: "enum_type", type: EnumDescriptorProtoJson, shape: "list" },
  { name: "extensionRange", schemaName: "extension_range", type: DescriptorProto_ExtensionRangeJson, shape: "list" },
  { name: "oneofDecl", schemaName: "oneof_decl", type: OneofDescriptorProtoJson, shape: "list" },
  { name: "options", type: MessageOptionsJson, shape: "optional" },
  { name: "reservedRange", schemaName: "reserved_range", type: DescriptorProto_ReservedRangeJson, shape: "list" },
  { name: "reservedName", schemaName: "reserved_name", type: "string", shape: "list" },
  { name: "visibility", type: SymbolVisibilityJson, shape: "optional" },
]);

export const DescriptorProto_ExtensionRangeJson: JsonCodec<DescriptorProto_ExtensionRange> = /* @__PURE__ */ messageJson(DescriptorProto_ExtensionRange, () => [
  { name: "start", type: "int32", shape: "optional" },
  { name: "end", type: "int32", shape: "optional" },
  { name: "options", type: ExtensionRangeOptionsJson, shape: "optional" },
]);

export const DescriptorProto_ReservedRangeJson: JsonCodec<DescriptorProto_ReservedRange> = /* @__PURE__ */ messageJson(DescriptorProto_ReservedRange, () => [
  { name: "start", type: "int32", shape: "optional" },
  { name: "end", type: "int32", shape: "optional" },
]);

export const ExtensionRangeOptionsJson: JsonCodec<ExtensionRangeOptions> = /* @__PURE__ */ messageJson(ExtensionRangeOptions, () => [
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
  { name: "declaration", type: ExtensionRangeOptions_DeclarationJson, shape: "list" },
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "verification", type: ExtensionRangeOptions_VerificationStateJson, shape: "optional" },
]);

export const ExtensionRangeOptions_DeclarationJson: JsonCodec<ExtensionRangeOptions_Declaration> = /* @__PURE__ */ messageJson(ExtensionRangeOptions_Declaration, () => [
  { name: "number", type: "int32", shape: "optional" },
  { name: "fullName", schemaName: "full_name", type: "string", shape: "optional" },
  { name: "type", type: "string", shape: "optional" },
  { name: "reserved", type: "bool", shape: "optional" },
  { name: "repeated", type: "bool", shape: "optional" },
]);

export const FieldDescriptorProtoJson: JsonCodec<FieldDescriptorProto> = /* @__PURE__ */ messageJson(FieldDescriptorProto, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "number", type: "int32", shape: "optional" },
  { name: "label", type: FieldDescriptorProto_LabelJson, shape: "optional" },
  { name: "type", type: FieldDescriptorProto_TypeJson, shape: "optional" },
  { name: "typeName", schemaName: "type_name", type: "string", shape: "optional" },
  { name: "extendee", type: "string", shape: "optional" },
  { name: "defaultValue", schemaName: "default_value", type: "string", shape: "optional" },
  { name: "oneofIndex", schemaName: "oneof_index", type: "int32", shape: "optional" },
  { name: "jsonName", schemaName: "json_name", type: "string", shape: "optional" },
  { name: "options", type: FieldOptionsJson, shape: "optional" },
  { name: "proto3Optional", schemaName: "proto3_optional", type: "bool", shape: "optional" },
]);

export const OneofDescriptorProtoJson: JsonCodec<OneofDescriptorProto> = /* @__PURE__ */ messageJson(OneofDescriptorProto, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "options", type: OneofOptionsJson, shape: "optional" },
]);

export const EnumDescriptorProtoJson: JsonCodec<EnumDescriptorProto> = /* @__PURE__ */ messageJson(EnumDescriptorProto, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "value", type: EnumValueDescriptorProtoJson, shape: "list" },
  { name: "options", type: EnumOptionsJson, shape: "optional" },
  { name: "reservedRange", schemaName: "reserved_range", type: EnumDescriptorProto_EnumReservedRangeJson, shape: "list" },
  { name: "reservedName", schemaName: "reserved_name", type: "string", shape: "list" },
  { name: "visibility", type: SymbolVisibilityJson, shape: "optional" },
]);

export const EnumDescriptorProto_EnumReservedRangeJson: JsonCodec<EnumDescriptorProto_EnumReservedRange> = /* @__PURE__ */ messageJson(EnumDescriptorProto_EnumReservedRange, () => [
  { name: "start", type: "int32", shape: "optional" },
  { name: "end", type: "int32", shape: "optional" },
]);

export const EnumValueDescriptorProtoJson: JsonCodec<EnumValueDescriptorProto> = /* @__PURE__ */ messageJson(EnumValueDescriptorProto, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "number", type: "int32", shape: "optional" },
  { name: "options", type: EnumValueOptionsJson, shape: "optional" },
]);

export const ServiceDescriptorProtoJson: JsonCodec<ServiceDescriptorProto> = /* @__PURE__ */ messageJson(ServiceDescriptorProto, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "method", type: MethodDescriptorProtoJson, shape: "list" },
  { name: "options", type: ServiceOptionsJson, shape: "optional" },
]);

export const MethodDescriptorProtoJson: JsonCodec<MethodDescriptorProto> = /* @__PURE__ */ messageJson(MethodDescriptorProto, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "inputType", schemaName: "input_type", type: "string", shape: "optional" },
  { name: "outputType", schemaName: "output_type", type: "string", shape: "optional" },
  { name: "options", type: MethodOptionsJson, shape: "optional" },
  { name: "clientStreaming", schemaName: "client_streaming", type: "bool", shape: "optional" },
  { name: "serverStreaming", schemaName: "server_streaming", type: "bool", shape: "optional" },
]);

export const FileOptionsJson: JsonCodec<FileOptions> = /* @__PURE__ */ messageJson(FileOptions, () => [
  { name: "javaPackage", schemaName: "java_package", type: "string", shape: "optional" },
  { name: "javaOuterClassname", schemaName: "java_outer_classname", type: "string", shape: "optional" },
  { name: "javaMultipleFiles", schemaName: "java_multiple_files", type: "bool", shape: "optional" },
  { name: "javaGenerateEqualsAndHash", schemaName: "java_generate_equals_and_hash", type: "bool", shape: "optional" },
  { name: "javaStringCheckUtf8", schemaName: "java_string_check_utf8", type: "bool", shape: "optional" },
  { name: "optimizeFor", schemaName: "optimize_for", type: FileOptions_OptimizeModeJson, shape: "optional" },
  { name: "goPackage", schemaName: "go_package", type: "string", shape: "optional" },
  { name: "ccGenericServices", schemaName: "cc_generic_services", type: "bool", shape: "optional" },
  { name: "javaGenericServices", schemaName: "java_generic_services", type: "bool", shape: "optional" },
  { name: "pyGenericServices", schemaName: "py_generic_services", type: "bool", shape: "optional" },
  { name: "deprecated", type: "bool", shape: "optional" },
  { name: "ccEnableArenas", schemaName: "cc_enable_arenas", type: "bool", shape: "optional" },
  { name: "objcClassPrefix", schemaName: "objc_class_prefix", type: "string", shape: "optional" },
  { name: "csharpNamespace", schemaName: "csharp_namespace", type: "string", shape: "optional" },
  { name: "swiftPrefix", schemaName: "swift_prefix", type: "string", shape: "optional" },
  { name: "phpClassPrefix", schemaName: "php_class_prefix", type: "string", shape: "optional" },
  { name: "phpNamespace", schemaName: "php_namespace", type: "string", shape: "optional" },
  { name: "phpMetadataNamespace", schemaName: "php_metadata_namespace", type: "string", shape: "optional" },
  { name: "rubyPackage", schemaName: "ruby_package", type: "string", shape: "optional" },
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
]);

export const MessageOptionsJson: JsonCodec<MessageOptions> = /* @__PURE__ */ messageJson(MessageOptions, () => [
  { name: "messageSetWireFormat", schemaName: "message_set_wire_format", type: "bool", shape: "optional" },
  { name: "noStandardDescriptorAccessor", schemaName: "no_standard_descriptor_accessor", type: "bool", shape: "optional" },
  { name: "deprecated", type: "bool", shape: "optional" },
  { name: "mapEntry", schemaName: "map_entry", type: "bool", shape: "optional" },
  { name: "deprecatedLegacyJsonFieldConflicts", schemaName: "deprecated_legacy_json_field_conflicts", type: "bool", shape: "optional" },
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
]);

export const FieldOptionsJson: JsonCodec<FieldOptions> = /* @__PURE__ */ messageJson(FieldOptions, () => [
  { name: "ctype", type: FieldOptions_CTypeJson, shape: "optional" },
  { name: "packed", type: "bool", shape: "optional" },
  { name: "jstype", type: FieldOptions_JSTypeJson, shape: "optional" },
  { name: "lazy", type: "bool", shape: "optional" },
  { name: "unverifiedLazy", schemaName: "unverified_lazy", type: "bool", shape: "optional" },
  { name: "deprecated", type: "bool", shape: "optional" },
  { name: "weak", type: "bool", shape: "optional" },
  { name: "debugRedact", schemaName: "debug_redact", type: "bool", shape: "optional" },
  { name: "retention", type: FieldOptions_OptionRetentionJson, shape: "optional" },
  { name: "targets", type: FieldOptions_OptionTargetTypeJson, shape: "list" },
  { name: "editionDefaults", schemaName: "edition_defaults", type: FieldOptions_EditionDefaultJson, shape: "list" },
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "featureSupport", schemaName: "feature_support", type: FieldOptions_FeatureSupportJson, shape: "optional" },
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
]);

export const FieldOptions_EditionDefaultJson: JsonCodec<FieldOptions_EditionDefault> = /* @__PURE__ */ messageJson(FieldOptions_EditionDefault, () => [
  { name: "edition", type: EditionJson, shape: "optional" },
  { name: "value", type: "string", shape: "optional" },
]);

export const FieldOptions_FeatureSupportJson: JsonCodec<FieldOptions_FeatureSupport> = /* @__PURE__ */ messageJson(FieldOptions_FeatureSupport, () => [
  { name: "editionIntroduced", schemaName: "edition_introduced", type: EditionJson, shape: "optional" },
  { name: "editionDeprecated", schemaName: "edition_deprecated", type: EditionJson, shape: "optional" },
  { name: "deprecationWarning", schemaName: "deprecation_warning", type: "string", shape: "optional" },
  { name: "editionRemoved", schemaName: "edition_removed", type: EditionJson, shape: "optional" },
  { name: "removalError", schemaName: "removal_error", type: "string", shape: "optional" },
]);

export const OneofOptionsJson: JsonCodec<OneofOptions> = /* @__PURE__ */ messageJson(OneofOptions, () => [
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
]);

export const EnumOptionsJson: JsonCodec<EnumOptions> = /* @__PURE__ */ messageJson(EnumOptions, () => [
  { name: "allowAlias", schemaName: "allow_alias", type: "bool", shape: "optional" },
  { name: "deprecated", type: "bool", shape: "optional" },
  { name: "deprecatedLegacyJsonFieldConflicts", schemaName: "deprecated_legacy_json_field_conflicts", type: "bool", shape: "optional" },
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
]);

export const EnumValueOptionsJson: JsonCodec<EnumValueOptions> = /* @__PURE__ */ messageJson(EnumValueOptions, () => [
  { name: "deprecated", type: "bool", shape: "optional" },
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "debugRedact", schemaName: "debug_redact", type: "bool", shape: "optional" },
  { name: "featureSupport", schemaName: "feature_support", type: FieldOptions_FeatureSupportJson, shape: "optional" },
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
]);

export const ServiceOptionsJson: JsonCodec<ServiceOptions> = /* @__PURE__ */ messageJson(ServiceOptions, () => [
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "deprecated", type: "bool", shape: "optional" },
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
]);

export const MethodOptionsJson: JsonCodec<MethodOptions> = /* @__PURE__ */ messageJson(MethodOptions, () => [
  { name: "deprecated", type: "bool", shape: "optional" },
  { name: "idempotencyLevel", schemaName: "idempotency_level", type: MethodOptions_IdempotencyLevelJson, shape: "optional" },
  { name: "features", type: FeatureSetJson, shape: "optional" },
  { name: "uninterpretedOption", schemaName: "uninterpreted_option", type: UninterpretedOptionJson, shape: "list" },
]);

export const UninterpretedOptionJson: JsonCodec<UninterpretedOption> = /* @__PURE__ */ messageJson(UninterpretedOption, () => [
  { name: "name", type: UninterpretedOption_NamePartJson, shape: "list" },
  { name: "identifierValue", schemaName: "identifier_value", type: "string", shape: "optional" },
  { name: "positiveIntValue", schemaName: "positive_int_value", type: "uint64", shape: "optional" },
  { name: "negativeIntValue", schemaName: "negative_int_value", type: "int64", shape: "optional" },
  { name: "doubleValue", schemaName: "double_value", type: "double", shape: "optional" },
  { name: "stringValue", schemaName: "string_value", type: "bytes", shape: "optional" },
  { name: "aggregateValue", schemaName: "aggregate_value", type: "string", shape: "optional" },
]);

export const UninterpretedOption_NamePartJson: JsonCodec<UninterpretedOption_NamePart> = /* @__PURE__ */ messageJson(UninterpretedOption_NamePart, () => [
  { name: "namePart", schemaName: "name_part", type: "string", shape: "required" },
  { name: "isExtension", schemaName: "is_extension", type: "bool", shape: "required" },
]);

export const FeatureSetJson: JsonCodec<FeatureSet> = /* @__PURE__ */ messageJson(FeatureSet, () => [
  { name: "fieldPresence", schemaName: "field_presence", type: FeatureSet_FieldPresenceJson, shape: "optional" },
  { name: "enumType", schemaName: "enum_type", type: FeatureSet_EnumTypeJson, shape: "optional" },
  { name: "repeatedFieldEncoding", schemaName: "repeated_field_encoding", type: FeatureSet_RepeatedFieldEncodingJson, shape: "optional" },
  { name: "utf8Validation", schemaName: "utf8_validation", type: FeatureSet_Utf8ValidationJson, shape: "optional" },
  { name: "messageEncoding", schemaName: "message_encoding", type: FeatureSet_MessageEncodingJson, shape: "optional" },
  { name: "jsonFormat", schemaName: "json_format", type: FeatureSet_JsonFormatJson, shape: "optional" },
  { name: "enforceNamingStyle", schemaName: "enforce_naming_style", type: FeatureSet_EnforceNamingStyleJson, shape: "optional" },
  { name: "defaultSymbolVisibility", schemaName: "default_symbol_visibility", type: FeatureSet_VisibilityFeature_DefaultSymbolVisibilityJson, shape: "optional" },
]);

export const FeatureSet_VisibilityFeatureJson: JsonCodec<FeatureSet_VisibilityFeature> = /* @__PURE__ */ messageJson(FeatureSet_VisibilityFeature, () => []);

export const FeatureSetDefaultsJson: JsonCodec<FeatureSetDefaults> = /* @__PURE__ */ messageJson(FeatureSetDefaults, () => [
  { name: "defaults", type: FeatureSetDefaults_FeatureSetEditionDefaultJson, shape: "list" },
  { name: "minimumEdition", schemaName: "minimum_edition", type: EditionJson, shape: "optional" },
  { name: "maximumEdition", schemaName: "maximum_edition", type: EditionJson, shape: "optional" },
]);

export const FeatureSetDefaults_FeatureSetEditionDefaultJson: JsonCodec<FeatureSetDefaults_FeatureSetEditionDefault> = /* @__PURE__ */ messageJson(FeatureSetDefaults_FeatureSetEditionDefault, () => [
  { name: "edition", type: EditionJson, shape: "optional" },
  { name: "overridableFeatures", schemaName: "overridable_features", type: FeatureSetJson, shape: "optional" },
  { name: "fixedFeatures", schemaName: "fixed_features", type: FeatureSetJson, shape: "optional" },
]);

export const SourceCodeInfoJson: JsonCodec<SourceCodeInfo> = /* @__PURE__ */ messageJson(SourceCodeInfo, () => [
  { name: "location", type: SourceCodeInfo_LocationJson, shape: "list" },
]);

export const SourceCodeInfo_LocationJson: JsonCodec<SourceCodeInfo_Location> = /* @__PURE__ */ messageJson(SourceCodeInfo_Location, () => [
  { name: "path", type: "int32", shape: "list" },
  { name: "span", type: "int32", shape: "list" },
  { name: "leadingComments", schemaName: "leading_comments", type: "string", shape: "optional" },
  { name: "trailingComments", schemaName: "trailing_comments", type: "string", shape: "optional" },
  { name: "leadingDetachedComments", schemaName: "leading_detached_comments", type: "string", shape: "list" },
]);

export const GeneratedCodeInfoJson: JsonCodec<GeneratedCodeInfo> = /* @__PURE__ */ messageJson(GeneratedCodeInfo, () => [
  { name: "annotation", type: GeneratedCodeInfo_AnnotationJson, shape: "list" },
]);

export const GeneratedCodeInfo_AnnotationJson: JsonCodec<GeneratedCodeInfo_Annotation> = /* @__PURE__ */ messageJson(GeneratedCodeInfo_Annotation, () => [
  { name: "path", type: "int32", shape: "list" },
  { name: "sourceFile", schemaName: "source_file", type: "string", shape: "optional" },
  { name: "begin", type: "int32", shape: "optional" },
  { name: "end", type: "int32", shape: "optional" },
  { name: "semantic", type: GeneratedCodeInfo_Annotation_SemanticJson, shape: "optional" },
]);
