// Code generated from buf/validate/validate.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../wire/json/enum.ts";
import type { JsonObject, JsonValue } from "../../../../wire/json/value-writer.ts";
import { FieldDescriptorProto_TypeJson } from "../../google/protobuf/descriptor.json.ts";
import { isFieldDescriptorProto_Type } from "../../google/protobuf/descriptor.ts";
import { DurationJson } from "../../google/protobuf/duration.json.ts";
import { FieldMaskJson } from "../../google/protobuf/field_mask.json.ts";
import { TimestampJson } from "../../google/protobuf/timestamp.json.ts";
import {
  AnyRules,
  BoolRules,
  BytesRules,
  DoubleRules,
  DurationRules,
  EnumRules,
  FieldMaskRules,
  FieldPath,
  FieldPathElement,
  FieldRules,
  Fixed32Rules,
  Fixed64Rules,
  FloatRules,
  Int32Rules,
  Int64Rules,
  MapRules,
  MessageOneofRule,
  MessageRules,
  OneofRules,
  PredefinedRules,
  RepeatedRules,
  Rule,
  SFixed32Rules,
  SFixed64Rules,
  SInt32Rules,
  SInt64Rules,
  StringRules,
  TimestampRules,
  UInt32Rules,
  UInt64Rules,
  Violation,
  Violations,
  isIgnore,
  isKnownRegex,
} from "./validate.ts";

export const IgnoreJson: JsonEnum = /* @__PURE__ */ closedEnumJson("buf.validate.Ignore", {
  IGNORE_UNSPECIFIED: 0,
  IGNORE_IF_ZERO_VALUE: 1,
  IGNORE_ALWAYS: 3,
});

export const KnownRegexJson: JsonEnum = /* @__PURE__ */ closedEnumJson("buf.validate.KnownRegex", {
  KNOWN_REGEX_UNSPECIFIED: 0,
  KNOWN_REGEX_HTTP_HEADER_NAME: 1,
  KNOWN_REGEX_HTTP_HEADER_VALUE: 2,
});

export const RuleJson: JsonCodec<Rule> = /* @__PURE__ */ messageJson(Rule, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.id !== undefined) json["id"] = writer.string(message.id, "id");
    if (message.message !== undefined) json["message"] = writer.string(message.message, "message");
    if (message.expression !== undefined) json["expression"] = writer.string(message.expression, "expression");
    return json;
  },

  read(value, reader) {
    const message = Rule.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["id"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.id = reader.string(item, "id");
      }
      item = json["message"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.message = reader.string(item, "message");
      }
      item = json["expression"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.expression = reader.string(item, "expression");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["id", "message", "expression"]);
    }
    return message;
  },
});

export const MessageRulesJson: JsonCodec<MessageRules> = /* @__PURE__ */ messageJson(MessageRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.celExpression, "celExpression")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.celExpression.length; index++) {
        const item = message.celExpression[index];
        list.push(writer.string(item, "celExpression", index));
      }
      json["celExpression"] = list;
    }
    if (writer.hasItems(message.cel, "cel")) {
      json["cel"] = writer.messages(RuleJson, message.cel, "cel");
    }
    if (writer.hasItems(message.oneof, "oneof")) {
      json["oneof"] = writer.messages(MessageOneofRuleJson, message.oneof, "oneof");
    }
    return json;
  },

  read(value, reader) {
    const message = MessageRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["celExpression"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "celExpression");
          for (let index = 0; index < items.length; index++) {
            message.celExpression.push(reader.string(items[index], "celExpression", index));
          }
        }
      }
      item = json["cel"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.cel = reader.messages(RuleJson, item, "cel");
      }
      item = json["oneof"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.oneof = reader.messages(MessageOneofRuleJson, item, "oneof");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [["cel_expression","celExpression"], "cel", "oneof"]);
    }
    return message;
  },
});

export const MessageOneofRuleJson: JsonCodec<MessageOneofRule> = /* @__PURE__ */ messageJson(MessageOneofRule, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.fields, "fields")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.fields.length; index++) {
        const item = message.fields[index];
        list.push(writer.string(item, "fields", index));
      }
      json["fields"] = list;
    }
    if (message.required !== undefined) json["required"] = writer.bool(message.required, "required");
    return json;
  },

  read(value, reader) {
    const message = MessageOneofRule.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["fields"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "fields");
          for (let index = 0; index < items.length; index++) {
            message.fields.push(reader.string(items[index], "fields", index));
          }
        }
      }
      item = json["required"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.required = reader.bool(item, "required");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["fields", "required"]);
    }
    return message;
  },
});

export const OneofRulesJson: JsonCodec<OneofRules> = /* @__PURE__ */ messageJson(OneofRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.required !== undefined) json["required"] = writer.bool(message.required, "required");
    return json;
  },

  read(value, reader) {
    const message = OneofRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["required"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.required = reader.bool(item, "required");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["required"]);
    }
    return message;
  },
});

