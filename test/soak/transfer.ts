import type { Certificate } from "../../src/net/certificate.ts";
import { isSameAddress } from "../../src/socket-address.ts";
import type { DatagramConditions, SimulatedDatagram } from "../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { eventsOf, PeerPair, RESPONDER_ADDRESS } from "../sim/peer/peer-pair.ts";
import { linksOf, NatChat } from "../testing/nats/nat-chat.ts";

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
/** A NAT that forgets the connection to the server ends it. The conversation goes on without it. */
const PATIENT = { limits: { idleTimeoutMs: 3_600_000, conversationGraceMs: 3_600_000 } };
/** After the last text: time to leave whatever path a copy has offered. */
const SETTLE_MS = 20_000;

/** What came of a transfer. */
export interface TransferResult {
  readonly lasted: string;
  /** How often the trouble happened. */
  readonly troubles: number;
  /** Undefined if all texts arrived once and in order, and the path is the right one in the end. */
  readonly fault: string | undefined;
}

/**
 * Sends texts from the initiator to the responder, while somebody copies one datagram of ten, in both directions, from an
 * address of their own and before the original.
 */
export function transferAmongCopies(seed: number, bytes: number): TransferResult {
  const pair = new PeerPair({ seed, network: UPLINK });
  pair.connect();
  let troubles = 0;
  const random = new SeededRandom(seed);
  pair.observer = (datagram: SimulatedDatagram) => {
    if (random.below(COPIED) > 0) return [];
    troubles += 1;
    return [{ ...datagram, from: COPIER }];
  };
  const { initiator } = pair;
  const startMs = pair.nowMs;
  const total = Math.ceil(bytes / TEXT_BYTES);
  const isOver = () => eventsOf(initiator, "delivered").length >= total || initiator.connection.state !== "connected";
  for (let sent = 0; !isOver(); pair.run(STEP_MS)) {
    const delivered = eventsOf(initiator, "delivered").length;
    for (; sent < total && sent - delivered < OPEN_MAX; sent++) initiator.connection.sendText(textOf(sent), pair.nowMs);
  }
  const lasted = secondsOf(pair.nowMs - startMs);
  pair.run(SETTLE_MS);
  return { lasted, troubles, fault: faultOf(pair, total) };
}

function faultOf({ initiator, responder, nowMs }: PeerPair, total: number): string | undefined {
  if (initiator.connection.state !== "connected") return `the link is ${initiator.connection.state} at ${nowMs} ms`;
  const { path } = responder.connection;
  const wrong = wrongOf(
    eventsOf(responder, "text").map(({ text }) => text),
    total,
  );
  if (wrong !== undefined) return wrong;
  if (path === undefined || !isSameAddress(path, initiator.address)) return `the responder sends to ${path?.address}`;
  if (!isSameAddress(initiator.connection.path ?? COPIER, RESPONDER_ADDRESS)) return "the initiator's path has moved";
  return undefined;
}

/**
 * Sends texts from one client to another, each behind a NAT that lets in only what it was sent to, while the sender's NAT
 * forgets its mappings and takes other ports every 5 s.
 */
export async function transferWhileRebinding(
  certificate: Certificate,
  seed: number,
  bytes: number,
): Promise<TransferResult> {
  const conditions = { datagrams: UPLINK, streams: { latencyMs: UPLINK.latencyMs ?? 0 } };
  const chat = await NatChat.start(certificate, seed, PATIENT, conditions);
  const { world } = chat;
  const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", "port-restricted")];
  const [sender, receiver] = linksOf(await chat.connect(ada.client, grace.client));
  const received: string[] = [];
  const reading = (async () => {
    for await (const { text } of receiver) received.push(text);
  })();
  const total = Math.ceil(bytes / TEXT_BYTES);
  const startMs = world.nowMs;
  let [sent, delivered, troubles] = [0, 0, 0];
  let failure: string | undefined;
  while (delivered < total && failure === undefined) {
    for (; sent < total && sent - delivered < OPEN_MAX; sent++)
      sender.send(textOf(sent)).then(
        () => {
          delivered += 1;
        },
        (error: unknown) => {
          failure ??= String(error);
        },
      );
    await world.advance(STEP_MS);
    if (world.nowMs - startMs < (troubles + 1) * REBINDING_MS) continue;
    troubles += 1;
    ada.router?.rebind();
  }
  const lasted = secondsOf(world.nowMs - startMs);
  await world.advance(SETTLE_MS);
  const kinds = [sender, receiver].map(({ path }) => path?.kind);
  await world.run(sender.close());
  await world.run(reading);
  const stays = kinds.every((kind) => kind === "direct") ? undefined : `the paths are ${kinds.join(" and ")}`;
  return { lasted, troubles, fault: failure ?? wrongOf(received, total) ?? stays };
}

function textOf(number: number): string {
  return String(number).padEnd(TEXT_BYTES, "x");
}

function secondsOf(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** What is wrong with the texts that arrived. */
function wrongOf(texts: readonly string[], total: number): string | undefined {
  const wrong = texts.findIndex((text, index) => text !== textOf(index));
  if (wrong >= 0) return `text ${Number.parseInt(texts[wrong] ?? "", 10)} arrived as number ${wrong}`;
  return texts.length === total ? undefined : `${texts.length} of ${total} texts arrived`;
}
