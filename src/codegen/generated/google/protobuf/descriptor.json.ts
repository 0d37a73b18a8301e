// Code generated from google/protobuf/descriptor.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../wire/json/enum.ts";
import { isFiniteNumber, isSigned32, isText } from "../../../../wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../wire/json/value-writer.ts";
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
  isEdition,
  isExtensionRangeOptions_VerificationState,
  isFeatureSet_EnforceNamingStyle,
  isFeatureSet_EnumType,
  isFeatureSet_FieldPresence,
  isFeatureSet_JsonFormat,
  isFeatureSet_MessageEncoding,
  isFeatureSet_RepeatedFieldEncoding,
  isFeatureSet_Utf8Validation,
  isFeatureSet_VisibilityFeature_DefaultSymbolVisibility,
  isFieldDescriptorProto_Label,
  isFieldDescriptorProto_Type,
  isFieldOptions_CType,
  isFieldOptions_JSType,
  isFieldOptions_OptionRetention,
  isFieldOptions_OptionTargetType,
  isFileOptions_OptimizeMode,
  isGeneratedCodeInfo_Annotation_Semantic,
  isMethodOptions_IdempotencyLevel,
  isSymbolVisibility,
} from "./descriptor.ts";

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

export const FeatureSet_VisibilityFeature_DefaultSymbolVisibilityJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.FeatureSet.VisibilityFeature.DefaultSymbolVisibility", {
  DEFAULT_SYMBOL_VISIBILITY_UNKNOWN: 0,
  EXPORT_ALL: 1,
  EXPORT_TOP_LEVEL: 2,
  LOCAL_ALL: 3,
  STRICT: 4,
});

export const GeneratedCodeInfo_Annotation_SemanticJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.GeneratedCodeInfo.Annotation.Semantic", {
  NONE: 0,
  SET: 1,
  ALIAS: 2,
});

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

const FileDescriptorSetJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FileDescriptorSetJson: JsonCodec<FileDescriptorSet> = /* @__PURE__ */ messageJson(FileDescriptorSet, {
  write(message, writer, depth) {
    const json = new FileDescriptorSetJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.file, "file")) {
        const items = message.file;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "file";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FileDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["file"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.FileDescriptorSet", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = FileDescriptorSet.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.FileDescriptorSet", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["file"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "file");
            const list: typeof message.file = new Array(items.length);
            field = "file";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FileDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.file = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["file"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const FileDescriptorProtoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FileDescriptorProtoJson: JsonCodec<FileDescriptorProto> = /* @__PURE__ */ messageJson(FileDescriptorProto, {
  write(message, writer, depth) {
    const json = new FileDescriptorProtoJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.package !== undefined) {
        json["package"] = isText(message.package) ? message.package : writer.string(message.package, "package");
      }
      if (writer.hasItems(message.dependency, "dependency")) {
        const items = message.dependency;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["dependency"] = writer.strings(items, same, "dependency");
      }
      if (writer.hasItems(message.publicDependency, "publicDependency")) {
        const items = message.publicDependency;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
        }
        json["publicDependency"] = writer.signed32s(items, same, "publicDependency");
      }
      if (writer.hasItems(message.weakDependency, "weakDependency")) {
        const items = message.weakDependency;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
        }
        json["weakDependency"] = writer.signed32s(items, same, "weakDependency");
      }
      if (writer.hasItems(message.optionDependency, "optionDependency")) {
        const items = message.optionDependency;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["optionDependency"] = writer.strings(items, same, "optionDependency");
      }
      if (writer.hasItems(message.messageType, "messageType")) {
        const items = message.messageType;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "messageType";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = DescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["messageType"] = list;
      }
      if (writer.hasItems(message.enumType, "enumType")) {
        const items = message.enumType;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "enumType";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = EnumDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["enumType"] = list;
      }
      if (writer.hasItems(message.service, "service")) {
        const items = message.service;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "service";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = ServiceDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["service"] = list;
      }
      if (writer.hasItems(message.extension, "extension")) {
        const items = message.extension;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "extension";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FieldDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["extension"] = list;
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = FileOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
      if (message.sourceCodeInfo !== undefined) {
        field = "sourceCodeInfo";
        json["sourceCodeInfo"] = SourceCodeInfoJson.write(message.sourceCodeInfo, writer, writer.deeper(depth));
        field = "";
      }
      if (message.syntax !== undefined) {
        json["syntax"] = isText(message.syntax) ? message.syntax : writer.string(message.syntax, "syntax");
      }
      if (message.edition !== undefined) {
        json["edition"] = writer.enum(EditionJson, message.edition, "edition");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FileDescriptorProto.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["package"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.package = isText(item) ? item : reader.string(item, "package");
        }
        item = json["dependency"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "dependency");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.dependency = reader.strings(items, same, "dependency");
          }
        }
        item = json["publicDependency"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "publicDependency");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
            }
            message.publicDependency = reader.signed32s(items, same, "publicDependency");
          }
        }
        item = json["weakDependency"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "weakDependency");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
            }
            message.weakDependency = reader.signed32s(items, same, "weakDependency");
          }
        }
        item = json["optionDependency"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "optionDependency");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.optionDependency = reader.strings(items, same, "optionDependency");
          }
        }
        item = json["messageType"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "messageType");
            const list: typeof message.messageType = new Array(items.length);
            field = "messageType";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = DescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.messageType = list;
          }
        }
        item = json["enumType"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "enumType");
            const list: typeof message.enumType = new Array(items.length);
            field = "enumType";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = EnumDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.enumType = list;
          }
        }
        item = json["service"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "service");
            const list: typeof message.service = new Array(items.length);
            field = "service";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = ServiceDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.service = list;
          }
        }
        item = json["extension"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "extension");
            const list: typeof message.extension = new Array(items.length);
            field = "extension";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FieldDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.extension = list;
          }
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = FileOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["sourceCodeInfo"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "sourceCodeInfo";
            message.sourceCodeInfo = SourceCodeInfoJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["syntax"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.syntax = isText(item) ? item : reader.string(item, "syntax");
        }
        item = json["edition"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(EditionJson, item, "edition");
            if (number !== undefined && isEdition(number)) message.edition = number;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          "package",
          "dependency",
          ["public_dependency","publicDependency"],
          ["weak_dependency","weakDependency"],
          ["option_dependency","optionDependency"],
          ["message_type","messageType"],
          ["enum_type","enumType"],
          "service",
          "extension",
          "options",
          ["source_code_info","sourceCodeInfo"],
          "syntax",
          "edition",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const DescriptorProtoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DescriptorProtoJson: JsonCodec<DescriptorProto> = /* @__PURE__ */ messageJson(DescriptorProto, {
  write(message, writer, depth) {
    const json = new DescriptorProtoJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (writer.hasItems(message.field, "field")) {
        const items = message.field;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "field";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FieldDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["field"] = list;
      }
      if (writer.hasItems(message.extension, "extension")) {
        const items = message.extension;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "extension";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FieldDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["extension"] = list;
      }
      if (writer.hasItems(message.nestedType, "nestedType")) {
        const items = message.nestedType;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "nestedType";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = DescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["nestedType"] = list;
      }
      if (writer.hasItems(message.enumType, "enumType")) {
        const items = message.enumType;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "enumType";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = EnumDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["enumType"] = list;
      }
      if (writer.hasItems(message.extensionRange, "extensionRange")) {
        const items = message.extensionRange;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "extensionRange";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = DescriptorProto_ExtensionRangeJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["extensionRange"] = list;
      }
      if (writer.hasItems(message.oneofDecl, "oneofDecl")) {
        const items = message.oneofDecl;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "oneofDecl";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = OneofDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["oneofDecl"] = list;
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = MessageOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.reservedRange, "reservedRange")) {
        const items = message.reservedRange;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "reservedRange";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = DescriptorProto_ReservedRangeJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["reservedRange"] = list;
      }
      if (writer.hasItems(message.reservedName, "reservedName")) {
        const items = message.reservedName;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["reservedName"] = writer.strings(items, same, "reservedName");
      }
      if (message.visibility !== undefined) {
        json["visibility"] = writer.enum(SymbolVisibilityJson, message.visibility, "visibility");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = DescriptorProto.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["field"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "field");
            const list: typeof message.field = new Array(items.length);
            field = "field";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FieldDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.field = list;
          }
        }
        item = json["extension"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "extension");
            const list: typeof message.extension = new Array(items.length);
            field = "extension";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FieldDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.extension = list;
          }
        }
        item = json["nestedType"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "nestedType");
            const list: typeof message.nestedType = new Array(items.length);
            field = "nestedType";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = DescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.nestedType = list;
          }
        }
        item = json["enumType"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "enumType");
            const list: typeof message.enumType = new Array(items.length);
            field = "enumType";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = EnumDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.enumType = list;
          }
        }
        item = json["extensionRange"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "extensionRange");
            const list: typeof message.extensionRange = new Array(items.length);
            field = "extensionRange";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = DescriptorProto_ExtensionRangeJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.extensionRange = list;
          }
        }
        item = json["oneofDecl"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "oneofDecl");
            const list: typeof message.oneofDecl = new Array(items.length);
            field = "oneofDecl";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = OneofDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.oneofDecl = list;
          }
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = MessageOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["reservedRange"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "reservedRange");
            const list: typeof message.reservedRange = new Array(items.length);
            field = "reservedRange";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = DescriptorProto_ReservedRangeJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.reservedRange = list;
          }
        }
        item = json["reservedName"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "reservedName");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.reservedName = reader.strings(items, same, "reservedName");
          }
        }
        item = json["visibility"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(SymbolVisibilityJson, item, "visibility");
            if (number !== undefined && isSymbolVisibility(number)) message.visibility = number;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          "field",
          "extension",
          ["nested_type","nestedType"],
          ["enum_type","enumType"],
          ["extension_range","extensionRange"],
          ["oneof_decl","oneofDecl"],
          "options",
          ["reserved_range","reservedRange"],
          ["reserved_name","reservedName"],
          "visibility",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const DescriptorProto_ExtensionRangeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DescriptorProto_ExtensionRangeJson: JsonCodec<DescriptorProto_ExtensionRange> = /* @__PURE__ */ messageJson(DescriptorProto_ExtensionRange, {
  write(message, writer, depth) {
    const json = new DescriptorProto_ExtensionRangeJson$new();
    let field = "";
    try {
      if (message.start !== undefined) {
        json["start"] = isSigned32(message.start) ? message.start | 0 : writer.signed32(message.start, "start");
      }
      if (message.end !== undefined) {
        json["end"] = isSigned32(message.end) ? message.end | 0 : writer.signed32(message.end, "end");
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = ExtensionRangeOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = DescriptorProto_ExtensionRange.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["start"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.start = isSigned32(item) ? item | 0 : reader.signed32(item, "start");
        }
        item = json["end"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.end = isSigned32(item) ? item | 0 : reader.signed32(item, "end");
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = ExtensionRangeOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["start", "end", "options"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const DescriptorProto_ReservedRangeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DescriptorProto_ReservedRangeJson: JsonCodec<DescriptorProto_ReservedRange> = /* @__PURE__ */ messageJson(DescriptorProto_ReservedRange, {
  write(message, writer) {
    const json = new DescriptorProto_ReservedRangeJson$new();
    if (message.start !== undefined) {
      json["start"] = isSigned32(message.start) ? message.start | 0 : writer.signed32(message.start, "start");
    }
    if (message.end !== undefined) {
      json["end"] = isSigned32(message.end) ? message.end | 0 : writer.signed32(message.end, "end");
    }
    return json;
  },

  read(value, reader) {
    const message = DescriptorProto_ReservedRange.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["start"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.start = isSigned32(item) ? item | 0 : reader.signed32(item, "start");
      }
      item = json["end"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.end = isSigned32(item) ? item | 0 : reader.signed32(item, "end");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["start", "end"]);
    }
    return message;
  },
});

const ExtensionRangeOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ExtensionRangeOptionsJson: JsonCodec<ExtensionRangeOptions> = /* @__PURE__ */ messageJson(ExtensionRangeOptions, {
  write(message, writer, depth) {
    const json = new ExtensionRangeOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
      if (writer.hasItems(message.declaration, "declaration")) {
        const items = message.declaration;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "declaration";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = ExtensionRangeOptions_DeclarationJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["declaration"] = list;
      }
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (message.verification !== undefined) {
        json["verification"] = writer.enum(ExtensionRangeOptions_VerificationStateJson, message.verification, "verification");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.ExtensionRangeOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = ExtensionRangeOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.ExtensionRangeOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["uninterpretedOption"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "uninterpretedOption");
            const list: typeof message.uninterpretedOption = new Array(items.length);
            field = "uninterpretedOption";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.uninterpretedOption = list;
          }
        }
        item = json["declaration"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "declaration");
            const list: typeof message.declaration = new Array(items.length);
            field = "declaration";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = ExtensionRangeOptions_DeclarationJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.declaration = list;
          }
        }
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "features";
            message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["verification"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(ExtensionRangeOptions_VerificationStateJson, item, "verification");
            if (number !== undefined && isExtensionRangeOptions_VerificationState(number)) message.verification = number;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["uninterpreted_option","uninterpretedOption"],
          "declaration",
          "features",
          "verification",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const ExtensionRangeOptions_DeclarationJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ExtensionRangeOptions_DeclarationJson: JsonCodec<ExtensionRangeOptions_Declaration> = /* @__PURE__ */ messageJson(ExtensionRangeOptions_Declaration, {
  write(message, writer) {
    const json = new ExtensionRangeOptions_DeclarationJson$new();
    if (message.number !== undefined) {
      json["number"] = isSigned32(message.number) ? message.number | 0 : writer.signed32(message.number, "number");
    }
    if (message.fullName !== undefined) {
      json["fullName"] = isText(message.fullName) ? message.fullName : writer.string(message.fullName, "fullName");
    }
    if (message.type !== undefined) {
      json["type"] = isText(message.type) ? message.type : writer.string(message.type, "type");
    }
    if (message.reserved !== undefined) {
      json["reserved"] = writer.bool(message.reserved, "reserved");
    }
    if (message.repeated !== undefined) {
      json["repeated"] = writer.bool(message.repeated, "repeated");
    }
    return json;
  },

  read(value, reader) {
    const message = ExtensionRangeOptions_Declaration.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = isSigned32(item) ? item | 0 : reader.signed32(item, "number");
      }
      item = json["fullName"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fullName = isText(item) ? item : reader.string(item, "fullName");
      }
      item = json["type"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.type = isText(item) ? item : reader.string(item, "type");
      }
      item = json["reserved"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.reserved = typeof item === "boolean" ? item : reader.bool(item, "reserved");
      }
      item = json["repeated"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.repeated = typeof item === "boolean" ? item : reader.bool(item, "repeated");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["number", ["full_name","fullName"], "type", "reserved", "repeated"]);
    }
    return message;
  },
});

const FieldDescriptorProtoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FieldDescriptorProtoJson: JsonCodec<FieldDescriptorProto> = /* @__PURE__ */ messageJson(FieldDescriptorProto, {
  write(message, writer, depth) {
    const json = new FieldDescriptorProtoJson$new();
    let field = "";
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.number !== undefined) {
        json["number"] = isSigned32(message.number) ? message.number | 0 : writer.signed32(message.number, "number");
      }
      if (message.label !== undefined) {
        json["label"] = writer.enum(FieldDescriptorProto_LabelJson, message.label, "label");
      }
      if (message.type !== undefined) {
        json["type"] = writer.enum(FieldDescriptorProto_TypeJson, message.type, "type");
      }
      if (message.typeName !== undefined) {
        json["typeName"] = isText(message.typeName) ? message.typeName : writer.string(message.typeName, "typeName");
      }
      if (message.extendee !== undefined) {
        json["extendee"] = isText(message.extendee) ? message.extendee : writer.string(message.extendee, "extendee");
      }
      if (message.defaultValue !== undefined) {
        json["defaultValue"] = isText(message.defaultValue) ? message.defaultValue : writer.string(message.defaultValue, "defaultValue");
      }
      if (message.oneofIndex !== undefined) {
        json["oneofIndex"] = isSigned32(message.oneofIndex) ? message.oneofIndex | 0 : writer.signed32(message.oneofIndex, "oneofIndex");
      }
      if (message.jsonName !== undefined) {
        json["jsonName"] = isText(message.jsonName) ? message.jsonName : writer.string(message.jsonName, "jsonName");
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = FieldOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
      if (message.proto3Optional !== undefined) {
        json["proto3Optional"] = writer.bool(message.proto3Optional, "proto3Optional");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FieldDescriptorProto.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["number"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.number = isSigned32(item) ? item | 0 : reader.signed32(item, "number");
        }
        item = json["label"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(FieldDescriptorProto_LabelJson, item, "label");
            if (number !== undefined && isFieldDescriptorProto_Label(number)) message.label = number;
          }
        }
        item = json["type"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(FieldDescriptorProto_TypeJson, item, "type");
            if (number !== undefined && isFieldDescriptorProto_Type(number)) message.type = number;
          }
        }
        item = json["typeName"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.typeName = isText(item) ? item : reader.string(item, "typeName");
        }
        item = json["extendee"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.extendee = isText(item) ? item : reader.string(item, "extendee");
        }
        item = json["defaultValue"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.defaultValue = isText(item) ? item : reader.string(item, "defaultValue");
        }
        item = json["oneofIndex"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.oneofIndex = isSigned32(item) ? item | 0 : reader.signed32(item, "oneofIndex");
        }
        item = json["jsonName"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.jsonName = isText(item) ? item : reader.string(item, "jsonName");
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = FieldOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["proto3Optional"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.proto3Optional = typeof item === "boolean" ? item : reader.bool(item, "proto3Optional");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          "number",
          "label",
          "type",
          ["type_name","typeName"],
          "extendee",
          ["default_value","defaultValue"],
          ["oneof_index","oneofIndex"],
          ["json_name","jsonName"],
          "options",
          ["proto3_optional","proto3Optional"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const OneofDescriptorProtoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OneofDescriptorProtoJson: JsonCodec<OneofDescriptorProto> = /* @__PURE__ */ messageJson(OneofDescriptorProto, {
  write(message, writer, depth) {
    const json = new OneofDescriptorProtoJson$new();
    let field = "";
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = OneofOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = OneofDescriptorProto.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = OneofOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["name", "options"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const EnumDescriptorProtoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EnumDescriptorProtoJson: JsonCodec<EnumDescriptorProto> = /* @__PURE__ */ messageJson(EnumDescriptorProto, {
  write(message, writer, depth) {
    const json = new EnumDescriptorProtoJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (writer.hasItems(message.value, "value")) {
        const items = message.value;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "value";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = EnumValueDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["value"] = list;
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = EnumOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.reservedRange, "reservedRange")) {
        const items = message.reservedRange;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "reservedRange";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = EnumDescriptorProto_EnumReservedRangeJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["reservedRange"] = list;
      }
      if (writer.hasItems(message.reservedName, "reservedName")) {
        const items = message.reservedName;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["reservedName"] = writer.strings(items, same, "reservedName");
      }
      if (message.visibility !== undefined) {
        json["visibility"] = writer.enum(SymbolVisibilityJson, message.visibility, "visibility");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = EnumDescriptorProto.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["value"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "value");
            const list: typeof message.value = new Array(items.length);
            field = "value";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = EnumValueDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.value = list;
          }
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = EnumOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["reservedRange"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "reservedRange");
            const list: typeof message.reservedRange = new Array(items.length);
            field = "reservedRange";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = EnumDescriptorProto_EnumReservedRangeJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.reservedRange = list;
          }
        }
        item = json["reservedName"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "reservedName");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.reservedName = reader.strings(items, same, "reservedName");
          }
        }
        item = json["visibility"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(SymbolVisibilityJson, item, "visibility");
            if (number !== undefined && isSymbolVisibility(number)) message.visibility = number;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          "value",
          "options",
          ["reserved_range","reservedRange"],
          ["reserved_name","reservedName"],
          "visibility",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const EnumDescriptorProto_EnumReservedRangeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EnumDescriptorProto_EnumReservedRangeJson: JsonCodec<EnumDescriptorProto_EnumReservedRange> = /* @__PURE__ */ messageJson(EnumDescriptorProto_EnumReservedRange, {
  write(message, writer) {
    const json = new EnumDescriptorProto_EnumReservedRangeJson$new();
    if (message.start !== undefined) {
      json["start"] = isSigned32(message.start) ? message.start | 0 : writer.signed32(message.start, "start");
    }
    if (message.end !== undefined) {
      json["end"] = isSigned32(message.end) ? message.end | 0 : writer.signed32(message.end, "end");
    }
    return json;
  },

  read(value, reader) {
    const message = EnumDescriptorProto_EnumReservedRange.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["start"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.start = isSigned32(item) ? item | 0 : reader.signed32(item, "start");
      }
      item = json["end"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.end = isSigned32(item) ? item | 0 : reader.signed32(item, "end");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["start", "end"]);
    }
    return message;
  },
});

const EnumValueDescriptorProtoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EnumValueDescriptorProtoJson: JsonCodec<EnumValueDescriptorProto> = /* @__PURE__ */ messageJson(EnumValueDescriptorProto, {
  write(message, writer, depth) {
    const json = new EnumValueDescriptorProtoJson$new();
    let field = "";
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.number !== undefined) {
        json["number"] = isSigned32(message.number) ? message.number | 0 : writer.signed32(message.number, "number");
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = EnumValueOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = EnumValueDescriptorProto.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["number"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.number = isSigned32(item) ? item | 0 : reader.signed32(item, "number");
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = EnumValueOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["name", "number", "options"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const ServiceDescriptorProtoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ServiceDescriptorProtoJson: JsonCodec<ServiceDescriptorProto> = /* @__PURE__ */ messageJson(ServiceDescriptorProto, {
  write(message, writer, depth) {
    const json = new ServiceDescriptorProtoJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (writer.hasItems(message.method, "method")) {
        const items = message.method;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "method";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = MethodDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["method"] = list;
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = ServiceOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = ServiceDescriptorProto.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["method"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "method");
            const list: typeof message.method = new Array(items.length);
            field = "method";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = MethodDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.method = list;
          }
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = ServiceOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["name", "method", "options"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const MethodDescriptorProtoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MethodDescriptorProtoJson: JsonCodec<MethodDescriptorProto> = /* @__PURE__ */ messageJson(MethodDescriptorProto, {
  write(message, writer, depth) {
    const json = new MethodDescriptorProtoJson$new();
    let field = "";
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.inputType !== undefined) {
        json["inputType"] = isText(message.inputType) ? message.inputType : writer.string(message.inputType, "inputType");
      }
      if (message.outputType !== undefined) {
        json["outputType"] = isText(message.outputType) ? message.outputType : writer.string(message.outputType, "outputType");
      }
      if (message.options !== undefined) {
        field = "options";
        json["options"] = MethodOptionsJson.write(message.options, writer, writer.deeper(depth));
        field = "";
      }
      if (message.clientStreaming !== undefined) {
        json["clientStreaming"] = writer.bool(message.clientStreaming, "clientStreaming");
      }
      if (message.serverStreaming !== undefined) {
        json["serverStreaming"] = writer.bool(message.serverStreaming, "serverStreaming");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = MethodDescriptorProto.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["inputType"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.inputType = isText(item) ? item : reader.string(item, "inputType");
        }
        item = json["outputType"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.outputType = isText(item) ? item : reader.string(item, "outputType");
        }
        item = json["options"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "options";
            message.options = MethodOptionsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["clientStreaming"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.clientStreaming = typeof item === "boolean" ? item : reader.bool(item, "clientStreaming");
        }
        item = json["serverStreaming"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.serverStreaming = typeof item === "boolean" ? item : reader.bool(item, "serverStreaming");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          ["input_type","inputType"],
          ["output_type","outputType"],
          "options",
          ["client_streaming","clientStreaming"],
          ["server_streaming","serverStreaming"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const FileOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FileOptionsJson: JsonCodec<FileOptions> = /* @__PURE__ */ messageJson(FileOptions, {
  write(message, writer, depth) {
    const json = new FileOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.javaPackage !== undefined) {
        json["javaPackage"] = isText(message.javaPackage) ? message.javaPackage : writer.string(message.javaPackage, "javaPackage");
      }
      if (message.javaOuterClassname !== undefined) {
        json["javaOuterClassname"] = isText(message.javaOuterClassname) ? message.javaOuterClassname : writer.string(message.javaOuterClassname, "javaOuterClassname");
      }
      if (message.javaMultipleFiles !== undefined) {
        json["javaMultipleFiles"] = writer.bool(message.javaMultipleFiles, "javaMultipleFiles");
      }
      if (message.javaGenerateEqualsAndHash !== undefined) {
        json["javaGenerateEqualsAndHash"] = writer.bool(message.javaGenerateEqualsAndHash, "javaGenerateEqualsAndHash");
      }
      if (message.javaStringCheckUtf8 !== undefined) {
        json["javaStringCheckUtf8"] = writer.bool(message.javaStringCheckUtf8, "javaStringCheckUtf8");
      }
      if (message.optimizeFor !== undefined) {
        json["optimizeFor"] = writer.enum(FileOptions_OptimizeModeJson, message.optimizeFor, "optimizeFor");
      }
      if (message.goPackage !== undefined) {
        json["goPackage"] = isText(message.goPackage) ? message.goPackage : writer.string(message.goPackage, "goPackage");
      }
      if (message.ccGenericServices !== undefined) {
        json["ccGenericServices"] = writer.bool(message.ccGenericServices, "ccGenericServices");
      }
      if (message.javaGenericServices !== undefined) {
        json["javaGenericServices"] = writer.bool(message.javaGenericServices, "javaGenericServices");
      }
      if (message.pyGenericServices !== undefined) {
        json["pyGenericServices"] = writer.bool(message.pyGenericServices, "pyGenericServices");
      }
      if (message.deprecated !== undefined) {
        json["deprecated"] = writer.bool(message.deprecated, "deprecated");
      }
      if (message.ccEnableArenas !== undefined) {
        json["ccEnableArenas"] = writer.bool(message.ccEnableArenas, "ccEnableArenas");
      }
      if (message.objcClassPrefix !== undefined) {
        json["objcClassPrefix"] = isText(message.objcClassPrefix) ? message.objcClassPrefix : writer.string(message.objcClassPrefix, "objcClassPrefix");
      }
      if (message.csharpNamespace !== undefined) {
        json["csharpNamespace"] = isText(message.csharpNamespace) ? message.csharpNamespace : writer.string(message.csharpNamespace, "csharpNamespace");
      }
      if (message.swiftPrefix !== undefined) {
        json["swiftPrefix"] = isText(message.swiftPrefix) ? message.swiftPrefix : writer.string(message.swiftPrefix, "swiftPrefix");
      }
      if (message.phpClassPrefix !== undefined) {
        json["phpClassPrefix"] = isText(message.phpClassPrefix) ? message.phpClassPrefix : writer.string(message.phpClassPrefix, "phpClassPrefix");
      }
      if (message.phpNamespace !== undefined) {
        json["phpNamespace"] = isText(message.phpNamespace) ? message.phpNamespace : writer.string(message.phpNamespace, "phpNamespace");
      }
      if (message.phpMetadataNamespace !== undefined) {
        json["phpMetadataNamespace"] = isText(message.phpMetadataNamespace) ? message.phpMetadataNamespace : writer.string(message.phpMetadataNamespace, "phpMetadataNamespace");
      }
      if (message.rubyPackage !== undefined) {
        json["rubyPackage"] = isText(message.rubyPackage) ? message.rubyPackage : writer.string(message.rubyPackage, "rubyPackage");
      }
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.FileOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = FileOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.FileOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let others = false;
        for (const property in json) {
          const item = json[property];
          switch (property.length) {
            case 8:
              if (property === "features") {
                if (item !== null) {
                  field = "features";
                  message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
                  field = "";
                }
              } else others = true;
              break;
            case 9:
              if (property === "goPackage") {
                if (item !== null) message.goPackage = isText(item) ? item : reader.string(item, "goPackage");
              } else others = true;
              break;
            case 10:
              if (property === "deprecated") {
                if (item !== null) message.deprecated = typeof item === "boolean" ? item : reader.bool(item, "deprecated");
              } else others = true;
              break;
            case 11:
              if (property === "javaPackage") {
                if (item !== null) message.javaPackage = isText(item) ? item : reader.string(item, "javaPackage");
              } else if (property === "optimizeFor") {
                if (item !== null) {
                  const number = reader.enum(FileOptions_OptimizeModeJson, item, "optimizeFor");
                  if (number !== undefined && isFileOptions_OptimizeMode(number)) message.optimizeFor = number;
                }
              } else if (property === "swiftPrefix") {
                if (item !== null) message.swiftPrefix = isText(item) ? item : reader.string(item, "swiftPrefix");
              } else if (property === "rubyPackage") {
                if (item !== null) message.rubyPackage = isText(item) ? item : reader.string(item, "rubyPackage");
              } else others = true;
              break;
            case 12:
              if (property === "phpNamespace") {
                if (item !== null) message.phpNamespace = isText(item) ? item : reader.string(item, "phpNamespace");
              } else others = true;
              break;
            case 14:
              if (property === "ccEnableArenas") {
                if (item !== null) message.ccEnableArenas = typeof item === "boolean" ? item : reader.bool(item, "ccEnableArenas");
              } else if (property === "phpClassPrefix") {
                if (item !== null) message.phpClassPrefix = isText(item) ? item : reader.string(item, "phpClassPrefix");
              } else others = true;
              break;
            case 15:
              if (property === "objcClassPrefix") {
                if (item !== null) message.objcClassPrefix = isText(item) ? item : reader.string(item, "objcClassPrefix");
              } else if (property === "csharpNamespace") {
                if (item !== null) message.csharpNamespace = isText(item) ? item : reader.string(item, "csharpNamespace");
              } else others = true;
              break;
            case 17:
              if (property === "javaMultipleFiles") {
                if (item !== null) message.javaMultipleFiles = typeof item === "boolean" ? item : reader.bool(item, "javaMultipleFiles");
              } else if (property === "ccGenericServices") {
                if (item !== null) message.ccGenericServices = typeof item === "boolean" ? item : reader.bool(item, "ccGenericServices");
              } else if (property === "pyGenericServices") {
                if (item !== null) message.pyGenericServices = typeof item === "boolean" ? item : reader.bool(item, "pyGenericServices");
              } else others = true;
              break;
            case 18:
              if (property === "javaOuterClassname") {
                if (item !== null) message.javaOuterClassname = isText(item) ? item : reader.string(item, "javaOuterClassname");
              } else others = true;
              break;
            case 19:
              if (property === "javaStringCheckUtf8") {
                if (item !== null) message.javaStringCheckUtf8 = typeof item === "boolean" ? item : reader.bool(item, "javaStringCheckUtf8");
              } else if (property === "javaGenericServices") {
                if (item !== null) message.javaGenericServices = typeof item === "boolean" ? item : reader.bool(item, "javaGenericServices");
              } else if (property === "uninterpretedOption") {
                if (item !== null) {
                  const items = reader.items(item, "uninterpretedOption");
                  const list: typeof message.uninterpretedOption = new Array(items.length);
                  field = "uninterpretedOption";
                  const inner = reader.deeper(depth);
                  for (at = 0; at < items.length; at++) {
                    list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
                  }
                  field = "";
                  at = undefined;
                  message.uninterpretedOption = list;
                }
              } else others = true;
              break;
            case 20:
              if (property === "phpMetadataNamespace") {
                if (item !== null) message.phpMetadataNamespace = isText(item) ? item : reader.string(item, "phpMetadataNamespace");
              } else others = true;
              break;
            case 25:
              if (property === "javaGenerateEqualsAndHash") {
                if (item !== null) message.javaGenerateEqualsAndHash = typeof item === "boolean" ? item : reader.bool(item, "javaGenerateEqualsAndHash");
              } else others = true;
              break;
            default:
              others = true;
          }
        }
        if (!others) break;
        json = reader.renamed(json, [
          ["java_package","javaPackage"],
          ["java_outer_classname","javaOuterClassname"],
          ["java_multiple_files","javaMultipleFiles"],
          ["java_generate_equals_and_hash","javaGenerateEqualsAndHash"],
          ["java_string_check_utf8","javaStringCheckUtf8"],
          ["optimize_for","optimizeFor"],
          ["go_package","goPackage"],
          ["cc_generic_services","ccGenericServices"],
          ["java_generic_services","javaGenericServices"],
          ["py_generic_services","pyGenericServices"],
          "deprecated",
          ["cc_enable_arenas","ccEnableArenas"],
          ["objc_class_prefix","objcClassPrefix"],
          ["csharp_namespace","csharpNamespace"],
          ["swift_prefix","swiftPrefix"],
          ["php_class_prefix","phpClassPrefix"],
          ["php_namespace","phpNamespace"],
          ["php_metadata_namespace","phpMetadataNamespace"],
          ["ruby_package","rubyPackage"],
          "features",
          ["uninterpreted_option","uninterpretedOption"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const MessageOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MessageOptionsJson: JsonCodec<MessageOptions> = /* @__PURE__ */ messageJson(MessageOptions, {
  write(message, writer, depth) {
    const json = new MessageOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.messageSetWireFormat !== undefined) {
        json["messageSetWireFormat"] = writer.bool(message.messageSetWireFormat, "messageSetWireFormat");
      }
      if (message.noStandardDescriptorAccessor !== undefined) {
        json["noStandardDescriptorAccessor"] = writer.bool(message.noStandardDescriptorAccessor, "noStandardDescriptorAccessor");
      }
      if (message.deprecated !== undefined) {
        json["deprecated"] = writer.bool(message.deprecated, "deprecated");
      }
      if (message.mapEntry !== undefined) {
        json["mapEntry"] = writer.bool(message.mapEntry, "mapEntry");
      }
      if (message.deprecatedLegacyJsonFieldConflicts !== undefined) {
        json["deprecatedLegacyJsonFieldConflicts"] = writer.bool(message.deprecatedLegacyJsonFieldConflicts, "deprecatedLegacyJsonFieldConflicts");
      }
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.MessageOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = MessageOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.MessageOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["messageSetWireFormat"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.messageSetWireFormat = typeof item === "boolean" ? item : reader.bool(item, "messageSetWireFormat");
        }
        item = json["noStandardDescriptorAccessor"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.noStandardDescriptorAccessor = typeof item === "boolean" ? item : reader.bool(item, "noStandardDescriptorAccessor");
        }
        item = json["deprecated"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deprecated = typeof item === "boolean" ? item : reader.bool(item, "deprecated");
        }
        item = json["mapEntry"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.mapEntry = typeof item === "boolean" ? item : reader.bool(item, "mapEntry");
        }
        item = json["deprecatedLegacyJsonFieldConflicts"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deprecatedLegacyJsonFieldConflicts = typeof item === "boolean" ? item : reader.bool(item, "deprecatedLegacyJsonFieldConflicts");
        }
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "features";
            message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["uninterpretedOption"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "uninterpretedOption");
            const list: typeof message.uninterpretedOption = new Array(items.length);
            field = "uninterpretedOption";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.uninterpretedOption = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["message_set_wire_format","messageSetWireFormat"],
          ["no_standard_descriptor_accessor","noStandardDescriptorAccessor"],
          "deprecated",
          ["map_entry","mapEntry"],
          ["deprecated_legacy_json_field_conflicts","deprecatedLegacyJsonFieldConflicts"],
          "features",
          ["uninterpreted_option","uninterpretedOption"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const FieldOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FieldOptionsJson: JsonCodec<FieldOptions> = /* @__PURE__ */ messageJson(FieldOptions, {
  write(message, writer, depth) {
    const json = new FieldOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.ctype !== undefined) {
        json["ctype"] = writer.enum(FieldOptions_CTypeJson, message.ctype, "ctype");
      }
      if (message.packed !== undefined) {
        json["packed"] = writer.bool(message.packed, "packed");
      }
      if (message.jstype !== undefined) {
        json["jstype"] = writer.enum(FieldOptions_JSTypeJson, message.jstype, "jstype");
      }
      if (message.lazy !== undefined) {
        json["lazy"] = writer.bool(message.lazy, "lazy");
      }
      if (message.unverifiedLazy !== undefined) {
        json["unverifiedLazy"] = writer.bool(message.unverifiedLazy, "unverifiedLazy");
      }
      if (message.deprecated !== undefined) {
        json["deprecated"] = writer.bool(message.deprecated, "deprecated");
      }
      if (message.weak !== undefined) {
        json["weak"] = writer.bool(message.weak, "weak");
      }
      if (message.debugRedact !== undefined) {
        json["debugRedact"] = writer.bool(message.debugRedact, "debugRedact");
      }
      if (message.retention !== undefined) {
        json["retention"] = writer.enum(FieldOptions_OptionRetentionJson, message.retention, "retention");
      }
      if (writer.hasItems(message.targets, "targets")) {
        const items = message.targets;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.enum(FieldOptions_OptionTargetTypeJson, items[index], "targets", index);
        }
        json["targets"] = list;
      }
      if (writer.hasItems(message.editionDefaults, "editionDefaults")) {
        const items = message.editionDefaults;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "editionDefaults";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FieldOptions_EditionDefaultJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["editionDefaults"] = list;
      }
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (message.featureSupport !== undefined) {
        field = "featureSupport";
        json["featureSupport"] = FieldOptions_FeatureSupportJson.write(message.featureSupport, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.FieldOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = FieldOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.FieldOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["ctype"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(FieldOptions_CTypeJson, item, "ctype");
            if (number !== undefined && isFieldOptions_CType(number)) message.ctype = number;
          }
        }
        item = json["packed"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.packed = typeof item === "boolean" ? item : reader.bool(item, "packed");
        }
        item = json["jstype"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(FieldOptions_JSTypeJson, item, "jstype");
            if (number !== undefined && isFieldOptions_JSType(number)) message.jstype = number;
          }
        }
        item = json["lazy"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.lazy = typeof item === "boolean" ? item : reader.bool(item, "lazy");
        }
        item = json["unverifiedLazy"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.unverifiedLazy = typeof item === "boolean" ? item : reader.bool(item, "unverifiedLazy");
        }
        item = json["deprecated"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deprecated = typeof item === "boolean" ? item : reader.bool(item, "deprecated");
        }
        item = json["weak"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.weak = typeof item === "boolean" ? item : reader.bool(item, "weak");
        }
        item = json["debugRedact"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.debugRedact = typeof item === "boolean" ? item : reader.bool(item, "debugRedact");
        }
        item = json["retention"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(FieldOptions_OptionRetentionJson, item, "retention");
            if (number !== undefined && isFieldOptions_OptionRetention(number)) message.retention = number;
          }
        }
        item = json["targets"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "targets");
            const list: typeof message.targets = [];
            for (let index = 0; index < items.length; index++) {
              const number = reader.enum(FieldOptions_OptionTargetTypeJson, items[index], "targets", index);
              if (number !== undefined && isFieldOptions_OptionTargetType(number)) list.push(number);
            }
            message.targets = list;
          }
        }
        item = json["editionDefaults"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "editionDefaults");
            const list: typeof message.editionDefaults = new Array(items.length);
            field = "editionDefaults";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FieldOptions_EditionDefaultJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.editionDefaults = list;
          }
        }
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "features";
            message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["featureSupport"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "featureSupport";
            message.featureSupport = FieldOptions_FeatureSupportJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["uninterpretedOption"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "uninterpretedOption");
            const list: typeof message.uninterpretedOption = new Array(items.length);
            field = "uninterpretedOption";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.uninterpretedOption = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "ctype",
          "packed",
          "jstype",
          "lazy",
          ["unverified_lazy","unverifiedLazy"],
          "deprecated",
          "weak",
          ["debug_redact","debugRedact"],
          "retention",
          "targets",
          ["edition_defaults","editionDefaults"],
          "features",
          ["feature_support","featureSupport"],
          ["uninterpreted_option","uninterpretedOption"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const FieldOptions_EditionDefaultJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FieldOptions_EditionDefaultJson: JsonCodec<FieldOptions_EditionDefault> = /* @__PURE__ */ messageJson(FieldOptions_EditionDefault, {
  write(message, writer) {
    const json = new FieldOptions_EditionDefaultJson$new();
    if (message.edition !== undefined) {
      json["edition"] = writer.enum(EditionJson, message.edition, "edition");
    }
    if (message.value !== undefined) {
      json["value"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message = FieldOptions_EditionDefault.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["edition"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(EditionJson, item, "edition");
          if (number !== undefined && isEdition(number)) message.edition = number;
        }
      }
      item = json["value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["edition", "value"]);
    }
    return message;
  },
});

const FieldOptions_FeatureSupportJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FieldOptions_FeatureSupportJson: JsonCodec<FieldOptions_FeatureSupport> = /* @__PURE__ */ messageJson(FieldOptions_FeatureSupport, {
  write(message, writer) {
    const json = new FieldOptions_FeatureSupportJson$new();
    if (message.editionIntroduced !== undefined) {
      json["editionIntroduced"] = writer.enum(EditionJson, message.editionIntroduced, "editionIntroduced");
    }
    if (message.editionDeprecated !== undefined) {
      json["editionDeprecated"] = writer.enum(EditionJson, message.editionDeprecated, "editionDeprecated");
    }
    if (message.deprecationWarning !== undefined) {
      json["deprecationWarning"] = isText(message.deprecationWarning) ? message.deprecationWarning : writer.string(message.deprecationWarning, "deprecationWarning");
    }
    if (message.editionRemoved !== undefined) {
      json["editionRemoved"] = writer.enum(EditionJson, message.editionRemoved, "editionRemoved");
    }
    if (message.removalError !== undefined) {
      json["removalError"] = isText(message.removalError) ? message.removalError : writer.string(message.removalError, "removalError");
    }
    return json;
  },

  read(value, reader) {
    const message = FieldOptions_FeatureSupport.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["editionIntroduced"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(EditionJson, item, "editionIntroduced");
          if (number !== undefined && isEdition(number)) message.editionIntroduced = number;
        }
      }
      item = json["editionDeprecated"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(EditionJson, item, "editionDeprecated");
          if (number !== undefined && isEdition(number)) message.editionDeprecated = number;
        }
      }
      item = json["deprecationWarning"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.deprecationWarning = isText(item) ? item : reader.string(item, "deprecationWarning");
      }
      item = json["editionRemoved"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(EditionJson, item, "editionRemoved");
          if (number !== undefined && isEdition(number)) message.editionRemoved = number;
        }
      }
      item = json["removalError"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.removalError = isText(item) ? item : reader.string(item, "removalError");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["edition_introduced","editionIntroduced"],
        ["edition_deprecated","editionDeprecated"],
        ["deprecation_warning","deprecationWarning"],
        ["edition_removed","editionRemoved"],
        ["removal_error","removalError"],
      ]);
    }
    return message;
  },
});

const OneofOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OneofOptionsJson: JsonCodec<OneofOptions> = /* @__PURE__ */ messageJson(OneofOptions, {
  write(message, writer, depth) {
    const json = new OneofOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.OneofOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = OneofOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.OneofOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "features";
            message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["uninterpretedOption"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "uninterpretedOption");
            const list: typeof message.uninterpretedOption = new Array(items.length);
            field = "uninterpretedOption";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.uninterpretedOption = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["features", ["uninterpreted_option","uninterpretedOption"]]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const EnumOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EnumOptionsJson: JsonCodec<EnumOptions> = /* @__PURE__ */ messageJson(EnumOptions, {
  write(message, writer, depth) {
    const json = new EnumOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.allowAlias !== undefined) {
        json["allowAlias"] = writer.bool(message.allowAlias, "allowAlias");
      }
      if (message.deprecated !== undefined) {
        json["deprecated"] = writer.bool(message.deprecated, "deprecated");
      }
      if (message.deprecatedLegacyJsonFieldConflicts !== undefined) {
        json["deprecatedLegacyJsonFieldConflicts"] = writer.bool(message.deprecatedLegacyJsonFieldConflicts, "deprecatedLegacyJsonFieldConflicts");
      }
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.EnumOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = EnumOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.EnumOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["allowAlias"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.allowAlias = typeof item === "boolean" ? item : reader.bool(item, "allowAlias");
        }
        item = json["deprecated"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deprecated = typeof item === "boolean" ? item : reader.bool(item, "deprecated");
        }
        item = json["deprecatedLegacyJsonFieldConflicts"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deprecatedLegacyJsonFieldConflicts = typeof item === "boolean" ? item : reader.bool(item, "deprecatedLegacyJsonFieldConflicts");
        }
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "features";
            message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["uninterpretedOption"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "uninterpretedOption");
            const list: typeof message.uninterpretedOption = new Array(items.length);
            field = "uninterpretedOption";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.uninterpretedOption = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["allow_alias","allowAlias"],
          "deprecated",
          ["deprecated_legacy_json_field_conflicts","deprecatedLegacyJsonFieldConflicts"],
          "features",
          ["uninterpreted_option","uninterpretedOption"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const EnumValueOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EnumValueOptionsJson: JsonCodec<EnumValueOptions> = /* @__PURE__ */ messageJson(EnumValueOptions, {
  write(message, writer, depth) {
    const json = new EnumValueOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.deprecated !== undefined) {
        json["deprecated"] = writer.bool(message.deprecated, "deprecated");
      }
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (message.debugRedact !== undefined) {
        json["debugRedact"] = writer.bool(message.debugRedact, "debugRedact");
      }
      if (message.featureSupport !== undefined) {
        field = "featureSupport";
        json["featureSupport"] = FieldOptions_FeatureSupportJson.write(message.featureSupport, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.EnumValueOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = EnumValueOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.EnumValueOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["deprecated"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deprecated = typeof item === "boolean" ? item : reader.bool(item, "deprecated");
        }
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "features";
            message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["debugRedact"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.debugRedact = typeof item === "boolean" ? item : reader.bool(item, "debugRedact");
        }
        item = json["featureSupport"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "featureSupport";
            message.featureSupport = FieldOptions_FeatureSupportJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["uninterpretedOption"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "uninterpretedOption");
            const list: typeof message.uninterpretedOption = new Array(items.length);
            field = "uninterpretedOption";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.uninterpretedOption = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "deprecated",
          "features",
          ["debug_redact","debugRedact"],
          ["feature_support","featureSupport"],
          ["uninterpreted_option","uninterpretedOption"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const ServiceOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ServiceOptionsJson: JsonCodec<ServiceOptions> = /* @__PURE__ */ messageJson(ServiceOptions, {
  write(message, writer, depth) {
    const json = new ServiceOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (message.deprecated !== undefined) {
        json["deprecated"] = writer.bool(message.deprecated, "deprecated");
      }
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.ServiceOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = ServiceOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.ServiceOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "features";
            message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["deprecated"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deprecated = typeof item === "boolean" ? item : reader.bool(item, "deprecated");
        }
        item = json["uninterpretedOption"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "uninterpretedOption");
            const list: typeof message.uninterpretedOption = new Array(items.length);
            field = "uninterpretedOption";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.uninterpretedOption = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "features",
          "deprecated",
          ["uninterpreted_option","uninterpretedOption"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const MethodOptionsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MethodOptionsJson: JsonCodec<MethodOptions> = /* @__PURE__ */ messageJson(MethodOptions, {
  write(message, writer, depth) {
    const json = new MethodOptionsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.deprecated !== undefined) {
        json["deprecated"] = writer.bool(message.deprecated, "deprecated");
      }
      if (message.idempotencyLevel !== undefined) {
        json["idempotencyLevel"] = writer.enum(MethodOptions_IdempotencyLevelJson, message.idempotencyLevel, "idempotencyLevel");
      }
      if (message.features !== undefined) {
        field = "features";
        json["features"] = FeatureSetJson.write(message.features, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.uninterpretedOption, "uninterpretedOption")) {
        const items = message.uninterpretedOption;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "uninterpretedOption";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOptionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["uninterpretedOption"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.MethodOptions", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = MethodOptions.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.MethodOptions", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["deprecated"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deprecated = typeof item === "boolean" ? item : reader.bool(item, "deprecated");
        }
        item = json["idempotencyLevel"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(MethodOptions_IdempotencyLevelJson, item, "idempotencyLevel");
            if (number !== undefined && isMethodOptions_IdempotencyLevel(number)) message.idempotencyLevel = number;
          }
        }
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "features";
            message.features = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["uninterpretedOption"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "uninterpretedOption");
            const list: typeof message.uninterpretedOption = new Array(items.length);
            field = "uninterpretedOption";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOptionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.uninterpretedOption = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "deprecated",
          ["idempotency_level","idempotencyLevel"],
          "features",
          ["uninterpreted_option","uninterpretedOption"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const UninterpretedOptionJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const UninterpretedOptionJson: JsonCodec<UninterpretedOption> = /* @__PURE__ */ messageJson(UninterpretedOption, {
  write(message, writer, depth) {
    const json = new UninterpretedOptionJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.name, "name")) {
        const items = message.name;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "name";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = UninterpretedOption_NamePartJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["name"] = list;
      }
      if (message.identifierValue !== undefined) {
        json["identifierValue"] = isText(message.identifierValue) ? message.identifierValue : writer.string(message.identifierValue, "identifierValue");
      }
      if (message.positiveIntValue !== undefined) {
        json["positiveIntValue"] = writer.unsigned64(message.positiveIntValue, "positiveIntValue");
      }
      if (message.negativeIntValue !== undefined) {
        json["negativeIntValue"] = writer.signed64(message.negativeIntValue, "negativeIntValue");
      }
      if (message.doubleValue !== undefined) {
        json["doubleValue"] = isFiniteNumber(message.doubleValue) ? message.doubleValue : writer.double(message.doubleValue, "doubleValue");
      }
      if (message.stringValue !== undefined) {
        json["stringValue"] = writer.bytes(message.stringValue, "stringValue");
      }
      if (message.aggregateValue !== undefined) {
        json["aggregateValue"] = isText(message.aggregateValue) ? message.aggregateValue : writer.string(message.aggregateValue, "aggregateValue");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = UninterpretedOption.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "name");
            const list: typeof message.name = new Array(items.length);
            field = "name";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = UninterpretedOption_NamePartJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.name = list;
          }
        }
        item = json["identifierValue"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.identifierValue = isText(item) ? item : reader.string(item, "identifierValue");
        }
        item = json["positiveIntValue"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.positiveIntValue = reader.unsigned64(item, "positiveIntValue");
        }
        item = json["negativeIntValue"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.negativeIntValue = reader.signed64(item, "negativeIntValue");
        }
        item = json["doubleValue"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.doubleValue = isFiniteNumber(item) ? item : reader.double(item, "doubleValue");
        }
        item = json["stringValue"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.stringValue = reader.bytes(item, "stringValue");
        }
        item = json["aggregateValue"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.aggregateValue = isText(item) ? item : reader.string(item, "aggregateValue");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          ["identifier_value","identifierValue"],
          ["positive_int_value","positiveIntValue"],
          ["negative_int_value","negativeIntValue"],
          ["double_value","doubleValue"],
          ["string_value","stringValue"],
          ["aggregate_value","aggregateValue"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const UninterpretedOption_NamePartJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const UninterpretedOption_NamePartJson: JsonCodec<UninterpretedOption_NamePart> = /* @__PURE__ */ messageJson(UninterpretedOption_NamePart, {
  write(message, writer) {
    const json = new UninterpretedOption_NamePartJson$new();
    if (message.namePart === undefined) throw writer.required("namePart");
    json["namePart"] = isText(message.namePart) ? message.namePart : writer.string(message.namePart, "namePart");
    if (message.isExtension === undefined) throw writer.required("isExtension");
    json["isExtension"] = writer.bool(message.isExtension, "isExtension");
    return json;
  },

  read(value, reader) {
    const message = UninterpretedOption_NamePart.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["namePart"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.namePart = isText(item) ? item : reader.string(item, "namePart");
      }
      item = json["isExtension"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.isExtension = typeof item === "boolean" ? item : reader.bool(item, "isExtension");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["name_part","namePart"], ["is_extension","isExtension"]]);
    }
    if (message.namePart === undefined) throw reader.lacks("namePart");
    if (message.isExtension === undefined) throw reader.lacks("isExtension");
    return message;
  },
});

const FeatureSetJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FeatureSetJson: JsonCodec<FeatureSet> = /* @__PURE__ */ messageJson(FeatureSet, {
  write(message, writer, depth) {
    const json = new FeatureSetJson$new();
    if (message.fieldPresence !== undefined) {
      json["fieldPresence"] = writer.enum(FeatureSet_FieldPresenceJson, message.fieldPresence, "fieldPresence");
    }
    if (message.enumType !== undefined) {
      json["enumType"] = writer.enum(FeatureSet_EnumTypeJson, message.enumType, "enumType");
    }
    if (message.repeatedFieldEncoding !== undefined) {
      json["repeatedFieldEncoding"] = writer.enum(FeatureSet_RepeatedFieldEncodingJson, message.repeatedFieldEncoding, "repeatedFieldEncoding");
    }
    if (message.utf8Validation !== undefined) {
      json["utf8Validation"] = writer.enum(FeatureSet_Utf8ValidationJson, message.utf8Validation, "utf8Validation");
    }
    if (message.messageEncoding !== undefined) {
      json["messageEncoding"] = writer.enum(FeatureSet_MessageEncodingJson, message.messageEncoding, "messageEncoding");
    }
    if (message.jsonFormat !== undefined) {
      json["jsonFormat"] = writer.enum(FeatureSet_JsonFormatJson, message.jsonFormat, "jsonFormat");
    }
    if (message.enforceNamingStyle !== undefined) {
      json["enforceNamingStyle"] = writer.enum(FeatureSet_EnforceNamingStyleJson, message.enforceNamingStyle, "enforceNamingStyle");
    }
    if (message.defaultSymbolVisibility !== undefined) {
      json["defaultSymbolVisibility"] = writer.enum(FeatureSet_VisibilityFeature_DefaultSymbolVisibilityJson, message.defaultSymbolVisibility, "defaultSymbolVisibility");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.FeatureSet", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = FeatureSet.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.FeatureSet", depth);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["fieldPresence"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FeatureSet_FieldPresenceJson, item, "fieldPresence");
          if (number !== undefined && isFeatureSet_FieldPresence(number)) message.fieldPresence = number;
        }
      }
      item = json["enumType"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FeatureSet_EnumTypeJson, item, "enumType");
          if (number !== undefined && isFeatureSet_EnumType(number)) message.enumType = number;
        }
      }
      item = json["repeatedFieldEncoding"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FeatureSet_RepeatedFieldEncodingJson, item, "repeatedFieldEncoding");
          if (number !== undefined && isFeatureSet_RepeatedFieldEncoding(number)) message.repeatedFieldEncoding = number;
        }
      }
      item = json["utf8Validation"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FeatureSet_Utf8ValidationJson, item, "utf8Validation");
          if (number !== undefined && isFeatureSet_Utf8Validation(number)) message.utf8Validation = number;
        }
      }
      item = json["messageEncoding"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FeatureSet_MessageEncodingJson, item, "messageEncoding");
          if (number !== undefined && isFeatureSet_MessageEncoding(number)) message.messageEncoding = number;
        }
      }
      item = json["jsonFormat"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FeatureSet_JsonFormatJson, item, "jsonFormat");
          if (number !== undefined && isFeatureSet_JsonFormat(number)) message.jsonFormat = number;
        }
      }
      item = json["enforceNamingStyle"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FeatureSet_EnforceNamingStyleJson, item, "enforceNamingStyle");
          if (number !== undefined && isFeatureSet_EnforceNamingStyle(number)) message.enforceNamingStyle = number;
        }
      }
      item = json["defaultSymbolVisibility"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FeatureSet_VisibilityFeature_DefaultSymbolVisibilityJson, item, "defaultSymbolVisibility");
          if (number !== undefined && isFeatureSet_VisibilityFeature_DefaultSymbolVisibility(number)) message.defaultSymbolVisibility = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["field_presence","fieldPresence"],
        ["enum_type","enumType"],
        ["repeated_field_encoding","repeatedFieldEncoding"],
        ["utf8_validation","utf8Validation"],
        ["message_encoding","messageEncoding"],
        ["json_format","jsonFormat"],
        ["enforce_naming_style","enforceNamingStyle"],
        ["default_symbol_visibility","defaultSymbolVisibility"],
      ]);
    }
    return message;
  },
});

export const FeatureSet_VisibilityFeatureJson: JsonCodec<FeatureSet_VisibilityFeature> = /* @__PURE__ */ messageJson(FeatureSet_VisibilityFeature, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = FeatureSet_VisibilityFeature.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const FeatureSetDefaultsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FeatureSetDefaultsJson: JsonCodec<FeatureSetDefaults> = /* @__PURE__ */ messageJson(FeatureSetDefaults, {
  write(message, writer, depth) {
    const json = new FeatureSetDefaultsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.defaults, "defaults")) {
        const items = message.defaults;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "defaults";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FeatureSetDefaults_FeatureSetEditionDefaultJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["defaults"] = list;
      }
      if (message.minimumEdition !== undefined) {
        json["minimumEdition"] = writer.enum(EditionJson, message.minimumEdition, "minimumEdition");
      }
      if (message.maximumEdition !== undefined) {
        json["maximumEdition"] = writer.enum(EditionJson, message.maximumEdition, "maximumEdition");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FeatureSetDefaults.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["defaults"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "defaults");
            const list: typeof message.defaults = new Array(items.length);
            field = "defaults";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FeatureSetDefaults_FeatureSetEditionDefaultJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.defaults = list;
          }
        }
        item = json["minimumEdition"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(EditionJson, item, "minimumEdition");
            if (number !== undefined && isEdition(number)) message.minimumEdition = number;
          }
        }
        item = json["maximumEdition"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(EditionJson, item, "maximumEdition");
            if (number !== undefined && isEdition(number)) message.maximumEdition = number;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "defaults",
          ["minimum_edition","minimumEdition"],
          ["maximum_edition","maximumEdition"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const FeatureSetDefaults_FeatureSetEditionDefaultJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FeatureSetDefaults_FeatureSetEditionDefaultJson: JsonCodec<FeatureSetDefaults_FeatureSetEditionDefault> = /* @__PURE__ */ messageJson(FeatureSetDefaults_FeatureSetEditionDefault, {
  write(message, writer, depth) {
    const json = new FeatureSetDefaults_FeatureSetEditionDefaultJson$new();
    let field = "";
    try {
      if (message.edition !== undefined) {
        json["edition"] = writer.enum(EditionJson, message.edition, "edition");
      }
      if (message.overridableFeatures !== undefined) {
        field = "overridableFeatures";
        json["overridableFeatures"] = FeatureSetJson.write(message.overridableFeatures, writer, writer.deeper(depth));
        field = "";
      }
      if (message.fixedFeatures !== undefined) {
        field = "fixedFeatures";
        json["fixedFeatures"] = FeatureSetJson.write(message.fixedFeatures, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FeatureSetDefaults_FeatureSetEditionDefault.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["edition"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(EditionJson, item, "edition");
            if (number !== undefined && isEdition(number)) message.edition = number;
          }
        }
        item = json["overridableFeatures"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "overridableFeatures";
            message.overridableFeatures = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["fixedFeatures"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "fixedFeatures";
            message.fixedFeatures = FeatureSetJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "edition",
          ["overridable_features","overridableFeatures"],
          ["fixed_features","fixedFeatures"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const SourceCodeInfoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SourceCodeInfoJson: JsonCodec<SourceCodeInfo> = /* @__PURE__ */ messageJson(SourceCodeInfo, {
  write(message, writer, depth) {
    const json = new SourceCodeInfoJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.location, "location")) {
        const items = message.location;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "location";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = SourceCodeInfo_LocationJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["location"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "google.protobuf.SourceCodeInfo", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = SourceCodeInfo.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "google.protobuf.SourceCodeInfo", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["location"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "location");
            const list: typeof message.location = new Array(items.length);
            field = "location";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = SourceCodeInfo_LocationJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.location = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["location"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const SourceCodeInfo_LocationJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SourceCodeInfo_LocationJson: JsonCodec<SourceCodeInfo_Location> = /* @__PURE__ */ messageJson(SourceCodeInfo_Location, {
  write(message, writer) {
    const json = new SourceCodeInfo_LocationJson$new();
    if (writer.hasItems(message.path, "path")) {
      const items = message.path;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["path"] = writer.signed32s(items, same, "path");
    }
    if (writer.hasItems(message.span, "span")) {
      const items = message.span;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["span"] = writer.signed32s(items, same, "span");
    }
    if (message.leadingComments !== undefined) {
      json["leadingComments"] = isText(message.leadingComments) ? message.leadingComments : writer.string(message.leadingComments, "leadingComments");
    }
    if (message.trailingComments !== undefined) {
      json["trailingComments"] = isText(message.trailingComments) ? message.trailingComments : writer.string(message.trailingComments, "trailingComments");
    }
    if (writer.hasItems(message.leadingDetachedComments, "leadingDetachedComments")) {
      const items = message.leadingDetachedComments;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["leadingDetachedComments"] = writer.strings(items, same, "leadingDetachedComments");
    }
    return json;
  },

  read(value, reader) {
    const message = SourceCodeInfo_Location.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["path"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "path");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.path = reader.signed32s(items, same, "path");
        }
      }
      item = json["span"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "span");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.span = reader.signed32s(items, same, "span");
        }
      }
      item = json["leadingComments"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.leadingComments = isText(item) ? item : reader.string(item, "leadingComments");
      }
      item = json["trailingComments"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.trailingComments = isText(item) ? item : reader.string(item, "trailingComments");
      }
      item = json["leadingDetachedComments"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "leadingDetachedComments");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.leadingDetachedComments = reader.strings(items, same, "leadingDetachedComments");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "path",
        "span",
        ["leading_comments","leadingComments"],
        ["trailing_comments","trailingComments"],
        ["leading_detached_comments","leadingDetachedComments"],
      ]);
    }
    return message;
  },
});

const GeneratedCodeInfoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GeneratedCodeInfoJson: JsonCodec<GeneratedCodeInfo> = /* @__PURE__ */ messageJson(GeneratedCodeInfo, {
  write(message, writer, depth) {
    const json = new GeneratedCodeInfoJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.annotation, "annotation")) {
        const items = message.annotation;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "annotation";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = GeneratedCodeInfo_AnnotationJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["annotation"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = GeneratedCodeInfo.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["annotation"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "annotation");
            const list: typeof message.annotation = new Array(items.length);
            field = "annotation";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = GeneratedCodeInfo_AnnotationJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.annotation = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["annotation"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const GeneratedCodeInfo_AnnotationJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GeneratedCodeInfo_AnnotationJson: JsonCodec<GeneratedCodeInfo_Annotation> = /* @__PURE__ */ messageJson(GeneratedCodeInfo_Annotation, {
  write(message, writer) {
    const json = new GeneratedCodeInfo_AnnotationJson$new();
    if (writer.hasItems(message.path, "path")) {
      const items = message.path;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["path"] = writer.signed32s(items, same, "path");
    }
    if (message.sourceFile !== undefined) {
      json["sourceFile"] = isText(message.sourceFile) ? message.sourceFile : writer.string(message.sourceFile, "sourceFile");
    }
    if (message.begin !== undefined) {
      json["begin"] = isSigned32(message.begin) ? message.begin | 0 : writer.signed32(message.begin, "begin");
    }
    if (message.end !== undefined) {
      json["end"] = isSigned32(message.end) ? message.end | 0 : writer.signed32(message.end, "end");
    }
    if (message.semantic !== undefined) {
      json["semantic"] = writer.enum(GeneratedCodeInfo_Annotation_SemanticJson, message.semantic, "semantic");
    }
    return json;
  },

  read(value, reader) {
    const message = GeneratedCodeInfo_Annotation.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["path"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "path");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.path = reader.signed32s(items, same, "path");
        }
      }
      item = json["sourceFile"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sourceFile = isText(item) ? item : reader.string(item, "sourceFile");
      }
      item = json["begin"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.begin = isSigned32(item) ? item | 0 : reader.signed32(item, "begin");
      }
      item = json["end"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.end = isSigned32(item) ? item | 0 : reader.signed32(item, "end");
      }
      item = json["semantic"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(GeneratedCodeInfo_Annotation_SemanticJson, item, "semantic");
          if (number !== undefined && isGeneratedCodeInfo_Annotation_Semantic(number)) message.semantic = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["path", ["source_file","sourceFile"], "begin", "end", "semantic"]);
    }
    return message;
  },
});
