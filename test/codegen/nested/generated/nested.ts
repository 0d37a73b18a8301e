// Code generated from nested.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readInt32,
  readTag,
  skipUnknown,
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import { beginMessage, endMessage, itemsOf, writeInt32Field, writeUnknown } from "../../../../src/wire/writer.ts";
import { Label as Label$1 } from "./shared/shared.ts";

export const Tree_Node_Kind = {
  UNSPECIFIED: 0,
  LEAF: 1,
} as const;

export type Tree_Node_Kind = (typeof Tree_Node_Kind)[keyof typeof Tree_Node_Kind] | (number & {});

export interface Tree {
  root?: Tree_Node | undefined;
  /** Another Label than the shared one. */
  label?: Label | undefined;
  $unknown?: Uint8Array;
}

export const Tree: MessageCodec<Tree> = {
  typeName: "golden.nested.Tree",

  create(init) {
    const message: Tree = new Tree$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Tree, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Tree, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Tree, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.root !== undefined) {
      const begin = beginMessage(writer, at, 10, message.root, "root");
      at = endMessage(writer, begin, Tree_Node.write(message.root, writer, begin));
    }
    if (message.label !== undefined) {
      const begin = beginMessage(writer, at, 18, message.label, "label");
      at = endMessage(writer, begin, Label.write(message.label, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Tree$inOrder(reader)) {
    return isAtEnd(reader) ? message : Tree$rest(reader, message);
  },
};

const Tree$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Tree,
    field$1: Tree_Node | undefined,
    field$2: Label | undefined,
  ): void {
    this.root = field$1;
    this.label = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Tree$inOrder(reader: Reader): Tree {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Tree_Node | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    field$1 = Tree_Node.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: Label | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$2 = Label.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Tree$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Tree$rest(reader: Reader, message: Tree): Tree {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.root === undefined ? 96 : 0);
        message.root = Tree_Node.read(reader, message.root);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const outerEnd = enterMessage(reader, message.label === undefined ? 48 : 0);
        message.label = Label.read(reader, message.label);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Tree_Node {
  kind: Tree_Node_Kind;
  children: Tree_Node[];
  label?: Label$1 | undefined;
  $unknown?: Uint8Array;
}

export const Tree_Node: MessageCodec<Tree_Node> = {
  typeName: "golden.nested.Tree.Node",

  create(init) {
    const message: Tree_Node = new Tree_Node$new(0, emptyList<Tree_Node>(), undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Tree_Node, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Tree_Node, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Tree_Node, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.kind !== 0) {
      at = writeInt32Field(writer, at, 8, message.kind, "kind");
    }
    for (const value of itemsOf(message.children, "children")) {
      const begin = beginMessage(writer, at, 18, value, "children");
      at = endMessage(writer, begin, Tree_Node.write(value, writer, begin));
    }
    if (message.label !== undefined) {
      const begin = beginMessage(writer, at, 26, message.label, "label");
      at = endMessage(writer, begin, Label$1.write(message.label, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Tree_Node$inOrder(reader)) {
    return isAtEnd(reader) ? message : Tree_Node$rest(reader, message);
  },
};

const Tree_Node$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Tree_Node,
    field$1: Tree_Node_Kind,
    field$2: Tree_Node[],
    field$3: Label$1 | undefined,
  ): void {
    this.kind = field$1;
    this.children = field$2;
    this.label = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Tree_Node$inOrder(reader: Reader): Tree_Node {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Tree_Node_Kind = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  const field$2: Tree_Node[] = emptyList<Tree_Node>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 96);
    field$2.push(Tree_Node.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: Label$1 | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$3 = Label$1.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Tree_Node$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function Tree_Node$rest(reader: Reader, message: Tree_Node): Tree_Node {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.kind = readInt32(reader);
        break;
      case 18: {
        if (message.children.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 96);
        message.children.push(Tree_Node.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.label === undefined ? 48 : 0);
        message.label = Label$1.read(reader, message.label);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Label {
  size: number;
  $unknown?: Uint8Array;
}

export const Label: MessageCodec<Label> = {
  typeName: "golden.nested.Label",

  create(init) {
    const message: Label = new Label$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Label, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Label, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Label, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.size !== 0) {
      at = writeInt32Field(writer, at, 8, message.size, "size");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Label$inOrder(reader)) {
    return isAtEnd(reader) ? message : Label$rest(reader, message);
  },
};

const Label$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Label,
    field$1: number,
  ): void {
    this.size = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Label$inOrder(reader: Reader): Label {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Label$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Label$rest(reader: Reader, message: Label): Label {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.size = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
