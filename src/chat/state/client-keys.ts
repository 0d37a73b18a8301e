import { IdentityKeys } from "../../../generated/chatwire/v1/account.ts";
import type { PublicKeys } from "../../crypto/identity.ts";
import { KEY_BYTES } from "../../crypto/key.ts";
import { fromCharacters, toCharacters } from "../../crypto/resumption.ts";

/**
 * The public keys of the client of a login, which only peers ask for. Each byte is a character: three arrays would take 600
 * bytes more of each idle login.
 */
export class ClientKeys {
  readonly #characters: string;

  /** @param keys  checked by `verifyPublicKeys`. Unknown fields, whose length nothing limits, must not reach the peers */
  constructor({ signingKey, agreementKey, signature }: PublicKeys) {
    this.#characters = toCharacters(Buffer.concat([signingKey, agreementKey, signature]));
  }

  toMessage(): IdentityKeys {
    const bytes = fromCharacters(this.#characters);
    return IdentityKeys.create({
      signingKey: bytes.subarray(0, KEY_BYTES),
      agreementKey: bytes.subarray(KEY_BYTES, 2 * KEY_BYTES),
      signature: bytes.subarray(2 * KEY_BYTES),
    });
  }
}
