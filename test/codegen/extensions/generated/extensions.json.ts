// Code generated from extensions.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, type JsonExtension, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../src/wire/json/enum.ts";
import { extensionJson, repeatedExtensionJson } from "../../../../src/wire/json/extension.ts";
import { isSigned32, isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import {
  Base,
  Base_level,
  type Color,
  Note,
  Set$,
  Track,
  Track_inSet,
  color,
  isColor,
  label,
  marks,
  noteAt,
  notes,
  total,
} from "./extensions.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ closedEnumJson("golden.extensions.Color", {
  COLOR_NONE: 0,
  COLOR_RED: 1,
});

const BaseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BaseJson: JsonCodec<Base> = /* @__PURE__ */ messageJson(Base, {
  write(message, writer, depth) {
    const json = new BaseJson$new();
    if (message.a !== undefined) {
      json["a"] = isSigned32(message.a) ? message.a | 0 : writer.signed32(message.a, "a");
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "golden.extensions.Base", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = Base.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "golden.extensions.Base", depth);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["a"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.a = isSigned32(item) ? item | 0 : reader.signed32(item, "a");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["a"]);
    }
    return message;
  },
});

const NoteJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NoteJson: JsonCodec<Note> = /* @__PURE__ */ messageJson(Note, {
  write(message, writer) {
    const json = new NoteJson$new();
    if (message.text !== undefined) {
      json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
    }
    if (message.size !== undefined) {
      json["size"] = isSigned32(message.size) ? message.size | 0 : writer.signed32(message.size, "size");
    }
    return json;
  },

  read(value, reader) {
    const message = Note.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["size"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.size = isSigned32(item) ? item | 0 : reader.signed32(item, "size");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["text", "size"]);
    }
    return message;
  },
});

const Set$Json$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Set$Json: JsonCodec<Set$> = /* @__PURE__ */ messageJson(Set$, {
  write(message, writer, depth) {
    const json = new Set$Json$new();
    if (message.$unknown !== undefined) writer.extensions(message, json, "golden.extensions.Set", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = Set$.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "golden.extensions.Set", depth);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const TrackJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TrackJson: JsonCodec<Track> = /* @__PURE__ */ messageJson(Track, {
  write(message, writer) {
    const json = new TrackJson$new();
    if (message.speed === undefined) throw writer.required("speed");
    json["speed"] = isSigned32(message.speed) ? message.speed | 0 : writer.signed32(message.speed, "speed");
    if (message.title !== undefined) {
      json["title"] = isText(message.title) ? message.title : writer.string(message.title, "title");
    }
    return json;
  },

  read(value, reader) {
    const message = Track.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["speed"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.speed = isSigned32(item) ? item | 0 : reader.signed32(item, "speed");
      }
      item = json["title"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.title = isText(item) ? item : reader.string(item, "title");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["speed", "title"]);
    }
    if (message.speed === undefined) throw reader.lacks("speed");
    return message;
  },
});

export const Base_levelJson: JsonExtension<Base> = /* @__PURE__ */ extensionJson(Base_level, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[golden.extensions.Base.level]"] = writer.signed64(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: bigint | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[golden.extensions.Base.level]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = reader.signed64(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[golden.extensions.Base.level]"]);
    }
    return message;
  },
});

export const Track_inSetJson: JsonExtension<Set$> = /* @__PURE__ */ extensionJson(Track_inSet, {
  write(message, writer, depth) {
    const json: JsonObject = {};
    let field = "";
    try {
      if (message.value !== undefined) {
        field = "value";
        json["[golden.extensions.Track.in_set]"] = TrackJson.write(message.value, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message: { value?: Track | undefined } = {};
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["[golden.extensions.Track.in_set]"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "value";
            message.value = TrackJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["[golden.extensions.Track.in_set]"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

export const labelJson: JsonExtension<Base> = /* @__PURE__ */ extensionJson(label, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[golden.extensions.label]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[golden.extensions.label]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[golden.extensions.label]"]);
    }
    return message;
  },
});

export const marksJson: JsonExtension<Base> = /* @__PURE__ */ repeatedExtensionJson(marks, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.value, "value")) {
      const items = message.value;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["[golden.extensions.marks]"] = writer.signed32s(items, same, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value: number[] } = { value: [] };
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[golden.extensions.marks]"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "value");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.value = reader.signed32s(items, same, "value");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[golden.extensions.marks]"]);
    }
    return message;
  },
});

export const notesJson: JsonExtension<Base> = /* @__PURE__ */ repeatedExtensionJson(notes, {
  write(message, writer, depth) {
    const json: JsonObject = {};
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.value, "value")) {
        const items = message.value;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "value";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = NoteJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["[golden.extensions.notes]"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message: { value: Note[] } = { value: [] };
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["[golden.extensions.notes]"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "value");
            const list: typeof message.value = new Array(items.length);
            field = "value";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = NoteJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.value = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["[golden.extensions.notes]"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

export const noteAtJson: JsonExtension<Base> = /* @__PURE__ */ extensionJson(noteAt, {
  write(message, writer, depth) {
    const json: JsonObject = {};
    let field = "";
    try {
      if (message.value !== undefined) {
        field = "value";
        json["[golden.extensions.note_at]"] = NoteJson.write(message.value, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message: { value?: Note | undefined } = {};
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["[golden.extensions.note_at]"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "value";
            message.value = NoteJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["[golden.extensions.note_at]"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

export const colorJson: JsonExtension<Base> = /* @__PURE__ */ extensionJson(color, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[golden.extensions.color]"] = writer.enum(ColorJson, message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: Color | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[golden.extensions.color]"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ColorJson, item, "value");
          if (number !== undefined && isColor(number)) message.value = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[golden.extensions.color]"]);
    }
    return message;
  },
});

export const totalJson: JsonExtension<Base> = /* @__PURE__ */ extensionJson(total, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[golden.extensions.total]"] = isUnsigned32(message.value) ? message.value >>> 0 : writer.unsigned32(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: number | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[golden.extensions.total]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[golden.extensions.total]"]);
    }
    return message;
  },
});
