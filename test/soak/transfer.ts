import { isSameAddress } from "../../src/socket-address.ts";
import type { DatagramConditions, SimulatedDatagram } from "../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { eventsOf, INITIATOR_ADDRESS, PeerPair, RESPONDER_ADDRESS } from "../sim/peer/peer-pair.ts";

const TEXT_BYTES = 16_000;
/** Texts that the sender does not wait for. */
const OPEN_MAX = 8;
const STEP_MS = 100;
const COPIER = { address: "203.0.113.66", port: 666 };
/** The pause between two new ports of the sender. */
const REBINDING_MS = 5_000;
/** One datagram of so many is copied. */
const COPIED = 10;
/** A home uplink, which makes 10 MB last through many changes of the port. */
const UPLINK: Partial<DatagramConditions> = { latencyMs: 20, jitterMs: 5, bytesPerSecond: 250_000 };
/** After the last text: time to leave whatever path a copy has offered. */
const SETTLE_MS = 20_000;

export interface Transfer {
  readonly seed: number;
  readonly bytes: number;
  /** What happens meanwhile. */
  readonly trouble: "rebinding" | "copies";
}

/** What came of a transfer. */
export interface TransferResult {
  readonly lasted: string;
  /** How often the trouble happened. */
  readonly troubles: number;
  /** Undefined if all texts arrived once and in order, and the path is the right one in the end. */
  readonly fault: string | undefined;
}

/**
 * Sends texts from the initiator to the responder, while the NAT of the initiator gives it another port every 5 s, or
 * while somebody copies one datagram of ten, in both directions, from an address of their own and before the original.
 */
export function runTransfer({ seed, bytes, trouble }: Transfer): TransferResult {
  const pair = new PeerPair({ seed, network: UPLINK });
  pair.connect();
  let troubles = 0;
  if (trouble === "copies") {
    const random = new SeededRandom(seed);
    pair.observer = (datagram: SimulatedDatagram) => {
      if (random.below(COPIED) > 0) return [];
      troubles += 1;
      return [{ ...datagram, from: COPIER }];
    };
  }
  const { initiator, responder } = pair;
  const startMs = pair.nowMs;
  const total = Math.ceil(bytes / TEXT_BYTES);
  const isOver = () => eventsOf(initiator, "delivered").length >= total || initiator.connection.state !== "connected";
  for (let sent = 0; !isOver(); pair.run(STEP_MS)) {
    const delivered = eventsOf(initiator, "delivered").length;
    for (; sent < total && sent - delivered < OPEN_MAX; sent++)
      initiator.connection.sendText(String(sent).padEnd(TEXT_BYTES, "x"), pair.nowMs);
    if (trouble === "rebinding" && pair.nowMs - startMs >= (troubles + 1) * REBINDING_MS) {
      troubles += 1;
      initiator.address = { ...INITIATOR_ADDRESS, port: INITIATOR_ADDRESS.port + troubles };
    }
  }
  const lasted = `${((pair.nowMs - startMs) / 1_000).toFixed(1)} s`;
  pair.run(SETTLE_MS);
  return { lasted, troubles, fault: faultOf(pair, total) };

  function faultOf({ nowMs }: PeerPair, expected: number): string | undefined {
    const received = eventsOf(responder, "text").map(({ text }) => Number.parseInt(text, 10));
    const wrong = received.findIndex((number, index) => number !== index);
    const { path } = responder.connection;
    if (initiator.connection.state !== "connected") return `the link is ${initiator.connection.state} at ${nowMs} ms`;
    if (wrong >= 0) return `text ${received[wrong]} arrived as number ${wrong}`;
    if (received.length !== expected) return `${received.length} of ${expected} texts arrived`;
    if (path === undefined || !isSameAddress(path, initiator.address)) return `the responder sends to ${path?.address}`;
    if (!isSameAddress(initiator.connection.path ?? COPIER, RESPONDER_ADDRESS)) return "the initiator's path has moved";
    return undefined;
  }
}
