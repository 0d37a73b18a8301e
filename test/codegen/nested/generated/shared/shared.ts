// Code generated from shared/shared.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../../src/wire/codec.ts";
import { type Reader, isAtEnd, readString, readTag, skipUnknown, takeUnknown } from "../../../../../src/wire/reader.ts";
import { writeStringField, writeUnknown } from "../../../../../src/wire/writer.ts";

export interface Label {
  text: string;
  $unknown?: Uint8Array;
}

export const Label: MessageCodec<Label> = {
  typeName: "golden.nested.shared.Label",

  create(init) {
    const message: Label = new Label$new("");
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
    if (message.text !== "") {
      at = writeStringField(writer, at, 10, message.text, "text");
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
    field$1: string,
  ): void {
    this.text = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Label$inOrder(reader: Reader): Label {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
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
      case 10:
        message.text = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
