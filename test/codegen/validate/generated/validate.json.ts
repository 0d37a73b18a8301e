// Code generated from validate.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { AnyJson } from "./google/protobuf/any.json.ts";
import { DurationJson } from "./google/protobuf/duration.json.ts";
import { FieldMaskJson } from "./google/protobuf/field_mask.json.ts";
import { TimestampJson } from "./google/protobuf/timestamp.json.ts";
import { UInt64ValueJson } from "./google/protobuf/wrappers.json.ts";
import { Choices, Free, Inner, Lists, Numbers, Outer, Texts, Times } from "./validate.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("validate_test.Color", {
  COLOR_UNSPECIFIED: 0,
  COLOR_RED: 1,
  COLOR_BLUE: 4,
});

export const NumbersJson: JsonCodec<Numbers> = /* @__PURE__ */ messageJson(Numbers, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.less !== 0 || writer.writesDefaults) json["less"] = writer.signed32(message.less, "less");
    if (message.between !== 0n || writer.writesDefaults) json["between"] = writer.signed64(message.between, "between");
    if (message.outside !== 0 || writer.writesDefaults) json["outside"] = writer.unsigned32(message.outside, "outside");
    if (message.ratio !== 0 || Object.is(message.ratio, -0) || writer.writesDefaults) json["ratio"] = writer.double(message.ratio, "ratio");
    if (message.tenth !== 0 || Object.is(message.tenth, -0) || writer.writesDefaults) json["tenth"] = writer.float(message.tenth, "tenth");
    if (message.notSeven !== 0 || writer.writesDefaults) json["notSeven"] = writer.signedNumber(message.notSeven, "notSeven");
    if (message.five !== 0 || writer.writesDefaults) json["five"] = writer.unsigned32(message.five, "five");
    if (message.low !== undefined) json["low"] = writer.signed64(message.low, "low");
    if (message.agreed !== false || writer.writesDefaults) json["agreed"] = writer.bool(message.agreed, "agreed");
    if (message.color !== 0 || writer.writesDefaults) json["color"] = writer.enum(ColorJson, message.color, "color");
    if (message.wrapped !== undefined) json["wrapped"] = writer.message(UInt64ValueJson, message.wrapped, "wrapped");
    return json;
  },

  read(value, reader) {
    const message = Numbers.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["less"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.less = reader.signed32(item, "less");
      }
      item = json["between"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.between = reader.signed64(item, "between");
      }
      item = json["outside"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.outside = reader.unsigned32(item, "outside");
      }
      item = json["ratio"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.ratio = reader.double(item, "ratio");
      }
      item = json["tenth"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.tenth = reader.float(item, "tenth");
      }
      item = json["notSeven"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.notSeven = reader.signedNumber(item, "notSeven");
      }
      item = json["five"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.five = reader.unsigned32(item, "five");
      }
      item = json["low"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.low = reader.signed64(item, "low");
      }
      item = json["agreed"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.agreed = reader.bool(item, "agreed");
      }
      item = json["color"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ColorJson, item, "color");
          if (number !== undefined) message.color = number;
        }
      }
      item = json["wrapped"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.wrapped = reader.message(UInt64ValueJson, item, "wrapped");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "less",
        "between",
        "outside",
        "ratio",
        "tenth",
        ["not_seven","notSeven"],
        "five",
        "low",
        "agreed",
        "color",
        "wrapped",
      ]);
    }
    return message;
  },
});

