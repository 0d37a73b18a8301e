/**
 * From an invitation to a link.
 *
 * How the folder fits together: `introductions.ts` has the introductions of one user, through all logins that take the
 * place of one another, and hands each event of the server to the one that it is about. `introduction.ts` is one of them,
 * `received-invitations.ts` those that wait for this user's answer. `own-end.ts` is what this side tells of itself with an
 * invitation or an acceptance, and `late-candidates.ts` what it tells later. `connect-peer.ts` checks what the server tells
 * of the peer and makes the link. `end-reports.ts` tells the server of ends, and `announcements.ts` tells a server that has
 * forgotten conversations that their links live.
 *
 * Invariant: an introduction is left once: it is either ended by the server, or the server is told of its end.
 */

import type { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { Accept, Decline, Invite, OfferCandidates } from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  DeclineRequest,
  EndReason,
  type HungUp,
  type Invited,
  InviteRequest,
  OfferCandidatesRequest,
  type Introduction as PeerIntroduction,
  type Reintroduced,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { KEY_BYTES } from "../../../crypto/key.ts";
import { ENCAPSULATION_KEY_BYTES, type Kem } from "../../../crypto/post-quantum/kem.ts";
import { random64 } from "../../../crypto/random-bytes.ts";
import { type ChatError, ClosedError, CryptoError, ProtocolError } from "../../../errors.ts";
import type { KeyLog } from "../../../key-log.ts";
import type { Limits } from "../../../limits.ts";
import { deadline, untilAborted } from "../../../net/deadline.ts";
import type { UpnpClient } from "../../../peering/mapping/upnp.ts";
import { ProbeBudget } from "../../../peering/path/free-probes.ts";
import { type CallOptions, checkCallOptions, repeatWhileLimited } from "../../connection/call.ts";
import type { Connection } from "../../connection/connection.ts";
import type { Pins } from "../../connection/pins.ts";
import type { EventQueue } from "../../events/event-queue.ts";
import { endedBy, endedByPeer, endReasonOf } from "../explain/ends.ts";
import { type Progress, withExplanation } from "../explain/explained-errors.ts";
import { unaskedFamilies } from "../explain/own-families.ts";
import {
  AnsweredKeyExchange,
  type InvitedKeys,
  type KeyExchangeOptions,
  OfferedKeyExchange,
  type Self,
} from "../key-exchange.ts";
import type { LinkTap } from "../link/link-tap.ts";
import type { PeerLink } from "../link/peer-link.ts";
import type { Offer } from "../offer.ts";
import { RelayMessages } from "../relay/relay-messages.ts";
import { PortSearches } from "../search/port-searches.ts";
import { SharedSocket } from "../sockets/shared-socket.ts";
import { Announcements } from "./announcements.ts";
import { type ConnectOptions, checkConnectOptions } from "./connect-options.ts";
import { connectPeer, ownFacts, relayOf, versionFault } from "./connect-peer.ts";
import { EndReports, isRefusal } from "./end-reports.ts";
import { Introduction, type Invitation } from "./introduction.ts";
import { LateCandidates } from "./late-candidates.ts";
import {
  explore,
  type FirstOffer,
  firstOffer,
  knownOf,
  type OwnEnd,
  type OwnPlace,
  offeredBy,
  tokensOf,
} from "./own-end.ts";
import { ReceivedInvitations } from "./received-invitations.ts";

export interface IntroductionsOptions {
  readonly connection: Connection;
  readonly limits: Limits;
  readonly pins: Pins;
  /** What this client offers to its peers. */
  readonly capabilities: Capabilities;
  /** The mechanism for post-quantum secrets, if the client offers it. */
  readonly kem?: Kem | undefined;
  /** Whether the client asks gateways to map the port of its conversations. */
  readonly portMapping: boolean;
  /** What asks gateways by UPnP, if the client does. */
  readonly upnp?: UpnpClient | undefined;
  /** Whether its conversations use further uplinks of its machine. */
  readonly uplinks: boolean;
  /** Whether all its conversations use only the relay of the server. */
  readonly relayOnly: boolean;
  /** Receives the keys of links. Default: nothing does. */
  readonly onKeyLog?: KeyLog | undefined;
  /** Sees the messages of all links. Default: nothing does. */
  readonly linkTap?: LinkTap | undefined;
  /** Returns the subject of a user's pin. */
  readonly subjectOf: (name: string) => string;
  /** Receives the invitations to this user. */
  readonly invitations: EventQueue<Invitation>;
  /** Receives each link before it is connected. Default: nothing does. */
  readonly onLink?: (link: PeerLink) => void;
}

/** Introductions that are tracked at most; events about further ones are ignored. */
const INTRODUCTIONS_MAX = 1_000;

/** Invitations that wait for this user's answer at most, whatever the server announces. */
const RECEIVED_MAX = 1_000;

/** The server does not say which of these it was. */
const NOT_ACCEPTED = "The invitation was declined, or not answered in time.";
const NOT_OPEN = "The invitation was withdrawn, answered on another client, or not answered in time.";

/** The introductions of one user: invitations in both directions, and the links that come of them. */
export class Introductions {
  readonly #options: IntroductionsOptions;
  readonly #self: Self;
  readonly #socket: SharedSocket;
  #relayMessages: RelayMessages;
  readonly #searches: PortSearches;
  readonly #probeBudget = new ProbeBudget();
  readonly #introductions = new Map<number, Introduction>();
  readonly #received = new ReceivedInvitations();
  readonly #announcements: Announcements;
  #ends: EndReports;
  /** Number of this user's invitations whose id has not arrived yet. */
  #inviting = 0;
  /** The reason why no new introduction can begin; undefined while the user is logged in. */
  #ended: ChatError | undefined;
  /** Fires then. Another one with each login. */
  #over = new AbortController();

  constructor(options: IntroductionsOptions, self: Self) {
    this.#options = options;
    this.#self = self;
    const { connection, limits, portMapping, upnp, uplinks } = options;
    const onChange = (): void => {
      for (const { late } of this.#introductions.values()) late?.offerMore();
    };
    this.#ends = new EndReports(connection, this.#over.signal);
    this.#relayMessages = new RelayMessages(connection, limits);
    this.#announcements = new Announcements({
      connection,
      self: self.name,
      firstOffer: (own) => this.#firstOffer(own),
    });
    this.#searches = new PortSearches(connection.network, limits);
    // One that is relay only has no candidates.
    const hasDirect = (): boolean => [...this.#introductions.values()].some(({ late }) => late !== undefined);
    const probes = this.#probeBudget.begin(connection.network.monotonicMs());
    const mapping = { portMapping, upnp };
    this.#socket = new SharedSocket({ connection, limits, probes, ...mapping, uplinks, onChange, hasDirect });
  }

  /** Whether any conversation is going on. */
  get hasLinks(): boolean {
    return this.links.length > 0;
  }

  /** The links of the conversations that are going on. */
  get links(): readonly PeerLink[] {
    return [...this.#introductions.values()].flatMap(({ link }) => (link === undefined ? [] : [link]));
  }

  /** Connects to a peer: accepts the peer's invitation if there is one, and invites the peer otherwise. */
  async connectTo(name: string, options: ConnectOptions): Promise<PeerLink> {
    checkConnectOptions(options);
    const received = this.#received.from(name);
    if (received !== undefined) return received.accept(options);
    return this.#explained(name, (progress) => this.#connectTo(name, options, progress));
  }

  async #connectTo(name: string, options: ConnectOptions, progress: Progress): Promise<PeerLink> {
    const { connection, limits } = this.#options;
    using limit = deadline(
      connection.network,
      options.signal,
      options.timeoutMs ?? limits.invitationTimeoutMs,
      `Connecting to ${name}`,
    );
    const relayOnly = this.#isRelayOnly(options);
    const socket = await this.#socket.open(limit.signal);
    progress.ownFacts = () => ownFacts({ socket, relayOnly, limits });
    const connectionId = random64(connection.network.randomBytes);
    const place = { connectionId, socket, relayOnly };
    using keyExchange = new OfferedKeyExchange(this.#exchangeWith(name, place));
    const hasOwnTimeout = options.timeoutMs !== undefined;
    const own = { name, ...place, keyExchange, signal: limit.signal, hasOwnTimeout };
    let introduction: Introduction;
    try {
      introduction = await this.#invite(own, keyExchange.offer);
    } catch (error) {
      // The peer may have invited this user at the same time.
      const crossing = isRefusal(error, "ALREADY_INTRODUCED");
      const invitation = crossing ? this.#received.from(name) : undefined;
      if (invitation !== undefined) return invitation.accept(options);
      throw error;
    }
    progress.isInvited = true;
    const signal = AbortSignal.any([limit.signal, introduction.ended]);
    const peer = await untilAborted(introduction.accepted, signal).catch((error) => {
      this.#withdraw(introduction);
      throw error;
    });
    progress.introduced = peer;
    return await this.#connect("initiator", introduction, peer, { ...own, signal });
  }

  /** Connects to a user. Each error has an explanation. */
  #explained(peer: string, connect: (progress: Progress) => Promise<PeerLink>): Promise<PeerLink> {
    const { connection } = this.#options;
    const facts = () => ({ families: unaskedFamilies(connection.network.interfaces()), candidates: [] });
    return withExplanation({ own: this.#self.name, peer }, facts, connect);
  }

  /** Handles an event of the server. Ignores events about other things. */
  handleEvent(body: MessageBody): void {
    switch (body.case) {
      case "invited": {
        // A server that repeats an id could make this side lose sight of a link.
        if (!this.#introductions.has(body.value.introductionId))
          this.#receive(new Introduction(body.value.introductionId, body.value.from), body.value);
        break;
      }
      case "accepted": {
        const { introduction } = body.value;
        if (introduction !== undefined) this.#find(introduction.introductionId)?.handleAccepted(introduction);
        break;
      }
      case "declined": {
        const introduction = this.#find(body.value.introductionId);
        introduction?.end(
          endedBy(body.value.reason, introduction.peer, () => new ClosedError("DECLINED", NOT_ACCEPTED)),
        );
        break;
      }
      case "cancelled":
        this.#find(body.value.introductionId)?.end(new ClosedError("CANCELLED", NOT_OPEN));
        break;
      case "candidatesOffered": {
        const { introductionId, candidates, connectivity } = body.value;
        this.#find(introductionId)?.handleOffer({ candidates, connectivity }, this.#options.limits.candidatesMax);
        break;
      }
      case "relayed":
        this.#relayMessages.handle(body.value);
        break;
      case "hungUp":
        this.#handleHungUp(body.value);
        break;
      case "reintroduced":
        this.#handleReintroduced(body.value);
        break;
      case "announcementAsked": {
        const introduction = this.#introductions.get(body.value.introductionId);
        if (introduction !== undefined) this.#announcements.begin(introduction, this.#over.signal);
        break;
      }
    }
  }

  #handleHungUp({ introductionId, reason }: HungUp): void {
    const introduction = this.#find(introductionId);
    const { link, peer } = introduction ?? {};
    const noPath = reason === EndReason.UNREACHABLE ? link?.peerFoundNoPath() : undefined;
    introduction?.end(noPath ?? endedBy(reason, peer, () => endedByPeer(peer)));
  }

  /** The conversation goes on under another id. The server is told of the end of one that does not. */
  #handleReintroduced(reintroduced: Reintroduced): void {
    const { introduction: peer } = reintroduced;
    // A server that repeats an id could make this side lose sight of a link.
    if (peer === undefined || this.#introductions.has(peer.introductionId)) return;
    const { introduction, told } = this.#announcements.take(reintroduced) ?? {};
    const { link, linkEnd } = introduction ?? {};
    if (introduction === undefined || told === undefined || link === undefined || linkEnd === undefined) {
      this.#ends.hangUp(peer.introductionId, EndReason.NOT_VERIFIED);
      return;
    }
    this.#introductions.delete(introduction.id);
    introduction.renew(peer.introductionId);
    this.#introductions.set(introduction.id, introduction);
    const relay = relayOf(peer.relay, { ...linkEnd, relayMessages: this.#relayMessages, introduction });
    if (relay !== undefined) link.renewRelay(relay);
    const { candidates, connectivity } = peer;
    introduction.handleOffer({ candidates, connectivity }, this.#options.limits.candidatesMax);
    this.#offerLater(introduction, linkEnd, told);
  }

  /** The user is logged in again. Announces the conversations that go on: the server may have forgotten them. */
  renew(): void {
    const { connection, limits } = this.#options;
    this.#ended = undefined;
    this.#over = new AbortController();
    this.#ends = new EndReports(connection, this.#over.signal);
    this.#relayMessages = new RelayMessages(connection, limits);
    this.#socket.renew();
    for (const introduction of this.#introductions.values()) void this.#announce(introduction, this.#over.signal);
  }

  async #announce(introduction: Introduction, over: AbortSignal): Promise<void> {
    const { link, linkEnd } = introduction;
    if (link === undefined || linkEnd === undefined) return;
    // Once it is open, it has been renewed.
    const isReady = await Promise.all([this.#socket.open(over), link.connected(over)]).then(
      () => true,
      () => false,
    );
    if (!isReady || over.aborted) return;
    this.#announcements.begin(introduction, over);
    explore(linkEnd);
  }

  /**
   * Ends the conversations, because the user is about to log off. The peers are told first: what goes to a peer over the
   * connection to the server is dropped once the login is over, and the relay does not outlast it. Of the conversations,
   * the server is told too, so that it lets the relay go on for a moment to a peer that it cannot tell.
   */
  leave(reason: ChatError): void {
    for (const introduction of [...this.#introductions.values()]) {
      if (introduction.link === undefined) continue;
      introduction.link.end(reason);
      this.#hangUp(introduction, EndReason.UNSPECIFIED);
    }
  }

  /** Ends all introductions and links: the user logged off, or closed the client. */
  end(reason: ChatError): void {
    this.#stop(reason);
    for (const introduction of [...this.#introductions.values()]) introduction.end(reason);
    this.#relayMessages.end();
    this.#socket.end(reason);
  }

  /** Ends the introductions without a link: the connection is gone, but links do not need the server. */
  detach(reason: ChatError): void {
    this.#stop(reason);
    this.#relayMessages.end();
    for (const introduction of [...this.#introductions.values()]) {
      if (introduction.link === undefined) introduction.end(reason);
    }
    this.#socket.end(reason);
  }

  #stop(reason: ChatError): void {
    this.#ended ??= reason;
    this.#over.abort(reason);
  }

  /** The server refuses an offer of more candidates than it announced. */
  get #candidatesMax(): number {
    const { connection, limits } = this.#options;
    return Math.min(limits.candidatesMax, connection.serverLimits.candidatesMax);
  }

  #receive(introduction: Introduction, { from, capabilities, ...keys }: Invited): void {
    const { connection, invitations } = this.#options;
    // What the peer offers is not kept: nothing limits its length if the server does not. Nor is a key that is too long.
    const invited = {
      ephemeralKey: keys.ephemeralKey.slice(0, KEY_BYTES + 1),
      encapsulationKey: keys.encapsulationKey.slice(0, ENCAPSULATION_KEY_BYTES + 1),
    };
    const fault = versionFault(from, this.#options.capabilities, capabilities);
    this.#introductions.set(introduction.id, introduction);
    const invitation = this.#received.add(introduction.id, from, {
      accept: async (options = {}) => {
        checkConnectOptions(options);
        return this.#explained(from, (progress) =>
          this.#accept(introduction, { from, fault, invited }, options, progress),
        );
      },
      decline: (options = {}) => this.#decline(introduction, options),
    });
    introduction.ended.addEventListener("abort", () => this.#forget(introduction.id));
    // Bounds the memory if the server sends more invitations than its limit, which holds for contacts and for others.
    const receivedMax = Math.min(2 * connection.serverLimits.invitationsMax, RECEIVED_MAX);
    if (this.#received.size > receivedMax) this.#forget(this.#received.oldestId ?? 0);
    invitations.push(invitation);
  }

  async #accept(
    introduction: Introduction,
    { from, fault, invited }: { from: string; fault: ProtocolError | undefined; invited: InvitedKeys },
    options: ConnectOptions,
    progress: Progress,
  ): Promise<PeerLink> {
    this.#received.markAnswered(introduction);
    const { connection, limits } = this.#options;
    using limit = deadline(
      connection.network,
      options.signal,
      options.timeoutMs ?? limits.connectTimeoutMs,
      `Connecting to ${from}`,
    );
    const signal = AbortSignal.any([limit.signal, introduction.ended]);
    try {
      if (fault !== undefined) throw fault;
      const relayOnly = this.#isRelayOnly(options);
      const socket = await this.#socket.open(signal);
      progress.ownFacts = () => ownFacts({ socket, relayOnly, limits });
      const connectionId = random64(connection.network.randomBytes);
      const { id: introductionId } = introduction;
      const place = { connectionId, socket, relayOnly };
      using keyExchange = new AnsweredKeyExchange(this.#exchangeWith(from, place), introductionId, invited);
      const hasOwnTimeout = options.timeoutMs !== undefined;
      const own: OwnEnd = { name: from, ...place, keyExchange, signal, hasOwnTimeout };
      const { fields, told } = this.#firstOffer(own);
      const request = AcceptRequest.create({ introductionId, ...fields, ...keyExchange.answer });
      const accepting = connection.call(Accept, request);
      explore(own);
      const { introduction: peer } = await untilAborted(accepting, signal);
      if (peer === undefined) throw new CryptoError("AUTH_FAILED", "The server accepted, and introduced nobody.");
      progress.introduced = peer;
      this.#offerLater(introduction, own, told);
      return await this.#connect("responder", introduction, peer, own);
    } catch (error) {
      // If the server refused Accept because the invitation is over, there is nothing to decline.
      if (isRefusal(error, "INTRODUCTION_NOT_FOUND")) this.#forget(introduction.id);
      else this.#declineOrHangUp(introduction, endReasonOf(error));
      throw error;
    }
  }

  async #decline(introduction: Introduction, options: CallOptions): Promise<void> {
    checkCallOptions(options);
    this.#received.markAnswered(introduction);
    introduction.end(new ClosedError("DECLINED", "You declined the invitation."));
    const request = DeclineRequest.create({
      introductionId: introduction.id,
      reason: this.#ends.toSent(EndReason.UNSPECIFIED),
    });
    await this.#options.connection.call(Decline, request, options);
  }

  async #invite(own: OwnEnd, offer: OfferedKeyExchange["offer"]): Promise<Introduction> {
    const { connection } = this.#options;
    const { name, signal } = own;
    const { fields, told } = this.#firstOffer(own);
    const request = InviteRequest.create({ ...fields, ...offer });
    this.#inviting += 1;
    // The signal must not end this call: without its id the invitation could not be withdrawn.
    const inviting = connection.call(Invite, request, { to: { user: name } }).finally(() => {
      this.#inviting -= 1;
    });
    explore(own);
    try {
      const { introductionId } = await untilAborted(inviting, signal);
      const introduction = this.#track(introductionId);
      introduction.peer = name;
      this.#offerLater(introduction, own, told);
      return introduction;
    } catch (error) {
      if (signal.aborted)
        inviting.then(({ introductionId }) => this.#withdraw(this.#track(introductionId))).catch(() => {});
      throw error;
    }
  }

  /** The server knows what the client has said in hello, so a call cannot take it back. */
  #isRelayOnly({ relayOnly = false }: ConnectOptions): boolean {
    return relayOnly || this.#options.relayOnly;
  }

  #firstOffer(own: OwnPlace): FirstOffer {
    return firstOffer(own, { capabilities: this.#options.capabilities, candidatesMax: this.#candidatesMax });
  }

  /** Offers what becomes known from now on, or has since the invitation or acceptance was sent. */
  #offerLater(introduction: Introduction, own: OwnPlace, told: Offer): void {
    if (own.relayOnly) return;
    const { connection } = this.#options;
    const { id: introductionId } = introduction;
    const offer = async ({ candidates, connectivity }: Offer): Promise<void> => {
      const probeTokens = tokensOf(own);
      const about = { candidates: [...candidates], probeTokens, connectivity };
      const request = OfferCandidatesRequest.create({ introductionId, ...about });
      // The introduction may be over.
      const call = () => connection.call(OfferCandidates, request);
      await repeatWhileLimited(connection.network, this.#over.signal, call).catch(() => {});
    };
    const known = (): Offer => knownOf(own, this.#candidatesMax);
    const isOver = (): boolean => this.#introductions.get(introductionId) !== introduction;
    introduction.late = new LateCandidates({ known, told, candidatesMax: this.#candidatesMax, offer, isOver });
    introduction.late.offerMore();
  }

  /** What this side needs for its part in the keys of a link. */
  #exchangeWith(peer: string, own: OwnPlace): KeyExchangeOptions {
    const { connection, kem } = this.#options;
    const capabilities = offeredBy(own, this.#options.capabilities);
    const { connectionId } = own;
    return { kem, random: connection.network.randomBytes, self: this.#self, peer, connectionId, capabilities };
  }

  async #connect(
    role: "initiator" | "responder",
    introduction: Introduction,
    peer: PeerIntroduction,
    own: OwnEnd,
  ): Promise<PeerLink> {
    const { connection, limits, pins, subjectOf } = this.#options;
    try {
      return await connectPeer({
        ...own,
        relayMessages: this.#relayMessages,
        network: connection.network,
        grease: connection.grease,
        role,
        introduction,
        peer,
        searches: this.#searches,
        probeBudget: this.#probeBudget,
        limits,
        linkTap: this.#options.linkTap,
        pins,
        capabilities: offeredBy(own, this.#options.capabilities),
        onKeyLog: this.#options.onKeyLog,
        subject: subjectOf(peer.name),
        self: this.#self,
        onPathFailed: () => this.#socket.pathFailed(),
        onLink: (link) => {
          link.closed.then((reason) => this.#hangUp(introduction, endReasonOf(reason)));
          this.#socket.use(link, own.relayOnly);
          this.#options.onLink?.(link);
        },
      });
    } catch (error) {
      this.#hangUp(introduction, endReasonOf(error));
      throw error;
    }
  }

  /**
   * Finds an introduction by its id. While an invitation of this user has no id yet, an unknown id may be its own, so
   * it is tracked.
   */
  #find(id: number): Introduction | undefined {
    const introduction = this.#introductions.get(id);
    if (introduction !== undefined) return introduction;
    if (this.#inviting === 0 || this.#introductions.size > INTRODUCTIONS_MAX) return undefined;
    return this.#track(id);
  }

  /** @throws ProtocolError BODY_MISMATCH: the server gives a new invitation the id of a conversation */
  #track(id: number): Introduction {
    const introduction = this.#introductions.get(id) ?? new Introduction(id);
    if (introduction.link !== undefined)
      throw new ProtocolError("BODY_MISMATCH", `The server gave an invitation the id of a conversation, ${id}.`);
    this.#introductions.set(id, introduction);
    if (this.#ended !== undefined) introduction.end(this.#ended);
    return introduction;
  }

  /** Withdraws an invitation of this user, unless it is over. */
  #withdraw(introduction: Introduction): void {
    if (this.#leave(introduction)) this.#ends.cancel(introduction.id);
  }

  /** Declines an invitation whose acceptance failed here. */
  #declineOrHangUp(introduction: Introduction, reason: EndReason): void {
    if (this.#leave(introduction)) this.#ends.decline(introduction.id, reason);
  }

  /** Reports the end of a conversation, unless it is over. */
  #hangUp(introduction: Introduction, reason: EndReason): void {
    if (this.#leave(introduction)) this.#ends.hangUp(introduction.id, reason);
  }

  /** Takes leave of an introduction, once. Returns whether the server must be told, because it has not ended it. */
  #leave({ id, ended }: Introduction): boolean {
    const isKnown = this.#introductions.has(id);
    this.#forget(id);
    return isKnown && !ended.aborted;
  }

  #forget(id: number): void {
    this.#introductions.delete(id);
    this.#received.settle(id);
  }
}
