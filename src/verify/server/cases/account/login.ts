/** Cases of "8. Accounts": login with a password and with a device. */

import {
  BeginLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  NewDevice,
} from "../../../../../generated/chatwire/v1/account.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { BeginLogin, FinishLogin, GetPeers } from "../../../../../generated/chatwire/v1/rules.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import { beginProof, beginWrongProof, newKeys, newNonce, scramOf } from "../../account.ts";
import { bodyOf, type RawConnection } from "../../raw-connection.ts";
import type { ServerCase } from "../../server-context.ts";
import { random } from "../../socket.ts";
import { DEVICE_LOGIN } from "./device-login.ts";

const { INVALID_ARGUMENT, KEYS_INVALID, LOGIN_FAILED, WRONG_STATE } = ErrorCode;
const LOGIN = "Login";
const SERVER_FIRST = /^r=([!-+\--~]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9][0-9]*)$/;

/** A client-first-message that is refused; `NAME` stands for a user's name. */
function refusedFirst(id: string, title: string, first: (name: string, nonce: string) => string): ServerCase {
  return {
    id: `login/${id}`,
    title: `${title} is refused with LOGIN_FAILED`,
    heading: LOGIN,
    async run(context) {
      const { name } = await context.user("ada");
      const connection = await context.greet();
      const request = BeginLoginRequest.create({ clientFirst: first(name, newNonce()) });
      await connection.refused(BeginLogin, request, LOGIN_FAILED);
      // The refusal leaves nothing to finish.
      const finish = FinishLoginRequest.create({ clientFinal: "c=,r=,p=", keys: newKeys() });
      await connection.refused(FinishLogin, finish, WRONG_STATE);
    },
  };
}

/** A good proof in which one attribute is spoiled. */
function refusedFinal(id: string, title: string, spoil: (clientFinal: string) => string): ServerCase {
  return {
    id: `login/${id}`,
    title: `${title} is refused with LOGIN_FAILED`,
    heading: LOGIN,
    async run(context) {
      const ada = await context.user("ada");
      const connection = await context.greet();
      const { clientFinal } = await beginProof(connection, ada);
      const request = FinishLoginRequest.create({ clientFinal: spoil(clientFinal), keys: newKeys() });
      await connection.refused(FinishLogin, request, LOGIN_FAILED);
      await connection.refused(GetPeers, { after: "" }, WRONG_STATE);
    },
  };
}

async function serverFirstOf(
  connection: RawConnection,
  name: string,
): Promise<{ salt: string; iterations: string; nonce: string }> {
  const scram = scramOf(connection, { name, password: "x" });
  const { serverFirst } = await connection.ok(BeginLogin, BeginLoginRequest.create({ clientFirst: scram.first() }));
  const [, nonce = "", salt = "", iterations = ""] = SERVER_FIRST.exec(serverFirst) ?? [];
  check(salt !== "", "server_first of the form r=...,s=...,i=...", () => JSON.stringify(serverFirst));
  return { nonce, salt, iterations };
}

