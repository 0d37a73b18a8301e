/**
 * The datagrams between a client and its server, by which the client learns its
 * address as seen from outside.
 *
 * How the folder fits together: `probe-client.ts` is the client's end. It sends
 * probes, repeats them, and takes the address from the answer. `probe-server.ts`
 * is the server's end. It checks each probe against the schema's rules and its
 * rate, and answers with the probe's source address. Both seal and open
 * datagrams with the `ProbeKeys` that the stream of the same connection agreed
 * on.
 *
 * Invariant: a datagram that does not verify, or is a replay, changes nothing
 * and gets no answer, and no answer is longer than its probe. So the server
 * cannot be used to flood a forged source address.
 */

import { ProbeRequest } from "../../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { Probe } from "../../../generated/chatwire/v1/rules.ts";
import { ChatError } from "../../errors.ts";
import { DatagramOpener, DatagramSealer } from "../../framing/sealed-datagram.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { ProbeKeys } from "./probe-server.ts";

const PADDING_BYTES = 64;
const FIRST_REPEAT_MS = 100;
const PROBES_MAX = 4;

/** A probe to send. */
export interface OutgoingProbe {
  readonly bytes: Uint8Array;
  /** The number of the address of the server that it is for. */
  readonly target: number;
}

/** What the client asks at one address of the server. */
interface Question {
  /** Probes sent since the last `ask`; more than `PROBES_MAX` once the client has given up. */
  sent: number;
  dueMs: number;
  endpoint: SocketAddress | undefined;
}

/**
 * Asks the server by datagram for the address it sees this client at, without I/O: at one address of the server, or at
 * several, such as one of each family, which see the client at different ones. Repeats a probe while no answer arrives.
 */
export class ProbeClient {
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  readonly #questions: readonly Question[];
  /** The questions that the probes since the last `ask` belong to, by sequence. */
  readonly #asked = new Map<number, Question>();
  #sequence = 0;
  #answeredMs: number | undefined;

  /** @param targets  the number of the server's addresses, from 1 */
  constructor({ connectionId, sealKey, openKey }: ProbeKeys, nowMs: number, targets = 1) {
    this.#sealer = new DatagramSealer(sealKey, connectionId);
    this.#opener = new DatagramOpener(openKey, connectionId);
    this.#questions = Array.from({ length: targets }, () => ({ sent: 0, dueMs: nowMs, endpoint: undefined }));
  }

  /** The address and port that the server saw at its first address; undefined until it answers. */
  get endpoint(): SocketAddress | undefined {
    return this.#questions[0]?.endpoint;
  }

  /** Those that the server saw, in the order of its addresses. */
  get endpoints(): readonly (SocketAddress | undefined)[] {
    return this.#questions.map(({ endpoint }) => endpoint);
  }

  /** When the first answer since the last `ask` came; undefined: none has. */
  get answeredMs(): number | undefined {
    return this.#answeredMs;
  }

  /** Asks again, because a NAT forgets the mapping of a silent socket. */
  ask(nowMs: number): void {
    this.#asked.clear();
    this.#answeredMs = undefined;
    for (const question of this.#questions) {
      question.endpoint = undefined;
      question.sent = 0;
      question.dueMs = nowMs;
    }
  }

  /** When the next probe is due; undefined if the server has answered everywhere, or the client has given up. */
  nextTimeoutMs(): number | undefined {
    const open = this.#questions.filter(({ endpoint, sent }) => endpoint === undefined && sent <= PROBES_MAX);
    return open.length === 0 ? undefined : Math.min(...open.map(({ dueMs }) => dueMs));
  }

  /** @returns a datagram for the server; undefined if none is due */
  pollTransmit(nowMs: number): OutgoingProbe | undefined {
    for (const [target, question] of this.#questions.entries()) {
      if (question.endpoint !== undefined || nowMs < question.dueMs) continue;
      if (question.sent < PROBES_MAX) return { bytes: this.#probe(question, nowMs), target };
      question.sent = PROBES_MAX + 1;
    }
    return undefined;
  }

  /**
   * Handles a datagram of this connection id. Drops it if it does not verify, or does not answer a probe since the last
   * `ask`: the address of an earlier answer may be gone.
   */
  handleDatagram(bytes: Uint8Array, nowMs: number): void {
    try {
      const opened = this.#opener.open(bytes, nowMs);
      if (opened === undefined) return;
      const { header, body } = Message.decode(opened.message);
      const question = this.#asked.get(header?.answers ?? 0);
      const response = Probe.unwrapResponse(body);
      if (question === undefined || response === undefined) return;
      question.endpoint = { address: response.address, port: response.port };
      this.#answeredMs ??= nowMs;
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
    }
  }

  #probe(question: Question, nowMs: number): Uint8Array {
    question.dueMs = nowMs + FIRST_REPEAT_MS * 2 ** question.sent;
    question.sent += 1;
    this.#sequence += 1;
    this.#asked.set(this.#sequence, question);
    const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence: this.#sequence });
    const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(PADDING_BYTES) }));
    return this.#sealer.seal(Message.encode(Message.create({ header, body })), nowMs).bytes;
  }
}
