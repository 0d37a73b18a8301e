/** A case for each condition under which a handler refuses: what leads to the refusal, and the refusal. */

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
import { ApplicationMessage, SendMessageRequest } from "../../../generated/chatwire/v1/application.ts";
import { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import { HelloRequest, OpenDatagramRequest, ResumeRequest } from "../../../generated/chatwire/v1/connection.ts";
import {
  AddContactRequest,
  BlockRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { SetStatusRequest, Status } from "../../../generated/chatwire/v1/presence.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  BindRelayRequest,
  CancelRequest,
  Candidate,
  DeclineRequest,
  HangUpRequest,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../../generated/chatwire/v1/signalling.ts";
import {
  BroadcastRequest,
  ConfirmTextsRequest,
  GetHistoryRequest,
  SendTextRequest,
  SetTypingRequest,
} from "../../../generated/chatwire/v1/text.ts";
import type { ErrorCodeName } from "../../../src/chat/state/route.ts";
import { signDeviceLogin } from "../../../src/crypto/device-login.ts";
import { createKeyPair } from "../../../src/crypto/key.ts";
import {
  clientResumptionProof,
  firstResumptionKey,
  nextResumptionKey,
  type Position,
  RESUMPTION_EXPORTER_BYTES,
} from "../../../src/crypto/resumption.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import type { SimulatedHost } from "../../../src/testing/simulated-host.ts";
import { clientFinalOf, clientFirstOf, testSaltOf, verifierOf } from "../../sim/scram-proof.ts";
import { type Caller, KEYS, PASSWORD, registration, type Stage } from "./stage.ts";

type Case = (stage: Stage) => Promise<ErrorInfo>;
type Cases = { readonly [Code in ErrorCodeName]?: readonly Case[] };

const BAD_DEVICE = NewDevice.create({ publicKey: new Uint8Array(31) });
const LONG_TEXT = "x".repeat(DEFAULT_LIMITS.textBytesMax + 1);
const MESSAGE = ApplicationMessage.create({ typeName: "example.CursorMoved" });
const LONG_CAPABILITIES = Capabilities.create({
  versions: Array.from({ length: DEFAULT_LIMITS.capabilitiesMax + 1 }, () => 1),
});
/** Fits into the frame of the request, but not with a margin into that of the event. */
const LONG_PAYLOAD = new Uint8Array(DEFAULT_LIMITS.frameBytesMax - 100);
const UNKNOWN_ID = { introductionId: 1 };

const candidates = (count: number, firstPort = 5_000): Candidate[] =>
  Array.from({ length: count }, (_, index) => Candidate.create({ address: "192.0.2.1", port: firstPort + index }));
const BAD_CANDIDATES = [Candidate.create({ address: "example.com", port: 5_000 })];

/** By method and code, in the order of the declarations. */
export const CASES: { readonly [method: string]: Cases } = {
  Hello: {
    BANNED: [
      async (stage) => {
        const caller = await stage.connect();
        await stage.operator.ban({ network: "192.0.2.0/24" });
        return (await stage.connect(caller.host)).refusal(rules.Hello, HelloRequest.create({ versions: [1] }));
      },
    ],
    UNSUPPORTED_VERSION: [async (stage) => (await stage.connect()).refusal(rules.Hello, HelloRequest.create())],
  },
  Resume: {
    SESSION_NOT_FOUND: [async (stage) => (await stage.greet()).refusal(rules.Resume, ResumeRequest.create())],
    INVALID_ARGUMENT: [(stage) => resume(stage, { received: 99, sent: 2 })],
    RATE_LIMITED: [
      async (stage) => {
        const { sessionId } = await (await stage.greet()).call(rules.Register, registration("ada"));
        return resumeOften(stage, sessionId);
      },
    ],
    SESSION_INCOMPLETE: [(stage) => resume(stage, { received: 1, sent: 2 })],
  },
  OpenDatagram: {
    INVALID_ARGUMENT: [31, 32].map(
      (bytes) => async (stage) =>
        (await stage.join("ada")).refusal(
          rules.OpenDatagram,
          OpenDatagramRequest.create({ publicKey: new Uint8Array(bytes) }),
        ),
    ),
  },
  ...accountCases(),
  ...proofCases(),
  SetStatus: {
    INVALID_ARGUMENT: [
      async (stage) =>
        (await stage.join("ada")).refusal(rules.SetStatus, SetStatusRequest.create({ status: Status.CONNECTED })),
    ],
  },
  ...contactCases(),
  ...textCases(),
  ...inviteCases(),
  ...introductionCases(),
};

function accountCases(): Record<string, Cases> {
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

function proofCases(): Record<string, Cases> {
  const finishLogin = FinishLoginRequest.create({ keys: KEYS });
  const finishDevice = FinishDeviceLoginRequest.create({ keys: KEYS });
  const [change, remove] = [
    ChangePasswordRequest.create({ verifier: verifierOf("secret-2", testSaltOf("ada")) }),
    DeleteAccountRequest.create(),
  ];
  const challenged = async (stage: Stage, host?: SimulatedHost): Promise<Caller> => {
    const caller = await stage.greet(host);
    await caller.call(rules.BeginDeviceLogin, BeginDeviceLoginRequest.create());
    return caller;
  };
  return {
    BeginLogin: {
      LOGIN_FAILED: [async (stage) => (await stage.greet()).refusal(rules.BeginLogin, BeginLoginRequest.create())],
      RATE_LIMITED: [
        async (stage) => {
          const { host } = await failedLogin(stage);
          const clientFirst = clientFirstOf("ada");
          return (await stage.greet(host)).refusal(rules.BeginLogin, BeginLoginRequest.create({ clientFirst }));
        },
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
          const first = BeginLoginRequest.create({ clientFirst: clientFirstOf("ada") });
          const { serverFirst } = await caller.call(rules.BeginLogin, first);
          const clientFinal = clientFinalOf("ada", PASSWORD, serverFirst);
          return caller.refusal(rules.FinishLogin, FinishLoginRequest.create({ clientFinal, keys: KEYS }));
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

function contactCases(): Record<string, Cases> {
  const targets = (refusal: (ada: Caller, name: string) => Promise<ErrorInfo>): Cases => ({
    NAME_LENGTH: ["", "a".repeat(33)].map((name) => async (stage) => refusal(await stage.join("ada"), name)),
    NAME_CHARACTERS: [async (stage) => refusal(await stage.join("ada"), "a da")],
    INVALID_ARGUMENT: [async (stage) => refusal(await stage.join("ada"), "Ada")],
  });
  return {
    AddContact: {
      ...targets((ada, name) => ada.refusal(rules.AddContact, AddContactRequest.create(), name)),
      LIMIT_REACHED: [
        async (stage) => {
          const ada = await stage.join("ada");
          await ada.call(rules.AddContact, AddContactRequest.create(), "grace");
          return ada.refusal(rules.AddContact, AddContactRequest.create(), "linus");
        },
      ],
    },
    RemoveContact: targets((ada, name) => ada.refusal(rules.RemoveContact, RemoveContactRequest.create(), name)),
    Block: {
      ...targets((ada, name) => ada.refusal(rules.Block, BlockRequest.create(), name)),
      LIMIT_REACHED: [
        async (stage) => {
          const ada = await stage.join("ada");
          await ada.call(rules.Block, BlockRequest.create(), "grace");
          return ada.refusal(rules.Block, BlockRequest.create(), "linus");
        },
      ],
    },
    Unblock: targets((ada, name) => ada.refusal(rules.Unblock, UnblockRequest.create(), name)),
  };
}

function textCases(): Record<string, Cases> {
  const sendText =
    (text: string): Case =>
    async (stage) =>
      (await stage.join("ada")).refusal(rules.SendText, SendTextRequest.create({ text }), "grace");
  const broadcast =
    (text: string): Case =>
    async (stage) =>
      (await stage.join("ada")).refusal(rules.Broadcast, BroadcastRequest.create({ text }), "everyone");
  return {
    SendText: {
      INVALID_ARGUMENT: [sendText("")],
      TOO_LARGE: [sendText(LONG_TEXT)],
      USER_NOT_FOUND: [sendText("hello")],
      LIMIT_REACHED: [
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          await ada.call(rules.SendText, SendTextRequest.create({ text: "hello" }), "grace");
          return ada.refusal(rules.SendText, SendTextRequest.create({ text: "hello?" }), "grace");
        },
      ],
    },
    Broadcast: { INVALID_ARGUMENT: [broadcast("")], TOO_LARGE: [broadcast(LONG_TEXT)] },
    ConfirmTexts: {
      INVALID_ARGUMENT: [
        async (stage) =>
          (await stage.join("ada")).refusal(rules.ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 })),
      ],
    },
    GetHistory: {
      USER_NOT_FOUND: [
        async (stage) => (await stage.join("ada")).refusal(rules.GetHistory, GetHistoryRequest.create(), "grace"),
      ],
    },
    SetTyping: {
      USER_NOT_FOUND: [
        async (stage) => (await stage.join("ada")).refusal(rules.SetTyping, SetTypingRequest.create(), "grace"),
      ],
    },
    SendMessage: {
      INVALID_ARGUMENT: [
        async (stage) => (await stage.join("ada")).refusal(rules.SendMessage, SendMessageRequest.create(), "grace"),
      ],
      USER_NOT_FOUND: [
        async (stage) =>
          (await stage.join("ada")).refusal(
            rules.SendMessage,
            SendMessageRequest.create({ message: MESSAGE }),
            "grace",
          ),
      ],
      USER_AWAY: [
        async (stage) => {
          const ada = await withAwayGrace(stage);
          return ada.refusal(rules.SendMessage, SendMessageRequest.create({ message: MESSAGE }), "grace");
        },
      ],
      TOO_LARGE: [
        async (stage) => {
          await stage.join("grace");
          const message = ApplicationMessage.create({ ...MESSAGE, payload: LONG_PAYLOAD });
          return (await stage.join("ada")).refusal(rules.SendMessage, SendMessageRequest.create({ message }), "grace");
        },
      ],
    },
  };
}

async function withAwayGrace(stage: Stage): Promise<Caller> {
  const grace = await stage.join("grace");
  await grace.call(rules.SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  return stage.join("ada");
}

function inviteCases(): Record<string, Cases> {
  const invite = InviteRequest.create();
  const withCandidates =
    (offered: Candidate[]): Case =>
    async (stage) => {
      await stage.join("grace");
      return (await stage.join("ada")).refusal(rules.Invite, InviteRequest.create({ candidates: offered }), "grace");
    };
  return {
    Invite: {
      USER_NOT_FOUND: [async (stage) => (await stage.join("ada")).refusal(rules.Invite, invite, "grace")],
      USER_AWAY: [async (stage) => (await withAwayGrace(stage)).refusal(rules.Invite, invite, "grace")],
      LIMIT_REACHED: [
        withCandidates(candidates(3)),
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          return ada.refusal(rules.Invite, InviteRequest.create({ capabilities: LONG_CAPABILITIES }), "grace");
        },
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace"), await stage.join("linus")];
          await ada.call(rules.Invite, invite, "grace");
          return ada.refusal(rules.Invite, invite, "linus");
        },
        async (stage) => {
          const [ada, linus] = [await stage.join("ada"), await stage.join("linus"), await stage.join("grace")];
          await linus.call(rules.Invite, invite, "grace");
          return ada.refusal(rules.Invite, invite, "grace");
        },
      ],
      INVALID_ARGUMENT: [
        withCandidates(BAD_CANDIDATES),
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          return ada.refusal(rules.Invite, InviteRequest.create({ encapsulationKey: new Uint8Array(7) }), "grace");
        },
      ],
      FEATURE_MISSING: [
        async (stage) => {
          await stage.removeRelay();
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          return ada.refusal(rules.Invite, InviteRequest.create({ relayOnly: true }), "grace");
        },
      ],
      ALREADY_INTRODUCED: [async (stage) => (await invited(stage)).ada.refusal(rules.Invite, invite, "grace")],
    },
  };
}

/** Ada has invited Grace, with two candidates. */
async function invited(stage: Stage): Promise<{ ada: Caller; grace: Caller; introductionId: number }> {
  const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
  const request = InviteRequest.create({ candidates: candidates(2) });
  const { introductionId } = await ada.call(rules.Invite, request, "grace");
  return { ada, grace, introductionId };
}

function introductionCases(): Record<string, Cases> {
  const accept =
    (offered: Candidate[]): Case =>
    async (stage) => {
      const { grace, introductionId } = await invited(stage);
      return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId, candidates: offered }));
    };
  const offer =
    (offered: Candidate[]): Case =>
    async (stage) => {
      const { ada, introductionId } = await invited(stage);
      return ada.refusal(rules.OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates: offered }));
    };
  return {
    Accept: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => (await stage.join("ada")).refusal(rules.Accept, AcceptRequest.create(UNKNOWN_ID)),
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const { ada, introductionId } = await invited(stage);
          return ada.refusal(rules.Accept, AcceptRequest.create({ introductionId }));
        },
      ],
      LIMIT_REACHED: [
        accept(candidates(3)),
        async (stage) => {
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId, capabilities: LONG_CAPABILITIES }));
        },
        async (stage) => {
          const [ada, grace, linus] = [await stage.join("ada"), await stage.join("grace"), await stage.join("linus")];
          await stage.talk(ada, grace, "grace");
          const { introductionId } = await linus.call(rules.Invite, InviteRequest.create(), "grace");
          return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId }));
        },
      ],
      INVALID_ARGUMENT: [
        accept(BAD_CANDIDATES),
        async (stage) => {
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId, ciphertext: new Uint8Array(7) }));
        },
      ],
      FEATURE_MISSING: [
        async (stage) => {
          await stage.removeRelay();
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId, relayOnly: true }));
        },
      ],
    },
    OfferCandidates: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) =>
          (await stage.join("ada")).refusal(rules.OfferCandidates, OfferCandidatesRequest.create(UNKNOWN_ID)),
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.OfferCandidates, OfferCandidatesRequest.create({ introductionId }));
        },
      ],
      LIMIT_REACHED: [offer(candidates(3)), offer(candidates(1, 6_000))],
      INVALID_ARGUMENT: [offer(BAD_CANDIDATES)],
    },
    ...endCases(),
  };
}

