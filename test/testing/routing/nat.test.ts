/** One behaviour of NATs after the other, in the terms and the order of RFC 4787. */

import * as assert from "uvu/assert";
import type { SocketAddress } from "../../../src/socket-address.ts";
import {
  type Dependence,
  type NatBehaviour,
  type RouterOptions,
  type SimulatedHost,
  type SimulatedRouter,
  SimulatedWorld,
} from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { UdpEnd } from "../udp-end.ts";

const test = suite("nat");

const OUTSIDE = "203.0.113.1";

/** Sockets of two servers, and one behind a NAT. */
class Home {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly router: SimulatedRouter;
  readonly host: SimulatedHost;
  readonly inside: UdpEnd;
  /** Two ports of one server, and one of another. */
  readonly servers: readonly [UdpEnd, UdpEnd, UdpEnd];

  static async open(nat: Partial<NatBehaviour>, options: RouterOptions = {}): Promise<Home> {
    const world = new SimulatedWorld({ seed: SEED });
    const router = world.addRouter({ address: OUTSIDE, nat, ...options });
    const host = world.addHost("192.168.1.2", { behind: router });
    const [one, other] = [world.addHost("192.0.2.1"), world.addHost("192.0.2.2")];
    const servers = [await UdpEnd.open(one, 1_001), await UdpEnd.open(one, 1_002), await UdpEnd.open(other, 2_001)];
    return new Home(world, router, host, await UdpEnd.open(host, 5_000), servers);
  }

  private constructor(
    world: SimulatedWorld,
    router: SimulatedRouter,
    host: SimulatedHost,
    inside: UdpEnd,
    [one, two, three]: readonly UdpEnd[],
  ) {
    if (one === undefined || two === undefined || three === undefined) throw new Error("Three servers are needed.");
    this.world = world;
    this.router = router;
    this.host = host;
    this.inside = inside;
    this.servers = [one, two, three];
  }

  /** Sends from inside to a server, and returns the address that it sees. */
  async reach(server: UdpEnd, inside = this.inside): Promise<SocketAddress> {
    inside.send("out", server.address);
    await this.world.advance(100);
    const { lastFrom } = server;
    if (lastFrom === undefined) throw new Error("Nothing has arrived at the server.");
    server.take();
    return lastFrom;
  }

  /** Sends from a server to an address of the NAT, and returns whether that passes inwards. */
  async passes(server: UdpEnd, to: SocketAddress, inside = this.inside): Promise<boolean> {
    server.send("in", to);
    await this.world.advance(100);
    return inside.take().length > 0;
  }
}

test("servers-see-the-address-of-the-nat-and-their-answers-pass", async () => {
  const home = await Home.open({});
  const [server] = home.servers;
  const seen = await home.reach(server);
  assert.is(seen.address, OUTSIDE);
  assert.is.not(seen.port, 5_000);
  server.send("answer", seen);
  await home.world.advance(100);
  assert.equal(home.inside.received, [{ text: "answer", from: server.address }]);
});

test("nothing-passes-inwards-before-something-has-passed-outwards", async () => {
  for (const portPreservation of [true, false]) {
    const home = await Home.open({ filtering: "endpoint-independent", portPreservation });
    assert.not(await home.passes(home.servers[0], { address: OUTSIDE, port: 5_000 }));
  }
});

const MAPPINGS: Record<Dependence, readonly [otherPort: boolean, otherAddress: boolean]> = {
  "endpoint-independent": [true, true],
  "address-dependent": [true, false],
  "address-and-port-dependent": [false, false],
};

for (const [mapping, expected] of Object.entries(MAPPINGS)) {
  test(`mapping-${mapping}-gives-other-ports-to-other-remote-endpoints-as-its-name-says`, async () => {
    for (const portPreservation of [true, false]) {
      const home = await Home.open({ mapping: mappingOf(mapping), portPreservation });
      const [first, otherPort, otherAddress] = home.servers;
      const seen = await home.reach(first);
      assert.equal(await home.reach(first), seen);
      const isSame = async (server: UdpEnd): Promise<boolean> => (await home.reach(server)).port === seen.port;
      assert.equal([await isSame(otherPort), await isSame(otherAddress)], [...expected]);
    }
  });
}

