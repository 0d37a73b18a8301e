/**
 * The keys of sealed datagrams between a client and its server: agreement by
 * X25519 (RFC 7748), derivation by HKDF-SHA256 (RFC 5869), and the key of each
 * later epoch.
 *
 * @see proto/PROTOCOL.md, "Datagrams"
 */

import { hkdfSync } from "node:crypto";
import { UsageError } from "../errors.ts";
import { AEAD_KEY_BYTES } from "./aead.ts";
import { agree, createKeyPair } from "./key.ts";
import type { RandomBytes } from "./random-bytes.ts";

/** Label of the TLS exporter whose output `derive` needs; its context is empty (RFC 8446, section 7.5). */
export const DATAGRAM_EXPORTER_LABEL = "EXPORTER-chatwire-datagram";
export const DATAGRAM_EXPORTER_BYTES = 32;

export interface DatagramKeys {
  /** 32 bytes: seals what the client sends. */
  readonly clientKey: Uint8Array;
  /** 32 bytes: seals what the server sends. */
  readonly serverKey: Uint8Array;
}

/** One side of a key agreement between a client and its server. */
export interface KeyExchange {
  /** X25519, 32 bytes: sent to the other side. */
  readonly publicKey: Uint8Array;
  /**
   * Derives the keys; both sides get the same ones. The keys depend on the TLS
   * session and on the fresh agreement: an attacker needs the secrets of both.
   *
   * @param remotePublicKey  32 bytes: the other side's public key
   * @param exporter         32 bytes that the TLS session exports for DATAGRAM_EXPORTER_LABEL
   * @throws CryptoError AUTH_FAILED: the other side's key is a point of low order
   * @throws UsageError an argument is not 32 bytes long
   * @see RFC 5869; RFC 7748, section 6.1
   */
  derive(remotePublicKey: Uint8Array, exporter: Uint8Array): DatagramKeys;
}

/**
 * Creates one side of a key agreement. Every exchange needs a new one: the same
 * keys used twice would repeat nonces.
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
 * Derives the key of the next epoch. The derivation is one-way: a stolen key
 * does not open datagrams of earlier epochs.
 *
 * @param key  32 bytes: the key of an epoch
 * @returns 32 bytes: HKDF-SHA256 of the key, without salt
 * @see RFC 5869
 */
export function nextDatagramKey(key: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, "", "chatwire datagram key", AEAD_KEY_BYTES));
}
