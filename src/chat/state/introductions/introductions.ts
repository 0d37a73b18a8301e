import { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import {
  type Candidate,
  CandidateKind,
  Connectivity,
  FamilyConnectivity,
  type OfferCandidatesRequest,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { KEY_BYTES } from "../../../crypto/key.ts";
import { OFFER_SIGNATURE_BYTES } from "../../../crypto/link/offer-signatures.ts";
import { CIPHERTEXT_BYTES, ENCAPSULATION_KEY_BYTES } from "../../../crypto/post-quantum/kem.ts";
import { type RandomBytes, random64 } from "../../../crypto/random-bytes.ts";
import type { ProtocolError } from "../../../errors.ts";
import { CAPABILITIES_BYTES_MAX } from "../../../framing/capabilities.ts";
import { isGrease } from "../../../framing/grease.ts";
import type { Limits } from "../../../limits.ts";
import { isCandidateAddress } from "../../../socket-address.ts";
import { allLogins, onlyLogin, type Receivers } from "../outbox.ts";
import type { RelayAccess } from "../relay-access.ts";
import type { Refusable } from "../route.ts";
import { areContacts, type Login, type User } from "../user.ts";
import type { IntroductionState } from "./introduction-moves.ts";

/** One side of an introduction, and the addresses at which it may be reached. */
export interface Side {
  readonly user: User;
  /** The login that takes part; undefined for the invited user until one of the user's logins accepts. */
  login: Login | undefined;
  /** Whether that login has ended because its connection was lost. The side still takes part in the conversation. */
  isLost: boolean;
  candidates: readonly Candidate[];
  connectionId: bigint;
  /** What the client offers to the other side, as it told the server. */
  capabilities: Capabilities;
  /** For a post-quantum secret. */
  keyExchange: KeyExchangePart;
  /** What the client told of its network. */
  connectivity?: Connectivity | undefined;
  /** Whether this side talks only over the relay of the server. */
  relayOnly: boolean;
  /** Undefined before the conversation, and if the server has no relay. */
  relay?: RelayAccess;
}

/**
 * What one side of an introduction gives the other for the keys of the link. The server passes it on and looks at nothing
 * but lengths. Empty: the side gives nothing.
 */
export interface KeyExchangePart {
  readonly ephemeralKey: Uint8Array;
  /** For a post-quantum secret: of the inviter a key, of the invited user a ciphertext. */
  readonly kem: Uint8Array;
  readonly signature: Uint8Array;
}

const EMPTY = new Uint8Array(0);

export const NO_KEY_EXCHANGE: KeyExchangePart = { ephemeralKey: EMPTY, kem: EMPTY, signature: EMPTY };

/** The record of two users from invitation to hang-up. */
export interface Introduction {
  readonly id: number;
  readonly inviter: Side;
  readonly invited: Side;
  /** When an unanswered invitation or a detached conversation ends, in monotonic milliseconds. */
  expiresMs: number;
  state: IntroductionState;
  /** Whether the invited user was not told of the invitation, because strangers cause it too many events. */
  isUntold?: boolean;
  /** Whether another core had it before. */
  readonly isRestored?: boolean;
}

/** The announcements that have not led to an introduction yet. */
export interface AnnouncementCounts {
  /** How many of a user wait. @param id  of one that does not count */
  countOf(user: User, id?: string): number;
}

const PSK_BYTES = 32;
const RELAY_KEY_BYTES = 32;

/** All introductions of the server. */
export class Introductions {
  readonly #introductions = new Map<number, Introduction>();
  /** Introductions that are not open, oldest first. */
  readonly #invitations = new Set<Introduction>();
  /** Conversations of which a side has lost its connection, the first loss first. */
  readonly #detached = new Set<Introduction>();
  readonly #limits: Limits;
  readonly #random: RandomBytes;
  readonly #announcements: AnnouncementCounts;

  /** @param announcements  which count with the introductions of a user */
  constructor(limits: Limits, random: RandomBytes, announcements: AnnouncementCounts) {
    this.#announcements = announcements;
    this.#limits = limits;
    this.#random = random;
  }

  /**
   * Creates an introduction in the state NONE. Nobody finds it before it enters another state. If the two users have a
   * conversation that a new invitation ends, the caller must end it first.
   *
   * @throws ProtocolError ALREADY_INTRODUCED, LIMIT_REACHED
   */
  create(inviter: Side, invited: User, request: Refusable<"ALREADY_INTRODUCED" | "LIMIT_REACHED">): Introduction {
    const earlier = this.between(inviter.user, invited);
    if (earlier !== undefined && !givesWay(earlier, inviter.user)) {
      throw request.refusal(
        "ALREADY_INTRODUCED",
        `You already have an invitation or a conversation with ${invited.account.name}.`,
      );
    }
    const { introductionsMax, invitationsMax, invitationTimeoutMs } = this.#limits;
    const announced = this.#announcements.countOf(inviter.user);
    if (this.#countOwn(inviter.user, earlier) + announced >= introductionsMax) {
      throw limitReached(
        request,
        "introductionsMax",
        `You have ${introductionsMax} conversations and sent invitations, which is the limit.`,
      );
    }
    // Contacts and strangers are counted apart, so strangers cannot use up the room of contacts.
    const isContact = areContacts(inviter.user, invited);
    const isCounted = (introduction: Introduction): boolean =>
      !isOpen(introduction) &&
      introduction.invited.user === invited &&
      areContacts(introduction.inviter.user, invited) === isContact;
    if (this.#count(invited, isCounted) >= invitationsMax) {
      throw limitReached(
        request,
        "invitationsMax",
        `${invited.account.name} has ${invitationsMax} unanswered invitations, which is the limit.`,
      );
    }
    return {
      id: this.#newId(),
      inviter,
      invited: {
        user: invited,
        login: undefined,
        isLost: false,
        candidates: [],
        connectionId: 0n,
        capabilities: Capabilities.create(),
        keyExchange: NO_KEY_EXCHANGE,
        relayOnly: false,
      },
      expiresMs: request.nowMs + invitationTimeoutMs,
      state: "NONE",
    };
  }

  /** Creates the introduction of two sides that have announced it, in the state NONE. */
  createAnnounced(inviter: Side, invited: Side): Introduction {
    return { id: this.#newId(), inviter, invited, expiresMs: 0, state: "NONE" };
  }

  /**
   * @param other  the other user of the conversation; undefined if no user has that name
   * @param id     of the announcement
   * @throws ProtocolError LIMIT_REACHED: the user has as many introductions and announcements as may be
   */
  checkRoomToAnnounce({ user }: Login, other: User | undefined, id: string, request: Refusable<"LIMIT_REACHED">): void {
    const { introductionsMax } = this.#limits;
    const earlier = other && this.between(user, other);
    const count = this.#countOwn(user, earlier) + this.#announcements.countOf(user, id);
    if (count < introductionsMax) return;
    const text = `You have ${introductionsMax} conversations, sent invitations and announcements, which is the limit.`;
    throw limitReached(request, "introductionsMax", text);
  }

  /**
   * Counts the conversations and sent invitations of a user. Invitations from others do not count, so nobody can block a
   * user from inviting by inviting that user. Nor do conversations that the user has lost: they make room when another
   * begins.
   */
  #countOwn(user: User, but: Introduction | undefined): number {
    const counts = (introduction: Introduction): boolean =>
      introduction !== but &&
      (isOpen(introduction) ? !sideOf(introduction, user).isLost : introduction.inviter.user === user);
    return this.#count(user, counts);
  }

  /** @throws ProtocolError LIMIT_REACHED: the user has `introductionsMax` conversations, with those that it has announced */
  checkRoom(user: User, request: Refusable<"LIMIT_REACHED">): void {
    const { introductionsMax } = this.#limits;
    if (user.conversations + this.#announcements.countOf(user) >= introductionsMax) {
      throw limitReached(
        request,
        "introductionsMax",
        `You have ${introductionsMax} conversations, which is the limit.`,
      );
    }
  }

  /** Sets the state that a move leads to. */
  enter(introduction: Introduction, to: IntroductionState): void {
    const { id, inviter, invited } = introduction;
    const wasOpen = isOpen(introduction);
    introduction.state = to;
    if (to === "INVITATION") this.#invitations.add(introduction);
    else this.#invitations.delete(introduction);
    if (to === "DETACHED") this.#detached.add(introduction);
    else this.#detached.delete(introduction);
    if (to === "OVER") this.#introductions.delete(id);
    else this.#introductions.set(id, introduction);
    for (const { user, isLost } of [inviter, invited]) {
      if (!isLost) user.conversations += Number(isOpen(introduction)) - Number(wasOpen);
      if (to === "OVER") user.introductions.delete(id);
      else user.introductions.add(id);
    }
  }

  /** Notes that a side of a conversation has lost its connection. The caller then lets the conversation be detached. */
  lose(introduction: Introduction, side: Side, nowMs: number): void {
    // One that is detached already ends `conversationGraceMs` after the first loss.
    if (introduction.state === "CONVERSATION") introduction.expiresMs = nowMs + this.#limits.conversationGraceMs;
    side.isLost = true;
    side.user.conversations -= 1;
  }

  /** The conversations of a user whose connections there were lost, the first loss first. */
  lostBy(user: User): Introduction[] {
    const lost = this.of(user).filter((introduction) => sideOf(introduction, user).isLost);
    return lost.sort((a, b) => a.expiresMs - b.expiresMs);
  }

  /** All conversations of which a side has lost its connection. */
  get detached(): readonly Introduction[] {
    return [...this.#detached];
  }

  /** Returns 32 bytes: the pre-shared key of a link, for the two sides only. */
  createPsk(): Uint8Array {
    return this.#random(PSK_BYTES);
  }

  createRelayAccess(): Omit<RelayAccess, "place"> {
    return { relayId: random64(this.#random), key: this.#random(RELAY_KEY_BYTES) };
  }

  /** The invitation or detached conversation that expires next. */
  get nextToExpire(): Introduction | undefined {
    // Asked for after each request, and nearly always for nothing.
    if (this.#invitations.size + this.#detached.size === 0) return undefined;
    const [invitation] = this.#invitations;
    const [detached] = this.#detached;
    if (invitation === undefined || detached === undefined) return invitation ?? detached;
    return detached.expiresMs < invitation.expiresMs ? detached : invitation;
  }

  /**
   * Finds an introduction of this user.
   *
   * @throws ProtocolError INTRODUCTION_NOT_FOUND: it is over, or the user takes no part in it
   */
  find(id: number, user: User, request: Refusable<"INTRODUCTION_NOT_FOUND">): Introduction {
    const introduction = user.introductions.has(id) ? this.#introductions.get(id) : undefined;
    if (introduction === undefined)
      throw request.refusal("INTRODUCTION_NOT_FOUND", "The invitation or conversation does not exist or is over.");
    return introduction;
  }

  /** Whether there is one with this id that is not over. */
  has(id: number): boolean {
    return this.#introductions.has(id);
  }

  of(user: User): Introduction[] {
    return [...user.introductions].flatMap((id) => this.#introductions.get(id) ?? []);
  }

  /** The introduction of two users. There is at most one. */
  between(a: User, b: User): Introduction | undefined {
    return this.of(a).find((introduction) => otherUser(introduction, a) === b);
  }

  /** Whether `user` invited `viewer` or accepted an invitation from `viewer`. */
  isConversingWith(user: User, viewer: User): boolean {
    const introduction = this.between(user, viewer);
    return introduction !== undefined && (isOpen(introduction) || introduction.inviter.user === user);
  }

  /**
   * Whether the two users are in a conversation, or `user` has invited `viewer` to one, in which neither learns an address
   * of the other.
   */
  isRelayOnly(user: User, viewer: User): boolean {
    const introduction = this.between(user, viewer);
    if (introduction === undefined || !this.isConversingWith(user, viewer)) return false;
    return introduction.inviter.relayOnly || introduction.invited.relayOnly;
  }

  /**
   * Checks the candidates that a client offers and adds the addresses that the server saw in its probes.
   *
   * @param probeTokens  what the client has received there; see `SeenAddresses`
   * @throws ProtocolError INVALID_ARGUMENT, LIMIT_REACHED
   */
  candidatesOf(
    login: Login,
    { candidates: offered, probeTokens }: Pick<OfferCandidatesRequest, "candidates" | "probeTokens">,
    request: Refusable<"INVALID_ARGUMENT" | "LIMIT_REACHED">,
  ): Candidate[] {
    if (offered.length > this.#limits.candidatesMax) {
      throw this.#tooManyCandidates(request);
    }
    if (!offered.every(isCandidateAddress)) {
      const text = "A candidate must have a unicast IP address and a port from 1 to 65535.";
      throw request.refusal("INVALID_ARGUMENT", text);
    }
    // Without unknown fields, whose length nothing limits: the introduction must fit into a frame of the other side.
    const candidates: Candidate[] = offered.map(({ kind, address, port }) => ({
      kind: offeredKind(kind),
      address,
      port,
    }));
    const seen = login.seen.prove(probeTokens).filter(isCandidateAddress);
    const kind = CandidateKind.SERVER_REFLEXIVE;
    // First, because they work most often, and the list is cut at the limit.
    const all = [...seen.map(({ address, port }) => ({ kind, address, port })), ...candidates];
    return all.slice(0, this.#limits.candidatesMax);
  }

  /**
   * Checks the length of what a client offers to the other side. The server passes it on unchanged, because it may
   * contain what only the two clients know.
   *
   * @throws ProtocolError LIMIT_REACHED
   */
  checkCapabilities(capabilities: Capabilities | undefined, request: Refusable<"LIMIT_REACHED">): Capabilities {
    const { capabilitiesMax } = this.#limits;
    const offered = capabilities ?? Capabilities.create();
    // Grease is not offered: nobody may lose an invitation because of it.
    const countOf = (numbers: readonly number[]): number => numbers.filter((number) => !isGrease(number)).length;
    const isLong = Capabilities.encode(offered).length > CAPABILITIES_BYTES_MAX;
    const isMany = countOf(offered.versions) > capabilitiesMax || countOf(offered.features) > capabilitiesMax;
    if (!isMany && !isLong) return offered;
    throw request.refusal(
      "LIMIT_REACHED",
      `A client may offer at most ${capabilitiesMax} versions and ${capabilitiesMax} features, in ${CAPABILITIES_BYTES_MAX} bytes.`,
      // The bytes are no limit of the table: `limit` stays empty.
      isMany ? { limit: "capabilitiesMax" } : {},
    );
  }

  /**
   * Checks the lengths of the key of an inviter.
   *
   * @throws ProtocolError INVALID_ARGUMENT
   */
  checkOffer(part: KeyExchangePart, request: Refusable<"INVALID_ARGUMENT">): KeyExchangePart {
    return checkLengths("An encapsulation key", part, ENCAPSULATION_KEY_BYTES, request);
  }

  /**
   * Checks the lengths of the ciphertext of an invited user, and that there is a key for it.
   *
   * @throws ProtocolError INVALID_ARGUMENT
   */
  checkAnswer(
    part: KeyExchangePart,
    { inviter }: Introduction,
    request: Refusable<"INVALID_ARGUMENT">,
  ): KeyExchangePart {
    const checked = checkLengths("A ciphertext", part, CIPHERTEXT_BYTES, request);
    if (checked.kem.length === 0 || inviter.keyExchange.kem.length > 0) return checked;
    throw request.refusal("INVALID_ARGUMENT", "The invitation has no encapsulation key.");
  }

  /** Adds candidates to those of a side. Past `candidatesMax`, those that were offered the longest time ago are forgotten. */
  addCandidates(side: Side, more: readonly Candidate[]): void {
    // The kind is compared too: a client may show an address that the server saw as well but may not show.
    const isOfferedAgain = ({ kind, address, port }: Candidate): boolean =>
      more.some((each) => each.kind === kind && each.address === address && each.port === port);
    const others = side.candidates.filter((candidate) => !isOfferedAgain(candidate));
    side.candidates = [...others, ...more].slice(-this.#limits.candidatesMax);
  }

  #tooManyCandidates(request: Refusable<"LIMIT_REACHED">): ProtocolError {
    const { candidatesMax } = this.#limits;
    return request.refusal("LIMIT_REACHED", `A client may offer at most ${candidatesMax} candidates.`, {
      limit: "candidatesMax",
    });
  }

  #count(user: User, counts: (introduction: Introduction) => boolean): number {
    return this.of(user).filter(counts).length;
  }

  /** 52 random bits, so that ids do not tell how many introductions there are. */
  #newId(): number {
    for (;;) {
      const id = Number(random64(this.#random) >> 12n);
      if (id !== 0 && !this.#introductions.has(id)) return id;
    }
  }
}

/** @param kemBytes  how long a `kem` is, which `what` names */
function checkLengths(
  what: string,
  part: KeyExchangePart,
  kemBytes: number,
  request: Refusable<"INVALID_ARGUMENT">,
): KeyExchangePart {
  const lengths = [
    ["An ephemeral key", part.ephemeralKey, KEY_BYTES],
    [what, part.kem, kemBytes],
    ["A signature", part.signature, OFFER_SIGNATURE_BYTES],
  ] as const;
  for (const [name, { length }, wanted] of lengths)
    if (length !== 0 && length !== wanted)
      throw request.refusal("INVALID_ARGUMENT", `${name} has ${wanted} bytes; this has ${length}.`);
  // A copy: decoded bytes of this length share memory with much else, which they would keep alive.
  return part.kem.length === 0 ? part : { ...part, kem: new Uint8Array(part.kem) };
}

function limitReached(request: Refusable<"LIMIT_REACHED">, limit: keyof Limits, text: string): ProtocolError {
  return request.refusal("LIMIT_REACHED", text, { limit });
}

/** The kind of a candidate that a client offers. Only the server can know an address that the server saw. */
function offeredKind(kind: CandidateKind): CandidateKind {
  return kind === CandidateKind.PORT_MAPPED ? kind : CandidateKind.HOST;
}

/** Whether it is a conversation, detached or not. */
function isOpen({ state }: Introduction): boolean {
  return state === "CONVERSATION" || state === "DETACHED";
}

/**
 * Whether it is a conversation that ends if this user invites the other again. While the session of a lost side may be
 * resumed, others must not notice the loss, so only the user's own side counts.
 */
export function givesWay(introduction: Introduction, user: User): boolean {
  if (introduction.state !== "CONVERSATION") return introduction.state === "DETACHED";
  return sideOf(introduction, user).login?.isDetached === true;
}

/** The other user of an introduction. */
export function otherUser(introduction: Introduction, user: User): User {
  return otherSide(introduction, user).user;
}

/** The side of this user. */
export function sideOf({ inviter, invited }: Introduction, user: User): Side {
  return inviter.user === user ? inviter : invited;
}

/** The side of the other user. */
export function otherSide({ inviter, invited }: Introduction, user: User): Side {
  return inviter.user === user ? invited : inviter;
}

/** The logins that get a side's events: the one that takes part, or all logins of a user who has not answered yet. */
export function receiversOf({ user, login }: Side): Receivers {
  return login === undefined ? allLogins(user) : onlyLogin(login);
}

/** What a client tells of its network, without unknown fields, whose length nothing limits. */
export function knownConnectivity(told: Connectivity | undefined): Connectivity | undefined {
  const known = (family: FamilyConnectivity | undefined): FamilyConnectivity | undefined =>
    family && FamilyConnectivity.create({ udpWorks: family.udpWorks, hasNat: family.hasNat, mapping: family.mapping });
  return told && Connectivity.create({ ipv4: known(told.ipv4), ipv6: known(told.ipv6) });
}
