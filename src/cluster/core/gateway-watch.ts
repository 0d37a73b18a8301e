import type { Clock } from "../../net/network.ts";
import { type Bus, type BusSubjects, type BusSubscription, lastNameOf } from "../bus/bus.ts";
import { DEFAULT_BUS_LIMITS } from "../bus/limits.ts";
import { GATEWAYS_MAX } from "../limits.ts";

/** Gateways that have sent something within this time have connections, which a core that takes over has to get. */
const HEARD_MS = DEFAULT_BUS_LIMITS.silentMs;

/** Collects the names of the gateways, for a core that stands by. It answers none of them. */
export class GatewayWatch {
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #subscription: BusSubscription;
  /** When the last packet of each arrived, in monotonic milliseconds. */
  readonly #heard = new Map<string, number>();

  constructor(clock: Pick<Clock, "monotonicMs">, bus: Bus, subjects: BusSubjects) {
    this.#clock = clock;
    this.#subscription = bus.subscribe(subjects.toCoreFromAll, (_, subject) => this.#note(lastNameOf(subject)));
  }

  /** The names of those that have sent something lately. */
  get names(): string[] {
    const sinceMs = this.#clock.monotonicMs() - HEARD_MS;
    return [...this.#heard].flatMap(([name, atMs]) => (atMs >= sinceMs ? [name] : []));
  }

  close(): void {
    this.#subscription.cancel();
  }

  #note(name: string): void {
    this.#heard.delete(name);
    this.#heard.set(name, this.#clock.monotonicMs());
    const [oldest] = this.#heard.keys();
    if (oldest !== undefined && this.#heard.size > GATEWAYS_MAX) this.#heard.delete(oldest);
  }
}
