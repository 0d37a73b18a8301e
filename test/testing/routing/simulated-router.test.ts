/** Routers, apart from the mappings of their NATs: streams through them, IPv6, and UDP that does not pass. */

import * as assert from "uvu/assert";
import { type ChatError, TransportError } from "../../../src/index.ts";
import type { StreamSocket } from "../../../src/net/network.ts";
import { type RouterOptions, type SimulatedHost, SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { UdpEnd } from "../udp-end.ts";

const test = suite("simulated router");

const SERVER = "192.0.2.1";
const OUTSIDE = "203.0.113.1";

/** Both ends of a connection without TLS, and what has happened at them. */
interface Stream {
  readonly client: StreamSocket;
  readonly server: StreamSocket;
  readonly log: string[];
}

async function connect(world: SimulatedWorld, client: SimulatedHost, server: SimulatedHost): Promise<Stream> {
  const log: string[] = [];
  const watch = (name: string, socket: StreamSocket): StreamSocket => {
    socket.start({
      onBytes: (bytes) => log.push(`${name}: ${Buffer.from(bytes)}`),
      onEnd: () => socket.end(),
      onClosed: (error: ChatError | undefined) => log.push(`${name} ${error?.code ?? "closed"}`),
    });
    return socket;
  };
  const accepted = new Promise<StreamSocket>((resolve) => {
    const target = { host: server.address, port: 80, certificate: undefined, connectionsMax: 10 };
    void server.listen(target, {
      onIncoming: (incoming) => void incoming.open().then(({ socket }) => resolve(watch("server", socket))),
      onDropped() {},
      onExhausted() {},
    });
  });
  const target = { host: server.address, port: 80, security: "plain" } as const;
  const dialled = await world.run(client.dial(target, new AbortController().signal));
  return { client: watch("client", dialled.socket), server: await world.run(accepted), log };
}

function write(socket: StreamSocket, text: string): void {
  socket.write(Buffer.from(text), () => {});
}

function open(options: RouterOptions = {}) {
  const world = new SimulatedWorld({ seed: SEED });
  const router = world.addRouter({ address: OUTSIDE, ...options });
  const host = world.addHost("192.168.1.2", { behind: router });
  return { world, router, host, server: world.addHost(SERVER) };
}

test("connections-pass-outwards-and-the-server-sees-the-address-of-the-nat", async () => {
  const { world, host, server } = open();
  const stream = await connect(world, host, server);
  assert.is(stream.server.remote.address, OUTSIDE);
  assert.is(stream.client.local.address, "192.168.1.2");
  write(stream.client, "hello");
  write(stream.server, "welcome");
  await world.advance(100);
  assert.equal(stream.log.sort(), ["client: welcome", "server: hello"]);
});

test("connections-from-outside-do-not-reach-a-server-behind-a-nat", async () => {
  const { world, host, server } = open({ nat: { filtering: "endpoint-independent", portPreservation: true } });
  const target = { host: "0.0.0.0", port: 80, certificate: undefined, connectionsMax: 10 };
  await host.listen(target, { onIncoming() {}, onDropped() {}, onExhausted() {} });
  const dialling = server.dial({ host: OUTSIDE, port: 80, security: "plain" }, new AbortController().signal);
  assert.is(await world.run(codeOf(dialling)), "TIMED_OUT");
});

test("connection-through-a-rebound-nat-is-reset-when-the-client-next-sends", async () => {
  const { world, router, host, server } = open();
  const stream = await connect(world, host, server);
  router.rebind();
  write(stream.server, "lost");
  await world.advance(1_000);
  assert.equal(stream.log, []);
  write(stream.client, "hello");
  await world.advance(100);
  assert.equal(stream.log, ["client CONNECTION_LOST"]);
  // Nobody tells the server.
  await world.advance(3_600_000);
  assert.equal(stream.log.slice(1), ["server TIMED_OUT"]);
});

test("connection-outlives-two-hours-of-silence-but-not-a-shorter-time-limit-of-its-nat", async () => {
  for (const [tcpTimeoutMs, expected] of [
    [7_440_000, "client: late"],
    [600_000, "server TIMED_OUT"],
  ] as const) {
    const { world, host, server } = open({ nat: { tcpTimeoutMs } });
    const stream = await connect(world, host, server);
    write(stream.client, "hello");
    await world.advance(7_200_000);
    write(stream.server, "late");
    await world.advance(1_300_000);
    assert.equal(stream.log, ["server: hello", expected]);
  }
});

test("router-that-blocks-udp-carries-streams-and-blocks-also-what-comes-later", async () => {
  const { world, router, host, server } = open({ blocksUdp: true });
  const [inside, outside] = [await UdpEnd.open(host), await UdpEnd.open(server, 1)];
  inside.send("blocked", outside.address);
  const stream = await connect(world, host, server);
  write(stream.client, "hello");
  await world.advance(100);
  assert.equal([outside.take(), stream.log], [[], ["server: hello"]]);
  router.blocksUdp = false;
  inside.send("now", outside.address);
  await world.advance(100);
  const seen = outside.lastFrom;
  assert.equal(outside.take(), ["now"]);
  router.blocksUdp = true;
  if (seen !== undefined) outside.send("answer", seen);
  await world.advance(100);
  assert.equal(inside.take(), []);
});

test("hosts-behind-one-router-talk-without-it", async () => {
  const { world, router, host } = open({ blocksUdp: true });
  const [one, other] = [host, world.addHost("192.168.1.3", { behind: router })];
  const [inside, neighbour] = [await UdpEnd.open(one), await UdpEnd.open(other)];
  inside.send("hello", neighbour.address);
  await world.advance(0);
  assert.equal(neighbour.received, [{ text: "hello", from: inside.address }]);
});

test("ipv6-passes-untranslated-through-a-firewall-that-knows-who-was-asked-or-through-an-open-one", async () => {
  for (const firewall of ["stateful", "open"] as const) {
    const world = new SimulatedWorld({ seed: SEED });
    const router = world.addRouter({ firewall });
    // Nested, as the router of a home in that of a provider.
    const home = world.addRouter({ firewall, behind: router });
    const inside = await UdpEnd.open(world.addHost("2001:DB8:1:0::2", { behind: home }), 5_000, "::");
    const server = await UdpEnd.open(world.addHost("2001:db8:2::1"), 1_001, "::");
    const stranger = await UdpEnd.open(world.addHost("2001:db8:3::1"), 1_001, "::");
    stranger.send("stranger", inside.address);
    await world.advance(100);
    assert.equal(inside.take(), firewall === "open" ? ["stranger"] : []);
    inside.send("hello", server.address);
    await world.advance(100);
    assert.equal(server.lastFrom, { address: "2001:db8:1::2", port: 5_000 });
    server.send("answer", inside.address);
    await world.advance(100);
    assert.equal(inside.take(), ["answer"]);
    await world.advance(301_000);
    server.send("late", inside.address);
    await world.advance(100);
    assert.equal(inside.take(), firewall === "open" ? ["late"] : []);
  }
});

test("router-without-an-ipv4-address-carries-ipv6-only", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const router = world.addRouter({});
  const inside = await UdpEnd.open(world.addHost(["192.168.1.2", "2001:db8:1::2"], { behind: router }), 0, "::");
  const server = await UdpEnd.open(world.addHost([SERVER, "2001:db8:2::1"]), 1, "::");
  inside.send("four", { address: SERVER, port: 1 });
  inside.send("six", { address: "2001:db8:2::1", port: 1 });
  await world.advance(100);
  assert.equal(server.take(), ["six"]);
});

