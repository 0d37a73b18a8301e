/**
 * A port of a gateway, mapped to a UDP port of this machine, so that others can send to it.
 *
 * - port-mapping.ts asks one gateway for one mapping, repeats the request, renews the mapping and gives it back. It
 *   speaks PCP, or NAT-PMP if the gateway refuses PCP or leaves it unanswered;
 * - pcp.ts and nat-pmp.ts are the messages of the two protocols;
 * - gateway-epoch.ts notices that the gateway has lost its mappings;
 * - external-address.ts judges the addresses that gateways answer with;
 * - upnp.ts is the interface of a client for UPnP, and ssdp.ts has the messages that find the gateway. src/net/mapping
 *   uses it if a gateway answers neither by PCP nor by NAT-PMP.
 *
 * The invariant: only a response from the address of the gateway to the request that waits for one changes anything,
 * and it can give nothing but an external address for the port that was asked for. No response makes this side send
 * more often than every `PAUSE_MIN_MS`, except once for each step to the next protocol or request.
 *
 * Multicasts by which a gateway announces that it has lost its mappings (ANNOUNCE) are not read. The loss shows at the
 * next renewal.
 *
 * @see RFC 6887 (PCP); RFC 6886 (NAT-PMP); proto/PROTOCOL.md, "Offered candidates"
 */

import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { areEqual } from "../../crypto/scram-messages.ts";
import {
  canonicalAddress,
  type IpAddress,
  isSameAddress,
  parseIpAddress,
  type SocketAddress,
} from "../../socket-address.ts";
import { earlier } from "../path/backoff.ts";
import { isUsableExternal } from "./external-address.ts";
import { GatewayEpoch } from "./gateway-epoch.ts";
import {
  decodeNatPmpAddress,
  decodeNatPmpMap,
  encodeNatPmpAddress,
  encodeNatPmpMap,
  isShortNatPmpError,
  type NatPmpError,
} from "./nat-pmp.ts";
import { decodePcpMap, encodePcpMap, isShortPcpError, PCP_NONCE_BYTES, readRefusedVersion } from "./pcp.ts";

/** The first pause between two requests (RFC 6887, section 8.1.1; RFC 6886, section 3.1). Each further one is twice as long. */
const PCP_PAUSE_MS = 3_000;
const NAT_PMP_PAUSE_MS = 250;
/** The pauses of PCP are up to this fraction longer or shorter. */
const PCP_PAUSE_SPREAD = 0.1;
/** Requests until the gateway counts as silent: after 45 s with PCP, 128 s with NAT-PMP. */
const PCP_TRIES_MAX = 4;
const NAT_PMP_TRIES_MAX = 9;
/**
 * Requests by PCP until a gateway that has not answered yet is asked by NAT-PMP: after 9 s. One that has only NAT-PMP has to
 * refuse PCP (RFC 6886, section 3.5), but it, or a firewall before it, may drop what it does not know.
 */
const FIRST_PCP_TRIES_MAX = 2;
/** A mapping is renewed no sooner than this after the response (RFC 6887, section 11.2.1). */
const PAUSE_MIN_MS = 4_000;
/** How long to wait after an error that may pass soon, and after others (RFC 6887, section 7.4). */
const SHORT_ERROR_PAUSE_MS = 30_000;
const LONG_ERROR_PAUSE_MS = 1_800_000;
/** A gateway cannot bind this side for longer (RFC 6887, section 15). */
const LIFETIME_MAX_MS = 86_400_000;

export interface PortMappingOptions {
  /** Where the gateway takes requests. Its address may have a zone. */
  readonly gateway: SocketAddress;
  /** The address from which the requests come: the mapping leads to it. Of the family of the gateway. */
  readonly localAddress: IpAddress;
  readonly internalPort: number;
  /** The lifetime to ask for. */
  readonly lifetimeMs: number;
  readonly random: RandomBytes;
}

/** The request that is due: a mapping by PCP; or by NAT-PMP, first the external address, then the mapping. */
type Question = "PCP mapping" | "NAT-PMP address" | "NAT-PMP mapping";

interface Request {
  readonly question: Question;
  tries: number;
  dueMs: number;
  pauseMs: number;
}

interface Grant {
  readonly external: SocketAddress;
  readonly expiresMs: number;
}

/** One mapping of one gateway, without I/O. Call `pollTransmit` until it returns undefined, after every other call. */
export class PortMapping {
  readonly #options: PortMappingOptions;
  readonly #gateway: SocketAddress;
  readonly #nonce: Uint8Array;
  readonly #epoch = new GatewayEpoch();
  /** Undefined until the gateway has shown by a response which protocol it has. */
  #protocol: "PCP" | "NAT-PMP" | undefined;
  /** Undefined while no response is awaited. */
  #request: Request | undefined;
  /** When to ask again. */
  #nextMs: number | undefined;
  #grant: Grant | undefined;
  /** The external address, by NAT-PMP. */
  #address = "";
  /** Of the latest mapping, to ask for it again. */
  #suggested: SocketAddress | undefined;
  #deleteRequest: Uint8Array | undefined;
  #isReleased = false;

