/** Cases of "8. Accounts". */

import { randomBytes } from "node:crypto";
import { BeginLoginResponse, FinishLoginResponse, Privacy } from "../../../../../generated/chatwire/v1/account.ts";
import { BeginLogin, FinishLogin } from "../../../../../generated/chatwire/v1/rules.ts";
import { verifyPublicKeys } from "../../../../crypto/identity.ts";
import { createVerifier } from "../../../../crypto/scram-verifier.ts";
import { LIMITS as DEFAULTS } from "../../../../limits.ts";
import { check, present } from "../../../shared/fault.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { BINDING_LABEL, ITERATIONS, USER } from "../../scripted-account.ts";

const GS2_HEADER = "p=tls-exporter,,";

const REGISTRATION: readonly ClientCase[] = [
  verifierCase("verifier", "The verifier is derived from the password by SCRAM", USER.password),
  verifierCase(
    "preparation",
    "The password is prepared: spaces become U+0020, and the text has normalization form C",
    "Cafe\u0301 pass\u00a0word",
  ),
  {
    id: "register/privacy",
    title: "A registration carries the name and the privacy that the user chose, and signed keys",
    heading: "Registration",
    async run(context) {
      context.start();
      const connection = await context.greeted();
      context.client.send({ command: "register", ...USER, privacy: "PRIVATE" });
      const { value } = await connection.request("registerRequest");
      check(value.name === USER.name, `the name ${USER.name}`, () => JSON.stringify(value.name));
      check(value.privacy === Privacy.PRIVATE, "the privacy PRIVATE", () => String(value.privacy));
      const keys = present(value.keys, "the user's keys");
      check(verifyPublicKeys(keys), "an agreement key that the signing key has signed", () => "a wrong signature");
    },
  },
  {
    id: "register/no-password",
    title: "The password is never transmitted",
    heading: "Registration",
    async run(context) {
      const connection = await context.registered();
      const sent = Buffer.concat(connection.bytes);
      check(!sent.includes(USER.password), "no password in what the client sends", () => "the password in clear");
    },
  },
];

const LOGIN: readonly ClientCase[] = [
  {
    id: "login/channel-binding",
    title: "The client binds its login to the TLS connection",
    heading: "Login",
    async run(context) {
      const connection = await context.loggingIn();
      const { value: first } = await connection.request("beginLoginRequest");
      check(
        first.clientFirst.startsWith(GS2_HEADER),
        `client_first that begins with ${GS2_HEADER}`,
        () => first.clientFirst,
      );
      const { value } = await connection.request("finishLoginRequest");
      const binding = Buffer.concat([Buffer.from(GS2_HEADER), connection.exporter(BINDING_LABEL)]).toString("base64");
      const came = value.clientFinal.split(",")[0] ?? "";
      check(came === `c=${binding}`, `client_final that begins with c=${binding}`, () => value.clientFinal);
    },
  },
  {
    id: "login/proof",
    title: "The client proves the password",
    heading: "Login",
    async run(context) {
      const connection = await context.loggedIn();
      const { body } = present(connection.requests("finishLoginRequest")[0], "FinishLogin");
      const keys = body.case === "finishLoginRequest" ? body.value.keys : undefined;
      check(
        keys !== undefined && verifyPublicKeys(keys),
        "signed keys in FinishLogin",
        () => "none, or a wrong signature",
      );
    },
  },
  {
    id: "login/name",
    title: "`=` and `,` in the name are written as =3D and =2C",
    heading: "Login",
    async run(context) {
      const connection = await context.loggingIn("a=b,c");
      const { value } = await connection.request("beginLoginRequest");
      const begin = `${GS2_HEADER}n=a=3Db=2Cc,r=`;
      check(value.clientFirst.startsWith(begin), `client_first that begins with ${begin}`, () => value.clientFirst);
    },
  },
  {
    id: "login/nonce",
    title: "Each login has a new nonce",
    heading: "Login",
    async run(context) {
      const first = await (await context.loggingIn()).request("beginLoginRequest");
      await context.stop();
      const second = await (await context.loggingIn()).request("beginLoginRequest");
      check(first.value.clientFirst !== second.value.clientFirst, "two nonces", () => first.value.clientFirst);
    },
  },
  refusesFirst(
    "iterations-few",
    `fewer than ${ITERATIONS} iterations`,
    (r) => `r=${r}${NONCE},s=${SALT},i=${ITERATIONS - 1}`,
  ),
  refusesFirst(
    "iterations-many",
    `more than ${DEFAULTS.scramIterationsMax.value} iterations`,
    (r) => `r=${r}${NONCE},s=${SALT},i=${DEFAULTS.scramIterationsMax.value + 1}`,
  ),
  refusesFirst("iterations-none", "no number of iterations", (r) => `r=${r}${NONCE},s=${SALT},i=`),
  refusesFirst(
    "nonce-foreign",
    "a nonce that does not begin with the client's",
    () => `r=${NONCE}${NONCE},s=${SALT},i=4096`,
  ),
  refusesFirst("nonce-short", "the client's nonce alone", (r) => `r=${r},s=${SALT},i=4096`),
  refusesFirst("salt-none", "no salt", (r) => `r=${r}${NONCE},i=4096`),
  refusesFirst("salt-empty", "an empty salt", (r) => `r=${r}${NONCE},s=,i=4096`),
  refusesFirst(
    "salt-bits",
    "a salt with a bit that base64 does not use",
    (r) => `r=${r}${NONCE},s=${SALT.replace("w==", "x==")},i=4096`,
  ),
  refusesFirst("extension-at-end", "a mandatory extension at its end", (r) => `r=${r}${NONCE},s=${SALT},i=4096,m=x`),
  refusesFirst("extension", "a mandatory extension", (r) => `m=x,r=${r}${NONCE},s=${SALT},i=4096`),
  {
    id: "login/signature-wrong",
    title: "The client is not logged in if the server's signature is wrong",
    heading: "Login",
    run: (context) => refusesFinal(context, `v=${Buffer.alloc(32, 7).toString("base64")}`),
  },
  {
    id: "login/signature-missing",
    title: "The client is not logged in without the server's signature",
    heading: "Login",
    run: (context) => refusesFinal(context, ""),
  },
  {
    id: "login/server-error",
    title: "The client is not logged in if server_final is an error",
    heading: "Login",
    run: (context) => refusesFinal(context, "e=other-error"),
  },
];

