import { createHmac } from "node:crypto";
import { areEqual } from "../../crypto/scram-messages.ts";

/** Bytes of HMAC-SHA-256 before a note. */
const TAG_BYTES = 16;

/**
 * Shows a core that a note which a gateway hands over was made by a core of the same server, for the same connection of the
 * same gateway. Without it, a gateway could hand over a login of any user. Notes are not encrypted.
 */
export class NoteSeal {
  readonly #key: Uint8Array;

  /** @param key  the same for all cores of a server, and known to them only */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** @returns the tag, and the note */
  seal(gateway: string, connection: number, note: Uint8Array): Uint8Array {
    return Buffer.concat([this.#tagOf(gateway, connection, note), note]);
  }

  /** @returns the note; undefined if no core has made it for this connection */
  open(gateway: string, connection: number, sealed: Uint8Array): Uint8Array | undefined {
    const note = sealed.subarray(TAG_BYTES);
    const tag = sealed.subarray(0, TAG_BYTES);
    return areEqual(tag, this.#tagOf(gateway, connection, note)) ? note : undefined;
  }

  #tagOf(gateway: string, connection: number, note: Uint8Array): Uint8Array {
    // Names have no character of value 0, so the parts cannot be divided in another way.
    const mac = createHmac("sha256", this.#key).update(`${gateway}\0${connection}\0`).update(note);
    return mac.digest().subarray(0, TAG_BYTES);
  }
}
