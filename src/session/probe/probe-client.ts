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

/**
 * Asks the server by datagram for the address it sees this client at, without I/O. Repeats the probe while no answer
 * arrives.
 */
export class ProbeClient {
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  /** Probes sent since the last `ask`; more than `PROBES_MAX` once the client has given up. */
  #sent = 0;
  #sequence = 0;
  /** The sequence of the first probe since the last `ask`. */
  #firstSequence = 1;
  #dueMs: number;
  #endpoint: SocketAddress | undefined;

  constructor({ connectionId, sealKey, openKey }: ProbeKeys, nowMs: number) {
    this.#sealer = new DatagramSealer(sealKey, connectionId);
    this.#opener = new DatagramOpener(openKey, connectionId);
    this.#dueMs = nowMs;
  }

  /** The address and port that the server saw; undefined until it answers. */
  get endpoint(): SocketAddress | undefined {
    return this.#endpoint;
  }

  /** Asks again, because a NAT forgets the mapping of a silent socket. */
  ask(nowMs: number): void {
    this.#endpoint = undefined;
    this.#sent = 0;
    this.#firstSequence = this.#sequence + 1;
    this.#dueMs = nowMs;
  }

  /** When the next probe is due; undefined if the server has answered or the client has given up. */
  nextTimeoutMs(): number | undefined {
    return this.#endpoint === undefined && this.#sent <= PROBES_MAX ? this.#dueMs : undefined;
  }

  /** @returns a datagram for the server; undefined if none is due */
  pollTransmit(nowMs: number): Uint8Array | undefined {
    if (this.#endpoint !== undefined || this.#sent >= PROBES_MAX || nowMs < this.#dueMs) {
      if (nowMs >= this.#dueMs) this.#sent = PROBES_MAX + 1;
      return undefined;
    }
    this.#dueMs = nowMs + FIRST_REPEAT_MS * 2 ** this.#sent;
    this.#sent += 1;
    this.#sequence += 1;
    const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence: this.#sequence });
    const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(PADDING_BYTES) }));
    return this.#sealer.seal(Message.encode(Message.create({ header, body })), nowMs).bytes;
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
      const answers = header?.answers ?? 0;
      if (answers < this.#firstSequence || answers > this.#sequence) return;
      const response = Probe.unwrapResponse(body);
      if (response !== undefined) this.#endpoint = { address: response.address, port: response.port };
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
    }
  }
}
