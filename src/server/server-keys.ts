import { createPrivateKey, X509Certificate } from "node:crypto";
import { NextKey } from "../../generated/chatwire/v1/connection.ts";
import { signNextKey } from "../crypto/next-key.ts";
import { UsageError } from "../errors.ts";
import type { Certificate } from "../net/certificate.ts";
import { keyFingerprint, publicKeyFingerprint, serverKeyOf } from "../net/server-key.ts";

/** How the key of a new certificate relates to the one before: the same, the announced one, or another. */
export type KeyChange = "same" | "announced" | "other";

/** The certificate of a server, and the key that it announces. */
export class ServerKeys {
  #certificate: Certificate;
  #fingerprint: string;
  /**
   * Announcements by the fingerprint of the key that signed them. Besides that of the present key, the one of the key
   * before is kept: handshakes with its certificate may still be under way.
   */
  #announcements = new Map<string, NextKey>();
  #revision = 0;

  /** @throws UsageError this is not a certificate with its private key */
  constructor(certificate: Certificate) {
    checkCertificatePair(certificate);
    this.#certificate = certificate;
    this.#fingerprint = keyFingerprint(serverKeyOf(certificate.cert));
  }

  /** SHA-256 of the key, in hex. */
  get fingerprint(): string {
    return this.#fingerprint;
  }

  /** SHA-256 of the announced key, in hex; undefined if none is announced. */
  get nextFingerprint(): string | undefined {
    const announced = this.#announcements.get(this.#fingerprint);
    return announced && Buffer.from(announced.fingerprint).toString("hex");
  }

  /** Grows with each announcement. */
  get revision(): number {
    return this.#revision;
  }

  /** What to announce to a client that was shown this key. */
  announcementFor(fingerprint: string): NextKey | undefined {
    return this.#announcements.get(fingerprint);
  }

  /**
   * Announces a next key, in place of an earlier one.
   *
   * @param nextKey  PEM; undefined withdraws the announcement
   * @returns the fingerprint of the next key
   * @throws UsageError there is no such key in the text, it is the present one, or the present one cannot sign
   */
  announce(nextKey: string | undefined): string | undefined {
    const next = nextKey === undefined ? undefined : publicKeyFingerprint(nextKey);
    if (next === this.#fingerprint) {
      throw new UsageError("The next key is the present one. Announce another key, or none.");
    }
    if (next === undefined) this.#announcements.delete(this.#fingerprint);
    else {
      const fingerprint = Uint8Array.from(Buffer.from(next, "hex"));
      const signature = signNextKey(this.#certificate.key, fingerprint);
      this.#announcements.set(this.#fingerprint, NextKey.create({ fingerprint, signature }));
    }
    this.#revision += 1;
    return next;
  }

  /** Changes the certificate, which has been checked. An announcement stays if the key does. */
  setCertificate(certificate: Certificate): KeyChange {
    const before = this.#fingerprint;
    const announced = this.#announcements.get(before);
    this.#certificate = certificate;
    this.#fingerprint = keyFingerprint(serverKeyOf(certificate.cert));
    if (this.#fingerprint === before) return "same";
    this.#announcements = new Map(announced && [[before, announced]]);
    const next = announced && Buffer.from(announced.fingerprint).toString("hex");
    return next === this.#fingerprint ? "announced" : "other";
  }
}

/** @throws UsageError this is not a certificate with its private key */
export function checkCertificatePair({ cert, key }: Certificate): void {
  try {
    if (new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) return;
  } catch {
    // The message of OpenSSL is of no help, and may reveal the content.
  }
  throw new UsageError("The certificate needs `cert`, a certificate, and `key`, its private key, both in PEM.");
}
