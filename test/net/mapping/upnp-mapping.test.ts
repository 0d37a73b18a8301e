import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { PortMapper } from "../../../src/net/mapping/port-mapper.ts";
import type { UpnpMapRequest } from "../../../src/peering/mapping/upnp.ts";
import { type SimulatedHost, SimulatedWorld } from "../../../src/testing/index.ts";
import { FakeUpnp } from "../../peering/mapping/fake-upnp.ts";
import { TestGateway } from "../../peering/mapping/test-gateway.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("port mapper with UPnP");

const HOST = "192.0.2.20";
const ROUTER = "192.0.2.1";
const SOCKET = { address: "0.0.0.0", port: 50_000 };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Past `upnpDelayMs`. */
const ASKED_MS = 5_000;

interface Stage {
  readonly world: SimulatedWorld;
  readonly host: SimulatedHost;
  readonly router: SimulatedHost;
  readonly upnp: FakeUpnp;
  readonly mapper: PortMapper;
  /** How often something changed. */
  readonly changes: () => number;
}

/** A host behind a router that speaks UPnP, at this address. */
async function stage(limits: Partial<typeof DEFAULT_LIMITS> = {}, answersFrom = ROUTER): Promise<Stage> {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost(HOST);
  const router = world.addHost(ROUTER);
  if (answersFrom !== ROUTER) world.addHost(answersFrom);
  const upnp = await FakeUpnp.start(router, answersFrom, ROUTER);
  host.defaultGateways = [{ address: { address: ROUTER, port: 5_351 }, localAddress: HOST }];
  let changes = 0;
  const onChange = (): void => {
    changes += 1;
  };
  const options = { network: host, socket: SOCKET, limits: { ...DEFAULT_LIMITS, ...limits }, upnp, onChange };
  return { world, host, router, upnp, mapper: new PortMapper(options), changes: () => changes };
}

