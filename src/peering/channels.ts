import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { PeerCloseReason } from "../../generated/chatwire/v1/peer.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { ProtocolError } from "../errors.ts";
import { hasFeature } from "../framing/capabilities.ts";
import { decodePeerMessage, type PeerRule } from "../framing/peer-message.ts";
import type { Limits } from "../limits.ts";
import { TokenBucket } from "../token-bucket.ts";
import { ApplicationMessageChannel } from "./application-messages.ts";
import type { BodyCase, Channel, OutgoingMessage } from "./channel.ts";
import { MediaChannel } from "./media/channel.ts";
import { earlier } from "./path/backoff.ts";
import type { PeerEvent, PeerStatistics } from "./peer-event.ts";
import { PingChannel } from "./pings.ts";
import { Delivery } from "./reliable/delivery.ts";
import { RttEstimator } from "./reliable/rtt-estimator.ts";
import { SignalChannel } from "./signals.ts";
import { TextChannel } from "./texts.ts";

export interface ChannelsOptions {
  readonly limits: Limits;
  /** Longest datagram that the path carries. */
  readonly datagramBytesMax: number;
  readonly random: RandomBytes;
  readonly raise: (event: PeerEvent) => void;
}

/** Each channel is one line here. They are polled in this order. */
function createChannels({ limits, datagramBytesMax, random, raise }: ChannelsOptions, rtt: RttEstimator) {
  const delivery = new Delivery({ limits, datagramBytesMax, rtt, raise });
  const options = { limits, outbox: delivery, raise };
  return {
    delivery,
    pings: new PingChannel({ ...options, random, rtt }),
    texts: new TextChannel(options),
    applicationMessages: new ApplicationMessageChannel(options),
    signals: new SignalChannel(options),
    media: new MediaChannel(options),
  };
}

/**
 * The channels of a link: which there are, the order in which they send, and
 * which of them handles a body. Messages are unsealed here.
 */
export class Channels {
  /** The channels by name, for the commands of the link. */
  readonly named: ReturnType<typeof createChannels>;
  /** The features that both sides have, from the handshake. */
  features: ReadonlySet<Feature> = new Set();
  readonly #rtt = new RttEstimator();
  /** The channels that implement `poll`, in the order of polling. */
  readonly #pollers: readonly Channel[];
  /** The channels that implement `handleTimeout`. */
  readonly #timed: readonly Channel[];
  readonly #byBody = new Map<MessageBody["case"], Channel>();
  readonly #buckets = new Map<PeerRule, TokenBucket>();
  #rateLimited = 0;

  /** @throws UsageError `datagramBytesMax` leaves no room for a message */
  constructor(options: ChannelsOptions) {
    this.named = createChannels(options, this.#rtt);
    const channels: readonly Channel[] = Object.values(this.named);
    this.#pollers = channels.filter(({ poll }) => poll !== undefined);
    this.#timed = channels.filter(({ handleTimeout }) => handleTimeout !== undefined);
    for (const channel of channels) for (const body of channel.bodies) this.#byBody.set(body, channel);
  }

  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  get rttMs(): number | undefined {
    return this.#rtt.smoothedMs;
  }

  get statistics(): Pick<PeerStatistics, "retransmitted" | "rateLimited" | "mediaRefused" | "unsent"> {
    const { delivery, media } = this.named;
    return {
      retransmitted: delivery.retransmitted,
      rateLimited: this.#rateLimited,
      mediaRefused: media.refused,
      unsent: delivery.unsent,
    };
  }

  /** Takes a round trip that the handshake measured. */
  measured(roundTripMs: number): void {
    this.#rtt.measured(roundTripMs, 0);
  }

  /**
   * Decodes a message from the peer and gives its body to the channel that owns it.
   *
   * @param packetNumber  of the datagram that carried the message
   * @returns the peer's reason if the message closes the link
   * @throws DecodeError, ProtocolError  the message is malformed or breaks a rule
   */
  handle(bytes: Uint8Array, packetNumber: number, nowMs: number): "done" | "protocol" | undefined {
    const { body, sequence, rule } = decodePeerMessage(bytes);
    if (!hasFeature(this.features, rule.feature)) throw unknownBody(body.case);
    if (!this.#isWithinRate(rule, nowMs)) {
      this.#rateLimited += 1;
      return undefined;
    }
    if (body.case === "peerClose") return body.value.reason === PeerCloseReason.PROTOCOL ? "protocol" : "done";
    if (rule.isReliable) {
      for (const inOrder of this.named.delivery.receive(sequence, body, packetNumber, nowMs)) {
        this.#dispatch(inOrder, nowMs);
      }
    } else this.#dispatch(body, nowMs);
    return undefined;
  }

  /** Returns the next message to send, if there is one. Call its `onSent` before the next `poll`. */
  poll(nowMs: number): OutgoingMessage | undefined {
    for (const channel of this.#pollers) {
      const message = channel.poll?.(nowMs);
      if (message !== undefined) return message;
    }
    return undefined;
  }

  /** When to call `handleTimeout`, in monotonic milliseconds. */
  get nextTimeoutMs(): number | undefined {
    let nextMs: number | undefined;
    for (const channel of this.#timed) nextMs = earlier(nextMs, channel.nextTimeoutMs);
    return nextMs;
  }

  /** @returns "expired" if the peer failed to answer a channel in time */
  handleTimeout(nowMs: number): "expired" | "waiting" {
    let outcome: "expired" | "waiting" = "waiting";
    for (const channel of this.#timed) if (channel.handleTimeout?.(nowMs) === "expired") outcome = "expired";
    return outcome;
  }

  #dispatch(body: MessageBody, nowMs: number): void {
    const channel = this.#byBody.get(body.case);
    if (channel === undefined || body.case === undefined) throw unknownBody(body.case);
    channel.handle(body, nowMs);
  }

  #isWithinRate(rule: PeerRule, nowMs: number): boolean {
    if (rule.rate === undefined) return true;
    const bucket = this.#buckets.get(rule) ?? new TokenBucket(rule.rate, nowMs);
    this.#buckets.set(rule, bucket);
    return bucket.take(nowMs) === 0;
  }
}

/** The schema allows the body between peers, but no channel owns it. */
function unknownBody(bodyCase: BodyCase | undefined): ProtocolError {
  return new ProtocolError("UNKNOWN_COMMAND", `No channel of this link handles ${bodyCase ?? "empty messages"}.`);
}
