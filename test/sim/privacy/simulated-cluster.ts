import type { Chat, Outcome } from "../../../src/chat/chat.ts";
import type { ClientConnection } from "../../../src/chat/state/route.ts";
import type { BusConnection } from "../../../src/cluster/core/bus-connection.ts";
import type { Limits } from "../../../src/limits.ts";
import type { CoreConnection, CorePort } from "../../../src/server/core/core.ts";
import type { MemoryRecords } from "../../../src/store/memory/memory-store.ts";
import type { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { DirectCore } from "./direct-core.ts";
import { Gateways } from "./gateways.ts";
import type { StepClock } from "./step-clock.ts";

/** A connection over a gateway. */
export interface ClusteredConnection {
  readonly toCore: CoreConnection;
  /** As the chat sees it; undefined: its client has asked for nothing. */
  readonly atCore: () => ClientConnection | undefined;
  /** Delivers what waits on the bus. */
  readonly settle: () => void;
}

interface ClusterOptions {
  readonly clock: StepClock;
  readonly limits: Limits;
  readonly random: SeededRandom;
  readonly records: MemoryRecords;
}

/** The server of a `ChatSimulation`, as a core and two gateways. */
export class SimulatedCluster {
  readonly #clock: StepClock;
  readonly #core: DirectCore<BusConnection>;
  readonly #gateways: Gateways;
  /** The connections that the core has, by the numbers of their clients. */
  readonly #attached = new Map<number, ClientConnection>();

  constructor({ clock, limits, random, records }: ClusterOptions) {
    this.#clock = clock;
    this.#core = new DirectCore<BusConnection>({
      clock,
      limits,
      random: (length) => random.bytes(length),
      records,
      ticks: "none",
      takesNotes: true,
      onAttached: (connection) => this.#attached.set(connection.port.number, connection),
    });
    this.#gateways = new Gateways(this.#core, clock, limits);
  }

  get chat(): Chat {
    return this.#core.chat;
  }

  /** See `DirectCore.release`. */
  release(outcome: Outcome): void {
    this.#core.release(outcome);
    this.#clock.settle();
  }

  /** Attaches a client with this number, as it is now. */
  attach(
    number: number,
    client: ClientConnection,
    port: Pick<CorePort, "emit" | "handleEmitError" | "closeWith">,
  ): ClusteredConnection {
    const { endpoint, channelBinding, relayOnly = false, answersMessages = false } = client;
    const facts = { id: number, endpoint, channelBinding, relayOnly, answersMessages, takesRelayed: false };
    const toCore = this.#gateways.attach(facts, {
      emit: (shared) => port.emit(shared),
      handleEmitError: (event, error) => port.handleEmitError(event, error),
      closeWith: (error) => port.closeWith(error),
      noteLogin: () => {},
      hold: () => {},
      goOn: () => {},
    });
    return { toCore, atCore: () => this.#attached.get(number), settle: () => this.#clock.settle() };
  }

  /** See `DirectCore`. */
  takeDropped(): number {
    return this.#core.takeDropped();
  }

  /** See `DirectCore`. */
  takeUnfinishedLogins(): number {
    return this.#core.takeUnfinishedLogins();
  }

  close(): void {
    this.#gateways.close();
  }
}
