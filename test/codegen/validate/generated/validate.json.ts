// Code generated from validate.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { isFiniteNumber, isSigned32, isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
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

const NumbersJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NumbersJson: JsonCodec<Numbers> = /* @__PURE__ */ messageJson(Numbers, {
  write(message, writer, depth) {
    const json = new NumbersJson$new();
    let field = "";
    try {
      if (message.less !== 0 || writer.writesDefaults) {
        json["less"] = isSigned32(message.less) ? message.less | 0 : writer.signed32(message.less, "less");
      }
      if (message.between !== 0n || writer.writesDefaults) {
        json["between"] = writer.signed64(message.between, "between");
      }
      if (message.outside !== 0 || writer.writesDefaults) {
        json["outside"] = isUnsigned32(message.outside) ? message.outside >>> 0 : writer.unsigned32(message.outside, "outside");
      }
      if (message.ratio !== 0 || Object.is(message.ratio, -0) || writer.writesDefaults) {
        json["ratio"] = isFiniteNumber(message.ratio) ? message.ratio : writer.double(message.ratio, "ratio");
      }
      if (message.tenth !== 0 || Object.is(message.tenth, -0) || writer.writesDefaults) {
        json["tenth"] = writer.float(message.tenth, "tenth");
      }
      if (message.notSeven !== 0 || writer.writesDefaults) {
        json["notSeven"] = writer.signedNumber(message.notSeven, "notSeven");
      }
      if (message.five !== 0 || writer.writesDefaults) {
        json["five"] = isUnsigned32(message.five) ? message.five >>> 0 : writer.unsigned32(message.five, "five");
      }
      if (message.low !== undefined) {
        json["low"] = writer.signed64(message.low, "low");
      }
      if (message.agreed !== false || writer.writesDefaults) {
        json["agreed"] = writer.bool(message.agreed, "agreed");
      }
      if (message.color !== 0 || writer.writesDefaults) {
        json["color"] = writer.enum(ColorJson, message.color, "color");
      }
      if (message.wrapped !== undefined) {
        field = "wrapped";
        json["wrapped"] = UInt64ValueJson.write(message.wrapped, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Numbers.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["less"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.less = isSigned32(item) ? item | 0 : reader.signed32(item, "less");
        }
        item = json["between"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.between = reader.signed64(item, "between");
        }
        item = json["outside"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.outside = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "outside");
        }
        item = json["ratio"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ratio = isFiniteNumber(item) ? item : reader.double(item, "ratio");
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
          if (item !== null) message.five = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "five");
        }
        item = json["low"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.low = reader.signed64(item, "low");
        }
        item = json["agreed"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.agreed = typeof item === "boolean" ? item : reader.bool(item, "agreed");
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
          if (item !== null) {
            field = "wrapped";
            message.wrapped = UInt64ValueJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
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
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const TextsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TextsJson: JsonCodec<Texts> = /* @__PURE__ */ messageJson(Texts, {
  write(message, writer) {
    const json = new TextsJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    if (message.bytes !== "" || writer.writesDefaults) {
      json["bytes"] = isText(message.bytes) ? message.bytes : writer.string(message.bytes, "bytes");
    }
    if (message.email !== "" || writer.writesDefaults) {
      json["email"] = isText(message.email) ? message.email : writer.string(message.email, "email");
    }
    if (message.host !== "" || writer.writesDefaults) {
      json["host"] = isText(message.host) ? message.host : writer.string(message.host, "host");
    }
    if (message.uri !== "" || writer.writesDefaults) {
      json["uri"] = isText(message.uri) ? message.uri : writer.string(message.uri, "uri");
    }
    if (message.affixes !== "" || writer.writesDefaults) {
      json["affixes"] = isText(message.affixes) ? message.affixes : writer.string(message.affixes, "affixes");
    }
    if (message.choice !== "" || writer.writesDefaults) {
      json["choice"] = isText(message.choice) ? message.choice : writer.string(message.choice, "choice");
    }
    if (message.data?.length !== 0 || writer.writesDefaults) {
      json["data"] = writer.bytes(message.data, "data");
    }
    if (message.utf8?.length !== 0 || writer.writesDefaults) {
      json["utf8"] = writer.bytes(message.utf8, "utf8");
    }
    if (message.header !== "" || writer.writesDefaults) {
      json["header"] = isText(message.header) ? message.header : writer.string(message.header, "header");
    }
    if (message.address?.length !== 0 || writer.writesDefaults) {
      json["address"] = writer.bytes(message.address, "address");
    }
    return json;
  },

  read(value, reader) {
    const message = Texts.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      item = json["bytes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.bytes = isText(item) ? item : reader.string(item, "bytes");
      }
      item = json["email"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.email = isText(item) ? item : reader.string(item, "email");
      }
      item = json["host"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.host = isText(item) ? item : reader.string(item, "host");
      }
      item = json["uri"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.uri = isText(item) ? item : reader.string(item, "uri");
      }
      item = json["affixes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.affixes = isText(item) ? item : reader.string(item, "affixes");
      }
      item = json["choice"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.choice = isText(item) ? item : reader.string(item, "choice");
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
        if (item !== null) message.header = isText(item) ? item : reader.string(item, "header");
      }
      item = json["address"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.address = reader.bytes(item, "address");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const ListsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListsJson: JsonCodec<Lists> = /* @__PURE__ */ messageJson(Lists, {
  write(message, writer, depth) {
    const json = new ListsJson$new();
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      if (writer.hasItems(message.tags, "tags")) {
        const items = message.tags;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["tags"] = writer.strings(items, same, "tags");
      }
      if (writer.hasEntries(message.counts, "counts")) {
        const entries: JsonObject = {};
        for (const [key, item] of message.counts) {
          const text = isText(key) ? key : writer.string(key, "counts", key);
          writer.put(entries, text, isSigned32(item) ? item | 0 : writer.signed32(item, "counts", key));
        }
        json["counts"] = entries;
      }
      if (writer.hasItems(message.inner, "inner")) {
        const items = message.inner;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "inner";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = InnerJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["inner"] = list;
      }
      if (writer.hasEntries(message.byNumber, "byNumber")) {
        const entries: JsonObject = {};
        const inner = writer.deeper(depth);
        for (const [key, item] of message.byNumber) {
          const text = String(writer.signed64(key, "byNumber", key));
          field = "byNumber";
          at = key;
          writer.put(entries, text, InnerJson.write(item, writer, inner));
          field = "";
        }
        at = undefined;
        json["byNumber"] = entries;
      }
      if (writer.hasItems(message.ignored, "ignored")) {
        const items = message.ignored;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "ignored";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = InnerJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["ignored"] = list;
      }
      if (writer.hasItems(message.parts, "parts")) {
        const items = message.parts;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.bytes(items[index], "parts", index);
        }
        json["parts"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Lists.create();
    let json = reader.fields(value);
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["tags"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "tags");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.tags = reader.strings(items, same, "tags");
          }
        }
        item = json["counts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "counts");
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = isText(name) ? name : reader.string(name, "counts", name);
              message.counts.set(key, isSigned32(entry) ? entry | 0 : reader.signed32(entry, "counts", name));
            }
          }
        }
        item = json["inner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "inner");
            const list: typeof message.inner = new Array(items.length);
            field = "inner";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = InnerJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.inner = list;
          }
        }
        item = json["byNumber"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "byNumber");
            const inner = reader.deeper(depth);
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = reader.signed64(name, "byNumber", name);
              field = "byNumber";
              at = name;
              message.byNumber.set(key, InnerJson.read(entry, reader, inner));
              field = "";
            }
            at = undefined;
          }
        }
        item = json["ignored"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "ignored");
            const list: typeof message.ignored = new Array(items.length);
            field = "ignored";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = InnerJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.ignored = list;
          }
        }
        item = json["parts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "parts");
            const list: typeof message.parts = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.bytes(items[index], "parts", index);
            }
            message.parts = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "tags",
          "counts",
          "inner",
          ["by_number","byNumber"],
          "ignored",
          "parts",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const InnerJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const InnerJson: JsonCodec<Inner> = /* @__PURE__ */ messageJson(Inner, {
  write(message, writer, depth) {
    const json = new InnerJson$new();
    let field = "";
    try {
      if (message.id !== "" || writer.writesDefaults) {
        json["id"] = isText(message.id) ? message.id : writer.string(message.id, "id");
      }
      if (message.inner !== undefined) {
        field = "inner";
        json["inner"] = InnerJson.write(message.inner, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Inner.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["id"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.id = isText(item) ? item : reader.string(item, "id");
        }
        item = json["inner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "inner";
            message.inner = InnerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["id", "inner"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const ChoicesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ChoicesJson: JsonCodec<Choices> = /* @__PURE__ */ messageJson(Choices, {
  write(message, writer, depth) {
    const json = new ChoicesJson$new();
    let field = "";
    try {
      if (message.one !== "" || writer.writesDefaults) {
        json["one"] = isText(message.one) ? message.one : writer.string(message.one, "one");
      }
      if (message.other !== 0 || writer.writesDefaults) {
        json["other"] = isSigned32(message.other) ? message.other | 0 : writer.signed32(message.other, "other");
      }
      switch (message.kind.case) {
        case undefined:
          break;
        case "text":
          json["text"] = isText(message.kind.value) ? message.kind.value : writer.string(message.kind.value, "text");
          break;
        case "message":
          field = "message";
          json["message"] = InnerJson.write(message.kind.value, writer, writer.deeper(depth));
          field = "";
          break;
        default:
          throw writer.unknownCase("kind");
      }
      if (message.needed !== undefined) {
        field = "needed";
        json["needed"] = InnerJson.write(message.needed, writer, writer.deeper(depth));
        field = "";
      }
      if (message.skipped !== undefined) {
        field = "skipped";
        json["skipped"] = InnerJson.write(message.skipped, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Choices.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["one"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.one = isText(item) ? item : reader.string(item, "one");
        }
        item = json["other"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.other = isSigned32(item) ? item | 0 : reader.signed32(item, "other");
        }
        item = json["text"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "text", "kind");
            message.kind = oneofCase("text", isText(item) ? item : reader.string(item, "text"));
          }
        }
        item = json["message"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "message", "kind");
            field = "message";
            message.kind = oneofCase("message", InnerJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["needed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "needed";
            message.needed = InnerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["skipped"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "skipped";
            message.skipped = InnerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["one", "other", "text", "message", "needed", "skipped"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const TimesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TimesJson: JsonCodec<Times> = /* @__PURE__ */ messageJson(Times, {
  write(message, writer, depth) {
    const json = new TimesJson$new();
    let field = "";
    try {
      if (message.sent !== undefined) {
        field = "sent";
        json["sent"] = TimestampJson.write(message.sent, writer, writer.deeper(depth));
        field = "";
      }
      if (message.near !== undefined) {
        field = "near";
        json["near"] = TimestampJson.write(message.near, writer, writer.deeper(depth));
        field = "";
      }
      if (message.wait !== undefined) {
        field = "wait";
        json["wait"] = DurationJson.write(message.wait, writer, writer.deeper(depth));
        field = "";
      }
      if (message.any !== undefined) {
        field = "any";
        json["any"] = AnyJson.write(message.any, writer, writer.deeper(depth));
        field = "";
      }
      if (message.mask !== undefined) {
        field = "mask";
        json["mask"] = FieldMaskJson.write(message.mask, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Times.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["sent"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "sent";
            message.sent = TimestampJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["near"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "near";
            message.near = TimestampJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["wait"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "wait";
            message.wait = DurationJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["any"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "any";
            message.any = AnyJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["mask"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "mask";
            message.mask = FieldMaskJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["sent", "near", "wait", "any", "mask"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const FreeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FreeJson: JsonCodec<Free> = /* @__PURE__ */ messageJson(Free, {
  write(message, writer, depth) {
    const json = new FreeJson$new();
    let field = "";
    try {
      if (message.text !== "" || writer.writesDefaults) {
        json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
      }
      if (message.free !== undefined) {
        field = "free";
        json["free"] = FreeJson.write(message.free, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Free.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["text"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
        }
        item = json["free"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "free";
            message.free = FreeJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["text", "free"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const OuterJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OuterJson: JsonCodec<Outer> = /* @__PURE__ */ messageJson(Outer, {
  write(message, writer, depth) {
    const json = new OuterJson$new();
    let field = "";
    try {
      if (message.inner !== undefined) {
        field = "inner";
        json["inner"] = InnerJson.write(message.inner, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Outer.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["inner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "inner";
            message.inner = InnerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["inner"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});
