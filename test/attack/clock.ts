/**
 * Attacks by the machine's clock: it stands at 1970, years back or ahead, is corrected, or gives one wrong reading.
 * Nothing that was confirmed may be lost.
 */

import { ChatClient, MemoryPins } from "../../src/index.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import type { Network } from "../../src/net/network.ts";
import { ChatServer, type LogEntry, MemoryStore } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SimulatedWorld } from "../../src/testing/simulated-world.ts";
import { SEED } from "../seed.ts";
import { type Attack, difference, runAttacks } from "./attack.ts";

const SERVER = "192.0.2.1";
const PASSWORD = "secret-1";
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Longer than the time after which a server forgets old texts. */
const FORGET_MS = 700_000;
const LIMITS = { scramIterations: 4_096 };

/** Servers, one after the other, on one store, and a clock that can be set. */
class Stage {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly store = new MemoryStore((length) => new SeededRandom(SEED).bytes(length));
  readonly log: LogEntry[] = [];
  /** How far the server's clock is off. */
  offMs = 0;
  readonly #network: Network;
  #hosts = 1;
  #server: ChatServer | undefined;

  constructor() {
    this.#network = withClock(this.world.addHost(SERVER), () => this.offMs);
  }

  async start(): Promise<void> {
    const { store, world } = this;
    const certificate = await createCertificate();
    const logger = (entry: LogEntry): void => void this.log.push(entry);
    const network = this.#network;
    this.#server = await world.run(
      ChatServer.listen({ network, certificate, store, logger, limits: LIMITS, host: SERVER }),
    );
  }

  async stop(): Promise<void> {
    if (this.#server !== undefined) await this.world.run(this.#server.close());
  }

  async connect(name: string, how: "register" | "log in"): Promise<ChatClient> {
    this.#hosts += 1;
    const network = this.world.addHost(`192.0.2.${this.#hosts}`);
    const client = await this.world.run(
      ChatClient.connect(`chat://${SERVER}`, {
        network,
        pins: new MemoryPins(),
        limits: { scramIterationsMin: 4_096 },
      }),
    );
    const login = { name, password: PASSWORD };
    await this.world.run(how === "register" ? client.register({ ...login, privacy: "PUBLIC" }) : client.logIn(login));
    return client;
  }

  /** Two users, of whom one has sent the other a text. Both log off. */
  async sendOne(): Promise<void> {
    const [ada, grace] = [await this.connect("ada", "register"), await this.connect("grace", "register")];
    await this.world.run(grace.close());
    await this.world.run(ada.texts.send("grace", "hello"));
    await this.world.run(ada.close());
  }

  /** The texts that are left in the store. */
  async left(): Promise<string[]> {
    const entries = await Promise.all(
      [1, 2].map((owner) => this.store.read({ kind: "after", owner, textId: 0, countMax: 100 })),
    );
    return entries.flat().map(({ text }) => text);
  }

  jumps(): string[] {
    return this.log.flatMap((entry) =>
      entry.event === "clock-jumped" ? [`${Math.round(entry.jumpMs / DAY_MS)} days`] : [],
    );
  }
}

const BOTH = ["hello", "hello"];

await runAttacks({
  "nothing is lost if a clock that stood at 1970 is corrected": corrected(-54 * YEAR_MS),
  "nothing is lost if a clock that was three years back is corrected": corrected(-3 * YEAR_MS),
  "nothing is lost if a clock that was three years ahead is corrected": corrected(3 * YEAR_MS),
  "nothing is lost if a server starts in 1970, and then in 2080": async () => {
    const stage = new Stage();
    await stage.start();
    await stage.sendOne();
    await stage.stop();
    const seen: unknown[] = [];
    stage.log.length = 0;
    for (const offMs of [-54 * YEAR_MS, 54 * YEAR_MS, 0]) {
      stage.offMs = offMs;
      await stage.start();
      await stage.world.advance(FORGET_MS);
      seen.push(...(await stage.left()));
      await stage.stop();
    }
    // In 1970, and then in the present, after a start in 2080.
    const behind = stage.log.filter(({ event }) => event === "clock-behind").length;
    return difference([...BOTH, ...BOTH, ...BOTH, 2], [...seen, behind]);
  },
  "a single wrong reading dates no text, deletes nothing and is no jump": async () => {
    const stage = new Stage();
    await stage.start();
    await stage.sendOne();
    const ada = await stage.connect("ada", "log in");
    const beforeMs = (await stage.world.run(ada.texts.send("grace", "before"))).sentAt.getTime();
    stage.offMs = -54 * YEAR_MS;
    const wrongMs = (await stage.world.run(ada.texts.send("grace", "wrong"))).sentAt.getTime();
    stage.offMs = 0;
    const afterMs = (await stage.world.run(ada.texts.send("grace", "after"))).sentAt.getTime();
    await stage.world.advance(FORGET_MS);
    const isInOrder = beforeMs <= wrongMs && wrongMs <= afterMs;
    const seen = [isInOrder, (await stage.left()).length, ...stage.jumps()];
    await stage.stop();
    return difference([true, 8], seen);
  },
  "texts do not age while the server is off, and do while it runs": async () => {
    const stage = new Stage();
    await stage.start();
    await stage.sendOne();
    await stage.stop();
    await stage.world.advance(40 * DAY_MS);
    await stage.start();
    await stage.world.advance(FORGET_MS);
    const seen = [(await stage.left()).length];
    await stage.world.advance(31 * DAY_MS);
    seen.push((await stage.left()).length);
    await stage.stop();
    return difference([2, 0], seen);
  },
});

/** A text is sent while the clock is off, which is then corrected. The jump is noticed. */
function corrected(offMs: number): Attack {
  return async () => {
    const stage = new Stage();
    stage.offMs = offMs;
    await stage.start();
    await stage.sendOne();
    stage.offMs = 0;
    await stage.world.advance(FORGET_MS);
    const seen = [...(await stage.left()), ...stage.jumps()];
    await stage.stop();
    return difference([...BOTH, `${Math.round(-offMs / DAY_MS)} days`], seen);
  };
}

/** The same network, whose wall clock is off. */
function withClock(network: Network, offMs: () => number): Network {
  return {
    randomBytes: network.randomBytes,
    pbkdf2: network.pbkdf2,
    dial: (target, signal) => network.dial(target, signal),
    listen: (target, handlers) => network.listen(target, handlers),
    bindUdp: (host, port) => network.bindUdp(host, port),
    interfaces: () => network.interfaces(),
    gateways: () => network.gateways(),
    monotonicMs: () => network.monotonicMs(),
    wallClockMs: () => network.wallClockMs() + offMs(),
    setTimer: (run, delayMs) => network.setTimer(run, delayMs),
    runAtEndOfTick: (run) => network.runAtEndOfTick(run),
  };
}
