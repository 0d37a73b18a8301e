// Code generated from enum.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Enums } from "./enum.ts";

export const TrafficLightJson: JsonEnum = /* @__PURE__ */ enumJson("golden.enum.TrafficLight", {
  TRAFFIC_LIGHT_UNSPECIFIED: 0,
  TRAFFIC_LIGHT_RED: 1,
  TRAFFIC_LIGHT_GREEN: 2,
  TRAFFIC_LIGHT_LOWEST: -2147483648,
  TRAFFIC_LIGHT_HIGHEST: 2147483647,
});

export const MixedJson: JsonEnum = /* @__PURE__ */ enumJson("golden.enum.Mixed", {
  NOTHING: 0,
  MIXED_SOMETHING: 1,
  ANYTHING: 1,
});

export const SizeJson: JsonEnum = /* @__PURE__ */ enumJson("golden.enum.Size", {
  SIZE_0: 0,
  SIZE_10: 1,
});

const EnumsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EnumsJson: JsonCodec<Enums> = /* @__PURE__ */ messageJson(Enums, {
  write(message, writer) {
    const json = new EnumsJson$new();
    if (message.light !== 0 || writer.writesDefaults) {
      json["light"] = writer.enum(TrafficLightJson, message.light, "light");
    }
    if (message.mixed !== 0 || writer.writesDefaults) {
      json["mixed"] = writer.enum(MixedJson, message.mixed, "mixed");
    }
    if (message.size !== 0 || writer.writesDefaults) {
      json["size"] = writer.enum(SizeJson, message.size, "size");
    }
    return json;
  },

  read(value, reader) {
    const message = Enums.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["light"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(TrafficLightJson, item, "light");
          if (number !== undefined) message.light = number;
        }
      }
      item = json["mixed"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(MixedJson, item, "mixed");
          if (number !== undefined) message.mixed = number;
        }
      }
      item = json["size"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(SizeJson, item, "size");
          if (number !== undefined) message.size = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["light", "mixed", "size"]);
    }
    return message;
  },
});
