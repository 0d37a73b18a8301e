// Code generated from vault.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isText } from "../../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { Key, Vault } from "./vault.ts";

const KeyJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const KeyJson: JsonCodec<Key> = /* @__PURE__ */ messageJson(Key, {
  write(message, writer) {
    const json = new KeyJson$new();
    if (message.value?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["value"] = HIDDEN;
      } else {
        json["value"] = writer.bytes(message.value, "value");
      }
    }
    if (message.label !== "" || writer.writesDefaults) {
      json["label"] = isText(message.label) ? message.label : writer.string(message.label, "label");
    }
    return json;
  },

  read(value, reader) {
    const message = Key.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = reader.bytes(item, "value");
      }
      item = json["label"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.label = isText(item) ? item : reader.string(item, "label");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["value", "label"]);
    }
    return message;
  },
});

const VaultJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const VaultJson: JsonCodec<Vault> = /* @__PURE__ */ messageJson(Vault, {
  write(message, writer, depth) {
    const json = new VaultJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.pin !== "" || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["pin"] = HIDDEN;
        } else {
          json["pin"] = isText(message.pin) ? message.pin : writer.string(message.pin, "pin");
        }
      }
      if (message.note !== undefined) {
        if (writer.hides.content) {
          json["note"] = HIDDEN;
        } else {
          json["note"] = isText(message.note) ? message.note : writer.string(message.note, "note");
        }
      }
      if (writer.hasItems(message.words, "words")) {
        if (writer.hides.secret) {
          json["words"] = HIDDEN;
        } else {
          const items = message.words;
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          json["words"] = writer.strings(items, same, "words");
        }
      }
      if (writer.hasEntries(message.answers, "answers")) {
        if (writer.hides.content) {
          json["answers"] = HIDDEN;
        } else {
          const entries: JsonObject = {};
          for (const [key, item] of message.answers) {
            const text = isText(key) ? key : writer.string(key, "answers", key);
            writer.put(entries, text, isText(item) ? item : writer.string(item, "answers", key));
          }
          json["answers"] = entries;
        }
      }
      if (message.master !== undefined) {
        if (writer.hides.secret) {
          json["master"] = HIDDEN;
        } else {
          field = "master";
          json["master"] = KeyJson.write(message.master, writer, writer.deeper(depth));
          field = "";
        }
      }
      if (writer.hasItems(message.keys, "keys")) {
        const items = message.keys;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "keys";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = KeyJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["keys"] = list;
      }
      switch (message.openedBy.case) {
        case undefined:
          break;
        case "password":
          if (writer.hides.secret) {
            json["password"] = HIDDEN;
          } else {
            json["password"] = isText(message.openedBy.value) ? message.openedBy.value : writer.string(message.openedBy.value, "password");
          }
          break;
        case "owner":
          json["owner"] = isText(message.openedBy.value) ? message.openedBy.value : writer.string(message.openedBy.value, "owner");
          break;
        default:
          throw writer.unknownCase("openedBy");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Vault.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["pin"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.pin = isText(item) ? item : reader.string(item, "pin");
        }
        item = json["note"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.note = isText(item) ? item : reader.string(item, "note");
        }
        item = json["words"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "words");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.words = reader.strings(items, same, "words");
          }
        }
        item = json["answers"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "answers");
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = isText(name) ? name : reader.string(name, "answers", name);
              message.answers.set(key, isText(entry) ? entry : reader.string(entry, "answers", name));
            }
          }
        }
        item = json["master"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "master";
            message.master = KeyJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["keys"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "keys");
            const list: typeof message.keys = new Array(items.length);
            field = "keys";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = KeyJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.keys = list;
          }
        }
        item = json["password"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "password", "openedBy");
            message.openedBy = oneofCase("password", isText(item) ? item : reader.string(item, "password"));
          }
        }
        item = json["owner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "owner", "openedBy");
            message.openedBy = oneofCase("owner", isText(item) ? item : reader.string(item, "owner"));
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "pin",
          "note",
          "words",
          "answers",
          "master",
          "keys",
          "password",
          "owner",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});