/** The requests that end an introduction. */
function endCases(): Record<string, Cases> {
  return {
    Decline: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => (await stage.join("ada")).refusal(rules.Decline, DeclineRequest.create(UNKNOWN_ID)),
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const { ada, introductionId } = await invited(stage);
          return ada.refusal(rules.Decline, DeclineRequest.create({ introductionId }));
        },
      ],
    },
    Cancel: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => (await stage.join("ada")).refusal(rules.Cancel, CancelRequest.create(UNKNOWN_ID)),
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.Cancel, CancelRequest.create({ introductionId }));
        },
      ],
    },
    BindRelay: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => {
          const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
          await stage.talk(ada, grace, "grace");
          return ada.refusal(rules.BindRelay, BindRelayRequest.create(UNKNOWN_ID));
        },
      ],
      LIMIT_REACHED: [
        async (stage) => {
          await stage.limitRelay();
          const { ada, grace, introductionId } = await invited(stage);
          await grace.call(rules.Accept, AcceptRequest.create({ introductionId }));
          return ada.refusal(rules.BindRelay, BindRelayRequest.create({ introductionId }));
        },
      ],
    },
    HangUp: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => {
          const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
          await stage.talk(ada, grace, "grace");
          return ada.refusal(rules.HangUp, HangUpRequest.create(UNKNOWN_ID));
        },
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const [ada, grace, linus] = [await stage.join("ada"), await stage.join("grace"), await stage.join("linus")];
          await stage.talk(ada, grace, "grace");
          const { introductionId } = await linus.call(rules.Invite, InviteRequest.create(), "ada");
          return ada.refusal(rules.HangUp, HangUpRequest.create({ introductionId }));
        },
      ],
    },
  };
}