  constructor(options: PortMappingOptions) {
    this.#options = options;
    this.#gateway = { address: canonicalAddress(options.gateway.address), port: options.gateway.port };
    this.#nonce = options.random(PCP_NONCE_BYTES);
  }

  /** The address and port from which the gateway forwards to this machine; undefined while nothing is mapped. */
  get external(): SocketAddress | undefined {
    return this.#grant?.external;
  }

  /** Whether the gateway has shown that it speaks PCP or NAT-PMP. */
  get hasAnswered(): boolean {
    return this.#protocol !== undefined;
  }

  /** Asks for the mapping, unless there is one, a response is awaited, or the gateway has refused recently. */
  ask(nowMs: number): void {
    if (this.#isReleased || this.#request !== undefined || this.#nextMs !== undefined) return;
    this.#begin(nowMs);
  }

  /** Gives the mapping back. Nothing is mapped or asked for afterwards. */
  release(): void {
    if (this.#isReleased) return;
    const isMapped = this.#grant !== undefined || this.#request?.question.endsWith("mapping");
    if (isMapped) this.#deleteRequest = this.#encodeMap(0);
    this.#isReleased = true;
    this.#request = undefined;
    this.#nextMs = undefined;
    this.#grant = undefined;
  }

  /** When to call `pollTransmit`; undefined: not before another call. */
  get nextTimeoutMs(): number | undefined {
    return earlier(earlier(this.#request?.dueMs, this.#nextMs), this.#grant?.expiresMs);
  }

  /** Returns the next datagram for the gateway, if there is one. */
  pollTransmit(nowMs: number): Uint8Array | undefined {
    if (this.#deleteRequest !== undefined) {
      const bytes = this.#deleteRequest;
      this.#deleteRequest = undefined;
      return bytes;
    }
    if (this.#grant !== undefined && this.#grant.expiresMs <= nowMs) this.#grant = undefined;
    if (this.#nextMs !== undefined && this.#nextMs <= nowMs) this.#begin(nowMs);
    if (this.#isSilent(nowMs)) this.#giveUp(nowMs);
    const request = this.#request;
    if (request === undefined || request.dueMs > nowMs) return undefined;
    const isPcp = request.question === "PCP mapping";
    request.tries += 1;
    request.dueMs = nowMs + request.pauseMs;
    request.pauseMs = isPcp ? this.#spread(2 * request.pauseMs, request.pauseMs) : 2 * request.pauseMs;
    return request.question === "NAT-PMP address" ? encodeNatPmpAddress() : this.#encodeMap();
  }

  /** Takes a datagram. Ignores whatever is not a response of the gateway to the request that waits for one. */
  handleDatagram(bytes: Uint8Array, from: SocketAddress, nowMs: number): void {
    const request = this.#request;
    if (request === undefined || request.tries === 0) return;
    if (!isSameAddress(this.#gateway, { address: canonicalAddress(from.address), port: from.port })) return;
    switch (request.question) {
      case "PCP mapping":
        this.#handlePcp(bytes, nowMs);
        break;
      case "NAT-PMP address":
        this.#handleAddress(bytes, nowMs);
        break;
      case "NAT-PMP mapping":
        this.#handleMapping(bytes, nowMs);
        break;
    }
  }

  #handlePcp(bytes: Uint8Array, nowMs: number): void {
    const version = this.#protocol === undefined ? readRefusedVersion(bytes) : undefined;
    if (version === 0 && this.#options.localAddress.family === 4) {
      this.#protocol = "NAT-PMP";
      this.#begin(nowMs);
      return;
    }
    const response = decodePcpMap(bytes);
    if (response === undefined || !areEqual(response.nonce, this.#nonce)) return;
    const { resultCode, lifetimeSeconds, epochSeconds, internalPort, external } = response;
    if (internalPort !== this.#options.internalPort) return;
    this.#protocol = "PCP";
    this.#checkEpoch(epochSeconds, nowMs);
    if (resultCode === 0) this.#accept(external, lifetimeSeconds, nowMs);
    else this.#refused(isShortPcpError(resultCode), nowMs);
  }

  #handleAddress(bytes: Uint8Array, nowMs: number): void {
    const response = decodeNatPmpAddress(bytes);
    if (response === undefined) return;
    this.#protocol = "NAT-PMP";
    this.#checkEpoch(response.epochSeconds, nowMs);
    if (response.kind === "error") {
      this.#handleNatPmpError(response, nowMs);
      return;
    }
    this.#address = response.address;
    this.#ask("NAT-PMP mapping", nowMs);
  }

  #handleMapping(bytes: Uint8Array, nowMs: number): void {
    const response = decodeNatPmpMap(bytes);
    if (response === undefined) return;
    // An error may lack the port.
    if (response.kind === "mapping" && response.internalPort !== this.#options.internalPort) return;
    this.#checkEpoch(response.epochSeconds, nowMs);
    if (response.kind === "error") this.#handleNatPmpError(response, nowMs);
    else this.#accept({ address: this.#address, port: response.externalPort }, response.lifetimeSeconds, nowMs);
  }

  #handleNatPmpError({ resultCode }: NatPmpError, nowMs: number): void {
    this.#refused(isShortNatPmpError(resultCode), nowMs);
  }

  /** Forgets the mapping if the gateway has: its response to the request that is awaited then makes a new one. */
  #checkEpoch(epochSeconds: number, nowMs: number): void {
    if (this.#epoch.update(epochSeconds, nowMs)) this.#grant = undefined;
  }

  /** Takes a mapping that the gateway grants, if others can use it. */
  #accept(external: SocketAddress, lifetimeSeconds: number, nowMs: number): void {
    if (lifetimeSeconds === 0 || !isUsableExternal(external, this.#gateway.address)) {
      this.#grant = undefined;
      this.#refused(false, nowMs);
      return;
    }
    const lifetimeMs = Math.min(lifetimeSeconds * 1_000, LIFETIME_MAX_MS);
    this.#grant = { external, expiresMs: nowMs + lifetimeMs };
    this.#suggested = external;
    this.#request = undefined;
    this.#nextMs = nowMs + Math.max(lifetimeMs / 2, PAUSE_MIN_MS);
  }

  /** Waits after an error. A mapping stays until it expires. */
  #refused(isShort: boolean, nowMs: number): void {
    this.#request = undefined;
    this.#nextMs = nowMs + (isShort ? SHORT_ERROR_PAUSE_MS : LONG_ERROR_PAUSE_MS);
  }

  /** Whether the gateway has left the last request unanswered, too. */
  #isSilent(nowMs: number): boolean {
    const request = this.#request;
    if (request === undefined || request.dueMs > nowMs) return false;
    if (request.question !== "PCP mapping") return request.tries >= NAT_PMP_TRIES_MAX;
    return request.tries >= (this.#mayHaveNatPmp ? FIRST_PCP_TRIES_MAX : PCP_TRIES_MAX);
  }

  /** Whether the gateway has not answered yet. NAT-PMP is for IPv4 only. */
  get #mayHaveNatPmp(): boolean {
    return this.#protocol === undefined && this.#options.localAddress.family === 4;
  }

  /**
   * The gateway is silent, by PCP or by all protocols. A mapping is renewed later; without one, the next `ask` begins again.
   */
  #giveUp(nowMs: number): void {
    if (this.#request?.question === "PCP mapping" && this.#mayHaveNatPmp) {
      this.#ask("NAT-PMP address", nowMs);
      return;
    }
    this.#request = undefined;
    if (this.#grant === undefined) this.#protocol = undefined;
    else this.#nextMs = nowMs + Math.max((this.#grant.expiresMs - nowMs) / 2, PAUSE_MIN_MS);
  }

  #begin(nowMs: number): void {
    this.#nextMs = undefined;
    this.#ask(this.#protocol === "NAT-PMP" ? "NAT-PMP address" : "PCP mapping", nowMs);
  }

  #ask(question: Question, nowMs: number): void {
    const pauseMs = question === "PCP mapping" ? this.#spread(PCP_PAUSE_MS, PCP_PAUSE_MS) : NAT_PMP_PAUSE_MS;
    this.#request = { question, tries: 0, dueMs: nowMs, pauseMs };
  }

  /** Adds between -10 % and 10 % of `ofMs`. */
  #spread(pauseMs: number, ofMs: number): number {
    const [byte = 0] = this.#options.random(1);
    return pauseMs + ofMs * PCP_PAUSE_SPREAD * ((2 * byte) / 255 - 1);
  }

  /** @param lifetimeSeconds  0 deletes the mapping */
  #encodeMap(lifetimeSeconds = Math.ceil(Math.min(this.#options.lifetimeMs, LIFETIME_MAX_MS) / 1_000)): Uint8Array {
    const { internalPort, localAddress } = this.#options;
    const isWanted = lifetimeSeconds > 0;
    const suggestedPort = isWanted ? (this.#suggested?.port ?? internalPort) : 0;
    if (this.#protocol === "NAT-PMP") return encodeNatPmpMap({ internalPort, suggestedPort, lifetimeSeconds });
    return encodePcpMap({
      nonce: this.#nonce,
      client: localAddress,
      internalPort,
      lifetimeSeconds,
      suggestedPort,
      suggestedAddress: isWanted ? parseIpAddress(this.#suggested?.address ?? "") : undefined,
    });
  }
}
