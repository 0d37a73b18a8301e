import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import { UsageError } from "../errors.ts";
import { type FeatureName, ownFeatures } from "../framing/capabilities.ts";
import type { KeyLog } from "../key-log.ts";
import { checkKeys, checkWord, type KeysOf } from "../known-words.ts";
import { type Limits, resolveLimits } from "../limits.ts";
import { type Certificate, createCertificate, loadCertificate } from "../net/certificate.ts";
import type { Network } from "../net/network.ts";
import type { Tap } from "../session/session-event.ts";
import { DEFAULT_PORT, isCandidateAddress, isLoopbackAddress, parseIpAddress } from "../socket-address.ts";
import type { Store } from "../store/store.ts";
import { checkLimits } from "./check-limits.ts";
import type { ApplicationOptions } from "./extension/application.ts";
import type { Authentication } from "./extension/authentication.ts";
import type { Logger } from "./observation/log-entry.ts";
import type { Tracer } from "./observation/tracing.ts";
import type { SecondProbes } from "./probe-sockets.ts";
import { ServerKeys } from "./server-keys.ts";

/** The options of `ChatServer.listen`. Each has a default, and an unknown one is a `UsageError`. */
export interface ChatServerOptions extends ApplicationOptions {
  /** IP address of the network interface to listen on. Default: all interfaces, IPv6 and IPv4. */
  host?: string;
  /**
   * IP addresses at which clients reach the server's UDP port, of IPv6 and IPv4. A client that has connected over one
   * family is told one of the other, and learns its own address in both. Default: those of the interfaces that reach as
   * far as the address that the client connected to.
   */
  addresses?: readonly string[];
  /** TCP and UDP port. 0 selects a free one. Default: 4433. */
  port?: number;
  /** Certificate and key, in PEM. Default: the certificate in `dataDir`, or one created for this run. */
  certificate?: Certificate;
  /**
   * The key of the next certificate, PEM; see `ChatServer.announceKey`. Default: none is announced.
   */
  nextKey?: string;
  /** Folder in which the server keeps the certificate that it creates. */
  dataDir?: string;
  /** "plain" uses TCP without TLS and is allowed on loopback only. Default: "tls". */
  security?: "tls" | "plain";
  /** Store of accounts and texts. Default: memory. */
  store?: Store;
  /** Limits that differ from the defaults. */
  limits?: Partial<Limits>;
  /** Features that the server does not offer, although this implementation has them. Default: none. */
  withoutFeatures?: readonly FeatureName[];
  /** Gets every message of every connection, for recordings. */
  tap?: Tap;
  /**
   * Receives the secrets of all TLS connections, as lines of a key log for Wireshark. Whoever has them can read every
   * captured connection: only for tests. What it throws becomes a warning of the process. Default: nothing receives
   * them.
   */
  onKeyLog?: KeyLog;
  /** Gets each log entry. Default: the server logs nothing. */
  logger?: Logger;
  /** Follows each request, for a tracing system such as OpenTelemetry. Default: none. */
  tracer?: Tracer;
  /** Whether the server sends reserved numbers at random, so that clients stay open to growth (RFC 8701). Default: true. */
  grease?: boolean;
  /**
   * Whether the server forwards datagrams between two clients that cannot reach each other. The limits `relay...` bound
   * what it forwards. Default: true.
   */
  relay?: boolean;
  /**
   * A second UDP port, which answers probes. It lets clients find out whether their NAT maps them anew for each
   * destination; such clients are reached by a port search. 0 selects a free one, and if there is none, the server
   * does without. false switches it off. Default: 0.
   */
  secondProbePort?: number | false;
  /**
   * Another IP address of this machine for the second UDP port, at which clients reach the server too. It must be of the
   * family of `host`. Default: that of `host`.
   */
  secondProbeHost?: string;
  /** Sockets, timers, the clock and randomness. Default: those of this machine. */
  network?: Network;
}

/** The options of `ChatServer.close`. */
export interface CloseOptions {
  /** Time after which the server closes without waiting further. Default: as long as the store takes. */
  timeoutMs?: number;
}

const LISTEN_KEYS: KeysOf<ChatServerOptions> = {
  host: true,
  addresses: true,
  port: true,
  certificate: true,
  nextKey: true,
  dataDir: true,
  security: true,
  store: true,
  limits: true,
  withoutFeatures: true,
  tap: true,
  onKeyLog: true,
  logger: true,
  tracer: true,
  grease: true,
  relay: true,
  secondProbePort: true,
  secondProbeHost: true,
  network: true,
  handlers: true,
  authenticate: true,
  onText: true,
  onLogin: true,
};
const CERTIFICATE_KEYS: KeysOf<Certificate> = { cert: true, key: true };
const AUTHENTICATE_KEYS: KeysOf<Authentication> = { token: true, password: true };
const CLOSE_KEYS: KeysOf<CloseOptions> = { timeoutMs: true };

/** @throws UsageError an option is unknown, or one that is a word has none of its words */
function checkListenOptions(options: ChatServerOptions): void {
  checkKeys(options, LISTEN_KEYS, "option", " of ChatServer.listen");
  const { certificate, security = "tls", grease = true, relay = true } = options;
  if (certificate !== undefined) checkCertificateKeys(certificate);
  checkWord(security, ["tls", "plain"], "security");
  checkWord(grease, [true, false], "grease");
  checkWord(relay, [true, false], "relay");
  checkFunctions({ onKeyLog: options.onKeyLog }, "ChatServer.listen");
  checkApplicationOptions(options, "ChatServer.listen");
}

