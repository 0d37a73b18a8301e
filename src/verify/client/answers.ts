import { Privacy } from "../../../generated/chatwire/v1/account.ts";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { HelloResponse, ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
import { GetPeersResponse, Peer, Status } from "../../../generated/chatwire/v1/presence.ts";
import { Broadcast, FetchTexts, GetPeers, Hello, SendText } from "../../../generated/chatwire/v1/rules.ts";
import { BroadcastResponse, FetchTextsResponse, SendTextResponse } from "../../../generated/chatwire/v1/text.ts";
import { type Answer, type BodyCase, bodyValue, type ClientConnection, type Received } from "./client-connection.ts";
import { ITERATIONS, type RightAnswer, ScriptedAccount } from "./scripted-account.ts";
import { ScriptedSessions } from "./scripted-sessions.ts";

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

/** The other user. */
export const PEER_NAME = "grace";

/** What the scripted server answers: what a right one would, unless a case replaces an answer. */
export class Answers {
  readonly sessions = new ScriptedSessions();
  readonly account = new ScriptedAccount((connection) =>
    this.#hasAgreed(Feature.RESUMPTION, connection) ? this.sessions.begin(connection) : new Uint8Array(0),
  );
  limits: Partial<ServerLimits> = LIMITS;
  features: number[] = [
    Feature.PROBES,
    Feature.MEDIA,
    Feature.APPLICATION_MESSAGES,
    Feature.REQUEST_IDS,
    Feature.RESUMPTION,
  ];
  readonly #replaced = new Map<BodyCase, (request: Received, connection: ClientConnection) => unknown>();
  #textId = 0;

  /** The server does not have a feature of version 1. */
  leaveOut(feature: Feature): void {
    this.features = this.features.filter((each) => each !== feature);
  }

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
    if (request.body.case === "resumeRequest") {
      this.sessions.answer(request.body.value, request, connection);
      return;
    }
    const answer = this.#rightAnswer(request, connection);
    if (answer === undefined) connection.respondEmpty(request);
    else if (typeof answer === "number") connection.refuse(request, answer);
    else connection.respond(request, answer);
  }

  /** Returns the body of the response, or the code of a refusal; undefined for a response without content. */
  #rightAnswer(request: Received, connection: ClientConnection): RightAnswer | undefined {
    const { body } = request;
    switch (body.case) {
      case "helloRequest":
        return Hello.wrapResponse(this.hello());
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
      case "broadcastRequest":
        return Broadcast.wrapResponse(BroadcastResponse.create({ recipients: 2 }));
      default:
        return this.account.answer(request, connection);
    }
  }

  /** Whether a feature is this server's and the client's. */
  #hasAgreed(feature: Feature, connection: ClientConnection): boolean {
    const isNamed = ({ body }: Received): boolean =>
      bodyValue(body, "helloRequest")?.features.includes(feature) === true;
    return this.features.includes(feature) && connection.requests("helloRequest").some(isNamed);
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
}
