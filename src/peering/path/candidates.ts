import { Backoff, earlier } from "./backoff.ts";
import type { FreeProbes, LinkProbes } from "./free-probes.ts";
import type { Destination, PathKind } from "./path-kind.ts";

/** The pauses between tries to reach the peer. The last pause repeats. */
const TRY_PAUSES_MS = [100, 200, 400, 550] as const;
/** Nobody gets more initiations than these, and no address more punches unless the peer is heard from there. */
const TRIES_MAX = 20;
/** How many addresses are kept from which punches came and that are no candidates. */
const HEARD_MAX = 8;

/** A try of a destination: a punch with its token, or an initiation if the peer has answered a punch there. */
export interface Try {
  readonly destination: Destination;
  /** Different for each destination, and secret from all who do not receive there. */
  readonly token: bigint;
  readonly isAnswered: boolean;
}

interface Candidate {
  readonly destination: Destination;
  readonly token: bigint;
  /** Undefined: it gets one punch for each that came from there, or needs none. */
  punches: Backoff | undefined;
  /** What its IP address may get. Undefined: it is no candidate and has not answered, so that it gets none of it. */
  free: FreeProbes | undefined;
  /** Undefined before the peer has answered there. */
  initiations: Backoff | undefined;
  triedMs: number;
}

/** Where the peer may be reachable, and when to try each address. */
export class Candidates {
  readonly #pathKind: PathKind;
  readonly #max: number;
  readonly #drawToken: () => bigint;
  readonly #initiates: boolean;
  readonly #probes: LinkProbes;
  readonly #candidates: Candidate[] = [];
  /** The candidates that the peer has just been heard from. */
  readonly #heard: Candidate[] = [];

  /**
   * @param max        how many candidates are kept, besides one that leads to the peer; later ones are ignored
   * @param drawToken  returns 64 random bits, not 0; or always 0 if no answers are expected
   * @param initiates  whether this side sends initiations
   * @param probes     what may go to each IP address
   */
  constructor(pathKind: PathKind, max: number, drawToken: () => bigint, initiates: boolean, probes: LinkProbes) {
    this.#pathKind = pathKind;
    this.#max = max;
    this.#drawToken = drawToken;
    this.#initiates = initiates;
    this.#probes = probes;
  }

  /** Adds candidates, to be tried at once. Ignores known and unusable destinations. */
  add(destinations: readonly Destination[], nowMs: number): void {
    for (const destination of destinations) {
      if (!this.#pathKind.isUsable(destination)) continue;
      if (this.#pathKind.leadsToPeer(destination)) this.#addSure(destination, nowMs);
      else if (this.#isFull) return;
      else this.#punch(this.#find(destination) ?? this.#add(destination), nowMs);
    }
  }

  #punch(candidate: Candidate, nowMs: number): void {
    candidate.punches ??= new Backoff(TRY_PAUSES_MS, nowMs, TRIES_MAX);
    // An IPv6 address has many spellings, which share what it gets.
    candidate.free ??= this.#probes.of(candidate.destination);
  }

  /**
   * Takes note of a punch of the peer, of the same length as those of this side: one goes back, whoever is there. Of the
   * sources that are no candidates and have not answered, the oldest makes room.
   */
  heard(from: Destination): void {
    const candidate = this.#find(from) ?? this.#addHeard(from);
    if (candidate !== undefined && candidate.initiations === undefined && !this.#heard.includes(candidate))
      this.#heard.push(candidate);
  }

  /** Takes an answer to a punch. Returns where the punch with this token went; undefined if there was none. */
  answered(token: bigint, nowMs: number): Destination | undefined {
    const candidate = this.#candidates.find((each) => each.token === token);
    if (candidate === undefined) return undefined;
    candidate.free ??= this.#probes.of(candidate.destination);
    candidate.free.answered();
    candidate.initiations ??= new Backoff(TRY_PAUSES_MS, nowMs, TRIES_MAX);
    return candidate.destination;
  }

  /** Returns what to try now, if something is due. */
  poll(nowMs: number): Try | undefined {
    const due = this.#heard.shift() ?? this.#takeDue(nowMs);
    if (due === undefined) return undefined;
    due.triedMs = nowMs;
    const { destination, token, initiations } = due;
    return { destination, token, isAnswered: initiations !== undefined };
  }

  /** When `poll` returns something. */
  get nextTimeoutMs(): number | undefined {
    let nextMs: number | undefined;
    for (const candidate of this.#candidates) nextMs = earlier(nextMs, tries(candidate)?.nextMs);
    return nextMs;
  }

  #takeDue(nowMs: number): Candidate | undefined {
    const due = this.#candidates.find((candidate) => tries(candidate)?.takeDue(nowMs) === true);
    if (due !== undefined && due.initiations === undefined) due.free?.take();
    return due;
  }

  /**
   * When an initiation was sent to a destination, if exactly one was. After several it is unclear which of them the peer
   * answered.
   */
  singleInitiationMs(destination: Destination): number | undefined {
    const candidate = this.#find(destination);
    return candidate?.initiations?.times === 1 ? candidate.triedMs : undefined;
  }

  get #isFull(): boolean {
    return this.#candidates.filter(({ punches }) => punches !== undefined).length >= this.#max;
  }

  /** Adds a destination that needs no punch. The responder has nothing to send there. */
  #addSure(destination: Destination, nowMs: number): void {
    if (!this.#initiates || this.#find(destination) !== undefined) return;
    this.#add(destination).initiations = new Backoff(TRY_PAUSES_MS, nowMs, TRIES_MAX);
  }

  /** @returns undefined if all sources that are no candidates have answered */
  #addHeard(from: Destination): Candidate | undefined {
    const others = this.#candidates.filter(
      ({ destination, punches }) => punches === undefined && !this.#pathKind.leadsToPeer(destination),
    );
    if (others.length >= HEARD_MAX) {
      const oldest = others.find(({ initiations }) => initiations === undefined);
      if (oldest === undefined) return undefined;
      this.#candidates.splice(this.#candidates.indexOf(oldest), 1);
      if (this.#heard.includes(oldest)) this.#heard.splice(this.#heard.indexOf(oldest), 1);
    }
    return this.#add(from);
  }

  #add(offered: Destination): Candidate {
    const destination = this.#pathKind.copy(offered);
    const candidate: Candidate = {
      destination,
      token: this.#drawToken(),
      punches: undefined,
      free: undefined,
      initiations: undefined,
      triedMs: Number.NEGATIVE_INFINITY,
    };
    this.#candidates.push(candidate);
    return candidate;
  }

  #find(destination: Destination): Candidate | undefined {
    const copy = this.#pathKind.copy(destination);
    return this.#candidates.find((candidate) => this.#pathKind.isSame(candidate.destination, copy));
  }
}

/** What is due at a candidate: punches while its IP address may get more, initiations after an answer. */
function tries({ punches, initiations, free }: Candidate): Backoff | undefined {
  return initiations ?? (free?.hasLeft ? punches : undefined);
}
