// Generated from well_known.proto. Edit that, not this.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
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
    const message: WellKnown = {
      null: 0,
      flags: [],
    };
    return init === undefined ? message : Object.assign(message, init);
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

  write(message, writer) {
    if (message.any !== undefined) {
      const start = writer.beginMessageField(10, "golden.well_known.WellKnown.any");
      Any.write(message.any, writer);
      writer.endMessage(start);
    }
    if (message.duration !== undefined) {
      const start = writer.beginMessageField(18, "golden.well_known.WellKnown.duration");
      Duration.write(message.duration, writer);
      writer.endMessage(start);
    }
    if (message.empty !== undefined) {
      const start = writer.beginMessageField(26, "golden.well_known.WellKnown.empty");
      Empty.write(message.empty, writer);
      writer.endMessage(start);
    }
    if (message.mask !== undefined) {
      const start = writer.beginMessageField(34, "golden.well_known.WellKnown.mask");
      FieldMask.write(message.mask, writer);
      writer.endMessage(start);
    }
    if (message.object !== undefined) {
      const start = writer.beginMessageField(42, "golden.well_known.WellKnown.object");
      Struct.write(message.object, writer);
      writer.endMessage(start);
    }
    if (message.value !== undefined) {
      const start = writer.beginMessageField(50, "golden.well_known.WellKnown.value");
      Value.write(message.value, writer);
      writer.endMessage(start);
    }
    if (message.list !== undefined) {
      const start = writer.beginMessageField(58, "golden.well_known.WellKnown.list");
      ListValue.write(message.list, writer);
      writer.endMessage(start);
    }
    if (message.null !== 0) {
      writer.int32Field(64, message.null, "golden.well_known.WellKnown.null");
    }
    if (message.timestamp !== undefined) {
      const start = writer.beginMessageField(74, "golden.well_known.WellKnown.timestamp");
      Timestamp.write(message.timestamp, writer);
      writer.endMessage(start);
    }
    if (message.text !== undefined) {
      const start = writer.beginMessageField(82, "golden.well_known.WellKnown.text");
      StringValue.write(message.text, writer);
      writer.endMessage(start);
    }
    if (message.number !== undefined) {
      const start = writer.beginMessageField(90, "golden.well_known.WellKnown.number");
      Int64Value.write(message.number, writer);
      writer.endMessage(start);
    }
    if (message.blob !== undefined) {
      const start = writer.beginMessageField(98, "golden.well_known.WellKnown.blob");
      BytesValue.write(message.blob, writer);
      writer.endMessage(start);
    }
    for (const value of message.flags) {
      const start = writer.beginMessageField(106, "golden.well_known.WellKnown.flags");
      BoolValue.write(value, writer);
      writer.endMessage(start);
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = WellKnown.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10: {
          const end = reader.beginMessage(56);
          message.any = Any.read(reader, message.any);
          reader.endMessage(end);
          break;
        }
        case 18: {
          const end = reader.beginMessage(56);
          message.duration = Duration.read(reader, message.duration);
          reader.endMessage(end);
          break;
        }
        case 26: {
          const end = reader.beginMessage(72);
          message.empty = Empty.read(reader, message.empty);
          reader.endMessage(end);
          break;
        }
        case 34: {
          const end = reader.beginMessage(80);
          message.mask = FieldMask.read(reader, message.mask);
          reader.endMessage(end);
          break;
        }
        case 42: {
          const end = reader.beginMessage(248);
          message.object = Struct.read(reader, message.object);
          reader.endMessage(end);
          break;
        }
        case 50: {
          const end = reader.beginMessage(88);
          message.value = Value.read(reader, message.value);
          reader.endMessage(end);
          break;
        }
        case 58: {
          const end = reader.beginMessage(80);
          message.list = ListValue.read(reader, message.list);
          reader.endMessage(end);
          break;
        }
        case 64:
          message.null = reader.int32();
          break;
        case 74: {
          const end = reader.beginMessage(56);
          message.timestamp = Timestamp.read(reader, message.timestamp);
          reader.endMessage(end);
          break;
        }
        case 82: {
          const end = reader.beginMessage(48);
          message.text = StringValue.read(reader, message.text);
          reader.endMessage(end);
          break;
        }
        case 90: {
          const end = reader.beginMessage(48);
          message.number = Int64Value.read(reader, message.number);
          reader.endMessage(end);
          break;
        }
        case 98: {
          const end = reader.beginMessage(48);
          message.blob = BytesValue.read(reader, message.blob);
          reader.endMessage(end);
          break;
        }
        case 106: {
          const end = reader.beginMessage(48);
          message.flags.push(BoolValue.read(reader));
          reader.endMessage(end);
          break;
        }
        default:
          unknownFields = reader.skipUnknown(tag, unknownFields);
          break;
      }
    }
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};
