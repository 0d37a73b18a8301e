/** Messages in one packet, at most. Each takes time, however short it is. */
export const PACKET_MESSAGES_MAX = 4_096;
/** Messages that may be sent and not acknowledged, at most. Each takes memory of the receiver, however short it is. */
export const WINDOW_MESSAGES_MAX = 16_384;
/** Upper bound for the bytes of a packet besides one message that is alone in it. */
export const PACKET_OVERHEAD_BYTES = 128;

/** The limits of what two parts of a server send each other over the bus. */
export interface BusLimits {
  /** The longest message, in bytes. A packet with it has to fit into a message of the bus: NATS takes 1 MiB by default. */
  readonly messageBytesMax: number;
  /** Messages leave in packets of so many bytes, or alone in one of their own if they are longer. */
  readonly packetBytes: number;
  /** How many bytes of messages may be sent and not acknowledged. The receiver keeps no more for its owner. */
  readonly windowBytesMax: number;
  /** How many bytes of messages may wait, those that are not acknowledged included. More end the conversation. */
  readonly queueBytesMax: number;
  /** How long an acknowledgement waits for a message that could carry it. */
  readonly acknowledgeMs: number;
  /** How long a message is unacknowledged before it is sent again, at first and at most. */
  readonly repeatMs: number;
  readonly repeatMaxMs: number;
  /** A part without messages to send publishes an empty packet in this interval. */
  readonly lifeSignMs: number;
  /** A part from which no packet has arrived for so long counts as silent. */
  readonly silentMs: number;
}

export const DEFAULT_BUS_LIMITS: BusLimits = {
  messageBytesMax: 524_288,
  packetBytes: 65_536,
  windowBytesMax: 4_194_304,
  queueBytesMax: 33_554_432,
  acknowledgeMs: 20,
  repeatMs: 200,
  repeatMaxMs: 2_000,
  lifeSignMs: 1_000,
  silentMs: 3_000,
};
