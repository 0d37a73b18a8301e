/** A case for each condition under which a handler refuses: what leads to the refusal, and the refusal. */

import { ApplicationMessage, SendMessageRequest } from "../../../generated/chatwire/v1/application.ts";
import { HelloRequest, OpenDatagramRequest } from "../../../generated/chatwire/v1/connection.ts";
import {
  AddContactRequest,
  BlockRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { PeerScope, SetStatusRequest, Status, WatchScopeRequest } from "../../../generated/chatwire/v1/presence.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import {
  BroadcastRequest,
  ConfirmTextsRequest,
  GetHistoryRequest,
  SendTextRequest,
  SetTypingRequest,
} from "../../../generated/chatwire/v1/text.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import type { Method } from "../../../src/wire/method.ts";
import { accountCases, proofCases } from "./account-cases.ts";
import { ASKED, applicationCases } from "./application-cases.ts";
import { resumptionCases } from "./resumption-cases.ts";
import { roomCases } from "./room-cases.ts";
import { introductionCases, inviteCases } from "./signalling-cases.ts";
import { type Caller, type Case, type Cases, type Stage, withAwayGrace } from "./stage.ts";

const LONG_TEXT = "x".repeat(DEFAULT_LIMITS.textBytesMax + 1);
const MESSAGE = ApplicationMessage.create({ typeName: "example.CursorMoved" });
/** Fits into the frame of the request, but not with a margin into that of the event. */
const LONG_PAYLOAD = new Uint8Array(DEFAULT_LIMITS.frameBytesMax - 100);

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
  ...resumptionCases(),
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
  WatchScope: {
    INVALID_ARGUMENT: [
      { scope: 99 as PeerScope },
      { scope: PeerScope.NAMES },
      { scope: PeerScope.CONTACTS, names: ["ada"] },
    ].map(
      (asked) => async (stage: Stage) =>
        (await stage.join("ada")).refusal(rules.WatchScope, WatchScopeRequest.create(asked)),
    ),
    LIMIT_REACHED: [
      async (stage) => {
        const names = Array.from({ length: DEFAULT_LIMITS.watchedNamesMax + 1 }, (_, index) => `user ${index}`);
        const request = WatchScopeRequest.create({ scope: PeerScope.NAMES, names });
        return (await stage.join("ada")).refusal(rules.WatchScope, request);
      },
    ],
  },
  ...contactCases(),
  ...textCases(),
  ...messageCases(),
  ...applicationCases(),
  ...inviteCases(),
  ...introductionCases(),
  ...roomCases(),
};

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

function messageCases(): Record<string, Cases> {
  return {
    SendMessage: {
      ...idCases(
        rules.SendMessage,
        ["example.CursorMoved", "example.Other"].map((typeName) =>
          SendMessageRequest.create({ message: ApplicationMessage.create({ typeName }) }),
        ),
        "grace",
      ),
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

/** Refusals of a request because of its id. */
function idCases<Q, R>(method: Method<Q, R, MessageBody, Rule>, [first, other]: readonly Q[], to: string): Cases {
  const id = new Uint8Array(16).fill(1);
  const pair = async (stage: Stage): Promise<Caller> => {
    await stage.join("grace");
    return stage.join("ada");
  };
  return {
    ID_REUSED: [
      async (stage) => {
        const ada = await pair(stage);
        await ada.send(method, method.wrapRequest(first as Q), { to, identity: { id, repeatedAfterMs: 0 } });
        return ada.refusal(method, other as Q, to, { id, repeatedAfterMs: 0 });
      },
    ],
    ID_FORGOTTEN: [
      async (stage) => (await pair(stage)).refusal(method, first as Q, to, { id, repeatedAfterMs: 4_294_967_295 }),
    ],
    NOT_IN_ORDER: [
      async (stage) => {
        const after = new Uint8Array(16).fill(2);
        return (await pair(stage)).refusal(method, first as Q, to, { id, repeatedAfterMs: 0, after });
      },
    ],
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
      ...idCases(
        rules.SendText,
        ["hello", "other"].map((text) => SendTextRequest.create({ text })),
        "grace",
      ),
      INVALID_ARGUMENT: [sendText("")],
      TOO_LARGE: [sendText(LONG_TEXT)],
      USER_NOT_FOUND: [sendText("hello")],
      ...ASKED.SendText,
      LIMIT_REACHED: [
        ...(ASKED.SendText.LIMIT_REACHED ?? []),
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          await ada.call(rules.SendText, SendTextRequest.create({ text: "hello" }), "grace");
          return ada.refusal(rules.SendText, SendTextRequest.create({ text: "hello?" }), "grace");
        },
      ],
    },
    Broadcast: {
      ...idCases(
        rules.Broadcast,
        ["hello", "other"].map((text) => BroadcastRequest.create({ text })),
        "everyone",
      ),
      INVALID_ARGUMENT: [broadcast("")],
      TOO_LARGE: [broadcast(LONG_TEXT)],
      RATE_LIMITED: [
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          await ada.call(rules.Broadcast, BroadcastRequest.create({ text: "hello" }), "everyone");
          return ada.refusal(rules.Broadcast, BroadcastRequest.create({ text: "hello?" }), "everyone");
        },
      ],
      ...ASKED.Broadcast,
    },
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
  };
}
