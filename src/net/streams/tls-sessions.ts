import { keyFingerprint } from "../server-key.ts";

/** Sessions that are kept for one server: as many as OpenSSL gives tickets for in a full handshake. */
const PER_SERVER_MAX = 2;
/** The server that was used least recently is forgotten first. */
const SERVERS_MAX = 32;
/** A longer one is not kept. */
const SESSION_BYTES_MAX = 16_384;

/** A TLS session that may be resumed. */
export interface KeptSession {
  /** As Node gives it out, with the ticket and the secret. */
  readonly session: Buffer;
  /** The key that the server has shown when the session began: SubjectPublicKeyInfo in DER. */
  readonly serverKey: Uint8Array;
}

/**
 * TLS sessions that the clients of a process may resume, by server. Each is kept with the key that the server showed
 * when the session began, because a resumed session shows no certificate. No I/O.
 *
 * Each is resumed once, so that nobody who sees two connections can tell by a ticket that they come from one client
 * (RFC 8446, appendix C.4).
 */
export class TlsSessions {
  /** By server, the one used last comes last; of each, the latest session comes last. */
  readonly #kept = new Map<string, readonly KeptSession[]>();

  /**
   * Takes the latest session of a server that may be resumed.
   *
   * @param acceptedKeys  fingerprints of keys that the client accepts
   */
  take(server: string, acceptedKeys: readonly string[]): KeptSession | undefined {
    const kept = this.#kept.get(server) ?? [];
    const taken = kept.findLast(({ serverKey }) => acceptedKeys.includes(keyFingerprint(serverKey)));
    const left = kept.filter((each) => each !== taken);
    if (taken !== undefined) this.#set(server, left);
    return taken;
  }

  keep(server: string, added: KeptSession): void {
    if (added.session.length > SESSION_BYTES_MAX) return;
    this.#set(server, [...(this.#kept.get(server) ?? []), added].slice(-PER_SERVER_MAX));
    const [oldest = ""] = this.#kept.keys();
    if (this.#kept.size > SERVERS_MAX) this.#kept.delete(oldest);
  }

  #set(server: string, kept: readonly KeptSession[]): void {
    this.#kept.delete(server);
    if (kept.length > 0) this.#kept.set(server, kept);
  }
}
