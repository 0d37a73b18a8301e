import type { AccountId } from "../chat/state/account.ts";
import type { RelaySides } from "../chat/state/relay-access.ts";
import type { Limits } from "../limits.ts";
import type { DatagramSocket } from "../net/datagram-socket.ts";
import type { Network } from "../net/network.ts";
import { Timer } from "../net/timers.ts";
import { type RelayCounts, type RelayedPair, RelayServer } from "../session/relay/relay-server.ts";
import type { RelayTarget } from "./effect-router.ts";

const TOKEN_KEY_BYTES = 32;
/** Pairs that outlast their conversations. A further one ends the first of them. */
const LINGERING_MAX = 1_024;

/** The counts of a server without a relay. */
export const NOTHING_RELAYED: RelayCounts = {
  datagrams: 0,
  bytes: 0,
  bound: 0,
  refused: 0,
  unbound: 0,
  overRate: 0,
  overQuota: 0,
};

/** The relay on the server's UDP socket: opens and closes it for each conversation, as the chat says. */
export class Relay implements RelayTarget {
  readonly #network: Network;
  readonly #datagrams: DatagramSocket;
  readonly #relay: RelayServer<AccountId>;
  /** By introduction. */
  readonly #pairs = new Map<number, RelayedPair>();
  /** When pairs end whose conversations are over, in monotonic milliseconds; by introduction, the first to end first. */
  readonly #lingering = new Map<number, number>();
  readonly #timer: Timer;

  constructor(network: Network, datagrams: DatagramSocket, limits: Limits) {
    this.#network = network;
    this.#datagrams = datagrams;
    this.#relay = new RelayServer(limits, network.randomBytes(TOKEN_KEY_BYTES), network.monotonicMs());
    this.#timer = new Timer(network, () => this.#endLingering());
  }

  get counts(): RelayCounts {
    return this.#relay.counts;
  }

  /** The number of conversations that may use the relay now. */
  get pairs(): number {
    return this.#relay.pairs;
  }

  open(introductionId: number, sides: RelaySides): void {
    const pair = this.#relay.open(sides, this.#network.monotonicMs());
    this.#pairs.set(introductionId, pair);
    for (const side of pair.sides) {
      this.#datagrams.claim(side.relayId, (bytes, from) => {
        const out = side.handleDatagram(bytes, from, this.#network.monotonicMs());
        if (out !== undefined) this.#datagrams.send(out.bytes, out.to);
        return out !== undefined;
      });
    }
  }

  close(introductionId: number, lingerMs: number): void {
    if (lingerMs === 0 || !this.#pairs.has(introductionId)) {
      this.#end(introductionId);
      return;
    }
    this.#lingering.set(introductionId, this.#network.monotonicMs() + lingerMs);
    const [first] = this.#lingering.keys();
    if (first !== undefined && this.#lingering.size > LINGERING_MAX) this.#end(first);
    this.#setTimer();
  }

  /** Stops the timer: the server is closing. */
  stop(): void {
    this.#timer.clear();
  }

  #endLingering(): void {
    const nowMs = this.#network.monotonicMs();
    for (const [introductionId, endsMs] of this.#lingering) {
      if (endsMs > nowMs) break;
      this.#end(introductionId);
    }
    this.#setTimer();
  }

  #setTimer(): void {
    const [endsMs] = this.#lingering.values();
    this.#timer.set(endsMs);
  }

  #end(introductionId: number): void {
    this.#lingering.delete(introductionId);
    const pair = this.#pairs.get(introductionId);
    if (pair === undefined) return;
    this.#pairs.delete(introductionId);
    for (const { relayId } of pair.sides) this.#datagrams.release(relayId);
    pair.close(this.#network.monotonicMs());
  }
}
