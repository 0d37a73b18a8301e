// Code generated from oneof.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isFiniteNumber, isText } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Circle, Interleaved, Shape } from "./oneof.ts";

const CircleJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CircleJson: JsonCodec<Circle> = /* @__PURE__ */ messageJson(Circle, {
  write(message, writer) {
    const json = new CircleJson$new();
    if (message.radius !== 0 || Object.is(message.radius, -0) || writer.writesDefaults) {
      json["radius"] = isFiniteNumber(message.radius) ? message.radius : writer.double(message.radius, "radius");
    }
    if (writer.hasItems(message.notes, "notes")) {
      const items = message.notes;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["notes"] = writer.strings(items, same, "notes");
    }
    return json;
  },

  read(value, reader) {
    const message = Circle.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["radius"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.radius = isFiniteNumber(item) ? item : reader.double(item, "radius");
      }
      item = json["notes"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notes");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.notes = reader.strings(items, same, "notes");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["radius", "notes"]);
    }
    return message;
  },
});

const ShapeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ShapeJson: JsonCodec<Shape> = /* @__PURE__ */ messageJson(Shape, {
  write(message, writer, depth) {
    const json = new ShapeJson$new();
    let field = "";
    try {
      if (message.name !== "" || writer.writesDefaults) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      switch (message.look.case) {
        case undefined:
          break;
        case "circle":
          field = "circle";
          json["circle"] = CircleJson.write(message.look.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "text":
          json["text"] = isText(message.look.value) ? message.look.value : writer.string(message.look.value, "text");
          break;
        case "number":
          json["number"] = writer.unsigned64(message.look.value, "number");
          break;
        case "raw":
          json["raw"] = writer.bytes(message.look.value, "raw");
          break;
        default:
          throw writer.unknownCase("look");
      }
      switch (message.otherLook.case) {
        case undefined:
          break;
        case "hidden":
          json["hidden"] = writer.bool(message.otherLook.value, "hidden");
          break;
        case "secondCircle":
          field = "secondCircle";
          json["secondCircle"] = CircleJson.write(message.otherLook.value, writer, writer.deeper(depth));
          field = "";
          break;
        default:
          throw writer.unknownCase("otherLook");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Shape.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["circle"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "circle", "look");
            field = "circle";
            message.look = oneofCase("circle", CircleJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["text"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "text", "look");
            message.look = oneofCase("text", isText(item) ? item : reader.string(item, "text"));
          }
        }
        item = json["number"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "number", "look");
            message.look = oneofCase("number", reader.unsigned64(item, "number"));
          }
        }
        item = json["raw"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "raw", "look");
            message.look = oneofCase("raw", reader.bytes(item, "raw"));
          }
        }
        item = json["hidden"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 2, "hidden", "otherLook");
            message.otherLook = oneofCase("hidden", typeof item === "boolean" ? item : reader.bool(item, "hidden"));
          }
        }
        item = json["secondCircle"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 2, "secondCircle", "otherLook");
            field = "secondCircle";
            message.otherLook = oneofCase("secondCircle", CircleJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          "circle",
          "text",
          "number",
          "raw",
          "hidden",
          ["second_circle","secondCircle"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const InterleavedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const InterleavedJson: JsonCodec<Interleaved> = /* @__PURE__ */ messageJson(Interleaved, {
  write(message, writer) {
    const json = new InterleavedJson$new();
    switch (message.first.case) {
      case undefined:
        break;
      case "low":
        json["low"] = isText(message.first.value) ? message.first.value : writer.string(message.first.value, "low");
        break;
      case "high":
        json["high"] = isText(message.first.value) ? message.first.value : writer.string(message.first.value, "high");
        break;
      case "higher":
        json["higher"] = isText(message.first.value) ? message.first.value : writer.string(message.first.value, "higher");
        break;
      default:
        throw writer.unknownCase("first");
    }
    switch (message.second.case) {
      case undefined:
        break;
      case "left":
        json["left"] = isText(message.second.value) ? message.second.value : writer.string(message.second.value, "left");
        break;
      case "right":
        json["right"] = isText(message.second.value) ? message.second.value : writer.string(message.second.value, "right");
        break;
      default:
        throw writer.unknownCase("second");
    }
    if (message.middle !== "" || writer.writesDefaults) {
      json["middle"] = isText(message.middle) ? message.middle : writer.string(message.middle, "middle");
    }
    return json;
  },

  read(value, reader) {
    const message = Interleaved.create();
    let json = reader.fields(value);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["low"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "low", "first");
          message.first = oneofCase("low", isText(item) ? item : reader.string(item, "low"));
        }
      }
      item = json["high"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "high", "first");
          message.first = oneofCase("high", isText(item) ? item : reader.string(item, "high"));
        }
      }
      item = json["higher"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "higher", "first");
          message.first = oneofCase("higher", isText(item) ? item : reader.string(item, "higher"));
        }
      }
      item = json["left"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "left", "second");
          message.second = oneofCase("left", isText(item) ? item : reader.string(item, "left"));
        }
      }
      item = json["right"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 2, "right", "second");
          message.second = oneofCase("right", isText(item) ? item : reader.string(item, "right"));
        }
      }
      item = json["middle"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.middle = isText(item) ? item : reader.string(item, "middle");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["low", "high", "higher", "left", "right", "middle"]);
    }
    return message;
  },
});
