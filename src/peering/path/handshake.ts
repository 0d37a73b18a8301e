import type { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import type { KeyPair } from "../../crypto/key.ts";
import { HANDSHAKE_CHECK_BYTES, HandshakeCheck } from "../../crypto/link/handshake-check.ts";
import { type NoiseKeys, NoiseKK } from "../../crypto/link/noise.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { CryptoError, UsageError } from "../../errors.ts";
import { DATAGRAM_HEADER_BYTES, DatagramKind, datagramPayload, encodeDatagram } from "../../framing/datagram.ts";
import { decodeHandshakePayload, encodeHandshakePayload, HANDSHAKE_DATAGRAM_BYTES } from "./handshake-payload.ts";

export interface PeerHandshakeOptions {
  /** The inviter is the initiator, the invited side the responder. */
  readonly role: "initiator" | "responder";
  readonly introductionId: number;
  /** The connection id that the peer chose: 64 bits, in the datagrams that this side sends. */
  readonly remoteConnectionId: bigint;
  /** X25519. */
  readonly localKeys: KeyPair;
  /** X25519, 32 bytes. */
  readonly remoteAgreementKey: Uint8Array;
  /** 32 bytes. */
  readonly psk: Uint8Array;
  /** What this side offers; at most `CAPABILITIES_BYTES_MAX` bytes. */
  readonly capabilities: Capabilities;
  readonly random: RandomBytes;
}

type HandshakeKind = typeof DatagramKind.HANDSHAKE_INITIATION | typeof DatagramKind.HANDSHAKE_RESPONSE;

const PROLOGUE = "chatwire-1 peer";
const EPHEMERAL_BYTES = 32;
const TOKEN_BYTES = 8;
/** Length of a punch: header, token, check. */
export const PUNCH_BYTES = DATAGRAM_HEADER_BYTES + TOKEN_BYTES + HANDSHAKE_CHECK_BYTES;
/** Bounds the work of messages that pass the check and still do not verify. Only who has the psk can create them. */
const FAILURES_MAX = 8;

/**
 * The datagrams before a link is connected: punches, which open NATs and tell where the peer receives, and the two of
 * the Noise handshake.
 *
 * A datagram whose check does not verify changes nothing and costs one hash, so the genuine one can still arrive. Both
 * datagrams have the same length, so an attacker with a forged source address cannot use the response to amplify
 * traffic.
 *
 * @see proto/PROTOCOL.md, "Handshake"
 */
export class PeerHandshake {
  readonly #role: PeerHandshakeOptions["role"];
  /** Undefined at the responder. */
  readonly #initiation: Uint8Array | undefined;
  readonly #remoteConnectionId: bigint;
  readonly #noise: NoiseKK;
  readonly #check: HandshakeCheck;
  readonly #payload: Uint8Array;
  #remoteCapabilities: Capabilities | undefined;
  #failures = 0;
  #answered: { readonly initiation: Uint8Array; readonly response: Uint8Array } | undefined;

  /** @throws UsageError a key or an id has the wrong length, or the capabilities are too long */
  constructor(options: PeerHandshakeOptions) {
    const { role, remoteConnectionId, localKeys, remoteAgreementKey, psk, random } = options;
    this.#role = role;
    this.#remoteConnectionId = remoteConnectionId;
    this.#noise = new NoiseKK({
      role,
      prologue: prologueOf(options.introductionId),
      psk,
      staticKeyPair: localKeys,
      remoteStatic: remoteAgreementKey,
      ephemeral: random(EPHEMERAL_BYTES),
    });
    this.#check = new HandshakeCheck(psk, role);
    this.#payload = encodeHandshakePayload(options.capabilities);
    this.#initiation = role === "initiator" ? this.#write(DatagramKind.HANDSHAKE_INITIATION) : undefined;
  }

  /** The datagram that goes where the responder has answered a punch. @throws UsageError this side is the responder */
  get initiation(): Uint8Array {
    if (this.#initiation === undefined) throw new UsageError("A responder has no initiation.", "WRONG_STATE");
    return this.#initiation;
  }

  /** The keys; undefined before both messages were processed. */
  get keys(): NoiseKeys | undefined {
    return this.#noise.finished;
  }

  /** What the other side offers, from its sealed payload; undefined before its message was processed. */
  get remoteCapabilities(): Capabilities | undefined {
    return this.#remoteCapabilities;
  }

  /** Returns a punch. @param token  64 bits; 0 asks for no answer */
  punch(token: bigint): Uint8Array {
    const payload = new Uint8Array(TOKEN_BYTES);
    new DataView(payload.buffer).setBigUint64(0, token);
    return this.#check.append(encodeDatagram(DatagramKind.PUNCH, this.#remoteConnectionId, payload));
  }

  /** Returns the token of a punch of the peer; undefined if its check does not verify. */
  readPunch(datagram: Uint8Array): bigint | undefined {
    const bytes = datagram.length === PUNCH_BYTES ? this.#check.verify(datagram) : undefined;
    return bytes && new DataView(bytes.buffer, bytes.byteOffset + DATAGRAM_HEADER_BYTES).getBigUint64(0);
  }

  /**
   * Answers an initiation. If the same initiation arrives again, its response
   * may be lost, so the same response is returned. Later initiations with other
   * bytes get no response.
   *
   * @param datagram  with the connection id of this side; not kept
   * @returns the response, or undefined if the initiation does not verify or this side is the initiator
   */
  answer(datagram: Uint8Array): Uint8Array | undefined {
    if (this.#role !== "responder") return undefined;
    if (this.#answered !== undefined) {
      return isEqual(this.#answered.initiation, datagram) ? this.#answered.response : undefined;
    }
    if (!this.#verifies(datagram)) return undefined;
    const response = this.#write(DatagramKind.HANDSHAKE_RESPONSE);
    this.#answered = { initiation: Uint8Array.from(datagram), response };
    return response;
  }

  /**
   * Takes a response.
   *
   * @param datagram  with the connection id of this side; not kept
   * @returns whether this response verified and completed the handshake
   */
  complete(datagram: Uint8Array): boolean {
    return this.#role === "initiator" && this.keys === undefined && this.#verifies(datagram);
  }

  #write(kind: HandshakeKind): Uint8Array {
    const message = this.#noise.writeMessage(this.#payload);
    return this.#check.append(encodeDatagram(kind, this.#remoteConnectionId, message));
  }

  #verifies(datagram: Uint8Array): boolean {
    if (datagram.length !== HANDSHAKE_DATAGRAM_BYTES || this.#failures >= FAILURES_MAX) return false;
    const bytes = this.#check.verify(datagram);
    if (bytes === undefined) return false;
    try {
      this.#noise.readMessage(datagramPayload(bytes), (payload) => {
        const capabilities = decodeHandshakePayload(payload);
        if (capabilities === undefined) throw new CryptoError("AUTH_FAILED", "The payload is malformed.");
        this.#remoteCapabilities = capabilities;
      });
      return true;
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      this.#failures += 1;
      return false;
    }
  }
}

function prologueOf(introductionId: number): Uint8Array {
  const name = new TextEncoder().encode(PROLOGUE);
  const prologue = new Uint8Array(name.length + 8);
  prologue.set(name);
  new DataView(prologue.buffer).setBigUint64(name.length, BigInt(introductionId));
  return prologue;
}

/** Compares public bytes; the time it takes depends on them. */
function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
