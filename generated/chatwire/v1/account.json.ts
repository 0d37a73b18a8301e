// Code generated from chatwire/v1/account.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
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

export const PrivacySettingsJson: JsonCodec<PrivacySettings> = /* @__PURE__ */ messageJson(PrivacySettings, () => [
  { name: "see", type: AudienceJson },
  { name: "message", type: AudienceJson },
  { name: "connect", type: AudienceJson },
  { name: "address", type: AudienceJson },
  { name: "broadcasts", type: "bool" },
  { name: "readReceipts", schemaName: "read_receipts", type: "bool" },
]);

export const PasswordVerifierJson: JsonCodec<PasswordVerifier> = /* @__PURE__ */ messageJson(PasswordVerifier, () => [
  { name: "salt", type: "bytes" },
  { name: "iterations", type: "uint32" },
  { name: "storedKey", schemaName: "stored_key", type: "bytes" },
  { name: "serverKey", schemaName: "server_key", type: "bytes" },
]);

export const IdentityKeysJson: JsonCodec<IdentityKeys> = /* @__PURE__ */ messageJson(IdentityKeys, () => [
  { name: "signingKey", schemaName: "signing_key", type: "bytes" },
  { name: "agreementKey", schemaName: "agreement_key", type: "bytes" },
  { name: "signature", type: "bytes" },
]);

export const BeginRegisterRequestJson: JsonCodec<BeginRegisterRequest> = /* @__PURE__ */ messageJson(BeginRegisterRequest, () => [
  { name: "name", type: "string" },
]);

export const BeginRegisterResponseJson: JsonCodec<BeginRegisterResponse> = /* @__PURE__ */ messageJson(BeginRegisterResponse, () => [
  { name: "salt", type: "bytes" },
]);

export const RegisterRequestJson: JsonCodec<RegisterRequest> = /* @__PURE__ */ messageJson(RegisterRequest, () => [
  { name: "name", type: "string" },
  { name: "verifier", type: PasswordVerifierJson, shape: "optional" },
  { name: "privacy", type: PrivacyJson },
  { name: "keys", type: IdentityKeysJson, shape: "optional" },
  { name: "device", type: NewDeviceJson, shape: "optional" },
  { name: "invitationCode", schemaName: "invitation_code", type: "string" },
]);

export const RegisterResponseJson: JsonCodec<RegisterResponse> = /* @__PURE__ */ messageJson(RegisterResponse, () => [
  { name: "text", type: "string" },
  { name: "address", type: "string" },
  { name: "port", type: "uint32" },
  { name: "deviceId", schemaName: "device_id", type: "bytes" },
  { name: "loginCookie", schemaName: "login_cookie", type: "bytes" },
]);

export const NewDeviceJson: JsonCodec<NewDevice> = /* @__PURE__ */ messageJson(NewDevice, () => [
  { name: "publicKey", schemaName: "public_key", type: "bytes" },
  { name: "label", type: "string" },
]);

export const DeviceJson: JsonCodec<Device> = /* @__PURE__ */ messageJson(Device, () => [
  { name: "deviceId", schemaName: "device_id", type: "bytes" },
  { name: "label", type: "string" },
  { name: "createdMs", schemaName: "created_ms", type: "uint64Number" },
  { name: "lastLoginMs", schemaName: "last_login_ms", type: "uint64Number" },
  { name: "current", type: "bool" },
]);

export const BeginLoginRequestJson: JsonCodec<BeginLoginRequest> = /* @__PURE__ */ messageJson(BeginLoginRequest, () => [
  { name: "clientFirst", schemaName: "client_first", type: "string" },
  { name: "loginCookie", schemaName: "login_cookie", type: "bytes" },
]);

export const BeginLoginResponseJson: JsonCodec<BeginLoginResponse> = /* @__PURE__ */ messageJson(BeginLoginResponse, () => [
  { name: "serverFirst", schemaName: "server_first", type: "string" },
]);

export const FinishLoginRequestJson: JsonCodec<FinishLoginRequest> = /* @__PURE__ */ messageJson(FinishLoginRequest, () => [
  { name: "clientFinal", schemaName: "client_final", type: "string" },
  { name: "keys", type: IdentityKeysJson, shape: "optional" },
  { name: "device", type: NewDeviceJson, shape: "optional" },
]);

export const FinishLoginResponseJson: JsonCodec<FinishLoginResponse> = /* @__PURE__ */ messageJson(FinishLoginResponse, () => [
  { name: "serverFinal", schemaName: "server_final", type: "string" },
  { name: "welcome", type: WelcomeJson, shape: "optional" },
  { name: "deviceId", schemaName: "device_id", type: "bytes" },
]);

