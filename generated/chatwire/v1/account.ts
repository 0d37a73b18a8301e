// Generated from chatwire/v1/account.proto. Edit that, not this.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import { EMPTY_BYTES } from "../../../src/wire/reader.ts";

/** Who can see a user and who can send the user messages. */
export const Privacy = {
  UNSPECIFIED: 0,
  /** Everybody. */
  PUBLIC: 1,
  /** Nobody but those the user talks to: to all others there is no such user. */
  PRIVATE: 2,
} as const;

export type Privacy = (typeof Privacy)[keyof typeof Privacy] | (number & {});

/** What the server keeps of a password (RFC 5802, section 3). */
export interface PasswordVerifier {
  salt: Uint8Array;
  iterations: number;
  storedKey: Uint8Array;
  serverKey: Uint8Array;
  $unknown?: Uint8Array;
}

export const PasswordVerifier: MessageCodec<PasswordVerifier> = {
  typeName: "chatwire.v1.PasswordVerifier",

  create(init) {
    const message: PasswordVerifier = {
      salt: EMPTY_BYTES,
      iterations: 0,
      storedKey: EMPTY_BYTES,
      serverKey: EMPTY_BYTES,
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(PasswordVerifier, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PasswordVerifier, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PasswordVerifier, bytes);
  },

  write(message, writer) {
    if (message.salt.length > 0) {
      writer.tag(10);
      writer.bytes(message.salt, "chatwire.v1.PasswordVerifier.salt");
    }
    if (message.iterations !== 0) {
      writer.uint32Field(16, message.iterations, "chatwire.v1.PasswordVerifier.iterations");
    }
    if (message.storedKey.length > 0) {
      writer.tag(26);
      writer.bytes(message.storedKey, "chatwire.v1.PasswordVerifier.storedKey");
    }
    if (message.serverKey.length > 0) {
      writer.tag(34);
      writer.bytes(message.serverKey, "chatwire.v1.PasswordVerifier.serverKey");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = PasswordVerifier.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.salt = reader.bytes();
          break;
        case 16:
          message.iterations = reader.uint32();
          break;
        case 26:
          message.storedKey = reader.bytes();
          break;
        case 34:
          message.serverKey = reader.bytes();
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

/** The public keys of a user. */
export interface IdentityKeys {
  /** Ed25519, 32 bytes: who the user is. */
  signingKey: Uint8Array;
  /** X25519, 32 bytes: what peer-to-peer handshakes use. */
  agreementKey: Uint8Array;
  /** Ed25519 signature of "chatwire agreement key" and agreement_key, 64 bytes. */
  signature: Uint8Array;
  $unknown?: Uint8Array;
}

export const IdentityKeys: MessageCodec<IdentityKeys> = {
  typeName: "chatwire.v1.IdentityKeys",

  create(init) {
    const message: IdentityKeys = {
      signingKey: EMPTY_BYTES,
      agreementKey: EMPTY_BYTES,
      signature: EMPTY_BYTES,
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(IdentityKeys, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(IdentityKeys, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(IdentityKeys, bytes);
  },

  write(message, writer) {
    if (message.signingKey.length > 0) {
      writer.tag(10);
      writer.bytes(message.signingKey, "chatwire.v1.IdentityKeys.signingKey");
    }
    if (message.agreementKey.length > 0) {
      writer.tag(18);
      writer.bytes(message.agreementKey, "chatwire.v1.IdentityKeys.agreementKey");
    }
    if (message.signature.length > 0) {
      writer.tag(26);
      writer.bytes(message.signature, "chatwire.v1.IdentityKeys.signature");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = IdentityKeys.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.signingKey = reader.bytes();
          break;
        case 18:
          message.agreementKey = reader.bytes();
          break;
        case 26:
          message.signature = reader.bytes();
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

export interface RegisterRequest {
  /** 1 to 32 characters without white space; unique without regard to case. */
  name: string;
  verifier?: PasswordVerifier | undefined;
  privacy: Privacy;
  keys?: IdentityKeys | undefined;
  $unknown?: Uint8Array;
}

export const RegisterRequest: MessageCodec<RegisterRequest> = {
  typeName: "chatwire.v1.RegisterRequest",

  create(init) {
    const message: RegisterRequest = {
      name: "",
      privacy: 0,
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(RegisterRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RegisterRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RegisterRequest, bytes);
  },

  write(message, writer) {
    if (message.name !== "") {
      writer.stringField(10, message.name, "chatwire.v1.RegisterRequest.name");
    }
    if (message.verifier !== undefined) {
      const start = writer.beginMessageField(18, "chatwire.v1.RegisterRequest.verifier");
      PasswordVerifier.write(message.verifier, writer);
      writer.endMessage(start);
    }
    if (message.privacy !== 0) {
      writer.int32Field(24, message.privacy, "chatwire.v1.RegisterRequest.privacy");
    }
    if (message.keys !== undefined) {
      const start = writer.beginMessageField(34, "chatwire.v1.RegisterRequest.keys");
      IdentityKeys.write(message.keys, writer);
      writer.endMessage(start);
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = RegisterRequest.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.name = reader.string();
          break;
        case 18: {
          const end = reader.beginMessage(72);
          message.verifier = PasswordVerifier.read(reader, message.verifier);
          reader.endMessage(end);
          break;
        }
        case 24:
          message.privacy = reader.int32();
          break;
        case 34: {
          const end = reader.beginMessage(64);
          message.keys = IdentityKeys.read(reader, message.keys);
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

export interface RegisterResponse {
  /** "You registered successfully." */
  text: string;
  /** The address and port the server knows the client by. */
  address: string;
  port: number;
  $unknown?: Uint8Array;
}

export const RegisterResponse: MessageCodec<RegisterResponse> = {
  typeName: "chatwire.v1.RegisterResponse",

  create(init) {
    const message: RegisterResponse = {
      text: "",
      address: "",
      port: 0,
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(RegisterResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RegisterResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RegisterResponse, bytes);
  },

  write(message, writer) {
    if (message.text !== "") {
      writer.stringField(10, message.text, "chatwire.v1.RegisterResponse.text");
    }
    if (message.address !== "") {
      writer.stringField(18, message.address, "chatwire.v1.RegisterResponse.address");
    }
    if (message.port !== 0) {
      writer.uint32Field(24, message.port, "chatwire.v1.RegisterResponse.port");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = RegisterResponse.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.text = reader.string();
          break;
        case 18:
          message.address = reader.string();
          break;
        case 24:
          message.port = reader.uint32();
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

export interface BeginLoginRequest {
  /** SCRAM client-first-message. */
  clientFirst: string;
  $unknown?: Uint8Array;
}

export const BeginLoginRequest: MessageCodec<BeginLoginRequest> = {
  typeName: "chatwire.v1.BeginLoginRequest",

  create(init) {
    const message: BeginLoginRequest = {
      clientFirst: "",
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(BeginLoginRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BeginLoginRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BeginLoginRequest, bytes);
  },

  write(message, writer) {
    if (message.clientFirst !== "") {
      writer.stringField(10, message.clientFirst, "chatwire.v1.BeginLoginRequest.clientFirst");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = BeginLoginRequest.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.clientFirst = reader.string();
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

export interface BeginLoginResponse {
  /** SCRAM server-first-message. */
  serverFirst: string;
  $unknown?: Uint8Array;
}

export const BeginLoginResponse: MessageCodec<BeginLoginResponse> = {
  typeName: "chatwire.v1.BeginLoginResponse",

  create(init) {
    const message: BeginLoginResponse = {
      serverFirst: "",
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(BeginLoginResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BeginLoginResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BeginLoginResponse, bytes);
  },

  write(message, writer) {
    if (message.serverFirst !== "") {
      writer.stringField(10, message.serverFirst, "chatwire.v1.BeginLoginResponse.serverFirst");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = BeginLoginResponse.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.serverFirst = reader.string();
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

export interface FinishLoginRequest {
  /** SCRAM client-final-message. */
  clientFinal: string;
  keys?: IdentityKeys | undefined;
  $unknown?: Uint8Array;
}

export const FinishLoginRequest: MessageCodec<FinishLoginRequest> = {
  typeName: "chatwire.v1.FinishLoginRequest",

  create(init) {
    const message: FinishLoginRequest = {
      clientFinal: "",
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(FinishLoginRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FinishLoginRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FinishLoginRequest, bytes);
  },

  write(message, writer) {
    if (message.clientFinal !== "") {
      writer.stringField(10, message.clientFinal, "chatwire.v1.FinishLoginRequest.clientFinal");
    }
    if (message.keys !== undefined) {
      const start = writer.beginMessageField(18, "chatwire.v1.FinishLoginRequest.keys");
      IdentityKeys.write(message.keys, writer);
      writer.endMessage(start);
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = FinishLoginRequest.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.clientFinal = reader.string();
          break;
        case 18: {
          const end = reader.beginMessage(64);
          message.keys = IdentityKeys.read(reader, message.keys);
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

export interface FinishLoginResponse {
  /** SCRAM server-final-message. */
  serverFinal: string;
  /** The user's name as it was registered. */
  name: string;
  privacy: Privacy;
  /** The address and port the server knows the client by. */
  address: string;
  port: number;
  $unknown?: Uint8Array;
}

export const FinishLoginResponse: MessageCodec<FinishLoginResponse> = {
  typeName: "chatwire.v1.FinishLoginResponse",

  create(init) {
    const message: FinishLoginResponse = {
      serverFinal: "",
      name: "",
      privacy: 0,
      address: "",
      port: 0,
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(FinishLoginResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FinishLoginResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FinishLoginResponse, bytes);
  },

  write(message, writer) {
    if (message.serverFinal !== "") {
      writer.stringField(10, message.serverFinal, "chatwire.v1.FinishLoginResponse.serverFinal");
    }
    if (message.name !== "") {
      writer.stringField(18, message.name, "chatwire.v1.FinishLoginResponse.name");
    }
    if (message.privacy !== 0) {
      writer.int32Field(24, message.privacy, "chatwire.v1.FinishLoginResponse.privacy");
    }
    if (message.address !== "") {
      writer.stringField(34, message.address, "chatwire.v1.FinishLoginResponse.address");
    }
    if (message.port !== 0) {
      writer.uint32Field(40, message.port, "chatwire.v1.FinishLoginResponse.port");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = FinishLoginResponse.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10:
          message.serverFinal = reader.string();
          break;
        case 18:
          message.name = reader.string();
          break;
        case 24:
          message.privacy = reader.int32();
          break;
        case 34:
          message.address = reader.string();
          break;
        case 40:
          message.port = reader.uint32();
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

export interface LogOffRequest {
  $unknown?: Uint8Array;
}

export const LogOffRequest: MessageCodec<LogOffRequest> = {
  typeName: "chatwire.v1.LogOffRequest",

  create(init) {
    const message: LogOffRequest = {};
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(LogOffRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LogOffRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LogOffRequest, bytes);
  },

  write(message, writer) {
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = LogOffRequest.create()) {
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

export interface LogOffResponse {
  $unknown?: Uint8Array;
}

export const LogOffResponse: MessageCodec<LogOffResponse> = {
  typeName: "chatwire.v1.LogOffResponse",

  create(init) {
    const message: LogOffResponse = {};
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(LogOffResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LogOffResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LogOffResponse, bytes);
  },

  write(message, writer) {
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = LogOffResponse.create()) {
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

export interface SetPrivacyRequest {
  privacy: Privacy;
  $unknown?: Uint8Array;
}

export const SetPrivacyRequest: MessageCodec<SetPrivacyRequest> = {
  typeName: "chatwire.v1.SetPrivacyRequest",

  create(init) {
    const message: SetPrivacyRequest = {
      privacy: 0,
    };
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(SetPrivacyRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetPrivacyRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetPrivacyRequest, bytes);
  },

  write(message, writer) {
    if (message.privacy !== 0) {
      writer.int32Field(8, message.privacy, "chatwire.v1.SetPrivacyRequest.privacy");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = SetPrivacyRequest.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 8:
          message.privacy = reader.int32();
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

export interface SetPrivacyResponse {
  $unknown?: Uint8Array;
}

export const SetPrivacyResponse: MessageCodec<SetPrivacyResponse> = {
  typeName: "chatwire.v1.SetPrivacyResponse",

  create(init) {
    const message: SetPrivacyResponse = {};
    return init === undefined ? message : Object.assign(message, init);
  },

  encode(message) {
    return encodeMessage(SetPrivacyResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetPrivacyResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetPrivacyResponse, bytes);
  },

  write(message, writer) {
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = SetPrivacyResponse.create()) {
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