const FILTERS: Record<Dependence, readonly [otherPort: boolean, otherAddress: boolean]> = {
  "endpoint-independent": [true, true],
  "address-dependent": [true, false],
  "address-and-port-dependent": [false, false],
};

for (const [filtering, expected] of Object.entries(FILTERS)) {
  test(`filtering-${filtering}-admits-other-remote-endpoints-as-its-name-says`, async () => {
    const home = await Home.open({ filtering: mappingOf(filtering) });
    const [first, otherPort, otherAddress] = home.servers;
    const seen = await home.reach(first);
    assert.ok(await home.passes(first, seen));
    assert.equal([await home.passes(otherPort, seen), await home.passes(otherAddress, seen)], [...expected]);
    await home.reach(otherPort);
    await home.reach(otherAddress);
    assert.equal([await home.passes(otherPort, seen), await home.passes(otherAddress, seen)], [true, true]);
  });
}

test("port-is-preserved-if-it-is-free-and-each-socket-has-a-port-of-its-own", async () => {
  const home = await Home.open({ portPreservation: true });
  const [server] = home.servers;
  assert.is((await home.reach(server)).port, 5_000);
  const neighbour = await UdpEnd.open(home.world.addHost("192.168.1.3", { behind: home.router }), 5_000);
  const seen = await home.reach(server, neighbour);
  assert.is.not(seen.port, 5_000);
  assert.ok(await home.passes(server, seen, neighbour));
  assert.ok(await home.passes(server, { address: OUTSIDE, port: 5_000 }));
});

test("mapping-ends-after-five-minutes-without-a-packet-outwards", async () => {
  const home = await Home.open({});
  const [server] = home.servers;
  const seen = await home.reach(server);
  for (let count = 0; count < 3; count++) {
    await home.world.advance(299_000);
    assert.equal(await home.reach(server), seen);
  }
  await home.world.advance(299_000);
  assert.ok(await home.passes(server, seen), "packets inwards pass, and keep nothing alive");
  await home.world.advance(2_000);
  assert.not(await home.passes(server, seen));
  assert.is.not((await home.reach(server)).port, seen.port);
});

test("packets-inwards-keep-a-mapping-alive-if-the-nat-says-so", async () => {
  const home = await Home.open({ inboundRefresh: true, udpTimeoutMs: 30_000 });
  const [server] = home.servers;
  const seen = await home.reach(server);
  for (let count = 0; count < 5; count++) {
    await home.world.advance(29_000);
    assert.ok(await home.passes(server, seen));
  }
  await home.world.advance(31_000);
  assert.not(await home.passes(server, seen));
});

test("permission-of-one-remote-endpoint-ends-though-another-keeps-the-mapping-alive", async () => {
  const home = await Home.open({ udpTimeoutMs: 30_000 });
  const [first, , other] = home.servers;
  const seen = await home.reach(first);
  for (let count = 0; count < 3; count++) {
    await home.world.advance(20_000);
    assert.equal(await home.reach(other), seen);
  }
  assert.not(await home.passes(first, seen));
  assert.ok(await home.passes(other, seen));
});

test("hosts-behind-one-nat-reach-each-other-at-its-address-only-if-it-hairpins", async () => {
  for (const hairpinning of [true, false]) {
    const home = await Home.open({ hairpinning, filtering: "endpoint-independent" });
    const neighbour = await UdpEnd.open(home.world.addHost("192.168.1.3", { behind: home.router }));
    const seen = await home.reach(home.servers[0]);
    neighbour.send("around", seen);
    await home.world.advance(100);
    assert.is(home.inside.received.length, hairpinning ? 1 : 0);
    // The source is the external one (RFC 4787, requirement 9a).
    if (hairpinning) assert.is(home.inside.lastFrom?.address, OUTSIDE);
    neighbour.send("straight", home.inside.address);
    await home.world.advance(100);
    assert.equal(home.inside.lastFrom, neighbour.address);
  }
});

