/** Where the keys of sealed datagrams come from and how they go on. */

import { hkdfSync } from "node:crypto";
import { UsageError } from "../errors.ts";
import { AEAD_KEY_BYTES } from "./aead.ts";
import { agree, createKeyPair } from "./key.ts";
import type { RandomBytes } from "./random-bytes.ts";

/** Label of the TLS exporter that `derive` asks for; its context is empty (RFC 8446, section 7.5). */
export const DATAGRAM_EXPORTER_LABEL = "EXPORTER-chatwire-datagram";
export const DATAGRAM_EXPORTER_BYTES = 32;

export interface DatagramKeys {
  /** 32 bytes: seals what the client sends. */
  readonly clientKey: Uint8Array;
  /** 32 bytes: seals what the server sends. */
  readonly serverKey: Uint8Array;
}

/** One side's half of an agreement on keys between a client and its server. */
export interface KeyExchange {
  /** X25519, 32 bytes: for the other side. */
  readonly publicKey: Uint8Array;
  /**
   * Derives the keys; both sides get the same. They hang on the TLS session
   * and on the fresh agreement, so that neither alone gives them away.
   *
   * @param remotePublicKey  32 bytes, the other side's
   * @param exporter         32 bytes that the TLS session exports for DATAGRAM_EXPORTER_LABEL
   * @throws CryptoError AUTH_FAILED: the other side's key is of low order
   * @throws UsageError an argument is not 32 bytes long
   */
  derive(remotePublicKey: Uint8Array, exporter: Uint8Array): DatagramKeys;
}

/**
 * Begins an agreement on keys for datagrams between a client and its server.
 * A new one for every exchange: the same one used twice repeats nonces.
 *
 * @see proto/PROTOCOL.md, "Datagrams"
 */
export function createKeyExchange(random: RandomBytes): KeyExchange {
  const keyPair = createKeyPair("X25519", random);
  return {
    publicKey: keyPair.publicKey,
    derive(remotePublicKey, exporter) {
      if (exporter.length !== DATAGRAM_EXPORTER_BYTES) {
        throw new UsageError(`The TLS exporter must give ${DATAGRAM_EXPORTER_BYTES} bytes, not ${exporter.length}.`);
      }
      const secret = agree(keyPair, remotePublicKey);
      const keys = new Uint8Array(hkdfSync("sha256", secret, exporter, "chatwire datagram keys", 2 * AEAD_KEY_BYTES));
      return { clientKey: keys.slice(0, AEAD_KEY_BYTES), serverKey: keys.slice(AEAD_KEY_BYTES) };
    },
  };
}

/**
 * Derives the key of the next epoch. There is no way back: who takes a later
 * key reads nothing of the epochs before it.
 *
 * @param key  32 bytes, the key of an epoch
 * @returns 32 bytes: HKDF-SHA256 of the key with no salt
 * @see RFC 5869
 */
export function nextDatagramKey(key: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, "", "chatwire datagram key", AEAD_KEY_BYTES));
}
