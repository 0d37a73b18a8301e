/** Drives a link through every move of its table, and through everything that is not in it. */

import * as assert from "uvu/assert";
import { Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import {
  PeerAck,
  PeerClose,
  PeerCloseReason,
  PeerPathResponse,
  PeerPingRequest,
} from "../../generated/chatwire/v1/peer.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { encodePeerMessage } from "../../src/framing/peer-message.ts";
import { DatagramOpener, DatagramSealer } from "../../src/framing/sealed-datagram.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { LINK_CAUSES, LINK_MOVES, type LinkCause, nextLinkState } from "../../src/peering/link-moves.ts";
import { PeerConnection } from "../../src/peering/peer-connection.ts";
import type { PeerEvent } from "../../src/peering/peer-event.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { linkKeys } from "../crypto/link/link-keys.ts";
import { suite } from "../suite.ts";

const test = suite("moves of a link");

const PEER_ADDRESS = { address: "192.0.2.66", port: 66 };
const [OWN_ID, PEER_ID] = [1n, 2n];
const STEP_MS = 1_000;
const CAUSES = Object.keys(LINK_CAUSES) as LinkCause[];

type State = PeerConnection["state"];

/** One side of a link, and a peer that does what the test wants. */
class Link {
  readonly connection: PeerConnection;
  readonly events: PeerEvent[] = [];
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  /** Whether the peer answers requests for a proof. */
  #isHonest = false;
  #nowMs = 0;

  /** @param hasRelay  whether the link begins over a relay */
  constructor(state: State, hasRelay = false) {
    const seeded = new SeededRandom(1);
    const random = (length: number) => seeded.bytes(length);
    const [own, peers] = linkKeys(random);
    this.#sealer = new DatagramSealer(peers.sendKey, OWN_ID);
    this.#opener = new DatagramOpener(peers.receiveKey, PEER_ID);
    this.connection = new PeerConnection({
      keys: own,
      features: ownFeatures("link", ["LARGE_DATAGRAMS"]),
      localConnectionId: OWN_ID,
      remoteConnectionId: PEER_ID,
      candidates: [PEER_ADDRESS],
      hasRelay,
      limits: DEFAULT_LIMITS,
      random,
      nowMs: 0,
    });
    if (state === "connecting" || hasRelay) return;
    this.cause("first proof");
    if (state === "closing" || state === "closed") this.cause("close");
    if (state === "closed") this.cause("close sent");
  }

  /** Lets something happen that moves a link in some state. */
  cause(cause: LinkCause): void {
    const { connection } = this;
    if (cause === "first proof") {
      this.#isHonest = true;
      this.#pass(0);
    }
    if (cause === "close") connection.close(this.#nowMs);
    // Nothing was sent that this could acknowledge.
    if (cause === "violation") this.#send({ case: "peerAck", value: PeerAck.create({ through: 99 }) });
    const reason = PeerCloseReason.DONE;
    if (cause === "peer close") this.#send({ case: "peerClose", value: PeerClose.create({ reason }) });
    if (cause === "no proof") this.#pass(DEFAULT_LIMITS.firstProofTimeoutMs);
    if (cause === "idle") {
      this.#isHonest = false;
      this.#pass(DEFAULT_LIMITS.peerIdleTimeoutMs);
    }
    if (cause === "close sent") this.#pass(STEP_MS);
    if (cause === "unacknowledged") {
      if (connection.state === "connected") connection.sendText("hello?", this.#nowMs);
      for (let ms = 0; ms < DEFAULT_LIMITS.reliableTimeoutMs; ms += STEP_MS) {
        this.#send({ case: "peerPingRequest", value: PeerPingRequest.create() });
        this.#pass(STEP_MS);
      }
    }
    this.#drain();
  }

  #send(body: MessageBody): void {
    const { bytes } = this.#sealer.seal(encodePeerMessage(body, 0), this.#nowMs);
    this.connection.handleDatagram(bytes, PEER_ADDRESS, this.#nowMs);
  }

  #pass(durationMs: number): void {
    const untilMs = this.#nowMs + durationMs;
    for (;;) {
      this.#drain();
      const nextMs = this.connection.nextTimeoutMs ?? Number.POSITIVE_INFINITY;
      if (nextMs > untilMs) break;
      this.#nowMs = Math.max(nextMs, this.#nowMs);
      this.connection.handleTimeout(this.#nowMs);
    }
    this.#nowMs = untilMs;
  }

  #drain(): void {
    for (let event = this.connection.pollEvent(); event; event = this.connection.pollEvent()) this.events.push(event);
    for (let next = this.connection.pollTransmit(); next; next = this.connection.pollTransmit()) {
      const opened = this.#opener.open(next.bytes, this.#nowMs);
      const { body } = Message.decode(opened?.message ?? new Uint8Array(0));
      if (body.case !== "peerPathRequest" || !this.#isHonest) continue;
      this.#send({ case: "peerPathResponse", value: PeerPathResponse.create({ token: body.value.token }) });
      this.#drain();
    }
  }
}

for (const { from, cause, to } of LINK_MOVES) {
  if (cause === "relay") continue;
  test(`${from}-becomes-${to}-by-${cause.replaceAll(" ", "-")}`, () => {
    // A link that has been connected by a proof has one.
    const link = new Link(from, from === "connected" && cause === "no proof");
    assert.is(link.connection.state, from);
    link.cause(cause);
    assert.is(link.connection.state, to);
    assert.is(link.events.filter(({ type }) => type === "closed").length, to === "closed" ? 1 : 0);
  });
}

test("link-with-a-relay-is-connected-from-the-beginning", () => {
  assert.is(nextLinkState("connecting", "relay"), "connected");
  assert.is(new Link("connected", true).connection.state, "connected");
});

for (const state of ["connecting", "connected", "closing", "closed"] as const) {
  test(`${state}-is-left-by-no-other-cause`, () => {
    for (const cause of CAUSES.filter((other) => isUndrawn(state, other))) {
      const link = new Link(state);
      link.cause(cause);
      assert.is(link.connection.state, state, cause);
    }
  });
}

/** Whether a cause must not move a link in this state. */
function isUndrawn(state: State, cause: LinkCause): boolean {
  if (nextLinkState(state, cause) !== undefined) return false;
  // What takes so long that the time of this state is over meanwhile.
  const isLong = ["no proof", "idle", "unacknowledged"].includes(cause);
  if (state === "connecting") return !isLong;
  if (state === "connected") return cause !== "no proof";
  return !(state === "closing" && (isLong || cause === "close sent"));
}