export const FieldRulesJson: JsonCodec<FieldRules> = /* @__PURE__ */ messageJson(FieldRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.celExpression, "celExpression")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.celExpression.length; index++) {
        const item = message.celExpression[index];
        list.push(writer.string(item, "celExpression", index));
      }
      json["celExpression"] = list;
    }
    if (writer.hasItems(message.cel, "cel")) {
      json["cel"] = writer.messages(RuleJson, message.cel, "cel");
    }
    if (message.required !== undefined) json["required"] = writer.bool(message.required, "required");
    if (message.ignore !== undefined) json["ignore"] = writer.enum(IgnoreJson, message.ignore, "ignore");
    switch (message.type.case) {
      case undefined:
        break;
      case "float":
        json["float"] = writer.message(FloatRulesJson, message.type.value, "float");
        break;
      case "double":
        json["double"] = writer.message(DoubleRulesJson, message.type.value, "double");
        break;
      case "int32":
        json["int32"] = writer.message(Int32RulesJson, message.type.value, "int32");
        break;
      case "int64":
        json["int64"] = writer.message(Int64RulesJson, message.type.value, "int64");
        break;
      case "uint32":
        json["uint32"] = writer.message(UInt32RulesJson, message.type.value, "uint32");
        break;
      case "uint64":
        json["uint64"] = writer.message(UInt64RulesJson, message.type.value, "uint64");
        break;
      case "sint32":
        json["sint32"] = writer.message(SInt32RulesJson, message.type.value, "sint32");
        break;
      case "sint64":
        json["sint64"] = writer.message(SInt64RulesJson, message.type.value, "sint64");
        break;
      case "fixed32":
        json["fixed32"] = writer.message(Fixed32RulesJson, message.type.value, "fixed32");
        break;
      case "fixed64":
        json["fixed64"] = writer.message(Fixed64RulesJson, message.type.value, "fixed64");
        break;
      case "sfixed32":
        json["sfixed32"] = writer.message(SFixed32RulesJson, message.type.value, "sfixed32");
        break;
      case "sfixed64":
        json["sfixed64"] = writer.message(SFixed64RulesJson, message.type.value, "sfixed64");
        break;
      case "bool":
        json["bool"] = writer.message(BoolRulesJson, message.type.value, "bool");
        break;
      case "string":
        json["string"] = writer.message(StringRulesJson, message.type.value, "string");
        break;
      case "bytes":
        json["bytes"] = writer.message(BytesRulesJson, message.type.value, "bytes");
        break;
      case "enum":
        json["enum"] = writer.message(EnumRulesJson, message.type.value, "enum");
        break;
      case "repeated":
        json["repeated"] = writer.message(RepeatedRulesJson, message.type.value, "repeated");
        break;
      case "map":
        json["map"] = writer.message(MapRulesJson, message.type.value, "map");
        break;
      case "any":
        json["any"] = writer.message(AnyRulesJson, message.type.value, "any");
        break;
      case "duration":
        json["duration"] = writer.message(DurationRulesJson, message.type.value, "duration");
        break;
      case "fieldMask":
        json["fieldMask"] = writer.message(FieldMaskRulesJson, message.type.value, "fieldMask");
        break;
      case "timestamp":
        json["timestamp"] = writer.message(TimestampRulesJson, message.type.value, "timestamp");
        break;
      default:
        throw writer.unknownCase("type");
    }
    return json;
  },

  read(value, reader) {
    const message = FieldRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["celExpression"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "celExpression");
          for (let index = 0; index < items.length; index++) {
            message.celExpression.push(reader.string(items[index], "celExpression", index));
          }
        }
      }
      item = json["cel"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.cel = reader.messages(RuleJson, item, "cel");
      }
      item = json["required"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.required = reader.bool(item, "required");
      }
      item = json["ignore"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(IgnoreJson, item, "ignore");
          if (number !== undefined && isIgnore(number)) message.ignore = number;
        }
      }
      item = json["float"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "float", "type");
          message.type = { case: "float", value: reader.message(FloatRulesJson, item, "float") };
        }
      }
      item = json["double"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "double", "type");
          message.type = { case: "double", value: reader.message(DoubleRulesJson, item, "double") };
        }
      }
      item = json["int32"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "int32", "type");
          message.type = { case: "int32", value: reader.message(Int32RulesJson, item, "int32") };
        }
      }
      item = json["int64"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "int64", "type");
          message.type = { case: "int64", value: reader.message(Int64RulesJson, item, "int64") };
        }
      }
      item = json["uint32"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "uint32", "type");
          message.type = { case: "uint32", value: reader.message(UInt32RulesJson, item, "uint32") };
        }
      }
      item = json["uint64"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "uint64", "type");
          message.type = { case: "uint64", value: reader.message(UInt64RulesJson, item, "uint64") };
        }
      }
      item = json["sint32"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "sint32", "type");
          message.type = { case: "sint32", value: reader.message(SInt32RulesJson, item, "sint32") };
        }
      }
      item = json["sint64"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "sint64", "type");
          message.type = { case: "sint64", value: reader.message(SInt64RulesJson, item, "sint64") };
        }
      }
      item = json["fixed32"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "fixed32", "type");
          message.type = { case: "fixed32", value: reader.message(Fixed32RulesJson, item, "fixed32") };
        }
      }
      item = json["fixed64"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "fixed64", "type");
          message.type = { case: "fixed64", value: reader.message(Fixed64RulesJson, item, "fixed64") };
        }
      }
      item = json["sfixed32"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "sfixed32", "type");
          message.type = { case: "sfixed32", value: reader.message(SFixed32RulesJson, item, "sfixed32") };
        }
      }
      item = json["sfixed64"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "sfixed64", "type");
          message.type = { case: "sfixed64", value: reader.message(SFixed64RulesJson, item, "sfixed64") };
        }
      }
      item = json["bool"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "bool", "type");
          message.type = { case: "bool", value: reader.message(BoolRulesJson, item, "bool") };
        }
      }
      item = json["string"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "string", "type");
          message.type = { case: "string", value: reader.message(StringRulesJson, item, "string") };
        }
      }
      item = json["bytes"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "bytes", "type");
          message.type = { case: "bytes", value: reader.message(BytesRulesJson, item, "bytes") };
        }
      }
      item = json["enum"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "enum", "type");
          message.type = { case: "enum", value: reader.message(EnumRulesJson, item, "enum") };
        }
      }
      item = json["repeated"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "repeated", "type");
          message.type = { case: "repeated", value: reader.message(RepeatedRulesJson, item, "repeated") };
        }
      }
      item = json["map"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "map", "type");
          message.type = { case: "map", value: reader.message(MapRulesJson, item, "map") };
        }
      }
      item = json["any"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "any", "type");
          message.type = { case: "any", value: reader.message(AnyRulesJson, item, "any") };
        }
      }
      item = json["duration"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "duration", "type");
          message.type = { case: "duration", value: reader.message(DurationRulesJson, item, "duration") };
        }
      }
      item = json["fieldMask"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "fieldMask", "type");
          message.type = { case: "fieldMask", value: reader.message(FieldMaskRulesJson, item, "fieldMask") };
        }
      }
      item = json["timestamp"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.type, "timestamp", "type");
          message.type = { case: "timestamp", value: reader.message(TimestampRulesJson, item, "timestamp") };
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        ["cel_expression","celExpression"],
        "cel",
        "required",
        "ignore",
        "float",
        "double",
        "int32",
        "int64",
        "uint32",
        "uint64",
        "sint32",
        "sint64",
        "fixed32",
        "fixed64",
        "sfixed32",
        "sfixed64",
        "bool",
        "string",
        "bytes",
        "enum",
        "repeated",
        "map",
        "any",
        "duration",
        ["field_mask","fieldMask"],
        "timestamp",
      ]);
    }
    return message;
  },
});

