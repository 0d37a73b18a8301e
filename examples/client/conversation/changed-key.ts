import { CryptoError } from "chatwire";

/**
 * Returns the lines that tell the user how to continue after one side has refused the other's key; they follow the
 * message of the error. Returns none for another error. A refusal by the peer's client may arrive before the
 * conversation or shortly after its start.
 *
 * @param fingerprint  of this user's key
 */
export function remedyForChangedKey(error: unknown, peer: string, fingerprint: string): string[] {
  if (!(error instanceof CryptoError && error.code === "PIN_MISMATCH")) return [];
  if (error.fingerprints === undefined) {
    return [`Tell ${peer} over another channel that your fingerprint is ${fingerprint}.`];
  }
  return [
    `Ask ${peer}, over another channel, to type "fingerprint" and tell you what it shows. If that is the new one, type:`,
    `accept key ${peer} NEW-FINGERPRINT`,
  ];
}
