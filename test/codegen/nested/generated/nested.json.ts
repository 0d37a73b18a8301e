// Code generated from nested.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Label, Tree, Tree_Node } from "./nested.ts";
import { LabelJson as LabelJson$1 } from "./shared/shared.json.ts";

export const Tree_Node_KindJson: JsonEnum = /* @__PURE__ */ enumJson("golden.nested.Tree.Node.Kind", {
  KIND_UNSPECIFIED: 0,
  KIND_LEAF: 1,
});

export const TreeJson: JsonCodec<Tree> = /* @__PURE__ */ messageJson(Tree, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.root !== undefined) json["root"] = writer.message(Tree_NodeJson, message.root, "root");
    if (message.label !== undefined) json["label"] = writer.message(LabelJson, message.label, "label");
    return json;
  },

  read(value, reader) {
    const message = Tree.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["root"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.root = reader.message(Tree_NodeJson, item, "root");
      }
      item = json["label"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.label = reader.message(LabelJson, item, "label");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["root", "label"]);
    }
    return message;
  },
});

export const Tree_NodeJson: JsonCodec<Tree_Node> = /* @__PURE__ */ messageJson(Tree_Node, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.kind !== 0 || writer.writesDefaults) json["kind"] = writer.enum(Tree_Node_KindJson, message.kind, "kind");
    if (writer.hasItems(message.children, "children")) {
      json["children"] = writer.messages(Tree_NodeJson, message.children, "children");
    }
    if (message.label !== undefined) json["label"] = writer.message(LabelJson$1, message.label, "label");
    return json;
  },

  read(value, reader) {
    const message = Tree_Node.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
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
        if (item !== null) message.children = reader.messages(Tree_NodeJson, item, "children");
      }
      item = json["label"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.label = reader.message(LabelJson$1, item, "label");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["kind", "children", "label"]);
    }
    return message;
  },
});

export const LabelJson: JsonCodec<Label> = /* @__PURE__ */ messageJson(Label, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.size !== 0 || writer.writesDefaults) json["size"] = writer.signed32(message.size, "size");
    return json;
  },

  read(value, reader) {
    const message = Label.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["size"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.size = reader.signed32(item, "size");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["size"]);
    }
    return message;
  },
});
