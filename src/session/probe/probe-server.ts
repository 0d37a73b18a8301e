import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { ProbeResponse } from "../../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { Direction, type State, Transport } from "../../../generated/chatwire/v1/options.ts";
import { Probe } from "../../../generated/chatwire/v1/rules.ts";
import { ChatError } from "../../errors.ts";
import { SEALED_OVERHEAD_BYTES } from "../../framing/datagram.ts";
import { DatagramOpener, DatagramSealer } from "../../framing/sealed-datagram.ts";
import type { SocketAddress } from "../../socket-address.ts";
import { TokenBucket } from "../../token-bucket.ts";
import { checkRequest } from "../checks.ts";

export interface ProbeKeys {
  readonly connectionId: bigint;
  /** 32 bytes, for the datagrams of this side. */
  readonly sealKey: Uint8Array;
  /** 32 bytes, for the datagrams of the other side. */
  readonly openKey: Uint8Array;
}

/** The two ends agreed on them before they agreed on keys. */
const FEATURES: ReadonlySet<Feature> = new Set([Feature.PROBES]);

/** The rate of the probes of one connection. */
export function createProbeBucket(nowMs: number): TokenBucket {
  return new TokenBucket(Probe.rule.rate ?? { perSecond: 1, burst: 1 }, nowMs);
}

/** The server's end of the datagrams of one connection, without I/O: tells the client the address it is seen at. */
export class ProbeServer {
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  readonly #bucket: TokenBucket;

  /** @param bucket  from `createProbeBucket`; one for the connection, so that new keys gain no new rate */
  constructor({ connectionId, sealKey, openKey }: ProbeKeys, bucket: TokenBucket) {
    this.#sealer = new DatagramSealer(sealKey, connectionId);
    this.#opener = new DatagramOpener(openKey, connectionId);
    this.#bucket = bucket;
  }

  /**
   * Handles one datagram of this connection id. A message that this end does not know gets no answer, critical or not:
   * on datagrams, only a probe is answered.
   *
   * @param from   its source address
   * @param drawToken  draws what the answer carries, so that the client can show that it received it; called only for
   *   datagrams that verify. Default: the answer carries nothing
   * @returns the answer for that address, never longer than the probe; undefined if the datagram did not verify, was a
   *   replay or broke a rule
   */
  handleDatagram(
    bytes: Uint8Array,
    from: SocketAddress,
    state: State,
    nowMs: number,
    drawToken: () => Uint8Array = () => new Uint8Array(0),
  ): Uint8Array | undefined {
    try {
      const opened = this.#opener.tryOpen(bytes, nowMs);
      if (opened === "forged" || opened === "replayed") return undefined;
      const message = Message.decode(opened.message);
      const messageBytes = opened.message.length;
      if (message.header?.type !== MessageType.REQUEST) return undefined;
      const context = {
        state,
        direction: Direction.CLIENT_TO_SERVER,
        transport: Transport.DATAGRAM,
        messageBytes,
        frameBytesMax: messageBytes,
        features: FEATURES,
      };
      checkRequest({ message, context, rateLimits: undefined, nowMs });
      if (this.#bucket.take(nowMs) > 0) return undefined;
      const header = Header.create({
        type: MessageType.RESPONSE,
        command: Probe.command,
        answers: message.header.sequence,
      });
      const body = Probe.wrapResponse(
        ProbeResponse.create({ address: from.address, port: from.port, token: drawToken() }),
      );
      const answer = Message.encode(Message.create({ header, body }));
      // The source address is not proven, so it gets no more bytes than it sent.
      if (answer.length + SEALED_OVERHEAD_BYTES > bytes.length) return undefined;
      return this.#sealer.seal(answer, nowMs).bytes;
    } catch (error) {
      if (error instanceof ChatError) return undefined;
      throw error;
    }
  }
}
