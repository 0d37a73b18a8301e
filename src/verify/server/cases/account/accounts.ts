/** Cases of "8. Accounts": names, registration, passwords and the end of an account. */

import {
  ChangePasswordRequest,
  DeleteAccountRequest,
  FinishLoginRequest,
  IdentityKeys,
  NewDevice,
  PasswordVerifier,
  Privacy,
  type RegisterRequest,
} from "../../../../../generated/chatwire/v1/account.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import {
  ChangePassword,
  DeleteAccount,
  FinishLogin,
  GetPeers,
  LogOff,
  Register,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { createKeyPair } from "../../../../crypto/key.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import { beginProof, checkSignature, logIn, newKeys, register, registration, verifierOf } from "../../account.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { random } from "../../socket.ts";

const {
  INVALID_ARGUMENT,
  KEYS_INVALID,
  LOGIN_FAILED,
  NAME_CHARACTERS,
  NAME_CONFUSABLE,
  NAME_LENGTH,
  NAME_RESTRICTED,
  NAME_TAKEN,
  WRONG_STATE,
} = ErrorCode;
const PASSWORD = "correct horse battery";
/** Room for a registration without its name. */
const REGISTRATION_BYTES = 600;
const NAMES = "Names";
const NEW_NAMES = "Names of new accounts";
const REGISTRATION = "Registration";

/** A name that is refused. */
function badName(id: string, what: string, name: string | ((max: number) => string), code: ErrorCode): ServerCase {
  return {
    id: `names/${id}`,
    title: `A name ${what} is refused`,
    heading: NAMES,
    async run(context) {
      const connection = await context.greet();
      const text = typeof name === "string" ? name : name(longestName(context));
      await connection.refused(Register, await registration(connection, { name: text, password: PASSWORD }), code);
    },
  };
}

/** The length of the longest name, if a registration with a longer one fits into a frame before login. */
function longestName(context: ServerContext): number {
  const max = context.reached("nameCharactersMax");
  const { frameBytesBeforeLoginMax } = context.limits;
  if (4 * max + REGISTRATION_BYTES > frameBytesBeforeLoginMax) {
    context.skip(`a name of ${max + 1} characters does not fit into a frame before login`);
  }
  return max;
}

/** A well-formed name that no new account may have. */
function restrictedName(id: string, what: string, name: string): ServerCase {
  return { ...badName(id, what, name, NAME_RESTRICTED), heading: NEW_NAMES };
}

/** Two names that look alike: the first is registered, the second is refused. */
function lookAlike(id: string, what: string, spell: (unique: string) => readonly [string, string]): ServerCase {
  return {
    id: `names/${id}`,
    title: `A name that looks like a registered one (${what}) is refused with NAME_CONFUSABLE`,
    heading: NEW_NAMES,
    async run(context) {
      const [first, second] = spell(context.newName("v").slice(2));
      context.discard(await register(await context.greet(), { name: first, password: PASSWORD }));
      const connection = await context.greet();
      const request = await registration(connection, { name: second, password: PASSWORD });
      await connection.refused(Register, request, NAME_CONFUSABLE);
    },
  };
}

/** Two spellings of a name: the first is registered, the second must be taken. */
function sameName(id: string, what: string, spell: (unique: string) => readonly [string, string]): ServerCase {
  return {
    id: `names/${id}`,
    title: `${what} are the same name: the second is refused with NAME_TAKEN`,
    heading: NAMES,
    async run(context) {
      const [first, second] = spell(context.newName("v").slice(2));
      context.discard(await register(await context.greet(), { name: first, password: PASSWORD }));
      const connection = await context.greet();
      await connection.refused(
        Register,
        await registration(connection, { name: second, password: PASSWORD }),
        NAME_TAKEN,
      );
    },
  };
}

/** A registration in which one thing is wrong. */
function badRegistration(
  id: string,
  title: string,
  code: ErrorCode,
  spoil: (request: RegisterRequest) => void,
): ServerCase {
  return {
    id: `registration/${id}`,
    title,
    heading: REGISTRATION,
    async run(context) {
      const connection = await context.greet();
      const request = await registration(connection, { name: context.newName("no"), password: PASSWORD });
      spoil(request);
      await connection.refused(Register, request, code);
      await connection.refused(GetPeers, { after: "" }, WRONG_STATE);
    },
  };
}

