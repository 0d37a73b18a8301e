import { createKeyPair } from "../../../src/crypto/key.ts";
import { type NoiseKeys, noiseKK } from "../../../src/crypto/link/noise.ts";
import type { RandomBytes } from "../../../src/crypto/random-bytes.ts";

/** The keys of the initiator and of the responder of a link. */
export function linkKeys(random: RandomBytes): [initiator: NoiseKeys, responder: NoiseKeys] {
  const pair = () => createKeyPair("X25519", random);
  const [staticKeys, ephemeralKeys, remoteStaticKeys, remoteEphemeralKeys] = [pair(), pair(), pair(), pair()];
  const shared = { psk: random(32), prologue: random(8) };
  const initiator = noiseKK({
    ...shared,
    role: "initiator",
    staticKeys,
    ephemeralKeys,
    remoteStatic: remoteStaticKeys.publicKey,
    remoteEphemeral: remoteEphemeralKeys.publicKey,
  });
  const responder = noiseKK({
    ...shared,
    role: "responder",
    staticKeys: remoteStaticKeys,
    ephemeralKeys: remoteEphemeralKeys,
    remoteStatic: staticKeys.publicKey,
    remoteEphemeral: ephemeralKeys.publicKey,
  });
  return [initiator, responder];
}