export const TextsJson: JsonCodec<Texts> = /* @__PURE__ */ messageJson(Texts, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.name !== "" || writer.writesDefaults) json["name"] = writer.string(message.name, "name");
    if (message.bytes !== "" || writer.writesDefaults) json["bytes"] = writer.string(message.bytes, "bytes");
    if (message.email !== "" || writer.writesDefaults) json["email"] = writer.string(message.email, "email");
    if (message.host !== "" || writer.writesDefaults) json["host"] = writer.string(message.host, "host");
    if (message.uri !== "" || writer.writesDefaults) json["uri"] = writer.string(message.uri, "uri");
    if (message.affixes !== "" || writer.writesDefaults) json["affixes"] = writer.string(message.affixes, "affixes");
    if (message.choice !== "" || writer.writesDefaults) json["choice"] = writer.string(message.choice, "choice");
    if (message.data?.length !== 0 || writer.writesDefaults) json["data"] = writer.bytes(message.data, "data");
    if (message.utf8?.length !== 0 || writer.writesDefaults) json["utf8"] = writer.bytes(message.utf8, "utf8");
    if (message.header !== "" || writer.writesDefaults) json["header"] = writer.string(message.header, "header");
    if (message.address?.length !== 0 || writer.writesDefaults) json["address"] = writer.bytes(message.address, "address");
    return json;
  },

  read(value, reader) {
    const message = Texts.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = reader.string(item, "name");
      }
      item = json["bytes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.bytes = reader.string(item, "bytes");
      }
      item = json["email"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.email = reader.string(item, "email");
      }
      item = json["host"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.host = reader.string(item, "host");
      }
      item = json["uri"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.uri = reader.string(item, "uri");
      }
      item = json["affixes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.affixes = reader.string(item, "affixes");
      }
      item = json["choice"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.choice = reader.string(item, "choice");
      }
      item = json["data"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.data = reader.bytes(item, "data");
      }
      item = json["utf8"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.utf8 = reader.bytes(item, "utf8");
      }
      item = json["header"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.header = reader.string(item, "header");
      }
      item = json["address"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.address = reader.bytes(item, "address");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "name",
        "bytes",
        "email",
        "host",
        "uri",
        "affixes",
        "choice",
        "data",
        "utf8",
        "header",
        "address",
      ]);
    }
    return message;
  },
});

export const ListsJson: JsonCodec<Lists> = /* @__PURE__ */ messageJson(Lists, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.tags, "tags")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.tags.length; index++) {
        const item = message.tags[index];
        list.push(writer.string(item, "tags", index));
      }
      json["tags"] = list;
    }
    if (writer.hasEntries(message.counts, "counts")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.counts) {
        writer.put(entries, writer.string(key, "counts", key), writer.signed32(item, "counts", key));
      }
      json["counts"] = entries;
    }
    if (writer.hasItems(message.inner, "inner")) {
      json["inner"] = writer.messages(InnerJson, message.inner, "inner");
    }
    if (writer.hasEntries(message.byNumber, "byNumber")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.byNumber) {
        writer.put(entries, String(writer.signed64(key, "byNumber", key)), writer.message(InnerJson, item, "byNumber", key));
      }
      json["byNumber"] = entries;
    }
    if (writer.hasItems(message.ignored, "ignored")) {
      json["ignored"] = writer.messages(InnerJson, message.ignored, "ignored");
    }
    if (writer.hasItems(message.parts, "parts")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.parts.length; index++) {
        const item = message.parts[index];
        list.push(writer.bytes(item, "parts", index));
      }
      json["parts"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Lists.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["tags"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "tags");
          for (let index = 0; index < items.length; index++) {
            message.tags.push(reader.string(items[index], "tags", index));
          }
        }
      }
      item = json["counts"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "counts");
          for (const key of Object.keys(entries)) {
            message.counts.set(reader.string(key, "counts", key), reader.signed32(entries[key], "counts", key));
          }
        }
      }
      item = json["inner"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.inner = reader.messages(InnerJson, item, "inner");
      }
      item = json["byNumber"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "byNumber");
          for (const key of Object.keys(entries)) {
            message.byNumber.set(reader.signed64(key, "byNumber", key), reader.message(InnerJson, entries[key], "byNumber", key));
          }
        }
      }
      item = json["ignored"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.ignored = reader.messages(InnerJson, item, "ignored");
      }
      item = json["parts"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "parts");
          for (let index = 0; index < items.length; index++) {
            message.parts.push(reader.bytes(items[index], "parts", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "tags",
        "counts",
        "inner",
        ["by_number","byNumber"],
        "ignored",
        "parts",
      ]);
    }
    return message;
  },
});

