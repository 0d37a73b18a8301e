// Code generated from chatwire/v1/application.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import { EMPTY_BYTES } from "../../../src/wire/reader.ts";

export interface ApplicationMessage {
  /**
   * Full name of the message's type, such as "example.CursorMoved"; 1 to 256
   * characters.
   */
  typeName: string;
  /** The encoded message. */
  payload: Uint8Array;
  $unknown?: Uint8Array;
}

export const ApplicationMessage: MessageCodec<ApplicationMessage> = {
  typeName: "chatwire.v1.ApplicationMessage",

  create(init) {
    const message: ApplicationMessage = {
      typeName: "",
      payload: EMPTY_BYTES,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ApplicationMessage, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ApplicationMessage, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ApplicationMessage, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.typeName !== "") {
      at = writer.stringField(at, 10, message.typeName, "chatwire.v1.ApplicationMessage.typeName");
    }
    if (message.payload?.length !== 0) {
      at = writer.tag(at, 18);
      at = writer.bytes(at, message.payload, "chatwire.v1.ApplicationMessage.payload");
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = ApplicationMessage.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.typeName = reader.string();
          break;
        case 18:
          message.payload = reader.bytes();
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

export interface SendMessageRequest {
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const SendMessageRequest: MessageCodec<SendMessageRequest> = {
  typeName: "chatwire.v1.SendMessageRequest",

  create(init) {
    const message: SendMessageRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SendMessageRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendMessageRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendMessageRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message !== undefined) {
      const begin = writer.beginMessageField(at, 10, message.message, "chatwire.v1.SendMessageRequest.message");
      at = writer.endMessage(begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = SendMessageRequest.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10: {
          const end = reader.beginMessage(message.message === undefined ? 56 : 0);
          message.message = ApplicationMessage.read(reader, message.message);
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

/** The server has passed the message on to the connections of the recipient. */
export interface SendMessageResponse {
  $unknown?: Uint8Array;
}

export const SendMessageResponse: MessageCodec<SendMessageResponse> = {
  typeName: "chatwire.v1.SendMessageResponse",

  create(init) {
    const message: SendMessageResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SendMessageResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendMessageResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendMessageResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = SendMessageResponse.create()) {
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

/** An application message for the receiver alone. */
export interface MessageReceived {
  /** Name of the sender. */
  from: string;
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const MessageReceived: MessageCodec<MessageReceived> = {
  typeName: "chatwire.v1.MessageReceived",

  create(init) {
    const message: MessageReceived = {
      from: "",
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MessageReceived, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MessageReceived, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MessageReceived, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.from !== "") {
      at = writer.stringField(at, 10, message.from, "chatwire.v1.MessageReceived.from");
    }
    if (message.message !== undefined) {
      const begin = writer.beginMessageField(at, 18, message.message, "chatwire.v1.MessageReceived.message");
      at = writer.endMessage(begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = MessageReceived.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.from = reader.string();
          break;
        case 18: {
          const end = reader.beginMessage(message.message === undefined ? 56 : 0);
          message.message = ApplicationMessage.read(reader, message.message);
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

/** An application message that is repeated until it is acknowledged. */
export interface PeerMessage {
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const PeerMessage: MessageCodec<PeerMessage> = {
  typeName: "chatwire.v1.PeerMessage",

  create(init) {
    const message: PeerMessage = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerMessage, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerMessage, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerMessage, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message !== undefined) {
      const begin = writer.beginMessageField(at, 10, message.message, "chatwire.v1.PeerMessage.message");
      at = writer.endMessage(begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMessage.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10: {
          const end = reader.beginMessage(message.message === undefined ? 56 : 0);
          message.message = ApplicationMessage.read(reader, message.message);
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

/** An application message that is sent once. */
export interface PeerSignal {
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const PeerSignal: MessageCodec<PeerSignal> = {
  typeName: "chatwire.v1.PeerSignal",

  create(init) {
    const message: PeerSignal = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerSignal, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerSignal, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerSignal, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message !== undefined) {
      const begin = writer.beginMessageField(at, 10, message.message, "chatwire.v1.PeerSignal.message");
      at = writer.endMessage(begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = PeerSignal.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10: {
          const end = reader.beginMessage(message.message === undefined ? 56 : 0);
          message.message = ApplicationMessage.read(reader, message.message);
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
