import type { Clock } from "../../net/network.ts";
import { type Bus, type BusSubjects, type BusSubscription, lastNameOf } from "../bus/bus.ts";
import { DEFAULT_BUS_LIMITS } from "../bus/limits.ts";
import { GATEWAYS_MAX } from "../limits.ts";

/** Gateways that were heard within this time have connections, of which a core that takes over has to learn. */
const HEARD_MS = DEFAULT_BUS_LIMITS.silentMs;

/** Hears which gateways there are, for a core that stands by. It answers none of them. */
export class GatewayWatch {
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #subscription: BusSubscription;
  /** When each was last heard, in monotonic milliseconds. */
  readonly #heard = new Map<string, number>();

  constructor(clock: Pick<Clock, "monotonicMs">, bus: Bus, subjects: BusSubjects) {
    this.#clock = clock;
    this.#subscription = bus.subscribe(subjects.toCoreFromAll, (_, subject) => this.#note(lastNameOf(subject)));
  }

  /** The names of those that were heard lately. */
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
