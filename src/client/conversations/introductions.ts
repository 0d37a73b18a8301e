import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { Accept, Cancel, Decline, HangUp, Invite } from "../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  CancelRequest,
  DeclineRequest,
  HangUpRequest,
  type Introduction,
  InviteRequest,
} from "../../../generated/chatwire/v1/signalling.ts";
import { type ChatError, ClosedError, ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { nameKey } from "../../name.ts";
import { type Deadline, deadline, untilAborted } from "../../net/deadline.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";
import type { Pins } from "../connection/pins.ts";
import type { EventQueue } from "../events/event-queue.ts";
import { connectPeer, type Self } from "./connect-peer.ts";
import { Meeting } from "./introduction.ts";
import type { Invitation } from "./invitation.ts";
import type { PeerLink } from "./peer-link.ts";
import { createConnectionId, type ProbedSocket } from "./probed-socket.ts";
import { SharedSocket } from "./shared-socket.ts";

export interface IntroductionsOptions {
  readonly link: Connection;
  readonly limits: Limits;
  readonly pins: Pins;
  /** What the peer's pin is kept under. */
  readonly subjectOf: (name: string) => string;
  /** Where invitations to this side go. */
  readonly invitations: EventQueue<Invitation>;
}

/** A server that tells of more introductions than this is not believed. */
const MEETINGS_MAX = 1_000;

/** The invitations and links of one login. */
export class Introductions {
  readonly #options: IntroductionsOptions;
  readonly #self: Self;
  readonly #path: SharedSocket;
  readonly #meetings = new Map<number, Meeting>();
  /** Invitations to this side that wait for its answer, by the id of their meeting; the oldest first. */
  readonly #offers = new Map<number, { readonly invitation: Invitation; readonly answered: () => void }>();
  /** Invitations of this side whose id is not known yet. */
  #inviting = 0;
  /** Why there are no more conversations. */
  #ended: ChatError | undefined;

  constructor(options: IntroductionsOptions, self: Self) {
    this.#options = options;
    this.#self = self;
    this.#path = new SharedSocket(options.link);
  }

  /** Connects to a peer: accepts its invitation where there is one, invites it otherwise. */
  async connectTo(name: string, options: CallOptions): Promise<PeerLink> {
    const offer = this.#offerOf(name);
    if (offer !== undefined) return offer.accept(options);
    const { limits } = this.#options;
    using limit = deadline(
      this.#options.link.network,
      options.signal,
      options.timeoutMs ?? limits.invitationTimeoutMs,
      `Connecting to ${name}`,
    );
    const path = await this.#path.open(limit.signal);
    const connectionId = createConnectionId(this.#options.link.network.randomBytes);
    let meeting: Meeting;
    try {
      meeting = await this.#invite(name, path, connectionId, limit.signal);
    } catch (error) {
      // The peer's own invitation may have been faster.
      const faster = error instanceof ProtocolError && error.code === "ALREADY_INTRODUCED" && this.#offerOf(name);
      if (faster) return faster.accept(options);
      throw error;
    }
    const signal = AbortSignal.any([limit.signal, meeting.over]);
    const introduction = await untilAborted(meeting.accepted, signal).catch((error) => {
      this.#takeBack(meeting.id);
      throw error;
    });
    return await this.#connect("initiator", meeting, introduction, { name, connectionId, path, signal });
  }

  /** Takes an event of the server. */
  handleEvent(body: MessageBody): void {
    switch (body.case) {
      case "invited":
        this.#offer(new Meeting(body.value.introductionId, this.#options.link.network), body.value.from);
        break;
      case "accepted": {
        const { introduction } = body.value;
        if (introduction !== undefined) this.#find(introduction.introductionId)?.accept(introduction);
        break;
      }
      case "declined":
        this.#find(body.value.introductionId)?.end(new ClosedError("DECLINED", "The invitation was declined."));
        break;
      case "cancelled":
        this.#find(body.value.introductionId)?.end(new ClosedError("CANCELLED", "The invitation was taken back."));
        break;
      case "candidatesOffered": {
        const { introductionId, candidates } = body.value;
        this.#find(introductionId)?.addCandidates(candidates, this.#options.limits.candidatesMax);
        break;
      }
      case "hungUp":
        this.#find(body.value.introductionId)?.end(
          new ClosedError("CLOSED_BY_PEER", "The peer ended the conversation."),
        );
        break;
    }
  }

  /** Ends everything: the user is done. */
  end(reason: ChatError): void {
    this.#ended ??= reason;
    for (const meeting of [...this.#meetings.values()]) meeting.end(reason);
    this.#path.end(reason);
  }

  /** The server is gone: nothing new can begin, but links that there are do not need it. */
  detach(reason: ChatError): void {
    this.#ended ??= reason;
    for (const meeting of [...this.#meetings.values()]) if (meeting.link === undefined) meeting.end(reason);
    this.#path.end(reason);
  }

  #offerOf(name: string): Invitation | undefined {
    const offers = [...this.#offers.values()];
    return offers.find(({ invitation }) => nameKey(invitation.from) === nameKey(name))?.invitation;
  }

  #offer(meeting: Meeting, from: string): void {
    const { limits, link, invitations } = this.#options;
    let answered = (): void => {};
    const over = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const invitation: Invitation = {
      from,
      over,
      accept: async (options = {}) => {
        this.#answer(meeting);
        using limit = deadline(
          this.#options.link.network,
          options.signal,
          options.timeoutMs ?? limits.connectTimeoutMs,
          `Connecting to ${from}`,
        );
        return await this.#accept(meeting, from, limit);
      },
      decline: async (options = {}) => {
        this.#answer(meeting);
        meeting.end(new ClosedError("DECLINED", "You declined the invitation."));
        await link.call(Decline, DeclineRequest.create({ introductionId: meeting.id }), options);
      },
    };
    this.#meetings.set(meeting.id, meeting);
    this.#offers.set(meeting.id, { invitation, answered });
    meeting.over.addEventListener("abort", () => this.#drop(meeting.id));
    // A server that sends more of them than it should does not fill the memory.
    const [oldest = 0] = this.#offers.keys();
    if (this.#offers.size > limits.invitationsMax) this.#drop(oldest);
    invitations.push(invitation);
  }

  /** An invitation is answered once. @throws ClosedError, ProtocolError: why it cannot be, any more */
  #answer(meeting: Meeting): void {
    meeting.over.throwIfAborted();
    const offer = this.#offers.get(meeting.id);
    if (offer === undefined) throw new ClosedError("CANCELLED", "The invitation was answered already.");
    offer.answered();
    this.#offers.delete(meeting.id);
  }

  async #accept(meeting: Meeting, from: string, limit: Deadline): Promise<PeerLink> {
    const { limits, link } = this.#options;
    const signal = AbortSignal.any([limit.signal, meeting.over]);
    try {
      const path = await this.#path.open(signal);
      const connectionId = createConnectionId(this.#options.link.network.randomBytes);
      const candidates = path.candidates(limits.candidatesMax);
      const request = AcceptRequest.create({ introductionId: meeting.id, candidates, connectionId });
      const { introduction } = await untilAborted(link.call(Accept, request), signal);
      if (introduction === undefined) throw new ProtocolError("MALFORMED", "The server introduced nobody.");
      return await this.#connect("responder", meeting, introduction, { name: from, connectionId, path, signal });
    } catch (error) {
      this.#giveUp(meeting.id);
      throw error;
    }
  }

  async #invite(name: string, path: ProbedSocket, connectionId: bigint, signal: AbortSignal): Promise<Meeting> {
    const { limits, link } = this.#options;
    const request = InviteRequest.create({ candidates: path.candidates(limits.candidatesMax), connectionId });
    this.#inviting += 1;
    // Not ended by the signal: without its id the invitation could not be taken back.
    const inviting = link.call(Invite, request, { to: { user: name } }).finally(() => {
      this.#inviting -= 1;
    });
    try {
      const { introductionId } = await untilAborted(inviting, signal);
      return this.#begin(introductionId);
    } catch (error) {
      if (signal.aborted) inviting.then(({ introductionId }) => this.#takeBack(introductionId)).catch(() => {});
      throw error;
    }
  }

  async #connect(
    role: "initiator" | "responder",
    meeting: Meeting,
    introduction: Introduction,
    details: { name: string; connectionId: bigint; path: ProbedSocket; signal: AbortSignal },
  ): Promise<PeerLink> {
    const { limits, pins, subjectOf } = this.#options;
    try {
      return await connectPeer({
        network: this.#options.link.network,
        ...details,
        role,
        meeting,
        introduction,
        limits,
        pins,
        subject: subjectOf(introduction.name),
        self: this.#self,
        onLink: (link) => this.#keep(meeting.id, link),
      });
    } catch (error) {
      this.#hangUp(meeting.id);
      throw error;
    }
  }

  #keep(id: number, link: PeerLink): void {
    link.closed.then(() => this.#hangUp(id));
    this.#path.use(link);
  }

  /** The meeting of an id. One that is not known here belongs to an invitation on its way, or to nobody. */
  #find(id: number): Meeting | undefined {
    const meeting = this.#meetings.get(id);
    const isNobodys = this.#inviting === 0 || this.#meetings.size > MEETINGS_MAX;
    if (meeting !== undefined || isNobodys) return meeting;
    return this.#begin(id);
  }

  #begin(id: number): Meeting {
    const meeting = this.#meetings.get(id) ?? new Meeting(id, this.#options.link.network);
    this.#meetings.set(id, meeting);
    if (this.#ended !== undefined) meeting.end(this.#ended);
    return meeting;
  }

  /** Cancels an invitation; should it have been accepted meanwhile, hangs up. */
  #takeBack(id: number): void {
    this.#drop(id);
    this.#options.link.call(Cancel, CancelRequest.create({ introductionId: id })).catch(() => this.#hangUp(id));
  }

  /** Declines an invitation that could not be accepted; should it have been, hangs up. */
  #giveUp(id: number): void {
    this.#drop(id);
    this.#options.link.call(Decline, DeclineRequest.create({ introductionId: id })).catch(() => this.#hangUp(id));
  }

  /** Tells the server that a conversation is over. It may know already, or be gone. */
  #hangUp(id: number): void {
    this.#drop(id);
    this.#options.link.call(HangUp, HangUpRequest.create({ introductionId: id })).catch(() => {});
  }

  #drop(id: number): void {
    this.#meetings.delete(id);
    this.#offers.get(id)?.answered();
    this.#offers.delete(id);
  }
}
