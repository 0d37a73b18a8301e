// Code generated from points.proto by chatwire. DO NOT EDIT.

import { GiveRequest, GiveResponse, PointsGiven } from "./points.ts";
import { type JsonCodec, type JsonObject, isText, isUnsigned32, messageJson, plainConstructor } from "chatwire/wire";

const GiveRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GiveRequestJson: JsonCodec<GiveRequest> = /* @__PURE__ */ messageJson(GiveRequest, {
  write(message, writer) {
    const json = new GiveRequestJson$new();
    if (message.points !== 0 || writer.writesDefaults) {
      json["points"] = isUnsigned32(message.points) ? message.points >>> 0 : writer.unsigned32(message.points, "points");
    }
    return json;
  },

  read(value, reader) {
    const message = GiveRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["points"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.points = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "points");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["points"]);
    }
    return message;
  },
});

const GiveResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GiveResponseJson: JsonCodec<GiveResponse> = /* @__PURE__ */ messageJson(GiveResponse, {
  write(message, writer) {
    const json = new GiveResponseJson$new();
    if (message.left !== 0 || writer.writesDefaults) {
      json["left"] = isUnsigned32(message.left) ? message.left >>> 0 : writer.unsigned32(message.left, "left");
    }
    return json;
  },

  read(value, reader) {
    const message = GiveResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["left"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.left = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "left");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["left"]);
    }
    return message;
  },
});

const PointsGivenJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PointsGivenJson: JsonCodec<PointsGiven> = /* @__PURE__ */ messageJson(PointsGiven, {
  write(message, writer) {
    const json = new PointsGivenJson$new();
    if (message.from !== "" || writer.writesDefaults) {
      json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
    }
    if (message.points !== 0 || writer.writesDefaults) {
      json["points"] = isUnsigned32(message.points) ? message.points >>> 0 : writer.unsigned32(message.points, "points");
    }
    return json;
  },

  read(value, reader) {
    const message = PointsGiven.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["from"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.from = isText(item) ? item : reader.string(item, "from");
      }
      item = json["points"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.points = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "points");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["from", "points"]);
    }
    return message;
  },
});
