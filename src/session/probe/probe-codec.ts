import { ProbeRequest } from "../../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { Probe } from "../../../generated/chatwire/v1/rules.ts";
import { ChatError } from "../../errors.ts";
import { DatagramOpener, DatagramSealer } from "../../framing/sealed-datagram.ts";
import { canonicalAddress, type SocketAddress } from "../../socket-address.ts";
import type { ProbeKeys } from "./probe-server.ts";

const PADDING_BYTES = 64;

/** The answer to a probe. */
export interface ProbeAnswer {
  /** The sequence of the probe; 0 if the answer names none. */
  readonly answers: number;
  /** Where the server saw the client. The address has one text, however the server spells it. */
  readonly endpoint: SocketAddress;
  /** What shows the server that the client receives there. */
  readonly token: Uint8Array;
}

/** Seals the probes of a client and opens their answers, for all of its sockets: probes are numbered once. */
export class ProbeCodec {
  readonly connectionId: bigint;
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  #sequence = 0;

  constructor({ connectionId, sealKey, openKey }: ProbeKeys) {
    this.connectionId = connectionId;
    this.#sealer = new DatagramSealer(sealKey, connectionId);
    this.#opener = new DatagramOpener(openKey, connectionId);
  }

  /** Returns the next probe, and the sequence that its answer has. */
  seal(nowMs: number): { readonly bytes: Uint8Array; readonly sequence: number } {
    this.#sequence += 1;
    const sequence = this.#sequence;
    const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence });
    const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(PADDING_BYTES) }));
    return { bytes: this.#sealer.seal(Message.encode(Message.create({ header, body })), nowMs).bytes, sequence };
  }

  /** @returns undefined if the datagram does not verify, is a replay or is no answer */
  open(bytes: Uint8Array, nowMs: number): ProbeAnswer | undefined {
    try {
      const opened = this.#opener.tryOpen(bytes, nowMs);
      if (opened === "forged" || opened === "replayed") return undefined;
      const { header, body } = Message.decode(opened.message);
      const response = Probe.unwrapResponse(body);
      if (response === undefined) return undefined;
      const { address, port, token } = response;
      return { answers: header?.answers ?? 0, endpoint: { address: canonicalAddress(address), port }, token };
    } catch (error) {
      if (error instanceof ChatError) return undefined;
      throw error;
    }
  }
}
