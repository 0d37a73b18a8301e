// Code generated from call.proto by chatwire. DO NOT EDIT.

import type { Rule } from "chatwire/v1/options";
import {
  type Reader,
  type RuledCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  isAtEnd,
  plainConstructor,
  readInt32,
  readTag,
  skipUnknown,
  takeUnknown,
  writeInt32Field,
  writeUnknown,
} from "chatwire/wire";

export const CallAction = {
  UNSPECIFIED: 0,
  /** Asks the other user to talk. Two users who ask each other at the same time have both accepted. */
  OFFER: 1,
  ACCEPT: 2,
  /** Declines an offer, withdraws one's own, or ends the call. */
  END: 3,
  /** The sender's microphone is off, or on again. While it is off, no sound is sent. */
  MUTE: 4,
  UNMUTE: 5,
} as const;

export type CallAction = (typeof CallAction)[keyof typeof CallAction] | (number & {});

/**
 * A step of a call between two example clients, over their link. The sound itself is a media stream in each direction,
 * which begins after the answer: frames of 20 ms, each an Opus packet (RFC 6716) of one channel at 48,000 samples a
 * second.
 */
export interface CallStep {
  action: CallAction;
  $unknown?: Uint8Array;
}

export const CallStep: RuledCodec<CallStep, Rule> = {
  typeName: "chatwire.client.call.CallStep",
  rule: {
    states: [],
    direction: 0, // UNSPECIFIED
    transport: 0, // UNSPECIFIED
    delivery: 1, // RELIABLE
    addressee: 0, // UNSPECIFIED
    bytesMax: 64,
    rate: { perSecond: 5, burst: 20 },
    enters: 0, // UNSPECIFIED
    conversation: 0, // UNSPECIFIED
    feature: 0, // UNSPECIFIED
    critical: false,
    changes: false,
  },

  create(init) {
    const message: CallStep = new CallStep$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CallStep, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CallStep, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CallStep, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.action !== 0) {
      at = writeInt32Field(writer, at, 8, message.action, "action");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CallStep$inOrder(reader)) {
    return isAtEnd(reader) ? message : CallStep$rest(reader, message);
  },
};

const CallStep$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CallStep,
    field$1: CallAction,
  ): void {
    this.action = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CallStep$inOrder(reader: Reader): CallStep {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: CallAction = 0;
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
  return new CallStep$new(field$1);
}

/** Reads the remaining fields, in any order. */
function CallStep$rest(reader: Reader, message: CallStep): CallStep {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.action = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