const PASSWORD_LOGIN: readonly ServerCase[] = [
  {
    id: "login/begins-over",
    title: "A further BeginLogin starts over: the proof of the first is refused",
    heading: LOGIN,
    async run(context) {
      const ada = await context.user("ada");
      const connection = await context.greet();
      const { clientFinal } = await beginProof(connection, ada);
      await connection.ok(BeginLogin, BeginLoginRequest.create({ clientFirst: scramOf(connection, ada).first() }));
      await connection.refused(FinishLogin, FinishLoginRequest.create({ clientFinal, keys: newKeys() }), LOGIN_FAILED);
    },
  },
  {
    id: "login/good",
    title: "A right proof logs in, and the server's signature proves that it has the verifier",
    heading: LOGIN,
    async run(context) {
      const ada = await context.user("ada");
      const { finished } = await context.again(ada);
      checkEqual(finished.welcome?.name, ada.name, "name in Welcome");
      check(finished.welcome?.settings !== undefined, "settings in Welcome", () => "none");
      check(finished.welcome.address !== "", "the client's address in Welcome", () => "an empty one");
    },
  },
  {
    id: "login/server-first",
    title: "server_first extends the client's nonce, differently each time, and has salt and iterations",
    heading: LOGIN,
    async run(context) {
      const { name } = await context.user("ada");
      const connection = await context.greet();
      const clientNonce = newNonce();
      const prefix = connection.secrets === undefined ? "n,," : "p=tls-exporter,,";
      const nonces = new Set<string>();
      for (let count = 0; count < 3; count += 1) {
        const request = BeginLoginRequest.create({ clientFirst: `${prefix}n=${name},r=${clientNonce}` });
        const { serverFirst } = await connection.ok(BeginLogin, request);
        const [, nonce = "", , iterations = ""] = SERVER_FIRST.exec(serverFirst) ?? [];
        const received = (): string => JSON.stringify(serverFirst);
        check(nonce.startsWith(clientNonce), "a nonce that begins with the client's", received);
        check(nonce.length >= clientNonce.length + 16, "at least 16 characters of the server's nonce", received);
        check(Number(iterations) >= 4_096, "at least 4096 iterations", received);
        nonces.add(nonce);
      }
      check(nonces.size === 3, "a new server nonce each time", () => [...nonces].join(" "));
    },
  },
  {
    id: "login/unknown-name-looks-known",
    title: "BeginLogin for an unknown name is answered like one for a known name",
    heading: LOGIN,
    async run(context) {
      const ada = await context.user("ada");
      const connection = await context.greet();
      const [known, unknown] = [
        await serverFirstOf(connection, ada.name),
        await serverFirstOf(connection, context.newName("ada")),
      ];
      const lengths = ({ nonce, salt }: { nonce: string; salt: string }): string => `${nonce.length}, ${salt.length}`;
      checkEqual(lengths(unknown), lengths(known), "lengths of nonce and salt for an unknown name");
      if (!context.site.created.has(ada.name)) return;
      checkEqual(unknown.iterations, known.iterations, "iterations for an unknown name");
    },
  },
  {
    id: "login/invented-salt-is-stable",
    title: "The salt invented for an unknown name is the same each time, and for all spellings of the name",
    heading: LOGIN,
    async run(context) {
      const name = context.newName("nobody");
      const first = await serverFirstOf(await context.greet(), name);
      const again = await serverFirstOf(await context.greet(), name);
      const other = await serverFirstOf(await context.greet(), name.toUpperCase());
      checkEqual(again.salt, first.salt, "salt of the second BeginLogin");
      checkEqual(other.salt, first.salt, "salt of the name in upper case");
      const different = await serverFirstOf(await context.greet(), context.newName("nobody"));
      check(different.salt !== first.salt, "another salt for another name", () => first.salt);
    },
  },
  {
    id: "login/wrong-password-is-unknown-name",
    title: "A wrong password and an unknown name are refused with the same bytes",
    heading: LOGIN,
    async run(context) {
      const { name } = await context.user("ada");
      const bodies: Uint8Array[] = [];
      for (const tried of [name, context.newName("nobody")]) {
        const connection = await context.greet();
        const clientFinal = await beginWrongProof(connection, tried);
        const request = FinishLoginRequest.create({ clientFinal, keys: newKeys() });
        bodies.push(bodyOf(await connection.refused(FinishLogin, request, LOGIN_FAILED)));
      }
      const [known = new Uint8Array(), unknown = new Uint8Array()] = bodies;
      checkEqual(hex(unknown), hex(known), "refusal of an unknown name, as for a wrong password");
    },
  },
  refusedFirst("gs2-n", "On TLS, a login without channel binding (n)", (name, nonce) => `n,,n=${name},r=${nonce}`),
  refusedFirst(
    "gs2-y",
    "On TLS, a login that claims a server without channel binding (y)",
    (name, nonce) => `y,,n=${name},r=${nonce}`,
  ),
  refusedFirst(
    "binding-type",
    "Another type of channel binding",
    (name, nonce) => `p=tls-unique,,n=${name},r=${nonce}`,
  ),
  refusedFirst("authzid", "An authorisation identity", (name, nonce) => `p=tls-exporter,a=admin,n=${name},r=${nonce}`),
  refusedFirst("first-malformed", "A client_first that is no SCRAM message", (name) => `p=tls-exporter,,${name}`),
  refusedFirst(
    "first-extension-late",
    "A client_first with a mandatory extension after the nonce",
    (name, nonce) => `p=tls-exporter,,n=${name},r=${nonce},m=x`,
  ),
  refusedFirst("first-no-nonce", "A client_first with an empty nonce", (name) => `p=tls-exporter,,n=${name},r=`),
  refusedFirst(
    "first-extension",
    "A mandatory extension (m)",
    (name, nonce) => `p=tls-exporter,,m=x,n=${name},r=${nonce}`,
  ),
  {
    id: "login/finish-without-begin",
    title: "FinishLogin without BeginLogin is refused with WRONG_STATE",
    heading: LOGIN,
    async run(context) {
      const connection = await context.greet();
      const request = FinishLoginRequest.create({ clientFinal: "c=,r=,p=", keys: newKeys() });
      await connection.refused(FinishLogin, request, WRONG_STATE);
    },
  },
  {
    id: "login/one-finish-for-each-begin",
    title: "One BeginLogin permits one FinishLogin: after a wrong one the right one is refused with WRONG_STATE",
    heading: LOGIN,
    async run(context) {
      const ada = await context.user("ada");
      const connection = await context.greet();
      const { clientFinal } = await beginProof(connection, ada);
      const spoiled = clientFinal.replace(/p=.*/, `p=${Buffer.alloc(32).toString("base64")}`);
      const finish = (text: string) => FinishLoginRequest.create({ clientFinal: text, keys: newKeys() });
      await connection.refused(FinishLogin, finish(spoiled), LOGIN_FAILED);
      await connection.refused(FinishLogin, finish(clientFinal), WRONG_STATE);
    },
  },
  {
    id: "login/keys-before-proof",
    title: "Wrong keys are refused with KEYS_INVALID whether the proof is right or wrong",
    heading: LOGIN,
    async run(context) {
      const ada = await context.user("ada");
      for (const isRight of [true, false]) {
        const connection = await context.greet();
        const clientFinal = isRight
          ? (await beginProof(connection, ada)).clientFinal
          : await beginWrongProof(connection, ada.name);
        const keys = IdentityKeys.create({ ...newKeys(), signature: random(64) });
        await connection.refused(FinishLogin, FinishLoginRequest.create({ clientFinal, keys }), KEYS_INVALID);
      }
    },
  },
  {
    id: "login/device-before-proof",
    title: "A malformed device is refused with INVALID_ARGUMENT whether the proof is right or wrong",
    heading: LOGIN,
    async run(context) {
      const ada = await context.user("ada");
      for (const isRight of [true, false]) {
        const connection = await context.greet();
        const clientFinal = isRight
          ? (await beginProof(connection, ada)).clientFinal
          : await beginWrongProof(connection, ada.name);
        const device = NewDevice.create({ publicKey: random(5), label: "" });
        const request = FinishLoginRequest.create({ clientFinal, keys: newKeys(), device });
        await connection.refused(FinishLogin, request, INVALID_ARGUMENT);
      }
    },
  },
  {
    id: "login/channel-binding",
    title: "A proof for another TLS connection is refused with LOGIN_FAILED",
    heading: LOGIN,
    async run(context) {
      context.needsChannelBinding();
      const ada = await context.user("ada");
      const [connection, other] = [await context.greet(), await context.greet()];
      // What somebody between client and server could do: pass everything on.
      const { secrets } = other;
      const scram = scramOf({ secrets } as RawConnection, ada);
      const { serverFirst } = await connection.ok(BeginLogin, BeginLoginRequest.create({ clientFirst: scram.first() }));
      const clientFinal = await scram.final(serverFirst);
      await connection.refused(FinishLogin, FinishLoginRequest.create({ clientFinal, keys: newKeys() }), LOGIN_FAILED);
    },
  },
  refusedFinal("proof-bits", "A proof with a bit that base64 does not use", (text) =>
    text.replace(/.(?==$)/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 1)),
  ),
  refusedFinal("nonce-changed", "A proof with another nonce", (final) =>
    final.replace(/r=./, (text) => `r=${text === "r=A" ? "B" : "A"}`),
  ),
  refusedFinal("proof-short", "A proof that is not 32 bytes long", (final) => final.replace(/p=.*/, "p=AAAA")),
];

/**
 * The cases that fail logins, the most important first: after some failures a
 * server refuses further ones for ever longer, and the rest is skipped.
 */
const FAILING = [
  "login/wrong-password-is-unknown-name",
  "login/channel-binding",
  "login/one-finish-for-each-begin",
  "devices/replay-on-other-connection",
  "devices/channel-binding",
  "devices/keys-are-signed",
  "devices/challenge-once",
  "devices/revoked",
  "login/begins-over",
  "login/nonce-changed",
  "login/proof-short",
  "devices/unknown",
];

const ALL: readonly ServerCase[] = [...PASSWORD_LOGIN, ...DEVICE_LOGIN];

export const LOGINS: readonly ServerCase[] = [
  ...ALL.filter(({ id }) => !FAILING.includes(id)),
  ...FAILING.flatMap((id) => ALL.filter((item) => item.id === id)),
];
