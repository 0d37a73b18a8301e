/** Passwords, logins with a password, and logins with a device. */

import { signDeviceLogin, verifyDeviceLogin } from "../../src/crypto/device-login.ts";
import { importIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { keyPairOf } from "../../src/crypto/key.ts";
import { ScramClient } from "../../src/crypto/scram-client.ts";
import { ScramServer } from "../../src/crypto/scram-server.ts";
import { createVerifier, preparePassword } from "../../src/crypto/scram-verifier.ts";
import { nameKey } from "../../src/name.ts";
import { concat, hmac, pbkdf2, sha256, utf8, withOrderAdded, xor } from "./primitives.ts";
import { codeThrown, fill, hex, mustEqual, type Vector } from "./vector.ts";

const EXPORTER = fill(0x0e);
const SALT = Uint8Array.from({ length: 16 }, (_, index) => index + 1);
const CLIENT_NONCE = "clientnonceclientnonce00";
const SERVER_NONCE = "servernonceservernonce00";

interface Login {
  readonly name: string;
  readonly user: string;
  readonly password: string;
  readonly prepared: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Undefined on plain TCP. */
  readonly exporter: Uint8Array | undefined;
  readonly clientNonce: string;
  readonly serverNonce: string;
}

const USUAL = {
  user: "ada",
  password: "pencil and paper",
  prepared: "pencil and paper",
  salt: SALT,
  iterations: 4_096,
  exporter: EXPORTER,
  clientNonce: CLIENT_NONCE,
  serverNonce: SERVER_NONCE,
} as const;

const LOGINS: readonly Login[] = [
  { ...USUAL, name: "over-tls" },
  { ...USUAL, name: "over-plain-tcp", exporter: undefined },
  { ...USUAL, name: "name-with-delimiters", user: "a=b,c" },
  { ...USUAL, name: "name-in-another-normalization-form", user: "Zoe\u0308" },
  {
    ...USUAL,
    name: "invisible-and-unassigned-characters",
    password: "a\u00ad\u200db\ufe0f\ue000\u0378",
    prepared: "a\u00ad\u200db\ufe0f\ue000\u0378",
  },
  {
    ...USUAL,
    name: "not-ascii",
    user: "Zoë",
    password: "mot\u00a0de\u3000passe e\u0301te\u0301 \u{1f511}",
    prepared: "mot de passe \u00e9t\u00e9 \u{1f511}",
    salt: fill(0xfe, 64),
    iterations: 5_000,
  },
  {
    name: "example-of-rfc-7677",
    user: "user",
    password: "pencil",
    prepared: "pencil",
    salt: Uint8Array.from(Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64")),
    iterations: 4_096,
    exporter: undefined,
    clientNonce: "rOprNGfwEbeRWgbNEkqO",
    serverNonce: "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
  },
];

/** Every value of a login with a password. */
export async function passwordLogins(): Promise<Vector[]> {
  return Promise.all(LOGINS.map(passwordLogin));
}

async function passwordLogin(login: Login): Promise<Vector> {
  const { name, user, password, prepared, salt, iterations, exporter, clientNonce, serverNonce } = login;
  mustEqual(preparePassword(password), prepared, name);
  const saltedPassword = pbkdf2(prepared, salt, iterations);
  const clientKey = hmac(saltedPassword, "Client Key");
  const storedKey = sha256(clientKey);
  const serverKey = hmac(saltedPassword, "Server Key");
  const gs2Header = exporter === undefined ? "n,," : "p=tls-exporter,,";
  const channelBinding = concat(utf8(gs2Header), exporter ?? new Uint8Array());
  const clientFirstBare = `n=${user.replaceAll("=", "=3D").replaceAll(",", "=2C")},r=${clientNonce}`;
  const serverFirst = `r=${clientNonce}${serverNonce},s=${base64(salt)},i=${iterations}`;
  const clientFinalBare = `c=${base64(channelBinding)},r=${clientNonce}${serverNonce}`;
  const authMessage = `${clientFirstBare},${serverFirst},${clientFinalBare}`;
  const clientSignature = hmac(storedKey, authMessage);
  const proof = xor(clientKey, clientSignature);
  const serverSignature = hmac(serverKey, authMessage);
  const messages = {
    clientFirst: gs2Header + clientFirstBare,
    serverFirst,
    clientFinal: `${clientFinalBare},p=${base64(proof)}`,
    serverFinal: `v=${base64(serverSignature)}`,
  };
  mustEqual(await messagesOfCode(login), messages, name);
  const verifier = await createVerifier(password, salt, iterations);
  mustEqual([hex(verifier.storedKey), hex(verifier.serverKey)], [hex(storedKey), hex(serverKey)], name);
  return {
    name,
    section: "Login",
    given: {
      name: user,
      password,
      salt: hex(salt),
      iterations,
      clientNonce,
      serverNonce,
      exporter: exporter === undefined ? null : hex(exporter),
    },
    expect: {
      preparedPassword: hex(utf8(prepared)),
      saltedPassword: hex(saltedPassword),
      clientKey: hex(clientKey),
      storedKey: hex(storedKey),
      serverKey: hex(serverKey),
      channelBinding: hex(channelBinding),
      authMessage,
      clientSignature: hex(clientSignature),
      proof: hex(proof),
      serverSignature: hex(serverSignature),
      ...messages,
    },
  };
}

/** The four messages, from the code. */
async function messagesOfCode(login: Login): Promise<Record<string, string>> {
  const { user, password, exporter, clientNonce, iterations } = login;
  const channelBinding = bindingOf(exporter);
  const client = new ScramClient({
    name: user,
    password,
    nonce: clientNonce,
    iterationsMin: 4_096,
    iterationsMax: iterations,
    channelBinding,
  });
  const server = await serverOf(login);
  const clientFirst = client.first();
  const serverFirst = server.handleFirst(clientFirst);
  const clientFinal = await client.final(serverFirst);
  const serverFinal = server.handleFinal(clientFinal);
  client.verify(serverFinal);
  return { clientFirst, serverFirst, clientFinal, serverFinal };
}

type BadLogin = readonly [
  name: string,
  at: "clientFirst" | "clientFinal",
  change: (text: string) => string,
  plain?: "plain",
];

const BAD_LOGINS: readonly BadLogin[] = [
  ["no-binding-on-tls", "clientFirst", (text) => text.replace("p=tls-exporter", "n")],
  ["client-that-thinks-the-server-has-no-binding", "clientFirst", (text) => text.replace("p=tls-exporter", "y")],
  ["other-type-of-binding", "clientFirst", (text) => text.replace("tls-exporter", "tls-unique")],
  ["authorisation-identity", "clientFirst", (text) => text.replace(",,", ",a=grace,")],
  ["binding-on-plain-tcp", "clientFirst", () => `p=tls-exporter,,n=ada,r=${CLIENT_NONCE}`, "plain"],
  ["no-nonce", "clientFirst", (text) => text.replace(/,r=.*/, "")],
  ["nonce-before-the-name", "clientFirst", (text) => text.replace(/(n=ada),(r=.*)/, "$2,$1")],
  ["mandatory-extension", "clientFirst", (text) => text.replace("n=ada", "m=x,n=ada")],
  ["name-with-a-wrong-escape", "clientFirst", (text) => text.replace("ada", "a=2cb")],
  ["nonce-with-a-space", "clientFirst", (text) => `${text} `],
  ["empty-name", "clientFirst", (text) => text.replace("n=ada", "n=")],
  ["mandatory-extension-after-the-nonce", "clientFirst", (text) => `${text},m=x`],
  ["extension-without-a-value", "clientFirst", (text) => `${text},x=`],
  ["mandatory-extension-before-the-proof", "clientFinal", (text) => text.replace(",p=", ",m=x,p=")],
  ["binding-with-padding", "clientFinal", (text) => text.replace("Dg4ODg4O,r", "Dg4ODg4O=,r")],
  ["proof-with-bits-that-base64-does-not-use", "clientFinal", nextLastDigit],
  ["other-binding", "clientFinal", (text) => text.replace("Dg4ODg4O,r", "Dg4ODg4P,r")],
  ["other-nonce", "clientFinal", (text) => text.replace(SERVER_NONCE, "servernonceservernonce01")],
  ["other-proof", "clientFinal", (text) => text.replace(/p=./, "p=A")],
  ["proof-that-is-not-base64", "clientFinal", (text) => text.replace(/=$/, "")],
  ["proof-of-31-bytes", "clientFinal", (text) => text.replace(/p=.*/, `p=${base64(fill(1, 31))}`)],
  ["no-proof", "clientFinal", (text) => text.replace(/,p=.*/, "")],
];

/** Sets a bit of the last digit of base64 that belongs to no byte: "E=" becomes "F=". */
function nextLastDigit(text: string): string {
  return text.replace(/(.)(?==+$)/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 1));
}

/** Messages of a client that a server refuses. */
export async function refusedLogins(): Promise<Vector[]> {
  return Promise.all(
    BAD_LOGINS.map(async ([name, at, change, plain]) => {
      const login = { ...USUAL, name, exporter: plain === undefined ? EXPORTER : undefined };
      const { clientFirst = "", clientFinal = "" } = await messagesOfCode(login);
      const server = await serverOf(login);
      const changed = change(at === "clientFirst" ? clientFirst : clientFinal);
      if (at === "clientFinal") server.handleFirst(clientFirst);
      mustEqual([clientFirst, clientFinal].includes(changed), false, name);
      const run = () => (at === "clientFirst" ? server.handleFirst(changed) : server.handleFinal(changed));
      mustEqual(codeThrown(run, name), "AUTH_FAILED", name);
      const exporter = login.exporter === undefined ? null : hex(login.exporter);
      const messages = at === "clientFirst" ? { clientFirst: changed } : { clientFirst, clientFinal: changed };
      return {
        name,
        section: "Login",
        given: { login: "over-tls", exporter, ...messages },
        expect: { refused: "LOGIN_FAILED" },
      };
    }),
  );
}

/** Messages of a server that a client refuses. */
export async function refusedServers(): Promise<Vector[]> {
  const genuine = await messagesOfCode({ ...USUAL, name: "genuine" });
  const { serverFirst = "", serverFinal = "" } = genuine;
  const cases: readonly (readonly [name: string, serverFirst: string, serverFinal: string])[] = [
    ["4095-iterations", serverFirst.replace("i=4096", "i=4095"), serverFinal],
    ["iterations-over-the-limit", serverFirst.replace("i=4096", "i=5000001"), serverFinal],
    ["iterations-with-a-leading-zero", serverFirst.replace("i=4096", "i=04096"), serverFinal],
    ["nonce-of-another-client", serverFirst.replace("r=c", "r=d"), serverFinal],
    ["nonce-without-a-part-of-the-server", serverFirst.replace(SERVER_NONCE, ""), serverFinal],
    ["salt-that-is-not-base64", serverFirst.replace("==,i", ",i"), serverFinal],
    ["empty-salt", serverFirst.replace(/s=[^,]*/, "s="), serverFinal],
    [
      "salt-with-bits-that-base64-does-not-use",
      serverFirst.replace(/s=[^,]*/, (salt) => nextLastDigit(salt)),
      serverFinal,
    ],
    ["mandatory-extension", `m=x,${serverFirst}`, serverFinal],
    ["mandatory-extension-after-the-iterations", `${serverFirst},m=x`, serverFinal],
    ["other-signature", serverFirst, serverFinal.replace("v=4", "v=5")],
    ["signature-with-bits-that-base64-does-not-use", serverFirst, nextLastDigit(serverFinal)],
    ["signature-without-padding", serverFirst, serverFinal.replace(/=$/, "")],
    ["signature-after-an-extension", serverFirst, `x=y,${serverFinal}`],
    ["mandatory-extension-after-the-signature", serverFirst, `${serverFinal},m=x`],
    ["error-instead-of-a-signature", serverFirst, "e=other-error"],
  ];
  return Promise.all(
    cases.map(async ([name, first, final]) => {
      const { user, password, clientNonce } = USUAL;
      const options = { name: user, password, nonce: clientNonce, iterationsMin: 4_096, iterationsMax: 5_000_000 };
      const client = new ScramClient({ ...options, channelBinding: bindingOf(EXPORTER) });
      client.first();
      const refusal = await client.final(first).then(
        () => codeThrown(() => client.verify(final), name),
        (error: unknown) =>
          codeThrown(() => {
            throw error;
          }, name),
      );
      mustEqual(refusal, "AUTH_FAILED", name);
      const at = first === serverFirst ? "serverFinal" : "serverFirst";
      const messages = at === "serverFirst" ? { serverFirst: first } : { serverFirst, serverFinal: final };
      return { name, section: "Login", given: { login: "over-tls", ...messages }, expect: { refusedAt: at } };
    }),
  );
}

/** Messages with extensions, which a server ignores except that both ends sign them. */
export async function acceptedLogins(): Promise<Vector[]> {
  const cases: readonly (readonly [name: string, ofFirst: string, ofFinal: string])[] = [
    ["extension-after-the-nonce", ",x=y", ""],
    ["extension-before-the-proof", "", ",x=y"],
    ["extensions-in-both-messages", ",x=1,y=a=b", ",z=\u00e9,x=2"],
  ];
  return Promise.all(
    cases.map(async ([name, ofFirst, ofFinal]) => {
      const { exporter, salt, iterations, prepared } = USUAL;
      const server = await serverOf({ ...USUAL, name });
      const bare = `n=ada,r=${CLIENT_NONCE}${ofFirst}`;
      const serverFirst = server.handleFirst(`p=tls-exporter,,${bare}`);
      const binding = base64(concat(utf8("p=tls-exporter,,"), exporter));
      const finalBare = `c=${binding},r=${CLIENT_NONCE}${SERVER_NONCE}${ofFinal}`;
      const { proof, signature } = signaturesOf(prepared, salt, iterations, `${bare},${serverFirst},${finalBare}`);
      const clientFinal = `${finalBare},p=${proof}`;
      const serverFinal = server.handleFinal(clientFinal);
      mustEqual(serverFinal, `v=${signature}`, name);
      const given = { login: "over-tls", exporter: hex(exporter), clientFirst: `p=tls-exporter,,${bare}`, clientFinal };
      return { name, section: "Login", given, expect: { serverFinal } };
    }),
  );
}

/** Messages of a server that a client accepts although our server never sends them. */
export async function acceptedServers(): Promise<Vector[]> {
  const cases: readonly (readonly [
    name: string,
    salt: Uint8Array,
    iterations: number,
    ofFirst: string,
    ofFinal: string,
  ])[] = [
    ["extension-after-the-iterations", SALT, 4_096, ",x=y", ""],
    ["extension-after-the-signature", SALT, 4_096, "", ",x=y,z=a=b"],
    ["salt-of-one-byte", fill(9, 1), 4_096, "", ""],
    ["salt-of-100-bytes", fill(9, 100), 4_096, "", ""],
  ];
  return Promise.all(
    cases.map(async ([name, salt, iterations, ofFirst, ofFinal]) => {
      const { user, password, prepared, exporter } = USUAL;
      const channelBinding = bindingOf(exporter);
      const client = new ScramClient({
        name: user,
        password,
        nonce: CLIENT_NONCE,
        iterationsMin: 4_096,
        iterationsMax: 5_000_000,
        channelBinding,
      });
      client.first();
      const serverFirst = `r=${CLIENT_NONCE}${SERVER_NONCE},s=${base64(salt)},i=${iterations}${ofFirst}`;
      const clientFinal = await client.final(serverFirst);
      const finalBare = `c=${base64(concat(utf8("p=tls-exporter,,"), exporter))},r=${CLIENT_NONCE}${SERVER_NONCE}`;
      const authMessage = `n=ada,r=${CLIENT_NONCE},${serverFirst},${finalBare}`;
      const { proof, signature } = signaturesOf(prepared, salt, iterations, authMessage);
      mustEqual(clientFinal, `${finalBare},p=${proof}`, name);
      const serverFinal = `v=${signature}${ofFinal}`;
      client.verify(serverFinal);
      return {
        name,
        section: "Login",
        given: { login: "over-tls", serverFirst, serverFinal },
        expect: { clientFinal },
      };
    }),
  );
}

/** The proof and the signature of a login in base64, without the library. */
function signaturesOf(prepared: string, salt: Uint8Array, iterations: number, authMessage: string) {
  const salted = pbkdf2(prepared, salt, iterations);
  const clientKey = hmac(salted, "Client Key");
  const proof = base64(xor(clientKey, hmac(sha256(clientKey), authMessage)));
  return { proof, signature: base64(hmac(hmac(salted, "Server Key"), authMessage)) };
}

/** Passwords that a client refuses. */
export function badPasswords(): Vector[] {
  return [
    ["empty", ""],
    ["control-character", "pass\u0007word"],
    ["line-feed", "pass\nword"],
    ["delete", "pass\u007f"],
    ["c1-control", "pass\u0085"],
  ].map(([name = "", password = ""]) => {
    mustEqual(
      codeThrown(() => preparePassword(password), name),
      "INVALID_ARGUMENT",
      name,
    );
    return { name, section: "Registration", given: { password }, expect: { refused: true } };
  });
}

/** Every value of a login with a device. */
export function deviceLogins(): Vector[] {
  return [EXPORTER, undefined].map((exporter) => {
    const name = exporter === undefined ? "over-plain-tcp" : "over-tls";
    const deviceKey = keyPairOf("Ed25519", fill(0x0b));
    const keys = publicKeys(importIdentity(concat(fill(1, 1), fill(0x07), fill(0x08))));
    const [deviceId, challenge] = [fill(0x0a, 16), fill(0x0c)];
    const login = { deviceId, challenge, channelBinding: exporter, keys };
    const signature = signDeviceLogin(deviceKey, login);
    mustEqual(verifyDeviceLogin(deviceKey.publicKey, login, signature), true, name);
    const binding = exporter ?? fill(0);
    const { signingKey, agreementKey } = keys;
    const signed = concat(
      utf8("chatwire device login"),
      deviceId,
      challenge,
      binding,
      signingKey,
      agreementKey,
      keys.signature,
    );
    return {
      name,
      section: "Devices",
      given: {
        devicePrivateKey: hex(deviceKey.privateKey),
        deviceId: hex(deviceId),
        challenge: hex(challenge),
        exporter: exporter === undefined ? null : hex(exporter),
        signingPrivateKey: hex(fill(0x07)),
        agreementPrivateKey: hex(fill(0x08)),
      },
      expect: {
        devicePublicKey: hex(deviceKey.publicKey),
        signingKey: hex(signingKey),
        agreementKey: hex(agreementKey),
        signatureOfKeys: hex(keys.signature),
        signed: hex(signed),
        signature: hex(signature),
      },
    };
  });
}

/** Signatures of the device of `deviceLogins` that a server refuses. */
export function refusedDeviceLogins(): Vector[] {
  const deviceKey = keyPairOf("Ed25519", fill(0x0b));
  const keys = publicKeys(importIdentity(concat(fill(1, 1), fill(0x07), fill(0x08))));
  const login = { deviceId: fill(0x0a, 16), challenge: fill(0x0c), channelBinding: EXPORTER, keys };
  const otherKeys = publicKeys(importIdentity(concat(fill(1, 1), fill(0x07), fill(0x09))));
  const cases: readonly (readonly [name: string, signature: Uint8Array])[] = [
    ["other-challenge", signDeviceLogin(deviceKey, { ...login, challenge: fill(0x0d) })],
    ["other-connection", signDeviceLogin(deviceKey, { ...login, channelBinding: fill(0x0f) })],
    ["signed-for-plain-tcp", signDeviceLogin(deviceKey, { ...login, channelBinding: undefined })],
    ["other-device-id", signDeviceLogin(deviceKey, { ...login, deviceId: fill(0x0b, 16) })],
    ["other-keys", signDeviceLogin(deviceKey, { ...login, keys: otherKeys })],
    ["key-of-another-device", signDeviceLogin(keyPairOf("Ed25519", fill(0x0d)), login)],
    ["signature-of-63-bytes", signDeviceLogin(deviceKey, login).subarray(1)],
    ["signature-with-s-not-less-than-l", withOrderAdded(signDeviceLogin(deviceKey, login))],
  ];
  return cases.map(([name, signature]) => {
    mustEqual(verifyDeviceLogin(deviceKey.publicKey, login, signature), false, name);
    const given = { login: "over-tls", signature: hex(signature) };
    return { name, section: "Devices", given, expect: { refused: "LOGIN_FAILED" } };
  });
}

async function serverOf(login: Login): Promise<ScramServer> {
  const { password, salt, iterations, serverNonce, exporter } = login;
  const verifier = await createVerifier(password, salt, iterations);
  return new ScramServer({
    verifierOf: () => verifier,
    nameKey,
    nonce: serverNonce,
    secret: fill(0),
    iterations,
    channelBinding: bindingOf(exporter),
  });
}

function bindingOf(exporter: Uint8Array | undefined) {
  return exporter === undefined ? undefined : ({ type: "tls-exporter", data: exporter } as const);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
