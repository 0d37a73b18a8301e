import type { RandomBytes } from "../crypto/random-bytes.ts";

const NONCE_BYTES = 8;
/** An answer to an older ping is of no use. */
const WAITING_MAX = 8;

/** The pings of this side that wait for their answers. */
export class Pings {
  readonly #random: RandomBytes;
  readonly #sentMs = new Map<bigint, number>();

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /** Begins a ping and returns its nonce. */
  begin(nowMs: number): bigint {
    const bytes = this.#random(NONCE_BYTES);
    const nonce = new DataView(bytes.buffer, bytes.byteOffset, NONCE_BYTES).getBigUint64(0);
    this.#sentMs.set(nonce, nowMs);
    const [oldest] = this.#sentMs.keys();
    if (this.#sentMs.size > WAITING_MAX && oldest !== undefined) this.#sentMs.delete(oldest);
    return nonce;
  }

  /** Ends a ping. Returns the round trip time in milliseconds, or undefined where no ping with that nonce waits. */
  end(nonce: bigint, nowMs: number): number | undefined {
    const sentMs = this.#sentMs.get(nonce);
    this.#sentMs.delete(nonce);
    return sentMs === undefined ? undefined : nowMs - sentMs;
  }
}
