/** How to be refused by each method about accounts, by code. */

import {
  BeginDeviceLoginRequest,
  BeginLoginRequest,
  ChangePasswordRequest,
  DeleteAccountRequest,
  FinishDeviceLoginRequest,
  FinishLoginRequest,
  NewDevice,
  Privacy,
  PrivacySettings,
  RevokeDeviceRequest,
  SetPrivacyRequest,
} from "../../../generated/chatwire/v1/account.ts";
import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import { signDeviceLogin } from "../../../src/crypto/device-login.ts";
import { createKeyPair } from "../../../src/crypto/key.ts";
import type { PasswordUser } from "../../../src/server/index.ts";
import type { SimulatedHost } from "../../../src/testing/simulated-host.ts";
import { clientFinalOf, clientFirstOf, testSaltOf, verifierOf } from "../../sim/scram-proof.ts";
import { ASKED } from "./application-cases.ts";
import { type Caller, type Case, type Cases, KEYS, PASSWORD, registration, type Stage } from "./stage.ts";

const BAD_DEVICE = NewDevice.create({ publicKey: new Uint8Array(31) });

export function accountCases(): Record<string, Cases> {
  const register =
    (changed: Parameters<typeof registration>[1], name = "ada"): Case =>
    async (stage) =>
      (await stage.greet()).refusal(rules.Register, registration(name, changed));
  const setPrivacy =
    (privacy: Privacy, settings?: PrivacySettings): Case =>
    async (stage) =>
      (await stage.join("ada")).refusal(
        rules.SetPrivacy,
        settings ? SetPrivacyRequest.create({ privacy, settings }) : SetPrivacyRequest.create({ privacy }),
      );
  return {
    BeginRegister: {
      NAME_LENGTH: [async (stage) => (await stage.greet()).refusal(rules.BeginRegister, { name: "" })],
      NAME_CHARACTERS: [async (stage) => (await stage.greet()).refusal(rules.BeginRegister, { name: "a da" })],
    },
    Register: {
      NAME_LENGTH: [register({}, ""), register({}, "a".repeat(33))],
      NAME_CHARACTERS: [register({}, "a da")],
      INVALID_ARGUMENT: [
        register({ verifier: undefined }),
        register({ verifier: verifierOf(PASSWORD, testSaltOf("grace")) }),
        register({ privacy: Privacy.CUSTOM }),
        register({ device: BAD_DEVICE }),
      ],
      KEYS_INVALID: [register({ keys: undefined })],
      RATE_LIMITED: [
        async (stage) => {
          const ada = await stage.join("ada");
          const again = async (): Promise<Caller> => stage.greet(ada.host);
          await (await again()).refusal(rules.Register, registration("ada"));
          return (await again()).refusal(rules.Register, registration("linus"));
        },
      ],
      REGISTRATION_CLOSED: ["", "WRONG-CODE"].map((invitationCode) => async (stage: Stage) => {
        await stage.operator.setRegistration("closed");
        return (await stage.greet()).refusal(rules.Register, registration("ada", { invitationCode }));
      }),
      NAME_TAKEN: [
        async (stage) => {
          await stage.join("ada");
          return (await stage.greet()).refusal(rules.Register, registration("ADA"));
        },
      ],
      NAME_RESTRICTED: [register({}, "a\u0434a"), register({}, "server")],
      NAME_CONFUSABLE: [
        async (stage) => {
          await stage.join("ace");
          return (await stage.greet()).refusal(rules.Register, registration("\u0430\u0441\u0435"));
        },
      ],
      LIMIT_REACHED: [
        async (stage) => {
          for (const name of ["ada", "grace", "linus", "barbara"]) await stage.join(name);
          return (await stage.greet()).refusal(rules.Register, registration("edsger"));
        },
      ],
    },
    SetPrivacy: {
      INVALID_ARGUMENT: [
        setPrivacy(Privacy.UNSPECIFIED),
        setPrivacy(Privacy.CUSTOM),
        setPrivacy(Privacy.CUSTOM, PrivacySettings.create()),
      ],
    },
    RevokeDevice: {
      INVALID_ARGUMENT: [
        async (stage) => (await stage.join("ada")).refusal(rules.RevokeDevice, RevokeDeviceRequest.create()),
      ],
    },
  };
}

