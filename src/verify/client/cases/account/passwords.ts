/** Cases of "8. Accounts": a new password. */

import { BeginLoginResponse, ChangePasswordResponse } from "../../../../../generated/chatwire/v1/account.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { BeginLogin, ChangePassword } from "../../../../../generated/chatwire/v1/rules.ts";
import { createVerifier } from "../../../../crypto/scram-verifier.ts";
import { check, present } from "../../../shared/fault.ts";
import { LIMITS } from "../../answers.ts";
import type { BodyOf, ClientConnection } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { BINDING_LABEL, ITERATIONS, USER } from "../../scripted-account.ts";
import { checkNoEvent, works } from "../expectations.ts";

const HEADING = "A new password, and the end of an account";
const NEW_PASSWORD = "secret-2";
const RAISED_ITERATIONS = ITERATIONS + 1_000;

export const PASSWORDS: readonly ClientCase[] = [
  {
    id: "password/changed",
    title: "A user who changes the password proves the old one, and sends a verifier of the new one",
    heading: HEADING,
    async run(context) {
      const { connection, value } = await changing(context);
      await checkVerifier(value, NEW_PASSWORD, ITERATIONS);
      // The scripted server reports it only if the proof verified.
      await context.client.expect("passwordChanged");
      await works(context, connection);
    },
  },
  {
    id: "password/salt-kept",
    title: "The new verifier has the salt of the old one",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const salt = present(context.server.answers.account.verifier, "a verifier").salt;
      const { verifier } = await changed(context, connection);
      const came = verifier?.salt ?? new Uint8Array(0);
      check(Buffer.compare(came, salt) === 0, `the salt ${hex(salt)} of server_first`, () => hex(came));
    },
  },
  {
    id: "password/iterations",
    title: "The new verifier has the iterations of hello, even if the account has fewer",
    heading: HEADING,
    async run(context) {
      const { answers } = context.server;
      answers.limits = { ...LIMITS, scramIterations: RAISED_ITERATIONS };
      const connection = await context.loggedIn();
      await checkVerifier(await changed(context, connection), NEW_PASSWORD, RAISED_ITERATIONS);
    },
  },
  {
    id: "password/prepared",
    title: "The new password is prepared as at the registration",
    heading: HEADING,
    async run(context) {
      const typed = "Cafe\u0301 pass\u00a0word";
      const { value } = await changing(context, typed);
      await checkVerifier(value, typed, ITERATIONS);
    },
  },
  {
    id: "password/binding",
    title: "The proof of the old password is bound to the TLS connection",
    heading: HEADING,
    async run(context) {
      const { connection, value } = await changing(context);
      const header = Buffer.from("p=tls-exporter,,");
      const binding = Buffer.concat([header, connection.exporter(BINDING_LABEL)]).toString("base64");
      const begin = `c=${binding},`;
      check(value.clientFinal.startsWith(begin), `client_final that begins with ${begin}`, () => value.clientFinal);
    },
  },
  {
    id: "password/never-sent",
    title: "Neither the old nor the new password is transmitted",
    heading: HEADING,
    async run(context) {
      const { connection } = await changing(context);
      await context.client.expect("passwordChanged");
      const sent = Buffer.concat(connection.bytes);
      const isClear = [USER.password, NEW_PASSWORD].some((password) => sent.includes(password));
      check(!isClear, "no password in what the client sends", () => "a password in clear");
    },
  },
  {
    id: "password/refused",
    title: "If the server refuses the proof, the client reports an error and the login goes on",
    heading: HEADING,
    async run(context) {
      context.server.answers.on("changePasswordRequest", (_value, request, connection) => {
        connection.refuse(request, ErrorCode.LOGIN_FAILED);
      });
      const { connection } = await changing(context);
      await context.client.expect("error");
      checkNoEvent(context, "passwordChanged");
      await works(context, connection);
    },
  },
  refusesFinal("signature-wrong", "wrong", `v=${Buffer.alloc(32, 7).toString("base64")}`),
  refusesFinal("signature-missing", "missing", ""),
  {
    id: "password/nonce-foreign",
    title: "The client sends no new verifier if server_first has a nonce that does not begin with the client's",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      context.server.answers.on("beginLoginRequest", (_value, request) => {
        const salt = Buffer.alloc(16, 3).toString("base64");
        const serverFirst = `r=another/nonce,s=${salt},i=${ITERATIONS}`;
        connection.respond(request, BeginLogin.wrapResponse(BeginLoginResponse.create({ serverFirst })));
      });
      change(context);
      await connection.request("beginLoginRequest");
      await context.client.expectError();
      await context.quiet();
      const requests = connection.requests("changePasswordRequest");
      check(requests.length === 0, "no ChangePassword", () => connection.describe());
    },
  },
];

function change(context: ClientContext, newPassword = NEW_PASSWORD): void {
  context.client.send({ command: "changePassword", password: USER.password, newPassword });
}

/** The user changes the password. Returns the request. */
async function changed(
  context: ClientContext,
  connection: ClientConnection,
  newPassword = NEW_PASSWORD,
): Promise<BodyOf<"changePasswordRequest">> {
  change(context, newPassword);
  return (await connection.request("changePasswordRequest")).value;
}

/** Registers the user, who then changes the password. */
async function changing(context: ClientContext, newPassword = NEW_PASSWORD) {
  const connection = await context.registered();
  return { connection, value: await changed(context, connection, newPassword) };
}

/** The client must not believe a server that does not prove that it had the verifier. */
function refusesFinal(id: string, what: string, serverFinal: string): ClientCase {
  return {
    id: `password/${id}`,
    title: `The client does not take the password for changed if the server's signature is ${what}`,
    heading: HEADING,
    async run(context) {
      context.server.answers.on("changePasswordRequest", (_value, request, connection) => {
        connection.respond(request, ChangePassword.wrapResponse(ChangePasswordResponse.create({ serverFinal })));
      });
      await changing(context);
      await context.client.expectError();
      checkNoEvent(context, "passwordChanged");
    },
  };
}

async function checkVerifier(
  { verifier }: BodyOf<"changePasswordRequest">,
  password: string,
  iterations: number,
): Promise<void> {
  const came = present(verifier, "a verifier");
  check(came.iterations === iterations, `${iterations} iterations, as in hello`, () => `${came.iterations}`);
  const right = await createVerifier(password, came.salt, iterations);
  const isRight =
    Buffer.compare(right.storedKey, came.storedKey) === 0 && Buffer.compare(right.serverKey, came.serverKey) === 0;
  check(isRight, "the stored_key and server_key of the new password", () => "other keys");
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