test("addresses-of-one-network-are-unique-and-those-of-two-networks-need-not-be", () => {
  const { world, router } = open();
  assert.throws(() => world.addHost("192.168.1.2", { behind: router }), /already has a host or router 192\.168\.1\.2/);
  assert.throws(() => world.addHost(OUTSIDE), /already has/);
  assert.throws(() => world.addRouter({ address: "2001:db8::1" }), /needs an IPv4 address outside/);
  const other = world.addRouter({ address: "203.0.113.2" });
  world.addHost("192.168.1.2", { behind: other });
  world.addHost("2001:db8::1", { behind: other });
  assert.throws(() => world.addHost("2001:db8::1", { behind: router }), /already has/, "global addresses are unique");
  // An interface has all of its addresses or none.
  assert.throws(() => world.addHost(["192.168.1.9", "2001:db8::1"], { behind: router }), /already has/);
  world.addHost("192.168.1.9", { behind: router });
});

test("unknown-words-about-routers-are-refused", () => {
  const world = new SimulatedWorld({ seed: SEED });
  for (const [options, text] of [
    ['{ "adress": "" }', /There is no option "adress" of a router/],
    ['{ "nat": { "maping": "" } }', /There is no behaviour "maping" of a NAT/],
    ['{ "nat": { "mapping": "symmetric" } }', /The mapping of a NAT is "endpoint-independent", "address-dependent" or/],
    ['{ "nat": { "udpTimeoutMs": 0 } }', /The udpTimeoutMs of a NAT must be more than 0, not 0\./],
    ['{ "nat": { "filtering": 1 } }', /The filtering of a NAT is /],
    ['{ "firewall": "none" }', /The firewall of a router is "stateful" or "open", not "none"/],
  ] as const) {
    assert.throws(() => world.addRouter(JSON.parse(options)), text);
  }
});

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "none",
    (error) => (error instanceof TransportError ? error.code : String(error)),
  );
}
