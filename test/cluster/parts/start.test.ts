/** Parts that cannot start, or that are ended while they wait. */

import * as assert from "uvu/assert";
import type { Bus } from "../../../src/cluster/bus/bus.ts";
import { InProcessBus } from "../../../src/cluster/bus/in-process-bus.ts";
import { DEFAULT_BUS_LIMITS, PACKET_OVERHEAD_BYTES } from "../../../src/cluster/bus/limits.ts";
import { CoreNode } from "../../../src/cluster/core/core-node.ts";
import { CoreServer, type CoreServerOptions } from "../../../src/cluster/core/core-server.ts";
import { GatewayServer } from "../../../src/cluster/gateway/gateway-server.ts";
import { messageBytesNeeded } from "../../../src/cluster/message-sizes.ts";
import { UsageError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { createCertificate, MemoryStore, type Store } from "../../../src/server/index.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { rejection } from "../../store/rejection.ts";
import { sampleAccount } from "../../store/samples.ts";
import { suite } from "../../suite.ts";
import { Row, SimulatedLeases } from "../lease/simulated-leases.ts";

const test = suite("start and end of parts");

const { messageBytesMax } = DEFAULT_BUS_LIMITS;
/** The longest frames that fit into the messages of the bus. */
const FRAME_BYTES =
  DEFAULT_LIMITS.frameBytesMax + Math.floor((messageBytesMax - messageBytesNeeded(DEFAULT_LIMITS)) / 2);

class Stage {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly network = this.world.addHost("192.0.2.1");
  readonly bus = new InProcessBus(this.network);
  readonly row = new Row();
  readonly errors: string[] = [];
  closed = 0;
  /** What closing the store does. */
  closing: () => Promise<void> = async () => {};

  get store(): Store {
    return replace<Store>(new MemoryStore(this.network.randomBytes), {
      close: async () => {
        this.closed += 1;
        await this.closing();
      },
    });
  }

  start(options: Partial<CoreServerOptions>): Promise<CoreServer> {
    const own = { bus: this.bus, server: "test", token: 1, store: this.store, network: this.network };
    return this.world.run(CoreServer.start({ ...own, ...options }));
  }

  node(
    options: { readonly server?: string; readonly name?: string; readonly limits?: Record<string, number> } = {},
  ): CoreNode {
    return new CoreNode({
      bus: this.bus,
      server: "test",
      name: "core",
      network: this.network,
      leases: new SimulatedLeases(this.network, this.row, new SeededRandom(SEED)),
      openStore: async () => this.store,
      onError: (error) => this.errors.push(error instanceof Error ? error.message : String(error)),
      ...options,
      limits: { scramIterations: TEST_ITERATIONS, ...options.limits },
    });
  }

  async answering(): Promise<CoreNode> {
    const node = this.node();
    await this.world.advance(1_000);
    assert.ok(node.core);
    return node;
  }
}

const SMALL = { scramIterations: TEST_ITERATIONS };

test("core-that-cannot-start-closes-its-store", async () => {
  const stage = new Stage();
  const wrong: Record<string, Partial<CoreServerOptions>> = {
    "must be at least": { limits: { ...SMALL, frameBytesMax: 1_000 } },
    "name of the server": { server: "a.b" },
    [`frameBytesMax of the server must be at most ${FRAME_BYTES}`]: {
      limits: { ...SMALL, frameBytesMax: FRAME_BYTES + 1 },
    },
    "must be at least messageBytesMax": { busLimits: { ...DEFAULT_BUS_LIMITS, queueBytesMax: messageBytesMax - 1 } },
    max_payload: { bus: replace<Bus>(stage.bus, { packetBytesMax: messageBytesMax + PACKET_OVERHEAD_BYTES - 1 }) },
    scramIterations: { limits: { scramIterations: 1 } },
  };
  for (const [text, options] of Object.entries(wrong)) {
    const before = stage.closed;
    const error = await rejection(stage.start(options));
    assert.ok(error instanceof UsageError && error.message.includes(text), `${text}: ${error}`);
    assert.is(stage.closed, before + 1, text);
  }
  const packetBytesMax = messageBytesMax + PACKET_OVERHEAD_BYTES;
  const limits = { ...SMALL, frameBytesMax: FRAME_BYTES };
  const core = await stage.start({ limits, bus: replace<Bus>(stage.bus, { packetBytesMax }) });
  assert.is(await stage.world.run(core.close()), "drained");
});

test("node-with-wrong-options-does-not-start", () => {
  const stage = new Stage();
  for (const options of [{ server: "a.b" }, { name: "" }, { limits: { frameBytesMax: FRAME_BYTES + 1 } }])
    assert.throws(
      () => stage.node(options),
      (error: unknown) => error instanceof UsageError,
    );
});

test("gateway-whose-wait-for-a-core-is-ended-leaves-nothing-behind", async () => {
  const stage = new Stage();
  const { network, bus } = stage;
  const listen = { network, certificate: await createCertificate() };
  const waiting = new AbortController();
  const listening = GatewayServer.listen({ bus, server: "test", name: "gateway", listen, signal: waiting.signal });
  const ended = rejection(listening);
  await stage.world.advance(20_000);
  waiting.abort(new Error("stopped"));
  assert.is(String(await ended), "Error: stopped");
  let published = 0;
  bus.subscribe("chatwire.test.core.*", () => {
    published += 1;
  });
  await stage.world.advance(20_000);
  assert.is(published, 0);
});

test("gateway-refuses-limits-of-a-core-that-do-not-fit-its-own-of-the-bus", async () => {
  const stage = new Stage();
  const { bus } = stage;
  const core = await stage.start({ limits: SMALL });
  const busLimits = { ...DEFAULT_BUS_LIMITS, messageBytesMax: 200_000 };
  const listen = { network: stage.world.addHost("192.0.2.2"), certificate: await createCertificate() };
  const error = await rejection(
    stage.world.run(GatewayServer.listen({ bus, server: "test", name: "gateway", listen, busLimits })),
  );
  assert.ok(error instanceof UsageError && error.message.includes("frameBytesMax"), String(error));
  await stage.world.run(core.close());
});

test("node-that-closes-gives-the-lease-back-whatever-its-store-does", async () => {
  const ends: Record<string, () => Promise<void>> = {
    drained: async () => {},
    "cut-short": () => new Promise(() => {}),
    "the disk is gone": async () => {
      throw new Error("the disk is gone");
    },
  };
  for (const [end, closing] of Object.entries(ends)) {
    const stage = new Stage();
    const node = await stage.answering();
    stage.closing = closing;
    const startMs = stage.world.nowMs;
    const outcome = await stage.world.run(node.close({ timeoutMs: 500 }).catch((error: Error) => error.message));
    assert.is(outcome, end);
    assert.ok(stage.world.nowMs - startMs < 700, `${end}: ${stage.world.nowMs - startMs} ms`);
    assert.is(stage.row.untilMs, 0, end);
    assert.is(await stage.world.run(node.close().catch((error: Error) => error.message)), end, "the second time");
  }
});

test("core-that-steps-down-does-not-report-as-a-failure-what-its-closed-store-did-not-answer", async () => {
  const stage = new Stage();
  const memory = new MemoryStore(stage.network.randomBytes);
  await memory.commit([{ kind: "account", account: sampleAccount(1, "ada") }]);
  let refuse = (_error: Error): void => {};
  const read = () =>
    new Promise<never>((_, reject) => {
      refuse = reject;
    });
  const log: string[] = [];
  const store = replace<Store>(memory, {
    read,
    close: async () => refuse(new UsageError("The store is closed.", "WRONG_STATE")),
  });
  const core = await stage.start({ store, limits: {}, logger: ({ event }) => log.push(event) });
  const { texts } = core.operator.exportAccount("ada");
  void texts[Symbol.asyncIterator]().next();
  await stage.world.advance(100);
  await stage.world.run(core.abandon());
  await stage.world.advance(1_000);
  await stage.world.run(core.closed);
  assert.not.ok(log.includes("store-failed"), log.join());
});

test("node-that-stands-by-is-drained-at-once", async () => {
  const stage = new Stage();
  const first = await stage.answering();
  const second = stage.node({ name: "second" });
  await stage.world.advance(1_000);
  assert.is(second.core, undefined);
  assert.is(await stage.world.run(second.close()), "drained");
  assert.is(await stage.world.run(first.close()), "drained");
  assert.equal(stage.errors, []);
});

test("times-and-options-of-closing-are-checked", async () => {
  const stage = new Stage();
  const node = await stage.answering();
  for (const closing of [node.close({ timeoutMs: 0 }), node.close({ timeout: 1 } as never)]) {
    const error = await rejection(closing);
    assert.ok(error instanceof UsageError, String(error));
  }
  await stage.world.run(node.close());
});
