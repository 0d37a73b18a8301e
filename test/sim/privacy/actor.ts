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
} from "../../../generated/chatwire/v1/account.ts";
import {
  ApplicationMessage,
  MessageOutcome,
  Outcome,
  SendMessageRequest,
} from "../../../generated/chatwire/v1/application.ts";
import {
  AddContactRequest,
  BlockRequest,
  ListBlockedRequest,
  ListContactsRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import {
  GetPeersRequest,
  PeerScope,
  SetStatusRequest,
  Status,
  WatchPeersRequest,
  WatchScopeRequest,
} from "../../../generated/chatwire/v1/presence.ts";
import * as methods from "../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  AnnounceRequest,
  CancelRequest,
  DeclineRequest,
  HangUpRequest,
  InviteRequest,
} from "../../../generated/chatwire/v1/signalling.ts";
import {
  BroadcastRequest,
  ConfirmTextsRequest,
  FetchTextsRequest,
  GetHistoryRequest,
  MarkReadRequest,
  SendTextRequest,
  SetTypingRequest,
} from "../../../generated/chatwire/v1/text.ts";
import { signDeviceLogin } from "../../../src/crypto/device-login.ts";
import { createIdentity, publicKeys } from "../../../src/crypto/identity.ts";
import { createKeyPair } from "../../../src/crypto/key.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { clientFinalOf, clientFirstOf, testSaltOf, verifierOf } from "../scram-proof.ts";
import type { DirectChat } from "./direct-chat.ts";
import { keyOf, type ModelAudience, type ModelSettings, wordOf } from "./model.ts";
import { announcedIn, NAMES, namesIn, type Operation } from "./operations.ts";

const PASSWORD = "secret-1";
/** A higher number than any text of these tests. */
const PAST_ALL_TEXTS = 2 ** 40;

const AUDIENCES: Record<ModelAudience, Audience> = {
  everyone: Audience.EVERYONE,
  contacts: Audience.CONTACTS,
  nobody: Audience.NOBODY,
};

/** Creating keys is slow, and these tests do not test keys: each user has the same keys for all seeds. */
const random = new SeededRandom(1);
const credentials = new Map<string, ReturnType<typeof createCredentials>>(
  NAMES.map((name) => [name, createCredentials()]),
);

/** What an operation is about; 0: nothing of the kind. */
export interface Subjects {
  readonly introductionId: number;
  readonly messageNumber: number;
}

/** Performs operations in one simulation. Looks up ids that differ between simulations. */
export class Actor {
  readonly #chat: DirectChat;
  readonly #deviceIds = new Map<string, Uint8Array>();

  constructor(chat: DirectChat) {
    this.#chat = chat;
  }

  /**
   * Performs an operation.
   *
   * @param about  ids of the introduction and of the application message that the operation is about
   * @param upTo   number of the last text to confirm; default: that of the last there is
   * @returns the answer to its last request; undefined if it made none
   */
  perform(
    operation: Operation,
    { introductionId, messageNumber: number }: Subjects,
    upTo?: number,
  ): MessageBody | undefined {
    const { index, kind, connection, actor } = operation;
    const chat = this.#chat;
    chat.begin(index);
    switch (kind) {
      case "register":
        return this.#register(operation);
      case "log in":
        return index % 4 < 3 ? this.#logIn(operation) : this.#logInByDevice(operation);
      case "log off":
        return chat.call(connection, methods.LogOff, LogOffRequest.create());
      case "drop":
        return void chat.drop(connection);
      case "detach":
        return void chat.detach(connection);
      case "resume":
        return void chat.resume(connection);
      case "take message":
        return void chat.answer(connection, MessageOutcome.create({ number, outcome: Outcome.TAKEN }));
      case "keep message":
        return void chat.answer(connection, MessageOutcome.create({ number, outcome: Outcome.TAKEN, waits: true }));
      case "refuse message": {
        const refused = { number, outcome: Outcome.REFUSED, code: ErrorCode.NOT_TAKEN };
        return void chat.answer(connection, MessageOutcome.create(refused));
      }
      case "delete account":
        return this.#delete(operation);
      case "accept": {
        const request = AcceptRequest.create({ introductionId, connectionId: BigInt(connection) });
        return chat.call(connection, methods.Accept, request);
      }
      case "decline":
        return chat.call(connection, methods.Decline, DeclineRequest.create({ introductionId }));
      case "cancel":
        return chat.call(connection, methods.Cancel, CancelRequest.create({ introductionId }));
      case "hang up":
        return chat.call(connection, methods.HangUp, HangUpRequest.create({ introductionId }));
      case "confirm texts": {
        const textId = upTo ?? chat.lastTextIdOf(actor);
        return chat.call(connection, methods.ConfirmTexts, ConfirmTextsRequest.create({ textId }));
      }
      case "restart":
        return void chat.restart();
      case "time passes":
        return void chat.passTime();
      default:
        return this.#request(operation);
    }
  }

