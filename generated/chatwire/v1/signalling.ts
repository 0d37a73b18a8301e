// Code generated from chatwire/v1/signalling.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readBytes,
  readFixed64,
  readInt32,
  readString,
  readTag,
  readUint32,
  readUint64Number,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../src/wire/reader.ts";
import {
  beginFarMessage,
  beginMessage,
  endFarMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeFixed64Field,
  writeInt32Field,
  writeStringField,
  writeUint32Field,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import { IdentityKeys } from "./account.ts";
import { Capabilities } from "./capability.ts";

export const CandidateKind = {
  UNSPECIFIED: 0,
  /** An address of one of the client's network interfaces. */
  HOST: 1,
  /** The address at which the server saw the client's UDP socket. */
  SERVER_REFLEXIVE: 2,
  /**
   * An address of the client's gateway, which forwards from there to the client's
   * UDP socket at the client's request.
   */
  PORT_MAPPED: 3,
} as const;

export type CandidateKind = (typeof CandidateKind)[keyof typeof CandidateKind] | (number & {});

/** How the NAT of a client maps the client's UDP socket (RFC 4787, section 4.1). */
export const NatMapping = {
  /** Unknown. */
  UNSPECIFIED: 0,
  /** There is no NAT. */
  NONE: 1,
  /** Two IP addresses of the server saw the same address and port. */
  ENDPOINT_INDEPENDENT: 2,
  /** Destinations see different ports. */
  PORT_DEPENDENT: 3,
  /**
   * Two ports at one IP address of the server saw the same address and port. Another
   * IP address may see another port.
   */
  SAME_FOR_BOTH_PORTS: 4,
} as const;

export type NatMapping = (typeof NatMapping)[keyof typeof NatMapping] | (number & {});

/**
 * The reason for which a client declined an invitation or hung up, or the server ended
 * a conversation.
 */
export const EndReason = {
  /** The user's choice, or another reason that has no number. */
  UNSPECIFIED: 0,
  /** The two clients have no protocol version in common. */
  UNSUPPORTED_VERSION: 1,
  /** The link was not connected in time: the peer has proven no path. */
  UNREACHABLE: 2,
  /** The client's program stopped waiting for the link. */
  TIMED_OUT: 3,
  /** Nothing has arrived from the other client for `peerIdleTimeoutMs`. */
  IDLE: 4,
  /** The other client has not acknowledged a message within `reliableTimeoutMs`. */
  UNACKNOWLEDGED: 5,
  /** The other client violated the protocol on the link. */
  PROTOCOL: 6,
  /** The client's program did not read the texts in time. */
  OVERFLOW: 7,
  /** Somebody has removed a part of a post-quantum secret. */
  DOWNGRADED: 8,
  /** The client does not accept the key of the other user. */
  KEY_REFUSED: 9,
  /**
   * A key or a signature of the other side, as the server passed it on, did not
   * verify.
   */
  NOT_VERIFIED: 10,
  /** The client talks only over a relay, and the server granted none. */
  NO_RELAY: 11,
  /**
   * Only from the server: the other side had lost its connection, and either was
   * without one for too long, or another conversation takes the place of this one.
   */
  CONNECTION_LOST: 12,
  /**
   * Only from the server: the receiver's own settings or block no longer permit the
   * conversation.
   */
  NOT_PERMITTED: 13,
} as const;

export type EndReason = (typeof EndReason)[keyof typeof EndReason] | (number & {});

/** An address at which a client may be reachable by UDP. */
export interface Candidate {
  kind: CandidateKind;
  /** An IPv4 or IPv6 address in text form. */
  address: string;
  port: number;
  $unknown?: Uint8Array;
}

export const Candidate: MessageCodec<Candidate> = {
  typeName: "chatwire.v1.Candidate",

  create(init) {
    const message: Candidate = new Candidate$new(0, "", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Candidate, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Candidate, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Candidate, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.kind !== 0) {
      at = writeInt32Field(writer, at, 8, message.kind, "kind");
    }
    if (message.address !== "") {
      at = writeStringField(writer, at, 18, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 24, message.port, "port");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Candidate$inOrder(reader)) {
    return isAtEnd(reader) ? message : Candidate$rest(reader, message);
  },
};

const Candidate$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Candidate,
    field$1: CandidateKind,
    field$2: string,
    field$3: number,
  ): void {
    this.kind = field$1;
    this.address = field$2;
    this.port = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Candidate$inOrder(reader: Reader): Candidate {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: CandidateKind = 0;
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
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Candidate$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function Candidate$rest(reader: Reader, message: Candidate): Candidate {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.kind = readInt32(reader);
        break;
      case 18:
        message.address = readString(reader);
        break;
      case 24:
        message.port = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * Lets one side of a conversation use the relay of the server, which forwards
 * datagrams to the other side.
 */
export interface RelayGrant {
  /** The connection id in the datagrams between this side and the relay. */
  relayId: bigint;
  /** 32 random bytes that only the server and this side know. */
  key: Uint8Array;
  /** The UDP port of the relay. */
  udpPort: number;
  /** The most bytes that the relay forwards for the conversation. */
  bytesMax: number;
  /** The most bytes a second that the relay forwards for the user. */
  bytesPerSecond: number;
  /** How long the relay forwards for the conversation, in milliseconds. */
  timeMs: number;
  /**
   * The IP addresses of the relay, one of each family at most. Empty: those of the
   * server that this client is connected to.
   */
  addresses: string[];
  $unknown?: Uint8Array;
}

export const RelayGrant: MessageCodec<RelayGrant> = {
  typeName: "chatwire.v1.RelayGrant",

  create(init) {
    const message: RelayGrant = new RelayGrant$new(0n, EMPTY_BYTES, 0, 0, 0, 0, emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RelayGrant, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RelayGrant, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RelayGrant, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.relayId !== 0n) {
      at = writeFixed64Field(writer, at, 9, message.relayId, "relayId");
    }
    if (message.key?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.key, "key");
    }
    if (message.udpPort !== 0) {
      at = writeUint32Field(writer, at, 24, message.udpPort, "udpPort");
    }
    if (message.bytesMax !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.bytesMax, "bytesMax");
    }
    if (message.bytesPerSecond !== 0) {
      at = writeUint32Field(writer, at, 40, message.bytesPerSecond, "bytesPerSecond");
    }
    if (message.timeMs !== 0) {
      at = writeUint32Field(writer, at, 48, message.timeMs, "timeMs");
    }
    for (const value of itemsOf(message.addresses, "addresses")) {
      at = writeStringField(writer, at, 58, value, "addresses");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RelayGrant$inOrder(reader)) {
    return isAtEnd(reader) ? message : RelayGrant$rest(reader, message);
  },
};

const RelayGrant$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RelayGrant,
    field$1: bigint,
    field$2: Uint8Array,
    field$3: number,
    field$4: number,
    field$5: number,
    field$6: number,
    field$7: string[],
  ): void {
    this.relayId = field$1;
    this.key = field$2;
    this.udpPort = field$3;
    this.bytesMax = field$4;
    this.bytesPerSecond = field$5;
    this.timeMs = field$6;
    this.addresses = field$7;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RelayGrant$inOrder(reader: Reader): RelayGrant {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$6: number = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readUint32(reader);
      offset = reader.offset;
    }
  }
  const field$7: string[] = emptyList<string>();
  while (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RelayGrant$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7);
}

/** Reads the remaining fields, in any order. */
function RelayGrant$rest(reader: Reader, message: RelayGrant): RelayGrant {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.relayId = readFixed64(reader);
        break;
      case 18:
        message.key = readBytes(reader);
        break;
      case 24:
        message.udpPort = readUint32(reader);
        break;
      case 32:
        message.bytesMax = readUint64Number(reader);
        break;
      case 40:
        message.bytesPerSecond = readUint32(reader);
        break;
      case 48:
        message.timeMs = readUint32(reader);
        break;
      case 58:
        if (message.addresses.length === 0) beginList(reader);
        message.addresses.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The connectivity of a client in one address family. */
export interface FamilyConnectivity {
  /** Whether the server has answered by UDP. Absent: the client did not ask. */
  udpWorks?: boolean | undefined;
  /**
   * Whether the server sees the client at another address than its own. Absent: the
   * client does not know.
   */
  hasNat?: boolean | undefined;
  /**
   * How the NAT maps the client's UDP socket, judged by the addresses that two ports
   * of the server saw.
   */
  mapping: NatMapping;
  $unknown?: Uint8Array;
}

export const FamilyConnectivity: MessageCodec<FamilyConnectivity> = {
  typeName: "chatwire.v1.FamilyConnectivity",

  create(init) {
    const message: FamilyConnectivity = new FamilyConnectivity$new(undefined, undefined, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FamilyConnectivity, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FamilyConnectivity, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FamilyConnectivity, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.udpWorks !== undefined) {
      at = writeBoolField(writer, at, 8, message.udpWorks, "udpWorks");
    }
    if (message.hasNat !== undefined) {
      at = writeBoolField(writer, at, 16, message.hasNat, "hasNat");
    }
    if (message.mapping !== 0) {
      at = writeInt32Field(writer, at, 24, message.mapping, "mapping");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FamilyConnectivity$inOrder(reader)) {
    return isAtEnd(reader) ? message : FamilyConnectivity$rest(reader, message);
  },
};

const FamilyConnectivity$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FamilyConnectivity,
    field$1: boolean | undefined,
    field$2: boolean | undefined,
    field$3: NatMapping,
  ): void {
    this.udpWorks = field$1;
    this.hasNat = field$2;
    this.mapping = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FamilyConnectivity$inOrder(reader: Reader): FamilyConnectivity {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: boolean | undefined;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$2: boolean | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$3: NatMapping = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new FamilyConnectivity$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function FamilyConnectivity$rest(reader: Reader, message: FamilyConnectivity): FamilyConnectivity {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.udpWorks = readBool(reader);
        break;
      case 16:
        message.hasNat = readBool(reader);
        break;
      case 24:
        message.mapping = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The connectivity of a client, as the client measured it. The other client uses it to
 * tell its user why the link is direct, relayed or missing. It contains no addresses,
 * and nothing proves it.
 */
export interface Connectivity {
  /** Absent: the client's machine has no address of the family. */
  ipv4?: FamilyConnectivity | undefined;
  ipv6?: FamilyConnectivity | undefined;
  $unknown?: Uint8Array;
}

export const Connectivity: MessageCodec<Connectivity> = {
  typeName: "chatwire.v1.Connectivity",

  create(init) {
    const message: Connectivity = new Connectivity$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Connectivity, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Connectivity, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Connectivity, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.ipv4 !== undefined) {
      const begin = beginMessage(writer, at, 10, message.ipv4, "ipv4");
      at = endMessage(writer, begin, FamilyConnectivity.write(message.ipv4, writer, begin));
    }
    if (message.ipv6 !== undefined) {
      const begin = beginMessage(writer, at, 18, message.ipv6, "ipv6");
      at = endMessage(writer, begin, FamilyConnectivity.write(message.ipv6, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Connectivity$inOrder(reader)) {
    return isAtEnd(reader) ? message : Connectivity$rest(reader, message);
  },
};

const Connectivity$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Connectivity,
    field$1: FamilyConnectivity | undefined,
    field$2: FamilyConnectivity | undefined,
  ): void {
    this.ipv4 = field$1;
    this.ipv6 = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Connectivity$inOrder(reader: Reader): Connectivity {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: FamilyConnectivity | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    field$1 = FamilyConnectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: FamilyConnectivity | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    field$2 = FamilyConnectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Connectivity$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Connectivity$rest(reader: Reader, message: Connectivity): Connectivity {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.ipv4 === undefined ? 64 : 0);
        message.ipv4 = FamilyConnectivity.read(reader, message.ipv4);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const outerEnd = enterMessage(reader, message.ipv6 === undefined ? 64 : 0);
        message.ipv6 = FamilyConnectivity.read(reader, message.ipv6);
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

/** The parameters with which one side of a conversation reaches the other. */
export interface Introduction {
  introductionId: number;
  /** The peer's name. */
  name: string;
  keys?: IdentityKeys | undefined;
  candidates: Candidate[];
  /** The connection id for datagrams to the peer. */
  connectionId: bigint;
  /** 32 random bytes that only the server and the two sides know. */
  psk: Uint8Array;
  /** The capabilities that the peer sent to the server. */
  capabilities?: Capabilities | undefined;
  /** Absent: the server has no relay. */
  relay?: RelayGrant | undefined;
  /** The connectivity that the peer's client sent. Absent: it sent none. */
  connectivity?: Connectivity | undefined;
  /**
   * The signature of what the peer offered in `Invite`, or answered in `Accept`: 64
   * bytes.
   */
  signature: Uint8Array;
  /** For the inviter: as in `AcceptRequest`. Empty: the invited side used no key. */
  ciphertext: Uint8Array;
  /**
   * For the inviter: as in `AcceptRequest`. The invited side has that of the inviter
   * from `Invited`.
   */
  ephemeralKey: Uint8Array;
  $unknown?: Uint8Array;
}

export const Introduction: MessageCodec<Introduction> = {
  typeName: "chatwire.v1.Introduction",

  create(init) {
    const message: Introduction = new Introduction$new(
      0,
      "",
      undefined,
      emptyList<Candidate>(),
      0n,
      EMPTY_BYTES,
      undefined,
      undefined,
      undefined,
      EMPTY_BYTES,
      EMPTY_BYTES,
      EMPTY_BYTES,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Introduction, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Introduction, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Introduction, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.name !== "") {
      at = writeStringField(writer, at, 18, message.name, "name");
    }
    if (message.keys !== undefined) {
      const begin = beginMessage(writer, at, 26, message.keys, "keys");
      at = endMessage(writer, begin, IdentityKeys.write(message.keys, writer, begin));
    }
    for (const value of itemsOf(message.candidates, "candidates")) {
      const begin = beginMessage(writer, at, 34, value, "candidates");
      at = endMessage(writer, begin, Candidate.write(value, writer, begin));
    }
    if (message.connectionId !== 0n) {
      at = writeFixed64Field(writer, at, 41, message.connectionId, "connectionId");
    }
    if (message.psk?.length !== 0) {
      at = writeBytesField(writer, at, 50, message.psk, "psk");
    }
    if (message.capabilities !== undefined) {
      const begin = beginMessage(writer, at, 58, message.capabilities, "capabilities");
      at = endMessage(writer, begin, Capabilities.write(message.capabilities, writer, begin));
    }
    if (message.relay !== undefined) {
      const begin = beginMessage(writer, at, 66, message.relay, "relay");
      at = endMessage(writer, begin, RelayGrant.write(message.relay, writer, begin));
    }
    if (message.connectivity !== undefined) {
      const begin = beginFarMessage(writer, at, 402, message.connectivity, "connectivity");
      at = endFarMessage(writer, begin, Connectivity.write(message.connectivity, writer, begin), 402);
    }
    if (message.signature?.length !== 0) {
      at = writeBytesField(writer, at, 562, message.signature, "signature");
    }
    if (message.ciphertext?.length !== 0) {
      at = writeBytesField(writer, at, 570, message.ciphertext, "ciphertext");
    }
    if (message.ephemeralKey?.length !== 0) {
      at = writeBytesField(writer, at, 578, message.ephemeralKey, "ephemeralKey");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Introduction$inOrder(reader)) {
    return isAtEnd(reader) ? message : Introduction$rest(reader, message);
  },
};

const Introduction$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Introduction,
    field$1: number,
    field$2: string,
    field$3: IdentityKeys | undefined,
    field$4: Candidate[],
    field$5: bigint,
    field$6: Uint8Array,
    field$7: Capabilities | undefined,
    field$8: RelayGrant | undefined,
    field$50: Connectivity | undefined,
    field$70: Uint8Array,
    field$71: Uint8Array,
    field$72: Uint8Array,
  ): void {
    this.introductionId = field$1;
    this.name = field$2;
    this.keys = field$3;
    this.candidates = field$4;
    this.connectionId = field$5;
    this.psk = field$6;
    this.capabilities = field$7;
    this.relay = field$8;
    this.connectivity = field$50;
    this.signature = field$70;
    this.ciphertext = field$71;
    this.ephemeralKey = field$72;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Introduction$inOrder(reader: Reader): Introduction {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: IdentityKeys | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    field$3 = IdentityKeys.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4: Candidate[] = emptyList<Candidate>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$4.push(Candidate.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: bigint = 0n;
  if (offset + 8 < end && input[offset] === 41) {
    field$5 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$6: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readBytes(reader);
    offset = reader.offset;
  }
  let field$7: Capabilities | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 120);
    field$7 = Capabilities.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$8: RelayGrant | undefined;
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 192);
    field$8 = RelayGrant.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$50: Connectivity | undefined;
  if (offset + 1 < end && input[offset] === 146 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 56);
    field$50 = Connectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$70: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 178 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$70 = readBytes(reader);
    offset = reader.offset;
  }
  let field$71: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$71 = readBytes(reader);
    offset = reader.offset;
  }
  let field$72: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 194 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$72 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Introduction$new(
    field$1,
    field$2,
    field$3,
    field$4,
    field$5,
    field$6,
    field$7,
    field$8,
    field$50,
    field$70,
    field$71,
    field$72,
  );
}

/** Reads the remaining fields, in any order. */
function Introduction$rest(reader: Reader, message: Introduction): Introduction {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 18:
        message.name = readString(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.keys === undefined ? 64 : 0);
        message.keys = IdentityKeys.read(reader, message.keys);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        if (message.candidates.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.candidates.push(Candidate.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 41:
        message.connectionId = readFixed64(reader);
        break;
      case 50:
        message.psk = readBytes(reader);
        break;
      case 58: {
        const outerEnd = enterMessage(reader, message.capabilities === undefined ? 120 : 0);
        message.capabilities = Capabilities.read(reader, message.capabilities);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 66: {
        const outerEnd = enterMessage(reader, message.relay === undefined ? 192 : 0);
        message.relay = RelayGrant.read(reader, message.relay);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 402: {
        const outerEnd = enterMessage(reader, message.connectivity === undefined ? 56 : 0);
        message.connectivity = Connectivity.read(reader, message.connectivity);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 562:
        message.signature = readBytes(reader);
        break;
      case 570:
        message.ciphertext = readBytes(reader);
        break;
      case 578:
        message.ephemeralKey = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface InviteRequest {
  candidates: Candidate[];
  /** The connection id for datagrams to the inviter. */
  connectionId: bigint;
  capabilities?: Capabilities | undefined;
  /**
   * The tokens in the answers to the client's latest probes. The server adds the
   * addresses to which it sent these tokens to the candidates.
   */
  probeTokens: Uint8Array[];
  /** The server passes it on to the invited side once that has accepted. */
  connectivity?: Connectivity | undefined;
  /**
   * An encapsulation key of ML-KEM-768 (FIPS 203) for this invitation only: 1,184
   * bytes. Empty: the client has none.
   */
  encapsulationKey: Uint8Array;
  /**
   * The signature of what this offers for the keys of the link, by the inviter's
   * signing key: 64 bytes.
   */
  signature: Uint8Array;
  /** An X25519 key for this invitation only: 32 bytes. */
  ephemeralKey: Uint8Array;
  /**
   * Whether the two clients talk only over the relay: the server shows neither side
   * a candidate of the other.
   */
  relayOnly: boolean;
  $unknown?: Uint8Array;
}

export const InviteRequest: MessageCodec<InviteRequest> = {
  typeName: "chatwire.v1.InviteRequest",

  create(init) {
    const message: InviteRequest = new InviteRequest$new(
      emptyList<Candidate>(),
      0n,
      undefined,
      emptyList<Uint8Array>(),
      false,
      undefined,
      EMPTY_BYTES,
      EMPTY_BYTES,
      EMPTY_BYTES,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(InviteRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(InviteRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(InviteRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.candidates, "candidates")) {
      const begin = beginMessage(writer, at, 10, value, "candidates");
      at = endMessage(writer, begin, Candidate.write(value, writer, begin));
    }
    if (message.connectionId !== 0n) {
      at = writeFixed64Field(writer, at, 17, message.connectionId, "connectionId");
    }
    if (message.capabilities !== undefined) {
      const begin = beginMessage(writer, at, 26, message.capabilities, "capabilities");
      at = endMessage(writer, begin, Capabilities.write(message.capabilities, writer, begin));
    }
    for (const value of itemsOf(message.probeTokens, "probeTokens")) {
      at = writeBytesField(writer, at, 34, value, "probeTokens");
    }
    if (message.relayOnly !== false) {
      at = writeBoolField(writer, at, 240, message.relayOnly, "relayOnly");
    }
    if (message.connectivity !== undefined) {
      const begin = beginFarMessage(writer, at, 402, message.connectivity, "connectivity");
      at = endFarMessage(writer, begin, Connectivity.write(message.connectivity, writer, begin), 402);
    }
    if (message.encapsulationKey?.length !== 0) {
      at = writeBytesField(writer, at, 562, message.encapsulationKey, "encapsulationKey");
    }
    if (message.signature?.length !== 0) {
      at = writeBytesField(writer, at, 570, message.signature, "signature");
    }
    if (message.ephemeralKey?.length !== 0) {
      at = writeBytesField(writer, at, 578, message.ephemeralKey, "ephemeralKey");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = InviteRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : InviteRequest$rest(reader, message);
  },
};

const InviteRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: InviteRequest,
    field$1: Candidate[],
    field$2: bigint,
    field$3: Capabilities | undefined,
    field$4: Uint8Array[],
    field$30: boolean,
    field$50: Connectivity | undefined,
    field$70: Uint8Array,
    field$71: Uint8Array,
    field$72: Uint8Array,
  ): void {
    this.candidates = field$1;
    this.connectionId = field$2;
    this.capabilities = field$3;
    this.probeTokens = field$4;
    this.relayOnly = field$30;
    this.connectivity = field$50;
    this.encapsulationKey = field$70;
    this.signature = field$71;
    this.ephemeralKey = field$72;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function InviteRequest$inOrder(reader: Reader): InviteRequest {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Candidate[] = emptyList<Candidate>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$1.push(Candidate.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: bigint = 0n;
  if (offset + 8 < end && input[offset] === 17) {
    field$2 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$3: Capabilities | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 120);
    field$3 = Capabilities.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    field$4.push(readBytes(reader));
    offset = reader.offset;
  }
  let field$30: boolean = false;
  if (offset + 2 < end && input[offset] === 240 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$30 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$30 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$50: Connectivity | undefined;
  if (offset + 1 < end && input[offset] === 146 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 56);
    field$50 = Connectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$70: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 178 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$70 = readBytes(reader);
    offset = reader.offset;
  }
  let field$71: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$71 = readBytes(reader);
    offset = reader.offset;
  }
  let field$72: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 194 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$72 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new InviteRequest$new(field$1, field$2, field$3, field$4, field$30, field$50, field$70, field$71, field$72);
}

/** Reads the remaining fields, in any order. */
function InviteRequest$rest(reader: Reader, message: InviteRequest): InviteRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.candidates.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.candidates.push(Candidate.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 17:
        message.connectionId = readFixed64(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.capabilities === undefined ? 120 : 0);
        message.capabilities = Capabilities.read(reader, message.capabilities);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34:
        if (message.probeTokens.length === 0) beginList(reader);
        message.probeTokens.push(readBytes(reader));
        break;
      case 240:
        message.relayOnly = readBool(reader);
        break;
      case 402: {
        const outerEnd = enterMessage(reader, message.connectivity === undefined ? 56 : 0);
        message.connectivity = Connectivity.read(reader, message.connectivity);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 562:
        message.encapsulationKey = readBytes(reader);
        break;
      case 570:
        message.signature = readBytes(reader);
        break;
      case 578:
        message.ephemeralKey = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface InviteResponse {
  introductionId: number;
  $unknown?: Uint8Array;
}

export const InviteResponse: MessageCodec<InviteResponse> = {
  typeName: "chatwire.v1.InviteResponse",

  create(init) {
    const message: InviteResponse = new InviteResponse$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(InviteResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(InviteResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(InviteResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = InviteResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : InviteResponse$rest(reader, message);
  },
};

const InviteResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: InviteResponse,
    field$1: number,
  ): void {
    this.introductionId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function InviteResponse$inOrder(reader: Reader): InviteResponse {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new InviteResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function InviteResponse$rest(reader: Reader, message: InviteResponse): InviteResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Another user invites the receiver to a conversation. */
export interface Invited {
  introductionId: number;
  /** Name of the inviter. */
  from: string;
  /** The capabilities that the inviter sent to the server. */
  capabilities?: Capabilities | undefined;
  /** As in `InviteRequest`. The signature follows in `AcceptResponse`. */
  encapsulationKey: Uint8Array;
  ephemeralKey: Uint8Array;
  $unknown?: Uint8Array;
}

export const Invited: MessageCodec<Invited> = {
  typeName: "chatwire.v1.Invited",

  create(init) {
    const message: Invited = new Invited$new(0, "", undefined, EMPTY_BYTES, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Invited, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Invited, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Invited, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.from !== "") {
      at = writeStringField(writer, at, 18, message.from, "from");
    }
    if (message.capabilities !== undefined) {
      const begin = beginMessage(writer, at, 26, message.capabilities, "capabilities");
      at = endMessage(writer, begin, Capabilities.write(message.capabilities, writer, begin));
    }
    if (message.encapsulationKey?.length !== 0) {
      at = writeBytesField(writer, at, 562, message.encapsulationKey, "encapsulationKey");
    }
    if (message.ephemeralKey?.length !== 0) {
      at = writeBytesField(writer, at, 570, message.ephemeralKey, "ephemeralKey");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Invited$inOrder(reader)) {
    return isAtEnd(reader) ? message : Invited$rest(reader, message);
  },
};

const Invited$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Invited,
    field$1: number,
    field$2: string,
    field$3: Capabilities | undefined,
    field$70: Uint8Array,
    field$71: Uint8Array,
  ): void {
    this.introductionId = field$1;
    this.from = field$2;
    this.capabilities = field$3;
    this.encapsulationKey = field$70;
    this.ephemeralKey = field$71;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Invited$inOrder(reader: Reader): Invited {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: Capabilities | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 120);
    field$3 = Capabilities.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$70: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 178 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$70 = readBytes(reader);
    offset = reader.offset;
  }
  let field$71: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$71 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Invited$new(field$1, field$2, field$3, field$70, field$71);
}

/** Reads the remaining fields, in any order. */
function Invited$rest(reader: Reader, message: Invited): Invited {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 18:
        message.from = readString(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.capabilities === undefined ? 120 : 0);
        message.capabilities = Capabilities.read(reader, message.capabilities);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 562:
        message.encapsulationKey = readBytes(reader);
        break;
      case 570:
        message.ephemeralKey = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface AcceptRequest {
  introductionId: number;
  candidates: Candidate[];
  /** The connection id for datagrams to the invited side. */
  connectionId: bigint;
  capabilities?: Capabilities | undefined;
  /** As in `InviteRequest`. */
  probeTokens: Uint8Array[];
  /** The server passes it on to the inviter. */
  connectivity?: Connectivity | undefined;
  /**
   * A secret, encapsulated to the key in `Invited`: 1,088 bytes. Empty: the client
   * used no key.
   */
  ciphertext: Uint8Array;
  /**
   * The signature of what this answers for the keys of the link, by the signing key of
   * the invited side: 64 bytes.
   */
  signature: Uint8Array;
  /** An X25519 key for this conversation only: 32 bytes. */
  ephemeralKey: Uint8Array;
  /** As in `InviteRequest`. */
  relayOnly: boolean;
  $unknown?: Uint8Array;
}

export const AcceptRequest: MessageCodec<AcceptRequest> = {
  typeName: "chatwire.v1.AcceptRequest",

  create(init) {
    const message: AcceptRequest = new AcceptRequest$new(
      0,
      emptyList<Candidate>(),
      0n,
      undefined,
      emptyList<Uint8Array>(),
      false,
      undefined,
      EMPTY_BYTES,
      EMPTY_BYTES,
      EMPTY_BYTES,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AcceptRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AcceptRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AcceptRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    for (const value of itemsOf(message.candidates, "candidates")) {
      const begin = beginMessage(writer, at, 18, value, "candidates");
      at = endMessage(writer, begin, Candidate.write(value, writer, begin));
    }
    if (message.connectionId !== 0n) {
      at = writeFixed64Field(writer, at, 25, message.connectionId, "connectionId");
    }
    if (message.capabilities !== undefined) {
      const begin = beginMessage(writer, at, 34, message.capabilities, "capabilities");
      at = endMessage(writer, begin, Capabilities.write(message.capabilities, writer, begin));
    }
    for (const value of itemsOf(message.probeTokens, "probeTokens")) {
      at = writeBytesField(writer, at, 42, value, "probeTokens");
    }
    if (message.relayOnly !== false) {
      at = writeBoolField(writer, at, 240, message.relayOnly, "relayOnly");
    }
    if (message.connectivity !== undefined) {
      const begin = beginFarMessage(writer, at, 402, message.connectivity, "connectivity");
      at = endFarMessage(writer, begin, Connectivity.write(message.connectivity, writer, begin), 402);
    }
    if (message.ciphertext?.length !== 0) {
      at = writeBytesField(writer, at, 562, message.ciphertext, "ciphertext");
    }
    if (message.signature?.length !== 0) {
      at = writeBytesField(writer, at, 570, message.signature, "signature");
    }
    if (message.ephemeralKey?.length !== 0) {
      at = writeBytesField(writer, at, 578, message.ephemeralKey, "ephemeralKey");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AcceptRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : AcceptRequest$rest(reader, message);
  },
};

const AcceptRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: AcceptRequest,
    field$1: number,
    field$2: Candidate[],
    field$3: bigint,
    field$4: Capabilities | undefined,
    field$5: Uint8Array[],
    field$30: boolean,
    field$50: Connectivity | undefined,
    field$70: Uint8Array,
    field$71: Uint8Array,
    field$72: Uint8Array,
  ): void {
    this.introductionId = field$1;
    this.candidates = field$2;
    this.connectionId = field$3;
    this.capabilities = field$4;
    this.probeTokens = field$5;
    this.relayOnly = field$30;
    this.connectivity = field$50;
    this.ciphertext = field$70;
    this.signature = field$71;
    this.ephemeralKey = field$72;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function AcceptRequest$inOrder(reader: Reader): AcceptRequest {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  const field$2: Candidate[] = emptyList<Candidate>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$2.push(Candidate.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: bigint = 0n;
  if (offset + 8 < end && input[offset] === 25) {
    field$3 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$4: Capabilities | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 120);
    field$4 = Capabilities.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$5: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    field$5.push(readBytes(reader));
    offset = reader.offset;
  }
  let field$30: boolean = false;
  if (offset + 2 < end && input[offset] === 240 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$30 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$30 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$50: Connectivity | undefined;
  if (offset + 1 < end && input[offset] === 146 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 56);
    field$50 = Connectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$70: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 178 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$70 = readBytes(reader);
    offset = reader.offset;
  }
  let field$71: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$71 = readBytes(reader);
    offset = reader.offset;
  }
  let field$72: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 194 && input[offset + 1] === 4) {
    reader.offset = offset + 2;
    field$72 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new AcceptRequest$new(
    field$1,
    field$2,
    field$3,
    field$4,
    field$5,
    field$30,
    field$50,
    field$70,
    field$71,
    field$72,
  );
}

/** Reads the remaining fields, in any order. */
function AcceptRequest$rest(reader: Reader, message: AcceptRequest): AcceptRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 18: {
        if (message.candidates.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.candidates.push(Candidate.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 25:
        message.connectionId = readFixed64(reader);
        break;
      case 34: {
        const outerEnd = enterMessage(reader, message.capabilities === undefined ? 120 : 0);
        message.capabilities = Capabilities.read(reader, message.capabilities);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42:
        if (message.probeTokens.length === 0) beginList(reader);
        message.probeTokens.push(readBytes(reader));
        break;
      case 240:
        message.relayOnly = readBool(reader);
        break;
      case 402: {
        const outerEnd = enterMessage(reader, message.connectivity === undefined ? 56 : 0);
        message.connectivity = Connectivity.read(reader, message.connectivity);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 562:
        message.ciphertext = readBytes(reader);
        break;
      case 570:
        message.signature = readBytes(reader);
        break;
      case 578:
        message.ephemeralKey = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Introduces the inviter. */
export interface AcceptResponse {
  introduction?: Introduction | undefined;
  $unknown?: Uint8Array;
}

export const AcceptResponse: MessageCodec<AcceptResponse> = {
  typeName: "chatwire.v1.AcceptResponse",

  create(init) {
    const message: AcceptResponse = new AcceptResponse$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AcceptResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AcceptResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AcceptResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introduction !== undefined) {
      const begin = beginMessage(writer, at, 10, message.introduction, "introduction");
      at = endMessage(writer, begin, Introduction.write(message.introduction, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AcceptResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : AcceptResponse$rest(reader, message);
  },
};

const AcceptResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: AcceptResponse,
    field$1: Introduction | undefined,
  ): void {
    this.introduction = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function AcceptResponse$inOrder(reader: Reader): AcceptResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Introduction | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 184);
    field$1 = Introduction.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new AcceptResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function AcceptResponse$rest(reader: Reader, message: AcceptResponse): AcceptResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.introduction === undefined ? 184 : 0);
        message.introduction = Introduction.read(reader, message.introduction);
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

/** The invitation was accepted. Introduces the invited side. */
export interface Accepted {
  introduction?: Introduction | undefined;
  $unknown?: Uint8Array;
}

export const Accepted: MessageCodec<Accepted> = {
  typeName: "chatwire.v1.Accepted",

  create(init) {
    const message: Accepted = new Accepted$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Accepted, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Accepted, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Accepted, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introduction !== undefined) {
      const begin = beginMessage(writer, at, 10, message.introduction, "introduction");
      at = endMessage(writer, begin, Introduction.write(message.introduction, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Accepted$inOrder(reader)) {
    return isAtEnd(reader) ? message : Accepted$rest(reader, message);
  },
};

const Accepted$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Accepted,
    field$1: Introduction | undefined,
  ): void {
    this.introduction = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Accepted$inOrder(reader: Reader): Accepted {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Introduction | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 184);
    field$1 = Introduction.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Accepted$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Accepted$rest(reader: Reader, message: Accepted): Accepted {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.introduction === undefined ? 184 : 0);
        message.introduction = Introduction.read(reader, message.introduction);
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

export interface DeclineRequest {
  introductionId: number;
  reason: EndReason;
  $unknown?: Uint8Array;
}

export const DeclineRequest: MessageCodec<DeclineRequest> = {
  typeName: "chatwire.v1.DeclineRequest",

  create(init) {
    const message: DeclineRequest = new DeclineRequest$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DeclineRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DeclineRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DeclineRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.reason !== 0) {
      at = writeInt32Field(writer, at, 16, message.reason, "reason");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DeclineRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : DeclineRequest$rest(reader, message);
  },
};

const DeclineRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DeclineRequest,
    field$1: number,
    field$2: EndReason,
  ): void {
    this.introductionId = field$1;
    this.reason = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DeclineRequest$inOrder(reader: Reader): DeclineRequest {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: EndReason = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new DeclineRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function DeclineRequest$rest(reader: Reader, message: DeclineRequest): DeclineRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 16:
        message.reason = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface DeclineResponse {
  $unknown?: Uint8Array;
}

export const DeclineResponse: MessageCodec<DeclineResponse> = {
  typeName: "chatwire.v1.DeclineResponse",

  create(init) {
    const message: DeclineResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DeclineResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DeclineResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DeclineResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DeclineResponse.create()) {
    return isAtEnd(reader) ? message : DeclineResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function DeclineResponse$rest(reader: Reader, message: DeclineResponse): DeclineResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The invitation was declined, was not answered in time, or ended because the
 * invited user logged off or may no longer be invited.
 */
export interface Declined {
  introductionId: number;
  /** The reason that the other client gave, or one of the server's own. */
  reason: EndReason;
  $unknown?: Uint8Array;
}

export const Declined: MessageCodec<Declined> = {
  typeName: "chatwire.v1.Declined",

  create(init) {
    const message: Declined = new Declined$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Declined, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Declined, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Declined, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.reason !== 0) {
      at = writeInt32Field(writer, at, 16, message.reason, "reason");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Declined$inOrder(reader)) {
    return isAtEnd(reader) ? message : Declined$rest(reader, message);
  },
};

const Declined$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Declined,
    field$1: number,
    field$2: EndReason,
  ): void {
    this.introductionId = field$1;
    this.reason = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Declined$inOrder(reader: Reader): Declined {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: EndReason = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Declined$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Declined$rest(reader: Reader, message: Declined): Declined {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 16:
        message.reason = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface CancelRequest {
  introductionId: number;
  $unknown?: Uint8Array;
}

export const CancelRequest: MessageCodec<CancelRequest> = {
  typeName: "chatwire.v1.CancelRequest",

  create(init) {
    const message: CancelRequest = new CancelRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CancelRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CancelRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CancelRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CancelRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : CancelRequest$rest(reader, message);
  },
};

const CancelRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CancelRequest,
    field$1: number,
  ): void {
    this.introductionId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CancelRequest$inOrder(reader: Reader): CancelRequest {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new CancelRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function CancelRequest$rest(reader: Reader, message: CancelRequest): CancelRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface CancelResponse {
  $unknown?: Uint8Array;
}

export const CancelResponse: MessageCodec<CancelResponse> = {
  typeName: "chatwire.v1.CancelResponse",

  create(init) {
    const message: CancelResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CancelResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CancelResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CancelResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CancelResponse.create()) {
    return isAtEnd(reader) ? message : CancelResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function CancelResponse$rest(reader: Reader, message: CancelResponse): CancelResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The invitation was withdrawn, was answered on another connection of the invited
 * user, was not answered in time, or ended because the inviter logged off or may no
 * longer invite.
 */
export interface Cancelled {
  introductionId: number;
  $unknown?: Uint8Array;
}

export const Cancelled: MessageCodec<Cancelled> = {
  typeName: "chatwire.v1.Cancelled",

  create(init) {
    const message: Cancelled = new Cancelled$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Cancelled, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Cancelled, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Cancelled, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Cancelled$inOrder(reader)) {
    return isAtEnd(reader) ? message : Cancelled$rest(reader, message);
  },
};

const Cancelled$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Cancelled,
    field$1: number,
  ): void {
    this.introductionId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Cancelled$inOrder(reader: Reader): Cancelled {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Cancelled$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Cancelled$rest(reader: Reader, message: Cancelled): Cancelled {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface OfferCandidatesRequest {
  introductionId: number;
  candidates: Candidate[];
  /** The client's connectivity, if it has changed since the client last sent it. */
  connectivity?: Connectivity | undefined;
  /** As in `InviteRequest`. */
  probeTokens: Uint8Array[];
  $unknown?: Uint8Array;
}

export const OfferCandidatesRequest: MessageCodec<OfferCandidatesRequest> = {
  typeName: "chatwire.v1.OfferCandidatesRequest",

  create(init) {
    const message: OfferCandidatesRequest = new OfferCandidatesRequest$new(
      0,
      emptyList<Candidate>(),
      undefined,
      emptyList<Uint8Array>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OfferCandidatesRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OfferCandidatesRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OfferCandidatesRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    for (const value of itemsOf(message.candidates, "candidates")) {
      const begin = beginMessage(writer, at, 18, value, "candidates");
      at = endMessage(writer, begin, Candidate.write(value, writer, begin));
    }
    if (message.connectivity !== undefined) {
      const begin = beginMessage(writer, at, 26, message.connectivity, "connectivity");
      at = endMessage(writer, begin, Connectivity.write(message.connectivity, writer, begin));
    }
    for (const value of itemsOf(message.probeTokens, "probeTokens")) {
      at = writeBytesField(writer, at, 34, value, "probeTokens");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OfferCandidatesRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : OfferCandidatesRequest$rest(reader, message);
  },
};

const OfferCandidatesRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OfferCandidatesRequest,
    field$1: number,
    field$2: Candidate[],
    field$3: Connectivity | undefined,
    field$4: Uint8Array[],
  ): void {
    this.introductionId = field$1;
    this.candidates = field$2;
    this.connectivity = field$3;
    this.probeTokens = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OfferCandidatesRequest$inOrder(reader: Reader): OfferCandidatesRequest {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  const field$2: Candidate[] = emptyList<Candidate>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$2.push(Candidate.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: Connectivity | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$3 = Connectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    field$4.push(readBytes(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OfferCandidatesRequest$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function OfferCandidatesRequest$rest(reader: Reader, message: OfferCandidatesRequest): OfferCandidatesRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 18: {
        if (message.candidates.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.candidates.push(Candidate.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.connectivity === undefined ? 56 : 0);
        message.connectivity = Connectivity.read(reader, message.connectivity);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34:
        if (message.probeTokens.length === 0) beginList(reader);
        message.probeTokens.push(readBytes(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface OfferCandidatesResponse {
  $unknown?: Uint8Array;
}

export const OfferCandidatesResponse: MessageCodec<OfferCandidatesResponse> = {
  typeName: "chatwire.v1.OfferCandidatesResponse",

  create(init) {
    const message: OfferCandidatesResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OfferCandidatesResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OfferCandidatesResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OfferCandidatesResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OfferCandidatesResponse.create()) {
    return isAtEnd(reader) ? message : OfferCandidatesResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function OfferCandidatesResponse$rest(reader: Reader, message: OfferCandidatesResponse): OfferCandidatesResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The other side may also be reachable at these addresses. */
export interface CandidatesOffered {
  introductionId: number;
  candidates: Candidate[];
  /** Replaces the connectivity in `Introduction`. Absent: it has not changed. */
  connectivity?: Connectivity | undefined;
  $unknown?: Uint8Array;
}

export const CandidatesOffered: MessageCodec<CandidatesOffered> = {
  typeName: "chatwire.v1.CandidatesOffered",

  create(init) {
    const message: CandidatesOffered = new CandidatesOffered$new(0, emptyList<Candidate>(), undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CandidatesOffered, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CandidatesOffered, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CandidatesOffered, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    for (const value of itemsOf(message.candidates, "candidates")) {
      const begin = beginMessage(writer, at, 18, value, "candidates");
      at = endMessage(writer, begin, Candidate.write(value, writer, begin));
    }
    if (message.connectivity !== undefined) {
      const begin = beginMessage(writer, at, 26, message.connectivity, "connectivity");
      at = endMessage(writer, begin, Connectivity.write(message.connectivity, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CandidatesOffered$inOrder(reader)) {
    return isAtEnd(reader) ? message : CandidatesOffered$rest(reader, message);
  },
};

const CandidatesOffered$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CandidatesOffered,
    field$1: number,
    field$2: Candidate[],
    field$3: Connectivity | undefined,
  ): void {
    this.introductionId = field$1;
    this.candidates = field$2;
    this.connectivity = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CandidatesOffered$inOrder(reader: Reader): CandidatesOffered {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  const field$2: Candidate[] = emptyList<Candidate>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$2.push(Candidate.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: Connectivity | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$3 = Connectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new CandidatesOffered$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function CandidatesOffered$rest(reader: Reader, message: CandidatesOffered): CandidatesOffered {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 18: {
        if (message.candidates.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.candidates.push(Candidate.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.connectivity === undefined ? 56 : 0);
        message.connectivity = Connectivity.read(reader, message.connectivity);
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

export interface HangUpRequest {
  introductionId: number;
  reason: EndReason;
  $unknown?: Uint8Array;
}

export const HangUpRequest: MessageCodec<HangUpRequest> = {
  typeName: "chatwire.v1.HangUpRequest",

  create(init) {
    const message: HangUpRequest = new HangUpRequest$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(HangUpRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(HangUpRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(HangUpRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.reason !== 0) {
      at = writeInt32Field(writer, at, 16, message.reason, "reason");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = HangUpRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : HangUpRequest$rest(reader, message);
  },
};

const HangUpRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: HangUpRequest,
    field$1: number,
    field$2: EndReason,
  ): void {
    this.introductionId = field$1;
    this.reason = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function HangUpRequest$inOrder(reader: Reader): HangUpRequest {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: EndReason = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new HangUpRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function HangUpRequest$rest(reader: Reader, message: HangUpRequest): HangUpRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 16:
        message.reason = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface HangUpResponse {
  $unknown?: Uint8Array;
}

export const HangUpResponse: MessageCodec<HangUpResponse> = {
  typeName: "chatwire.v1.HangUpResponse",

  create(init) {
    const message: HangUpResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(HangUpResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(HangUpResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(HangUpResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = HangUpResponse.create()) {
    return isAtEnd(reader) ? message : HangUpResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function HangUpResponse$rest(reader: Reader, message: HangUpResponse): HangUpResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The conversation is over: the other side hung up or logged off, or has been without
 * a connection for too long, one of the two invites the other again, or settings or a
 * block no longer permit it.
 */
export interface HungUp {
  introductionId: number;
  /** The reason that the other client gave, or one of the server's own. */
  reason: EndReason;
  $unknown?: Uint8Array;
}

export const HungUp: MessageCodec<HungUp> = {
  typeName: "chatwire.v1.HungUp",

  create(init) {
    const message: HungUp = new HungUp$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(HungUp, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(HungUp, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(HungUp, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.reason !== 0) {
      at = writeInt32Field(writer, at, 16, message.reason, "reason");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = HungUp$inOrder(reader)) {
    return isAtEnd(reader) ? message : HungUp$rest(reader, message);
  },
};

const HungUp$new = /* @__PURE__ */ plainConstructor(
  function (
    this: HungUp,
    field$1: number,
    field$2: EndReason,
  ): void {
    this.introductionId = field$1;
    this.reason = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function HungUp$inOrder(reader: Reader): HungUp {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: EndReason = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new HungUp$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function HungUp$rest(reader: Reader, message: HungUp): HungUp {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 16:
        message.reason = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BindRelayRequest {
  introductionId: number;
  $unknown?: Uint8Array;
}

export const BindRelayRequest: MessageCodec<BindRelayRequest> = {
  typeName: "chatwire.v1.BindRelayRequest",

  create(init) {
    const message: BindRelayRequest = new BindRelayRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BindRelayRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BindRelayRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BindRelayRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BindRelayRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : BindRelayRequest$rest(reader, message);
  },
};

const BindRelayRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BindRelayRequest,
    field$1: number,
  ): void {
    this.introductionId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BindRelayRequest$inOrder(reader: Reader): BindRelayRequest {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new BindRelayRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BindRelayRequest$rest(reader: Reader, message: BindRelayRequest): BindRelayRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BindRelayResponse {
  /** Bytes that the relay still forwards for the conversation. */
  bytesLeft: number;
  $unknown?: Uint8Array;
}

export const BindRelayResponse: MessageCodec<BindRelayResponse> = {
  typeName: "chatwire.v1.BindRelayResponse",

  create(init) {
    const message: BindRelayResponse = new BindRelayResponse$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BindRelayResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BindRelayResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BindRelayResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.bytesLeft !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.bytesLeft, "bytesLeft");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BindRelayResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : BindRelayResponse$rest(reader, message);
  },
};

const BindRelayResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BindRelayResponse,
    field$1: number,
  ): void {
    this.bytesLeft = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BindRelayResponse$inOrder(reader: Reader): BindRelayResponse {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new BindRelayResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BindRelayResponse$rest(reader: Reader, message: BindRelayResponse): BindRelayResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.bytesLeft = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * A datagram of a link, to the relay or from it. It counts towards the limits of the
 * relay as it does over UDP. Either end may drop it before it is sent.
 */
export interface Relayed {
  introductionId: number;
  /** Sealed by one client for the other. */
  datagram: Uint8Array;
  /**
   * From the relay, without a datagram: the conversation has used up its bytes or
   * its time.
   */
  isOver: boolean;
  /**
   * Each side numbers the messages with a datagram that it sends on a connection,
   * from 1. 0: this message carries only `received`, and needs no answer.
   */
  number: number;
  /**
   * The number of the last message that the sender has handled. A side limits the
   * bytes that it has sent and the other has not reported here, so that other
   * messages do not wait behind them.
   */
  received: number;
  $unknown?: Uint8Array;
}

export const Relayed: MessageCodec<Relayed> = {
  typeName: "chatwire.v1.Relayed",

  create(init) {
    const message: Relayed = new Relayed$new(0, EMPTY_BYTES, false, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Relayed, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Relayed, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Relayed, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.datagram?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.datagram, "datagram");
    }
    if (message.isOver !== false) {
      at = writeBoolField(writer, at, 24, message.isOver, "isOver");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.number, "number");
    }
    if (message.received !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.received, "received");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Relayed$inOrder(reader)) {
    return isAtEnd(reader) ? message : Relayed$rest(reader, message);
  },
};

const Relayed$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Relayed,
    field$1: number,
    field$2: Uint8Array,
    field$3: boolean,
    field$4: number,
    field$5: number,
  ): void {
    this.introductionId = field$1;
    this.datagram = field$2;
    this.isOver = field$3;
    this.number = field$4;
    this.received = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Relayed$inOrder(reader: Reader): Relayed {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  let field$3: boolean = false;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Relayed$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function Relayed$rest(reader: Reader, message: Relayed): Relayed {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      case 18:
        message.datagram = readBytes(reader);
        break;
      case 24:
        message.isOver = readBool(reader);
        break;
      case 32:
        message.number = readUint64Number(reader);
        break;
      case 40:
        message.received = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface AnnounceRequest {
  /** As in `InviteRequest`. */
  candidates: Candidate[];
  /** As in `InviteRequest`. */
  probeTokens: Uint8Array[];
  /** As in `InviteRequest`. */
  relayOnly: boolean;
  /** The server passes it on to the other side once that has announced the same. */
  connectivity?: Connectivity | undefined;
  /** 32 bytes that both sides derive from the secrets of their link, the same at both. */
  announcedId: Uint8Array;
  /** 32 bytes that show the other side that this one has the secrets of the link. */
  announcedProof: Uint8Array;
  /** Whether the caller was the inviter. */
  inviter: boolean;
  $unknown?: Uint8Array;
}

export const AnnounceRequest: MessageCodec<AnnounceRequest> = {
  typeName: "chatwire.v1.AnnounceRequest",

  create(init) {
    const message: AnnounceRequest = new AnnounceRequest$new(
      emptyList<Candidate>(),
      emptyList<Uint8Array>(),
      false,
      undefined,
      EMPTY_BYTES,
      EMPTY_BYTES,
      false,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AnnounceRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AnnounceRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AnnounceRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.candidates, "candidates")) {
      const begin = beginMessage(writer, at, 10, value, "candidates");
      at = endMessage(writer, begin, Candidate.write(value, writer, begin));
    }
    for (const value of itemsOf(message.probeTokens, "probeTokens")) {
      at = writeBytesField(writer, at, 34, value, "probeTokens");
    }
    if (message.relayOnly !== false) {
      at = writeBoolField(writer, at, 240, message.relayOnly, "relayOnly");
    }
    if (message.connectivity !== undefined) {
      const begin = beginFarMessage(writer, at, 402, message.connectivity, "connectivity");
      at = endFarMessage(writer, begin, Connectivity.write(message.connectivity, writer, begin), 402);
    }
    if (message.announcedId?.length !== 0) {
      at = writeBytesField(writer, at, 482, message.announcedId, "announcedId");
    }
    if (message.announcedProof?.length !== 0) {
      at = writeBytesField(writer, at, 490, message.announcedProof, "announcedProof");
    }
    if (message.inviter !== false) {
      at = writeBoolField(writer, at, 496, message.inviter, "inviter");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AnnounceRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : AnnounceRequest$rest(reader, message);
  },
};

const AnnounceRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: AnnounceRequest,
    field$1: Candidate[],
    field$4: Uint8Array[],
    field$30: boolean,
    field$50: Connectivity | undefined,
    field$60: Uint8Array,
    field$61: Uint8Array,
    field$62: boolean,
  ): void {
    this.candidates = field$1;
    this.probeTokens = field$4;
    this.relayOnly = field$30;
    this.connectivity = field$50;
    this.announcedId = field$60;
    this.announcedProof = field$61;
    this.inviter = field$62;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function AnnounceRequest$inOrder(reader: Reader): AnnounceRequest {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Candidate[] = emptyList<Candidate>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$1.push(Candidate.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    field$4.push(readBytes(reader));
    offset = reader.offset;
  }
  let field$30: boolean = false;
  if (offset + 2 < end && input[offset] === 240 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$30 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$30 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$50: Connectivity | undefined;
  if (offset + 1 < end && input[offset] === 146 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 56);
    field$50 = Connectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$60: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 226 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    field$60 = readBytes(reader);
    offset = reader.offset;
  }
  let field$61: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 234 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    field$61 = readBytes(reader);
    offset = reader.offset;
  }
  let field$62: boolean = false;
  if (offset + 2 < end && input[offset] === 240 && input[offset + 1] === 3) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$62 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$62 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new AnnounceRequest$new(field$1, field$4, field$30, field$50, field$60, field$61, field$62);
}

/** Reads the remaining fields, in any order. */
function AnnounceRequest$rest(reader: Reader, message: AnnounceRequest): AnnounceRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.candidates.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.candidates.push(Candidate.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34:
        if (message.probeTokens.length === 0) beginList(reader);
        message.probeTokens.push(readBytes(reader));
        break;
      case 240:
        message.relayOnly = readBool(reader);
        break;
      case 402: {
        const outerEnd = enterMessage(reader, message.connectivity === undefined ? 56 : 0);
        message.connectivity = Connectivity.read(reader, message.connectivity);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 482:
        message.announcedId = readBytes(reader);
        break;
      case 490:
        message.announcedProof = readBytes(reader);
        break;
      case 496:
        message.inviter = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface AnnounceResponse {
  $unknown?: Uint8Array;
}

export const AnnounceResponse: MessageCodec<AnnounceResponse> = {
  typeName: "chatwire.v1.AnnounceResponse",

  create(init) {
    const message: AnnounceResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AnnounceResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AnnounceResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AnnounceResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AnnounceResponse.create()) {
    return isAtEnd(reader) ? message : AnnounceResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function AnnounceResponse$rest(reader: Reader, message: AnnounceResponse): AnnounceResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * Both sides have announced a conversation, and it goes on under a new id, with a new
 * relay grant. The link and its keys stay as they are.
 */
export interface Reintroduced {
  /**
   * Without what new keys need: the connection id, the psk, the capabilities, the
   * ephemeral key and the signature.
   */
  introduction?: Introduction | undefined;
  /** As in the receiver's announcement. */
  announcedId: Uint8Array;
  /** From the announcement of the other side. */
  announcedProof: Uint8Array;
  $unknown?: Uint8Array;
}

export const Reintroduced: MessageCodec<Reintroduced> = {
  typeName: "chatwire.v1.Reintroduced",

  create(init) {
    const message: Reintroduced = new Reintroduced$new(undefined, EMPTY_BYTES, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Reintroduced, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Reintroduced, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Reintroduced, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introduction !== undefined) {
      const begin = beginMessage(writer, at, 10, message.introduction, "introduction");
      at = endMessage(writer, begin, Introduction.write(message.introduction, writer, begin));
    }
    if (message.announcedId?.length !== 0) {
      at = writeBytesField(writer, at, 482, message.announcedId, "announcedId");
    }
    if (message.announcedProof?.length !== 0) {
      at = writeBytesField(writer, at, 490, message.announcedProof, "announcedProof");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Reintroduced$inOrder(reader)) {
    return isAtEnd(reader) ? message : Reintroduced$rest(reader, message);
  },
};

const Reintroduced$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Reintroduced,
    field$1: Introduction | undefined,
    field$60: Uint8Array,
    field$61: Uint8Array,
  ): void {
    this.introduction = field$1;
    this.announcedId = field$60;
    this.announcedProof = field$61;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Reintroduced$inOrder(reader: Reader): Reintroduced {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Introduction | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 184);
    field$1 = Introduction.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$60: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 226 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    field$60 = readBytes(reader);
    offset = reader.offset;
  }
  let field$61: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 234 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    field$61 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Reintroduced$new(field$1, field$60, field$61);
}

/** Reads the remaining fields, in any order. */
function Reintroduced$rest(reader: Reader, message: Reintroduced): Reintroduced {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.introduction === undefined ? 184 : 0);
        message.introduction = Introduction.read(reader, message.introduction);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 482:
        message.announcedId = readBytes(reader);
        break;
      case 490:
        message.announcedProof = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The other side of a conversation is logged in again, and has announced the
 * conversation. Its client waits for the receiver's announcement.
 */
export interface AnnouncementAsked {
  introductionId: number;
  $unknown?: Uint8Array;
}

export const AnnouncementAsked: MessageCodec<AnnouncementAsked> = {
  typeName: "chatwire.v1.AnnouncementAsked",

  create(init) {
    const message: AnnouncementAsked = new AnnouncementAsked$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AnnouncementAsked, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AnnouncementAsked, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AnnouncementAsked, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introductionId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introductionId, "introductionId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AnnouncementAsked$inOrder(reader)) {
    return isAtEnd(reader) ? message : AnnouncementAsked$rest(reader, message);
  },
};

const AnnouncementAsked$new = /* @__PURE__ */ plainConstructor(
  function (
    this: AnnouncementAsked,
    field$1: number,
  ): void {
    this.introductionId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function AnnouncementAsked$inOrder(reader: Reader): AnnouncementAsked {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new AnnouncementAsked$new(field$1);
}

/** Reads the remaining fields, in any order. */
function AnnouncementAsked$rest(reader: Reader, message: AnnouncementAsked): AnnouncementAsked {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introductionId = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