export const PredefinedRulesJson: JsonCodec<PredefinedRules> = /* @__PURE__ */ messageJson(PredefinedRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.cel, "cel")) {
      json["cel"] = writer.messages(RuleJson, message.cel, "cel");
    }
    return json;
  },

  read(value, reader) {
    const message = PredefinedRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["cel"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.cel = reader.messages(RuleJson, item, "cel");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["cel"]);
    }
    return message;
  },
});

export const FloatRulesJson: JsonCodec<FloatRules> = /* @__PURE__ */ messageJson(FloatRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.float(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.float(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.float(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.float(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.float(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.float(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.float(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (message.finite !== undefined) json["finite"] = writer.bool(message.finite, "finite");
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.float(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = FloatRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.float(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.float(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.float(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.float(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.float(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.float(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.float(items[index], "notIn", index));
          }
        }
      }
      item = json["finite"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.finite = reader.bool(item, "finite");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.float(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "finite",
        "example",
      ]);
    }
    return message;
  },
});

export const DoubleRulesJson: JsonCodec<DoubleRules> = /* @__PURE__ */ messageJson(DoubleRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.double(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.double(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.double(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.double(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.double(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.double(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.double(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (message.finite !== undefined) json["finite"] = writer.bool(message.finite, "finite");
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.double(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = DoubleRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.double(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.double(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.double(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.double(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.double(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.double(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.double(items[index], "notIn", index));
          }
        }
      }
      item = json["finite"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.finite = reader.bool(item, "finite");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.double(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "finite",
        "example",
      ]);
    }
    return message;
  },
});

export const Int32RulesJson: JsonCodec<Int32Rules> = /* @__PURE__ */ messageJson(Int32Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.signed32(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.signed32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.signed32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.signed32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.signed32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.signed32(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.signed32(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.signed32(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Int32Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.signed32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.signed32(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.signed32(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.signed32(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.signed32(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.signed32(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.signed32(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.signed32(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const Int64RulesJson: JsonCodec<Int64Rules> = /* @__PURE__ */ messageJson(Int64Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.signed64(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.signed64(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.signed64(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.signed64(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.signed64(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.signed64(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.signed64(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.signed64(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Int64Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.signed64(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.signed64(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.signed64(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.signed64(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.signed64(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.signed64(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.signed64(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.signed64(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const UInt32RulesJson: JsonCodec<UInt32Rules> = /* @__PURE__ */ messageJson(UInt32Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.unsigned32(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.unsigned32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.unsigned32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.unsigned32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.unsigned32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.unsigned32(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.unsigned32(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.unsigned32(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = UInt32Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.unsigned32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.unsigned32(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.unsigned32(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.unsigned32(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.unsigned32(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.unsigned32(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.unsigned32(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.unsigned32(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const UInt64RulesJson: JsonCodec<UInt64Rules> = /* @__PURE__ */ messageJson(UInt64Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.unsigned64(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.unsigned64(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.unsigned64(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.unsigned64(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.unsigned64(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.unsigned64(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.unsigned64(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.unsigned64(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = UInt64Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.unsigned64(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.unsigned64(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.unsigned64(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.unsigned64(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.unsigned64(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.unsigned64(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.unsigned64(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.unsigned64(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const SInt32RulesJson: JsonCodec<SInt32Rules> = /* @__PURE__ */ messageJson(SInt32Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.signed32(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.signed32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.signed32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.signed32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.signed32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.signed32(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.signed32(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.signed32(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = SInt32Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.signed32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.signed32(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.signed32(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.signed32(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.signed32(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.signed32(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.signed32(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.signed32(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const SInt64RulesJson: JsonCodec<SInt64Rules> = /* @__PURE__ */ messageJson(SInt64Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.signed64(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.signed64(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.signed64(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.signed64(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.signed64(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.signed64(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.signed64(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.signed64(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = SInt64Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.signed64(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.signed64(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.signed64(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.signed64(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.signed64(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.signed64(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.signed64(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.signed64(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const Fixed32RulesJson: JsonCodec<Fixed32Rules> = /* @__PURE__ */ messageJson(Fixed32Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.unsigned32(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.unsigned32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.unsigned32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.unsigned32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.unsigned32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.unsigned32(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.unsigned32(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.unsigned32(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Fixed32Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.unsigned32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.unsigned32(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.unsigned32(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.unsigned32(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.unsigned32(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.unsigned32(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.unsigned32(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.unsigned32(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const Fixed64RulesJson: JsonCodec<Fixed64Rules> = /* @__PURE__ */ messageJson(Fixed64Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.unsigned64(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.unsigned64(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.unsigned64(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.unsigned64(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.unsigned64(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.unsigned64(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.unsigned64(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.unsigned64(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Fixed64Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.unsigned64(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.unsigned64(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.unsigned64(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.unsigned64(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.unsigned64(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.unsigned64(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.unsigned64(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.unsigned64(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const SFixed32RulesJson: JsonCodec<SFixed32Rules> = /* @__PURE__ */ messageJson(SFixed32Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.signed32(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.signed32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.signed32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.signed32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.signed32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.signed32(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.signed32(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.signed32(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = SFixed32Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.signed32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.signed32(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.signed32(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.signed32(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.signed32(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.signed32(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.signed32(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.signed32(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const SFixed64RulesJson: JsonCodec<SFixed64Rules> = /* @__PURE__ */ messageJson(SFixed64Rules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.signed64(message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.signed64(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.signed64(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.signed64(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.signed64(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.signed64(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.signed64(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.signed64(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = SFixed64Rules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.signed64(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.signed64(item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.signed64(item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.signed64(item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.signed64(item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.signed64(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.signed64(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.signed64(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const BoolRulesJson: JsonCodec<BoolRules> = /* @__PURE__ */ messageJson(BoolRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.bool(message.const, "const");
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.bool(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = BoolRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.bool(item, "const");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.bool(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["const", "example"]);
    }
    return message;
  },
});

export const StringRulesJson: JsonCodec<StringRules> = /* @__PURE__ */ messageJson(StringRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.string(message.const, "const");
    if (message.len !== undefined) json["len"] = writer.unsigned64(message.len, "len");
    if (message.minLen !== undefined) json["minLen"] = writer.unsigned64(message.minLen, "minLen");
    if (message.maxLen !== undefined) json["maxLen"] = writer.unsigned64(message.maxLen, "maxLen");
    if (message.lenBytes !== undefined) json["lenBytes"] = writer.unsigned64(message.lenBytes, "lenBytes");
    if (message.minBytes !== undefined) json["minBytes"] = writer.unsigned64(message.minBytes, "minBytes");
    if (message.maxBytes !== undefined) json["maxBytes"] = writer.unsigned64(message.maxBytes, "maxBytes");
    if (message.pattern !== undefined) json["pattern"] = writer.string(message.pattern, "pattern");
    if (message.prefix !== undefined) json["prefix"] = writer.string(message.prefix, "prefix");
    if (message.suffix !== undefined) json["suffix"] = writer.string(message.suffix, "suffix");
    if (message.contains !== undefined) json["contains"] = writer.string(message.contains, "contains");
    if (message.notContains !== undefined) json["notContains"] = writer.string(message.notContains, "notContains");
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.string(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.string(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    switch (message.wellKnown.case) {
      case undefined:
        break;
      case "email":
        json["email"] = writer.bool(message.wellKnown.value, "email");
        break;
      case "hostname":
        json["hostname"] = writer.bool(message.wellKnown.value, "hostname");
        break;
      case "ip":
        json["ip"] = writer.bool(message.wellKnown.value, "ip");
        break;
      case "ipv4":
        json["ipv4"] = writer.bool(message.wellKnown.value, "ipv4");
        break;
      case "ipv6":
        json["ipv6"] = writer.bool(message.wellKnown.value, "ipv6");
        break;
      case "uri":
        json["uri"] = writer.bool(message.wellKnown.value, "uri");
        break;
      case "uriRef":
        json["uriRef"] = writer.bool(message.wellKnown.value, "uriRef");
        break;
      case "address":
        json["address"] = writer.bool(message.wellKnown.value, "address");
        break;
      case "uuid":
        json["uuid"] = writer.bool(message.wellKnown.value, "uuid");
        break;
      case "tuuid":
        json["tuuid"] = writer.bool(message.wellKnown.value, "tuuid");
        break;
      case "ipWithPrefixlen":
        json["ipWithPrefixlen"] = writer.bool(message.wellKnown.value, "ipWithPrefixlen");
        break;
      case "ipv4WithPrefixlen":
        json["ipv4WithPrefixlen"] = writer.bool(message.wellKnown.value, "ipv4WithPrefixlen");
        break;
      case "ipv6WithPrefixlen":
        json["ipv6WithPrefixlen"] = writer.bool(message.wellKnown.value, "ipv6WithPrefixlen");
        break;
      case "ipPrefix":
        json["ipPrefix"] = writer.bool(message.wellKnown.value, "ipPrefix");
        break;
      case "ipv4Prefix":
        json["ipv4Prefix"] = writer.bool(message.wellKnown.value, "ipv4Prefix");
        break;
      case "ipv6Prefix":
        json["ipv6Prefix"] = writer.bool(message.wellKnown.value, "ipv6Prefix");
        break;
      case "hostAndPort":
        json["hostAndPort"] = writer.bool(message.wellKnown.value, "hostAndPort");
        break;
      case "ulid":
        json["ulid"] = writer.bool(message.wellKnown.value, "ulid");
        break;
      case "protobufFqn":
        json["protobufFqn"] = writer.bool(message.wellKnown.value, "protobufFqn");
        break;
      case "protobufDotFqn":
        json["protobufDotFqn"] = writer.bool(message.wellKnown.value, "protobufDotFqn");
        break;
      case "wellKnownRegex":
        json["wellKnownRegex"] = writer.enum(KnownRegexJson, message.wellKnown.value, "wellKnownRegex");
        break;
      default:
        throw writer.unknownCase("wellKnown");
    }
    if (message.strict !== undefined) json["strict"] = writer.bool(message.strict, "strict");
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.string(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = StringRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.string(item, "const");
      }
      item = json["len"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.len = reader.unsigned64(item, "len");
      }
      item = json["minLen"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.minLen = reader.unsigned64(item, "minLen");
      }
      item = json["maxLen"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.maxLen = reader.unsigned64(item, "maxLen");
      }
      item = json["lenBytes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.lenBytes = reader.unsigned64(item, "lenBytes");
      }
      item = json["minBytes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.minBytes = reader.unsigned64(item, "minBytes");
      }
      item = json["maxBytes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.maxBytes = reader.unsigned64(item, "maxBytes");
      }
      item = json["pattern"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.pattern = reader.string(item, "pattern");
      }
      item = json["prefix"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.prefix = reader.string(item, "prefix");
      }
      item = json["suffix"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.suffix = reader.string(item, "suffix");
      }
      item = json["contains"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.contains = reader.string(item, "contains");
      }
      item = json["notContains"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.notContains = reader.string(item, "notContains");
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.string(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.string(items[index], "notIn", index));
          }
        }
      }
      item = json["email"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "email", "wellKnown");
          message.wellKnown = { case: "email", value: reader.bool(item, "email") };
        }
      }
      item = json["hostname"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "hostname", "wellKnown");
          message.wellKnown = { case: "hostname", value: reader.bool(item, "hostname") };
        }
      }
      item = json["ip"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ip", "wellKnown");
          message.wellKnown = { case: "ip", value: reader.bool(item, "ip") };
        }
      }
      item = json["ipv4"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipv4", "wellKnown");
          message.wellKnown = { case: "ipv4", value: reader.bool(item, "ipv4") };
        }
      }
      item = json["ipv6"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipv6", "wellKnown");
          message.wellKnown = { case: "ipv6", value: reader.bool(item, "ipv6") };
        }
      }
      item = json["uri"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "uri", "wellKnown");
          message.wellKnown = { case: "uri", value: reader.bool(item, "uri") };
        }
      }
      item = json["uriRef"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "uriRef", "wellKnown");
          message.wellKnown = { case: "uriRef", value: reader.bool(item, "uriRef") };
        }
      }
      item = json["address"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "address", "wellKnown");
          message.wellKnown = { case: "address", value: reader.bool(item, "address") };
        }
      }
      item = json["uuid"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "uuid", "wellKnown");
          message.wellKnown = { case: "uuid", value: reader.bool(item, "uuid") };
        }
      }
      item = json["tuuid"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "tuuid", "wellKnown");
          message.wellKnown = { case: "tuuid", value: reader.bool(item, "tuuid") };
        }
      }
      item = json["ipWithPrefixlen"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipWithPrefixlen", "wellKnown");
          message.wellKnown = { case: "ipWithPrefixlen", value: reader.bool(item, "ipWithPrefixlen") };
        }
      }
      item = json["ipv4WithPrefixlen"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipv4WithPrefixlen", "wellKnown");
          message.wellKnown = { case: "ipv4WithPrefixlen", value: reader.bool(item, "ipv4WithPrefixlen") };
        }
      }
      item = json["ipv6WithPrefixlen"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipv6WithPrefixlen", "wellKnown");
          message.wellKnown = { case: "ipv6WithPrefixlen", value: reader.bool(item, "ipv6WithPrefixlen") };
        }
      }
      item = json["ipPrefix"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipPrefix", "wellKnown");
          message.wellKnown = { case: "ipPrefix", value: reader.bool(item, "ipPrefix") };
        }
      }
      item = json["ipv4Prefix"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipv4Prefix", "wellKnown");
          message.wellKnown = { case: "ipv4Prefix", value: reader.bool(item, "ipv4Prefix") };
        }
      }
      item = json["ipv6Prefix"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipv6Prefix", "wellKnown");
          message.wellKnown = { case: "ipv6Prefix", value: reader.bool(item, "ipv6Prefix") };
        }
      }
      item = json["hostAndPort"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "hostAndPort", "wellKnown");
          message.wellKnown = { case: "hostAndPort", value: reader.bool(item, "hostAndPort") };
        }
      }
      item = json["ulid"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ulid", "wellKnown");
          message.wellKnown = { case: "ulid", value: reader.bool(item, "ulid") };
        }
      }
      item = json["protobufFqn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "protobufFqn", "wellKnown");
          message.wellKnown = { case: "protobufFqn", value: reader.bool(item, "protobufFqn") };
        }
      }
      item = json["protobufDotFqn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "protobufDotFqn", "wellKnown");
          message.wellKnown = { case: "protobufDotFqn", value: reader.bool(item, "protobufDotFqn") };
        }
      }
      item = json["wellKnownRegex"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "wellKnownRegex", "wellKnown");
          const number = reader.enum(KnownRegexJson, item, "wellKnownRegex");
          if (number !== undefined && isKnownRegex(number)) message.wellKnown = { case: "wellKnownRegex", value: number };
        }
      }
      item = json["strict"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.strict = reader.bool(item, "strict");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.string(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "len",
        ["min_len","minLen"],
        ["max_len","maxLen"],
        ["len_bytes","lenBytes"],
        ["min_bytes","minBytes"],
        ["max_bytes","maxBytes"],
        "pattern",
        "prefix",
        "suffix",
        "contains",
        ["not_contains","notContains"],
        "in",
        ["not_in","notIn"],
        "email",
        "hostname",
        "ip",
        "ipv4",
        "ipv6",
        "uri",
        ["uri_ref","uriRef"],
        "address",
        "uuid",
        "tuuid",
        ["ip_with_prefixlen","ipWithPrefixlen"],
        ["ipv4_with_prefixlen","ipv4WithPrefixlen"],
        ["ipv6_with_prefixlen","ipv6WithPrefixlen"],
        ["ip_prefix","ipPrefix"],
        ["ipv4_prefix","ipv4Prefix"],
        ["ipv6_prefix","ipv6Prefix"],
        ["host_and_port","hostAndPort"],
        "ulid",
        ["protobuf_fqn","protobufFqn"],
        ["protobuf_dot_fqn","protobufDotFqn"],
        ["well_known_regex","wellKnownRegex"],
        "strict",
        "example",
      ]);
    }
    return message;
  },
});

export const BytesRulesJson: JsonCodec<BytesRules> = /* @__PURE__ */ messageJson(BytesRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.bytes(message.const, "const");
    if (message.len !== undefined) json["len"] = writer.unsigned64(message.len, "len");
    if (message.minLen !== undefined) json["minLen"] = writer.unsigned64(message.minLen, "minLen");
    if (message.maxLen !== undefined) json["maxLen"] = writer.unsigned64(message.maxLen, "maxLen");
    if (message.pattern !== undefined) json["pattern"] = writer.string(message.pattern, "pattern");
    if (message.prefix !== undefined) json["prefix"] = writer.bytes(message.prefix, "prefix");
    if (message.suffix !== undefined) json["suffix"] = writer.bytes(message.suffix, "suffix");
    if (message.contains !== undefined) json["contains"] = writer.bytes(message.contains, "contains");
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.bytes(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.bytes(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    switch (message.wellKnown.case) {
      case undefined:
        break;
      case "ip":
        json["ip"] = writer.bool(message.wellKnown.value, "ip");
        break;
      case "ipv4":
        json["ipv4"] = writer.bool(message.wellKnown.value, "ipv4");
        break;
      case "ipv6":
        json["ipv6"] = writer.bool(message.wellKnown.value, "ipv6");
        break;
      case "uuid":
        json["uuid"] = writer.bool(message.wellKnown.value, "uuid");
        break;
      default:
        throw writer.unknownCase("wellKnown");
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.bytes(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = BytesRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.bytes(item, "const");
      }
      item = json["len"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.len = reader.unsigned64(item, "len");
      }
      item = json["minLen"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.minLen = reader.unsigned64(item, "minLen");
      }
      item = json["maxLen"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.maxLen = reader.unsigned64(item, "maxLen");
      }
      item = json["pattern"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.pattern = reader.string(item, "pattern");
      }
      item = json["prefix"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.prefix = reader.bytes(item, "prefix");
      }
      item = json["suffix"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.suffix = reader.bytes(item, "suffix");
      }
      item = json["contains"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.contains = reader.bytes(item, "contains");
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.bytes(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.bytes(items[index], "notIn", index));
          }
        }
      }
      item = json["ip"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ip", "wellKnown");
          message.wellKnown = { case: "ip", value: reader.bool(item, "ip") };
        }
      }
      item = json["ipv4"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipv4", "wellKnown");
          message.wellKnown = { case: "ipv4", value: reader.bool(item, "ipv4") };
        }
      }
      item = json["ipv6"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "ipv6", "wellKnown");
          message.wellKnown = { case: "ipv6", value: reader.bool(item, "ipv6") };
        }
      }
      item = json["uuid"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.wellKnown, "uuid", "wellKnown");
          message.wellKnown = { case: "uuid", value: reader.bool(item, "uuid") };
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.bytes(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "len",
        ["min_len","minLen"],
        ["max_len","maxLen"],
        "pattern",
        "prefix",
        "suffix",
        "contains",
        "in",
        ["not_in","notIn"],
        "ip",
        "ipv4",
        "ipv6",
        "uuid",
        "example",
      ]);
    }
    return message;
  },
});

export const EnumRulesJson: JsonCodec<EnumRules> = /* @__PURE__ */ messageJson(EnumRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.signed32(message.const, "const");
    if (message.definedOnly !== undefined) json["definedOnly"] = writer.bool(message.definedOnly, "definedOnly");
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.signed32(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.signed32(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.example.length; index++) {
        const item = message.example[index];
        list.push(writer.signed32(item, "example", index));
      }
      json["example"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = EnumRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.signed32(item, "const");
      }
      item = json["definedOnly"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.definedOnly = reader.bool(item, "definedOnly");
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.signed32(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.signed32(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          for (let index = 0; index < items.length; index++) {
            message.example.push(reader.signed32(items[index], "example", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        ["defined_only","definedOnly"],
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const RepeatedRulesJson: JsonCodec<RepeatedRules> = /* @__PURE__ */ messageJson(RepeatedRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.minItems !== undefined) json["minItems"] = writer.unsigned64(message.minItems, "minItems");
    if (message.maxItems !== undefined) json["maxItems"] = writer.unsigned64(message.maxItems, "maxItems");
    if (message.unique !== undefined) json["unique"] = writer.bool(message.unique, "unique");
    if (message.items !== undefined) json["items"] = writer.message(FieldRulesJson, message.items, "items");
    return json;
  },

  read(value, reader) {
    const message = RepeatedRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["minItems"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.minItems = reader.unsigned64(item, "minItems");
      }
      item = json["maxItems"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.maxItems = reader.unsigned64(item, "maxItems");
      }
      item = json["unique"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.unique = reader.bool(item, "unique");
      }
      item = json["items"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.items = reader.message(FieldRulesJson, item, "items");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        ["min_items","minItems"],
        ["max_items","maxItems"],
        "unique",
        "items",
      ]);
    }
    return message;
  },
});

export const MapRulesJson: JsonCodec<MapRules> = /* @__PURE__ */ messageJson(MapRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.minPairs !== undefined) json["minPairs"] = writer.unsigned64(message.minPairs, "minPairs");
    if (message.maxPairs !== undefined) json["maxPairs"] = writer.unsigned64(message.maxPairs, "maxPairs");
    if (message.keys !== undefined) json["keys"] = writer.message(FieldRulesJson, message.keys, "keys");
    if (message.values !== undefined) json["values"] = writer.message(FieldRulesJson, message.values, "values");
    return json;
  },

  read(value, reader) {
    const message = MapRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["minPairs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.minPairs = reader.unsigned64(item, "minPairs");
      }
      item = json["maxPairs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.maxPairs = reader.unsigned64(item, "maxPairs");
      }
      item = json["keys"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.keys = reader.message(FieldRulesJson, item, "keys");
      }
      item = json["values"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.values = reader.message(FieldRulesJson, item, "values");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [["min_pairs","minPairs"], ["max_pairs","maxPairs"], "keys", "values"]);
    }
    return message;
  },
});

export const AnyRulesJson: JsonCodec<AnyRules> = /* @__PURE__ */ messageJson(AnyRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.string(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.string(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = AnyRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.string(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.string(items[index], "notIn", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["in", ["not_in","notIn"]]);
    }
    return message;
  },
});

export const DurationRulesJson: JsonCodec<DurationRules> = /* @__PURE__ */ messageJson(DurationRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.message(DurationJson, message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.message(DurationJson, message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.message(DurationJson, message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.message(DurationJson, message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.message(DurationJson, message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      json["in"] = writer.messages(DurationJson, message.in, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      json["notIn"] = writer.messages(DurationJson, message.notIn, "notIn");
    }
    if (writer.hasItems(message.example, "example")) {
      json["example"] = writer.messages(DurationJson, message.example, "example");
    }
    return json;
  },

  read(value, reader) {
    const message = DurationRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.message(DurationJson, item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.message(DurationJson, item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.message(DurationJson, item, "lte") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.message(DurationJson, item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.message(DurationJson, item, "gte") };
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.in = reader.messages(DurationJson, item, "in");
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.notIn = reader.messages(DurationJson, item, "notIn");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.example = reader.messages(DurationJson, item, "example");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        ["not_in","notIn"],
        "example",
      ]);
    }
    return message;
  },
});

export const FieldMaskRulesJson: JsonCodec<FieldMaskRules> = /* @__PURE__ */ messageJson(FieldMaskRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.message(FieldMaskJson, message.const, "const");
    if (writer.hasItems(message.in, "in")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.in.length; index++) {
        const item = message.in[index];
        list.push(writer.string(item, "in", index));
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.notIn.length; index++) {
        const item = message.notIn[index];
        list.push(writer.string(item, "notIn", index));
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      json["example"] = writer.messages(FieldMaskJson, message.example, "example");
    }
    return json;
  },

  read(value, reader) {
    const message = FieldMaskRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.message(FieldMaskJson, item, "const");
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          for (let index = 0; index < items.length; index++) {
            message.in.push(reader.string(items[index], "in", index));
          }
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          for (let index = 0; index < items.length; index++) {
            message.notIn.push(reader.string(items[index], "notIn", index));
          }
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.example = reader.messages(FieldMaskJson, item, "example");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["const", "in", ["not_in","notIn"], "example"]);
    }
    return message;
  },
});

export const TimestampRulesJson: JsonCodec<TimestampRules> = /* @__PURE__ */ messageJson(TimestampRules, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.const !== undefined) json["const"] = writer.message(TimestampJson, message.const, "const");
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = writer.message(TimestampJson, message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = writer.message(TimestampJson, message.lessThan.value, "lte");
        break;
      case "ltNow":
        json["ltNow"] = writer.bool(message.lessThan.value, "ltNow");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = writer.message(TimestampJson, message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = writer.message(TimestampJson, message.greaterThan.value, "gte");
        break;
      case "gtNow":
        json["gtNow"] = writer.bool(message.greaterThan.value, "gtNow");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (message.within !== undefined) json["within"] = writer.message(DurationJson, message.within, "within");
    if (writer.hasItems(message.example, "example")) {
      json["example"] = writer.messages(TimestampJson, message.example, "example");
    }
    return json;
  },

  read(value, reader) {
    const message = TimestampRules.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = reader.message(TimestampJson, item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lt", "lessThan");
          message.lessThan = { case: "lt", value: reader.message(TimestampJson, item, "lt") };
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "lte", "lessThan");
          message.lessThan = { case: "lte", value: reader.message(TimestampJson, item, "lte") };
        }
      }
      item = json["ltNow"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.lessThan, "ltNow", "lessThan");
          message.lessThan = { case: "ltNow", value: reader.bool(item, "ltNow") };
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gt", "greaterThan");
          message.greaterThan = { case: "gt", value: reader.message(TimestampJson, item, "gt") };
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gte", "greaterThan");
          message.greaterThan = { case: "gte", value: reader.message(TimestampJson, item, "gte") };
        }
      }
      item = json["gtNow"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.greaterThan, "gtNow", "greaterThan");
          message.greaterThan = { case: "gtNow", value: reader.bool(item, "gtNow") };
        }
      }
      item = json["within"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.within = reader.message(DurationJson, item, "within");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.example = reader.messages(TimestampJson, item, "example");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "const",
        "lt",
        "lte",
        ["lt_now","ltNow"],
        "gt",
        "gte",
        ["gt_now","gtNow"],
        "within",
        "example",
      ]);
    }
    return message;
  },
});

export const ViolationsJson: JsonCodec<Violations> = /* @__PURE__ */ messageJson(Violations, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.violations, "violations")) {
      json["violations"] = writer.messages(ViolationJson, message.violations, "violations");
    }
    return json;
  },

  read(value, reader) {
    const message = Violations.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["violations"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.violations = reader.messages(ViolationJson, item, "violations");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["violations"]);
    }
    return message;
  },
});

export const ViolationJson: JsonCodec<Violation> = /* @__PURE__ */ messageJson(Violation, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.field !== undefined) json["field"] = writer.message(FieldPathJson, message.field, "field");
    if (message.rule !== undefined) json["rule"] = writer.message(FieldPathJson, message.rule, "rule");
    if (message.ruleId !== undefined) json["ruleId"] = writer.string(message.ruleId, "ruleId");
    if (message.message !== undefined) json["message"] = writer.string(message.message, "message");
    if (message.forKey !== undefined) json["forKey"] = writer.bool(message.forKey, "forKey");
    return json;
  },

  read(value, reader) {
    const message = Violation.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["field"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.field = reader.message(FieldPathJson, item, "field");
      }
      item = json["rule"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.rule = reader.message(FieldPathJson, item, "rule");
      }
      item = json["ruleId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.ruleId = reader.string(item, "ruleId");
      }
      item = json["message"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.message = reader.string(item, "message");
      }
      item = json["forKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.forKey = reader.bool(item, "forKey");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "field",
        "rule",
        ["rule_id","ruleId"],
        "message",
        ["for_key","forKey"],
      ]);
    }
    return message;
  },
});

export const FieldPathJson: JsonCodec<FieldPath> = /* @__PURE__ */ messageJson(FieldPath, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.elements, "elements")) {
      json["elements"] = writer.messages(FieldPathElementJson, message.elements, "elements");
    }
    return json;
  },

  read(value, reader) {
    const message = FieldPath.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["elements"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.elements = reader.messages(FieldPathElementJson, item, "elements");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["elements"]);
    }
    return message;
  },
});

export const FieldPathElementJson: JsonCodec<FieldPathElement> = /* @__PURE__ */ messageJson(FieldPathElement, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.fieldNumber !== undefined) json["fieldNumber"] = writer.signed32(message.fieldNumber, "fieldNumber");
    if (message.fieldName !== undefined) json["fieldName"] = writer.string(message.fieldName, "fieldName");
    if (message.fieldType !== undefined) json["fieldType"] = writer.enum(FieldDescriptorProto_TypeJson, message.fieldType, "fieldType");
    if (message.keyType !== undefined) json["keyType"] = writer.enum(FieldDescriptorProto_TypeJson, message.keyType, "keyType");
    if (message.valueType !== undefined) json["valueType"] = writer.enum(FieldDescriptorProto_TypeJson, message.valueType, "valueType");
    switch (message.subscript.case) {
      case undefined:
        break;
      case "index":
        json["index"] = writer.unsigned64(message.subscript.value, "index");
        break;
      case "boolKey":
        json["boolKey"] = writer.bool(message.subscript.value, "boolKey");
        break;
      case "intKey":
        json["intKey"] = writer.signed64(message.subscript.value, "intKey");
        break;
      case "uintKey":
        json["uintKey"] = writer.unsigned64(message.subscript.value, "uintKey");
        break;
      case "stringKey":
        json["stringKey"] = writer.string(message.subscript.value, "stringKey");
        break;
      default:
        throw writer.unknownCase("subscript");
    }
    return json;
  },

  read(value, reader) {
    const message = FieldPathElement.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["fieldNumber"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fieldNumber = reader.signed32(item, "fieldNumber");
      }
      item = json["fieldName"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fieldName = reader.string(item, "fieldName");
      }
      item = json["fieldType"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FieldDescriptorProto_TypeJson, item, "fieldType");
          if (number !== undefined && isFieldDescriptorProto_Type(number)) message.fieldType = number;
        }
      }
      item = json["keyType"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FieldDescriptorProto_TypeJson, item, "keyType");
          if (number !== undefined && isFieldDescriptorProto_Type(number)) message.keyType = number;
        }
      }
      item = json["valueType"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(FieldDescriptorProto_TypeJson, item, "valueType");
          if (number !== undefined && isFieldDescriptorProto_Type(number)) message.valueType = number;
        }
      }
      item = json["index"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.subscript, "index", "subscript");
          message.subscript = { case: "index", value: reader.unsigned64(item, "index") };
        }
      }
      item = json["boolKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.subscript, "boolKey", "subscript");
          message.subscript = { case: "boolKey", value: reader.bool(item, "boolKey") };
        }
      }
      item = json["intKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.subscript, "intKey", "subscript");
          message.subscript = { case: "intKey", value: reader.signed64(item, "intKey") };
        }
      }
      item = json["uintKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.subscript, "uintKey", "subscript");
          message.subscript = { case: "uintKey", value: reader.unsigned64(item, "uintKey") };
        }
      }
      item = json["stringKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.subscript, "stringKey", "subscript");
          message.subscript = { case: "stringKey", value: reader.string(item, "stringKey") };
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        ["field_number","fieldNumber"],
        ["field_name","fieldName"],
        ["field_type","fieldType"],
        ["key_type","keyType"],
        ["value_type","valueType"],
        "index",
        ["bool_key","boolKey"],
        ["int_key","intKey"],
        ["uint_key","uintKey"],
        ["string_key","stringKey"],
      ]);
    }
    return message;
  },
});
