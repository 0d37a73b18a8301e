import { type Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { areContacts, type ConnectionId, type Login, sessionsOf, type User } from "./user.ts";

/** One side of an introduction, and how it can be reached. */
export interface Side {
  readonly user: User;
  /** The login that takes part; undefined before one of the invited user's has accepted. */
  login: Login | undefined;
  candidates: readonly Candidate[];
  connectionId: bigint;
}

/** Two users on their way into a conversation, or in one. */
export interface Meeting {
  readonly id: number;
  readonly inviter: Side;
  readonly invited: Side;
  /** When the invitation ends without an answer, in monotonic milliseconds. */
  readonly expiresMs: number;
  open: boolean;
}

const PSK_BYTES = 32;
const CANDIDATE_ADDRESS_CHARACTERS_MAX = 45;

/** All introductions of the server, from the invitation to the end of the conversation. */
export class Introductions {
  readonly #meetings = new Map<number, Meeting>();
  /** Those that are not open, the oldest first. */
  readonly #invitations = new Set<Meeting>();
  readonly #limits: Limits;
  readonly #random: RandomBytes;

  constructor(limits: Limits, random: RandomBytes) {
    this.#limits = limits;
    this.#random = random;
  }

  /**
   * Begins an introduction.
   *
   * @throws ProtocolError ALREADY_INTRODUCED, LIMIT_REACHED
   */
  invite(inviter: Side, invited: User, nowMs: number): Meeting {
    if (this.between(inviter.user, invited) !== undefined) {
      throw new ProtocolError(
        "ALREADY_INTRODUCED",
        `There is an invitation or a conversation with ${invited.account.name} already.`,
      );
    }
    const { introductionsMax, invitationsMax, invitationTimeoutMs } = this.#limits;
    // What others send does not count here: nobody can be kept from inviting by being invited.
    if (
      this.#count(inviter.user, (meeting) => meeting.open || meeting.inviter.user === inviter.user) >= introductionsMax
    ) {
      throw limitReached(
        "introductionsMax",
        `You have ${introductionsMax} conversations and invitations under way, which is the limit.`,
      );
    }
    // Strangers cannot fill what contacts need.
    const isContact = areContacts(inviter.user, invited);
    const isCounted = (meeting: Meeting): boolean =>
      !meeting.open && meeting.invited.user === invited && areContacts(meeting.inviter.user, invited) === isContact;
    if (this.#count(invited, isCounted) >= invitationsMax) {
      throw limitReached(
        "invitationsMax",
        `${invited.account.name} has ${invitationsMax} such invitations to answer, which is the limit.`,
      );
    }
    const id = this.#newId();
    const meeting: Meeting = {
      id,
      inviter,
      invited: { user: invited, login: undefined, candidates: [], connectionId: 0n },
      expiresMs: nowMs + invitationTimeoutMs,
      open: false,
    };
    this.#meetings.set(id, meeting);
    this.#invitations.add(meeting);
    inviter.user.introductions.add(id);
    invited.introductions.add(id);
    return meeting;
  }

  /** @throws ProtocolError LIMIT_REACHED: the user has too many conversations for one more */
  checkRoom(user: User): void {
    const { introductionsMax } = this.#limits;
    if (user.conversations >= introductionsMax) {
      throw limitReached("introductionsMax", `You have ${introductionsMax} conversations, which is the limit.`);
    }
  }

  /**
   * Opens the conversation.
   *
   * @returns the key that only the two sides get to know
   */
  open(meeting: Meeting): Uint8Array {
    meeting.open = true;
    this.#invitations.delete(meeting);
    for (const { user } of [meeting.inviter, meeting.invited]) user.conversations += 1;
    return this.#random(PSK_BYTES);
  }

  /** Ends an introduction, whatever it has come to. */
  end(meeting: Meeting): void {
    this.#meetings.delete(meeting.id);
    this.#invitations.delete(meeting);
    for (const { user } of [meeting.inviter, meeting.invited]) {
      user.introductions.delete(meeting.id);
      if (meeting.open) user.conversations -= 1;
    }
  }

  /** The invitation that ends next without an answer. */
  get nextToExpire(): Meeting | undefined {
    const [oldest] = this.#invitations;
    return oldest;
  }

  /**
   * Finds an introduction of this user's.
   *
   * @throws ProtocolError INTRODUCTION_NOT_FOUND: also where it is that of others
   */
  find(id: number, user: User): Meeting {
    const meeting = user.introductions.has(id) ? this.#meetings.get(id) : undefined;
    if (meeting === undefined)
      throw new ProtocolError("INTRODUCTION_NOT_FOUND", "The invitation or conversation is over.");
    return meeting;
  }

  of(user: User): Meeting[] {
    return [...user.introductions].map((id) => this.find(id, user));
  }

  /** The introduction of two users, where there is one; there is never more. */
  between(a: User, b: User): Meeting | undefined {
    return this.of(a).find((meeting) => other(meeting, a) === b);
  }

  /** Whether `user` invited `viewer` or accepted an invitation of theirs. */
  isConversingWith(user: User, viewer: User): boolean {
    const meeting = this.between(user, viewer);
    return meeting !== undefined && (meeting.open || meeting.inviter.user === user);
  }

  /**
   * Checks the candidates a client offers and adds the one that only the server knows.
   *
   * @throws ProtocolError INVALID_ARGUMENT, LIMIT_REACHED
   */
  candidatesOf(login: Login, offered: readonly Candidate[]): Candidate[] {
    if (offered.length > this.#limits.candidatesMax) {
      throw new ProtocolError("LIMIT_REACHED", `At most ${this.#limits.candidatesMax} candidates can be offered.`, {
        limit: "candidatesMax",
      });
    }
    for (const { address, port } of offered) {
      const wellFormed = /^[0-9a-fA-F:.]+$/.test(address) && address.length <= CANDIDATE_ADDRESS_CHARACTERS_MAX;
      if (!wellFormed || port < 1 || port > 65_535) {
        throw new ProtocolError("INVALID_ARGUMENT", "A candidate needs an IP address and a port from 1 to 65535.");
      }
    }
    const candidates: Candidate[] = offered.map((candidate) => ({ ...candidate, kind: CandidateKind.HOST }));
    const seen = login.datagramEndpoint;
    // First, because it is the one that works for most; the other side keeps no more than the limit.
    if (seen !== undefined)
      candidates.unshift({ kind: CandidateKind.SERVER_REFLEXIVE, address: seen.address, port: seen.port });
    return candidates.slice(0, this.#limits.candidatesMax);
  }

  /**
   * Adds candidates to those a side has.
   *
   * @throws ProtocolError LIMIT_REACHED: they are too many together
   */
  addCandidates(side: Side, more: readonly Candidate[]): void {
    // One that the client offers is its own to show, also where the server saw the same and may not show it.
    const isKnown = ({ kind, address, port }: Candidate): boolean =>
      side.candidates.some((known) => known.kind === kind && known.address === address && known.port === port);
    const candidates = [...side.candidates, ...more.filter((candidate) => !isKnown(candidate))];
    if (candidates.length > this.#limits.candidatesMax) {
      throw new ProtocolError("LIMIT_REACHED", `At most ${this.#limits.candidatesMax} candidates can be offered.`, {
        limit: "candidatesMax",
      });
    }
    side.candidates = candidates;
  }

  #count(user: User, counts: (meeting: Meeting) => boolean): number {
    return this.of(user).filter(counts).length;
  }

  /** 52 random bits: ids say nothing about how many introductions there are. */
  #newId(): number {
    for (;;) {
      const bytes = this.#random(8);
      const id = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0) >> 12n);
      if (id !== 0 && !this.#meetings.has(id)) return id;
    }
  }
}

function limitReached(limit: keyof Limits, text: string): ProtocolError {
  return new ProtocolError("LIMIT_REACHED", text, { retryable: true, limit });
}

/** The other user of a meeting. */
export function other(meeting: Meeting, user: User): User {
  return otherSide(meeting, user).user;
}

/** This user's side of a meeting. */
export function sideOf({ inviter, invited }: Meeting, user: User): Side {
  return inviter.user === user ? inviter : invited;
}

export function otherSide({ inviter, invited }: Meeting, user: User): Side {
  return inviter.user === user ? invited : inviter;
}

/** The connections that a side's events go to. */
export function sessionsOfSide({ user, login }: Side): ConnectionId[] {
  return login === undefined ? sessionsOf(user) : [login.session];
}
