import type { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import type { Introduction as PeerIntroduction, RelayGrant } from "../../../../generated/chatwire/v1/signalling.ts";
import { fingerprint, safetyNumber, verifyPublicKeys } from "../../../crypto/identity.ts";
import { TAG_KEY_BYTES } from "../../../crypto/message-tag.ts";
import { ChatError, ClosedError, CryptoError, ProtocolError, TransportError } from "../../../errors.ts";
import { commonFeatures, commonVersion, versionsOf } from "../../../framing/capabilities.ts";
import type { Grease } from "../../../framing/grease.ts";
import { mayBelongTo } from "../../../ip-network.ts";
import type { KeyLog } from "../../../key-log.ts";
import type { Limits } from "../../../limits.ts";
import { nameKey } from "../../../name.ts";
import { untilAborted } from "../../../net/deadline.ts";
import type { Network } from "../../../net/network.ts";
import type { ProbeBudget } from "../../../peering/path/free-probes.ts";
import { PeerConnection } from "../../../peering/peer-connection.ts";
import { canonicalAddress, familyOf, isCandidateAddress } from "../../../socket-address.ts";
import { checkPin, type Pins } from "../../connection/pins.ts";
import { unsupportedVersion } from "../explain/ends.ts";
import { explained } from "../explain/explained-errors.ts";
import { LinkExplainer } from "../explain/link-explainer.ts";
import type { OwnFacts } from "../explain/side-facts.ts";
import type { KeyExchange, LinkKeys, Self } from "../key-exchange.ts";
import { logLinkKeys } from "../link/link-key-log.ts";
import { LinkSocket } from "../link/link-socket.ts";
import type { LinkTap } from "../link/link-tap.ts";
import { PeerLink } from "../link/peer-link.ts";
import type { LinkRelayGrant } from "../relay/link-relay.ts";
import type { RelayMessages } from "../relay/relay-messages.ts";
import type { PortSearches } from "../search/port-searches.ts";
import type { ProbedSocket } from "../sockets/probed-socket.ts";
import type { Introduction } from "./introduction.ts";
import type { OwnEnd } from "./own-end.ts";

const PSK_BYTES = 32;
/** Versions in an error text: a server may pass on any number of them. */
const VERSIONS_SHOWN_MAX = 8;
/** Addresses of a relay that are looked at, at most: one of each family is used. */
const GRANTED_ADDRESSES_MAX = 8;

export interface ConnectPeerOptions extends OwnEnd {
  readonly network: Network;
  readonly grease: Grease | undefined;
  /** The inviter is the initiator. */
  readonly role: "initiator" | "responder";
  readonly introduction: Introduction;
  /** The peer's details, from the server. */
  readonly peer: PeerIntroduction;
  /** The peer whom the user means. */
  readonly name: string;
  readonly self: Self;
  /** What this client offers to the peer. */
  readonly capabilities: Capabilities;
  /** This side's part in the keys of the link. */
  readonly keyExchange: KeyExchange;
  /** Chosen by this side: the peer puts it into its datagrams. */
  readonly connectionId: bigint;
  readonly socket: ProbedSocket;
  readonly relayMessages: RelayMessages;
  /** Whether the link may use only the relay of the server. */
  readonly relayOnly: boolean;
  /** The port searches of the client. */
  readonly searches: PortSearches;
  /** What the links of the client may send to addresses that have not answered. */
  readonly probeBudget: ProbeBudget;
  readonly limits: Limits;
  /** Sees the messages of the link; undefined: nothing does. */
  readonly linkTap: LinkTap | undefined;
  readonly pins: Pins;
  /** Subject of the peer's pin. */
  readonly subject: string;
  /** Fires when the caller stops waiting, or the introduction has ended. */
  readonly signal: AbortSignal;
  /** Whether the caller chose how long to wait. */
  readonly hasOwnTimeout: boolean;
  /** Receives the keys of the link; undefined: nothing does. */
  readonly onKeyLog: KeyLog | undefined;
  /** Called when the path in use has failed. */
  readonly onPathFailed: () => void;
  /** Receives the link before it is connected. */
  readonly onLink: (link: PeerLink) => void;
}

/**
 * Creates the link to an introduced peer: checks the peer's name and keys, computes those of the link, and waits until it is
 * connected.
 *
 * @throws CryptoError AUTH_FAILED: the server introduced another user, keys without a valid signature, or no valid psk;
 *   or the peer's part in the keys of the link is malformed or has no valid signature
 * @throws CryptoError PIN_MISMATCH
 * @throws CryptoError DOWNGRADED: the server hides a part of a post-quantum secret; ProtocolError
 *   UNSUPPORTED_VERSION; FEATURE_MISSING: there is no relay, and nothing else may be used
 * @throws TransportError UNREACHABLE; or the reason of the signal. Errors of the link have an `explanation`
 */
export async function connectPeer(options: ConnectPeerOptions): Promise<PeerLink> {
  const { introduction, peer, capabilities, pins, subject, signal } = options;
  const { name, keys } = peer;
  if (nameKey(name) !== nameKey(options.name)) {
    throw new CryptoError("AUTH_FAILED", `The server introduced ${name} instead of ${options.name}.`);
  }
  if (keys === undefined || !verifyPublicKeys(keys)) {
    throw new CryptoError("AUTH_FAILED", `The signature on the keys of ${name} is missing or wrong.`);
  }
  if (peer.psk.length !== PSK_BYTES) {
    throw new CryptoError("AUTH_FAILED", `The server sent a psk of ${peer.psk.length} bytes, not of ${PSK_BYTES}.`);
  }
  const { signingKey, agreementKey } = keys;
  const shown = fingerprint(signingKey);
  checkPin(await untilAborted(pins.get(subject), signal), subject, shown);

  const linkKeys = options.keyExchange.agree(peer, { signingKey, agreementKey });
  const version = versionInCommon(name, capabilities, peer.capabilities);

  // Then the server gave its own datagrams the id that this side chose for those of the link.
  if (options.socket.socket.isClaimed(options.connectionId))
    throw new ProtocolError(
      "BODY_MISMATCH",
      `The server uses the connection id of the link to ${name} for another purpose.`,
    );

  const { link, explainer } = createLink(options, { signingKey, version, linkKeys });
  options.onLink(link);
  try {
    if (explainer.isHopeless) throw explainer.unreachable();
    await link.connected(signal);
    await pinPeer(pins, subject, shown);
  } catch (reason) {
    // If the caller set no time, it is the network's fault that it was not enough.
    const isLate = reason instanceof TransportError && reason.code === "TIMED_OUT" && !introduction.ended.aborted;
    const error = isLate && !options.hasOwnTimeout ? explainer.unreachable() : reason;
    link.end(error instanceof ChatError ? error : new ClosedError("CLOSED", "This side gave up connecting."));
    throw error instanceof ChatError ? explained(error, () => link.explain()) : error;
  }
  return link;
}

/** What the server and the keys of the peer have come to, checked. */
interface Agreed {
  readonly signingKey: Uint8Array;
  readonly version: number;
  readonly linkKeys: LinkKeys;
}

/** Creates the link. @throws ProtocolError FEATURE_MISSING */
function createLink(
  options: ConnectPeerOptions,
  { signingKey, version, linkKeys }: Agreed,
): { link: PeerLink; explainer: LinkExplainer } {
  const { network, introduction, peer, self, capabilities, connectionId, limits, socket, relayOnly } = options;
  const { name } = peer;
  const relay = relayOf(peer.relay, options);
  if (relayOnly && relay === undefined) throw noRelay();
  if (options.onKeyLog !== undefined) logLinkKeys(options.onKeyLog, linkKeys.keys, connectionId, peer.connectionId);
  const peerConnection = new PeerConnection({
    localConnectionId: connectionId,
    remoteConnectionId: peer.connectionId,
    ...linkKeys,
    features: commonFeatures(new Set(capabilities.features), peer.capabilities?.features ?? []),
    candidates: socket.destinationsOf(peer.candidates),
    probeBudget: options.probeBudget,
    destinationsOf: (announced) => socket.destinationsOf(announced),
    hasRelay: relay !== undefined,
    relayOnly,
    limits,
    random: network.randomBytes,
    grease: options.grease,
    nowMs: network.monotonicMs(),
  });
  const ownKey = self.identity.signing.publicKey;
  // What the server sees and a gateway maps is of no use to a link that is relay only.
  const look = relayOnly ? undefined : () => socket.look();
  const linkSocket = new LinkSocket(network, socket.socket, connectionId, {
    ...{ relay, relayOnly },
    ...(look && { onChallenge: look }),
  });
  const explainer = new LinkExplainer({
    own: self.name,
    peer: name,
    ownFacts: () => ownFacts(options),
    connectivity: peer.connectivity,
    candidates: peer.candidates,
    candidatesMax: limits.candidatesMax,
    peerConnection,
    socket: linkSocket,
    clock: network,
  });
  const link = new PeerLink({
    network,
    user: self.name,
    peer: name,
    version,
    safetyNumber: () => safetyNumber({ name: self.name, signingKey: ownKey }, { name, signingKey }),
    peerConnection,
    socket: linkSocket,
    explainer,
    searches: options.searches,
    limits,
    tap: options.linkTap,
    onPathFailed: () => {
      options.onPathFailed();
      look?.();
    },
    onSeenElsewhere: () => look?.(),
  });
  // Until then, the peer knows what the server has told of this side, and only tries that.
  if (socket.view.isSettled) link.setOwnAddresses(socket.own(limits.candidatesMax));
  const { role } = options;
  const exporterSecret = () => peerConnection.exporterSecret;
  introduction.begin(link, { role, connectionId, socket, relayOnly, exporterSecret }, (offer) => {
    explainer.offered(offer);
    return socket.destinationsOf(offer.candidates);
  });
  link.setMapping(socket.view.seen);
  link.finished.then(socket.view.onSeen((seen) => link.setMapping(seen)));
  return { link, explainer };
}

/** What this client knows of itself. Of a link that is relay only, the peer learns no address. */
export function ownFacts({
  socket,
  relayOnly,
  limits,
}: Pick<ConnectPeerOptions, "socket" | "relayOnly" | "limits">): OwnFacts {
  const { families, candidates } = socket.facts(limits.candidatesMax);
  return { families, candidates: relayOnly ? [] : candidates, relayOnly };
}

function noRelay(): ProtocolError {
  return new ProtocolError("FEATURE_MISSING", "The server granted no relay, and this client wants nothing else.");
}

/** The relay of a link; undefined if the server granted none that can be used. */
export function relayOf(
  grant: RelayGrant | undefined,
  {
    socket,
    relayMessages,
    introduction,
    connectionId,
  }: Pick<ConnectPeerOptions, "socket" | "relayMessages" | "introduction" | "connectionId">,
): LinkRelayGrant | undefined {
  if (grant === undefined || grant.key.length !== TAG_KEY_BYTES) return undefined;
  const { relayId, key, udpPort: port, bytesMax } = grant;
  // A server that repeats an id could take the datagrams of another link.
  if (relayId === connectionId || socket.socket.isClaimed(relayId)) return undefined;
  return {
    addresses: () => addressesOf(grant, socket).map((address) => ({ address, port })),
    probes: socket.probes,
    access: { relayId, key },
    bytesMax,
    messages: relayMessages.endOf(introduction.id),
  };
}

/**
 * At most one address of each family. The relay may be at another gateway of the server: then the server names its
 * addresses, and those count that may belong to the server.
 */
function addressesOf({ addresses, udpPort: port }: RelayGrant, socket: ProbedSocket): readonly string[] {
  if (addresses.length === 0) return socket.serverAddresses;
  const usable = addresses
    .slice(0, GRANTED_ADDRESSES_MAX)
    .filter((address) => isCandidateAddress({ address, port }) && mayBelongTo(socket.server, address))
    .map(canonicalAddress);
  return (["IPv4", "IPv6"] as const).flatMap((family) => usable.find((each) => familyOf(each) === family) ?? []);
}

/**
 * The highest version that this client and a peer speak, by what the server passed on.
 *
 * @throws ProtocolError UNSUPPORTED_VERSION: there is none
 */
function versionInCommon(name: string, own: Capabilities, peers: Capabilities | undefined): number {
  const theirs = versionsOf(peers);
  const version = commonVersion(versionsOf(own), theirs);
  if (version !== undefined) return version;
  const [shown, ours] = [theirs.slice(0, VERSIONS_SHOWN_MAX), versionsOf(own)].map((versions) => versions.join(", "));
  throw unsupportedVersion(`${name} speaks these versions of the protocol: ${shown}; this client ${ours}.`);
}

/** The error UNSUPPORTED_VERSION, if this client and a peer have no version in common. */
export function versionFault(
  name: string,
  own: Capabilities,
  peers: Capabilities | undefined,
): ProtocolError | undefined {
  try {
    versionInCommon(name, own, peers);
    return undefined;
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
}

/** Pins a key after the peer has proven that it holds it. Checks again: another key may be pinned by now. */
async function pinPeer(pins: Pins, subject: string, shown: string): Promise<void> {
  const accepted = await pins.get(subject);
  checkPin(accepted, subject, shown);
  if (accepted.length === 0) await pins.add(subject, shown);
}
