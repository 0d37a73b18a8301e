/** The option `confidentiality` of the schema's fields: which have it, and what JSON hides by it. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import protobuf from "protobufjs";
import * as assert from "uvu/assert";
import { PasswordVerifierJson } from "../../generated/chatwire/v1/account.json.ts";
import { PasswordVerifier } from "../../generated/chatwire/v1/account.ts";
import { MessageJson } from "../../generated/chatwire/v1/message.json.ts";
import { Message } from "../../generated/chatwire/v1/message.ts";
import { AcceptRequestJson } from "../../generated/chatwire/v1/signalling.json.ts";
import { AcceptRequest } from "../../generated/chatwire/v1/signalling.ts";
import { suite } from "../suite.ts";

const test = suite("inspect/confidential-fields");
const SCHEMA = join(import.meta.dirname, "../../proto/chatwire/v1");

/** What a field of strings may be called only if it has the option or is listed below. All fields of bytes need one of the two. */
const SECRET_NAME =
  /salt|key|proof|token|cookie|secret|psk|password|verifier|client_f|server_f|signature|challenge|session|code|binding|payload|content|text|body/;

/** Fields that everybody may read who sees the message. */
const PUBLIC: Readonly<Record<string, string>> = {
  "RegisterResponse.text": "a fixed sentence of the server",
  "ErrorInfo.text": "a sentence of the server",
  "Device.device_id": "useless without the key of the device",
  "RegisterResponse.device_id": "useless without the key of the device",
  "FinishLoginResponse.device_id": "useless without the key of the device",
  "LogInWithTokenResponse.device_id": "useless without the key of the device",
  "BeginDeviceLoginRequest.device_id": "useless without the key of the device",
  "FinishDeviceLoginRequest.device_id": "useless without the key of the device",
  "RevokeDeviceRequest.device_id": "useless without a login",
  "Header.id": "useless without a login",
  "Header.after": "useless without a login",
  "OutboxText.id": "useless without a login",
  "OutboxText.room": "useless without a login",
  "OutboxRecord.removed": "useless without a login",
  "Recipient.room": "useless without a login",
  "Room.room_id": "useless without a login",
  "PostReceived.room_id": "useless without a login",
  "RoomSettingsChanged.room_id": "useless without a login",
  "PostChanged.room_id": "useless without a login",
  "PostReacted.room_id": "useless without a login",
  "PostPinned.room_id": "useless without a login",
  "PostReported.room_id": "useless without a login",
  "RoomMembersChanged.room_id": "useless without a login",
  "RoomMessageReceived.room_id": "useless without a login",
  "ListRoomsRequest.after": "the name or the id of a room",
  "ListRoomsResponse.next": "the name or the id of a room",
  "ProbeRequest.padding": "zeros",
  "PeerPathRequest.padding": "zeros",
  "PeerPadding.padding": "zeros",
  "IdentityKeys.signing_key": "a public key",
  "IdentityKeys.agreement_key": "a public key",
  "IdentityKeys.signature": "shows that two public keys belong together",
  "NewDevice.public_key": "a public key",
  "NextKey.fingerprint": "the hash of a public key",
  "NextKey.signature": "shows that two public keys belong together",
  "OpenDatagramRequest.public_key": "a public key",
  "OpenDatagramResponse.public_key": "a public key",
  "InviteRequest.encapsulation_key": "a public key",
  "InviteRequest.ephemeral_key": "a public key",
  "InviteRequest.signature": "shows whose keys they are",
  "Invited.encapsulation_key": "a public key",
  "Invited.ephemeral_key": "a public key",
  "AcceptRequest.ciphertext": "opened only with a private key",
  "AcceptRequest.ephemeral_key": "a public key",
  "AcceptRequest.signature": "shows whose keys they are",
  "Introduction.ephemeral_key": "a public key",
  "Introduction.signature": "shows whose keys they are",
  "Introduction.ciphertext": "opened only with a private key",
};

interface Field {
  readonly name: string;
  readonly type: string;
  readonly confidentiality: string | undefined;
}

function fields(): Field[] {
  return readdirSync(SCHEMA).flatMap((file) => {
    const { root } = protobuf.parse(readFileSync(join(SCHEMA, file), "utf8"), { keepCase: true });
    return typesIn(root).flatMap((type) =>
      type.fieldsArray.map((field) => ({
        name: `${type.name}.${field.name}`,
        type: field.type,
        confidentiality: field.options?.["(confidentiality)"],
      })),
    );
  });
}

function typesIn(namespace: protobuf.NamespaceBase): protobuf.Type[] {
  return namespace.nestedArray.flatMap((each) => {
    if (!(each instanceof protobuf.Namespace)) return [];
    return [...(each instanceof protobuf.Type ? [each] : []), ...typesIn(each)];
  });
}

test("each-field-that-may-be-secret-is-marked-or-listed-as-public", () => {
  const all = fields();
  assert.ok(all.length > 300, String(all.length));
  const suspects = all.filter(
    ({ name, type }) => type === "bytes" || (type === "string" && SECRET_NAME.test(name.split(".")[1] ?? "")),
  );
  const unmarked = suspects.filter(({ name, confidentiality }) => confidentiality === undefined && !(name in PUBLIC));
  assert.equal(
    unmarked.map(({ name }) => name),
    [],
    "Mark the fields with the option (confidentiality), or list them in PUBLIC with the reason.",
  );
  const names = suspects.filter(({ confidentiality }) => confidentiality === undefined).map(({ name }) => name);
  assert.equal(
    Object.keys(PUBLIC).filter((name) => !names.includes(name)),
    [],
    "These need not be listed.",
  );
});

const VERIFIER = PasswordVerifier.create({
  salt: new Uint8Array(16),
  iterations: 4_096,
  storedKey: new Uint8Array(32),
});

test("json-hides-secrets-and-contents-if-asked", () => {
  const text = Message.create({ body: { case: "sendTextRequest", value: { text: "between us" } } });
  assert.equal(MessageJson.toJson(text), { sendTextRequest: { text: "between us" } });
  assert.equal(MessageJson.toJson(text, { confidential: "show" }), { sendTextRequest: { text: "between us" } });
  assert.equal(MessageJson.toJson(text, { confidential: "hide secrets" }), { sendTextRequest: { text: "between us" } });
  assert.equal(MessageJson.toJson(text, { confidential: "hide" }), { sendTextRequest: { text: "(hidden)" } });
  const hidden = { salt: "(hidden)", iterations: 4_096, storedKey: "(hidden)" };
  assert.equal(PasswordVerifierJson.toJson(VERIFIER, { confidential: "hide secrets" }), hidden);
  assert.equal(PasswordVerifierJson.toJson(VERIFIER, { confidential: "hide" }), hidden);
});

test("lists-are-hidden-as-a-whole", () => {
  const request = AcceptRequest.create({ probeTokens: [new Uint8Array(8), new Uint8Array(8)] });
  assert.equal(AcceptRequestJson.toJson(request, { confidential: "hide" }), { probeTokens: "(hidden)" });
});

test("fields-without-a-value-stay-absent", () => {
  assert.equal(PasswordVerifierJson.toJson(PasswordVerifier.create(), { confidential: "hide" }), {});
});

test("an-unknown-word-is-refused", () => {
  const wrong = { confidential: "hidden" } as unknown as { confidential: "hide" };
  assert.throws(() => PasswordVerifierJson.toJson(VERIFIER, wrong), /confidential is "show", "hide" or "hide secrets"/);
});
