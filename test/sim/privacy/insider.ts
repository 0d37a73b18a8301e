import { Header, Message, type MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { PeerPathResponse } from "../../../generated/chatwire/v1/peer.ts";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import { DatagramKind, readDatagramHeader } from "../../../src/framing/datagram.ts";
import { encodePeerMessage } from "../../../src/framing/peer-message.ts";
import { DatagramOpener, DatagramSealer } from "../../../src/framing/sealed-datagram.ts";
import { DEFAULT_LIMITS, type Limits } from "../../../src/limits.ts";
import { PeerConnection } from "../../../src/peering/peer-connection.ts";
import type { PeerEvent } from "../../../src/peering/peer-event.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { linkKeys } from "../../crypto/link/link-keys.ts";

const LOCAL_CONNECTION_ID = 1n;
const VICTIM_CONNECTION_ID = 2n;
export const INSIDER_ADDRESS = { address: "192.0.2.66", port: 66 };

/** A hostile peer with valid keys, and the connection that it attacks. */
export class Insider {
  readonly victim: PeerConnection;
  readonly events: PeerEvent[] = [];
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  nowMs = 0;
  /** The last reliable message that the connection has sent, and the packet that carried it. Nothing is lost on the way. */
  heard = { through: 0, packetNumber: 0 };

  constructor(limits: Partial<Limits> = {}) {
    const seeded = new SeededRandom(1);
    const random = (length: number) => seeded.bytes(length);
    const [own, victims] = linkKeys(random);
    this.#sealer = new DatagramSealer(own.sendKey, VICTIM_CONNECTION_ID);
    this.#opener = new DatagramOpener(own.receiveKey, LOCAL_CONNECTION_ID);
    this.victim = new PeerConnection({
      keys: victims,
      features: ownFeatures("link"),
      localConnectionId: VICTIM_CONNECTION_ID,
      remoteConnectionId: LOCAL_CONNECTION_ID,
      candidates: [],
      random,
      limits: { ...DEFAULT_LIMITS, ...limits },
      nowMs: this.nowMs,
    });
    // Answers its requests until the path is proven.
    this.ping();
    while (this.victim.state === "connecting") {
      const requests = this.receive().filter((body) => body.case === "peerPathRequest");
      for (const { value } of requests)
        this.sendBody({ case: "peerPathResponse", value: PeerPathResponse.create({ token: value.token }) });
      this.nowMs = Math.max(this.nowMs, this.victim.nextTimeoutMs ?? 0);
      this.victim.handleTimeout(this.nowMs);
    }
    this.receive();
  }

  /** Seals arbitrary bytes. */
  seal(message: Uint8Array): Uint8Array {
    return this.#sealer.seal(message, this.nowMs).bytes;
  }

  /** Seals and sends arbitrary bytes. */
  send(message: Uint8Array): void {
    this.victim.handleDatagram(this.seal(message), INSIDER_ADDRESS, this.nowMs);
    for (let event = this.victim.pollEvent(); event !== undefined; event = this.victim.pollEvent()) {
      this.events.push(event);
    }
  }

  /** Loses a datagram. */
  skipPacketNumber(): void {
    this.#sealer.seal(Uint8Array.of(0), this.nowMs);
  }

  /** Sends a body with a valid header. */
  sendBody(body: MessageBody, sequence = 0): void {
    this.send(encodePeerMessage(body, sequence));
  }

  /** Sends a body with any header. */
  sendWith(header: Partial<Header>, body: MessageBody): void {
    this.send(Message.encode(Message.create({ header: Header.create(header), body })));
  }

  ping(): void {
    this.sendBody({ case: "peerPingRequest", value: { nonce: 1n } });
  }

  /** Returns the bodies that the connection has sent since the last call. */
  receive(): MessageBody[] {
    const bodies: MessageBody[] = [];
    for (let next = this.victim.pollTransmit(); next !== undefined; next = this.victim.pollTransmit()) {
      const body = this.read(next.bytes);
      if (body !== undefined) bodies.push(body);
    }
    return bodies;
  }

  /** Opens a datagram of the connection. Returns its body, if it is sealed and no repetition. */
  read(datagram: Uint8Array): MessageBody | undefined {
    if (readDatagramHeader(datagram)?.kind !== DatagramKind.SEALED) return undefined;
    const opened = this.#opener.open(datagram, this.nowMs);
    if (opened === undefined) return undefined;
    const { header, body } = Message.decode(opened.message);
    const { sequence = 0 } = header ?? {};
    if (sequence > this.heard.through) this.heard = { through: sequence, packetNumber: opened.packetNumber };
    return body;
  }
}