export function proofCases(): Record<string, Cases> {
  const finishLogin = FinishLoginRequest.create({ keys: KEYS });
  const finishDevice = FinishDeviceLoginRequest.create({ keys: KEYS });
  const [change, remove] = [
    ChangePasswordRequest.create({ verifier: verifierOf("secret-2", testSaltOf("ada")) }),
    DeleteAccountRequest.create(),
  ];
  return {
    BeginLogin: {
      ...ASKED.BeginLogin,
      LOGIN_FAILED: [async (stage) => (await stage.greet()).refusal(rules.BeginLogin, BeginLoginRequest.create())],
      RATE_LIMITED: [
        async (stage) => {
          const { host } = await failedLogin(stage);
          const clientFirst = clientFirstOf("ada");
          return (await stage.greet(host)).refusal(rules.BeginLogin, BeginLoginRequest.create({ clientFirst }));
        },
        besideAnother,
      ],
    },
    FinishLogin: {
      KEYS_INVALID: [async (stage) => (await stage.greet()).refusal(rules.FinishLogin, FinishLoginRequest.create())],
      INVALID_ARGUMENT: [
        async (stage) => (await stage.greet()).refusal(rules.FinishLogin, { ...finishLogin, device: BAD_DEVICE }),
      ],
      WRONG_STATE: [async (stage) => (await stage.greet()).refusal(rules.FinishLogin, finishLogin)],
      RATE_LIMITED: [
        async (stage) => {
          const slow = await begun(await stage.greet());
          await failedLogin(stage, slow.host);
          return slow.refusal(rules.FinishLogin, finishLogin);
        },
      ],
      LOGIN_FAILED: [async (stage) => (await begun(await stage.greet())).refusal(rules.FinishLogin, finishLogin)],
      BANNED: [
        async (stage) => {
          await stage.join("ada");
          await stage.operator.ban({ name: "ada" });
          const caller = await stage.greet();
          return caller.refusal(rules.FinishLogin, await proofOf(caller, "ada"));
        },
      ],
      LIMIT_REACHED: [
        async (stage) => {
          await stage.extend({ authenticate: { password }, limits: { accountsMax: 1 } });
          const [ada, grace] = [await stage.greet(), await stage.greet()];
          await ada.call(rules.FinishLogin, await proofOf(ada, "ada"));
          return grace.refusal(rules.FinishLogin, await proofOf(grace, "grace"));
        },
      ],
    },
    FinishDeviceLogin: {
      WRONG_STATE: [async (stage) => (await stage.greet()).refusal(rules.FinishDeviceLogin, finishDevice)],
      KEYS_INVALID: [
        async (stage) => (await challenged(stage)).refusal(rules.FinishDeviceLogin, FinishDeviceLoginRequest.create()),
      ],
      LOGIN_FAILED: [async (stage) => (await challenged(stage)).refusal(rules.FinishDeviceLogin, finishDevice)],
      BANNED: [bannedDevice],
    },
    ChangePassword: {
      REFUSED: [
        async (stage) => {
          await stage.extend({ authenticate: { password } });
          const ada = await stage.greet();
          await ada.call(rules.FinishLogin, await proofOf(ada, "ada"));
          return ada.refusal(rules.ChangePassword, change);
        },
      ],
      INVALID_ARGUMENT: [undefined, verifierOf("secret-2", new Uint8Array(16).fill(1))].map(
        (verifier) => async (stage) => (await stage.join("ada")).refusal(rules.ChangePassword, { ...change, verifier }),
      ),
      WRONG_STATE: [async (stage) => (await stage.join("ada")).refusal(rules.ChangePassword, change)],
      RATE_LIMITED: [async (stage) => (await afterFailedProof(stage)).refusal(rules.ChangePassword, change)],
      LOGIN_FAILED: [async (stage) => (await begun(await stage.join("ada"))).refusal(rules.ChangePassword, change)],
    },
    DeleteAccount: {
      WRONG_STATE: [async (stage) => (await stage.join("ada")).refusal(rules.DeleteAccount, remove)],
      RATE_LIMITED: [async (stage) => (await afterFailedProof(stage)).refusal(rules.DeleteAccount, remove)],
      LOGIN_FAILED: [async (stage) => (await begun(await stage.join("ada"))).refusal(rules.DeleteAccount, remove)],
    },
  };
}

