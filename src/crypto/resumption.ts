/**
 * The keys and proofs with which a session goes on over a new connection.
 *
 * The first key comes from the TLS connection of the login. Each resumption makes the next one, from the last key and the
 * TLS connection on which the session goes on. So a proof is worth nothing on another connection, and a key that was
 * stolen is worth nothing after the next resumption.
 *
 * @see proto/PROTOCOL.md, "Resumption"
 */

import { createHmac } from "node:crypto";
import { areEqual } from "./scram-messages.ts";

/** Label of the TLS exporter that the keys and the proofs need; its context is empty (RFC 8446, section 7.5). */
export const RESUMPTION_EXPORTER_LABEL = "EXPORTER-chatwire-resumption";
export const RESUMPTION_EXPORTER_BYTES = 32;
export const SESSION_ID_BYTES = 16;
export const RESUMPTION_PROOF_BYTES = 32;

/** What HKDF-Expand authenticates for its first block, which is the whole key: the info, and the number of the block. */
const KEY_INFO = "chatwire resumption key\x01";

/** How far one end of a session has got. */
export interface Position {
  /** The number of the last message of the other end that this end has handled. */
  readonly received: number;
  /** The number of the last message that this end has sent. */
  readonly sent: number;
}

/** What both proofs cover besides the numbers of the end that proves. */
export interface ResumptionContext {
  /** 16 bytes. */
  readonly sessionId: Uint8Array;
  /** 32 bytes that the new TLS connection exports for RESUMPTION_EXPORTER_LABEL; zeros on a plain connection. */
  readonly exporter: Uint8Array;
}

/** The key of a session after its login: HKDF-SHA256 of the exporter of the connection, with the session id as salt (RFC 5869). */
export function firstResumptionKey({ sessionId, exporter }: ResumptionContext): Uint8Array {
  return derive(exporter, sessionId);
}

/**
 * The key of a session after a resumption.
 *
 * @param key       32 bytes: the key with which the session was resumed
 * @param exporter  of the connection on which it goes on
 */
export function nextResumptionKey(key: Uint8Array, exporter: Uint8Array): Uint8Array {
  return derive(key, exporter);
}

/** @returns 32 bytes: HMAC-SHA256 (RFC 2104) over the context and the numbers of the client */
export function clientResumptionProof(key: Uint8Array, context: ResumptionContext, client: Position): Uint8Array {
  return prove(key, "chatwire resumption client", context, client);
}

/**
 * @param clientProof  which the server has verified
 * @returns 32 bytes: HMAC-SHA256 over the context, the numbers of the server and the proof of the client
 */
export function serverResumptionProof(
  key: Uint8Array,
  context: ResumptionContext,
  server: Position,
  clientProof: Uint8Array,
): Uint8Array {
  return prove(key, "chatwire resumption server", context, server, clientProof);
}

/**
 * The keys of one session at the server: the present one, and the one before until the client has shown that it has the
 * present one. It may not, if the answer to its last resumption was lost.
 */
export class ResumptionKeys {
  /** The session id. Of what each idle session keeps, each byte is a character: an array takes several times the memory. */
  readonly id: string;
  #present: string;
  #previous: string | undefined;

  /** @param context  of the connection of the login */
  constructor(context: ResumptionContext) {
    this.id = toCharacters(context.sessionId);
    this.#present = toCharacters(firstResumptionKey(context));
  }

  get sessionId(): Uint8Array {
    return fromCharacters(this.id);
  }

  /** The client has the present key. The one before is forgotten. */
  confirm(): void {
    this.#previous = undefined;
  }

  /**
   * Looks for the key with which a client proves. Takes the same time whether and which key fits.
   *
   * @returns undefined: the proof is wrong
   */
  verify(exporter: Uint8Array, client: Position, proof: Uint8Array): Uint8Array | undefined {
    const context = { sessionId: this.sessionId, exporter };
    const present = fromCharacters(this.#present);
    const previous = fromCharacters(this.#previous ?? this.#present);
    const isPresent = areEqual(clientResumptionProof(present, context, client), proof);
    const isPrevious = areEqual(clientResumptionProof(previous, context, client), proof);
    if (isPresent) return present;
    return isPrevious ? previous : undefined;
  }

  /**
   * Goes on with the key after the one with which the client has proved.
   *
   * @param key  result of `verify`
   */
  advance(key: Uint8Array, exporter: Uint8Array): void {
    this.#previous = toCharacters(key);
    this.#present = toCharacters(nextResumptionKey(key, exporter));
  }
}

/** Bytes as a string with one character for each. */
export function toCharacters(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

/** Undoes `toCharacters`. */
export function fromCharacters(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

/** HKDF-SHA256, 32 bytes (RFC 5869, sections 2.2 and 2.3). Two calls of HMAC take half as long as `hkdfSync`. */
function derive(key: Uint8Array, salt: Uint8Array): Uint8Array {
  const extracted = createHmac("sha256", salt).update(key).digest();
  return Uint8Array.from(createHmac("sha256", extracted).update(KEY_INFO).digest());
}

function prove(
  key: Uint8Array,
  label: string,
  { sessionId, exporter }: ResumptionContext,
  { received, sent }: Position,
  ...rest: readonly Uint8Array[]
): Uint8Array {
  const mac = createHmac("sha256", key).update(label).update(sessionId).update(exporter);
  mac.update(bigEndian(received)).update(bigEndian(sent));
  for (const bytes of rest) mac.update(bytes);
  return Uint8Array.from(mac.digest());
}

function bigEndian(number: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}
