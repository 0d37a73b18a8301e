/** Fails logins from the address that a user shares with the attacker. */

import {
  BeginDeviceLoginRequest,
  FinishDeviceLoginRequest,
  IdentityKeys,
  NewDevice,
  Privacy,
} from "../../generated/chatwire/v1/account.ts";
import * as methods from "../../generated/chatwire/v1/rules.ts";
import { signDeviceLogin } from "../../src/crypto/device-login.ts";
import { createIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { createKeyPair } from "../../src/crypto/key.ts";
import { ChatServer } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { createRegistration } from "../sim/privacy/chat-simulation.ts";
import { begin, greeted, LIMITS, LISTEN, logIn, runAttacks } from "./attack.ts";

const SHARED = "127.0.0.1";
const random = new SeededRandom(SEED);
const draw = (length: number): Uint8Array => random.bytes(length);
const keys = IdentityKeys.create(publicKeys(createIdentity(draw)));
const deviceKey = createKeyPair("Ed25519", draw);
const server = await ChatServer.listen({ ...LISTEN, limits: LIMITS });

const owner = await greeted(server, SHARED);
const begun = await owner.call(methods.BeginRegister, { name: "owner" });
if ("code" in begun) throw new Error(begun.text);
const device = NewDevice.create({ publicKey: deviceKey.publicKey, label: "laptop" });
const request = { ...createRegistration("owner", Privacy.PUBLIC, random, "secret-1", begun.salt), device };
const registered = await owner.call(methods.Register, request);
if ("code" in registered) throw new Error(registered.text);
const { deviceId, loginCookie } = registered;

await runAttacks({
  "failures from an address delay logins without a cookie from there": async () => {
    for (let count = 0; count < 12; count++) {
      const neighbour = await greeted(server, SHARED);
      await logIn(neighbour, "owner", { password: "wrong", keys });
      neighbour.socket.destroy();
    }
    const answer = await logIn(await greeted(server, SHARED), "owner", { keys });
    return typeof answer === "number" ? undefined : "the right password logged in at once";
  },
  "the owner logs in with the device": async () => {
    const client = await greeted(server, SHARED);
    const begun = await client.call(methods.BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
    if ("code" in begun) return begun.text;
    const { challenge } = begun;
    const signature = signDeviceLogin(deviceKey, { deviceId, challenge, channelBinding: undefined, keys });
    const finish = FinishDeviceLoginRequest.create({ deviceId, signature, keys });
    const answer = await client.call(methods.FinishDeviceLogin, finish);
    return "code" in answer ? answer.text : undefined;
  },
  "the owner logs in with the password and the cookie of an earlier login": async () => {
    const answer = await logIn(await greeted(server, SHARED), "owner", { loginCookie, keys });
    return typeof answer === "number" ? `refused with ${answer}` : undefined;
  },
  "an invalid cookie gets the same answer for a registered and an unknown name": async () => {
    const forged = Uint8Array.from(loginCookie).fill(7, 30);
    const answers: (string | number)[] = [];
    for (const name of ["owner", "nobody"]) answers.push(await begin(await greeted(server, SHARED), name, forged));
    return answers[0] === answers[1] && typeof answers[0] === "number" ? undefined : answers.join(" and ");
  },
  "a stolen cookie does not allow more guesses": async () => {
    let guesses = 0;
    for (let count = 0; count < 12; count++) {
      const thief = await greeted(server, SHARED);
      const serverFirst = await begin(thief, "owner", loginCookie);
      if (typeof serverFirst === "string") guesses += 1;
      thief.socket.destroy();
    }
    return guesses <= 6 ? undefined : `${guesses} guesses of 12 were allowed`;
  },
});
await server.close();
process.exit();