export const WelcomeJson: JsonCodec<Welcome> = /* @__PURE__ */ messageJson(Welcome, () => [
  { name: "name", type: "string" },
  { name: "privacy", type: PrivacyJson },
  { name: "settings", type: PrivacySettingsJson, shape: "optional" },
  { name: "address", type: "string" },
  { name: "port", type: "uint32" },
  { name: "confirmedTextId", schemaName: "confirmed_text_id", type: "uint64Number" },
  { name: "loginCookie", schemaName: "login_cookie", type: "bytes" },
]);

export const BeginDeviceLoginRequestJson: JsonCodec<BeginDeviceLoginRequest> = /* @__PURE__ */ messageJson(BeginDeviceLoginRequest, () => [
  { name: "deviceId", schemaName: "device_id", type: "bytes" },
]);

export const BeginDeviceLoginResponseJson: JsonCodec<BeginDeviceLoginResponse> = /* @__PURE__ */ messageJson(BeginDeviceLoginResponse, () => [
  { name: "challenge", type: "bytes" },
]);

export const FinishDeviceLoginRequestJson: JsonCodec<FinishDeviceLoginRequest> = /* @__PURE__ */ messageJson(FinishDeviceLoginRequest, () => [
  { name: "deviceId", schemaName: "device_id", type: "bytes" },
  { name: "signature", type: "bytes" },
  { name: "keys", type: IdentityKeysJson, shape: "optional" },
]);

export const FinishDeviceLoginResponseJson: JsonCodec<FinishDeviceLoginResponse> = /* @__PURE__ */ messageJson(FinishDeviceLoginResponse, () => [
  { name: "welcome", type: WelcomeJson, shape: "optional" },
]);

export const ListDevicesRequestJson: JsonCodec<ListDevicesRequest> = /* @__PURE__ */ messageJson(ListDevicesRequest, () => []);

export const ListDevicesResponseJson: JsonCodec<ListDevicesResponse> = /* @__PURE__ */ messageJson(ListDevicesResponse, () => [
  { name: "devices", type: DeviceJson, shape: "list" },
]);

export const RevokeDeviceRequestJson: JsonCodec<RevokeDeviceRequest> = /* @__PURE__ */ messageJson(RevokeDeviceRequest, () => [
  { name: "deviceId", schemaName: "device_id", type: "bytes" },
]);

export const RevokeDeviceResponseJson: JsonCodec<RevokeDeviceResponse> = /* @__PURE__ */ messageJson(RevokeDeviceResponse, () => []);

export const ChangePasswordRequestJson: JsonCodec<ChangePasswordRequest> = /* @__PURE__ */ messageJson(ChangePasswordRequest, () => [
  { name: "clientFinal", schemaName: "client_final", type: "string" },
  { name: "verifier", type: PasswordVerifierJson, shape: "optional" },
]);

export const ChangePasswordResponseJson: JsonCodec<ChangePasswordResponse> = /* @__PURE__ */ messageJson(ChangePasswordResponse, () => [
  { name: "serverFinal", schemaName: "server_final", type: "string" },
]);

export const DeleteAccountRequestJson: JsonCodec<DeleteAccountRequest> = /* @__PURE__ */ messageJson(DeleteAccountRequest, () => [
  { name: "clientFinal", schemaName: "client_final", type: "string" },
]);

export const DeleteAccountResponseJson: JsonCodec<DeleteAccountResponse> = /* @__PURE__ */ messageJson(DeleteAccountResponse, () => [
  { name: "serverFinal", schemaName: "server_final", type: "string" },
]);

export const LogOffRequestJson: JsonCodec<LogOffRequest> = /* @__PURE__ */ messageJson(LogOffRequest, () => []);

export const LogOffResponseJson: JsonCodec<LogOffResponse> = /* @__PURE__ */ messageJson(LogOffResponse, () => []);

export const SetPrivacyRequestJson: JsonCodec<SetPrivacyRequest> = /* @__PURE__ */ messageJson(SetPrivacyRequest, () => [
  { name: "privacy", type: PrivacyJson },
  { name: "settings", type: PrivacySettingsJson, shape: "optional" },
]);

export const SetPrivacyResponseJson: JsonCodec<SetPrivacyResponse> = /* @__PURE__ */ messageJson(SetPrivacyResponse, () => [
  { name: "settings", type: PrivacySettingsJson, shape: "optional" },
]);

export const PrivacyChangedJson: JsonCodec<PrivacyChanged> = /* @__PURE__ */ messageJson(PrivacyChanged, () => [
  { name: "settings", type: PrivacySettingsJson, shape: "optional" },
]);
