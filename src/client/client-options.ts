import { type Capabilities, Feature } from "../../generated/chatwire/v1/capability.ts";
import type { Kem } from "../crypto/post-quantum/kem.ts";
import { UsageError } from "../errors.ts";
import { capabilitiesOf, type FeatureName, ownFeatures } from "../framing/capabilities.ts";
import { Grease } from "../framing/grease.ts";
import type { KeyLog } from "../key-log.ts";
import { checkKeys, checkWord, type KeysOf } from "../known-words.ts";
import { type Limits, resolveLimits } from "../limits.ts";
import { loadUpnp } from "../net/mapping/upnp.ts";
import type { Network } from "../net/network.ts";
import { systemNetwork } from "../net/system-network.ts";
import type { ServerAddresses } from "../server-address.ts";
import type { Tap } from "../session/session-event.ts";
import type { CallOptions } from "./connection/call.ts";
import { defaultPins, type Pins } from "./connection/pins.ts";
import type { ServerStreamOptions } from "./connection/server-stream.ts";
import { resolveTrust, type TrustOptions } from "./connection/trust.ts";
import type { IntroductionsOptions } from "./conversations/introductions/introductions.ts";
import type { LinkTap } from "./conversations/link/link-tap.ts";
import type { OutboxStorage } from "./outbox/outbox-storage.ts";

/** The options of `ChatClient.connect`. Each has a default, and an unknown one is a `UsageError`. */
export interface ChatClientOptions extends CallOptions, TrustOptions {
  /** The accepted keys of servers and users. Default: kept as long as the process runs. */
  pins?: Pins;
  /** Keeps the texts that wait to be sent, besides the process: a `FileOutbox`. Default: only the process does. */
  outbox?: OutboxStorage;
  limits?: Partial<Limits>;
  /** Features that the client does not offer to servers and peers, although this implementation has them. Default: none. */
  withoutFeatures?: readonly FeatureName[];
  /** Receives every message to and from the server, for logs and recordings. */
  tap?: Tap;
  /** Receives every message inside the links of the client, to and from its peers, for logs and recordings. */
  linkTap?: LinkTap;
  /**
   * Receives the secrets of the TLS connections to the server, as lines of a key log for Wireshark, and the keys of the
   * links to peers, for the dissector that `chatwire dissector` makes. Whoever has them can read everything that was
   * captured: only for tests. Default: nothing receives them.
   */
  onKeyLog?: KeyLog;
  /**
   * Whether the client sends reserved numbers at random, so that servers and peers stay open to growth (RFC 8701).
   * Default: true.
   */
  grease?: boolean;
  /**
   * Whether the client asks the gateway of its network to map the port of its conversations (PCP, NAT-PMP), so that
   * peers reach it there. It asks once its user has invited somebody or accepted an invitation, never before. "upnp":
   * if the gateway does not answer, asks by UPnP too, for which the package nat-upnp-rejetto must be installed.
   * Default: true.
   */
  portMapping?: boolean | "upnp";
  /**
   * Whether conversations use further uplinks of this machine, such as a mobile network beside a WLAN, for when the one
   * that the system chooses fails. Peers then learn the address of each. Default: true.
   */
  uplinks?: boolean;
  /**
   * Whether no other user may learn an address of this client, whatever the user's privacy settings allow: it is in no
   * list of peers, and conversations use only the relay of the server. For one conversation, see `connectTo`.
   * Default: false.
   */
  relayOnly?: boolean;
  /**
   * Whether the client logs the user in again by itself when the server has lost its session, after a restart or a long
   * break: by the device key if the login has one, otherwise by a key derived of the password. The client keeps that key
   * in memory until the user logs off, and never the password. With false, the connection closes then. Default: true.
   */
  logInAgain?: boolean;
  /** Sockets, timers, the clock and randomness. Default: those of this machine. */
  network?: Network;
}

/** The features that a client offers to its peers, the kinds of paths that it allows, and what sees its links. */
export type ClientToPeers = Pick<
  IntroductionsOptions,
  "capabilities" | "kem" | "portMapping" | "upnp" | "uplinks" | "relayOnly" | "onKeyLog" | "linkTap"
>;

/** The options of a client, checked and with their defaults. */
export interface ResolvedClientOptions {
  /** Those of the connection to the server. */
  readonly stream: ServerStreamOptions;
  readonly limits: Limits;
  readonly pins: Pins;
  readonly toPeers: ClientToPeers;
  readonly outbox: OutboxStorage | undefined;
  readonly logInAgain: boolean;
}

const CONNECT_KEYS: KeysOf<ChatClientOptions> = {
  signal: true,
  timeoutMs: true,
  verify: true,
  ca: true,
  pins: true,
  outbox: true,
  limits: true,
  withoutFeatures: true,
  tap: true,
  onKeyLog: true,
  linkTap: true,
  grease: true,
  portMapping: true,
  uplinks: true,
  relayOnly: true,
  logInAgain: true,
  network: true,
};

/** @throws UsageError an option is wrong; WRONG_STATE: the package for UPnP is not installed */
export async function resolveClientOptions(
  options: ChatClientOptions,
  servers: ServerAddresses,
): Promise<ResolvedClientOptions> {
  checkKeys(options, CONNECT_KEYS, "option", " of ChatClient.connect");
  checkWord(options.grease ?? true, [true, false], "grease");
  checkWord(options.portMapping ?? true, [true, false, "upnp"], "portMapping");
  checkWord(options.uplinks ?? true, [true, false], "uplinks");
  checkWord(options.relayOnly ?? false, [true, false], "relayOnly");
  const logInAgain = checkWord(options.logInAgain ?? true, [true, false], "logInAgain");
  const { network = systemNetwork, pins = defaultPins(network), tap, onKeyLog, withoutFeatures } = options;
  if (onKeyLog !== undefined && typeof onKeyLog !== "function")
    throw new UsageError(`onKeyLog of ChatClient.connect must be a function, not ${typeof onKeyLog}.`);
  const [authorities] = servers.map((server) => resolveTrust(options, server));
  const limits = resolveLimits(options.limits ?? {});
  const features = ownFeatures("connection", withoutFeatures);
  const grease = options.grease === false ? undefined : new Grease(network.randomBytes);
  const kem = withoutFeatures?.includes("POST_QUANTUM") ? undefined : network.kem;
  const { portMapping = true, uplinks = true, relayOnly = false, linkTap } = options;
  const capabilities = ownCapabilities(withoutFeatures, kem, grease);
  const upnp = portMapping === "upnp" ? await loadUpnp(network) : undefined;
  return {
    stream: { network, servers, authorities, limits, pins, features, relayOnly, tap, onKeyLog, grease },
    limits,
    pins,
    toPeers: { capabilities, kem, portMapping: portMapping !== false, upnp, uplinks, relayOnly, onKeyLog, linkTap },
    outbox: options.outbox,
    logInAgain,
  };
}

/** The versions and features that the client offers to its peers. */
function ownCapabilities(
  withoutFeatures: readonly FeatureName[] | undefined,
  kem: Kem | undefined,
  grease: Grease | undefined,
): Capabilities {
  const capabilities = capabilitiesOf(ownFeatures("link", withoutFeatures));
  if (kem !== undefined) capabilities.features.push(Feature.POST_QUANTUM);
  grease?.extend(capabilities);
  return capabilities;
}
