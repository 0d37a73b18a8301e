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

/** Asks the server by datagram which address this client has, without I/O. Repeats the question when it gets lost. */
export class ProbeClient {
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  /** Since the last `ask`. */
  #sent = 0;
  #sequence = 0;
  #dueMs: number;
  #endpoint: SocketAddress | undefined;

  constructor({ connectionId, sealKey, openKey }: ProbeKeys, nowMs: number) {
    this.#sealer = new DatagramSealer(sealKey, connectionId);
    this.#opener = new DatagramOpener(openKey, connectionId);
    this.#dueMs = nowMs;
  }

  /** The address and port the server saw, once it answered. */
  get endpoint(): SocketAddress | undefined {
    return this.#endpoint;
  }

  /** Asks again: a NAT forgets where a silent socket was. */
  ask(nowMs: number): void {
    this.#endpoint = undefined;
    this.#sent = 0;
    this.#dueMs = nowMs;
  }

  /** When the next question is due; undefined where there is none: it was answered, or asked often enough. */
  nextTimeoutMs(): number | undefined {
    return this.#endpoint === undefined && this.#sent <= PROBES_MAX ? this.#dueMs : undefined;
  }

  /** @returns a datagram for the server, or undefined where none is due */
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

  /** Takes a datagram of this connection id. What does not verify is dropped. */
  handleDatagram(bytes: Uint8Array, nowMs: number): void {
    try {
      const opened = this.#opener.open(bytes, nowMs);
      if (opened === undefined) return;
      const response = Probe.unwrapResponse(Message.decode(opened.message).body);
      if (response !== undefined) this.#endpoint = { address: response.address, port: response.port };
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
    }
  }
}
