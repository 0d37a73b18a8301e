/** Two cores that agree by a lease, in a simulated world. */

import * as assert from "uvu/assert";
import { InProcessBus } from "../../../src/cluster/bus/in-process-bus.ts";
import { CoreNode } from "../../../src/cluster/core/core-node.ts";
import { GatewayServer } from "../../../src/cluster/gateway/gateway-server.ts";
import { DEFAULT_LEASE_TIMES } from "../../../src/cluster/lease/lease-keeper.ts";
import { TAKE_OVER_WAIT_MS } from "../../../src/cluster/limits.ts";
import { StoreError } from "../../../src/errors.ts";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { createCertificate, MemoryStore, type Store } from "../../../src/server/index.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { FEW_ITERATIONS, TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { LATENCY_MAX_MS, Row, SimulatedLeases } from "../lease/simulated-leases.ts";
import { PartBus } from "./cluster-site.ts";

const test = suite("core and standby");

const SERVER = "test";
/** Within which another core answers. */
const TAKE_OVER_MS = 3_000;

/** One store for several cores: who opens it ends the commits of the one before. */
class SharedStore {
  readonly #store: MemoryStore;
  #opened = 0;
  commits: number[] = [];

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  open(): Store {
    this.#opened += 1;
    const own = this.#opened;
    return replace<Store>(this.#store, {
      commitAtOnce: undefined,
      commit: async (changes) => {
        if (own !== this.#opened) throw new StoreError("STORE_TAKEN_OVER", "Another core has the store.");
        this.commits.push(own);
        await this.#store.commit(changes);
      },
      close: async () => {},
    });
  }
}

class Pair {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly nodes: CoreNode[] = [];
  readonly row = new Row();
  readonly leases: SimulatedLeases[] = [];
  /** Of each node. */
  readonly buses: PartBus[] = [];
  readonly store: SharedStore;
  /** Milliseconds that loading the store takes. */
  loadMs = 0;
  /** Which node has begun or ceased to answer. */
  readonly changes: string[] = [];
  readonly bus: InProcessBus;
  readonly #host = this.world.addHost("192.0.2.200");
  #clients = 0;

