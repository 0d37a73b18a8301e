// Code generated from chatwire/v1/capability.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  isAtEnd,
  readInt32,
  readInt32s,
  readTag,
  readUint32,
  readUint32s,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import { writeInt32s, writeUint32s, writeUnknown } from "../../../src/wire/writer.ts";

/**
 * A part of the protocol that an implementation may leave out. Two ends use a
 * feature only if both have named it.
 */
export const Feature = {
  UNSPECIFIED: 0,
  /**
   * Between client and server: datagrams, with which a client learns the address
   * of its UDP socket.
   */
  PROBES: 1,
  /** On a link: media streams. */
  MEDIA: 2,
  /**
   * Between client and server, and on a link: messages whose schema belongs to an
   * application, from one user to another. Those in rooms need ROOMS only.
   */
  APPLICATION_MESSAGES: 3,
  /**
   * Between client and server: datagrams to and from the relay as messages on the
   * stream, for clients whose UDP does not pass.
   */
  RELAY_MESSAGES: 5,
  /** On a link: a side announces its own addresses. */
  PEER_ADDRESSES: 4,
  /** On a link: the keys depend on a secret of ML-KEM-768 as well. */
  POST_QUANTUM: 6,
  /**
   * On a link: a search for the ports of a client whose NAT maps its socket anew for
   * each destination.
   */
  PORT_SEARCH: 7,
  /**
   * On a link: datagrams of more than 1,200 bytes, up to 1,472, on paths that have
   * proven to carry them.
   */
  LARGE_DATAGRAMS: 8,
  /** On a link: an acknowledgement travels in the datagram of another message. */
  CARRIED_ACKS: 9,
  /**
   * Between client and server: messages are acknowledged, and a session goes on over
   * a new connection.
   */
  RESUMPTION: 12,
  /**
   * Between client and server: requests that change something have an id, with which
   * they can be repeated.
   */
  REQUEST_IDS: 13,
  /**
   * Between client and server, and on a link: the sender of an application message
   * learns whether a program takes it.
   */
  MESSAGE_ANSWERS: 14,
  /**
   * Between client and server, and on a link: after a login again, clients announce
   * the conversations whose links live, and the server makes these conversations again.
   */
  ANNOUNCED_CONVERSATIONS: 15,
  /**
   * Between client and server: a request with an id may name another one, without which
   * it is not carried out.
   */
  ORDERED_REQUESTS: 17,
  /**
   * Between client and server: a client watches a part of the list of peers, or the
   * counts only.
   */
  WATCH_SCOPES: 18,
  /**
   * Between client and server: an application's program at the server answers methods
   * of its own, and logs users in.
   */
  SERVER_APPLICATION: 19,
  /**
   * On a link: acknowledgements name ranges of packet numbers, and up to 4,096 messages
   * may be on their way.
   */
  ACK_RANGES: 20,
  /**
   * On a link: acknowledgements name arrival times, also those of media frames. Useful
   * only with `FEATURE_ACK_RANGES`.
   */
  ARRIVAL_TIMES: 21,
  /**
   * On a link: a reliable message says which one it follows, so that a lost one holds
   * up no others; and a message may replace earlier ones. Useful only with
   * `FEATURE_ACK_RANGES`.
   */
  FLOWS: 22,
  /**
   * On a link: reliable messages that take many datagrams. Useful only with
   * `FEATURE_LARGE_DATAGRAMS` and `FEATURE_ACK_RANGES`.
   */
  LARGE_MESSAGES: 23,
  /** On a link: files. */
  FILES: 24,
  /**
   * On a link: a side tells when its user writes, and how many texts the user has
   * read.
   */
  TEXT_MARKS: 25,
  /** Between client and server: rooms. */
  ROOMS: 26,
  /** On a link: a media frame carries copies of earlier ones. */
  MEDIA_COPIES: 27,
  /**
   * On a link: media frames that take many datagrams, and padding with which their
   * sender measures how much the path carries.
   */
  LARGE_MEDIA: 28,
} as const;

export type Feature = (typeof Feature)[keyof typeof Feature] | (number & {});

/** The protocol versions and features that a client offers for links with its peers. */
export interface Capabilities {
  /** The protocol versions that the client speaks on a link. None: only version 1. */
  versions: number[];
  /** The features that the client has on a link. */
  features: Feature[];
  $unknown?: Uint8Array;
}

export const Capabilities: MessageCodec<Capabilities> = {
  typeName: "chatwire.v1.Capabilities",

  create(init) {
    const message: Capabilities = new Capabilities$new(emptyList<number>(), emptyList<Feature>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Capabilities, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Capabilities, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Capabilities, bytes);
  },

  write(message, writer, start) {
    let at = start;
    at = writeUint32s(writer, at, 10, message.versions, "versions");
    at = writeInt32s(writer, at, 18, message.features, "features");
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Capabilities$inOrder(reader)) {
    return isAtEnd(reader) ? message : Capabilities$rest(reader, message);
  },
};

const Capabilities$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Capabilities,
    field$1: number[],
    field$2: Feature[],
  ): void {
    this.versions = field$1;
    this.features = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Capabilities$inOrder(reader: Reader): Capabilities {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number[] | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readUint32s(reader);
    offset = reader.offset;
  }
  let field$2: Feature[] | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readInt32s(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Capabilities$new(field$1 ?? emptyList<number>(), field$2 ?? emptyList<Feature>());
}

/** Reads the remaining fields, in any order. */
function Capabilities$rest(reader: Reader, message: Capabilities): Capabilities {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        if (message.versions.length === 0) beginList(reader);
        message.versions.push(readUint32(reader));
        break;
      case 10: {
        message.versions = readUint32s(reader, message.versions);
        break;
      }
      case 16:
        if (message.features.length === 0) beginList(reader);
        message.features.push(readInt32(reader));
        break;
      case 18: {
        message.features = readInt32s(reader, message.features);
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
