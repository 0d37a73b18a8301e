import type { KeyPair } from "../../crypto/key.ts";
import { NOISE_OVERHEAD_BYTES, type NoiseKeys, NoiseKK } from "../../crypto/noise.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { CryptoError } from "../../errors.ts";
import { DatagramKind, datagramPayload, encodeDatagram } from "../../framing/datagram.ts";

export interface PeerHandshakeOptions {
  /** The inviter is the initiator. */
  readonly role: "initiator" | "responder";
  readonly introductionId: number;
  /** 64 bits: in the datagrams the other side receives. */
  readonly remoteConnectionId: bigint;
  /** X25519. */
  readonly localKeys: KeyPair;
  /** X25519, 32 bytes. */
  readonly remoteAgreementKey: Uint8Array;
  /** 32 bytes. */
  readonly psk: Uint8Array;
  readonly random: RandomBytes;
}

const PROLOGUE = "chatwire-1 peer";
const EPHEMERAL_BYTES = 32;
const NO_PAYLOAD = new Uint8Array(0);

/**
 * The handshake of a peer-to-peer path, in datagrams.
 *
 * A datagram that does not verify costs one try at reading it and changes
 * nothing. The response is as long as the initiation, so nobody can use it to
 * send somebody else more than was sent here.
 */
export class PeerHandshake {
  /** The datagram by which this side tries a candidate: an initiation, or a punch that only opens the way through a NAT. */
  readonly attempt: Uint8Array;
  readonly #role: PeerHandshakeOptions["role"];
  readonly #remoteConnectionId: bigint;
  readonly #noise: NoiseKK;
  #answered: { readonly initiation: Uint8Array; readonly response: Uint8Array } | undefined;

  /** @throws UsageError a key or id has a wrong length */
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
    this.attempt =
      role === "initiator"
        ? encodeDatagram(DatagramKind.HANDSHAKE_INITIATION, remoteConnectionId, this.#noise.writeMessage(NO_PAYLOAD))
        : encodeDatagram(DatagramKind.PUNCH, remoteConnectionId, NO_PAYLOAD);
  }

  /** The keys, once both messages went through. */
  get keys(): NoiseKeys | undefined {
    return this.#noise.finished;
  }

  /**
   * Answers an initiation. The same one again gets the same answer, because
   * either may have been lost; any other one after it gets none.
   *
   * @param datagram  with this side's connection id; not kept
   * @returns the response datagram, or undefined where the initiation does not verify or is not expected
   */
  answer(datagram: Uint8Array): Uint8Array | undefined {
    if (this.#role !== "responder") return undefined;
    if (this.#answered !== undefined) {
      return isEqual(this.#answered.initiation, datagram) ? this.#answered.response : undefined;
    }
    if (!this.#reads(datagram)) return undefined;
    const message = this.#noise.writeMessage(NO_PAYLOAD);
    const response = encodeDatagram(DatagramKind.HANDSHAKE_RESPONSE, this.#remoteConnectionId, message);
    this.#answered = { initiation: Uint8Array.from(datagram), response };
    return response;
  }

  /**
   * Takes a response.
   *
   * @param datagram  with this side's connection id; not kept
   * @returns whether it verified and the handshake is now complete
   */
  complete(datagram: Uint8Array): boolean {
    return this.#role === "initiator" && this.keys === undefined && this.#reads(datagram);
  }

  #reads(datagram: Uint8Array): boolean {
    const message = datagramPayload(datagram);
    // Both messages have empty payloads.
    if (message.length !== NOISE_OVERHEAD_BYTES) return false;
    try {
      this.#noise.readMessage(message);
      return true;
    } catch (error) {
      if (error instanceof CryptoError) return false;
      throw error;
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

/** Both are public. */
function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