test("rebinding-ends-all-mappings-and-gives-other-ports-even-where-ports-are-preserved", async () => {
  for (const portPreservation of [true, false]) {
    const home = await Home.open({ portPreservation });
    const [server] = home.servers;
    const before = await home.reach(server);
    home.router.rebind();
    assert.not(await home.passes(server, before));
    const after = await home.reach(server);
    assert.is.not(after.port, before.port);
    assert.ok(await home.passes(server, after));
  }
});

test("router-with-another-address-is-seen-at-that-one", async () => {
  const home = await Home.open({});
  const [server] = home.servers;
  const before = await home.reach(server);
  home.router.changeAddress("203.0.113.9");
  assert.is((await home.reach(server)).address, "203.0.113.9");
  assert.not(await home.passes(server, before));
});

test("nat-without-a-free-port-drops-what-needs-one-until-a-mapping-ends", async () => {
  const home = await Home.open({ mapping: "address-and-port-dependent", udpTimeoutMs: 1_000 });
  const [server] = home.servers;
  // The NAT sees what its link to the internet then loses.
  home.router.link.up.change({ lossRate: 1 });
  for (let port = 1; port <= 64_512; port++) home.inside.send("fill", { address: "192.0.2.99", port });
  home.router.link.up.change({ lossRate: 0 });
  home.inside.send("late", server.address);
  await home.world.advance(100);
  assert.equal(server.take(), []);
  await home.world.advance(1_000);
  assert.is((await home.reach(server)).address, OUTSIDE);
});

test("nat-of-a-carrier-around-that-of-a-home-translates-twice-and-filters-twice", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const carrier = world.addRouter({
    address: OUTSIDE,
    nat: { filtering: "address-and-port-dependent", udpTimeoutMs: 60_000 },
  });
  const homes = ["100.64.0.2", "100.64.0.3"].map((address) => world.addRouter({ address, behind: carrier }));
  // Both homes use the same addresses inside.
  const [one, other] = await Promise.all(
    homes.map((behind) => UdpEnd.open(world.addHost("192.168.1.2", { behind }), 5_000)),
  );
  const server = await UdpEnd.open(world.addHost("192.0.2.1"), 1_001);
  if (one === undefined || other === undefined) throw new Error("Two homes are needed.");
  const seen: SocketAddress[] = [];
  for (const end of [one, other]) {
    end.send("out", server.address);
    await world.advance(100);
    seen.push(server.lastFrom ?? end.address);
    server.send("answer", seen.at(-1) ?? end.address);
    await world.advance(100);
    assert.equal(end.take(), ["answer"]);
  }
  assert.equal([...new Set(seen.map(({ address }) => address))], [OUTSIDE]);
  assert.is.not(seen[0]?.port, seen[1]?.port);
  // Through the carrier's hairpin, each must send before the other is admitted.
  one.send("punch", seen[1] ?? one.address);
  await world.advance(100);
  assert.equal(other.take(), []);
  other.send("punch", seen[0] ?? one.address);
  one.send("again", seen[1] ?? one.address);
  await world.advance(100);
  assert.equal([one.take(), other.take()], [["punch"], ["again"]]);
  await world.advance(61_000);
  server.send("late", seen[0] ?? one.address);
  await world.advance(100);
  assert.equal(one.take(), [], "the mapping of the carrier has ended, that of the home has not");
});

function mappingOf(text: string): Dependence {
  const found = Object.keys(MAPPINGS).find((each): each is Dependence => each === text);
  if (found === undefined) throw new Error(text);
  return found;
}
