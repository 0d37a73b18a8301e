import { type MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import { Accept, Cancel, Decline, HangUp, Invite } from "../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  CancelRequest,
  DeclineRequest,
  HangUpRequest,
  type Introduction,
  InviteRequest,
} from "../../generated/chatwire/v1/signalling.ts";
import { fingerprint, type IdentityKeyPair, safetyNumber, verifyPublicKeys } from "../crypto/identity.ts";
import { type ChatError, ClosedError, CryptoError, ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import { nameKey } from "../name.ts";
import { monotonicMs } from "../net/clock.ts";
import { deadline, untilAborted } from "../net/deadline.ts";
import { randomBytes } from "../net/random.ts";
import { PeerConnection } from "../peering/peer-connection.ts";
import type { CallOptions } from "./call-options.ts";
import { createConnectionId, DatagramPath } from "./datagram-path.ts";
import type { EventQueue } from "./event-queue.ts";
import type { Invitation } from "./invitation.ts";
import { PeerLink } from "./peer-link.ts";
import { checkPin, type Pins } from "./pins.ts";
import type { ServerLink } from "./server-link.ts";

export interface ConversationsOptions {
  readonly link: ServerLink;
  readonly limits: Limits;
  readonly pins: Pins;
  /** What the peer's pin is kept under. */
  readonly subjectOf: (name: string) => string;
  /** Where invitations to this side go. */
  readonly invitations: EventQueue<Invitation>;
}

/** Who is logged in, and with which keys. */
export interface Self {
  readonly name: string;
  readonly identity: IdentityKeyPair;
}

/** An invitation of this side that waits for its answer. */
interface Waiting {
  readonly resolve: (introduction: Introduction) => void;
  readonly reject: (error: ChatError) => void;
}

/** An invitation to this side that waits for its answer. */
interface Offer {
  readonly invitation: Invitation;
  readonly end: () => void;
}

/** The invitations and links of one login. */
export class Conversations {
  readonly #options: ConversationsOptions;
  readonly #self: Self;
  readonly #waiting = new Map<number, Waiting>();
  readonly #offers = new Map<number, Offer>();
  readonly #links = new Map<number, { link: PeerLink; connection: PeerConnection }>();
  /** Answers to invitations that came before the number of the invitation was known here. */
  readonly #early = new Map<number, MessageBody>();
  /** Invitations whose number is not known yet. */
  #inviting = 0;
  #path: Promise<DatagramPath> | undefined;

  constructor(options: ConversationsOptions, self: Self) {
    this.#options = options;
    this.#self = self;
  }

  /** Connects to a peer: accepts its invitation where there is one, invites it otherwise. */
  async connectTo(name: string, options: CallOptions): Promise<PeerLink> {
    for (const { invitation } of this.#offers.values()) {
      if (nameKey(invitation.from) === nameKey(name)) return invitation.accept(options);
    }
    const { limits, link } = this.#options;
    using limit = deadline(options.signal, options.timeoutMs ?? limits.invitationTimeoutMs, `Connecting to ${name}`);
    const path = await this.#openPath(limit.signal);
    const connectionId = createConnectionId();
    const candidates = path.candidates(limits.candidatesMax);
    const recipient = Recipient.create({ target: { case: "user", value: name } });
    this.#inviting += 1;
    // Not ended by the signal: without its number the invitation could not be taken back.
    const { introductionId } = await link
      .call(Invite, InviteRequest.create({ candidates, connectionId }), recipient)
      .finally(() => {
        this.#inviting -= 1;
      });
    const introduction = await this.#answerTo(introductionId, limit.signal);
    this.#checkIntroduction(introduction, name);
    return this.#connect("initiator", introduction, connectionId, path, limit.signal);
  }

  /** Takes an event of the server. */
  handleEvent(body: MessageBody): void {
    switch (body.case) {
      case "invited":
        this.#offer(body.value.introductionId, body.value.from);
        break;
      case "cancelled":
        this.#offers.get(body.value.introductionId)?.end();
        break;
      case "accepted":
        this.#handleAnswer(body.value.introduction?.introductionId ?? 0, body);
        break;
      case "declined":
        this.#handleAnswer(body.value.introductionId, body);
        break;
      case "candidatesOffered":
        this.#links.get(body.value.introductionId)?.connection.addCandidates(body.value.candidates, monotonicMs());
        break;
      case "hungUp":
        this.#handleHungUp(body.value.introductionId);
        break;
    }
  }

  /** Ends everything: the login is over. */
  end(reason: ChatError): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    for (const { end } of this.#offers.values()) end();
    for (const { link } of this.#links.values()) link.end(reason);
    this.#path?.then((path) => path.close()).catch(() => {});
  }

  #offer(introductionId: number, from: string): void {
    const { limits, link } = this.#options;
    let end = (): void => {};
    const over = new Promise<void>((resolve) => {
      end = () => {
        this.#offers.delete(introductionId);
        resolve();
      };
    });
    const invitation: Invitation = {
      from,
      over,
      accept: async (options = {}) => {
        using limit = deadline(options.signal, options.timeoutMs ?? limits.connectTimeoutMs, `Connecting to ${from}`);
        const path = await this.#openPath(limit.signal);
        const connectionId = createConnectionId();
        const candidates = path.candidates(limits.candidatesMax);
        const request = AcceptRequest.create({ introductionId, candidates, connectionId });
        if (!this.#offers.has(introductionId)) throw new ClosedError("CANCELLED", `The invitation of ${from} is over.`);
        const { introduction } = await link.call(Accept, request, undefined).finally(end);
        if (introduction === undefined) throw new ProtocolError("MALFORMED", "The server introduced nobody.");
        this.#checkIntroduction(introduction, from);
        return this.#connect("responder", introduction, connectionId, path, limit.signal);
      },
      decline: async (options = {}) => {
        await link.call(Decline, DeclineRequest.create({ introductionId }), undefined, options).finally(end);
      },
    };
    this.#offers.set(introductionId, { invitation, end });
    this.#options.invitations.push(invitation);
  }

  async #answerTo(introductionId: number, signal: AbortSignal): Promise<Introduction> {
    const answer = new Promise<Introduction>((resolve, reject) =>
      this.#waiting.set(introductionId, { resolve, reject }),
    );
    const early = this.#early.get(introductionId);
    this.#early.delete(introductionId);
    if (early !== undefined) this.#handleAnswer(introductionId, early);
    try {
      return await untilAborted(answer, signal);
    } catch (error) {
      if (signal.aborted) this.#takeBack(introductionId);
      throw error;
    } finally {
      this.#waiting.delete(introductionId);
    }
  }

  #handleAnswer(introductionId: number, body: MessageBody): void {
    const waiting = this.#waiting.get(introductionId);
    if (waiting === undefined) {
      // Either its number is on the way, or nobody waits for it any more.
      if (this.#inviting > 0) this.#early.set(introductionId, body);
      else if (body.case === "accepted") this.#hangUp(introductionId);
    } else if (body.case === "accepted" && body.value.introduction !== undefined)
      waiting.resolve(body.value.introduction);
    else waiting.reject(new ClosedError("DECLINED", "The invitation was declined."));
    if (this.#early.size > this.#options.limits.introductionsMax) this.#early.clear();
  }

  #handleHungUp(introductionId: number): void {
    const link = this.#links.get(introductionId)?.link;
    link?.end(new ClosedError("CLOSED_BY_PEER", `${link.peer} ended the conversation.`));
    this.#early.delete(introductionId);
  }

  async #connect(
    role: "initiator" | "responder",
    introduction: Introduction,
    connectionId: bigint,
    path: DatagramPath,
    signal: AbortSignal,
  ): Promise<PeerLink> {
    const { introductionId, name, keys, candidates, psk } = introduction;
    const { limits, pins, subjectOf } = this.#options;
    const { identity, name: ownName } = this.#self;
    try {
      if (keys === undefined || !verifyPublicKeys(keys)) {
        throw new CryptoError("AUTH_FAILED", `The keys of ${name} are not signed by their owner.`);
      }
      const subject = subjectOf(name);
      const pinned = await pins.get(subject);
      checkPin(pinned, subject, fingerprint(keys.signingKey));
      const connection = new PeerConnection({
        role,
        introductionId,
        localConnectionId: connectionId,
        remoteConnectionId: introduction.connectionId,
        localKeys: identity.agreement,
        remoteAgreementKey: keys.agreementKey,
        psk,
        candidates,
        limits,
        random: randomBytes,
        nowMs: monotonicMs(),
      });
      const link = new PeerLink({
        peer: name,
        safetyNumber: () =>
          safetyNumber(
            { name: ownName, signingKey: identity.signing.publicKey },
            { name, signingKey: keys.signingKey },
          ),
        connection,
        connectionId,
        socket: path.socket,
        limits,
      });
      this.#links.set(introductionId, { link, connection });
      link.closed.then(() => {
        this.#links.delete(introductionId);
        this.#hangUp(introductionId);
      });
      await link.connected(signal).catch((error) => {
        link.end(new ClosedError("CLOSED", "The connection was given up."));
        throw error;
      });
      // Pinned only now: the handshake has proven that the peer holds the key.
      if (pinned === undefined) await pins.set(subject, fingerprint(keys.signingKey));
      return link;
    } catch (error) {
      this.#hangUp(introductionId);
      throw error;
    }
  }

  /** @throws CryptoError AUTH_FAILED: it introduces another user than the one to talk with */
  #checkIntroduction({ introductionId, name }: Introduction, expected: string): void {
    if (nameKey(name) === nameKey(expected)) return;
    this.#hangUp(introductionId);
    throw new CryptoError("AUTH_FAILED", `The server introduced ${name} instead of ${expected}.`);
  }

  /** The UDP socket of this login, whose address the server has seen a moment ago. */
  async #openPath(signal: AbortSignal): Promise<DatagramPath> {
    if (this.#path === undefined) {
      const opening = DatagramPath.open(this.#options.link, { signal });
      // A failure is not kept: the next conversation tries again.
      opening.catch(() => {
        this.#path = undefined;
      });
      this.#path = opening;
    }
    const path = await untilAborted(this.#path, signal);
    await path.refresh(signal);
    return path;
  }

  /** Cancels an invitation; should it have been accepted meanwhile, hangs up. */
  #takeBack(introductionId: number): void {
    this.#options.link
      .call(Cancel, CancelRequest.create({ introductionId }), undefined)
      .catch(() => this.#hangUp(introductionId));
  }

  /** Tells the server that a conversation is over. It may know already, or be gone. */
  #hangUp(introductionId: number): void {
    this.#options.link.call(HangUp, HangUpRequest.create({ introductionId }), undefined).catch(() => {});
  }
}