/** @param of  what has the options @throws UsageError one that is to be a function is none */
export function checkApplicationOptions(
  { onText, onLogin, authenticate = {} }: Pick<ChatServerOptions, "onText" | "onLogin" | "authenticate">,
  of: string,
): void {
  checkKeys(authenticate, AUTHENTICATE_KEYS, "option", " of authenticate");
  checkFunctions({ onText, onLogin, ...authenticate }, of);
}

function checkFunctions(options: Readonly<Record<string, unknown>>, of: string): void {
  for (const [name, given] of Object.entries(options))
    if (given !== undefined && typeof given !== "function")
      throw new UsageError(`${name} of ${of} must be a function, not ${typeof given}.`);
}

/** @throws UsageError a field of the certificate is unknown */
export function checkCertificateKeys(certificate: Certificate): void {
  checkKeys(certificate, CERTIFICATE_KEYS, "field", " of a certificate");
}

/** @throws UsageError an option is unknown, or the time is not positive */
export function checkCloseOptions(options: CloseOptions, of = "ChatServer.close"): void {
  checkKeys(options, CLOSE_KEYS, "option", ` of ${of}`);
  const { timeoutMs = Number.POSITIVE_INFINITY } = options;
  if (!(timeoutMs > 0)) throw new UsageError(`timeoutMs must be a positive number, not ${timeoutMs}.`);
}

/** Where and how a server listens, checked. */
export interface ListenOptions {
  /** Undefined: all addresses of the machine. */
  readonly host: string | undefined;
  readonly port: number;
  /** Undefined: no second port answers probes. */
  readonly secondProbes: SecondProbes | undefined;
  readonly limits: Limits;
  /** The features that the server has. */
  readonly features: ReadonlySet<Feature>;
  /** Undefined for plain TCP. */
  readonly certificate: Certificate | undefined;
  /** Undefined for plain TCP. */
  readonly keys: ServerKeys | undefined;
}

/**
 * Checks the options of a server and fills in the defaults. Loads or creates the
 * certificate.
 *
 * @throws UsageError an option is wrong
 */
export async function resolveListenOptions(options: ChatServerOptions): Promise<ListenOptions> {
  checkListenOptions(options);
  const { host, addresses = [], port = DEFAULT_PORT, security = "tls", dataDir } = options;
  if (host !== undefined && parseIpAddress(host) === undefined)
    throw new UsageError(`host must be an IP address, not "${host}".`);
  for (const address of addresses) {
    if (!isCandidateAddress({ address, port: 1 }))
      throw new UsageError(`addresses must be unicast IP addresses, without a zone; "${address}" is not.`);
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`port must be an integer from 0 to 65535, not ${port}.`);
  }
  if (security === "plain" && !isLoopbackAddress(host ?? "")) {
    throw new UsageError(`security "plain" needs a loopback address as host, not "${host ?? "::"}".`);
  }
  const secondProbes = resolveSecondProbes(options, host);
  const limits = resolveLimits(options.limits ?? {});
  checkLimits(limits);
  const features = featuresOf(options);
  const certificate = security === "plain" ? undefined : (options.certificate ?? (await ownCertificate(dataDir)));
  const keys = certificate && new ServerKeys(certificate);
  if (options.nextKey !== undefined) {
    if (keys === undefined) throw new UsageError("A server without TLS announces no key: leave out nextKey.");
    keys.announce(options.nextKey);
  }
  return { host, port, secondProbes, limits, features, certificate, keys };
}

/** The features of a server with these options. @throws UsageError `withoutFeatures` has an unknown word */
export function featuresOf(
  options: Pick<ChatServerOptions, "relay" | "handlers" | "authenticate" | "withoutFeatures">,
): ReadonlySet<Feature> {
  const withoutRelay: readonly FeatureName[] = options.relay === false ? ["RELAY_MESSAGES"] : [];
  const hasApplication = (options.handlers ?? []).length > 0 || options.authenticate?.token !== undefined;
  const withoutApplication: readonly FeatureName[] = hasApplication ? [] : ["SERVER_APPLICATION"];
  const without = [...(options.withoutFeatures ?? []), ...withoutRelay, ...withoutApplication];
  return ownFeatures("connection", without);
}

/** @throws UsageError the port or the address is wrong */
function resolveSecondProbes(
  { secondProbePort: port = 0, secondProbeHost: announced }: ChatServerOptions,
  host: string | undefined,
): SecondProbes | undefined {
  if (port === false) return undefined;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`secondProbePort must be false or an integer from 0 to 65535, not ${port}.`);
  }
  if (announced === undefined) return { host, port, announced: "" };
  const isOfFamily = host === undefined || parseIpAddress(announced)?.family === parseIpAddress(host)?.family;
  if (!isOfFamily || !isCandidateAddress({ address: announced, port: 1 }))
    throw new UsageError(`secondProbeHost must be a unicast IP address of the family of host, not "${announced}".`);
  return { host: announced, port, announced };
}

function ownCertificate(dataDir: string | undefined): Promise<Certificate> {
  return dataDir === undefined ? createCertificate() : loadCertificate(dataDir);
}