/** A hexadecimal number in decimal digits: its letters would be of another script than the rest of a name. */
function digits(hex: string): string {
  return String(BigInt(`0x${hex}`));
}

function changed(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte));
}

const NAME_CASES: readonly ServerCase[] = [
  badName("empty", "without characters", "", NAME_LENGTH),
  badName("too-long", "of more than name_characters_max code points", (max) => "n".repeat(max + 1), NAME_LENGTH),
  badName("space", "with a space", "ada lovelace", NAME_CHARACTERS),
  badName("no-break-space", "with a no-break space", "ada\u00a0lovelace", NAME_CHARACTERS),
  badName("control", "with a control character", "ada\u0007", NAME_CHARACTERS),
  badName("line-break", "with a line break", "ada\n", NAME_CHARACTERS),
  badName("format", "with a format character (U+200E)", "ada\u200e", NAME_CHARACTERS),
  badName("invisible", "with an invisible character (U+3164, HANGUL FILLER)", "ada\u3164", NAME_CHARACTERS),
  badName("braille-blank", "with the blank of Braille (U+2800)", "ada\u2800", NAME_CHARACTERS),
  badName("unassigned", "with an unassigned character (U+0378)", "ada\u0378", NAME_CHARACTERS),
  badName("private-use", "with a character for private use (U+E000)", "ada\ue000", NAME_CHARACTERS),
  badName("key-with-space", "whose key has a space (U+00A8)", "ada\u00a8", NAME_CHARACTERS),
  {
    id: "names/longest",
    title: "A name of name_characters_max code points outside the first plane is registered",
    heading: NAMES,
    async run(context) {
      // Each takes two units of UTF-16.
      const letters = [...random(longestName(context))].map((byte) => String.fromCodePoint(0x1e7f0 + (byte % 15)));
      context.discard(await register(await context.greet(), { name: letters.join(""), password: PASSWORD }));
    },
  },
  {
    id: "names/kept-as-registered",
    title: "A name is kept as registered, in normalization form C, and logs in by any spelling",
    heading: NAMES,
    async run(context) {
      const unique = context.newName("v").slice(2);
      const user = await register(await context.greet(), { name: `Zoe\u0308-${unique}`, password: PASSWORD });
      context.discard(user);
      const other = await logIn(await context.greet(), {
        name: `ZO\u00cb-${unique.toUpperCase()}`,
        password: PASSWORD,
      });
      checkEqual(other.finished.welcome?.name, `Zo\u00eb-${unique}`, "name in Welcome");
    },
  },
  sameName("case", "Upper and lower case", (unique) => [`Ada-${unique}`, `aDA-${unique}`]),
  sameName("sharp-s", "\u00df and SS", (unique) => [`stra\u00dfe-${unique}`, `STRASSE-${unique}`]),
  sameName("sigmas", "The two small sigmas", (unique) => [
    `\u03c3\u03c3-${digits(unique)}`,
    `\u03c3\u03c2-${digits(unique)}`,
  ]),
  sameName("compatibility", "Full-width and ordinary letters", (unique) => [`ada-${unique}`, `\uff41da-${unique}`]),
  restrictedName("scripts", "with Cyrillic and Latin letters", "\u0430da"),
  restrictedName("mark-alone", "of a combining mark alone", "\u0301"),
  restrictedName("draws-nothing", "with a glyph that shows nothing (U+1D159)", "ada\u{1d159}"),
  restrictedName("symbol", "with a symbol", "ada+"),
  restrictedName("digit-before-hebrew", "from right to left that begins with a digit", "1\u05d0\u05d1"),
  restrictedName("reserved", "that is a word of programs", "server"),
  lookAlike("digit-like-a-letter", "a digit like a letter", (unique) => [`bob-${unique}`, `b0b-${unique}`]),
  lookAlike("letters-like-a-letter", "two letters like one", (unique) => [`mona-${unique}`, `rnona-${unique}`]),
  lookAlike("other-script", "letters of another script", (unique) => [
    `ace-${digits(unique)}`,
    `\u0430\u0441\u0435-${digits(unique)}`,
  ]),
  {
    id: "names/joiner",
    title: "A name with a joiner that its script needs is registered",
    heading: NEW_NAMES,
    async run(context) {
      const name = `\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645-${digits(context.newName("v").slice(2))}`;
      context.discard(await register(await context.greet(), { name, password: PASSWORD }));
    },
  },
];

