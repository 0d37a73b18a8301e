/** Drives a link through every move of its table, and through everything that is not in it. */

import * as assert from "uvu/assert";
import { Capabilities } from "../../generated/chatwire/v1/capability.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { PeerAck, PeerClose, PeerCloseReason, PeerPingRequest } from "../../generated/chatwire/v1/peer.ts";
import { keyPairOf } from "../../src/crypto/key.ts";
import { encodePeerMessage } from "../../src/framing/peer-message.ts";
import { DatagramSealer } from "../../src/framing/sealed-datagram.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { LINK_CAUSES, LINK_MOVES, type LinkCause, nextLinkState } from "../../src/peering/link-moves.ts";
import { PeerHandshake, type PeerHandshakeOptions } from "../../src/peering/path/handshake.ts";
import { PeerConnection } from "../../src/peering/peer-connection.ts";
import type { PeerEvent } from "../../src/peering/peer-event.ts";
import { suite } from "../suite.ts";

const test = suite("moves of a link");

const PEER_ADDRESS = { address: "192.0.2.66", port: 66 };
const STEP_MS = 1_000;
/** Causes that are nothing but time, so that every state must be left alone by all but its own. */
const BY_TIME: readonly LinkCause[] = ["handshake timeout", "idle", "unacknowledged", "close sent"];
const CAUSES = Object.keys(LINK_CAUSES) as LinkCause[];

type State = PeerConnection["state"];
type Role = PeerHandshakeOptions["role"];

/** One side of a link, and a peer that does what the test wants. */
class Link {
  readonly connection: PeerConnection;
  readonly events: PeerEvent[] = [];
  readonly #role: Role;
  readonly #peer: PeerHandshake;
  #response: Uint8Array | undefined;
  #sealer: DatagramSealer | undefined;
  #nowMs = 0;

  /** @param versions  that both sides seal into the handshake; version 1 is in use */
  constructor(role: Role, state: State, versions: readonly number[] = [1]) {
    this.#role = role;
    this.connection = new PeerConnection({
      ...handshakeOf(role, versions),
      version: 1,
      localConnectionId: idOf(role),
      candidates: [PEER_ADDRESS],
      limits: DEFAULT_LIMITS,
      nowMs: 0,
    });
    this.#peer = new PeerHandshake(handshakeOf(otherRole(role), versions));
    this.#exchangeHandshake();
    if (state === "handshaking") return;
    this.cause(role === "initiator" ? "response" : "first datagram");
    if (state === "closing" || state === "closed") this.cause("close");
    if (state === "closed") this.cause("close sent");
  }

