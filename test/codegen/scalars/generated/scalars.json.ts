// Code generated from scalars.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isFiniteNumber, isSigned32, isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Numbers, Scalars } from "./scalars.ts";

const ScalarsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ScalarsJson: JsonCodec<Scalars> = /* @__PURE__ */ messageJson(Scalars, {
  write(message, writer) {
    const json = new ScalarsJson$new();
    if (message.doubleValue !== 0 || Object.is(message.doubleValue, -0) || writer.writesDefaults) {
      json["doubleValue"] = isFiniteNumber(message.doubleValue) ? message.doubleValue : writer.double(message.doubleValue, "doubleValue");
    }
    if (message.floatValue !== 0 || Object.is(message.floatValue, -0) || writer.writesDefaults) {
      json["floatValue"] = writer.float(message.floatValue, "floatValue");
    }
    if (message.int32Value !== 0 || writer.writesDefaults) {
      json["int32Value"] = isSigned32(message.int32Value) ? message.int32Value | 0 : writer.signed32(message.int32Value, "int32Value");
    }
    if (message.int64Value !== 0n || writer.writesDefaults) {
      json["int64Value"] = writer.signed64(message.int64Value, "int64Value");
    }
    if (message.uint32Value !== 0 || writer.writesDefaults) {
      json["uint32Value"] = isUnsigned32(message.uint32Value) ? message.uint32Value >>> 0 : writer.unsigned32(message.uint32Value, "uint32Value");
    }
    if (message.uint64Value !== 0n || writer.writesDefaults) {
      json["uint64Value"] = writer.unsigned64(message.uint64Value, "uint64Value");
    }
    if (message.sint32Value !== 0 || writer.writesDefaults) {
      json["sint32Value"] = isSigned32(message.sint32Value) ? message.sint32Value | 0 : writer.signed32(message.sint32Value, "sint32Value");
    }
    if (message.sint64Value !== 0n || writer.writesDefaults) {
      json["sint64Value"] = writer.signed64(message.sint64Value, "sint64Value");
    }
    if (message.fixed32Value !== 0 || writer.writesDefaults) {
      json["fixed32Value"] = isUnsigned32(message.fixed32Value) ? message.fixed32Value >>> 0 : writer.unsigned32(message.fixed32Value, "fixed32Value");
    }
    if (message.fixed64Value !== 0n || writer.writesDefaults) {
      json["fixed64Value"] = writer.unsigned64(message.fixed64Value, "fixed64Value");
    }
    if (message.sfixed32Value !== 0 || writer.writesDefaults) {
      json["sfixed32Value"] = isSigned32(message.sfixed32Value) ? message.sfixed32Value | 0 : writer.signed32(message.sfixed32Value, "sfixed32Value");
    }
    if (message.sfixed64Value !== 0n || writer.writesDefaults) {
      json["sfixed64Value"] = writer.signed64(message.sfixed64Value, "sfixed64Value");
    }
    if (message.boolValue !== false || writer.writesDefaults) {
      json["boolValue"] = writer.bool(message.boolValue, "boolValue");
    }
    if (message.stringValue !== "" || writer.writesDefaults) {
      json["stringValue"] = isText(message.stringValue) ? message.stringValue : writer.string(message.stringValue, "stringValue");
    }
    if (message.bytesValue?.length !== 0 || writer.writesDefaults) {
      json["bytesValue"] = writer.bytes(message.bytesValue, "bytesValue");
    }
    return json;
  },

  read(value, reader) {
    const message = Scalars.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["doubleValue"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.doubleValue = isFiniteNumber(item) ? item : reader.double(item, "doubleValue");
      }
      item = json["floatValue"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.floatValue = reader.float(item, "floatValue");
      }
      item = json["int32Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.int32Value = isSigned32(item) ? item | 0 : reader.signed32(item, "int32Value");
      }
      item = json["int64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.int64Value = reader.signed64(item, "int64Value");
      }
      item = json["uint32Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.uint32Value = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "uint32Value");
      }
      item = json["uint64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.uint64Value = reader.unsigned64(item, "uint64Value");
      }
      item = json["sint32Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sint32Value = isSigned32(item) ? item | 0 : reader.signed32(item, "sint32Value");
      }
      item = json["sint64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sint64Value = reader.signed64(item, "sint64Value");
      }
      item = json["fixed32Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fixed32Value = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "fixed32Value");
      }
      item = json["fixed64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fixed64Value = reader.unsigned64(item, "fixed64Value");
      }
      item = json["sfixed32Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sfixed32Value = isSigned32(item) ? item | 0 : reader.signed32(item, "sfixed32Value");
      }
      item = json["sfixed64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sfixed64Value = reader.signed64(item, "sfixed64Value");
      }
      item = json["boolValue"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.boolValue = typeof item === "boolean" ? item : reader.bool(item, "boolValue");
      }
      item = json["stringValue"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.stringValue = isText(item) ? item : reader.string(item, "stringValue");
      }
      item = json["bytesValue"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.bytesValue = reader.bytes(item, "bytesValue");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["double_value","doubleValue"],
        ["float_value","floatValue"],
        ["int32_value","int32Value"],
        ["int64_value","int64Value"],
        ["uint32_value","uint32Value"],
        ["uint64_value","uint64Value"],
        ["sint32_value","sint32Value"],
        ["sint64_value","sint64Value"],
        ["fixed32_value","fixed32Value"],
        ["fixed64_value","fixed64Value"],
        ["sfixed32_value","sfixed32Value"],
        ["sfixed64_value","sfixed64Value"],
        ["bool_value","boolValue"],
        ["string_value","stringValue"],
        ["bytes_value","bytesValue"],
      ]);
    }
    return message;
  },
});

const NumbersJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NumbersJson: JsonCodec<Numbers> = /* @__PURE__ */ messageJson(Numbers, {
  write(message, writer) {
    const json = new NumbersJson$new();
    if (message.int64Value !== 0 || writer.writesDefaults) {
      json["int64Value"] = writer.signedNumber(message.int64Value, "int64Value");
    }
    if (message.uint64Value !== 0 || writer.writesDefaults) {
      json["uint64Value"] = writer.unsignedNumber(message.uint64Value, "uint64Value");
    }
    if (message.sint64Value !== 0 || writer.writesDefaults) {
      json["sint64Value"] = writer.signedNumber(message.sint64Value, "sint64Value");
    }
    if (message.fixed64Value !== 0 || writer.writesDefaults) {
      json["fixed64Value"] = writer.unsignedNumber(message.fixed64Value, "fixed64Value");
    }
    if (message.sfixed64Value !== 0 || writer.writesDefaults) {
      json["sfixed64Value"] = writer.signedNumber(message.sfixed64Value, "sfixed64Value");
    }
    if (message.last !== 0 || writer.writesDefaults) {
      json["last"] = isUnsigned32(message.last) ? message.last >>> 0 : writer.unsigned32(message.last, "last");
    }
    return json;
  },

  read(value, reader) {
    const message = Numbers.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["int64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.int64Value = reader.signedNumber(item, "int64Value");
      }
      item = json["uint64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.uint64Value = reader.unsignedNumber(item, "uint64Value");
      }
      item = json["sint64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sint64Value = reader.signedNumber(item, "sint64Value");
      }
      item = json["fixed64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fixed64Value = reader.unsignedNumber(item, "fixed64Value");
      }
      item = json["sfixed64Value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sfixed64Value = reader.signedNumber(item, "sfixed64Value");
      }
      item = json["last"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.last = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "last");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["int64_value","int64Value"],
        ["uint64_value","uint64Value"],
        ["sint64_value","sint64Value"],
        ["fixed64_value","fixed64Value"],
        ["sfixed64_value","sfixed64Value"],
        "last",
      ]);
    }
    return message;
  },
});
