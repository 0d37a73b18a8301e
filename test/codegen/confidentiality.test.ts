/** What JSON hides of a message whose schema has the option `confidentiality`. */

import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { VaultJson } from "./confidentiality/generated/vault.json.ts";
import { Vault } from "./confidentiality/generated/vault.ts";

const test = suite("confidentiality");

const key = { value: new Uint8Array([1]), label: "front door" };
const VAULT = Vault.create({
  pin: "1234",
  note: "under the mat",
  words: ["one", "two"],
  answers: new Map([["pet", "Rex"]]),
  master: key,
  keys: [key],
  openedBy: { case: "password", value: "sesame" },
});
const CONTENTS = { note: "under the mat", answers: { pet: "Rex" } };
const HIDDEN = "(hidden)";
const WITHOUT_SECRETS = {
  pin: HIDDEN,
  ...CONTENTS,
  words: HIDDEN,
  master: HIDDEN,
  keys: [{ value: HIDDEN, label: "front door" }],
  password: HIDDEN,
};

test("secrets-of-every-shape-are-hidden", () => {
  assert.equal(VaultJson.toJson(VAULT, { confidential: "hide secrets" }), WITHOUT_SECRETS);
});

test("contents-are-hidden-besides", () => {
  const wanted = { ...WITHOUT_SECRETS, note: HIDDEN, answers: HIDDEN };
  assert.equal(VaultJson.toJson(VAULT, { confidential: "hide" }), wanted);
});

test("without-the-option-json-is-whole", () => {
  assert.equal(VaultJson.fromJson(VaultJson.toJson(VAULT)), VAULT);
});

test("absent-fields-stay-absent-and-other-cases-are-shown", () => {
  const vault = Vault.create({ openedBy: { case: "owner", value: "ada" } });
  assert.equal(VaultJson.toJson(vault, { confidential: "hide" }), { owner: "ada" });
});
