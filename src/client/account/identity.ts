import { createIdentity as createFrom, fingerprint, type IdentityKeyPair } from "../../crypto/identity.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { systemNetwork } from "../../net/system-network.ts";

/** Makes a new identity: what peers know a user by. Keep it with `exportIdentity`, where nobody else can read it. */
export function createIdentity(random: RandomBytes = systemNetwork.randomBytes): IdentityKeyPair {
  return createFrom(random);
}

/** What others pin of an identity, and see where they are told that a key changed. */
export function identityFingerprint(identity: IdentityKeyPair): string {
  return fingerprint(identity.signing.publicKey);
}

/** The identities of this process's users, by what their pins are kept under; and of its devices. */
const identities = new Map<string, IdentityKeyPair>();

/** The identity a user or a device had before in this process, or a new one. */
export function identityOf(subject: string, random: RandomBytes): IdentityKeyPair {
  return identities.get(subject) ?? createIdentity(random);
}

/** Remembers which identity a user or a device has, for as long as the process runs. */
export function keepIdentity(subject: string, identity: IdentityKeyPair): void {
  identities.set(subject, identity);
}