  /** Lets something happen that moves a link in some state. */
  cause(cause: LinkCause): void {
    const { connection } = this;
    if ((cause === "response" || cause === "disagreement") && this.#response !== undefined)
      this.#deliver(this.#response);
    if (cause === "first datagram") this.#send({ case: "peerPingRequest", value: PeerPingRequest.create() });
    if (cause === "close") connection.close(this.#nowMs);
    // Nothing was sent that this could acknowledge.
    if (cause === "violation") this.#send({ case: "peerAck", value: PeerAck.create({ through: 99 }) });
    const reason = PeerCloseReason.DONE;
    if (cause === "peer close") this.#send({ case: "peerClose", value: PeerClose.create({ reason }) });
    if (cause === "handshake timeout") this.#pass(DEFAULT_LIMITS.handshakeTimeoutMs);
    if (cause === "idle") this.#pass(DEFAULT_LIMITS.peerIdleTimeoutMs);
    if (cause === "disagreement") this.#pass(0);
    if (cause === "close sent") this.#pass(STEP_MS);
    if (cause === "unacknowledged") {
      if (connection.state === "connected") connection.sendText("hello?", this.#nowMs);
      for (let ms = 0; ms < DEFAULT_LIMITS.reliableTimeoutMs; ms += STEP_MS) {
        this.cause("first datagram");
        this.#pass(STEP_MS);
      }
    }
    this.#drain();
  }

  /** Lets the two sides exchange the handshake up to the datagram that connects this side. */
  #exchangeHandshake(): void {
    if (this.#role === "responder") {
      this.connection.handleDatagram(this.#peer.initiation, PEER_ADDRESS, 0);
      for (let next = this.connection.pollTransmit(); next; next = this.connection.pollTransmit())
        this.#peer.complete(next.bytes);
    } else {
      const punch = this.connection.pollTransmit();
      const token = punch && this.#peer.readPunch(punch.bytes);
      this.connection.handleDatagram(this.#peer.punch(token ?? 0n), PEER_ADDRESS, 0);
      const initiation = this.connection.pollTransmit();
      this.#response = initiation && this.#peer.answer(initiation.bytes);
    }
    const key = this.#peer.keys?.sendKey;
    assert.ok(key, "The handshake failed.");
    this.#sealer = new DatagramSealer(key, idOf(this.#role));
  }

  #send(body: MessageBody): void {
    const sealed = this.#sealer?.seal(encodePeerMessage(body, 0), this.#nowMs);
    if (sealed !== undefined) this.#deliver(sealed.bytes);
  }

  #deliver(bytes: Uint8Array): void {
    this.connection.handleDatagram(bytes, PEER_ADDRESS, this.#nowMs);
    this.#drain();
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
    while (this.connection.pollTransmit() !== undefined);
  }
}

for (const { from, cause, to } of LINK_MOVES) {
  test(`${from}-becomes-${to}-by-${cause.replaceAll(" ", "-")}`, () => {
    for (const role of ["initiator", "responder"] as const) {
      if (role === "responder" && cause === "response") continue;
      if (role === "initiator" && cause === "first datagram") continue;
      const link = new Link(role, from, cause === "disagreement" ? [1, 2] : [1]);
      assert.is(link.connection.state, from);
      link.cause(cause);
      assert.is(link.connection.state, to, role);
      assert.is(link.events.filter(({ type }) => type === "closed").length, to === "closed" ? 1 : 0);
    }
  });
}

for (const state of ["handshaking", "connected", "closing", "closed"] as const) {
  test(`${state}-is-left-by-no-other-cause`, () => {
    for (const role of ["initiator", "responder"] as const) {
      for (const cause of CAUSES.filter((other) => isUndrawn(state, other, role))) {
        const link = new Link(role, state);
        link.cause(cause);
        assert.is(link.connection.state, state, `${cause} at the ${role}`);
      }
    }
  });
}

/** Whether a cause must not move a link in this state. */
function isUndrawn(state: State, cause: LinkCause, role: Role): boolean {
  if (state === "handshaking" && cause === (role === "initiator" ? "first datagram" : "response")) return true;
  if (nextLinkState(state, cause) !== undefined) return false;
  // A sealed datagram of any content connects a responder; an initiator cannot open one yet.
  if (state === "handshaking" && (cause === "violation" || cause === "peer close")) return role === "initiator";
  const endsByTime = state === "handshaking" || state === "closing";
  return !(endsByTime && BY_TIME.includes(cause)) || (state === "handshaking" && cause === "close sent");
}

function handshakeOf(role: Role, versions: readonly number[]): PeerHandshakeOptions {
  const [own, others] = role === "initiator" ? [1, 2] : [2, 1];
  return {
    role,
    introductionId: 1,
    remoteConnectionId: idOf(otherRole(role)),
    localKeys: keyPairOf("X25519", new Uint8Array(32).fill(own)),
    remoteAgreementKey: keyPairOf("X25519", new Uint8Array(32).fill(others)).publicKey,
    psk: new Uint8Array(32),
    capabilities: Capabilities.create({ versions: [...versions] }),
    random: (length) => new Uint8Array(length).fill(own + 3),
  };
}

function otherRole(role: Role): Role {
  return role === "initiator" ? "responder" : "initiator";
}

function idOf(role: Role): bigint {
  return role === "initiator" ? 1n : 2n;
}
