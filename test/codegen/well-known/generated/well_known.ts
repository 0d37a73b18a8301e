// Code generated from well_known.proto by chatwire. DO NOT EDIT.

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
import { Any } from "./google/protobuf/any.ts";
import { Duration } from "./google/protobuf/duration.ts";
import { Empty } from "./google/protobuf/empty.ts";
import { FieldMask } from "./google/protobuf/field_mask.ts";
import { ListValue, type NullValue, Struct, Value } from "./google/protobuf/struct.ts";
import { Timestamp } from "./google/protobuf/timestamp.ts";
import { BoolValue, BytesValue, Int64Value, StringValue } from "./google/protobuf/wrappers.ts";

export interface WellKnown {
  any?: Any | undefined;
  duration?: Duration | undefined;
  empty?: Empty | undefined;
  mask?: FieldMask | undefined;
  object?: Struct | undefined;
  value?: Value | undefined;
  list?: ListValue | undefined;
  null: NullValue;
  timestamp?: Timestamp | undefined;
  text?: StringValue | undefined;
  number?: Int64Value | undefined;
  blob?: BytesValue | undefined;
  flags: BoolValue[];
  $unknown?: Uint8Array;
}

export const WellKnown: MessageCodec<WellKnown> = {
  typeName: "golden.well_known.WellKnown",

  create(init) {
    const message: WellKnown = new WellKnown$new(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      0,
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<BoolValue>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(WellKnown, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(WellKnown, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(WellKnown, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.any !== undefined) {
      const begin = beginMessage(writer, at, 10, message.any, "any");
      at = endMessage(writer, begin, Any.write(message.any, writer, begin));
    }
    if (message.duration !== undefined) {
      const begin = beginMessage(writer, at, 18, message.duration, "duration");
      at = endMessage(writer, begin, Duration.write(message.duration, writer, begin));
    }
    if (message.empty !== undefined) {
      const begin = beginMessage(writer, at, 26, message.empty, "empty");
      at = endMessage(writer, begin, Empty.write(message.empty, writer, begin));
    }
    if (message.mask !== undefined) {
      const begin = beginMessage(writer, at, 34, message.mask, "mask");
      at = endMessage(writer, begin, FieldMask.write(message.mask, writer, begin));
    }
    if (message.object !== undefined) {
      const begin = beginMessage(writer, at, 42, message.object, "object");
      at = endMessage(writer, begin, Struct.write(message.object, writer, begin));
    }
    if (message.value !== undefined) {
      const begin = beginMessage(writer, at, 50, message.value, "value");
      at = endMessage(writer, begin, Value.write(message.value, writer, begin));
    }
    if (message.list !== undefined) {
      const begin = beginMessage(writer, at, 58, message.list, "list");
      at = endMessage(writer, begin, ListValue.write(message.list, writer, begin));
    }
    if (message.null !== 0) {
      at = writeInt32Field(writer, at, 64, message.null, "null");
    }
    if (message.timestamp !== undefined) {
      const begin = beginMessage(writer, at, 74, message.timestamp, "timestamp");
      at = endMessage(writer, begin, Timestamp.write(message.timestamp, writer, begin));
    }
    if (message.text !== undefined) {
      const begin = beginMessage(writer, at, 82, message.text, "text");
      at = endMessage(writer, begin, StringValue.write(message.text, writer, begin));
    }
    if (message.number !== undefined) {
      const begin = beginMessage(writer, at, 90, message.number, "number");
      at = endMessage(writer, begin, Int64Value.write(message.number, writer, begin));
    }
    if (message.blob !== undefined) {
      const begin = beginMessage(writer, at, 98, message.blob, "blob");
      at = endMessage(writer, begin, BytesValue.write(message.blob, writer, begin));
    }
    for (const value of itemsOf(message.flags, "flags")) {
      const begin = beginMessage(writer, at, 106, value, "flags");
      at = endMessage(writer, begin, BoolValue.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = WellKnown$inOrder(reader)) {
    return isAtEnd(reader) ? message : WellKnown$rest(reader, message);
  },
};

const WellKnown$new = /* @__PURE__ */ plainConstructor(
  function (
    this: WellKnown,
    field$1: Any | undefined,
    field$2: Duration | undefined,
    field$3: Empty | undefined,
    field$4: FieldMask | undefined,
    field$5: Struct | undefined,
    field$6: Value | undefined,
    field$7: ListValue | undefined,
    field$8: NullValue,
    field$9: Timestamp | undefined,
    field$10: StringValue | undefined,
    field$11: Int64Value | undefined,
    field$12: BytesValue | undefined,
    field$13: BoolValue[],
  ): void {
    this.any = field$1;
    this.duration = field$2;
    this.empty = field$3;
    this.mask = field$4;
    this.object = field$5;
    this.value = field$6;
    this.list = field$7;
    this.null = field$8;
    this.timestamp = field$9;
    this.text = field$10;
    this.number = field$11;
    this.blob = field$12;
    this.flags = field$13;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function WellKnown$inOrder(reader: Reader): WellKnown {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Any | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = Any.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: Duration | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$2 = Duration.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: Empty | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 72);
    field$3 = Empty.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$4: FieldMask | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$4 = FieldMask.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: Struct | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 232);
    field$5 = Struct.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$6: Value | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$6 = Value.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$7: ListValue | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$7 = ListValue.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$8: NullValue = 0;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$9: Timestamp | undefined;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$9 = Timestamp.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$10: StringValue | undefined;
  if (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$10 = StringValue.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$11: Int64Value | undefined;
  if (offset < end && input[offset] === 90) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$11 = Int64Value.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$12: BytesValue | undefined;
  if (offset < end && input[offset] === 98) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$12 = BytesValue.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$13: BoolValue[] = emptyList<BoolValue>();
  while (offset < end && input[offset] === 106) {
    reader.offset = offset + 1;
    if (field$13.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 48);
    field$13.push(BoolValue.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new WellKnown$new(
    field$1,
    field$2,
    field$3,
    field$4,
    field$5,
    field$6,
    field$7,
    field$8,
    field$9,
    field$10,
    field$11,
    field$12,
    field$13,
  );
}

/** Reads the remaining fields, in any order. */
function WellKnown$rest(reader: Reader, message: WellKnown): WellKnown {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.any === undefined ? 56 : 0);
        message.any = Any.read(reader, message.any);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const outerEnd = enterMessage(reader, message.duration === undefined ? 56 : 0);
        message.duration = Duration.read(reader, message.duration);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.empty === undefined ? 72 : 0);
        message.empty = Empty.read(reader, message.empty);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const outerEnd = enterMessage(reader, message.mask === undefined ? 80 : 0);
        message.mask = FieldMask.read(reader, message.mask);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const outerEnd = enterMessage(reader, message.object === undefined ? 232 : 0);
        message.object = Struct.read(reader, message.object);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const outerEnd = enterMessage(reader, message.value === undefined ? 80 : 0);
        message.value = Value.read(reader, message.value);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58: {
        const outerEnd = enterMessage(reader, message.list === undefined ? 80 : 0);
        message.list = ListValue.read(reader, message.list);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 64:
        message.null = readInt32(reader);
        break;
      case 74: {
        const outerEnd = enterMessage(reader, message.timestamp === undefined ? 56 : 0);
        message.timestamp = Timestamp.read(reader, message.timestamp);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 82: {
        const outerEnd = enterMessage(reader, message.text === undefined ? 48 : 0);
        message.text = StringValue.read(reader, message.text);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 90: {
        const outerEnd = enterMessage(reader, message.number === undefined ? 48 : 0);
        message.number = Int64Value.read(reader, message.number);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 98: {
        const outerEnd = enterMessage(reader, message.blob === undefined ? 48 : 0);
        message.blob = BytesValue.read(reader, message.blob);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 106: {
        if (message.flags.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 48);
        message.flags.push(BoolValue.read(reader));
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