const REGISTRATION_CASES: readonly ServerCase[] = [
  {
    id: "registration/good",
    title: "A registration logs the user in, and tells the address that the client comes from",
    heading: REGISTRATION,
    async run(context) {
      const connection = await context.greet();
      const account = { name: context.newName("eve"), password: PASSWORD };
      const request = await registration(connection, account);
      const response = await connection.ok(Register, request);
      context.discard({ ...account, connection, keys: newKeys(), deviceId: response.deviceId });
      check(response.text !== "", "a text", () => "an empty one");
      check(response.address !== "", "the client's address", () => "an empty one");
      if (context.isLocal) checkEqual(response.port, connection.local.port, "port that the client comes from");
      checkEqual(response.deviceId.length, 0, "bytes of a device id without a device");
      await connection.ok(GetPeers, { after: "" });
    },
  },
  {
    id: "registration/taken",
    title: "A name that is registered is refused with NAME_TAKEN",
    heading: REGISTRATION,
    async run(context) {
      const { name } = await context.user("ada");
      const connection = await context.greet();
      await connection.refused(Register, await registration(connection, { name, password: PASSWORD }), NAME_TAKEN);
    },
  },
  badRegistration("no-verifier", "A registration without a verifier is refused", INVALID_ARGUMENT, (request) => {
    request.verifier = undefined;
  }),
  badRegistration(
    "iterations",
    "Another number of iterations than scram_iterations is refused",
    INVALID_ARGUMENT,
    (request) => {
      request.verifier = PasswordVerifier.create({ ...request.verifier, iterations: 4_095 });
    },
  ),
  badRegistration("salt-other", "Another salt than that of BeginRegister is refused", INVALID_ARGUMENT, (request) => {
    request.verifier = PasswordVerifier.create({ ...request.verifier, salt: random(16) });
  }),
  badRegistration("salt-short", "A salt of 15 bytes is refused", INVALID_ARGUMENT, (request) => {
    request.verifier = PasswordVerifier.create({ ...request.verifier, salt: random(15) });
  }),
  badRegistration("salt-long", "A salt of 65 bytes is refused", INVALID_ARGUMENT, (request) => {
    request.verifier = PasswordVerifier.create({ ...request.verifier, salt: random(65) });
  }),
  badRegistration("stored-key", "A stored_key that is not 32 bytes long is refused", INVALID_ARGUMENT, (request) => {
    request.verifier = PasswordVerifier.create({ ...request.verifier, storedKey: random(31) });
  }),
  badRegistration("privacy-none", "A registration without a privacy is refused", INVALID_ARGUMENT, (request) => {
    request.privacy = Privacy.UNSPECIFIED;
  }),
  badRegistration(
    "privacy-custom",
    "A registration with the privacy CUSTOM is refused",
    INVALID_ARGUMENT,
    (request) => {
      request.privacy = Privacy.CUSTOM;
    },
  ),
  badRegistration("no-keys", "A registration without keys is refused with KEYS_INVALID", KEYS_INVALID, (request) => {
    request.keys = undefined;
  }),
  badRegistration(
    "keys-of-others",
    "Keys with the signature of other keys are refused with KEYS_INVALID",
    KEYS_INVALID,
    (request) => {
      request.keys = IdentityKeys.create({ ...request.keys, signature: newKeys().signature });
    },
  ),
  badRegistration(
    "keys-changed",
    "Keys with a changed agreement key are refused with KEYS_INVALID",
    KEYS_INVALID,
    (request) => {
      const { agreementKey = new Uint8Array(32) } = request.keys ?? {};
      request.keys = IdentityKeys.create({ ...request.keys, agreementKey: changed(agreementKey) });
    },
  ),
  badRegistration("device-key", "A device whose key is not 32 bytes long is refused", INVALID_ARGUMENT, (request) => {
    request.device = NewDevice.create({ publicKey: random(31), label: "short" });
  }),
  badRegistration(
    "name-before-keys",
    "A wrong name is found before a wrong verifier and wrong keys",
    NAME_CHARACTERS,
    (request) => {
      request.name = "a b";
      request.verifier = undefined;
      request.keys = undefined;
    },
  ),
  badRegistration(
    "verifier-before-keys",
    "A wrong verifier is found before wrong keys",
    INVALID_ARGUMENT,
    (request) => {
      request.verifier = undefined;
      request.keys = undefined;
    },
  ),
];

