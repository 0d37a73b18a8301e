// Code generated from nested.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Label, Tree, Tree_Node } from "./nested.ts";
import { LabelJson as LabelJson$1 } from "./shared/shared.json.ts";

export const Tree_Node_KindJson: JsonEnum = /* @__PURE__ */ enumJson("golden.nested.Tree.Node.Kind", {
  KIND_UNSPECIFIED: 0,
  KIND_LEAF: 1,
});

export const TreeJson: JsonCodec<Tree> = /* @__PURE__ */ messageJson(Tree, () => [
  { name: "root", type: Tree_NodeJson, shape: "optional" },
  { name: "label", type: LabelJson, shape: "optional" },
]);

export const Tree_NodeJson: JsonCodec<Tree_Node> = /* @__PURE__ */ messageJson(Tree_Node, () => [
  { name: "kind", type: Tree_Node_KindJson },
  { name: "children", type: Tree_NodeJson, shape: "list" },
  { name: "label", type: LabelJson$1, shape: "optional" },
]);

export const LabelJson: JsonCodec<Label> = /* @__PURE__ */ messageJson(Label, () => [
  { name: "size", type: "int32" },
]);
