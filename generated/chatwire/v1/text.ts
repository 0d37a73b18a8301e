// Generated from chatwire/v1/text.proto. Edit that, not this.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";

export interface SendTextRequest {
  text: string;
  $unknown?: Uint8Array;
}

export const SendTextRequest: MessageCodec<SendTextRequest> = {
  typeName: "chatwire.v1.SendTextRequest",

  create(init) {
    const message: SendTextRequest = {
      text: "",
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(SendTextRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendTextRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendTextRequest, bytes);
  },

  write(message, writer) {
    if (message.text !== "") {
      writer.stringField(10, message.text, "chatwire.v1.SendTextRequest.text");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = SendTextRequest.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.text = reader.string();
          break;
        default:
          unknownFields = reader.skipUnknown(tag, unknownFields);
          break;
      }
    }
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};

/** The text was handed to the recipient's connection. */
export interface SendTextResponse {
  $unknown?: Uint8Array;
}

export const SendTextResponse: MessageCodec<SendTextResponse> = {
  typeName: "chatwire.v1.SendTextResponse",

  create(init) {
    const message: SendTextResponse = {};
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(SendTextResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendTextResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendTextResponse, bytes);
  },

  write(message, writer) {
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = SendTextResponse.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      unknownFields = reader.skipUnknown(tag, unknownFields);
    }
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};

/** A text of one user for the receiver alone. */
export interface TextReceived {
  /** Name of the sender. */
  from: string;
  text: string;
  $unknown?: Uint8Array;
}

export const TextReceived: MessageCodec<TextReceived> = {
  typeName: "chatwire.v1.TextReceived",

  create(init) {
    const message: TextReceived = {
      from: "",
      text: "",
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(TextReceived, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(TextReceived, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(TextReceived, bytes);
  },

  write(message, writer) {
    if (message.from !== "") {
      writer.stringField(10, message.from, "chatwire.v1.TextReceived.from");
    }
    if (message.text !== "") {
      writer.stringField(18, message.text, "chatwire.v1.TextReceived.text");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = TextReceived.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.from = reader.string();
          break;
        case 18:
          message.text = reader.string();
          break;
        default:
          unknownFields = reader.skipUnknown(tag, unknownFields);
          break;
      }
    }
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};

export interface BroadcastRequest {
  text: string;
  $unknown?: Uint8Array;
}

export const BroadcastRequest: MessageCodec<BroadcastRequest> = {
  typeName: "chatwire.v1.BroadcastRequest",

  create(init) {
    const message: BroadcastRequest = {
      text: "",
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(BroadcastRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BroadcastRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BroadcastRequest, bytes);
  },

  write(message, writer) {
    if (message.text !== "") {
      writer.stringField(10, message.text, "chatwire.v1.BroadcastRequest.text");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = BroadcastRequest.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.text = reader.string();
          break;
        default:
          unknownFields = reader.skipUnknown(tag, unknownFields);
          break;
      }
    }
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};

export interface BroadcastResponse {
  /** How many users it was sent to. */
  recipients: number;
  $unknown?: Uint8Array;
}

export const BroadcastResponse: MessageCodec<BroadcastResponse> = {
  typeName: "chatwire.v1.BroadcastResponse",

  create(init) {
    const message: BroadcastResponse = {
      recipients: 0,
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(BroadcastResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BroadcastResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BroadcastResponse, bytes);
  },

  write(message, writer) {
    if (message.recipients !== 0) {
      writer.uint32Field(8, message.recipients, "chatwire.v1.BroadcastResponse.recipients");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = BroadcastResponse.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 8:
          message.recipients = reader.uint32();
          break;
        default:
          unknownFields = reader.skipUnknown(tag, unknownFields);
          break;
      }
    }
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};

/** A text of one user for everybody. */
export interface BroadcastReceived {
  /** Name of the sender. */
  from: string;
  text: string;
  $unknown?: Uint8Array;
}

export const BroadcastReceived: MessageCodec<BroadcastReceived> = {
  typeName: "chatwire.v1.BroadcastReceived",

  create(init) {
    const message: BroadcastReceived = {
      from: "",
      text: "",
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(BroadcastReceived, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BroadcastReceived, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BroadcastReceived, bytes);
  },

  write(message, writer) {
    if (message.from !== "") {
      writer.stringField(10, message.from, "chatwire.v1.BroadcastReceived.from");
    }
    if (message.text !== "") {
      writer.stringField(18, message.text, "chatwire.v1.BroadcastReceived.text");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = BroadcastReceived.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.from = reader.string();
          break;
        case 18:
          message.text = reader.string();
          break;
        default:
          unknownFields = reader.skipUnknown(tag, unknownFields);
          break;
      }
    }
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};