/** Registers on one connection, and resumes on another with these numbers. */
async function resume(stage: Stage, client: Position): Promise<ErrorInfo> {
  const first = await stage.greet();
  const { sessionId } = await first.call(rules.Register, registration("ada"));
  // Plain connections export nothing.
  const context = { sessionId, exporter: new Uint8Array(RESUMPTION_EXPORTER_BYTES) };
  const proof = clientResumptionProof(firstResumptionKey(context), context, client);
  const second = await stage.greet();
  return second.refusal(rules.Resume, ResumeRequest.create({ sessionId, ...client, proof }));
}

/** Resumes again and again, each time with the next key. */
async function resumeOften(stage: Stage, sessionId: Uint8Array): Promise<ErrorInfo> {
  const context = { sessionId, exporter: new Uint8Array(RESUMPTION_EXPORTER_BYTES) };
  const position = { received: 2, sent: 2 };
  let key = firstResumptionKey(context);
  for (let count = 0; ; count++) {
    const request = ResumeRequest.create({
      sessionId,
      ...position,
      proof: clientResumptionProof(key, context, position),
    });
    const caller = await stage.greet();
    if (count === 10) return caller.refusal(rules.Resume, request);
    await caller.call(rules.Resume, request);
    key = nextResumptionKey(key, context.exporter);
  }
}
