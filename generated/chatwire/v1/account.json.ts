// Generated from chatwire/v1/account.proto. Edit that, not this.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import {
  BeginLoginRequest,
  BeginLoginResponse,
  FinishLoginRequest,
  FinishLoginResponse,
  IdentityKeys,
  LogOffRequest,
  LogOffResponse,
  PasswordVerifier,
  RegisterRequest,
  RegisterResponse,
  SetPrivacyRequest,
  SetPrivacyResponse,
} from "./account.ts";

export const PrivacyJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Privacy", {
  PRIVACY_UNSPECIFIED: 0,
  PRIVACY_PUBLIC: 1,
  PRIVACY_PRIVATE: 2,
});

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

export const RegisterRequestJson: JsonCodec<RegisterRequest> = /* @__PURE__ */ messageJson(RegisterRequest, () => [
  { name: "name", type: "string" },
  { name: "verifier", type: PasswordVerifierJson, shape: "optional" },
  { name: "privacy", type: PrivacyJson },
  { name: "keys", type: IdentityKeysJson, shape: "optional" },
]);

export const RegisterResponseJson: JsonCodec<RegisterResponse> = /* @__PURE__ */ messageJson(RegisterResponse, () => [
  { name: "text", type: "string" },
  { name: "address", type: "string" },
  { name: "port", type: "uint32" },
]);

export const BeginLoginRequestJson: JsonCodec<BeginLoginRequest> = /* @__PURE__ */ messageJson(BeginLoginRequest, () => [
  { name: "clientFirst", schemaName: "client_first", type: "string" },
]);

export const BeginLoginResponseJson: JsonCodec<BeginLoginResponse> = /* @__PURE__ */ messageJson(BeginLoginResponse, () => [
  { name: "serverFirst", schemaName: "server_first", type: "string" },
]);

export const FinishLoginRequestJson: JsonCodec<FinishLoginRequest> = /* @__PURE__ */ messageJson(FinishLoginRequest, () => [
  { name: "clientFinal", schemaName: "client_final", type: "string" },
  { name: "keys", type: IdentityKeysJson, shape: "optional" },
]);

export const FinishLoginResponseJson: JsonCodec<FinishLoginResponse> = /* @__PURE__ */ messageJson(FinishLoginResponse, () => [
  { name: "serverFinal", schemaName: "server_final", type: "string" },
  { name: "name", type: "string" },
  { name: "privacy", type: PrivacyJson },
  { name: "address", type: "string" },
  { name: "port", type: "uint32" },
]);

export const LogOffRequestJson: JsonCodec<LogOffRequest> = /* @__PURE__ */ messageJson(LogOffRequest, () => []);

export const LogOffResponseJson: JsonCodec<LogOffResponse> = /* @__PURE__ */ messageJson(LogOffResponse, () => []);

export const SetPrivacyRequestJson: JsonCodec<SetPrivacyRequest> = /* @__PURE__ */ messageJson(SetPrivacyRequest, () => [
  { name: "privacy", type: PrivacyJson },
]);

export const SetPrivacyResponseJson: JsonCodec<SetPrivacyResponse> = /* @__PURE__ */ messageJson(SetPrivacyResponse, () => []);
