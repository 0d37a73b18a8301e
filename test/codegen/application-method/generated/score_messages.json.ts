// Code generated from score_messages.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { AddRequest, AddResponse, PraiseRequest, PraiseResponse, Praised } from "./score_messages.ts";

const AddRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AddRequestJson: JsonCodec<AddRequest> = /* @__PURE__ */ messageJson(AddRequest, {
  write(message, writer) {
    const json = new AddRequestJson$new();
    if (message.points !== 0 || writer.writesDefaults) {
      json["points"] = isUnsigned32(message.points) ? message.points >>> 0 : writer.unsigned32(message.points, "points");
    }
    if (message.reason !== "" || writer.writesDefaults) {
      json["reason"] = isText(message.reason) ? message.reason : writer.string(message.reason, "reason");
    }
    return json;
  },

  read(value, reader) {
    const message = AddRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["points"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.points = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "points");
      }
      item = json["reason"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.reason = isText(item) ? item : reader.string(item, "reason");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["points", "reason"]);
    }
    return message;
  },
});

const AddResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AddResponseJson: JsonCodec<AddResponse> = /* @__PURE__ */ messageJson(AddResponse, {
  write(message, writer) {
    const json = new AddResponseJson$new();
    if (message.total !== 0 || writer.writesDefaults) {
      json["total"] = isUnsigned32(message.total) ? message.total >>> 0 : writer.unsigned32(message.total, "total");
    }
    return json;
  },

  read(value, reader) {
    const message = AddResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["total"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.total = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "total");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["total"]);
    }
    return message;
  },
});

export const PraiseRequestJson: JsonCodec<PraiseRequest> = /* @__PURE__ */ messageJson(PraiseRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = PraiseRequest.create();
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

const PraiseResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PraiseResponseJson: JsonCodec<PraiseResponse> = /* @__PURE__ */ messageJson(PraiseResponse, {
  write(message, writer) {
    const json = new PraiseResponseJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    return json;
  },

  read(value, reader) {
    const message = PraiseResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["name"]);
    }
    return message;
  },
});

const PraisedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PraisedJson: JsonCodec<Praised> = /* @__PURE__ */ messageJson(Praised, {
  write(message, writer) {
    const json = new PraisedJson$new();
    if (message.from !== "" || writer.writesDefaults) {
      json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
    }
    return json;
  },

  read(value, reader) {
    const message = Praised.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["from"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.from = isText(item) ? item : reader.string(item, "from");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["from"]);
    }
    return message;
  },
});
