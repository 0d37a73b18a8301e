// Code generated from chatwire/v1/outbox.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { isText } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import { OutboxFrame, OutboxOwner, OutboxRecord, OutboxText } from "./outbox.ts";

const OutboxRecordJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OutboxRecordJson: JsonCodec<OutboxRecord> = /* @__PURE__ */ messageJson(OutboxRecord, {
  write(message, writer, depth) {
    const json = new OutboxRecordJson$new();
    let field = "";
    try {
      switch (message.record.case) {
        case undefined:
          break;
        case "owner":
          field = "owner";
          json["owner"] = OutboxOwnerJson.write(message.record.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "text":
          field = "text";
          json["text"] = OutboxTextJson.write(message.record.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "removed":
          json["removed"] = writer.bytes(message.record.value, "removed");
          break;
        default:
          throw writer.unknownCase("record");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = OutboxRecord.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["owner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "owner", "record");
            field = "owner";
            message.record = oneofCase("owner", OutboxOwnerJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["text"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "text", "record");
            field = "text";
            message.record = oneofCase("text", OutboxTextJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["removed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "removed", "record");
            message.record = oneofCase("removed", reader.bytes(item, "removed"));
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["owner", "text", "removed"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const OutboxFrameJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OutboxFrameJson: JsonCodec<OutboxFrame> = /* @__PURE__ */ messageJson(OutboxFrame, {
  write(message, writer, depth) {
    const json = new OutboxFrameJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.records, "records")) {
        const items = message.records;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "records";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = OutboxRecordJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["records"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = OutboxFrame.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["records"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "records");
            const list: typeof message.records = new Array(items.length);
            field = "records";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = OutboxRecordJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.records = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["records"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const OutboxOwnerJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OutboxOwnerJson: JsonCodec<OutboxOwner> = /* @__PURE__ */ messageJson(OutboxOwner, {
  write(message, writer) {
    const json = new OutboxOwnerJson$new();
    if (message.server !== "" || writer.writesDefaults) {
      json["server"] = isText(message.server) ? message.server : writer.string(message.server, "server");
    }
    if (message.user !== "" || writer.writesDefaults) {
      json["user"] = isText(message.user) ? message.user : writer.string(message.user, "user");
    }
    return json;
  },

  read(value, reader) {
    const message = OutboxOwner.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["server"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.server = isText(item) ? item : reader.string(item, "server");
      }
      item = json["user"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.user = isText(item) ? item : reader.string(item, "user");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["server", "user"]);
    }
    return message;
  },
});

const OutboxTextJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OutboxTextJson: JsonCodec<OutboxText> = /* @__PURE__ */ messageJson(OutboxText, {
  write(message, writer) {
    const json = new OutboxTextJson$new();
    if (message.id?.length !== 0 || writer.writesDefaults) {
      json["id"] = writer.bytes(message.id, "id");
    }
    if (message.to !== "" || writer.writesDefaults) {
      json["to"] = isText(message.to) ? message.to : writer.string(message.to, "to");
    }
    if (message.text !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["text"] = HIDDEN;
      } else {
        json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
      }
    }
    if (message.acceptedMs !== 0 || writer.writesDefaults) {
      json["acceptedMs"] = writer.unsignedNumber(message.acceptedMs, "acceptedMs");
    }
    if (message.follows !== false || writer.writesDefaults) {
      json["follows"] = writer.bool(message.follows, "follows");
    }
    if (message.room?.length !== 0 || writer.writesDefaults) {
      json["room"] = writer.bytes(message.room, "room");
    }
    if (writer.hasItems(message.mentions, "mentions")) {
      const items = message.mentions;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["mentions"] = writer.strings(items, same, "mentions");
    }
    return json;
  },

  read(value, reader) {
    const message = OutboxText.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["id"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.id = reader.bytes(item, "id");
      }
      item = json["to"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.to = isText(item) ? item : reader.string(item, "to");
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["acceptedMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.acceptedMs = reader.unsignedNumber(item, "acceptedMs");
      }
      item = json["follows"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.follows = typeof item === "boolean" ? item : reader.bool(item, "follows");
      }
      item = json["room"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.room = reader.bytes(item, "room");
      }
      item = json["mentions"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "mentions");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.mentions = reader.strings(items, same, "mentions");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "id",
        "to",
        "text",
        ["accepted_ms","acceptedMs"],
        "follows",
        "room",
        "mentions",
      ]);
    }
    return message;
  },
});
