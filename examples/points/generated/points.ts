// Code generated from points.proto by chatwire. DO NOT EDIT.

import type { Rule } from "chatwire/v1/options";
import {
  type MessageCodec,
  type Reader,
  type RuledCodec,
  type RuledMethod,
  type Service,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  isAtEnd,
  plainConstructor,
  readString,
  readTag,
  readUint32,
  skipUnknown,
  takeUnknown,
  writeStringField,
  writeUint32Field,
  writeUnknown,
} from "chatwire/wire";

export interface GiveRequest {
  points: number;
  $unknown?: Uint8Array;
}

export const GiveRequest: MessageCodec<GiveRequest> = {
  typeName: "points.v1.GiveRequest",

  create(init) {
    const message: GiveRequest = new GiveRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GiveRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GiveRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GiveRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.points !== 0) {
      at = writeUint32Field(writer, at, 8, message.points, "points");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GiveRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : GiveRequest$rest(reader, message);
  },
};

const GiveRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GiveRequest,
    field$1: number,
  ): void {
    this.points = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GiveRequest$inOrder(reader: Reader): GiveRequest {
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
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new GiveRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function GiveRequest$rest(reader: Reader, message: GiveRequest): GiveRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.points = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GiveResponse {
  /** The number of points that the caller has left. */
  left: number;
  $unknown?: Uint8Array;
}

export const GiveResponse: MessageCodec<GiveResponse> = {
  typeName: "points.v1.GiveResponse",

  create(init) {
    const message: GiveResponse = new GiveResponse$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GiveResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GiveResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GiveResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.left !== 0) {
      at = writeUint32Field(writer, at, 8, message.left, "left");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GiveResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : GiveResponse$rest(reader, message);
  },
};

const GiveResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GiveResponse,
    field$1: number,
  ): void {
    this.left = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GiveResponse$inOrder(reader: Reader): GiveResponse {
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
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new GiveResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function GiveResponse$rest(reader: Reader, message: GiveResponse): GiveResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.left = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Tells a user of points. */
export interface PointsGiven {
  /** The user who gave them. */
  from: string;
  points: number;
  $unknown?: Uint8Array;
}

export const PointsGiven: RuledCodec<PointsGiven, Rule> = {
  typeName: "points.v1.PointsGiven",
  rule: {
    states: [],
    direction: 0, // UNSPECIFIED
    transport: 0, // UNSPECIFIED
    delivery: 0, // UNSPECIFIED
    addressee: 0, // UNSPECIFIED
    bytesMax: 256,
    enters: 0, // UNSPECIFIED
    conversation: 0, // UNSPECIFIED
    feature: 0, // UNSPECIFIED
    critical: false,
    changes: false,
  },

  create(init) {
    const message: PointsGiven = new PointsGiven$new("", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PointsGiven, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PointsGiven, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PointsGiven, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.from !== "") {
      at = writeStringField(writer, at, 10, message.from, "from");
    }
    if (message.points !== 0) {
      at = writeUint32Field(writer, at, 16, message.points, "points");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PointsGiven$inOrder(reader)) {
    return isAtEnd(reader) ? message : PointsGiven$rest(reader, message);
  },
};

const PointsGiven$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PointsGiven,
    field$1: string,
    field$2: number,
  ): void {
    this.from = field$1;
    this.points = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PointsGiven$inOrder(reader: Reader): PointsGiven {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PointsGiven$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PointsGiven$rest(reader: Reader, message: PointsGiven): PointsGiven {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.from = readString(reader);
        break;
      case 16:
        message.points = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Points that users give each other. */
export const Points: Service<{
  /** Gives points of the caller to another user, whom the caller may reach. */
  Give: RuledMethod<GiveRequest, GiveResponse, Rule>;
}> = {
  typeName: "points.v1.Points",
  methods: {
    Give: {
      name: "Give",
      path: "/points.v1.Points/Give",
      kind: "unary",
      idempotency: "unknown",
      request: GiveRequest,
      response: GiveResponse,
      rule: {
        states: [],
        direction: 0, // UNSPECIFIED
        transport: 0, // UNSPECIFIED
        delivery: 0, // UNSPECIFIED
        addressee: 1, // USER
        bytesMax: 16,
        rate: { perSecond: 2, burst: 5 },
        enters: 0, // UNSPECIFIED
        conversation: 0, // UNSPECIFIED
        feature: 0, // UNSPECIFIED
        critical: false,
        changes: false,
      },
    },
  },
};