  /** Makes the request of an operation that a client makes about itself or another user. */
  #request(operation: Operation): MessageBody | undefined {
    const { index, kind, actor, connection, to, settings } = operation;
    const chat = this.#chat;
    const text = `text ${index}`;
    switch (kind) {
      case "set privacy":
        return chat.call(connection, methods.SetPrivacy, SetPrivacyRequest.create(privacyOf(settings)));
      case "add contact":
        return chat.call(connection, methods.AddContact, AddContactRequest.create(), to);
      case "remove contact":
        return chat.call(connection, methods.RemoveContact, RemoveContactRequest.create(), to);
      case "block":
        return chat.call(connection, methods.Block, BlockRequest.create(), to);
      case "unblock":
        return chat.call(connection, methods.Unblock, UnblockRequest.create(), to);
      case "list contacts":
        return chat.call(connection, methods.ListContacts, ListContactsRequest.create());
      case "list blocked":
        return chat.call(connection, methods.ListBlocked, ListBlockedRequest.create());
      case "get peers":
        return chat.call(connection, methods.GetPeers, GetPeersRequest.create());
      case "watch":
      case "unwatch":
        return chat.call(connection, methods.WatchPeers, WatchPeersRequest.create({ enabled: kind === "watch" }));
      case "watch contacts":
        return chat.call(connection, methods.WatchScope, WatchScopeRequest.create({ scope: PeerScope.CONTACTS }));
      case "watch counts":
        return chat.call(connection, methods.WatchScope, WatchScopeRequest.create({ scope: PeerScope.COUNTS }));
      case "watch names": {
        const names = namesIn(operation);
        return chat.call(connection, methods.WatchScope, WatchScopeRequest.create({ scope: PeerScope.NAMES, names }));
      }
      case "away":
      case "available": {
        const status = kind === "away" ? Status.AWAY : Status.AVAILABLE;
        return chat.call(connection, methods.SetStatus, SetStatusRequest.create({ status }));
      }
      case "send text":
        return chat.call(connection, methods.SendText, SendTextRequest.create({ text }), to);
      case "send message": {
        const message = ApplicationMessage.create({ typeName: "test.Message", payload: Buffer.from(text) });
        return chat.call(connection, methods.SendMessage, SendMessageRequest.create({ message }), to);
      }
      case "type":
        return chat.call(connection, methods.SetTyping, SetTypingRequest.create({ typing: true }), to);
      case "broadcast":
        return chat.call(connection, methods.Broadcast, BroadcastRequest.create({ text }));
      case "fetch texts":
        return chat.call(connection, methods.FetchTexts, FetchTextsRequest.create());
      case "mark read":
        return chat.call(connection, methods.MarkRead, MarkReadRequest.create({ textId: PAST_ALL_TEXTS }), to);
      case "get history":
        return chat.call(connection, methods.GetHistory, GetHistoryRequest.create(), to);
      case "invite":
        return chat.call(connection, methods.Invite, InviteRequest.create({ connectionId: BigInt(connection) }), to);
      case "announce": {
        const { id, isInviter: inviter } = announcedIn(operation);
        const [announcedId, announcedProof] = [announcedBytes(id), announcedBytes(keyOf(actor))];
        return chat.call(
          connection,
          methods.Announce,
          AnnounceRequest.create({ announcedId, announcedProof, inviter }),
          to,
        );
      }
    }
  }

  #register({ actor, connection, settings }: Operation): MessageBody {
    const { keys, deviceKey } = credentialsOf(actor);
    const word = wordOf(settings);
    this.#chat.connect(connection);
    const request = RegisterRequest.create({
      name: actor,
      // Registration takes PUBLIC or PRIVATE only; other settings are set after it.
      privacy: word === "public" ? Privacy.PUBLIC : Privacy.PRIVATE,
      verifier: verifierOf(PASSWORD, testSaltOf(actor)),
      keys,
      device: NewDevice.create({ publicKey: deviceKey.publicKey, label: actor }),
    });
    const answer = this.#chat.call(connection, methods.Register, request);
    if (answer.case === "registerResponse") this.#deviceIds.set(actor, answer.value.deviceId);
    return answer;
  }

  #logIn({ actor, connection }: Operation): MessageBody {
    this.#chat.connect(connection);
    const clientFinal = this.#prove(actor, connection);
    const { keys } = credentialsOf(actor);
    return this.#chat.call(connection, methods.FinishLogin, FinishLoginRequest.create({ clientFinal, keys }));
  }

  #logInByDevice({ actor, connection }: Operation): MessageBody {
    this.#chat.connect(connection);
    const { keys, deviceKey } = credentialsOf(actor);
    const deviceId = this.#deviceIds.get(actor) ?? new Uint8Array(16);
    const begin = this.#chat.call(connection, methods.BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
    if (begin.case !== "beginDeviceLoginResponse") return begin;
    const { challenge } = begin.value;
    const signature = signDeviceLogin(deviceKey, { deviceId, challenge, channelBinding: undefined, keys });
    const finish = FinishDeviceLoginRequest.create({ deviceId, signature, keys });
    return this.#chat.call(connection, methods.FinishDeviceLogin, finish);
  }

  #delete({ actor, connection }: Operation): MessageBody {
    const clientFinal = this.#prove(actor, connection);
    return this.#chat.call(connection, methods.DeleteAccount, DeleteAccountRequest.create({ clientFinal }));
  }

  #prove(name: string, connection: number): string {
    const first = BeginLoginRequest.create({ clientFirst: clientFirstOf(name) });
    const answer = this.#chat.call(connection, methods.BeginLogin, first);
    return answer.case === "beginLoginResponse" ? clientFinalOf(name, PASSWORD, answer.value.serverFirst) : "";
  }
}

/** 32 bytes that begin with a text. */
function announcedBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes.set(Buffer.from(text));
  return bytes;
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
  if (found === undefined) throw new Error(`${name} is not a user of these tests.`);
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
