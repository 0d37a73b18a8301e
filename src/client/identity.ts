import { createIdentity as createFrom, type IdentityKeyPair } from "../crypto/identity.ts";
import { randomBytes } from "../net/random.ts";

/** Makes a new identity: what peers know a user by. Keep it with `exportIdentity`, where nobody else can read it. */
export function createIdentity(): IdentityKeyPair {
  return createFrom(randomBytes);
}
