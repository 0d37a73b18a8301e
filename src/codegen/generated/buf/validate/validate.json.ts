// Code generated from buf/validate/validate.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../wire/json/enum.ts";
import { isFiniteNumber, isSigned32, isText, isUnsigned32 } from "../../../../wire/json/scalars.ts";
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

const RuleJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RuleJson: JsonCodec<Rule> = /* @__PURE__ */ messageJson(Rule, {
  write(message, writer) {
    const json = new RuleJson$new();
    if (message.id !== undefined) {
      json["id"] = isText(message.id) ? message.id : writer.string(message.id, "id");
    }
    if (message.message !== undefined) {
      json["message"] = isText(message.message) ? message.message : writer.string(message.message, "message");
    }
    if (message.expression !== undefined) {
      json["expression"] = isText(message.expression) ? message.expression : writer.string(message.expression, "expression");
    }
    return json;
  },

  read(value, reader) {
    const message = Rule.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["id"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.id = isText(item) ? item : reader.string(item, "id");
      }
      item = json["message"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.message = isText(item) ? item : reader.string(item, "message");
      }
      item = json["expression"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.expression = isText(item) ? item : reader.string(item, "expression");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["id", "message", "expression"]);
    }
    return message;
  },
});

const MessageRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MessageRulesJson: JsonCodec<MessageRules> = /* @__PURE__ */ messageJson(MessageRules, {
  write(message, writer, depth) {
    const json = new MessageRulesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.celExpression, "celExpression")) {
        const items = message.celExpression;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["celExpression"] = writer.strings(items, same, "celExpression");
      }
      if (writer.hasItems(message.cel, "cel")) {
        const items = message.cel;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "cel";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = RuleJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["cel"] = list;
      }
      if (writer.hasItems(message.oneof, "oneof")) {
        const items = message.oneof;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "oneof";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = MessageOneofRuleJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["oneof"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = MessageRules.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["celExpression"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "celExpression");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.celExpression = reader.strings(items, same, "celExpression");
          }
        }
        item = json["cel"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "cel");
            const list: typeof message.cel = new Array(items.length);
            field = "cel";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = RuleJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.cel = list;
          }
        }
        item = json["oneof"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "oneof");
            const list: typeof message.oneof = new Array(items.length);
            field = "oneof";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = MessageOneofRuleJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.oneof = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["cel_expression","celExpression"], "cel", "oneof"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const MessageOneofRuleJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MessageOneofRuleJson: JsonCodec<MessageOneofRule> = /* @__PURE__ */ messageJson(MessageOneofRule, {
  write(message, writer) {
    const json = new MessageOneofRuleJson$new();
    if (writer.hasItems(message.fields, "fields")) {
      const items = message.fields;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["fields"] = writer.strings(items, same, "fields");
    }
    if (message.required !== undefined) {
      json["required"] = writer.bool(message.required, "required");
    }
    return json;
  },

  read(value, reader) {
    const message = MessageOneofRule.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["fields"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "fields");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.fields = reader.strings(items, same, "fields");
        }
      }
      item = json["required"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.required = typeof item === "boolean" ? item : reader.bool(item, "required");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["fields", "required"]);
    }
    return message;
  },
});

const OneofRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OneofRulesJson: JsonCodec<OneofRules> = /* @__PURE__ */ messageJson(OneofRules, {
  write(message, writer) {
    const json = new OneofRulesJson$new();
    if (message.required !== undefined) {
      json["required"] = writer.bool(message.required, "required");
    }
    return json;
  },

  read(value, reader) {
    const message = OneofRules.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["required"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.required = typeof item === "boolean" ? item : reader.bool(item, "required");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["required"]);
    }
    return message;
  },
});

const FieldRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FieldRulesJson: JsonCodec<FieldRules> = /* @__PURE__ */ messageJson(FieldRules, {
  write(message, writer, depth) {
    const json = new FieldRulesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.celExpression, "celExpression")) {
        const items = message.celExpression;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["celExpression"] = writer.strings(items, same, "celExpression");
      }
      if (writer.hasItems(message.cel, "cel")) {
        const items = message.cel;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "cel";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = RuleJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["cel"] = list;
      }
      if (message.required !== undefined) {
        json["required"] = writer.bool(message.required, "required");
      }
      if (message.ignore !== undefined) {
        json["ignore"] = writer.enum(IgnoreJson, message.ignore, "ignore");
      }
      if (message.type.case !== undefined) {
        switch (message.type.case.length) {
          case 3:
            if (message.type.case === "map") {
              field = "map";
              json["map"] = MapRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "any") {
              field = "any";
              json["any"] = AnyRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("type");
            }
            break;
          case 4:
            if (message.type.case === "bool") {
              field = "bool";
              json["bool"] = BoolRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "enum") {
              field = "enum";
              json["enum"] = EnumRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("type");
            }
            break;
          case 5:
            if (message.type.case === "float") {
              field = "float";
              json["float"] = FloatRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "int32") {
              field = "int32";
              json["int32"] = Int32RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "int64") {
              field = "int64";
              json["int64"] = Int64RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "bytes") {
              field = "bytes";
              json["bytes"] = BytesRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("type");
            }
            break;
          case 6:
            if (message.type.case === "double") {
              field = "double";
              json["double"] = DoubleRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "uint32") {
              field = "uint32";
              json["uint32"] = UInt32RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "uint64") {
              field = "uint64";
              json["uint64"] = UInt64RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "sint32") {
              field = "sint32";
              json["sint32"] = SInt32RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "sint64") {
              field = "sint64";
              json["sint64"] = SInt64RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "string") {
              field = "string";
              json["string"] = StringRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("type");
            }
            break;
          case 7:
            if (message.type.case === "fixed32") {
              field = "fixed32";
              json["fixed32"] = Fixed32RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "fixed64") {
              field = "fixed64";
              json["fixed64"] = Fixed64RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("type");
            }
            break;
          case 8:
            if (message.type.case === "sfixed32") {
              field = "sfixed32";
              json["sfixed32"] = SFixed32RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "sfixed64") {
              field = "sfixed64";
              json["sfixed64"] = SFixed64RulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "repeated") {
              field = "repeated";
              json["repeated"] = RepeatedRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "duration") {
              field = "duration";
              json["duration"] = DurationRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("type");
            }
            break;
          case 9:
            if (message.type.case === "fieldMask") {
              field = "fieldMask";
              json["fieldMask"] = FieldMaskRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.type.case === "timestamp") {
              field = "timestamp";
              json["timestamp"] = TimestampRulesJson.write(message.type.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("type");
            }
            break;
          default:
            throw writer.unknownCase("type");
        }
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FieldRules.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let others = false;
        for (const property in json) {
          const item = json[property];
          switch (property.length) {
            case 3:
              if (property === "cel") {
                if (item !== null) {
                  const items = reader.items(item, "cel");
                  const list: typeof message.cel = new Array(items.length);
                  field = "cel";
                  const inner = reader.deeper(depth);
                  for (at = 0; at < items.length; at++) {
                    list[at] = RuleJson.read(items[at], reader, inner);
                  }
                  field = "";
                  at = undefined;
                  message.cel = list;
                }
              } else if (property === "map") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "map", "type");
                  field = "map";
                  message.type = oneofCase("map", MapRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "any") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "any", "type");
                  field = "any";
                  message.type = oneofCase("any", AnyRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 4:
              if (property === "bool") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "bool", "type");
                  field = "bool";
                  message.type = oneofCase("bool", BoolRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "enum") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "enum", "type");
                  field = "enum";
                  message.type = oneofCase("enum", EnumRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 5:
              if (property === "float") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "float", "type");
                  field = "float";
                  message.type = oneofCase("float", FloatRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "int32") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "int32", "type");
                  field = "int32";
                  message.type = oneofCase("int32", Int32RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "int64") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "int64", "type");
                  field = "int64";
                  message.type = oneofCase("int64", Int64RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "bytes") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "bytes", "type");
                  field = "bytes";
                  message.type = oneofCase("bytes", BytesRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 6:
              if (property === "ignore") {
                if (item !== null) {
                  const number = reader.enum(IgnoreJson, item, "ignore");
                  if (number !== undefined && isIgnore(number)) message.ignore = number;
                }
              } else if (property === "double") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "double", "type");
                  field = "double";
                  message.type = oneofCase("double", DoubleRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "uint32") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "uint32", "type");
                  field = "uint32";
                  message.type = oneofCase("uint32", UInt32RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "uint64") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "uint64", "type");
                  field = "uint64";
                  message.type = oneofCase("uint64", UInt64RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sint32") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sint32", "type");
                  field = "sint32";
                  message.type = oneofCase("sint32", SInt32RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sint64") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sint64", "type");
                  field = "sint64";
                  message.type = oneofCase("sint64", SInt64RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "string") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "string", "type");
                  field = "string";
                  message.type = oneofCase("string", StringRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 7:
              if (property === "fixed32") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "fixed32", "type");
                  field = "fixed32";
                  message.type = oneofCase("fixed32", Fixed32RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "fixed64") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "fixed64", "type");
                  field = "fixed64";
                  message.type = oneofCase("fixed64", Fixed64RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 8:
              if (property === "required") {
                if (item !== null) message.required = typeof item === "boolean" ? item : reader.bool(item, "required");
              } else if (property === "sfixed32") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sfixed32", "type");
                  field = "sfixed32";
                  message.type = oneofCase("sfixed32", SFixed32RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sfixed64") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sfixed64", "type");
                  field = "sfixed64";
                  message.type = oneofCase("sfixed64", SFixed64RulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "repeated") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "repeated", "type");
                  field = "repeated";
                  message.type = oneofCase("repeated", RepeatedRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "duration") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "duration", "type");
                  field = "duration";
                  message.type = oneofCase("duration", DurationRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 9:
              if (property === "fieldMask") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "fieldMask", "type");
                  field = "fieldMask";
                  message.type = oneofCase("fieldMask", FieldMaskRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "timestamp") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "timestamp", "type");
                  field = "timestamp";
                  message.type = oneofCase("timestamp", TimestampRulesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 13:
              if (property === "celExpression") {
                if (item !== null) {
                  const items = reader.items(item, "celExpression");
                  let same = 0;
                  for (; same < items.length; same++) {
                    const each = items[same];
                    if (!isText(each)) break;
                  }
                  message.celExpression = reader.strings(items, same, "celExpression");
                }
              } else others = true;
              break;
            default:
              others = true;
          }
        }
        if (!others) break;
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
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const PredefinedRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PredefinedRulesJson: JsonCodec<PredefinedRules> = /* @__PURE__ */ messageJson(PredefinedRules, {
  write(message, writer, depth) {
    const json = new PredefinedRulesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.cel, "cel")) {
        const items = message.cel;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "cel";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = RuleJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["cel"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PredefinedRules.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["cel"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "cel");
            const list: typeof message.cel = new Array(items.length);
            field = "cel";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = RuleJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.cel = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["cel"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const FloatRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FloatRulesJson: JsonCodec<FloatRules> = /* @__PURE__ */ messageJson(FloatRules, {
  write(message, writer, depth) {
    const json = new FloatRulesJson$new();
    if (message.const !== undefined) {
      json["const"] = writer.float(message.const, "const");
    }
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
      const items = message.in;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.float(items[index], "in", index);
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.float(items[index], "notIn", index);
      }
      json["notIn"] = list;
    }
    if (message.finite !== undefined) {
      json["finite"] = writer.bool(message.finite, "finite");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.float(items[index], "example", index);
      }
      json["example"] = list;
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.FloatRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = FloatRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.FloatRules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
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
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", reader.float(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", reader.float(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", reader.float(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", reader.float(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          const list: typeof message.in = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.float(items[index], "in", index);
          }
          message.in = list;
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          const list: typeof message.notIn = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.float(items[index], "notIn", index);
          }
          message.notIn = list;
        }
      }
      item = json["finite"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.finite = typeof item === "boolean" ? item : reader.bool(item, "finite");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          const list: typeof message.example = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.float(items[index], "example", index);
          }
          message.example = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const DoubleRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DoubleRulesJson: JsonCodec<DoubleRules> = /* @__PURE__ */ messageJson(DoubleRules, {
  write(message, writer, depth) {
    const json = new DoubleRulesJson$new();
    if (message.const !== undefined) {
      json["const"] = isFiniteNumber(message.const) ? message.const : writer.double(message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = isFiniteNumber(message.lessThan.value) ? message.lessThan.value : writer.double(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = isFiniteNumber(message.lessThan.value) ? message.lessThan.value : writer.double(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = isFiniteNumber(message.greaterThan.value) ? message.greaterThan.value : writer.double(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = isFiniteNumber(message.greaterThan.value) ? message.greaterThan.value : writer.double(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || each - each !== 0) break;
      }
      json["in"] = writer.doubles(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || each - each !== 0) break;
      }
      json["notIn"] = writer.doubles(items, same, "notIn");
    }
    if (message.finite !== undefined) {
      json["finite"] = writer.bool(message.finite, "finite");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || each - each !== 0) break;
      }
      json["example"] = writer.doubles(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.DoubleRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = DoubleRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.DoubleRules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = isFiniteNumber(item) ? item : reader.double(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", isFiniteNumber(item) ? item : reader.double(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", isFiniteNumber(item) ? item : reader.double(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", isFiniteNumber(item) ? item : reader.double(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", isFiniteNumber(item) ? item : reader.double(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || each - each !== 0) break;
          }
          message.in = reader.doubles(items, same, "in");
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || each - each !== 0) break;
          }
          message.notIn = reader.doubles(items, same, "notIn");
        }
      }
      item = json["finite"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.finite = typeof item === "boolean" ? item : reader.bool(item, "finite");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || each - each !== 0) break;
          }
          message.example = reader.doubles(items, same, "example");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const Int32RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Int32RulesJson: JsonCodec<Int32Rules> = /* @__PURE__ */ messageJson(Int32Rules, {
  write(message, writer, depth) {
    const json = new Int32RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = isSigned32(message.const) ? message.const | 0 : writer.signed32(message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = isSigned32(message.lessThan.value) ? message.lessThan.value | 0 : writer.signed32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = isSigned32(message.lessThan.value) ? message.lessThan.value | 0 : writer.signed32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = isSigned32(message.greaterThan.value) ? message.greaterThan.value | 0 : writer.signed32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = isSigned32(message.greaterThan.value) ? message.greaterThan.value | 0 : writer.signed32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["in"] = writer.signed32s(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["notIn"] = writer.signed32s(items, same, "notIn");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["example"] = writer.signed32s(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.Int32Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = Int32Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.Int32Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = isSigned32(item) ? item | 0 : reader.signed32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", isSigned32(item) ? item | 0 : reader.signed32(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", isSigned32(item) ? item | 0 : reader.signed32(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", isSigned32(item) ? item | 0 : reader.signed32(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", isSigned32(item) ? item | 0 : reader.signed32(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.in = reader.signed32s(items, same, "in");
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.notIn = reader.signed32s(items, same, "notIn");
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.example = reader.signed32s(items, same, "example");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const Int64RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Int64RulesJson: JsonCodec<Int64Rules> = /* @__PURE__ */ messageJson(Int64Rules, {
  write(message, writer, depth) {
    const json = new Int64RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = writer.signed64(message.const, "const");
    }
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
      const items = message.in;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "in", index);
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "notIn", index);
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "example", index);
      }
      json["example"] = list;
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.Int64Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = Int64Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.Int64Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
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
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", reader.signed64(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", reader.signed64(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", reader.signed64(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", reader.signed64(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          const list: typeof message.in = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "in", index);
          }
          message.in = list;
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          const list: typeof message.notIn = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "notIn", index);
          }
          message.notIn = list;
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          const list: typeof message.example = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "example", index);
          }
          message.example = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const UInt32RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const UInt32RulesJson: JsonCodec<UInt32Rules> = /* @__PURE__ */ messageJson(UInt32Rules, {
  write(message, writer, depth) {
    const json = new UInt32RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = isUnsigned32(message.const) ? message.const >>> 0 : writer.unsigned32(message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = isUnsigned32(message.lessThan.value) ? message.lessThan.value >>> 0 : writer.unsigned32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = isUnsigned32(message.lessThan.value) ? message.lessThan.value >>> 0 : writer.unsigned32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = isUnsigned32(message.greaterThan.value) ? message.greaterThan.value >>> 0 : writer.unsigned32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = isUnsigned32(message.greaterThan.value) ? message.greaterThan.value >>> 0 : writer.unsigned32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["in"] = writer.unsigned32s(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["notIn"] = writer.unsigned32s(items, same, "notIn");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["example"] = writer.unsigned32s(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.UInt32Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = UInt32Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.UInt32Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.in = reader.unsigned32s(items, same, "in");
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.notIn = reader.unsigned32s(items, same, "notIn");
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.example = reader.unsigned32s(items, same, "example");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const UInt64RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const UInt64RulesJson: JsonCodec<UInt64Rules> = /* @__PURE__ */ messageJson(UInt64Rules, {
  write(message, writer, depth) {
    const json = new UInt64RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = writer.unsigned64(message.const, "const");
    }
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
      const items = message.in;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsigned64(items[index], "in", index);
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsigned64(items[index], "notIn", index);
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsigned64(items[index], "example", index);
      }
      json["example"] = list;
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.UInt64Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = UInt64Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.UInt64Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
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
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", reader.unsigned64(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", reader.unsigned64(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", reader.unsigned64(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", reader.unsigned64(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          const list: typeof message.in = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsigned64(items[index], "in", index);
          }
          message.in = list;
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          const list: typeof message.notIn = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsigned64(items[index], "notIn", index);
          }
          message.notIn = list;
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          const list: typeof message.example = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsigned64(items[index], "example", index);
          }
          message.example = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const SInt32RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SInt32RulesJson: JsonCodec<SInt32Rules> = /* @__PURE__ */ messageJson(SInt32Rules, {
  write(message, writer, depth) {
    const json = new SInt32RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = isSigned32(message.const) ? message.const | 0 : writer.signed32(message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = isSigned32(message.lessThan.value) ? message.lessThan.value | 0 : writer.signed32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = isSigned32(message.lessThan.value) ? message.lessThan.value | 0 : writer.signed32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = isSigned32(message.greaterThan.value) ? message.greaterThan.value | 0 : writer.signed32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = isSigned32(message.greaterThan.value) ? message.greaterThan.value | 0 : writer.signed32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["in"] = writer.signed32s(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["notIn"] = writer.signed32s(items, same, "notIn");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["example"] = writer.signed32s(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.SInt32Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = SInt32Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.SInt32Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = isSigned32(item) ? item | 0 : reader.signed32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", isSigned32(item) ? item | 0 : reader.signed32(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", isSigned32(item) ? item | 0 : reader.signed32(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", isSigned32(item) ? item | 0 : reader.signed32(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", isSigned32(item) ? item | 0 : reader.signed32(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.in = reader.signed32s(items, same, "in");
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.notIn = reader.signed32s(items, same, "notIn");
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.example = reader.signed32s(items, same, "example");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const SInt64RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SInt64RulesJson: JsonCodec<SInt64Rules> = /* @__PURE__ */ messageJson(SInt64Rules, {
  write(message, writer, depth) {
    const json = new SInt64RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = writer.signed64(message.const, "const");
    }
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
      const items = message.in;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "in", index);
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "notIn", index);
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "example", index);
      }
      json["example"] = list;
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.SInt64Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = SInt64Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.SInt64Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
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
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", reader.signed64(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", reader.signed64(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", reader.signed64(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", reader.signed64(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          const list: typeof message.in = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "in", index);
          }
          message.in = list;
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          const list: typeof message.notIn = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "notIn", index);
          }
          message.notIn = list;
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          const list: typeof message.example = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "example", index);
          }
          message.example = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const Fixed32RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Fixed32RulesJson: JsonCodec<Fixed32Rules> = /* @__PURE__ */ messageJson(Fixed32Rules, {
  write(message, writer, depth) {
    const json = new Fixed32RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = isUnsigned32(message.const) ? message.const >>> 0 : writer.unsigned32(message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = isUnsigned32(message.lessThan.value) ? message.lessThan.value >>> 0 : writer.unsigned32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = isUnsigned32(message.lessThan.value) ? message.lessThan.value >>> 0 : writer.unsigned32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = isUnsigned32(message.greaterThan.value) ? message.greaterThan.value >>> 0 : writer.unsigned32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = isUnsigned32(message.greaterThan.value) ? message.greaterThan.value >>> 0 : writer.unsigned32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["in"] = writer.unsigned32s(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["notIn"] = writer.unsigned32s(items, same, "notIn");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["example"] = writer.unsigned32s(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.Fixed32Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = Fixed32Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.Fixed32Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.in = reader.unsigned32s(items, same, "in");
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.notIn = reader.unsigned32s(items, same, "notIn");
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.example = reader.unsigned32s(items, same, "example");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const Fixed64RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Fixed64RulesJson: JsonCodec<Fixed64Rules> = /* @__PURE__ */ messageJson(Fixed64Rules, {
  write(message, writer, depth) {
    const json = new Fixed64RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = writer.unsigned64(message.const, "const");
    }
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
      const items = message.in;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsigned64(items[index], "in", index);
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsigned64(items[index], "notIn", index);
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsigned64(items[index], "example", index);
      }
      json["example"] = list;
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.Fixed64Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = Fixed64Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.Fixed64Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
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
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", reader.unsigned64(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", reader.unsigned64(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", reader.unsigned64(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", reader.unsigned64(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          const list: typeof message.in = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsigned64(items[index], "in", index);
          }
          message.in = list;
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          const list: typeof message.notIn = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsigned64(items[index], "notIn", index);
          }
          message.notIn = list;
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          const list: typeof message.example = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsigned64(items[index], "example", index);
          }
          message.example = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const SFixed32RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SFixed32RulesJson: JsonCodec<SFixed32Rules> = /* @__PURE__ */ messageJson(SFixed32Rules, {
  write(message, writer, depth) {
    const json = new SFixed32RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = isSigned32(message.const) ? message.const | 0 : writer.signed32(message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        break;
      case "lt":
        json["lt"] = isSigned32(message.lessThan.value) ? message.lessThan.value | 0 : writer.signed32(message.lessThan.value, "lt");
        break;
      case "lte":
        json["lte"] = isSigned32(message.lessThan.value) ? message.lessThan.value | 0 : writer.signed32(message.lessThan.value, "lte");
        break;
      default:
        throw writer.unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        break;
      case "gt":
        json["gt"] = isSigned32(message.greaterThan.value) ? message.greaterThan.value | 0 : writer.signed32(message.greaterThan.value, "gt");
        break;
      case "gte":
        json["gte"] = isSigned32(message.greaterThan.value) ? message.greaterThan.value | 0 : writer.signed32(message.greaterThan.value, "gte");
        break;
      default:
        throw writer.unknownCase("greaterThan");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["in"] = writer.signed32s(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["notIn"] = writer.signed32s(items, same, "notIn");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["example"] = writer.signed32s(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.SFixed32Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = SFixed32Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.SFixed32Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = isSigned32(item) ? item | 0 : reader.signed32(item, "const");
      }
      item = json["lt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", isSigned32(item) ? item | 0 : reader.signed32(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", isSigned32(item) ? item | 0 : reader.signed32(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", isSigned32(item) ? item | 0 : reader.signed32(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", isSigned32(item) ? item | 0 : reader.signed32(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.in = reader.signed32s(items, same, "in");
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.notIn = reader.signed32s(items, same, "notIn");
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.example = reader.signed32s(items, same, "example");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const SFixed64RulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SFixed64RulesJson: JsonCodec<SFixed64Rules> = /* @__PURE__ */ messageJson(SFixed64Rules, {
  write(message, writer, depth) {
    const json = new SFixed64RulesJson$new();
    if (message.const !== undefined) {
      json["const"] = writer.signed64(message.const, "const");
    }
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
      const items = message.in;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "in", index);
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "notIn", index);
      }
      json["notIn"] = list;
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.signed64(items[index], "example", index);
      }
      json["example"] = list;
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.SFixed64Rules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = SFixed64Rules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.SFixed64Rules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
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
          cases = reader.first(cases, 1, "lt", "lessThan");
          message.lessThan = oneofCase("lt", reader.signed64(item, "lt"));
        }
      }
      item = json["lte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "lte", "lessThan");
          message.lessThan = oneofCase("lte", reader.signed64(item, "lte"));
        }
      }
      item = json["gt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gt", "greaterThan");
          message.greaterThan = oneofCase("gt", reader.signed64(item, "gt"));
        }
      }
      item = json["gte"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "gte", "greaterThan");
          message.greaterThan = oneofCase("gte", reader.signed64(item, "gte"));
        }
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          const list: typeof message.in = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "in", index);
          }
          message.in = list;
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          const list: typeof message.notIn = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "notIn", index);
          }
          message.notIn = list;
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          const list: typeof message.example = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.signed64(items[index], "example", index);
          }
          message.example = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const BoolRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BoolRulesJson: JsonCodec<BoolRules> = /* @__PURE__ */ messageJson(BoolRules, {
  write(message, writer, depth) {
    const json = new BoolRulesJson$new();
    if (message.const !== undefined) {
      json["const"] = writer.bool(message.const, "const");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "boolean") break;
      }
      json["example"] = writer.bools(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.BoolRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = BoolRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.BoolRules", depth);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = typeof item === "boolean" ? item : reader.bool(item, "const");
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "boolean") break;
          }
          message.example = reader.bools(items, same, "example");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["const", "example"]);
    }
    return message;
  },
});

const StringRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const StringRulesJson: JsonCodec<StringRules> = /* @__PURE__ */ messageJson(StringRules, {
  write(message, writer, depth) {
    const json = new StringRulesJson$new();
    if (message.const !== undefined) {
      json["const"] = isText(message.const) ? message.const : writer.string(message.const, "const");
    }
    if (message.len !== undefined) {
      json["len"] = writer.unsigned64(message.len, "len");
    }
    if (message.minLen !== undefined) {
      json["minLen"] = writer.unsigned64(message.minLen, "minLen");
    }
    if (message.maxLen !== undefined) {
      json["maxLen"] = writer.unsigned64(message.maxLen, "maxLen");
    }
    if (message.lenBytes !== undefined) {
      json["lenBytes"] = writer.unsigned64(message.lenBytes, "lenBytes");
    }
    if (message.minBytes !== undefined) {
      json["minBytes"] = writer.unsigned64(message.minBytes, "minBytes");
    }
    if (message.maxBytes !== undefined) {
      json["maxBytes"] = writer.unsigned64(message.maxBytes, "maxBytes");
    }
    if (message.pattern !== undefined) {
      json["pattern"] = isText(message.pattern) ? message.pattern : writer.string(message.pattern, "pattern");
    }
    if (message.prefix !== undefined) {
      json["prefix"] = isText(message.prefix) ? message.prefix : writer.string(message.prefix, "prefix");
    }
    if (message.suffix !== undefined) {
      json["suffix"] = isText(message.suffix) ? message.suffix : writer.string(message.suffix, "suffix");
    }
    if (message.contains !== undefined) {
      json["contains"] = isText(message.contains) ? message.contains : writer.string(message.contains, "contains");
    }
    if (message.notContains !== undefined) {
      json["notContains"] = isText(message.notContains) ? message.notContains : writer.string(message.notContains, "notContains");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["in"] = writer.strings(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["notIn"] = writer.strings(items, same, "notIn");
    }
    if (message.wellKnown.case !== undefined) {
      switch (message.wellKnown.case.length) {
        case 2:
          if (message.wellKnown.case === "ip") {
            json["ip"] = writer.bool(message.wellKnown.value, "ip");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 3:
          if (message.wellKnown.case === "uri") {
            json["uri"] = writer.bool(message.wellKnown.value, "uri");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 4:
          if (message.wellKnown.case === "ipv4") {
            json["ipv4"] = writer.bool(message.wellKnown.value, "ipv4");
          } else if (message.wellKnown.case === "ipv6") {
            json["ipv6"] = writer.bool(message.wellKnown.value, "ipv6");
          } else if (message.wellKnown.case === "uuid") {
            json["uuid"] = writer.bool(message.wellKnown.value, "uuid");
          } else if (message.wellKnown.case === "ulid") {
            json["ulid"] = writer.bool(message.wellKnown.value, "ulid");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 5:
          if (message.wellKnown.case === "email") {
            json["email"] = writer.bool(message.wellKnown.value, "email");
          } else if (message.wellKnown.case === "tuuid") {
            json["tuuid"] = writer.bool(message.wellKnown.value, "tuuid");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 6:
          if (message.wellKnown.case === "uriRef") {
            json["uriRef"] = writer.bool(message.wellKnown.value, "uriRef");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 7:
          if (message.wellKnown.case === "address") {
            json["address"] = writer.bool(message.wellKnown.value, "address");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 8:
          if (message.wellKnown.case === "hostname") {
            json["hostname"] = writer.bool(message.wellKnown.value, "hostname");
          } else if (message.wellKnown.case === "ipPrefix") {
            json["ipPrefix"] = writer.bool(message.wellKnown.value, "ipPrefix");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 10:
          if (message.wellKnown.case === "ipv4Prefix") {
            json["ipv4Prefix"] = writer.bool(message.wellKnown.value, "ipv4Prefix");
          } else if (message.wellKnown.case === "ipv6Prefix") {
            json["ipv6Prefix"] = writer.bool(message.wellKnown.value, "ipv6Prefix");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 11:
          if (message.wellKnown.case === "hostAndPort") {
            json["hostAndPort"] = writer.bool(message.wellKnown.value, "hostAndPort");
          } else if (message.wellKnown.case === "protobufFqn") {
            json["protobufFqn"] = writer.bool(message.wellKnown.value, "protobufFqn");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 14:
          if (message.wellKnown.case === "protobufDotFqn") {
            json["protobufDotFqn"] = writer.bool(message.wellKnown.value, "protobufDotFqn");
          } else if (message.wellKnown.case === "wellKnownRegex") {
            json["wellKnownRegex"] = writer.enum(KnownRegexJson, message.wellKnown.value, "wellKnownRegex");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 15:
          if (message.wellKnown.case === "ipWithPrefixlen") {
            json["ipWithPrefixlen"] = writer.bool(message.wellKnown.value, "ipWithPrefixlen");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        case 17:
          if (message.wellKnown.case === "ipv4WithPrefixlen") {
            json["ipv4WithPrefixlen"] = writer.bool(message.wellKnown.value, "ipv4WithPrefixlen");
          } else if (message.wellKnown.case === "ipv6WithPrefixlen") {
            json["ipv6WithPrefixlen"] = writer.bool(message.wellKnown.value, "ipv6WithPrefixlen");
          } else {
            throw writer.unknownCase("wellKnown");
          }
          break;
        default:
          throw writer.unknownCase("wellKnown");
      }
    }
    if (message.strict !== undefined) {
      json["strict"] = writer.bool(message.strict, "strict");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["example"] = writer.strings(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.StringRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = StringRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.StringRules", depth);
    let cases = 0;
    for (;;) {
      let others = false;
      for (const property in json) {
        const item = json[property];
        switch (property.length) {
          case 2:
            if (property === "in") {
              if (item !== null) {
                const items = reader.items(item, "in");
                let same = 0;
                for (; same < items.length; same++) {
                  const each = items[same];
                  if (!isText(each)) break;
                }
                message.in = reader.strings(items, same, "in");
              }
            } else if (property === "ip") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ip", "wellKnown");
                message.wellKnown = oneofCase("ip", typeof item === "boolean" ? item : reader.bool(item, "ip"));
              }
            } else others = true;
            break;
          case 3:
            if (property === "len") {
              if (item !== null) message.len = reader.unsigned64(item, "len");
            } else if (property === "uri") {
              if (item !== null) {
                cases = reader.first(cases, 1, "uri", "wellKnown");
                message.wellKnown = oneofCase("uri", typeof item === "boolean" ? item : reader.bool(item, "uri"));
              }
            } else others = true;
            break;
          case 4:
            if (property === "ipv4") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ipv4", "wellKnown");
                message.wellKnown = oneofCase("ipv4", typeof item === "boolean" ? item : reader.bool(item, "ipv4"));
              }
            } else if (property === "ipv6") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ipv6", "wellKnown");
                message.wellKnown = oneofCase("ipv6", typeof item === "boolean" ? item : reader.bool(item, "ipv6"));
              }
            } else if (property === "uuid") {
              if (item !== null) {
                cases = reader.first(cases, 1, "uuid", "wellKnown");
                message.wellKnown = oneofCase("uuid", typeof item === "boolean" ? item : reader.bool(item, "uuid"));
              }
            } else if (property === "ulid") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ulid", "wellKnown");
                message.wellKnown = oneofCase("ulid", typeof item === "boolean" ? item : reader.bool(item, "ulid"));
              }
            } else others = true;
            break;
          case 5:
            if (property === "const") {
              if (item !== null) message.const = isText(item) ? item : reader.string(item, "const");
            } else if (property === "notIn") {
              if (item !== null) {
                const items = reader.items(item, "notIn");
                let same = 0;
                for (; same < items.length; same++) {
                  const each = items[same];
                  if (!isText(each)) break;
                }
                message.notIn = reader.strings(items, same, "notIn");
              }
            } else if (property === "email") {
              if (item !== null) {
                cases = reader.first(cases, 1, "email", "wellKnown");
                message.wellKnown = oneofCase("email", typeof item === "boolean" ? item : reader.bool(item, "email"));
              }
            } else if (property === "tuuid") {
              if (item !== null) {
                cases = reader.first(cases, 1, "tuuid", "wellKnown");
                message.wellKnown = oneofCase("tuuid", typeof item === "boolean" ? item : reader.bool(item, "tuuid"));
              }
            } else others = true;
            break;
          case 6:
            if (property === "minLen") {
              if (item !== null) message.minLen = reader.unsigned64(item, "minLen");
            } else if (property === "maxLen") {
              if (item !== null) message.maxLen = reader.unsigned64(item, "maxLen");
            } else if (property === "prefix") {
              if (item !== null) message.prefix = isText(item) ? item : reader.string(item, "prefix");
            } else if (property === "suffix") {
              if (item !== null) message.suffix = isText(item) ? item : reader.string(item, "suffix");
            } else if (property === "uriRef") {
              if (item !== null) {
                cases = reader.first(cases, 1, "uriRef", "wellKnown");
                message.wellKnown = oneofCase("uriRef", typeof item === "boolean" ? item : reader.bool(item, "uriRef"));
              }
            } else if (property === "strict") {
              if (item !== null) message.strict = typeof item === "boolean" ? item : reader.bool(item, "strict");
            } else others = true;
            break;
          case 7:
            if (property === "pattern") {
              if (item !== null) message.pattern = isText(item) ? item : reader.string(item, "pattern");
            } else if (property === "address") {
              if (item !== null) {
                cases = reader.first(cases, 1, "address", "wellKnown");
                message.wellKnown = oneofCase("address", typeof item === "boolean" ? item : reader.bool(item, "address"));
              }
            } else if (property === "example") {
              if (item !== null) {
                const items = reader.items(item, "example");
                let same = 0;
                for (; same < items.length; same++) {
                  const each = items[same];
                  if (!isText(each)) break;
                }
                message.example = reader.strings(items, same, "example");
              }
            } else others = true;
            break;
          case 8:
            if (property === "lenBytes") {
              if (item !== null) message.lenBytes = reader.unsigned64(item, "lenBytes");
            } else if (property === "minBytes") {
              if (item !== null) message.minBytes = reader.unsigned64(item, "minBytes");
            } else if (property === "maxBytes") {
              if (item !== null) message.maxBytes = reader.unsigned64(item, "maxBytes");
            } else if (property === "contains") {
              if (item !== null) message.contains = isText(item) ? item : reader.string(item, "contains");
            } else if (property === "hostname") {
              if (item !== null) {
                cases = reader.first(cases, 1, "hostname", "wellKnown");
                message.wellKnown = oneofCase("hostname", typeof item === "boolean" ? item : reader.bool(item, "hostname"));
              }
            } else if (property === "ipPrefix") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ipPrefix", "wellKnown");
                message.wellKnown = oneofCase("ipPrefix", typeof item === "boolean" ? item : reader.bool(item, "ipPrefix"));
              }
            } else others = true;
            break;
          case 10:
            if (property === "ipv4Prefix") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ipv4Prefix", "wellKnown");
                message.wellKnown = oneofCase("ipv4Prefix", typeof item === "boolean" ? item : reader.bool(item, "ipv4Prefix"));
              }
            } else if (property === "ipv6Prefix") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ipv6Prefix", "wellKnown");
                message.wellKnown = oneofCase("ipv6Prefix", typeof item === "boolean" ? item : reader.bool(item, "ipv6Prefix"));
              }
            } else others = true;
            break;
          case 11:
            if (property === "notContains") {
              if (item !== null) message.notContains = isText(item) ? item : reader.string(item, "notContains");
            } else if (property === "hostAndPort") {
              if (item !== null) {
                cases = reader.first(cases, 1, "hostAndPort", "wellKnown");
                message.wellKnown = oneofCase("hostAndPort", typeof item === "boolean" ? item : reader.bool(item, "hostAndPort"));
              }
            } else if (property === "protobufFqn") {
              if (item !== null) {
                cases = reader.first(cases, 1, "protobufFqn", "wellKnown");
                message.wellKnown = oneofCase("protobufFqn", typeof item === "boolean" ? item : reader.bool(item, "protobufFqn"));
              }
            } else others = true;
            break;
          case 14:
            if (property === "protobufDotFqn") {
              if (item !== null) {
                cases = reader.first(cases, 1, "protobufDotFqn", "wellKnown");
                message.wellKnown = oneofCase("protobufDotFqn", typeof item === "boolean" ? item : reader.bool(item, "protobufDotFqn"));
              }
            } else if (property === "wellKnownRegex") {
              if (item !== null) {
                cases = reader.first(cases, 1, "wellKnownRegex", "wellKnown");
                const number = reader.enum(KnownRegexJson, item, "wellKnownRegex");
                if (number !== undefined && isKnownRegex(number)) message.wellKnown = oneofCase("wellKnownRegex", number);
              }
            } else others = true;
            break;
          case 15:
            if (property === "ipWithPrefixlen") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ipWithPrefixlen", "wellKnown");
                message.wellKnown = oneofCase("ipWithPrefixlen", typeof item === "boolean" ? item : reader.bool(item, "ipWithPrefixlen"));
              }
            } else others = true;
            break;
          case 17:
            if (property === "ipv4WithPrefixlen") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ipv4WithPrefixlen", "wellKnown");
                message.wellKnown = oneofCase("ipv4WithPrefixlen", typeof item === "boolean" ? item : reader.bool(item, "ipv4WithPrefixlen"));
              }
            } else if (property === "ipv6WithPrefixlen") {
              if (item !== null) {
                cases = reader.first(cases, 1, "ipv6WithPrefixlen", "wellKnown");
                message.wellKnown = oneofCase("ipv6WithPrefixlen", typeof item === "boolean" ? item : reader.bool(item, "ipv6WithPrefixlen"));
              }
            } else others = true;
            break;
          default:
            others = true;
        }
      }
      if (!others) break;
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

const BytesRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BytesRulesJson: JsonCodec<BytesRules> = /* @__PURE__ */ messageJson(BytesRules, {
  write(message, writer, depth) {
    const json = new BytesRulesJson$new();
    if (message.const !== undefined) {
      json["const"] = writer.bytes(message.const, "const");
    }
    if (message.len !== undefined) {
      json["len"] = writer.unsigned64(message.len, "len");
    }
    if (message.minLen !== undefined) {
      json["minLen"] = writer.unsigned64(message.minLen, "minLen");
    }
    if (message.maxLen !== undefined) {
      json["maxLen"] = writer.unsigned64(message.maxLen, "maxLen");
    }
    if (message.pattern !== undefined) {
      json["pattern"] = isText(message.pattern) ? message.pattern : writer.string(message.pattern, "pattern");
    }
    if (message.prefix !== undefined) {
      json["prefix"] = writer.bytes(message.prefix, "prefix");
    }
    if (message.suffix !== undefined) {
      json["suffix"] = writer.bytes(message.suffix, "suffix");
    }
    if (message.contains !== undefined) {
      json["contains"] = writer.bytes(message.contains, "contains");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.bytes(items[index], "in", index);
      }
      json["in"] = list;
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.bytes(items[index], "notIn", index);
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
      const items = message.example;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.bytes(items[index], "example", index);
      }
      json["example"] = list;
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.BytesRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = BytesRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.BytesRules", depth);
    let cases = 0;
    for (;;) {
      let item: unknown;
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
        if (item !== null) message.pattern = isText(item) ? item : reader.string(item, "pattern");
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
          const list: typeof message.in = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.bytes(items[index], "in", index);
          }
          message.in = list;
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          const list: typeof message.notIn = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.bytes(items[index], "notIn", index);
          }
          message.notIn = list;
        }
      }
      item = json["ip"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "ip", "wellKnown");
          message.wellKnown = oneofCase("ip", typeof item === "boolean" ? item : reader.bool(item, "ip"));
        }
      }
      item = json["ipv4"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "ipv4", "wellKnown");
          message.wellKnown = oneofCase("ipv4", typeof item === "boolean" ? item : reader.bool(item, "ipv4"));
        }
      }
      item = json["ipv6"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "ipv6", "wellKnown");
          message.wellKnown = oneofCase("ipv6", typeof item === "boolean" ? item : reader.bool(item, "ipv6"));
        }
      }
      item = json["uuid"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "uuid", "wellKnown");
          message.wellKnown = oneofCase("uuid", typeof item === "boolean" ? item : reader.bool(item, "uuid"));
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          const list: typeof message.example = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.bytes(items[index], "example", index);
          }
          message.example = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const EnumRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EnumRulesJson: JsonCodec<EnumRules> = /* @__PURE__ */ messageJson(EnumRules, {
  write(message, writer, depth) {
    const json = new EnumRulesJson$new();
    if (message.const !== undefined) {
      json["const"] = isSigned32(message.const) ? message.const | 0 : writer.signed32(message.const, "const");
    }
    if (message.definedOnly !== undefined) {
      json["definedOnly"] = writer.bool(message.definedOnly, "definedOnly");
    }
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["in"] = writer.signed32s(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["notIn"] = writer.signed32s(items, same, "notIn");
    }
    if (writer.hasItems(message.example, "example")) {
      const items = message.example;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["example"] = writer.signed32s(items, same, "example");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.EnumRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = EnumRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.EnumRules", depth);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["const"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.const = isSigned32(item) ? item | 0 : reader.signed32(item, "const");
      }
      item = json["definedOnly"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.definedOnly = typeof item === "boolean" ? item : reader.bool(item, "definedOnly");
      }
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.in = reader.signed32s(items, same, "in");
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.notIn = reader.signed32s(items, same, "notIn");
        }
      }
      item = json["example"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "example");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.example = reader.signed32s(items, same, "example");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const RepeatedRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RepeatedRulesJson: JsonCodec<RepeatedRules> = /* @__PURE__ */ messageJson(RepeatedRules, {
  write(message, writer, depth) {
    const json = new RepeatedRulesJson$new();
    let field = "";
    try {
      if (message.minItems !== undefined) {
        json["minItems"] = writer.unsigned64(message.minItems, "minItems");
      }
      if (message.maxItems !== undefined) {
        json["maxItems"] = writer.unsigned64(message.maxItems, "maxItems");
      }
      if (message.unique !== undefined) {
        json["unique"] = writer.bool(message.unique, "unique");
      }
      if (message.items !== undefined) {
        field = "items";
        json["items"] = FieldRulesJson.write(message.items, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.RepeatedRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = RepeatedRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.RepeatedRules", depth);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
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
          if (item !== null) message.unique = typeof item === "boolean" ? item : reader.bool(item, "unique");
        }
        item = json["items"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "items";
            message.items = FieldRulesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["min_items","minItems"],
          ["max_items","maxItems"],
          "unique",
          "items",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const MapRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MapRulesJson: JsonCodec<MapRules> = /* @__PURE__ */ messageJson(MapRules, {
  write(message, writer, depth) {
    const json = new MapRulesJson$new();
    let field = "";
    try {
      if (message.minPairs !== undefined) {
        json["minPairs"] = writer.unsigned64(message.minPairs, "minPairs");
      }
      if (message.maxPairs !== undefined) {
        json["maxPairs"] = writer.unsigned64(message.maxPairs, "maxPairs");
      }
      if (message.keys !== undefined) {
        field = "keys";
        json["keys"] = FieldRulesJson.write(message.keys, writer, writer.deeper(depth));
        field = "";
      }
      if (message.values !== undefined) {
        field = "values";
        json["values"] = FieldRulesJson.write(message.values, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.MapRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = MapRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.MapRules", depth);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
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
          if (item !== null) {
            field = "keys";
            message.keys = FieldRulesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["values"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "values";
            message.values = FieldRulesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["min_pairs","minPairs"], ["max_pairs","maxPairs"], "keys", "values"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const AnyRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AnyRulesJson: JsonCodec<AnyRules> = /* @__PURE__ */ messageJson(AnyRules, {
  write(message, writer) {
    const json = new AnyRulesJson$new();
    if (writer.hasItems(message.in, "in")) {
      const items = message.in;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["in"] = writer.strings(items, same, "in");
    }
    if (writer.hasItems(message.notIn, "notIn")) {
      const items = message.notIn;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["notIn"] = writer.strings(items, same, "notIn");
    }
    return json;
  },

  read(value, reader) {
    const message = AnyRules.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["in"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "in");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.in = reader.strings(items, same, "in");
        }
      }
      item = json["notIn"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notIn");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.notIn = reader.strings(items, same, "notIn");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["in", ["not_in","notIn"]]);
    }
    return message;
  },
});

const DurationRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DurationRulesJson: JsonCodec<DurationRules> = /* @__PURE__ */ messageJson(DurationRules, {
  write(message, writer, depth) {
    const json = new DurationRulesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.const !== undefined) {
        field = "const";
        json["const"] = DurationJson.write(message.const, writer, writer.deeper(depth));
        field = "";
      }
      switch (message.lessThan.case) {
        case undefined:
          break;
        case "lt":
          field = "lt";
          json["lt"] = DurationJson.write(message.lessThan.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "lte":
          field = "lte";
          json["lte"] = DurationJson.write(message.lessThan.value, writer, writer.deeper(depth));
          field = "";
          break;
        default:
          throw writer.unknownCase("lessThan");
      }
      switch (message.greaterThan.case) {
        case undefined:
          break;
        case "gt":
          field = "gt";
          json["gt"] = DurationJson.write(message.greaterThan.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "gte":
          field = "gte";
          json["gte"] = DurationJson.write(message.greaterThan.value, writer, writer.deeper(depth));
          field = "";
          break;
        default:
          throw writer.unknownCase("greaterThan");
      }
      if (writer.hasItems(message.in, "in")) {
        const items = message.in;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "in";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = DurationJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["in"] = list;
      }
      if (writer.hasItems(message.notIn, "notIn")) {
        const items = message.notIn;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "notIn";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = DurationJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["notIn"] = list;
      }
      if (writer.hasItems(message.example, "example")) {
        const items = message.example;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "example";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = DurationJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["example"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.DurationRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = DurationRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.DurationRules", depth);
    let cases = 0;
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["const"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "const";
            message.const = DurationJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["lt"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "lt", "lessThan");
            field = "lt";
            message.lessThan = oneofCase("lt", DurationJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["lte"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "lte", "lessThan");
            field = "lte";
            message.lessThan = oneofCase("lte", DurationJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["gt"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 2, "gt", "greaterThan");
            field = "gt";
            message.greaterThan = oneofCase("gt", DurationJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["gte"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 2, "gte", "greaterThan");
            field = "gte";
            message.greaterThan = oneofCase("gte", DurationJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["in"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "in");
            const list: typeof message.in = new Array(items.length);
            field = "in";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = DurationJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.in = list;
          }
        }
        item = json["notIn"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "notIn");
            const list: typeof message.notIn = new Array(items.length);
            field = "notIn";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = DurationJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.notIn = list;
          }
        }
        item = json["example"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "example");
            const list: typeof message.example = new Array(items.length);
            field = "example";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = DurationJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.example = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
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
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const FieldMaskRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FieldMaskRulesJson: JsonCodec<FieldMaskRules> = /* @__PURE__ */ messageJson(FieldMaskRules, {
  write(message, writer, depth) {
    const json = new FieldMaskRulesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.const !== undefined) {
        field = "const";
        json["const"] = FieldMaskJson.write(message.const, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.in, "in")) {
        const items = message.in;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["in"] = writer.strings(items, same, "in");
      }
      if (writer.hasItems(message.notIn, "notIn")) {
        const items = message.notIn;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["notIn"] = writer.strings(items, same, "notIn");
      }
      if (writer.hasItems(message.example, "example")) {
        const items = message.example;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "example";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FieldMaskJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["example"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.FieldMaskRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = FieldMaskRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.FieldMaskRules", depth);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["const"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "const";
            message.const = FieldMaskJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["in"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "in");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.in = reader.strings(items, same, "in");
          }
        }
        item = json["notIn"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "notIn");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.notIn = reader.strings(items, same, "notIn");
          }
        }
        item = json["example"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "example");
            const list: typeof message.example = new Array(items.length);
            field = "example";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FieldMaskJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.example = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["const", "in", ["not_in","notIn"], "example"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const TimestampRulesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TimestampRulesJson: JsonCodec<TimestampRules> = /* @__PURE__ */ messageJson(TimestampRules, {
  write(message, writer, depth) {
    const json = new TimestampRulesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.const !== undefined) {
        field = "const";
        json["const"] = TimestampJson.write(message.const, writer, writer.deeper(depth));
        field = "";
      }
      switch (message.lessThan.case) {
        case undefined:
          break;
        case "lt":
          field = "lt";
          json["lt"] = TimestampJson.write(message.lessThan.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "lte":
          field = "lte";
          json["lte"] = TimestampJson.write(message.lessThan.value, writer, writer.deeper(depth));
          field = "";
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
          field = "gt";
          json["gt"] = TimestampJson.write(message.greaterThan.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "gte":
          field = "gte";
          json["gte"] = TimestampJson.write(message.greaterThan.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "gtNow":
          json["gtNow"] = writer.bool(message.greaterThan.value, "gtNow");
          break;
        default:
          throw writer.unknownCase("greaterThan");
      }
      if (message.within !== undefined) {
        field = "within";
        json["within"] = DurationJson.write(message.within, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.example, "example")) {
        const items = message.example;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "example";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = TimestampJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["example"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "buf.validate.TimestampRules", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = TimestampRules.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "buf.validate.TimestampRules", depth);
    let cases = 0;
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["const"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "const";
            message.const = TimestampJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["lt"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "lt", "lessThan");
            field = "lt";
            message.lessThan = oneofCase("lt", TimestampJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["lte"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "lte", "lessThan");
            field = "lte";
            message.lessThan = oneofCase("lte", TimestampJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["ltNow"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "ltNow", "lessThan");
            message.lessThan = oneofCase("ltNow", typeof item === "boolean" ? item : reader.bool(item, "ltNow"));
          }
        }
        item = json["gt"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 2, "gt", "greaterThan");
            field = "gt";
            message.greaterThan = oneofCase("gt", TimestampJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["gte"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 2, "gte", "greaterThan");
            field = "gte";
            message.greaterThan = oneofCase("gte", TimestampJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["gtNow"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 2, "gtNow", "greaterThan");
            message.greaterThan = oneofCase("gtNow", typeof item === "boolean" ? item : reader.bool(item, "gtNow"));
          }
        }
        item = json["within"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "within";
            message.within = DurationJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["example"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "example");
            const list: typeof message.example = new Array(items.length);
            field = "example";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = TimestampJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.example = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
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
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const ViolationsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ViolationsJson: JsonCodec<Violations> = /* @__PURE__ */ messageJson(Violations, {
  write(message, writer, depth) {
    const json = new ViolationsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.violations, "violations")) {
        const items = message.violations;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "violations";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = ViolationJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["violations"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Violations.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["violations"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "violations");
            const list: typeof message.violations = new Array(items.length);
            field = "violations";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = ViolationJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.violations = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["violations"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const ViolationJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ViolationJson: JsonCodec<Violation> = /* @__PURE__ */ messageJson(Violation, {
  write(message, writer, depth) {
    const json = new ViolationJson$new();
    let field = "";
    try {
      if (message.field !== undefined) {
        field = "field";
        json["field"] = FieldPathJson.write(message.field, writer, writer.deeper(depth));
        field = "";
      }
      if (message.rule !== undefined) {
        field = "rule";
        json["rule"] = FieldPathJson.write(message.rule, writer, writer.deeper(depth));
        field = "";
      }
      if (message.ruleId !== undefined) {
        json["ruleId"] = isText(message.ruleId) ? message.ruleId : writer.string(message.ruleId, "ruleId");
      }
      if (message.message !== undefined) {
        json["message"] = isText(message.message) ? message.message : writer.string(message.message, "message");
      }
      if (message.forKey !== undefined) {
        json["forKey"] = writer.bool(message.forKey, "forKey");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Violation.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["field"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "field";
            message.field = FieldPathJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["rule"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "rule";
            message.rule = FieldPathJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["ruleId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ruleId = isText(item) ? item : reader.string(item, "ruleId");
        }
        item = json["message"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.message = isText(item) ? item : reader.string(item, "message");
        }
        item = json["forKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.forKey = typeof item === "boolean" ? item : reader.bool(item, "forKey");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "field",
          "rule",
          ["rule_id","ruleId"],
          "message",
          ["for_key","forKey"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const FieldPathJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FieldPathJson: JsonCodec<FieldPath> = /* @__PURE__ */ messageJson(FieldPath, {
  write(message, writer, depth) {
    const json = new FieldPathJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.elements, "elements")) {
        const items = message.elements;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "elements";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FieldPathElementJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["elements"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FieldPath.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["elements"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "elements");
            const list: typeof message.elements = new Array(items.length);
            field = "elements";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FieldPathElementJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.elements = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["elements"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const FieldPathElementJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FieldPathElementJson: JsonCodec<FieldPathElement> = /* @__PURE__ */ messageJson(FieldPathElement, {
  write(message, writer) {
    const json = new FieldPathElementJson$new();
    if (message.fieldNumber !== undefined) {
      json["fieldNumber"] = isSigned32(message.fieldNumber) ? message.fieldNumber | 0 : writer.signed32(message.fieldNumber, "fieldNumber");
    }
    if (message.fieldName !== undefined) {
      json["fieldName"] = isText(message.fieldName) ? message.fieldName : writer.string(message.fieldName, "fieldName");
    }
    if (message.fieldType !== undefined) {
      json["fieldType"] = writer.enum(FieldDescriptorProto_TypeJson, message.fieldType, "fieldType");
    }
    if (message.keyType !== undefined) {
      json["keyType"] = writer.enum(FieldDescriptorProto_TypeJson, message.keyType, "keyType");
    }
    if (message.valueType !== undefined) {
      json["valueType"] = writer.enum(FieldDescriptorProto_TypeJson, message.valueType, "valueType");
    }
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
        json["stringKey"] = isText(message.subscript.value) ? message.subscript.value : writer.string(message.subscript.value, "stringKey");
        break;
      default:
        throw writer.unknownCase("subscript");
    }
    return json;
  },

  read(value, reader) {
    const message = FieldPathElement.create();
    let json = reader.fields(value);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["fieldNumber"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fieldNumber = isSigned32(item) ? item | 0 : reader.signed32(item, "fieldNumber");
      }
      item = json["fieldName"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fieldName = isText(item) ? item : reader.string(item, "fieldName");
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
          cases = reader.first(cases, 1, "index", "subscript");
          message.subscript = oneofCase("index", reader.unsigned64(item, "index"));
        }
      }
      item = json["boolKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "boolKey", "subscript");
          message.subscript = oneofCase("boolKey", typeof item === "boolean" ? item : reader.bool(item, "boolKey"));
        }
      }
      item = json["intKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "intKey", "subscript");
          message.subscript = oneofCase("intKey", reader.signed64(item, "intKey"));
        }
      }
      item = json["uintKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "uintKey", "subscript");
          message.subscript = oneofCase("uintKey", reader.unsigned64(item, "uintKey"));
        }
      }
      item = json["stringKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "stringKey", "subscript");
          message.subscript = oneofCase("stringKey", isText(item) ? item : reader.string(item, "stringKey"));
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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