export const LOGINS: readonly ClientCase[] = [...REGISTRATION, ...LOGIN];

const SALT = Buffer.alloc(16, 3).toString("base64");
const NONCE = "server/nonce+of+the+suite";

function verifierCase(id: string, title: string, password: string): ClientCase {
  return {
    id: `register/${id}`,
    title,
    heading: "Registration",
    async run(context) {
      context.start();
      const connection = await context.greeted();
      context.client.send({ command: "register", name: USER.name, password, privacy: "PUBLIC" });
      const { value } = await connection.request("registerRequest");
      const { salt, iterations, storedKey, serverKey } = present(value.verifier, "a verifier");
      const isAsTold = Buffer.compare(salt, context.server.answers.account.salt) === 0;
      check(isAsTold, "the salt of BeginRegister", () => Buffer.from(salt).toString("hex"));
      check(iterations === ITERATIONS, `${ITERATIONS} iterations, as in hello`, () => `${iterations} iterations`);
      const right = await createVerifier(password, salt, iterations);
      check(
        Buffer.compare(right.storedKey, storedKey) === 0 && Buffer.compare(right.serverKey, serverKey) === 0,
        "the stored_key and server_key of the prepared password",
        () => "other keys",
      );
    },
  };
}

/** @param serverFirst  returns what the server sends, from the client's nonce */
function refusesFirst(id: string, what: string, serverFirst: (nonce: string) => string): ClientCase {
  return {
    id: `login/${id}`,
    title: `The client sends no proof if server_first has ${what}`,
    heading: "Login",
    async run(context) {
      context.server.answers.on("beginLoginRequest", ({ clientFirst }, request, connection) => {
        const [, nonce = ""] = /r=(.*)$/.exec(clientFirst) ?? [];
        const response = BeginLoginResponse.create({ serverFirst: serverFirst(nonce) });
        connection.respond(request, BeginLogin.wrapResponse(response));
      });
      const connection = await context.loggingIn();
      await connection.request("beginLoginRequest");
      await context.client.expectError();
      await context.quiet();
      const proofs = connection.requests("finishLoginRequest");
      check(proofs.length === 0, "no FinishLogin", () => connection.describe());
    },
  };
}

/** The client must neither count as logged in nor send what only a user who is logged in sends. */
async function refusesFinal(context: ClientContext, serverFinal: string): Promise<void> {
  const { answers } = context.server;
  answers.on("finishLoginRequest", (_value, request, connection) => {
    const response = FinishLoginResponse.create({
      serverFinal,
      welcome: answers.account.welcome(),
      deviceId: randomBytes(16),
    });
    connection.respond(request, FinishLogin.wrapResponse(response));
  });
  const connection = await context.loggingIn();
  await connection.request("finishLoginRequest");
  await context.client.expectError();
  await context.quiet();
  const isIn = context.client.events.all.some(({ event }) => event === "loggedIn");
  check(!isIn, "no login", () => context.client.describe());
  check(connection.requests("fetchTextsRequest").length === 0, "no request of a logged-in user", () =>
    connection.describe(),
  );
}