  constructor() {
    this.bus = new InProcessBus(this.#host);
    this.store = new SharedStore(new MemoryStore(this.#host.randomBytes));
    const random = new SeededRandom(SEED);
    for (const name of ["first", "second"]) {
      const network = this.world.addHost(`192.0.2.${201 + this.nodes.length}`);
      const leases = new SimulatedLeases(network, this.row, random);
      this.leases.push(leases);
      const bus = new PartBus(this.bus);
      this.buses.push(bus);
      this.nodes.push(
        new CoreNode({
          bus,
          server: SERVER,
          name,
          network,
          leases,
          limits: { scramIterations: TEST_ITERATIONS },
          openStore: async () => this.#slowlyLoaded(leases),
          onChange: (core) => this.changes.push(`${name} ${core === undefined ? "stands by" : "answers"}`),
        }),
      );
    }
  }

  /** A store whose load leaves its core no time to renew the lease. */
  #slowlyLoaded(leases: SimulatedLeases): Store {
    const store = this.store.open();
    return replace<Store>(store, {
      load: async () => {
        if (this.loadMs > 0) {
          // Between the first pages of the store, there is time for it.
          await this.#pause(LATENCY_MAX_MS * 4);
          leases.isCut = true;
          await this.#pause(this.loadMs);
          leases.isCut = false;
        }
        return store.load();
      },
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#host.setTimer(resolve, ms));
  }

  /** The index of the node that answers. */
  get leader(): number {
    return this.nodes.findIndex(({ core }) => core !== undefined);
  }

  async open(): Promise<GatewayServer> {
    const network = this.world.addHost("192.0.2.1");
    const listen = { network, certificate: await createCertificate(), grease: false };
    return this.world.run(GatewayServer.listen({ bus: this.bus, server: SERVER, name: "gateway", listen }));
  }

  async join(name: string): Promise<ChatClient> {
    this.#clients += 1;
    const network = this.world.addHost(`198.51.100.${this.#clients}`);
    const options = { network, grease: false, pins: new MemoryPins(), limits: FEW_ITERATIONS };
    const client = await this.world.run(ChatClient.connect("chat://192.0.2.1", options));
    await this.world.run(client.register({ name, password: "secret-1", privacy: "PUBLIC" }));
    return client;
  }

  async close(gateway: GatewayServer): Promise<void> {
    await this.world.run(gateway.close());
    for (const node of this.nodes) await this.world.run(node.close());
  }
}

function changesOf(client: ChatClient): string[] {
  const changes: string[] = [];
  (async () => {
    for await (const { status } of client.connection.changes()) changes.push(status);
  })().catch(() => {});
  return changes;
}

test("standby-answers-once-the-core-cannot-renew-its-lease-and-clients-stay", async () => {
  const pair = new Pair();
  const gateway = await pair.open();
  const [ada, grace] = [await pair.join("ada"), await pair.join("grace")];
  const changes = [changesOf(ada), changesOf(grace)];
  const before = pair.leader;
  pair.changes.length = 0;
  const lease = pair.leases[before];
  assert.ok(lease);
  lease.isCut = true;
  const startMs = pair.world.nowMs;
  let confirmedMs = 0;
  // The bus and the store are there, so the core answers until its lease is over.
  for (let count = 0; pair.leader === before || pair.leader === -1; count++) {
    await pair.world.run(ada.texts.send("grace", `${count}`));
    await pair.world.advance(50);
    assert.ok(count < 200);
  }
  await pair.world.run(ada.texts.send("grace", "to the second core"));
  confirmedMs = pair.world.nowMs;
  assert.ok(confirmedMs - startMs < TAKE_OVER_MS, `${confirmedMs - startMs} ms`);
  const names = ["first", "second"];
  assert.equal(pair.changes, [`${names[before]} stands by`, `${names[1 - before]} answers`]);
  // No commit of the first core follows one of the second.
  assert.equal(
    pair.store.commits,
    pair.store.commits.toSorted((a, b) => a - b),
  );
  assert.equal(changes, [[], []]);
  lease.isCut = false;
  await pair.close(gateway);
});

test("core-that-has-lost-the-bus-leaves-the-lease-to-another-one-and-takes-it-again-when-the-bus-is-back", async () => {
  const pair = new Pair();
  const gateway = await pair.open();
  const [ada] = [await pair.join("ada"), await pair.join("grace")];
  const changes = changesOf(ada);
  const before = pair.leader;
  const [own, other] = [pair.buses[before], pair.buses[1 - before]];
  assert.ok(own && other);
  own.lost = "all";
  await pair.world.run(ada.texts.send("grace", "to the second core"));
  assert.is(pair.leader, 1 - before);
  own.lost = "none";
  await pair.world.advance(2_000);
  other.lost = "all";
  await pair.world.run(ada.texts.send("grace", "to the first core"));
  assert.is(pair.leader, before);
  // Without any bus, none of them has the lease, and one takes it when the bus is back.
  own.lost = "all";
  await pair.world.advance(5_000);
  assert.is(pair.leader, -1);
  for (const bus of [own, other]) bus.lost = "none";
  await pair.world.run(ada.texts.send("grace", "to one of them"));
  assert.equal(changes, []);
  await pair.close(gateway);
});

test("core-that-takes-long-to-load-its-store-answers-and-is-not-overtaken-meanwhile", async () => {
  const pair = new Pair();
  pair.loadMs = 10_000;
  await pair.world.advance(5_000);
  assert.is(pair.leader, -1);
  const gateway = await pair.open();
  await pair.world.advance(10_000);
  assert.is(pair.changes.length, 1);
  assert.match(pair.changes[0] ?? "", "answers");
  const [ada] = [await pair.join("ada"), await pair.join("grace")];
  // From then on, it is followed as soon as any other core.
  pair.loadMs = 0;
  const before = pair.leader;
  const lease = pair.leases[before];
  assert.ok(lease);
  lease.isCut = true;
  await pair.world.advance(TAKE_OVER_MS);
  assert.is(pair.leader, 1 - before);
  lease.isCut = false;
  await pair.world.run(ada.texts.send("grace", "to the second core"));
  await pair.close(gateway);
});

test("lease-is-longer-until-a-core-has-taken-over-the-logins", async () => {
  const pair = new Pair();
  const gateway = await pair.open();
  await pair.join("ada");
  await pair.world.advance(1_000);
  const before = pair.leader;
  const left = (): number => pair.row.untilMs - pair.world.nowMs;
  const { durationMs } = DEFAULT_LEASE_TIMES;
  assert.ok(left() <= durationMs, `${left()} ms`);
  const [own, lease] = [pair.buses[1 - before], pair.leases[before]];
  assert.ok(own && lease);
  // The next core hears nothing of the gateway that it expects.
  own.lost = "received";
  lease.isCut = true;
  for (let count = 0; pair.leader !== 1 - before; count++) {
    await pair.world.advance(50);
    assert.ok(count < 200);
  }
  await pair.world.advance(TAKE_OVER_WAIT_MS / 2);
  assert.ok(left() > durationMs, `${left()} ms`);
  await pair.world.advance(TAKE_OVER_WAIT_MS);
  assert.ok(left() <= durationMs, `${left()} ms`);
  own.lost = "none";
  lease.isCut = false;
  await pair.close(gateway);
});

test("core-that-closes-hands-over-at-once", async () => {
  const pair = new Pair();
  const gateway = await pair.open();
  const [ada] = [await pair.join("ada"), await pair.join("grace")];
  const changes = changesOf(ada);
  const node = pair.nodes[pair.leader];
  assert.ok(node);
  const startMs = pair.world.nowMs;
  await pair.world.run(node.close());
  await pair.world.run(ada.texts.send("grace", "hello"));
  assert.ok(pair.world.nowMs - startMs < 1_000, `${pair.world.nowMs - startMs} ms`);
  assert.equal(changes, []);
  await pair.close(gateway);
});