export const InnerJson: JsonCodec<Inner> = /* @__PURE__ */ messageJson(Inner, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.id !== "" || writer.writesDefaults) json["id"] = writer.string(message.id, "id");
    if (message.inner !== undefined) json["inner"] = writer.message(InnerJson, message.inner, "inner");
    return json;
  },

  read(value, reader) {
    const message = Inner.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["id"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.id = reader.string(item, "id");
      }
      item = json["inner"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.inner = reader.message(InnerJson, item, "inner");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["id", "inner"]);
    }
    return message;
  },
});

export const ChoicesJson: JsonCodec<Choices> = /* @__PURE__ */ messageJson(Choices, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.one !== "" || writer.writesDefaults) json["one"] = writer.string(message.one, "one");
    if (message.other !== 0 || writer.writesDefaults) json["other"] = writer.signed32(message.other, "other");
    switch (message.kind.case) {
      case undefined:
        break;
      case "text":
        json["text"] = writer.string(message.kind.value, "text");
        break;
      case "message":
        json["message"] = writer.message(InnerJson, message.kind.value, "message");
        break;
      default:
        throw writer.unknownCase("kind");
    }
    if (message.needed !== undefined) json["needed"] = writer.message(InnerJson, message.needed, "needed");
    if (message.skipped !== undefined) json["skipped"] = writer.message(InnerJson, message.skipped, "skipped");
    return json;
  },

  read(value, reader) {
    const message = Choices.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["one"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.one = reader.string(item, "one");
      }
      item = json["other"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.other = reader.signed32(item, "other");
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.kind, "text", "kind");
          message.kind = { case: "text", value: reader.string(item, "text") };
        }
      }
      item = json["message"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.kind, "message", "kind");
          message.kind = { case: "message", value: reader.message(InnerJson, item, "message") };
        }
      }
      item = json["needed"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.needed = reader.message(InnerJson, item, "needed");
      }
      item = json["skipped"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.skipped = reader.message(InnerJson, item, "skipped");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["one", "other", "text", "message", "needed", "skipped"]);
    }
    return message;
  },
});

export const TimesJson: JsonCodec<Times> = /* @__PURE__ */ messageJson(Times, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.sent !== undefined) json["sent"] = writer.message(TimestampJson, message.sent, "sent");
    if (message.near !== undefined) json["near"] = writer.message(TimestampJson, message.near, "near");
    if (message.wait !== undefined) json["wait"] = writer.message(DurationJson, message.wait, "wait");
    if (message.any !== undefined) json["any"] = writer.message(AnyJson, message.any, "any");
    if (message.mask !== undefined) json["mask"] = writer.message(FieldMaskJson, message.mask, "mask");
    return json;
  },

  read(value, reader) {
    const message = Times.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["sent"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sent = reader.message(TimestampJson, item, "sent");
      }
      item = json["near"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.near = reader.message(TimestampJson, item, "near");
      }
      item = json["wait"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.wait = reader.message(DurationJson, item, "wait");
      }
      item = json["any"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.any = reader.message(AnyJson, item, "any");
      }
      item = json["mask"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.mask = reader.message(FieldMaskJson, item, "mask");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["sent", "near", "wait", "any", "mask"]);
    }
    return message;
  },
});

export const FreeJson: JsonCodec<Free> = /* @__PURE__ */ messageJson(Free, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.text !== "" || writer.writesDefaults) json["text"] = writer.string(message.text, "text");
    if (message.free !== undefined) json["free"] = writer.message(FreeJson, message.free, "free");
    return json;
  },

  read(value, reader) {
    const message = Free.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = reader.string(item, "text");
      }
      item = json["free"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.free = reader.message(FreeJson, item, "free");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["text", "free"]);
    }
    return message;
  },
});

export const OuterJson: JsonCodec<Outer> = /* @__PURE__ */ messageJson(Outer, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.inner !== undefined) json["inner"] = writer.message(InnerJson, message.inner, "inner");
    return json;
  },

  read(value, reader) {
    const message = Outer.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["inner"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.inner = reader.message(InnerJson, item, "inner");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["inner"]);
    }
    return message;
  },
});
