import { BusSubjects } from "../../../src/cluster/bus/bus.ts";
import { InProcessBus } from "../../../src/cluster/bus/in-process-bus.ts";
import { DEFAULT_BUS_LIMITS } from "../../../src/cluster/bus/limits.ts";
import type { BusConnection } from "../../../src/cluster/core/bus-connection.ts";
import { CoreHost } from "../../../src/cluster/core/core-host.ts";
import { CoreRelay } from "../../../src/cluster/core/core-relay.ts";
import { RemoteCore } from "../../../src/cluster/gateway/remote-core.ts";
import { ANNOUNCEMENT_SALT_BYTES } from "../../../src/crypto/link/announcement.ts";
import type { Limits } from "../../../src/limits.ts";
import type { ConnectionFacts, CoreConnection, CorePort } from "../../../src/server/core/core.ts";
import { guardTracer } from "../../../src/server/observation/tracing.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { DirectCore } from "./direct-core.ts";
import type { StepClock } from "./step-clock.ts";

/** Two gateways between connections and a core. All that crosses is encoded and decoded as between processes. */
export class Gateways {
  readonly #host: CoreHost;
  readonly #gateways: readonly RemoteCore[];

  constructor(core: DirectCore<BusConnection>, clock: StepClock, limits: Limits) {
    // Not that of the chat, whose draws are compared.
    const random = new SeededRandom(1);
    const network = {
      monotonicMs: () => clock.monotonicMs(),
      wallClockMs: () => clock.wallClockMs(),
      setTimer: (run: () => void, delayMs: number) => clock.setTimer(run, delayMs),
      runAtEndOfTick: (run: () => void) => clock.runAtEndOfTick(run),
      randomBytes: (length: number) => random.bytes(length),
    };
    const { observer } = core;
    const parts = {
      network,
      bus: new InProcessBus(clock),
      subjects: new BusSubjects("model"),
      observer,
      busLimits: DEFAULT_BUS_LIMITS,
    };
    this.#host = new CoreHost({
      ...parts,
      core: {
        attach: (facts, port) => core.attach(facts, port),
        wallClock: core.wallClock,
        loginThrottle: core.loginThrottle,
        hasIntroduction: (id) => core.hasIntroduction(id),
        deriveKey: () => new Uint8Array(32),
        networkBans: [],
        takeOver: (handed) => {
          if (handed.length > 0) throw new Error("A gateway has connections of another core.");
        },
      },
      relay: new CoreRelay(),
      tracer: guardTracer(undefined, () => {}),
      limits,
      features: new Set(),
      announcementSalt: new Uint8Array(ANNOUNCEMENT_SALT_BYTES),
      expected: [],
      token: 1,
    });
    const gateway = (name: string): RemoteCore =>
      new RemoteCore({
        ...parts,
        name,
        grease: undefined,
        wallMs: () => clock.wallClockMs(),
        onLimits: () => {},
        onBans: () => {},
      });
    this.#gateways = [gateway("first"), gateway("second")];
    clock.settle();
    if (!this.#gateways.every(({ isReady }) => isReady)) throw new Error("The core has not welcomed its gateways.");
  }

  /** See `Core`. Connections with even numbers are at the first gateway, others at the second one. */
  attach(facts: ConnectionFacts, port: CorePort): CoreConnection {
    const gateway = this.#gateways[facts.id % this.#gateways.length];
    if (gateway === undefined) throw new Error("There is no gateway.");
    return gateway.attach(facts, port);
  }

  /** All parts end at once. */
  close(): void {
    for (const gateway of this.#gateways) gateway.close();
    this.#host.close();
  }
}
