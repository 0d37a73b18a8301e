import { createIdentity as createFrom, fingerprint, type IdentityKeyPair } from "../../crypto/identity.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Network } from "../../net/network.ts";
import { systemNetwork } from "../../net/system-network.ts";

/** Creates an identity: the keys that peers know a user by. Store it with `exportIdentity`, like a password. */
export function createIdentity(random: RandomBytes = systemNetwork.randomBytes): IdentityKeyPair {
  return createFrom(random);
}

/** The fingerprint of an identity, which others pin, and see in the error when a key has changed. */
export function identityFingerprint(identity: IdentityKeyPair): string {
  return fingerprint(identity.signing.publicKey);
}

/** The identities of this process's users and devices, by network and by the subject of their pins. */
const identities = new WeakMap<Network, Map<string, IdentityKeyPair>>();

/** Returns the identity that a user or a device had before in this process, or a new one. */
export function identityOf(subject: string, network: Network): IdentityKeyPair {
  return identities.get(network)?.get(subject) ?? createIdentity(network.randomBytes);
}

/** Remembers the identity of a user or a device, for as long as the process runs. */
export function keepIdentity(subject: string, identity: IdentityKeyPair, network: Network): void {
  const known = identities.get(network) ?? new Map<string, IdentityKeyPair>();
  identities.set(network, known.set(subject, identity));
}
