import { randomBytes } from "node:crypto";
import {
  Audience,
  BeginLoginResponse,
  BeginRegisterResponse,
  FinishLoginResponse,
  type PasswordVerifier,
  Privacy,
  PrivacySettings,
  type RegisterRequest,
  RegisterResponse,
  Welcome,
} from "../../../generated/chatwire/v1/account.ts";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { HelloResponse, ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { GetPeersResponse, Peer, Status } from "../../../generated/chatwire/v1/presence.ts";
import {
  BeginLogin,
  BeginRegister,
  FetchTexts,
  FinishLogin,
  GetPeers,
  Hello,
  Register,
  SendText,
} from "../../../generated/chatwire/v1/rules.ts";
import { FetchTextsResponse, SendTextResponse } from "../../../generated/chatwire/v1/text.ts";
import { ScramServer } from "../../crypto/scram-server.ts";
import { type Answer, type BodyCase, bodyValue, type ClientConnection, type Received } from "./client-connection.ts";

/** The iterations of PBKDF2 that the suite asks for: the fewest that a client accepts. */
export const ITERATIONS = 4_096;
export const BINDING_LABEL = "EXPORTER-Channel-Binding";

/** Limits that let a client do all that a case asks of it. */
export const LIMITS: Partial<ServerLimits> = {
  // Not the default, so that a client which ignores it is seen.
  frameBytesMax: 40_000,
  idleTimeoutMs: 60_000,
  textBytesMax: 16_384,
  peersPageMax: 100,
  scramIterations: ITERATIONS,
  frameBytesBeforeLoginMax: 4_096,
  frameTimeoutMs: 10_000,
  loginTimeoutMs: 10_000,
  connectionRequestsPerSecond: 100,
  connectionBytesPerSecond: 1_048_576,
  accountRequestsPerSecond: 200,
  accountBytesPerSecond: 2_097_152,
  pendingRequestsMax: 64,
  invitationTimeoutMs: 60_000,
  candidatesMax: 16,
  introductionsMax: 16,
  invitationsMax: 16,
  nameCharactersMax: 32,
  textsPageMax: 100,
  contactsPageMax: 100,
};

/** The user who logs in at the scripted server. */
export const USER = { name: "ada", password: "secret-1" } as const;
/** The other user. */
export const PEER_NAME = "grace";

/** What the scripted server answers: what a right one would, unless a case replaces an answer. */
export class Answers {
  /** Refuses registrations with NAME_TAKEN, so that a client logs in. */
  isRegistered = false;
  /** The salt for a registration. */
  salt: Uint8Array = randomBytes(16);
  /** The verifier of the account; set by a registration, or by a case. */
  verifier: PasswordVerifier | undefined;
  limits: Partial<ServerLimits> = LIMITS;
  features: number[] = [Feature.PROBES, Feature.MEDIA, Feature.APPLICATION_MESSAGES];
  confirmedTextId = 0;
  readonly #replaced = new Map<BodyCase, (request: Received, connection: ClientConnection) => unknown>();
  #textId = 0;
  #scram: ScramServer | undefined;

  /** Replaces the answer to a request. */
  on<Case extends BodyCase>(name: Case, answer: Answer<Case>): void {
    this.#replaced.set(name, (request, connection) => {
      const value = bodyValue(request.body, name);
      return value && answer(value, request, connection);
    });
  }

  /** Does not answer a request. */
  ignore(...names: readonly BodyCase[]): void {
    for (const name of names) this.#replaced.set(name, () => {});
  }

  /** Answers a request as if it had not been replaced, from now on. */
  restore(name: BodyCase): void {
    this.#replaced.delete(name);
  }

  isReplaced(name: BodyCase): boolean {
    return this.#replaced.has(name);
  }

  async answer(request: Received, connection: ClientConnection): Promise<void> {
    const name = request.body.case;
    const replaced = name === undefined ? undefined : this.#replaced.get(name);
    if (replaced !== undefined) await replaced(request, connection);
    else this.answerRight(request, connection);
  }

  /** Answers as a right server would. */
  answerRight(request: Received, connection: ClientConnection): void {
    const answer = this.#rightAnswer(request, connection);
    if (answer === undefined) connection.respondEmpty(request);
    else if (typeof answer === "number") connection.refuse(request, answer);
    else connection.respond(request, answer);
  }

  /** Returns the body of the response, or the code of a refusal; undefined for a response without content. */
  #rightAnswer({ body }: Received, connection: ClientConnection): MessageBody | ErrorCode | undefined {
    switch (body.case) {
      case "helloRequest":
        return Hello.wrapResponse(this.hello());
      case "beginRegisterRequest":
        return BeginRegister.wrapResponse(BeginRegisterResponse.create({ salt: this.salt }));
      case "registerRequest":
        return this.#register(body.value, connection);
      case "beginLoginRequest":
        return this.#beginLogin(body.value.clientFirst, connection);
      case "finishLoginRequest":
        return this.#finishLogin(body.value.clientFinal);
      case "getPeersRequest": {
        const peer = Peer.create({ name: PEER_NAME, privacy: Privacy.PUBLIC, status: Status.AVAILABLE });
        return GetPeers.wrapResponse(GetPeersResponse.create({ peers: [peer] }));
      }
      case "fetchTextsRequest": {
        const { after } = body.value;
        return FetchTexts.wrapResponse(FetchTextsResponse.create({ upTo: after, lastTextId: after }));
      }
      case "sendTextRequest":
        this.#textId += 1;
        return SendText.wrapResponse(SendTextResponse.create({ textId: this.#textId, sentMs: Date.now() }));
      default:
        return undefined;
    }
  }

  /** The response to hello. */
  hello(): HelloResponse {
    return HelloResponse.create({
      version: 1,
      versions: [1],
      agent: "chatwire verify",
      features: this.features,
      limits: ServerLimits.create(this.limits),
    });
  }

  /** The user's privacy and position, as a login tells them. */
  welcome(): Welcome {
    const everyone = Audience.EVERYONE;
    return Welcome.create({
      name: USER.name,
      privacy: Privacy.PUBLIC,
      settings: PrivacySettings.create({
        see: everyone,
        message: everyone,
        connect: everyone,
        address: everyone,
        broadcasts: true,
        readReceipts: true,
      }),
      address: "127.0.0.1",
      port: 1,
      confirmedTextId: this.confirmedTextId,
    });
  }

  #register({ verifier }: RegisterRequest, { socket }: ClientConnection): MessageBody | ErrorCode {
    if (this.isRegistered) return ErrorCode.NAME_TAKEN;
    this.verifier = verifier;
    const response = RegisterResponse.create({
      text: "You registered successfully.",
      address: socket.remoteAddress ?? "",
      port: socket.remotePort ?? 0,
    });
    return Register.wrapResponse(response);
  }

  #beginLogin(clientFirst: string, connection: ClientConnection): MessageBody | ErrorCode {
    const { verifier } = this;
    this.#scram = new ScramServer({
      verifierOf: () => verifier,
      nameKey: (name) => name,
      nonce: randomBytes(18).toString("base64"),
      secret: randomBytes(32),
      iterations: ITERATIONS,
      channelBinding: { type: "tls-exporter", data: connection.exporter(BINDING_LABEL) },
    });
    try {
      const serverFirst = this.#scram.handleFirst(clientFirst);
      return BeginLogin.wrapResponse(BeginLoginResponse.create({ serverFirst }));
    } catch {
      return ErrorCode.LOGIN_FAILED;
    }
  }

  #finishLogin(clientFinal: string): MessageBody | ErrorCode {
    try {
      const { serverFinal } = this.#scram?.handleFinal(clientFinal) ?? { serverFinal: "" };
      return FinishLogin.wrapResponse(FinishLoginResponse.create({ serverFinal, welcome: this.welcome() }));
    } catch {
      return ErrorCode.LOGIN_FAILED;
    }
  }
}