/** A promise, and what resolves it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

function mappedPorts({ mapper }: Stage): number[] {
  return mapper.mapped.map(({ port }) => port);
}

test("gateway-that-speaks-only-upnp-maps-the-port-which-is-renewed-and-given-back", async () => {
  const it = await stage();
  await it.world.advance(HOUR_MS);
  assert.is(it.upnp.searches, 0, "nobody asked for a mapping yet");
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  assert.equal(it.mapper.mapped, [{ address: "203.0.113.9", port: 50_000 }]);
  assert.is(it.changes(), 1);
  assert.equal(it.upnp.locations, [`http://${ROUTER}:5000/rootDesc.xml`]);
  assert.equal(it.upnp.requests, [
    { externalPort: 50_000, localAddress: HOST, internalPort: 50_000, lifetimeSeconds: 7_200 },
  ]);
  await it.world.advance(HOUR_MS - 2 * ASKED_MS);
  assert.is(it.upnp.requests.length, 1);
  await it.world.advance(2 * ASKED_MS);
  assert.is(it.upnp.requests.length, 2);
  await it.world.advance(10 * HOUR_MS);
  assert.is(it.upnp.requests.length, 12);
  assert.is(it.changes(), 1);
  await it.world.run(it.mapper.close());
  await it.world.runUntilIdle();
  assert.is(it.upnp.mappings.size, 0);
  assert.equal(it.mapper.mapped, []);
  it.mapper.refresh();
  await it.world.runUntilIdle();
  assert.is(it.upnp.requests.length, 12);
});

for (const protocol of ["PCP", "NAT-PMP"] as const) {
  test(`gateway-that-answers-by-${protocol}-is-not-asked-by-upnp`, async () => {
    const it = await stage();
    const at = { address: ROUTER, port: 5_351 };
    await TestGateway.start({ network: it.router, at, protocol, externalAddress: "203.0.113.7" });
    it.mapper.refresh();
    await it.world.advance(10 * MINUTE_MS);
    assert.equal(it.mapper.mapped, [{ address: "203.0.113.7", port: 50_000 }]);
    assert.is(it.upnp.searches, 0);
    await it.world.run(it.mapper.close());
  });
}

test("gateway-that-answers-by-pcp-later-gets-the-mapping-by-upnp-back", async () => {
  const it = await stage();
  const options = { network: it.router, at: { address: ROUTER, port: 5_351 }, externalAddress: "203.0.113.7" };
  const gateway = await TestGateway.start(options);
  gateway.pause();
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  assert.is(it.mapper.mapped[0]?.address, "203.0.113.9");
  gateway.resume();
  await it.world.advance(1_000);
  assert.is(it.mapper.mapped[0]?.address, "203.0.113.7");
  assert.is(it.upnp.mappings.size, 0);
  assert.is(it.changes(), 2);
  await it.world.run(it.mapper.close());
});

test("upnpDelayMs-is-how-long-the-gateway-has-for-pcp", async () => {
  const it = await stage({ upnpDelayMs: 20_000 });
  it.mapper.refresh();
  await it.world.advance(19_000);
  assert.is(it.upnp.searches, 0);
  await it.world.advance(2_000);
  assert.equal(mappedPorts(it), [50_000]);
  await it.world.run(it.mapper.close());
});

test("upnpTimeoutMs-is-how-long-a-request-may-take", async () => {
  const it = await stage({ upnpTimeoutMs: 1_000 });
  const { opened, open } = gate();
  it.upnp.answer = opened;
  it.mapper.refresh();
  await it.world.advance(ASKED_MS + 2_000);
  it.upnp.answer = undefined;
  open();
  // Asked again only after a while.
  await it.world.advance(20_000);
  assert.equal(mappedPorts(it), []);
  await it.world.advance(20_000);
  assert.equal(mappedPorts(it), [50_000]);
  assert.is(it.upnp.locations.length, 2, "it is searched for again");
  await it.world.run(it.mapper.close());
});

test("gateway-without-upnp-is-searched-for-again-at-the-next-refresh-only", async () => {
  const it = await stage({}, "192.0.2.66");
  it.mapper.refresh();
  await it.world.runUntilIdle();
  assert.is(it.upnp.searches, 3);
  it.mapper.refresh();
  await it.world.runUntilIdle();
  assert.is(it.upnp.searches, 6);
  assert.equal(it.upnp.locations, [], "it describes itself at another machine");
  await it.world.run(it.mapper.close());
});

test("answer-of-another-machine-to-the-search-is-ignored", async () => {
  const it = await stage({}, "192.0.2.66");
  const liar = it.world.addHost("192.0.2.77");
  const socket = await liar.bindUdp("192.0.2.77", 1_900);
  // It knows whom to answer, and claims to be the router.
  it.host.bindUdp = new Proxy(it.host.bindUdp, {
    apply: async (bind, self, given: [string, number]) => {
      const bound = await Reflect.apply(bind, self, given);
      const lines = ["HTTP/1.1 200 OK", "ST: urn:schemas-upnp-org:device:InternetGatewayDevice:1"];
      const text = `${lines.join("\r\n")}\r\nLOCATION: http://${ROUTER}:6666/\r\n\r\n`;
      socket.send(Buffer.from(text), bound.address);
      return bound;
    },
  });
  it.mapper.refresh();
  await it.world.runUntilIdle();
  assert.equal(it.upnp.locations, []);
  await it.world.run(it.mapper.close());
});

for (const [what, address] of Object.entries({
  loopback: "127.0.0.1",
  metadata: "169.254.169.254",
  multicast: "239.1.2.3",
  broadcast: "255.255.255.255",
  unspecified: "0.0.0.0",
  "ipv6 loopback": "::1",
  "mapped loopback": "::ffff:127.0.0.1",
  empty: "",
  name: "example.com",
  "leading zeros": "203.0.113.009",
  huge: "1".repeat(1_000_000),
})) {
  test(`external-address-that-is-no-candidate-maps-nothing: ${what}`, async () => {
    const it = await stage();
    it.upnp.external = address;
    it.mapper.refresh();
    await it.world.advance(20 * MINUTE_MS);
    assert.equal(it.mapper.mapped, []);
    assert.equal(it.upnp.requests, []);
    assert.is(it.changes(), 0);
    await it.world.run(it.mapper.close());
  });
}

test("external-address-that-is-no-text-maps-nothing", async () => {
  for (const answer of ["[]", "null", "7", '{ "length": 4 }']) {
    const it = await stage();
    it.upnp.external = JSON.parse(answer);
    it.mapper.refresh();
    await it.world.advance(MINUTE_MS);
    assert.equal(it.upnp.requests, []);
    await it.world.run(it.mapper.close());
  }
});

test("external-address-of-a-private-network-is-offered-for-peers-in-that-network", async () => {
  const it = await stage();
  it.upnp.external = "10.1.2.3";
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  assert.equal(it.mapper.mapped, [{ address: "10.1.2.3", port: 50_000 }]);
  await it.world.run(it.mapper.close());
});

test("external-port-of-another-machine-gives-way-to-a-random-one", async () => {
  const it = await stage();
  it.upnp.refuse = ({ externalPort }) => (externalPort === 50_000 ? 718 : undefined);
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  const [port = 0] = mappedPorts(it);
  assert.ok(port >= 49_152 && port <= 65_535 && port !== 50_000, String(port));
  assert.equal([...it.upnp.mappings.keys()], [port]);
  await it.world.advance(HOUR_MS);
  assert.is(it.upnp.requests.at(-1)?.externalPort, port, "the renewal asks for the same port");
  await it.world.run(it.mapper.close());
  await it.world.runUntilIdle();
  assert.is(it.upnp.mappings.size, 0);
});

test("gateway-that-refuses-every-port-is-asked-for-three-and-left-alone-for-half-an-hour", async () => {
  const it = await stage();
  it.upnp.refuse = () => 718;
  it.mapper.refresh();
  await it.world.advance(29 * MINUTE_MS);
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  assert.is(it.upnp.requests.length, 3);
  await it.world.advance(2 * MINUTE_MS);
  assert.is(it.upnp.requests.length, 6);
  assert.equal(it.mapper.mapped, []);
  await it.world.run(it.mapper.close());
});

test("gateway-with-permanent-mappings-only-gets-one-which-is-deleted-on-close", async () => {
  const it = await stage();
  it.upnp.refuse = ({ lifetimeSeconds }: UpnpMapRequest) => (lifetimeSeconds === 0 ? undefined : 725);
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  assert.equal([...it.upnp.mappings], [[50_000, 0]]);
  assert.equal(mappedPorts(it), [50_000]);
  await it.world.run(it.mapper.close());
  await it.world.runUntilIdle();
  assert.is(it.upnp.mappings.size, 0);
});

test("mapping-that-the-gateway-makes-after-the-close-is-deleted", async () => {
  const it = await stage();
  it.mapper.refresh();
  await it.world.advance(3_900);
  const { opened, open } = gate();
  let isWaiting = false;
  it.upnp.refuse = () => {
    isWaiting = true;
    return undefined;
  };
  const { map } = it.upnp;
  it.upnp.map = async (request) => {
    await opened;
    await map.call(it.upnp, request);
  };
  await it.world.advance(ASKED_MS);
  await it.world.run(it.mapper.close());
  open();
  await it.world.runUntilIdle();
  assert.ok(isWaiting, "the gateway has mapped the port");
  assert.is(it.upnp.mappings.size, 0);
  assert.equal(it.mapper.mapped, []);
});

test("mapping-that-the-gateway-makes-as-the-mapper-closes-is-deleted", async () => {
  for (let turns = 0; turns <= 12; turns += 1) {
    const it = await stage();
    const { map } = it.upnp;
    it.upnp.map = async (request) => {
      await map.call(it.upnp, request);
      // Between the answer and its effect.
      let left = turns;
      const wait = (): void => {
        left -= 1;
        if (left >= 0) queueMicrotask(wait);
        else void it.mapper.close();
      };
      wait();
    };
    it.mapper.refresh();
    await it.world.advance(ASKED_MS);
    assert.is(it.upnp.requests.length, 1);
    assert.is(it.upnp.mappings.size, 0, `closed after ${turns} turns`);
    assert.equal(it.mapper.mapped, []);
  }
});

test("mapping-is-forgotten-while-the-gateway-has-no-address-and-comes-back-with-it", async () => {
  const it = await stage();
  it.mapper.refresh();
  await it.world.advance(ASKED_MS + MINUTE_MS);
  it.upnp.external = "0.0.0.0";
  it.mapper.refresh();
  await it.world.advance(100);
  assert.equal(it.mapper.mapped, []);
  assert.is(it.upnp.mappings.size, 0);
  it.upnp.external = "203.0.113.10";
  await it.world.advance(40_000);
  assert.equal(it.mapper.mapped, [{ address: "203.0.113.10", port: 50_000 }]);
  await it.world.run(it.mapper.close());
});

test("mapper-that-closes-while-it-searches-asks-for-nothing", async () => {
  const it = await stage();
  it.mapper.refresh();
  await it.world.advance(4_000);
  await it.world.run(it.mapper.close());
  await it.world.runUntilIdle();
  assert.equal(it.upnp.requests, []);
});

test("change-of-the-external-address-is-seen-at-the-next-refresh-and-not-more-often-than-each-minute", async () => {
  const it = await stage();
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  it.upnp.external = "203.0.113.10";
  for (let times = 1; times <= 10; times += 1) {
    it.mapper.refresh();
    await it.world.advance(ASKED_MS);
  }
  assert.is(it.upnp.requests.length, 1);
  await it.world.advance(MINUTE_MS);
  it.mapper.refresh();
  await it.world.advance(100);
  assert.equal(it.mapper.mapped, [{ address: "203.0.113.10", port: 50_000 }]);
  assert.is(it.changes(), 2);
  await it.world.run(it.mapper.close());
});

test("mapping-at-a-gateway-that-is-gone-lasts-as-long-as-it-was-asked-for", async () => {
  const it = await stage();
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  it.upnp.answer = new Promise(() => {});
  await it.world.advance(2 * HOUR_MS - 2 * ASKED_MS);
  assert.equal(mappedPorts(it), [50_000]);
  await it.world.advance(2 * ASKED_MS);
  assert.equal(mappedPorts(it), []);
  assert.is(it.changes(), 2);
  await it.world.run(it.mapper.close());
});

test("mapping-whose-renewal-failed-is-deleted-on-close", async () => {
  const it = await stage();
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  it.upnp.answer = new Promise(() => {});
  await it.world.advance(HOUR_MS + MINUTE_MS);
  assert.equal(mappedPorts(it), [50_000]);
  await it.world.run(it.mapper.close());
  await it.world.runUntilIdle();
  assert.is(it.upnp.mappings.size, 0);
});

test("gateway-of-another-network-takes-the-place-of-one-that-is-gone", async () => {
  const it = await stage();
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  it.host.defaultGateways = [];
  it.mapper.refresh();
  await it.world.advance(1_000);
  assert.equal(it.mapper.mapped, []);
  assert.is(it.upnp.mappings.size, 0);
  it.host.defaultGateways = [{ address: { address: ROUTER, port: 5_351 }, localAddress: HOST }];
  it.mapper.refresh();
  await it.world.advance(ASKED_MS);
  assert.equal(mappedPorts(it), [50_000]);
  await it.world.run(it.mapper.close());
});

test("gateway-over-ipv6-is-not-asked-by-upnp", async () => {
  const it = await stage();
  const socket = { address: "::", port: 50_000 };
  const gateway = { address: { address: "fe80::1%eth0", port: 5_351 }, localAddress: HOST };
  it.host.defaultGateways = [gateway];
  const mapper = new PortMapper({
    network: it.host,
    socket,
    limits: DEFAULT_LIMITS,
    upnp: it.upnp,
    onChange: () => {},
  });
  mapper.refresh();
  await it.world.runUntilIdle();
  assert.is(it.upnp.searches, 0);
  await it.world.run(mapper.close());
});
