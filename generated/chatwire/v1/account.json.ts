// Code generated from chatwire/v1/account.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import {
  BeginDeviceLoginRequest,
  BeginDeviceLoginResponse,
  BeginLoginRequest,
  BeginLoginResponse,
  BeginRegisterRequest,
  BeginRegisterResponse,
  ChangePasswordRequest,
  ChangePasswordResponse,
  DeleteAccountRequest,
  DeleteAccountResponse,
  Device,
  FinishDeviceLoginRequest,
  FinishDeviceLoginResponse,
  FinishLoginRequest,
  FinishLoginResponse,
  IdentityKeys,
  ListDevicesRequest,
  ListDevicesResponse,
  LogInWithTokenRequest,
  LogInWithTokenResponse,
  LogOffRequest,
  LogOffResponse,
  NewDevice,
  PasswordVerifier,
  PrivacyChanged,
  PrivacySettings,
  RegisterRequest,
  RegisterResponse,
  RevokeDeviceRequest,
  RevokeDeviceResponse,
  SetPrivacyRequest,
  SetPrivacyResponse,
  Welcome,
} from "./account.ts";

export const PrivacyJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Privacy", {
  PRIVACY_UNSPECIFIED: 0,
  PRIVACY_PUBLIC: 1,
  PRIVACY_PRIVATE: 2,
  PRIVACY_CUSTOM: 3,
});

export const AudienceJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Audience", {
  AUDIENCE_UNSPECIFIED: 0,
  AUDIENCE_EVERYONE: 1,
  AUDIENCE_CONTACTS: 2,
  AUDIENCE_NOBODY: 3,
});

const PrivacySettingsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PrivacySettingsJson: JsonCodec<PrivacySettings> = /* @__PURE__ */ messageJson(PrivacySettings, {
  write(message, writer) {
    const json = new PrivacySettingsJson$new();
    if (message.see !== 0 || writer.writesDefaults) {
      json["see"] = writer.enum(AudienceJson, message.see, "see");
    }
    if (message.message !== 0 || writer.writesDefaults) {
      json["message"] = writer.enum(AudienceJson, message.message, "message");
    }
    if (message.connect !== 0 || writer.writesDefaults) {
      json["connect"] = writer.enum(AudienceJson, message.connect, "connect");
    }
    if (message.address !== 0 || writer.writesDefaults) {
      json["address"] = writer.enum(AudienceJson, message.address, "address");
    }
    if (message.broadcasts !== false || writer.writesDefaults) {
      json["broadcasts"] = writer.bool(message.broadcasts, "broadcasts");
    }
    if (message.readReceipts !== false || writer.writesDefaults) {
      json["readReceipts"] = writer.bool(message.readReceipts, "readReceipts");
    }
    return json;
  },

  read(value, reader) {
    const message = PrivacySettings.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["see"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(AudienceJson, item, "see");
          if (number !== undefined) message.see = number;
        }
      }
      item = json["message"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(AudienceJson, item, "message");
          if (number !== undefined) message.message = number;
        }
      }
      item = json["connect"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(AudienceJson, item, "connect");
          if (number !== undefined) message.connect = number;
        }
      }
      item = json["address"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(AudienceJson, item, "address");
          if (number !== undefined) message.address = number;
        }
      }
      item = json["broadcasts"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.broadcasts = typeof item === "boolean" ? item : reader.bool(item, "broadcasts");
      }
      item = json["readReceipts"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.readReceipts = typeof item === "boolean" ? item : reader.bool(item, "readReceipts");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "see",
        "message",
        "connect",
        "address",
        "broadcasts",
        ["read_receipts","readReceipts"],
      ]);
    }
    return message;
  },
});

const PasswordVerifierJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PasswordVerifierJson: JsonCodec<PasswordVerifier> = /* @__PURE__ */ messageJson(PasswordVerifier, {
  write(message, writer) {
    const json = new PasswordVerifierJson$new();
    if (message.salt?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["salt"] = HIDDEN;
      } else {
        json["salt"] = writer.bytes(message.salt, "salt");
      }
    }
    if (message.iterations !== 0 || writer.writesDefaults) {
      json["iterations"] = isUnsigned32(message.iterations) ? message.iterations >>> 0 : writer.unsigned32(message.iterations, "iterations");
    }
    if (message.storedKey?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["storedKey"] = HIDDEN;
      } else {
        json["storedKey"] = writer.bytes(message.storedKey, "storedKey");
      }
    }
    if (message.serverKey?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["serverKey"] = HIDDEN;
      } else {
        json["serverKey"] = writer.bytes(message.serverKey, "serverKey");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = PasswordVerifier.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["salt"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.salt = reader.bytes(item, "salt");
      }
      item = json["iterations"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.iterations = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "iterations");
      }
      item = json["storedKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.storedKey = reader.bytes(item, "storedKey");
      }
      item = json["serverKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.serverKey = reader.bytes(item, "serverKey");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "salt",
        "iterations",
        ["stored_key","storedKey"],
        ["server_key","serverKey"],
      ]);
    }
    return message;
  },
});

const IdentityKeysJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const IdentityKeysJson: JsonCodec<IdentityKeys> = /* @__PURE__ */ messageJson(IdentityKeys, {
  write(message, writer) {
    const json = new IdentityKeysJson$new();
    if (message.signingKey?.length !== 0 || writer.writesDefaults) {
      json["signingKey"] = writer.bytes(message.signingKey, "signingKey");
    }
    if (message.agreementKey?.length !== 0 || writer.writesDefaults) {
      json["agreementKey"] = writer.bytes(message.agreementKey, "agreementKey");
    }
    if (message.signature?.length !== 0 || writer.writesDefaults) {
      json["signature"] = writer.bytes(message.signature, "signature");
    }
    return json;
  },

  read(value, reader) {
    const message = IdentityKeys.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["signingKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.signingKey = reader.bytes(item, "signingKey");
      }
      item = json["agreementKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.agreementKey = reader.bytes(item, "agreementKey");
      }
      item = json["signature"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.signature = reader.bytes(item, "signature");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["signing_key","signingKey"],
        ["agreement_key","agreementKey"],
        "signature",
      ]);
    }
    return message;
  },
});

const BeginRegisterRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BeginRegisterRequestJson: JsonCodec<BeginRegisterRequest> = /* @__PURE__ */ messageJson(BeginRegisterRequest, {
  write(message, writer) {
    const json = new BeginRegisterRequestJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    return json;
  },

  read(value, reader) {
    const message = BeginRegisterRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["name"]);
    }
    return message;
  },
});

const BeginRegisterResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BeginRegisterResponseJson: JsonCodec<BeginRegisterResponse> = /* @__PURE__ */ messageJson(BeginRegisterResponse, {
  write(message, writer) {
    const json = new BeginRegisterResponseJson$new();
    if (message.salt?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["salt"] = HIDDEN;
      } else {
        json["salt"] = writer.bytes(message.salt, "salt");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = BeginRegisterResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["salt"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.salt = reader.bytes(item, "salt");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["salt"]);
    }
    return message;
  },
});

const RegisterRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RegisterRequestJson: JsonCodec<RegisterRequest> = /* @__PURE__ */ messageJson(RegisterRequest, {
  write(message, writer, depth) {
    const json = new RegisterRequestJson$new();
    let field = "";
    try {
      if (message.name !== "" || writer.writesDefaults) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.verifier !== undefined) {
        field = "verifier";
        json["verifier"] = PasswordVerifierJson.write(message.verifier, writer, writer.deeper(depth));
        field = "";
      }
      if (message.privacy !== 0 || writer.writesDefaults) {
        json["privacy"] = writer.enum(PrivacyJson, message.privacy, "privacy");
      }
      if (message.keys !== undefined) {
        field = "keys";
        json["keys"] = IdentityKeysJson.write(message.keys, writer, writer.deeper(depth));
        field = "";
      }
      if (message.device !== undefined) {
        field = "device";
        json["device"] = NewDeviceJson.write(message.device, writer, writer.deeper(depth));
        field = "";
      }
      if (message.invitationCode !== "" || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["invitationCode"] = HIDDEN;
        } else {
          json["invitationCode"] = isText(message.invitationCode) ? message.invitationCode : writer.string(message.invitationCode, "invitationCode");
        }
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = RegisterRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["verifier"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "verifier";
            message.verifier = PasswordVerifierJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["privacy"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(PrivacyJson, item, "privacy");
            if (number !== undefined) message.privacy = number;
          }
        }
        item = json["keys"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "keys";
            message.keys = IdentityKeysJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["device"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "device";
            message.device = NewDeviceJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["invitationCode"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.invitationCode = isText(item) ? item : reader.string(item, "invitationCode");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          "verifier",
          "privacy",
          "keys",
          "device",
          ["invitation_code","invitationCode"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const RegisterResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RegisterResponseJson: JsonCodec<RegisterResponse> = /* @__PURE__ */ messageJson(RegisterResponse, {
  write(message, writer) {
    const json = new RegisterResponseJson$new();
    if (message.text !== "" || writer.writesDefaults) {
      json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
    }
    if (message.address !== "" || writer.writesDefaults) {
      json["address"] = isText(message.address) ? message.address : writer.string(message.address, "address");
    }
    if (message.port !== 0 || writer.writesDefaults) {
      json["port"] = isUnsigned32(message.port) ? message.port >>> 0 : writer.unsigned32(message.port, "port");
    }
    if (message.deviceId?.length !== 0 || writer.writesDefaults) {
      json["deviceId"] = writer.bytes(message.deviceId, "deviceId");
    }
    if (message.loginCookie?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["loginCookie"] = HIDDEN;
      } else {
        json["loginCookie"] = writer.bytes(message.loginCookie, "loginCookie");
      }
    }
    if (message.sessionId?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["sessionId"] = HIDDEN;
      } else {
        json["sessionId"] = writer.bytes(message.sessionId, "sessionId");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = RegisterResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["address"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.address = isText(item) ? item : reader.string(item, "address");
      }
      item = json["port"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.port = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "port");
      }
      item = json["deviceId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.deviceId = reader.bytes(item, "deviceId");
      }
      item = json["loginCookie"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.loginCookie = reader.bytes(item, "loginCookie");
      }
      item = json["sessionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sessionId = reader.bytes(item, "sessionId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "text",
        "address",
        "port",
        ["device_id","deviceId"],
        ["login_cookie","loginCookie"],
        ["session_id","sessionId"],
      ]);
    }
    return message;
  },
});

const NewDeviceJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NewDeviceJson: JsonCodec<NewDevice> = /* @__PURE__ */ messageJson(NewDevice, {
  write(message, writer) {
    const json = new NewDeviceJson$new();
    if (message.publicKey?.length !== 0 || writer.writesDefaults) {
      json["publicKey"] = writer.bytes(message.publicKey, "publicKey");
    }
    if (message.label !== "" || writer.writesDefaults) {
      json["label"] = isText(message.label) ? message.label : writer.string(message.label, "label");
    }
    return json;
  },

  read(value, reader) {
    const message = NewDevice.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["publicKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.publicKey = reader.bytes(item, "publicKey");
      }
      item = json["label"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.label = isText(item) ? item : reader.string(item, "label");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["public_key","publicKey"], "label"]);
    }
    return message;
  },
});

const DeviceJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DeviceJson: JsonCodec<Device> = /* @__PURE__ */ messageJson(Device, {
  write(message, writer) {
    const json = new DeviceJson$new();
    if (message.deviceId?.length !== 0 || writer.writesDefaults) {
      json["deviceId"] = writer.bytes(message.deviceId, "deviceId");
    }
    if (message.label !== "" || writer.writesDefaults) {
      json["label"] = isText(message.label) ? message.label : writer.string(message.label, "label");
    }
    if (message.createdMs !== 0 || writer.writesDefaults) {
      json["createdMs"] = writer.unsignedNumber(message.createdMs, "createdMs");
    }
    if (message.lastLoginMs !== 0 || writer.writesDefaults) {
      json["lastLoginMs"] = writer.unsignedNumber(message.lastLoginMs, "lastLoginMs");
    }
    if (message.current !== false || writer.writesDefaults) {
      json["current"] = writer.bool(message.current, "current");
    }
    return json;
  },

  read(value, reader) {
    const message = Device.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["deviceId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.deviceId = reader.bytes(item, "deviceId");
      }
      item = json["label"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.label = isText(item) ? item : reader.string(item, "label");
      }
      item = json["createdMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.createdMs = reader.unsignedNumber(item, "createdMs");
      }
      item = json["lastLoginMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.lastLoginMs = reader.unsignedNumber(item, "lastLoginMs");
      }
      item = json["current"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.current = typeof item === "boolean" ? item : reader.bool(item, "current");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["device_id","deviceId"],
        "label",
        ["created_ms","createdMs"],
        ["last_login_ms","lastLoginMs"],
        "current",
      ]);
    }
    return message;
  },
});

const BeginLoginRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BeginLoginRequestJson: JsonCodec<BeginLoginRequest> = /* @__PURE__ */ messageJson(BeginLoginRequest, {
  write(message, writer) {
    const json = new BeginLoginRequestJson$new();
    if (message.clientFirst !== "" || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["clientFirst"] = HIDDEN;
      } else {
        json["clientFirst"] = isText(message.clientFirst) ? message.clientFirst : writer.string(message.clientFirst, "clientFirst");
      }
    }
    if (message.loginCookie?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["loginCookie"] = HIDDEN;
      } else {
        json["loginCookie"] = writer.bytes(message.loginCookie, "loginCookie");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = BeginLoginRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["clientFirst"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.clientFirst = isText(item) ? item : reader.string(item, "clientFirst");
      }
      item = json["loginCookie"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.loginCookie = reader.bytes(item, "loginCookie");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["client_first","clientFirst"], ["login_cookie","loginCookie"]]);
    }
    return message;
  },
});

const BeginLoginResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BeginLoginResponseJson: JsonCodec<BeginLoginResponse> = /* @__PURE__ */ messageJson(BeginLoginResponse, {
  write(message, writer) {
    const json = new BeginLoginResponseJson$new();
    if (message.serverFirst !== "" || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["serverFirst"] = HIDDEN;
      } else {
        json["serverFirst"] = isText(message.serverFirst) ? message.serverFirst : writer.string(message.serverFirst, "serverFirst");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = BeginLoginResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["serverFirst"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.serverFirst = isText(item) ? item : reader.string(item, "serverFirst");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["server_first","serverFirst"]]);
    }
    return message;
  },
});

const FinishLoginRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FinishLoginRequestJson: JsonCodec<FinishLoginRequest> = /* @__PURE__ */ messageJson(FinishLoginRequest, {
  write(message, writer, depth) {
    const json = new FinishLoginRequestJson$new();
    let field = "";
    try {
      if (message.clientFinal !== "" || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["clientFinal"] = HIDDEN;
        } else {
          json["clientFinal"] = isText(message.clientFinal) ? message.clientFinal : writer.string(message.clientFinal, "clientFinal");
        }
      }
      if (message.keys !== undefined) {
        field = "keys";
        json["keys"] = IdentityKeysJson.write(message.keys, writer, writer.deeper(depth));
        field = "";
      }
      if (message.device !== undefined) {
        field = "device";
        json["device"] = NewDeviceJson.write(message.device, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FinishLoginRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["clientFinal"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.clientFinal = isText(item) ? item : reader.string(item, "clientFinal");
        }
        item = json["keys"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "keys";
            message.keys = IdentityKeysJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["device"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "device";
            message.device = NewDeviceJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["client_final","clientFinal"], "keys", "device"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const FinishLoginResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FinishLoginResponseJson: JsonCodec<FinishLoginResponse> = /* @__PURE__ */ messageJson(FinishLoginResponse, {
  write(message, writer, depth) {
    const json = new FinishLoginResponseJson$new();
    let field = "";
    try {
      if (message.serverFinal !== "" || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["serverFinal"] = HIDDEN;
        } else {
          json["serverFinal"] = isText(message.serverFinal) ? message.serverFinal : writer.string(message.serverFinal, "serverFinal");
        }
      }
      if (message.welcome !== undefined) {
        field = "welcome";
        json["welcome"] = WelcomeJson.write(message.welcome, writer, writer.deeper(depth));
        field = "";
      }
      if (message.deviceId?.length !== 0 || writer.writesDefaults) {
        json["deviceId"] = writer.bytes(message.deviceId, "deviceId");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FinishLoginResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["serverFinal"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.serverFinal = isText(item) ? item : reader.string(item, "serverFinal");
        }
        item = json["welcome"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "welcome";
            message.welcome = WelcomeJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["deviceId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deviceId = reader.bytes(item, "deviceId");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["server_final","serverFinal"], "welcome", ["device_id","deviceId"]]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const WelcomeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WelcomeJson: JsonCodec<Welcome> = /* @__PURE__ */ messageJson(Welcome, {
  write(message, writer, depth) {
    const json = new WelcomeJson$new();
    let field = "";
    try {
      if (message.name !== "" || writer.writesDefaults) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.privacy !== 0 || writer.writesDefaults) {
        json["privacy"] = writer.enum(PrivacyJson, message.privacy, "privacy");
      }
      if (message.settings !== undefined) {
        field = "settings";
        json["settings"] = PrivacySettingsJson.write(message.settings, writer, writer.deeper(depth));
        field = "";
      }
      if (message.address !== "" || writer.writesDefaults) {
        json["address"] = isText(message.address) ? message.address : writer.string(message.address, "address");
      }
      if (message.port !== 0 || writer.writesDefaults) {
        json["port"] = isUnsigned32(message.port) ? message.port >>> 0 : writer.unsigned32(message.port, "port");
      }
      if (message.confirmedTextId !== 0 || writer.writesDefaults) {
        json["confirmedTextId"] = writer.unsignedNumber(message.confirmedTextId, "confirmedTextId");
      }
      if (message.loginCookie?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["loginCookie"] = HIDDEN;
        } else {
          json["loginCookie"] = writer.bytes(message.loginCookie, "loginCookie");
        }
      }
      if (message.sentTextId !== 0 || writer.writesDefaults) {
        json["sentTextId"] = writer.unsignedNumber(message.sentTextId, "sentTextId");
      }
      if (message.sessionId?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["sessionId"] = HIDDEN;
        } else {
          json["sessionId"] = writer.bytes(message.sessionId, "sessionId");
        }
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Welcome.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["privacy"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(PrivacyJson, item, "privacy");
            if (number !== undefined) message.privacy = number;
          }
        }
        item = json["settings"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "settings";
            message.settings = PrivacySettingsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["address"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.address = isText(item) ? item : reader.string(item, "address");
        }
        item = json["port"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.port = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "port");
        }
        item = json["confirmedTextId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.confirmedTextId = reader.unsignedNumber(item, "confirmedTextId");
        }
        item = json["loginCookie"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.loginCookie = reader.bytes(item, "loginCookie");
        }
        item = json["sentTextId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.sentTextId = reader.unsignedNumber(item, "sentTextId");
        }
        item = json["sessionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.sessionId = reader.bytes(item, "sessionId");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          "privacy",
          "settings",
          "address",
          "port",
          ["confirmed_text_id","confirmedTextId"],
          ["login_cookie","loginCookie"],
          ["sent_text_id","sentTextId"],
          ["session_id","sessionId"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const LogInWithTokenRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LogInWithTokenRequestJson: JsonCodec<LogInWithTokenRequest> = /* @__PURE__ */ messageJson(LogInWithTokenRequest, {
  write(message, writer, depth) {
    const json = new LogInWithTokenRequestJson$new();
    let field = "";
    try {
      if (message.token !== "" || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["token"] = HIDDEN;
        } else {
          json["token"] = isText(message.token) ? message.token : writer.string(message.token, "token");
        }
      }
      if (message.keys !== undefined) {
        field = "keys";
        json["keys"] = IdentityKeysJson.write(message.keys, writer, writer.deeper(depth));
        field = "";
      }
      if (message.device !== undefined) {
        field = "device";
        json["device"] = NewDeviceJson.write(message.device, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = LogInWithTokenRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["token"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.token = isText(item) ? item : reader.string(item, "token");
        }
        item = json["keys"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "keys";
            message.keys = IdentityKeysJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["device"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "device";
            message.device = NewDeviceJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["token", "keys", "device"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const LogInWithTokenResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LogInWithTokenResponseJson: JsonCodec<LogInWithTokenResponse> = /* @__PURE__ */ messageJson(LogInWithTokenResponse, {
  write(message, writer, depth) {
    const json = new LogInWithTokenResponseJson$new();
    let field = "";
    try {
      if (message.welcome !== undefined) {
        field = "welcome";
        json["welcome"] = WelcomeJson.write(message.welcome, writer, writer.deeper(depth));
        field = "";
      }
      if (message.deviceId?.length !== 0 || writer.writesDefaults) {
        json["deviceId"] = writer.bytes(message.deviceId, "deviceId");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = LogInWithTokenResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["welcome"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "welcome";
            message.welcome = WelcomeJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["deviceId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deviceId = reader.bytes(item, "deviceId");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["welcome", ["device_id","deviceId"]]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const BeginDeviceLoginRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BeginDeviceLoginRequestJson: JsonCodec<BeginDeviceLoginRequest> = /* @__PURE__ */ messageJson(BeginDeviceLoginRequest, {
  write(message, writer) {
    const json = new BeginDeviceLoginRequestJson$new();
    if (message.deviceId?.length !== 0 || writer.writesDefaults) {
      json["deviceId"] = writer.bytes(message.deviceId, "deviceId");
    }
    return json;
  },

  read(value, reader) {
    const message = BeginDeviceLoginRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["deviceId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.deviceId = reader.bytes(item, "deviceId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["device_id","deviceId"]]);
    }
    return message;
  },
});

const BeginDeviceLoginResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BeginDeviceLoginResponseJson: JsonCodec<BeginDeviceLoginResponse> = /* @__PURE__ */ messageJson(BeginDeviceLoginResponse, {
  write(message, writer) {
    const json = new BeginDeviceLoginResponseJson$new();
    if (message.challenge?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["challenge"] = HIDDEN;
      } else {
        json["challenge"] = writer.bytes(message.challenge, "challenge");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = BeginDeviceLoginResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["challenge"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.challenge = reader.bytes(item, "challenge");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["challenge"]);
    }
    return message;
  },
});

const FinishDeviceLoginRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FinishDeviceLoginRequestJson: JsonCodec<FinishDeviceLoginRequest> = /* @__PURE__ */ messageJson(FinishDeviceLoginRequest, {
  write(message, writer, depth) {
    const json = new FinishDeviceLoginRequestJson$new();
    let field = "";
    try {
      if (message.deviceId?.length !== 0 || writer.writesDefaults) {
        json["deviceId"] = writer.bytes(message.deviceId, "deviceId");
      }
      if (message.signature?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["signature"] = HIDDEN;
        } else {
          json["signature"] = writer.bytes(message.signature, "signature");
        }
      }
      if (message.keys !== undefined) {
        field = "keys";
        json["keys"] = IdentityKeysJson.write(message.keys, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FinishDeviceLoginRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["deviceId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.deviceId = reader.bytes(item, "deviceId");
        }
        item = json["signature"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.signature = reader.bytes(item, "signature");
        }
        item = json["keys"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "keys";
            message.keys = IdentityKeysJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["device_id","deviceId"], "signature", "keys"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const FinishDeviceLoginResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FinishDeviceLoginResponseJson: JsonCodec<FinishDeviceLoginResponse> = /* @__PURE__ */ messageJson(FinishDeviceLoginResponse, {
  write(message, writer, depth) {
    const json = new FinishDeviceLoginResponseJson$new();
    let field = "";
    try {
      if (message.welcome !== undefined) {
        field = "welcome";
        json["welcome"] = WelcomeJson.write(message.welcome, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FinishDeviceLoginResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["welcome"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "welcome";
            message.welcome = WelcomeJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["welcome"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

export const ListDevicesRequestJson: JsonCodec<ListDevicesRequest> = /* @__PURE__ */ messageJson(ListDevicesRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = ListDevicesRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const ListDevicesResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListDevicesResponseJson: JsonCodec<ListDevicesResponse> = /* @__PURE__ */ messageJson(ListDevicesResponse, {
  write(message, writer, depth) {
    const json = new ListDevicesResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.devices, "devices")) {
        const items = message.devices;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "devices";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = DeviceJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["devices"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = ListDevicesResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["devices"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "devices");
            const list: typeof message.devices = new Array(items.length);
            field = "devices";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = DeviceJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.devices = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["devices"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const RevokeDeviceRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RevokeDeviceRequestJson: JsonCodec<RevokeDeviceRequest> = /* @__PURE__ */ messageJson(RevokeDeviceRequest, {
  write(message, writer) {
    const json = new RevokeDeviceRequestJson$new();
    if (message.deviceId?.length !== 0 || writer.writesDefaults) {
      json["deviceId"] = writer.bytes(message.deviceId, "deviceId");
    }
    return json;
  },

  read(value, reader) {
    const message = RevokeDeviceRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["deviceId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.deviceId = reader.bytes(item, "deviceId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["device_id","deviceId"]]);
    }
    return message;
  },
});

export const RevokeDeviceResponseJson: JsonCodec<RevokeDeviceResponse> = /* @__PURE__ */ messageJson(RevokeDeviceResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = RevokeDeviceResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const ChangePasswordRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ChangePasswordRequestJson: JsonCodec<ChangePasswordRequest> = /* @__PURE__ */ messageJson(ChangePasswordRequest, {
  write(message, writer, depth) {
    const json = new ChangePasswordRequestJson$new();
    let field = "";
    try {
      if (message.clientFinal !== "" || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["clientFinal"] = HIDDEN;
        } else {
          json["clientFinal"] = isText(message.clientFinal) ? message.clientFinal : writer.string(message.clientFinal, "clientFinal");
        }
      }
      if (message.verifier !== undefined) {
        field = "verifier";
        json["verifier"] = PasswordVerifierJson.write(message.verifier, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = ChangePasswordRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["clientFinal"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.clientFinal = isText(item) ? item : reader.string(item, "clientFinal");
        }
        item = json["verifier"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "verifier";
            message.verifier = PasswordVerifierJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["client_final","clientFinal"], "verifier"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const ChangePasswordResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ChangePasswordResponseJson: JsonCodec<ChangePasswordResponse> = /* @__PURE__ */ messageJson(ChangePasswordResponse, {
  write(message, writer) {
    const json = new ChangePasswordResponseJson$new();
    if (message.serverFinal !== "" || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["serverFinal"] = HIDDEN;
      } else {
        json["serverFinal"] = isText(message.serverFinal) ? message.serverFinal : writer.string(message.serverFinal, "serverFinal");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = ChangePasswordResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["serverFinal"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.serverFinal = isText(item) ? item : reader.string(item, "serverFinal");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["server_final","serverFinal"]]);
    }
    return message;
  },
});

const DeleteAccountRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DeleteAccountRequestJson: JsonCodec<DeleteAccountRequest> = /* @__PURE__ */ messageJson(DeleteAccountRequest, {
  write(message, writer) {
    const json = new DeleteAccountRequestJson$new();
    if (message.clientFinal !== "" || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["clientFinal"] = HIDDEN;
      } else {
        json["clientFinal"] = isText(message.clientFinal) ? message.clientFinal : writer.string(message.clientFinal, "clientFinal");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = DeleteAccountRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["clientFinal"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.clientFinal = isText(item) ? item : reader.string(item, "clientFinal");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["client_final","clientFinal"]]);
    }
    return message;
  },
});

const DeleteAccountResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DeleteAccountResponseJson: JsonCodec<DeleteAccountResponse> = /* @__PURE__ */ messageJson(DeleteAccountResponse, {
  write(message, writer) {
    const json = new DeleteAccountResponseJson$new();
    if (message.serverFinal !== "" || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["serverFinal"] = HIDDEN;
      } else {
        json["serverFinal"] = isText(message.serverFinal) ? message.serverFinal : writer.string(message.serverFinal, "serverFinal");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = DeleteAccountResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["serverFinal"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.serverFinal = isText(item) ? item : reader.string(item, "serverFinal");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["server_final","serverFinal"]]);
    }
    return message;
  },
});

export const LogOffRequestJson: JsonCodec<LogOffRequest> = /* @__PURE__ */ messageJson(LogOffRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = LogOffRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

export const LogOffResponseJson: JsonCodec<LogOffResponse> = /* @__PURE__ */ messageJson(LogOffResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = LogOffResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const SetPrivacyRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SetPrivacyRequestJson: JsonCodec<SetPrivacyRequest> = /* @__PURE__ */ messageJson(SetPrivacyRequest, {
  write(message, writer, depth) {
    const json = new SetPrivacyRequestJson$new();
    let field = "";
    try {
      if (message.privacy !== 0 || writer.writesDefaults) {
        json["privacy"] = writer.enum(PrivacyJson, message.privacy, "privacy");
      }
      if (message.settings !== undefined) {
        field = "settings";
        json["settings"] = PrivacySettingsJson.write(message.settings, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = SetPrivacyRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["privacy"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(PrivacyJson, item, "privacy");
            if (number !== undefined) message.privacy = number;
          }
        }
        item = json["settings"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "settings";
            message.settings = PrivacySettingsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["privacy", "settings"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const SetPrivacyResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SetPrivacyResponseJson: JsonCodec<SetPrivacyResponse> = /* @__PURE__ */ messageJson(SetPrivacyResponse, {
  write(message, writer, depth) {
    const json = new SetPrivacyResponseJson$new();
    let field = "";
    try {
      if (message.settings !== undefined) {
        field = "settings";
        json["settings"] = PrivacySettingsJson.write(message.settings, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = SetPrivacyResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["settings"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "settings";
            message.settings = PrivacySettingsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["settings"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const PrivacyChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PrivacyChangedJson: JsonCodec<PrivacyChanged> = /* @__PURE__ */ messageJson(PrivacyChanged, {
  write(message, writer, depth) {
    const json = new PrivacyChangedJson$new();
    let field = "";
    try {
      if (message.settings !== undefined) {
        field = "settings";
        json["settings"] = PrivacySettingsJson.write(message.settings, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PrivacyChanged.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["settings"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "settings";
            message.settings = PrivacySettingsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["settings"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});
