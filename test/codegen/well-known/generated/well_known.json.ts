// Code generated from well_known.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { AnyJson } from "./google/protobuf/any.json.ts";
import { DurationJson } from "./google/protobuf/duration.json.ts";
import { EmptyJson } from "./google/protobuf/empty.json.ts";
import { FieldMaskJson } from "./google/protobuf/field_mask.json.ts";
import { ListValueJson, NullValueJson, StructJson, ValueJson } from "./google/protobuf/struct.json.ts";
import { TimestampJson } from "./google/protobuf/timestamp.json.ts";
import { BoolValueJson, BytesValueJson, Int64ValueJson, StringValueJson } from "./google/protobuf/wrappers.json.ts";
import { WellKnown } from "./well_known.ts";

export const WellKnownJson: JsonCodec<WellKnown> = /* @__PURE__ */ messageJson(WellKnown, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.any !== undefined) json["any"] = writer.message(AnyJson, message.any, "any");
    if (message.duration !== undefined) json["duration"] = writer.message(DurationJson, message.duration, "duration");
    if (message.empty !== undefined) json["empty"] = writer.message(EmptyJson, message.empty, "empty");
    if (message.mask !== undefined) json["mask"] = writer.message(FieldMaskJson, message.mask, "mask");
    if (message.object !== undefined) json["object"] = writer.message(StructJson, message.object, "object");
    if (message.value !== undefined && message.value.kind.case !== undefined) json["value"] = writer.message(ValueJson, message.value, "value");
    if (message.list !== undefined) json["list"] = writer.message(ListValueJson, message.list, "list");
    if (message.null !== 0 || writer.writesDefaults) json["null"] = writer.enum(NullValueJson, message.null, "null");
    if (message.timestamp !== undefined) json["timestamp"] = writer.message(TimestampJson, message.timestamp, "timestamp");
    if (message.text !== undefined) json["text"] = writer.message(StringValueJson, message.text, "text");
    if (message.number !== undefined) json["number"] = writer.message(Int64ValueJson, message.number, "number");
    if (message.blob !== undefined) json["blob"] = writer.message(BytesValueJson, message.blob, "blob");
    if (writer.hasItems(message.flags, "flags")) {
      json["flags"] = writer.messages(BoolValueJson, message.flags, "flags");
    }
    return json;
  },

  read(value, reader) {
    const message = WellKnown.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["any"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.any = reader.message(AnyJson, item, "any");
      }
      item = json["duration"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.duration = reader.message(DurationJson, item, "duration");
      }
      item = json["empty"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.empty = reader.message(EmptyJson, item, "empty");
      }
      item = json["mask"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.mask = reader.message(FieldMaskJson, item, "mask");
      }
      item = json["object"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.object = reader.message(StructJson, item, "object");
      }
      item = json["value"];
      if (item !== undefined) {
        count++;
        message.value = reader.message(ValueJson, item, "value");
      }
      item = json["list"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.list = reader.message(ListValueJson, item, "list");
      }
      item = json["null"];
      if (item !== undefined) {
        count++;
        const number = reader.enum(NullValueJson, item, "null");
        if (number !== undefined) message.null = number;
      }
      item = json["timestamp"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.timestamp = reader.message(TimestampJson, item, "timestamp");
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = reader.message(StringValueJson, item, "text");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.message(Int64ValueJson, item, "number");
      }
      item = json["blob"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.blob = reader.message(BytesValueJson, item, "blob");
      }
      item = json["flags"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.flags = reader.messages(BoolValueJson, item, "flags");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "any",
        "duration",
        "empty",
        "mask",
        "object",
        "value",
        "list",
        "null",
        "timestamp",
        "text",
        "number",
        "blob",
        "flags",
      ]);
    }
    return message;
  },
});
