// Code generated from well_known.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { AnyJson } from "./google/protobuf/any.json.ts";
import { DurationJson } from "./google/protobuf/duration.json.ts";
import { EmptyJson } from "./google/protobuf/empty.json.ts";
import { FieldMaskJson } from "./google/protobuf/field_mask.json.ts";
import { ListValueJson, NullValueJson, StructJson, ValueJson } from "./google/protobuf/struct.json.ts";
import { TimestampJson } from "./google/protobuf/timestamp.json.ts";
import { BoolValueJson, BytesValueJson, Int64ValueJson, StringValueJson } from "./google/protobuf/wrappers.json.ts";
import { WellKnown } from "./well_known.ts";

const WellKnownJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WellKnownJson: JsonCodec<WellKnown> = /* @__PURE__ */ messageJson(WellKnown, {
  write(message, writer, depth) {
    const json = new WellKnownJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.any !== undefined) {
        field = "any";
        json["any"] = AnyJson.write(message.any, writer, writer.deeper(depth));
        field = "";
      }
      if (message.duration !== undefined) {
        field = "duration";
        json["duration"] = DurationJson.write(message.duration, writer, writer.deeper(depth));
        field = "";
      }
      if (message.empty !== undefined) {
        field = "empty";
        json["empty"] = EmptyJson.write(message.empty, writer, writer.deeper(depth));
        field = "";
      }
      if (message.mask !== undefined) {
        field = "mask";
        json["mask"] = FieldMaskJson.write(message.mask, writer, writer.deeper(depth));
        field = "";
      }
      if (message.object !== undefined) {
        field = "object";
        json["object"] = StructJson.write(message.object, writer, writer.deeper(depth));
        field = "";
      }
      if (message.value !== undefined && message.value.kind.case !== undefined) {
        field = "value";
        json["value"] = ValueJson.write(message.value, writer, writer.deeper(depth));
        field = "";
      }
      if (message.list !== undefined) {
        field = "list";
        json["list"] = ListValueJson.write(message.list, writer, writer.deeper(depth));
        field = "";
      }
      if (message.null !== 0 || writer.writesDefaults) {
        json["null"] = writer.enum(NullValueJson, message.null, "null");
      }
      if (message.timestamp !== undefined) {
        field = "timestamp";
        json["timestamp"] = TimestampJson.write(message.timestamp, writer, writer.deeper(depth));
        field = "";
      }
      if (message.text !== undefined) {
        field = "text";
        json["text"] = StringValueJson.write(message.text, writer, writer.deeper(depth));
        field = "";
      }
      if (message.number !== undefined) {
        field = "number";
        json["number"] = Int64ValueJson.write(message.number, writer, writer.deeper(depth));
        field = "";
      }
      if (message.blob !== undefined) {
        field = "blob";
        json["blob"] = BytesValueJson.write(message.blob, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.flags, "flags")) {
        const items = message.flags;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "flags";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = BoolValueJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["flags"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = WellKnown.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["any"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "any";
            message.any = AnyJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["duration"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "duration";
            message.duration = DurationJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["empty"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "empty";
            message.empty = EmptyJson.read(item, reader, reader.deeper(depth));
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
        item = json["object"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "object";
            message.object = StructJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["value"];
        if (item !== undefined) {
          count++;
          field = "value";
          message.value = ValueJson.read(item, reader, reader.deeper(depth));
          field = "";
        }
        item = json["list"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "list";
            message.list = ListValueJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
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
          if (item !== null) {
            field = "timestamp";
            message.timestamp = TimestampJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["text"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "text";
            message.text = StringValueJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["number"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "number";
            message.number = Int64ValueJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["blob"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "blob";
            message.blob = BytesValueJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["flags"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "flags");
            const list: typeof message.flags = new Array(items.length);
            field = "flags";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = BoolValueJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.flags = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
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
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});