/** A login while the only one that the address may begin is not finished. */
async function besideAnother(stage: Stage): Promise<ErrorInfo> {
  await stage.extend({ limits: { loginsBegunPerAddressMax: 1 } });
  const { host } = await begun(await stage.greet());
  const clientFirst = clientFirstOf("ada");
  return (await stage.greet(host)).refusal(rules.BeginLogin, BeginLoginRequest.create({ clientFirst }));
}

/** An application whose users all have one password. */
function password(name: string): PasswordUser {
  return verifierOf(PASSWORD, testSaltOf(name));
}

/** Begins a login with a password. Returns its second half. */
async function proofOf(caller: Caller, name: string): Promise<FinishLoginRequest> {
  const first = BeginLoginRequest.create({ clientFirst: clientFirstOf(name) });
  const { serverFirst } = await caller.call(rules.BeginLogin, first);
  return FinishLoginRequest.create({ clientFinal: clientFinalOf(name, PASSWORD, serverFirst), keys: KEYS });
}

/** A connection with a challenge for a device. */
async function challenged(stage: Stage): Promise<Caller> {
  const caller = await stage.greet();
  await caller.call(rules.BeginDeviceLogin, BeginDeviceLoginRequest.create());
  return caller;
}

/** Begins a proof of Ada's password. */
async function begun(caller: Caller): Promise<Caller> {
  await caller.call(rules.BeginLogin, BeginLoginRequest.create({ clientFirst: clientFirstOf("ada") }));
  return caller;
}

/** A login with the device of an account that was banned. */
async function bannedDevice(stage: Stage): Promise<ErrorInfo> {
  const key = createKeyPair("Ed25519", (length) => new Uint8Array(length).fill(7));
  const device = NewDevice.create({ publicKey: key.publicKey });
  const { deviceId } = await (await stage.greet()).call(rules.Register, registration("ada", { device }));
  await stage.operator.ban({ name: "ada" });
  const caller = await stage.greet();
  const { challenge } = await caller.call(rules.BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
  const signature = signDeviceLogin(key, { deviceId, challenge, channelBinding: undefined, keys: KEYS });
  return caller.refusal(rules.FinishDeviceLogin, FinishDeviceLoginRequest.create({ deviceId, signature, keys: KEYS }));
}

/** A login that failed, after which its host has to wait. */
async function failedLogin(stage: Stage, host?: SimulatedHost): Promise<Caller> {
  const caller = await begun(await stage.greet(host));
  await caller.refusal(rules.FinishLogin, FinishLoginRequest.create({ keys: KEYS }));
  return caller;
}

/** A login of Ada's with a proof begun, after which a proof has failed on another login from the same host. */
async function afterFailedProof(stage: Stage): Promise<Caller> {
  const ada = await stage.join("ada");
  const other = await stage.greet(ada.host);
  const first = BeginLoginRequest.create({ clientFirst: clientFirstOf("ada") });
  const { serverFirst } = await other.call(rules.BeginLogin, first);
  const clientFinal = clientFinalOf("ada", PASSWORD, serverFirst);
  await other.call(rules.FinishLogin, FinishLoginRequest.create({ clientFinal, keys: KEYS }));
  await begun(ada);
  await (await begun(other)).refusal(rules.DeleteAccount, DeleteAccountRequest.create());
  return ada;
}
