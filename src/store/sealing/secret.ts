import { CryptoError, StoreError } from "../../errors.ts";
import type { Sealer } from "./sealer.ts";

/** The length of the server's secret. */
export const SECRET_BYTES = 32;
/** The place of the server's secret, as of which it is sealed. */
export const SECRET_PLACE = "store.secret";

/**
 * Opens the server's secret, by which a pepper is told from another one.
 *
 * @param where  the file or database, for the error
 * @throws StoreError WRONG_PEPPER: the secret does not open with this pepper
 */
export function openSecret(sealer: Sealer, sealed: Uint8Array, where: string): Uint8Array {
  try {
    return sealer.open(SECRET_PLACE, sealed);
  } catch (cause) {
    if (!(cause instanceof CryptoError)) throw cause;
    const text = `The pepper does not match ${where}. Start the server with the pepper that it was created with; without that pepper it cannot be opened.`;
    throw new StoreError("WRONG_PEPPER", text, { cause });
  }
}
