// Code generated from nested.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { isSigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { Label, Tree, Tree_Node } from "./nested.ts";
import { LabelJson as LabelJson$1 } from "./shared/shared.json.ts";

export const Tree_Node_KindJson: JsonEnum = /* @__PURE__ */ enumJson("golden.nested.Tree.Node.Kind", {
  KIND_UNSPECIFIED: 0,
  KIND_LEAF: 1,
});

const TreeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TreeJson: JsonCodec<Tree> = /* @__PURE__ */ messageJson(Tree, {
  write(message, writer, depth) {
    const json = new TreeJson$new();
    let field = "";
    try {
      if (message.root !== undefined) {
        field = "root";
        json["root"] = Tree_NodeJson.write(message.root, writer, writer.deeper(depth));
        field = "";
      }
      if (message.label !== undefined) {
        field = "label";
        json["label"] = LabelJson.write(message.label, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Tree.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["root"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "root";
            message.root = Tree_NodeJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["label"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "label";
            message.label = LabelJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["root", "label"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const Tree_NodeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Tree_NodeJson: JsonCodec<Tree_Node> = /* @__PURE__ */ messageJson(Tree_Node, {
  write(message, writer, depth) {
    const json = new Tree_NodeJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.kind !== 0 || writer.writesDefaults) {
        json["kind"] = writer.enum(Tree_Node_KindJson, message.kind, "kind");
      }
      if (writer.hasItems(message.children, "children")) {
        const items = message.children;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "children";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = Tree_NodeJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["children"] = list;
      }
      if (message.label !== undefined) {
        field = "label";
        json["label"] = LabelJson$1.write(message.label, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Tree_Node.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["kind"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(Tree_Node_KindJson, item, "kind");
            if (number !== undefined) message.kind = number;
          }
        }
        item = json["children"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "children");
            const list: typeof message.children = new Array(items.length);
            field = "children";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = Tree_NodeJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.children = list;
          }
        }
        item = json["label"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "label";
            message.label = LabelJson$1.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["kind", "children", "label"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const LabelJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LabelJson: JsonCodec<Label> = /* @__PURE__ */ messageJson(Label, {
  write(message, writer) {
    const json = new LabelJson$new();
    if (message.size !== 0 || writer.writesDefaults) {
      json["size"] = isSigned32(message.size) ? message.size | 0 : writer.signed32(message.size, "size");
    }
    return json;
  },

  read(value, reader) {
    const message = Label.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["size"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.size = isSigned32(item) ? item | 0 : reader.signed32(item, "size");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["size"]);
    }
    return message;
  },
});
