import {
  Audience,
  BeginDeviceLoginRequest,
  BeginLoginRequest,
  DeleteAccountRequest,
  FinishDeviceLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  LogOffRequest,
  NewDevice,
  Privacy,
  PrivacySettings,
  RegisterRequest,
  SetPrivacyRequest,
} from "../../generated/chatwire/v1/account.ts";
import { ApplicationMessage, SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import {
  AddContactRequest,
  BlockRequest,
  ListBlockedRequest,
  ListContactsRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { GetPeersRequest, SetStatusRequest, Status, WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import * as methods from "../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  CancelRequest,
  DeclineRequest,
  HangUpRequest,
  InviteRequest,
} from "../../generated/chatwire/v1/signalling.ts";
import {
  BroadcastRequest,
  ConfirmTextsRequest,
  FetchTextsRequest,
  GetHistoryRequest,
  MarkReadRequest,
  SendTextRequest,
  SetTypingRequest,
} from "../../generated/chatwire/v1/text.ts";
import { signDeviceLogin } from "../../src/crypto/device-login.ts";
import { createIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { createKeyPair } from "../../src/crypto/key.ts";
import { SeededRandom } from "../random.ts";
import type { DirectChat } from "./direct-chat.ts";
import { type ModelAudience, type ModelSettings, wordOf } from "./privacy-model.ts";
import { NAMES, type Operation } from "./privacy-operations.ts";
import { clientFinalOf, clientFirstOf, verifierOf } from "./scram-proof.ts";

const PASSWORD = "secret-1";
const SALT = new Uint8Array(16);
/** A number that no mailbox of these tests comes to. */
const PAST_ALL_TEXTS = 2 ** 40;

const AUDIENCES: Record<ModelAudience, Audience> = {
  everyone: Audience.EVERYONE,
  contacts: Audience.CONTACTS,
  nobody: Audience.NOBODY,
};

/** Keys are no subject of these tests, and dear: each user has one set for all seeds. */
const random = new SeededRandom(1);
const credentials = new Map<string, ReturnType<typeof createCredentials>>(
  NAMES.map((name) => [name, createCredentials()]),
);

/** Does an operation in one world. What the worlds themselves number differently is looked up first. */
export class Actor {
  readonly #chat: DirectChat;
  readonly #deviceIds = new Map<string, Uint8Array>();

  constructor(chat: DirectChat) {
    this.#chat = chat;
  }

  /**
   * @param introductionId  of the invitation or conversation that the operation is about
   * @returns the last answer; undefined where nothing was asked
   */
  perform(operation: Operation, introductionId: number): MessageBody | undefined {
    const { index, kind, session, to } = operation;
    const chat = this.#chat;
    chat.begin(index);
    const text = `text ${index}`;
    switch (kind) {
      case "register":
        return this.#register(operation);
      case "log in":
        return index % 4 < 3 ? this.#logIn(operation) : this.#logInByDevice(operation);
      case "log off":
        return chat.call(session, methods.LogOff, LogOffRequest.create());
      case "drop":
        return void chat.drop(session);
      case "delete account":
        return this.#delete(operation);
      case "set privacy":
        return chat.call(session, methods.SetPrivacy, SetPrivacyRequest.create(privacyOf(operation.settings)));
      case "add contact":
        return chat.call(session, methods.AddContact, AddContactRequest.create(), to);
      case "remove contact":
        return chat.call(session, methods.RemoveContact, RemoveContactRequest.create(), to);
      case "block":
        return chat.call(session, methods.Block, BlockRequest.create(), to);
      case "unblock":
        return chat.call(session, methods.Unblock, UnblockRequest.create(), to);
      case "list contacts":
        return chat.call(session, methods.ListContacts, ListContactsRequest.create());
      case "list blocked":
        return chat.call(session, methods.ListBlocked, ListBlockedRequest.create());
      case "get peers":
        return chat.call(session, methods.GetPeers, GetPeersRequest.create());
      case "watch":
      case "unwatch":
        return chat.call(session, methods.WatchPeers, WatchPeersRequest.create({ enabled: kind === "watch" }));
      case "away":
      case "available": {
        const status = kind === "away" ? Status.AWAY : Status.AVAILABLE;
        return chat.call(session, methods.SetStatus, SetStatusRequest.create({ status }));
      }
      case "send text":
        return chat.call(session, methods.SendText, SendTextRequest.create({ text }), to);
      case "send message": {
        const message = ApplicationMessage.create({ typeName: "test.Message", payload: Buffer.from(text) });
        return chat.call(session, methods.SendMessage, SendMessageRequest.create({ message }), to);
      }
      case "type":
        return chat.call(session, methods.SetTyping, SetTypingRequest.create({ typing: true }), to);
      case "broadcast":
        return chat.call(session, methods.Broadcast, BroadcastRequest.create({ text }));
      case "fetch texts":
        return chat.call(session, methods.FetchTexts, FetchTextsRequest.create());
      case "confirm texts": {
        const all = chat.call(session, methods.FetchTexts, FetchTextsRequest.create({ after: PAST_ALL_TEXTS }));
        const textId = all.case === "fetchTextsResponse" ? all.value.lastTextId : 0;
        return chat.call(session, methods.ConfirmTexts, ConfirmTextsRequest.create({ textId }));
      }
      case "mark read":
        return chat.call(session, methods.MarkRead, MarkReadRequest.create({ textId: PAST_ALL_TEXTS }), to);
      case "get history":
        return chat.call(session, methods.GetHistory, GetHistoryRequest.create(), to);
      case "invite":
        return chat.call(session, methods.Invite, InviteRequest.create({ connectionId: BigInt(session) }), to);
      case "accept": {
        const request = AcceptRequest.create({ introductionId, connectionId: BigInt(session) });
        return chat.call(session, methods.Accept, request);
      }
      case "decline":
        return chat.call(session, methods.Decline, DeclineRequest.create({ introductionId }));
      case "cancel":
        return chat.call(session, methods.Cancel, CancelRequest.create({ introductionId }));
      case "hang up":
        return chat.call(session, methods.HangUp, HangUpRequest.create({ introductionId }));
      case "restart":
        return void chat.restart();
      case "time passes":
        return void chat.passTime();
    }
  }

  #register({ actor, session, settings }: Operation): MessageBody {
    const { keys, deviceKey } = credentialsOf(actor);
    const word = wordOf(settings);
    this.#chat.connect(session);
    const request = RegisterRequest.create({
      name: actor,
      // Nobody registers with settings of their own: they come after.
      privacy: word === "public" ? Privacy.PUBLIC : Privacy.PRIVATE,
      verifier: verifierOf(PASSWORD, SALT),
      keys,
      device: NewDevice.create({ publicKey: deviceKey.publicKey, label: actor }),
    });
    const answer = this.#chat.call(session, methods.Register, request);
    if (answer.case === "registerResponse") this.#deviceIds.set(actor, answer.value.deviceId);
    return answer;
  }

  #logIn({ actor, session }: Operation): MessageBody {
    this.#chat.connect(session);
    const clientFinal = this.#prove(actor, session);
    const { keys } = credentialsOf(actor);
    return this.#chat.call(session, methods.FinishLogin, FinishLoginRequest.create({ clientFinal, keys }));
  }

  #logInByDevice({ actor, session }: Operation): MessageBody {
    this.#chat.connect(session);
    const { keys, deviceKey } = credentialsOf(actor);
    const deviceId = this.#deviceIds.get(actor) ?? new Uint8Array(16);
    const begun = this.#chat.call(session, methods.BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
    if (begun.case !== "beginDeviceLoginResponse") return begun;
    const { challenge } = begun.value;
    const signature = signDeviceLogin(deviceKey, { deviceId, challenge, channelBinding: undefined, keys });
    const finish = FinishDeviceLoginRequest.create({ deviceId, signature, keys });
    return this.#chat.call(session, methods.FinishDeviceLogin, finish);
  }

  #delete({ actor, session }: Operation): MessageBody {
    const clientFinal = this.#prove(actor, session);
    return this.#chat.call(session, methods.DeleteAccount, DeleteAccountRequest.create({ clientFinal }));
  }

  #prove(name: string, session: number): string {
    const first = BeginLoginRequest.create({ clientFirst: clientFirstOf(name) });
    const answer = this.#chat.call(session, methods.BeginLogin, first);
    return answer.case === "beginLoginResponse" ? clientFinalOf(name, PASSWORD, answer.value.serverFirst) : "";
  }
}

function createCredentials() {
  const bytes = (length: number): Uint8Array => random.bytes(length);
  return {
    keys: IdentityKeys.create(publicKeys(createIdentity(bytes))),
    deviceKey: createKeyPair("Ed25519", bytes),
  };
}

function credentialsOf(name: string) {
  const found = credentials.get(name);
  if (found === undefined) throw new Error(`${name} is no user of these tests.`);
  return found;
}

function privacyOf(settings: ModelSettings) {
  const word = wordOf(settings);
  if (word !== "custom") return { privacy: word === "public" ? Privacy.PUBLIC : Privacy.PRIVATE };
  const { see, message, connect, address, broadcasts, readReceipts } = settings;
  return {
    privacy: Privacy.CUSTOM,
    settings: PrivacySettings.create({
      see: AUDIENCES[see],
      message: AUDIENCES[message],
      connect: AUDIENCES[connect],
      address: AUDIENCES[address],
      broadcasts,
      readReceipts,
    }),
  };
}
