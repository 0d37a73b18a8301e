import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Limits } from "../../limits.ts";
import { isSameAddress, type SocketAddress } from "../../socket-address.ts";
import type { Destination } from "../path/path-kind.ts";
import { RandomPorts } from "./random-ports.ts";

export type ProbingLimits = Pick<Limits, "searchProbesMax" | "searchTimeMs">;

/** The pause between the probes of two sockets. */
const SOCKET_PAUSE_MS = 4;
/**
 * When the sockets send again: a probe may be lost, and many NATs forget a mapping that got no answer after 30 s
 * (RFC 4787, section 4.3, asks for more).
 */
const ROUND_MS = 15_000;

/** One side of a search: where its probes go, and when. */
export interface Probing {
  /** When the next probe is due; undefined: none is left. */
  readonly nextMs: number | undefined;
  /** Returns where the next probe goes; undefined if none is due. */
  take(nowMs: number): Destination | undefined;
  /** Whether a datagram of the peer from there shows that the search has found a way. */
  isHit(from: Destination): boolean;
}

/**
 * The side whose own port is known: it tries random ports of the address at which the server saw the peer, at an even
 * rate, within a budget.
 *
 * With 256 sockets of the peer behind 64,512 ports, 1,750 probes miss them all once in a thousand times.
 */
export class PortProbing implements Probing {
  readonly #address: string;
  readonly #ports: RandomPorts;
  readonly #limits: ProbingLimits;
  #sent = 0;
  #nextMs: number;

  /** @param address  of the peer, as the server saw it */
  constructor(address: string, limits: ProbingLimits, random: RandomBytes, nowMs: number) {
    this.#address = address;
    this.#ports = new RandomPorts(random);
    this.#limits = limits;
    this.#nextMs = nowMs;
  }

  get nextMs(): number | undefined {
    return this.#sent < this.#limits.searchProbesMax ? this.#nextMs : undefined;
  }

  take(nowMs: number): Destination | undefined {
    if (this.nextMs === undefined || this.#nextMs > nowMs) return undefined;
    const port = this.#ports.next();
    // Probes that are late are not made up for: they would leave in a burst.
    this.#nextMs = nowMs + this.#limits.searchTimeMs / this.#limits.searchProbesMax;
    this.#sent = port === undefined ? this.#limits.searchProbesMax : this.#sent + 1;
    return port === undefined ? undefined : { address: this.#address, port };
  }

  isHit({ via, socket, address }: Destination): boolean {
    return via === undefined && socket === undefined && address === this.#address;
  }
}

/** The side whose NAT maps anew: each of its sockets sends to the peer, which makes as many ports to be found. */
export class SocketProbing implements Probing {
  readonly #target: SocketAddress;
  readonly #sockets: readonly number[];
  readonly #probesMax: number;
  readonly #untilMs: number;
  #roundMs: number;
  #sent = 0;
  #nextMs: number;

  /**
   * @param target   of the peer, as the server saw it
   * @param sockets  the numbers of the local sockets
   */
  constructor(target: SocketAddress, sockets: readonly number[], limits: ProbingLimits, nowMs: number) {
    this.#target = target;
    this.#sockets = sockets;
    this.#probesMax = limits.searchProbesMax;
    this.#untilMs = nowMs + limits.searchTimeMs;
    this.#roundMs = nowMs;
    this.#nextMs = nowMs;
  }

  get nextMs(): number | undefined {
    const isOver = this.#sent >= this.#probesMax || this.#nextMs >= this.#untilMs || this.#sockets.length === 0;
    return isOver ? undefined : this.#nextMs;
  }

  take(nowMs: number): Destination | undefined {
    if (this.nextMs === undefined || this.#nextMs > nowMs) return undefined;
    const socket = this.#sockets[this.#sent % this.#sockets.length];
    this.#sent += 1;
    this.#nextMs = nowMs + SOCKET_PAUSE_MS;
    if (this.#sent % this.#sockets.length === 0) {
      this.#roundMs = Math.max(this.#roundMs + ROUND_MS, this.#nextMs);
      this.#nextMs = this.#roundMs;
    }
    return socket === undefined ? undefined : { address: this.#target.address, port: this.#target.port, socket };
  }

  isHit(from: Destination): boolean {
    const { via, socket } = from;
    return (
      via === undefined && socket !== undefined && this.#sockets.includes(socket) && isSameAddress(from, this.#target)
    );
  }
}
