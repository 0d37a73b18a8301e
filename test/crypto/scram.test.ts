import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import * as assert from "uvu/assert";
import { ScramClient, type ScramClientOptions } from "../../src/crypto/scram-client.ts";
import type { ChannelBinding } from "../../src/crypto/scram-messages.ts";
import { ScramServer, type ScramServerOptions, usernameOf } from "../../src/crypto/scram-server.ts";
import { createVerifier, type PasswordVerifier } from "../../src/crypto/scram-verifier.ts";
import { CryptoError, UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { SCRAM_SHA_256_EXAMPLE as EXAMPLE } from "../vectors/scram-sha-256.ts";

const test = suite("scram");

const BINDING: ChannelBinding = { type: "tls-exporter", data: new Uint8Array(32).fill(5) };
const ITERATIONS_MAX = 10_000;

function client(changes: Partial<ScramClientOptions> = {}): ScramClient {
  const { name, password, clientNonce: nonce } = EXAMPLE;
  return new ScramClient({ name, password, nonce, iterationsMin: 1, iterationsMax: ITERATIONS_MAX, ...changes });
}

const VERIFIER = await createVerifier(EXAMPLE.password, Buffer.from(EXAMPLE.salt, "base64"), EXAMPLE.iterations);
const VERIFIERS: ReadonlyMap<string, PasswordVerifier> = new Map([[EXAMPLE.name, VERIFIER]]);

function server(changes: Partial<ScramServerOptions> = {}): ScramServer {
  return new ScramServer({
    verifierOf: (name) => VERIFIERS.get(name),
    nameKey: (name) => name.toLowerCase(),
    nonce: EXAMPLE.serverNonce,
    secret: Buffer.from("the server's secret"),
    iterations: EXAMPLE.iterations,
    ...changes,
  });
}

function isAuthFailed(error: unknown): boolean {
  return error instanceof CryptoError && error.code === "AUTH_FAILED";
}

function refuses(call: () => unknown): void {
  assert.throws(call, isAuthFailed);
}

async function rejects(promise: Promise<unknown>): Promise<void> {
  const outcome = await promise.then(
    () => "resolved",
    (error: unknown) => error,
  );
  assert.ok(isAuthFailed(outcome), String(outcome));
}

/** Runs a complete login. */
async function logIn(from: ScramClient, to: ScramServer): Promise<void> {
  from.verify(to.handleFinal(await from.final(to.handleFirst(from.first()))));
}

test("exchange-matches-the-example-of-rfc-7677", async () => {
  const [from, to] = [client(), server()];
  assert.is(from.first(), EXAMPLE.clientFirst);
  assert.is(to.handleFirst(EXAMPLE.clientFirst), EXAMPLE.serverFirst);
  assert.is(await from.final(EXAMPLE.serverFirst), EXAMPLE.clientFinal);
  assert.is(to.handleFinal(EXAMPLE.clientFinal), EXAMPLE.serverFinal);
  from.verify(EXAMPLE.serverFinal);
});

test("verifier-holds-the-keys-of-rfc-5802", () => {
  const salted = pbkdf2Sync(EXAMPLE.password, VERIFIER.salt, EXAMPLE.iterations, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  assert.is(Buffer.compare(VERIFIER.storedKey, createHash("sha256").update(clientKey).digest()), 0);
  assert.is(Buffer.compare(VERIFIER.serverKey, createHmac("sha256", salted).update("Server Key").digest()), 0);
});

test("login-bound-to-the-channel-succeeds", async () => {
  const from = client({ channelBinding: BINDING });
  assert.ok(from.first().startsWith("p=tls-exporter,,n=user,"));
  await logIn(from, server({ channelBinding: BINDING }));
});

test("name-with-comma-and-equals-sign-survives-escaping", async () => {
  for (const name of ["a,b=c", "=2C", "=3D2C,", "größe", "日本"]) {
    const verifierOf = (asked: string) => (asked === name ? VERIFIER : undefined);
    // A name in any other spelling has no verifier that the proof matches.
    await logIn(client({ name }), server({ verifierOf, nameKey: (spelling) => spelling }));
  }
});

test("wrong-password-is-refused", async () => {
  const [from, to] = [client({ password: "Pencil" }), server()];
  const clientFinal = await from.final(to.handleFirst(from.first()));
  refuses(() => to.handleFinal(clientFinal));
});

test("unregistered-name-gets-a-challenge-of-the-same-form-and-the-same-error", async () => {
  const texts = await Promise.all(
    [{ name: "nobody" }, { password: "wrong" }].map(async (changes) => {
      const [from, to] = [client(changes), server()];
      const serverFirst = to.handleFirst(from.first());
      const clientFinal = await from.final(serverFirst);
      try {
        to.handleFinal(clientFinal);
      } catch (error) {
        assert.ok(isAuthFailed(error));
        return [serverFirst.length, serverFirst.replace(/s=[^,]*/, ""), String(error)];
      }
      throw new Error("The login succeeded.");
    }),
  );
  assert.equal(texts[0], texts[1]);
});

test("unregistered-name-has-one-salt-for-all-spellings", () => {
  const saltOf = (name: string, changes: Partial<ScramServerOptions> = {}) =>
    /s=([^,]*)/.exec(server(changes).handleFirst(`n,,n=${name},r=abc`))?.[1];
  assert.is(saltOf("nobody"), saltOf("NoBody"));
  assert.is.not(saltOf("nobody"), saltOf("nobody2"));
  assert.is.not(saltOf("nobody"), saltOf("nobody", { secret: Buffer.from("another") }));
});

test("verifier-is-made-up-for-registered-names-too-so-that-timing-is-equal", () => {
  const keyed: string[] = [];
  const nameKey = (name: string) => {
    keyed.push(name);
    return name;
  };
  server({ nameKey }).handleFirst("n,,n=user,r=abc");
  server({ nameKey }).handleFirst("n,,n=nobody,r=abc");
  assert.equal(keyed, ["user", "nobody"]);
});

test("server-without-the-verifier-is-refused", async () => {
  const from = client();
  await from.final(EXAMPLE.serverFirst);
  refuses(() => from.verify(`v=${Buffer.alloc(32).toString("base64")}`));
  refuses(() => from.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95Q=="));
  refuses(() => from.verify("e=other-error"));
  refuses(() => from.verify(""));
});

const BINDINGS: ReadonlyArray<
  readonly [what: string, from: ChannelBinding | undefined, to: ChannelBinding | undefined]
> = [
  ["only-of-the-client", BINDING, undefined],
  ["only-of-the-server", undefined, BINDING],
];
for (const [what, from, to] of BINDINGS) {
  test(`channel-binding-${what}-is-refused`, () => {
    refuses(() => server({ channelBinding: to }).handleFirst(client({ channelBinding: from }).first()));
  });
}

test("channel-binding-of-another-connection-is-refused", async () => {
  const from = client({ channelBinding: { type: "tls-exporter", data: new Uint8Array(32).fill(6) } });
  const to = server({ channelBinding: BINDING });
  const clientFinal = await from.final(to.handleFirst(from.first()));
  refuses(() => to.handleFinal(clientFinal));
});

test("name-is-read-only-from-messages-that-the-server-answers", () => {
  for (const channelBinding of [undefined, BINDING]) {
    const header = channelBinding === undefined ? "n,," : "p=tls-exporter,,";
    const others = ["n,,", "p=tls-exporter,,", "p=tls-unique,,", "y,,"].filter((other) => other !== header);
    const messages = others.map((other) => `${other}n=bob,r=x`);
    messages.push(`${header}n=bob,r=`, `${header}n=bob,r=a b`, `${header}n=bob`, `${header}n==bob,r=x`, "");
    for (const message of messages) {
      assert.is(usernameOf(message, { channelBinding }), undefined, message);
      refuses(() => server({ channelBinding }).handleFirst(message));
    }
    assert.is(usernameOf(`${header}n=b=2Cob,r=x`, { channelBinding }), "b,ob");
  }
});

test("gs2-flag-y-is-refused", () => {
  for (const channelBinding of [BINDING, undefined]) {
    refuses(() => server({ channelBinding }).handleFirst(EXAMPLE.clientFirst.replace("n,,", "y,,")));
  }
});

test("gs2-header-modified-in-transit-is-refused", async () => {
  // An attacker removes the binding; the client's proof covers the header that it sent.
  const [from, to] = [client({ channelBinding: BINDING }), server()];
  const clientFinal = await from.final(to.handleFirst(from.first().replace("p=tls-exporter,,", "n,,")));
  refuses(() => to.handleFinal(clientFinal));
});

const CLIENT_FIRSTS = [
  "",
  "n",
  "n,,",
  "n,,n=user",
  "n,,r=abc",
  "n,,n=user,r=",
  "n,,n=,r=abc",
  "n,,r=abc,n=user",
  "n,,m=x,n=user,r=abc",
  "n,a=admin,n=user,r=abc",
  "n,,n=us=er,r=abc",
  "n,,n=user=2c,r=abc",
  "n,,n=user,r=a\u0007c",
  "n,,n=user,r=äbc",
  "n,,n=us\0er,r=abc",
  "n,,n=user,r=abc,",
  "n,,n=user,r=abc,x",
  "p=tls-unique,,n=user,r=abc",
];
for (const [i, text] of CLIENT_FIRSTS.entries()) {
  test(`malformed-client-first-${i}-is-refused`, () => refuses(() => server().handleFirst(text)));
}

const PROOF = EXAMPLE.clientFinal.split(",p=")[1] ?? "";
const NONCE = EXAMPLE.clientNonce + EXAMPLE.serverNonce;
const CLIENT_FINALS = [
  "",
  `c=biws,r=${NONCE}`,
  `r=${NONCE},c=biws,p=${PROOF}`,
  `c=biws,r=${NONCE},p=`,
  `c=biws,r=${NONCE},p=*${PROOF.slice(1)}`,
  `c=biws,r=${NONCE},p=${PROOF.slice(4)}`,
  `c=biws,r=${NONCE},p=AAAA${PROOF}`,
  `c=biws,r=${NONCE}x,p=${PROOF}`,
  `c=biws,r=${EXAMPLE.clientNonce},p=${PROOF}`,
  `c=eSws,r=${NONCE},p=${PROOF}`,
  `c=biws,r=${NONCE},p=${PROOF},x=y`,
  `c=biws,r=${NONCE},x=y,p=${PROOF}`, // well-formed, but the proof belongs to another message
];
for (const [i, text] of CLIENT_FINALS.entries()) {
  test(`wrong-client-final-${i}-is-refused`, () => {
    const to = server();
    to.handleFirst(EXAMPLE.clientFirst);
    refuses(() => to.handleFinal(text));
  });
}

/** A client-final-message with a valid proof for any content. */
function provenFinal(serverFirst: string, finalBare: string): string {
  const salted = pbkdf2Sync(EXAMPLE.password, VERIFIER.salt, EXAMPLE.iterations, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const authMessage = `${EXAMPLE.clientFirst.slice(3)},${serverFirst},${finalBare}`;
  const signature = createHmac("sha256", VERIFIER.storedKey).update(authMessage).digest();
  return `${finalBare},p=${Buffer.from(clientKey.map((byte, i) => byte ^ (signature[i] ?? 0))).toString("base64")}`;
}

test("valid-proof-with-another-nonce-or-binding-is-refused", () => {
  const start = (): [ScramServer, string] => {
    const to = server();
    return [to, to.handleFirst(EXAMPLE.clientFirst)];
  };
  const [to, serverFirst] = start();
  assert.match(to.handleFinal(provenFinal(serverFirst, `c=biws,r=${NONCE}`)), /^v=/);
  for (const finalBare of [`c=biws,r=${NONCE}x`, `c=biws,r=${EXAMPLE.clientNonce}`, `c=eSws,r=${NONCE}`]) {
    const [other] = start();
    refuses(() => other.handleFinal(provenFinal(serverFirst, finalBare)));
  }
});

test("reserved-extension-in-a-client-final-is-refused-although-the-proof-covers-it", () => {
  for (const [extension, isRefused] of [
    ["m=x", true],
    ["x=y", false],
  ] as const) {
    const to = server();
    const final = provenFinal(to.handleFirst(EXAMPLE.clientFirst), `c=biws,r=${NONCE},${extension}`);
    if (isRefused) refuses(() => to.handleFinal(final));
    else assert.match(to.handleFinal(final), /^v=/);
  }
});

test("client-refuses-fewer-iterations-than-it-was-told", async () => {
  const first = (iterations: number): string => `r=${NONCE},s=${EXAMPLE.salt},i=${iterations}`;
  await client({ iterationsMin: 5_000 }).final(first(5_000));
  await rejects(client({ iterationsMin: 5_000 }).final(first(4_999)));
  // Not even if it was told: RFC 7677.
  await rejects(client({ iterationsMin: 1 }).final(first(4_095)));
});

const SERVER_FIRSTS = [
  "",
  "e=other-error",
  `r=${NONCE}`,
  `r=${NONCE},i=4096,s=${EXAMPLE.salt}`,
  `r=${NONCE},s=${EXAMPLE.salt}`,
  `m=x,r=${NONCE},s=${EXAMPLE.salt},i=4096`,
  `r=${NONCE},s=*,i=4096`,
  `r=${NONCE},s=,i=4096`,
  `r=${EXAMPLE.clientNonce},s=${EXAMPLE.salt},i=4096`,
  `r=x${NONCE},s=${EXAMPLE.salt},i=4096`,
  `r=${NONCE}\u0080,s=${EXAMPLE.salt},i=4096`,
  ...["0", "1", "4095", "10001", "-4096", "4096.0", "+4096", "4e3", "04096", "99999999999999999999", "x"].map(
    (iterations) => `r=${NONCE},s=${EXAMPLE.salt},i=${iterations}`,
  ),
];
for (const [i, text] of SERVER_FIRSTS.entries()) {
  test(`wrong-server-first-${i}-is-refused`, () => rejects(client().final(text)));
}

test("iterations-at-both-limits-are-accepted", async () => {
  for (const iterations of [4_096, ITERATIONS_MAX]) {
    assert.ok(await client().final(`r=${NONCE},s=${EXAMPLE.salt},i=${iterations}`));
  }
});

test("optional-extensions-are-ignored", async () => {
  const [from, to] = [client(), server()];
  assert.ok(to.handleFirst(`${EXAMPLE.clientFirst},x=y`));
  assert.ok(await from.final(`${EXAMPLE.serverFirst},x=y`));
});

test("exchange-allows-one-attempt-at-each-step", () => {
  const isWrongState = (error: unknown) => error instanceof UsageError && error.code === "WRONG_STATE";
  const to = server();
  assert.throws(() => to.handleFinal(EXAMPLE.clientFinal), isWrongState);
  to.handleFirst(EXAMPLE.clientFirst);
  assert.throws(() => to.handleFirst(EXAMPLE.clientFirst), isWrongState);
  refuses(() => to.handleFinal(`c=biws,r=${NONCE},p=AAAA`));
  assert.throws(() => to.handleFinal(EXAMPLE.clientFinal), isWrongState);
  assert.throws(() => client().verify(EXAMPLE.serverFinal), isWrongState);
});

test("password-is-normalised", async () => {
  const salt = new Uint8Array(16);
  const typed = await createVerifier("caf\u00e9 noir", salt, 4_096);
  for (const same of ["cafe\u0301 noir", "caf\u00e9\u00a0noir", "caf\u00e9\u3000noir"]) {
    assert.equal(await createVerifier(same, salt, 4_096), typed);
  }
  for (const other of ["cafe noir", "Caf\u00e9 noir", "caf\u00e9noir"]) {
    assert.is.not(Buffer.compare((await createVerifier(other, salt, 4_096)).storedKey, typed.storedKey), 0);
  }
});

test("empty-or-malformed-password-is-refused", async () => {
  for (const password of ["", "a\u0000b", "a\nb", "a\u0085b", "\ud800"]) {
    assert.throws(
      () => client({ password }),
      (error: unknown) => error instanceof UsageError,
    );
    const outcome = await createVerifier(password, new Uint8Array(16), 4_096).catch((error: unknown) => error);
    assert.instance(outcome, UsageError);
  }
  const outcome = await createVerifier("pencil", new Uint8Array(16), 4_095).catch((error: unknown) => error);
  assert.instance(outcome, UsageError);
});

test("any-modified-character-of-the-final-message-is-refused", () => {
  const random = new SeededRandom(SEED);
  const text = EXAMPLE.clientFinal;
  for (let i = 0; i < text.length; i++) {
    const other = String.fromCharCode(33 + ((text.charCodeAt(i) - 33 + 1 + random.below(92)) % 94));
    const to = server();
    to.handleFirst(EXAMPLE.clientFirst);
    assert.throws(
      () => to.handleFinal(text.slice(0, i) + other + text.slice(i + 1)),
      isAuthFailed,
      `seed ${SEED}, ${i}`,
    );
  }
});
