import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { PortMapper } from "../../../src/net/mapping/port-mapper.ts";
import type { Gateway } from "../../../src/net/network.ts";
import { type SimulatedHost, SimulatedWorld } from "../../../src/testing/index.ts";
import { TestGateway, type TestGatewayOptions } from "../../peering/mapping/test-gateway.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("port mapper");

const HOST = "192.0.2.20";
const SOCKET = { address: "0.0.0.0", port: 50_000 };
const EXTERNAL = "203.0.113.9";
const HOUR_MS = 3_600_000;

interface Stage {
  readonly world: SimulatedWorld;
  readonly host: SimulatedHost;
  readonly mapper: PortMapper;
  /** How often something changed. */
  readonly changes: () => number;
}

function stage(limits: Partial<typeof DEFAULT_LIMITS> = {}, socket = SOCKET): Stage {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost(HOST);
  let changes = 0;
  const onChange = (): void => {
    changes += 1;
  };
  const mapper = new PortMapper({ network: host, socket, limits: { ...DEFAULT_LIMITS, ...limits }, onChange });
  return { world, host, mapper, changes: () => changes };
}

/** Adds a gateway, which the host knows. */
async function addGateway(
  { world, host }: Stage,
  address: string,
  options: Partial<TestGatewayOptions> = {},
): Promise<TestGateway> {
  const network = world.addHost(address);
  const gateway = await TestGateway.start({
    network,
    at: { address, port: 5_351 },
    externalAddress: EXTERNAL,
    ...options,
  });
  host.defaultGateways = [...host.defaultGateways, gateway.from(HOST)];
  return gateway;
}

for (const protocol of ["PCP", "NAT-PMP"] as const) {
  test(`port-is-mapped-and-renewed-by-${protocol}-and-given-back`, async () => {
    const it = stage();
    const gateway = await addGateway(it, "192.0.2.1", { protocol, externalPort: 40_000, lifetimeSeconds: 3_600 });
    await it.world.advance(HOUR_MS);
    assert.is(gateway.requests.length, 0, "nobody asked for a mapping yet");
    it.mapper.refresh();
    await it.world.advance(1_000);
    assert.equal(it.mapper.mapped, [{ address: EXTERNAL, port: 40_000 }]);
    assert.is(it.changes(), 1);
    const asked = gateway.lifetimes.length;
    await it.world.advance(HOUR_MS / 2 - 2_000);
    assert.is(gateway.lifetimes.length, asked);
    await it.world.advance(2_000);
    assert.is(gateway.lifetimes.length, asked + 1);
    await it.world.advance(10 * HOUR_MS);
    assert.is(gateway.lifetimes.length, asked + 21);
    assert.equal(it.mapper.mapped, [{ address: EXTERNAL, port: 40_000 }]);
    await it.world.run(it.mapper.close());
    await it.world.runUntilIdle();
    assert.is(gateway.lifetimes.at(-1), 0);
    assert.equal(it.mapper.mapped, []);
    it.mapper.refresh();
    await it.world.runUntilIdle();
    assert.is(gateway.lifetimes.at(-1), 0);
  });
}

test("every-gateway-is-asked-up-to-portMappingGatewaysMax", async () => {
  const it = stage({ portMappingGatewaysMax: 2 });
  const gateways = [];
  for (const last of [1, 2, 3]) gateways.push(await addGateway(it, `192.0.2.${last}`, { externalPort: 40_000 + last }));
  it.mapper.refresh();
  await it.world.advance(1_000);
  assert.equal(
    it.mapper.mapped.map(({ port }) => port),
    [40_001, 40_002],
  );
  assert.equal(gateways[2]?.requests, []);
  await it.world.run(it.mapper.close());
});

test("portMappingLifetimeMs-is-what-gateways-are-asked-for", async () => {
  const it = stage({ portMappingLifetimeMs: 600_000 });
  const gateway = await addGateway(it, "192.0.2.1");
  it.mapper.refresh();
  await it.world.advance(1_000);
  assert.equal(gateway.lifetimes, [600]);
  await it.world.run(it.mapper.close());
});

test("gateway-of-another-network-takes-the-place-of-one-that-is-gone", async () => {
  const it = stage();
  const first = await addGateway(it, "192.0.2.1", { externalPort: 40_001 });
  it.mapper.refresh();
  await it.world.advance(1_000);
  it.host.defaultGateways = [];
  await addGateway(it, "192.0.2.2", { externalPort: 40_002 });
  it.mapper.refresh();
  await it.world.advance(1_000);
  assert.equal(it.mapper.mapped, [{ address: EXTERNAL, port: 40_002 }]);
  assert.equal(first.lifetimes, [7_200, 0]);
  await it.world.run(it.mapper.close());
});

test("silent-gateway-is-asked-again-at-the-next-refresh-only", async () => {
  const it = stage();
  const gateway = await addGateway(it, "192.0.2.1");
  gateway.pause();
  it.mapper.refresh();
  await it.world.runUntilIdle();
  // Two by PCP, and nine by NAT-PMP.
  assert.is(gateway.requests.length, 11);
  it.mapper.refresh();
  await it.world.advance(1_000);
  assert.is(gateway.requests.length, 12);
  await it.world.run(it.mapper.close());
});

test("socket-of-ipv4-asks-no-gateway-over-ipv6", async () => {
  for (const { address, gateways } of [
    { address: "0.0.0.0", gateways: 1 },
    { address: "::", gateways: 2 },
  ]) {
    const it = stage({}, { address, port: 50_000 });
    const asked: string[] = [];
    it.host.bindUdp = async (host) => {
      asked.push(host);
      throw new Error("No socket is free.");
    };
    const at = (gateway: string, localAddress: string): Gateway => ({
      address: { address: gateway, port: 5_351 },
      localAddress,
    });
    it.host.defaultGateways = [at("fe80::1%eth0", "2001:db8::5"), at("192.0.2.1", HOST)];
    it.mapper.refresh();
    await it.world.runUntilIdle();
    assert.is(asked.length, gateways);
    await it.world.run(it.mapper.close());
  }
});

test("network-that-cannot-tell-its-gateways-maps-nothing", async () => {
  const it = stage();
  it.host.gateways = () => Promise.reject(new Error("The table cannot be read."));
  it.mapper.refresh();
  await it.world.runUntilIdle();
  assert.equal(it.mapper.mapped, []);
  await it.world.run(it.mapper.close());
});

test("mapping-that-is-wanted-again-while-the-mapper-still-looks-for-gateways-is-kept", async () => {
  const it = stage();
  await addGateway(it, "192.0.2.1", { externalPort: 40_000, lifetimeSeconds: 3_600 });
  it.mapper.refresh();
  const released = it.mapper.release();
  it.mapper.refresh();
  await it.world.run(released);
  await it.world.advance(1_000);
  assert.equal(it.mapper.mapped, [{ address: EXTERNAL, port: 40_000 }]);
  await it.world.run(it.mapper.release());
  assert.equal(it.mapper.mapped, []);
});

test("mapper-that-closes-while-it-looks-for-gateways-asks-none", async () => {
  const it = stage();
  const gateway = await addGateway(it, "192.0.2.1");
  it.mapper.refresh();
  await it.world.run(it.mapper.close());
  await it.world.runUntilIdle();
  assert.equal(gateway.requests, []);
});
