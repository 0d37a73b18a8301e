import { CryptoError } from "chatwire";

/**
 * What the user can do about a key that one side has refused: lines that follow the error's message. Empty for any other
 * error. A refusal by the peer's client reaches this side before the conversation, or after its first second.
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
