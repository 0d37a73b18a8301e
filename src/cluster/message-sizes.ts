import { UsageError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import type { Bus } from "./bus/bus.ts";
import { type BusLimits, PACKET_OVERHEAD_BYTES } from "./bus/limits.ts";
import { CONNECTIONS_PER_MESSAGE_MAX } from "./limits.ts";

/** The longest number of a connection or conversation, and everything else of a message besides what clients have sent. */
const NUMBER_BYTES = 8;
const OVERHEAD_BYTES = 4_096;

/**
 * The longest message between the parts of a server. It has the body of one message of a client and the numbers of its
 * receivers; or a note of an introduction, with what both sides have offered in one message each. All lists are split.
 */
export function messageBytesNeeded({ frameBytesMax }: Pick<Limits, "frameBytesMax">): number {
  return 2 * frameBytesMax + NUMBER_BYTES * CONNECTIONS_PER_MESSAGE_MAX + OVERHEAD_BYTES;
}

/**
 * Checks that everything that clients may send fits into a message of the bus.
 *
 * @throws UsageError frames may be too long for `messageBytesMax`, or messages too long for the bus
 */
export function checkMessageSizes(
  limits: Pick<Limits, "frameBytesMax">,
  { messageBytesMax, queueBytesMax }: BusLimits,
  { packetBytesMax = Number.POSITIVE_INFINITY }: Pick<Bus, "packetBytesMax">,
): void {
  const needed = messageBytesNeeded(limits);
  if (needed > messageBytesMax) {
    const most = Math.floor((limits.frameBytesMax * 2 + messageBytesMax - needed) / 2);
    throw new UsageError(
      `The limit frameBytesMax of the server must be at most ${Math.max(0, most)}, so that a message fits into messageBytesMax of the bus, ${messageBytesMax}, not ${limits.frameBytesMax}. Lower it, or raise messageBytesMax in busLimits of all parts.`,
    );
  }
  if (queueBytesMax < messageBytesMax)
    throw new UsageError(
      `queueBytesMax of the bus must be at least messageBytesMax, ${messageBytesMax}, not ${queueBytesMax}.`,
    );
  if (messageBytesMax + PACKET_OVERHEAD_BYTES > packetBytesMax) {
    throw new UsageError(
      `The bus carries at most ${packetBytesMax} bytes at a time; messageBytesMax needs ${messageBytesMax + PACKET_OVERHEAD_BYTES}. With NATS, raise max_payload of its server.`,
    );
  }
}
