import type { Introduction } from "../../../generated/chatwire/v1/signalling.ts";
import { fingerprint, type IdentityKeyPair, safetyNumber, verifyPublicKeys } from "../../crypto/identity.ts";
import { ClosedError, CryptoError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { nameKey } from "../../name.ts";
import { untilAborted } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import { PeerConnection } from "../../peering/peer-connection.ts";
import { checkPin, type Pins } from "../connection/pins.ts";
import type { Meeting } from "./introduction.ts";
import { PeerLink } from "./peer-link.ts";
import type { ProbedSocket } from "./probed-socket.ts";

/** Who is logged in, and with which keys. */
export interface Self {
  readonly name: string;
  readonly identity: IdentityKeyPair;
}

export interface PeerSetup {
  readonly network: Network;
  /** The inviter is the initiator. */
  readonly role: "initiator" | "responder";
  readonly meeting: Meeting;
  readonly introduction: Introduction;
  /** Whom the user means to talk with. */
  readonly name: string;
  readonly self: Self;
  readonly connectionId: bigint;
  readonly path: ProbedSocket;
  readonly limits: Limits;
  readonly pins: Pins;
  /** What the peer's pin is kept under. */
  readonly subject: string;
  /** Fires when the caller does not wait any more, or the meeting is over. */
  readonly signal: AbortSignal;
  /** Is handed the link before its handshake begins. */
  readonly onLink: (link: PeerLink) => void;
}

/**
 * Makes the link to an introduced peer: checks who it is, and shakes hands.
 *
 * @throws CryptoError AUTH_FAILED: it is another user, or its keys are not its own; PIN_MISMATCH
 * @throws TransportError UNREACHABLE; or the reason of the signal
 */
export async function connectPeer(setup: PeerSetup): Promise<PeerLink> {
  const { network, meeting, introduction, self, connectionId, path, limits, pins, subject, signal } = setup;
  const { introductionId, name, keys, candidates, psk } = introduction;
  if (nameKey(name) !== nameKey(setup.name)) {
    throw new CryptoError("AUTH_FAILED", `The server introduced ${name} instead of ${setup.name}.`);
  }
  if (keys === undefined || !verifyPublicKeys(keys)) {
    throw new CryptoError("AUTH_FAILED", `The keys of ${name} are not signed by their owner.`);
  }
  const { signingKey, agreementKey } = keys;
  checkPin(await untilAborted(pins.get(subject), signal), subject, fingerprint(signingKey));

  const connection = new PeerConnection({
    role: setup.role,
    introductionId,
    localConnectionId: connectionId,
    remoteConnectionId: introduction.connectionId,
    localKeys: self.identity.agreement,
    remoteAgreementKey: agreementKey,
    psk,
    candidates,
    limits,
    random: network.randomBytes,
    nowMs: network.monotonicMs(),
  });
  const ownKey = self.identity.signing.publicKey;
  const link = new PeerLink({
    network,
    peer: name,
    safetyNumber: () => safetyNumber({ name: self.name, signingKey: ownKey }, { name, signingKey }),
    connection,
    connectionId,
    socket: path.socket,
    limits,
  });
  meeting.begin(connection, link);
  setup.onLink(link);
  await link.connected(signal).catch((error) => {
    link.end(new ClosedError("CLOSED", "The connection was given up."));
    throw error;
  });
  await pinPeer(pins, subject, fingerprint(signingKey)).catch((error) => {
    link.end(new ClosedError("CLOSED", "The connection was given up."));
    throw error;
  });
  return link;
}

/** Pins a key only once the handshake has proven that the peer holds it; another one may have been pinned meanwhile. */
async function pinPeer(pins: Pins, subject: string, shown: string): Promise<void> {
  const accepted = await pins.get(subject);
  checkPin(accepted, subject, shown);
  if (accepted.length === 0) await pins.add(subject, shown);
}
