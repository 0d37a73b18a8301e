// Code generated from chatwire/cluster/v1/relay.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { RelayedBetween } from "./relay.ts";

const RelayedBetweenJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayedBetweenJson: JsonCodec<RelayedBetween> = /* @__PURE__ */ messageJson(RelayedBetween, {
  write(message, writer) {
    const json = new RelayedBetweenJson$new();
    if (message.introduction !== 0 || writer.writesDefaults) {
      json["introduction"] = writer.unsignedNumber(message.introduction, "introduction");
    }
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (message.datagram?.length !== 0 || writer.writesDefaults) {
      json["datagram"] = writer.bytes(message.datagram, "datagram");
    }
    if (message.bindings !== 0 || writer.writesDefaults) {
      json["bindings"] = isUnsigned32(message.bindings) ? message.bindings >>> 0 : writer.unsigned32(message.bindings, "bindings");
    }
    if (message.bytesLeft !== 0 || writer.writesDefaults) {
      json["bytesLeft"] = writer.unsignedNumber(message.bytesLeft, "bytesLeft");
    }
    if (message.isGone !== false || writer.writesDefaults) {
      json["isGone"] = writer.bool(message.isGone, "isGone");
    }
    return json;
  },

  read(value, reader) {
    const message = RelayedBetween.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introduction"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introduction = reader.unsignedNumber(item, "introduction");
      }
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["datagram"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.datagram = reader.bytes(item, "datagram");
      }
      item = json["bindings"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.bindings = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "bindings");
      }
      item = json["bytesLeft"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.bytesLeft = reader.unsignedNumber(item, "bytesLeft");
      }
      item = json["isGone"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.isGone = typeof item === "boolean" ? item : reader.bool(item, "isGone");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "introduction",
        "connection",
        "datagram",
        "bindings",
        ["bytes_left","bytesLeft"],
        ["is_gone","isGone"],
      ]);
    }
    return message;
  },
});