const PASSWORD_CASES: readonly ServerCase[] = [
  {
    id: "accounts/change-password",
    title: "After ChangePassword the new password logs in, and the account's other connections close with REVOKED",
    heading: "A new password, and the end of an account",
    async run(context) {
      const user = await context.disposableUser();
      const other = await context.again(user);
      const { scram, clientFinal } = await beginProof(user.connection, user);
      const verifier = await verifierOf("another password", context.limits.scramIterations, scram.keys.salt);
      const request = ChangePasswordRequest.create({ clientFinal, verifier });
      const { serverFinal } = await user.connection.ok(ChangePassword, request);
      checkSignature(scram, serverFinal);
      await other.connection.closed(ErrorCode.REVOKED);
      const changedUser = { ...user, password: "another password" };
      context.discard(changedUser);
      await context.again(changedUser);
    },
  },
  {
    id: "accounts/change-password-other-salt",
    title: "A new verifier with another salt than the old one is refused with INVALID_ARGUMENT",
    heading: "A new password, and the end of an account",
    async run(context) {
      const user = await context.disposableUser();
      const { scram, clientFinal } = await beginProof(user.connection, user);
      const verifier = await verifierOf("another password", context.limits.scramIterations, scram.keys.salt);
      const request = ChangePasswordRequest.create({ clientFinal, verifier: { ...verifier, salt: random(16) } });
      await user.connection.refused(ChangePassword, request, INVALID_ARGUMENT);
    },
  },
  {
    id: "accounts/proof-of-another-user",
    title: "A logged-in user cannot prove the password of another account",
    heading: "A new password, and the end of an account",
    async run(context) {
      const [user, grace] = [await context.disposableUser(), await context.user("grace")];
      const { clientFinal } = await beginProof(user.connection, grace);
      await user.connection.refused(DeleteAccount, DeleteAccountRequest.create({ clientFinal }), LOGIN_FAILED);
      await context.again(grace);
    },
  },
  {
    id: "accounts/delete-without-proof",
    title: "DeleteAccount without BeginLogin is refused with WRONG_STATE",
    heading: "A new password, and the end of an account",
    async run(context) {
      const { connection } = await context.disposableUser();
      await connection.refused(DeleteAccount, DeleteAccountRequest.create({ clientFinal: "c=,r=,p=" }), WRONG_STATE);
    },
  },
  {
    id: "accounts/delete",
    title: "DeleteAccount frees the name, leads to AWAY and closes other connections with ACCOUNT_DELETED",
    heading: "A new password, and the end of an account",
    async run(context) {
      const user = await context.disposableUser();
      const other = await context.again(user);
      await context.delete(user);
      await other.connection.closed(ErrorCode.ACCOUNT_DELETED);
      await user.connection.refused(GetPeers, { after: "" }, WRONG_STATE);
      context.discard(await register(user.connection, user));
    },
  },
  {
    id: "accounts/too-many-logins",
    title: "A login beyond logins_per_account_max ends the oldest, and its connection closes with REPLACED",
    heading: "Several logins of one account",
    async run(context) {
      const loginsPerAccountMax = context.reached("loginsPerAccountMax");
      const user = await context.newUser();
      for (let logins = 1; logins < loginsPerAccountMax; logins += 1) await context.again(user);
      await user.connection.alive();
      context.discard(await context.again(user));
      await user.connection.closed(ErrorCode.REPLACED);
    },
  },
  {
    id: "accounts/log-off-discards-proof",
    title: "The end of a login discards a proof that was begun",
    heading: "Login",
    async run(context) {
      const user = await context.newUser();
      const { clientFinal } = await beginProof(user.connection, user);
      await user.connection.ok(LogOff, {});
      await user.connection.refused(
        FinishLogin,
        FinishLoginRequest.create({ clientFinal, keys: newKeys() }),
        WRONG_STATE,
      );
      context.discard(await logIn(user.connection, user));
    },
  },
];

/** A device to register, and its key. */
export function newDevice(label = "verify") {
  const key = createKeyPair("Ed25519", random);
  return { key, device: NewDevice.create({ publicKey: key.publicKey, label }) };
}

export const ACCOUNTS: readonly ServerCase[] = [...NAME_CASES, ...REGISTRATION_CASES, ...PASSWORD_CASES];
