/**
 * The datagrams between a client and its server, by which the client learns its
 * address as seen from outside.
 *
 * How the folder fits together: `probe-client.ts` is the client's end. It sends
 * probes, repeats them, and takes the address from the answer; it asks at several
 * addresses of the server if there are. `probe-codec.ts` seals and opens its
 * datagrams, also for several sockets of one client. `probe-server.ts`
 * is the server's end. It checks each probe against the schema's rules and its
 * rate, and answers with the probe's source address. Both seal and open
 * datagrams with the `ProbeKeys` that the stream of the same connection agreed
 * on, at all addresses.
 *
 * Invariant: a datagram that does not verify, or is a replay, changes nothing
 * and gets no answer, and no answer is longer than its probe. So the server
 * cannot be used to flood a forged source address.
 */

import { isCandidateAddress, type SocketAddress } from "../../socket-address.ts";
import { ProbeCodec } from "./probe-codec.ts";
import type { ProbeKeys } from "./probe-server.ts";

const FIRST_REPEAT_MS = 100;
const PROBES_MAX = 4;
/** A longer token is ignored. The client only returns tokens to the server. */
const TOKEN_BYTES_MAX = 16;

/**
 * An address and port of the server that answers probes:
 *
 * - first: the address of the connection.
 * - second: another port of the same family. It shows whether the client's NAT maps the socket anew for each destination.
 * - other-family: an address of the other family, which sees the client's address of that family.
 * - other-second: the second port in the other family.
 */
export type ProbeTarget = "first" | "second" | "other-family" | "other-second";

/** A probe to send. */
export interface OutgoingProbe {
  readonly bytes: Uint8Array;
  readonly target: ProbeTarget;
}

/** A question that the server has answered. */
export interface AnsweredProbes {
  readonly target: ProbeTarget;
  /** Probes that went there for it. */
  readonly probes: number;
}

/** The question to one target, repeated while no answer arrives. */
interface Question {
  readonly target: ProbeTarget;
  /** Probes sent; more than `PROBES_MAX` once the client has given up. */
  sent: number;
  dueMs: number;
  /** The sequences of its probes. */
  readonly sequences: number[];
  endpoint: SocketAddress | undefined;
  /** Empty: the server gave none. */
  token: Uint8Array;
  answeredMs: number | undefined;
}

/**
 * Asks the server by datagram for the address it sees this client at, without I/O, at each target. Repeats a probe while
 * no answer arrives.
 */
export class ProbeClient {
  readonly #codec: ProbeCodec;
  readonly #targets: readonly ProbeTarget[];
  #questions: readonly Question[];

  /** @param keys  or what several clients share, each for a socket of its own */
  constructor(keys: ProbeKeys | ProbeCodec, nowMs: number, targets: readonly ProbeTarget[] = ["first"]) {
    this.#codec = keys instanceof ProbeCodec ? keys : new ProbeCodec(keys);
    this.#targets = targets;
    this.#questions = questionsTo(targets, nowMs);
  }

  /** The address and port that the server saw at its first target; undefined until it answers. */
  get endpoint(): SocketAddress | undefined {
    return this.endpointAt("first");
  }

  /** The address and port that the server saw at a target; undefined until it answers. */
  endpointAt(target: ProbeTarget): SocketAddress | undefined {
    return this.#find(target)?.endpoint;
  }

  /** What shows the server that this client receives at `endpointAt`; empty if the server has given nothing. */
  tokenAt(target: ProbeTarget): Uint8Array {
    return this.#find(target)?.token ?? new Uint8Array(0);
  }

  /** When the server answered at a target, since the last `ask`; undefined: it has not. */
  answeredMs(target: ProbeTarget): number | undefined {
    return this.#find(target)?.answeredMs;
  }

  /** Whether the server has answered at a target, or the client has given up asking there. */
  isSettled(target: ProbeTarget): boolean {
    const question = this.#find(target);
    return question === undefined || !isOpen(question);
  }

  /** Asks again, because a NAT forgets the mapping of a silent socket. */
  ask(nowMs: number): void {
    this.#questions = questionsTo(this.#targets, nowMs);
  }

  /** Whether the server has left a target unanswered, and the client has given up asking there. */
  get isMissingAnswers(): boolean {
    return this.#questions.some((question) => question.endpoint === undefined && !isOpen(question));
  }

  /** Asks again at the targets where the client has given up. What the server has answered stays. */
  repeat(nowMs: number): void {
    this.#questions = this.#questions.map((question) =>
      question.endpoint !== undefined || isOpen(question) ? question : questionTo(question.target, nowMs),
    );
  }

  /** When the next probe is due; undefined if the server has answered or the client has given up, at all targets. */
  nextTimeoutMs(): number | undefined {
    const due = this.#questions.filter(isOpen).map(({ dueMs }) => dueMs);
    return due.length === 0 ? undefined : Math.min(...due);
  }

  /** @returns a datagram for the server; undefined if none is due */
  pollTransmit(nowMs: number): OutgoingProbe | undefined {
    for (const question of this.#questions) {
      if (!isOpen(question) || nowMs < question.dueMs) continue;
      if (question.sent < PROBES_MAX) return { bytes: this.#probe(question, nowMs), target: question.target };
      question.sent += 1;
    }
    return undefined;
  }

  /**
   * Handles a datagram of this connection id. Drops it if it does not verify, or does not answer a probe since the last
   * `ask`: the address of an earlier answer may be gone. The first answer to a question is the only one: a server must
   * not move its client as often as it likes. An answer without a unicast IP address and a port is ignored.
   *
   * @returns what it answers; undefined if it was dropped
   */
  handleDatagram(bytes: Uint8Array, nowMs: number): AnsweredProbes | undefined {
    const answer = this.#codec.open(bytes, nowMs);
    if (answer === undefined || !isCandidateAddress(answer.endpoint)) return undefined;
    const question = this.#questions.find(({ sequences }) => sequences.includes(answer.answers));
    if (question === undefined || question.endpoint !== undefined) return undefined;
    question.endpoint = answer.endpoint;
    if (answer.token.length <= TOKEN_BYTES_MAX) question.token = new Uint8Array(answer.token);
    question.answeredMs = nowMs;
    return { target: question.target, probes: question.sequences.length };
  }

  #probe(question: Question, nowMs: number): Uint8Array {
    question.dueMs = nowMs + FIRST_REPEAT_MS * 2 ** question.sent;
    question.sent += 1;
    const { bytes, sequence } = this.#codec.seal(nowMs);
    question.sequences.push(sequence);
    return bytes;
  }

  #find(target: ProbeTarget): Question | undefined {
    return this.#questions.find((question) => question.target === target);
  }
}

function questionsTo(targets: readonly ProbeTarget[], nowMs: number): Question[] {
  return targets.map((target) => questionTo(target, nowMs));
}

function questionTo(target: ProbeTarget, nowMs: number): Question {
  return {
    target,
    sent: 0,
    dueMs: nowMs,
    sequences: [],
    endpoint: undefined,
    token: new Uint8Array(0),
    answeredMs: undefined,
  };
}

function isOpen({ endpoint, sent }: Question): boolean {
  return endpoint === undefined && sent <= PROBES_MAX;
}
