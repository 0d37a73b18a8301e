import * as assert from "uvu/assert";
import { COMMON_PASSWORDS, isCommonPassword } from "../../../examples/client/sign-in/common-passwords.ts";
import { weaknessOf } from "../../../examples/client/sign-in/new-password.ts";
import { suite } from "../../suite.ts";

const test = suite("new passwords");

test("thousands-of-common-passwords-are-known", () => {
  assert.ok(COMMON_PASSWORDS.size > 2_000);
  for (const password of COMMON_PASSWORDS) assert.ok(password.length >= 8 && password === password.toLowerCase());
});

test("common-passwords-are-refused-in-every-usual-form", () => {
  for (const common of ["password", "Password1", "P@ssw0rd!", "SUNSHINE", "Summer2024!", "qwertyuiop", "1q2w3e4r"]) {
    assert.ok(isCommonPassword(common), common);
  }
  for (const common of ["aaaaaaaa", "abcabcabc", "12345678", "iloveyou", "letmein123", "m0nkey99", "chatwire"]) {
    assert.ok(isCommonPassword(common) || common.length < 8, common);
  }
});

test("other-passwords-are-taken", () => {
  for (const password of [
    "kestrel-42",
    "a password",
    "correct horse",
    "tr33 of knowing",
    "пароль-синий",
    "🎉🎉🎈🎈🎁🎀🎊🎂",
  ]) {
    assert.is(weaknessOf(password, "ada"), undefined, password);
  }
});

test("characters-are-counted-not-units", () => {
  assert.match(weaknessOf("🎉🎈🎁🎀", "ada") ?? "", /at least 8 characters/);
  assert.match(weaknessOf("e\u0301e\u0301e\u0301e\u0301", "ada") ?? "", /at least 8 characters/);
  assert.match(weaknessOf("ADALOVELACE", "adalovelace") ?? "", /user name/);
});
