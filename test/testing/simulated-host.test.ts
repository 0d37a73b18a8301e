/** The commands to hosts: interfaces that come and go, sleep, clocks and partitions. */

import * as assert from "uvu/assert";
import { TransportError } from "../../src/index.ts";
import { SimulatedWorld } from "../../src/testing/index.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { UdpEnd } from "./udp-end.ts";

const test = suite("simulated host");

const SERVER = "192.0.2.1";

test("host-with-two-interfaces-sends-from-the-one-in-the-subnet-and-else-from-the-first", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const office = world.addRouter({ address: "203.0.113.1" });
  const host = world.addHost(["198.51.100.1", "2001:db8::1"]);
  const second = host.attach("10.0.0.2", { behind: office, name: "tun0" });
  assert.is(second.name, "tun0");
  const end = await UdpEnd.open(host, 7, "::");
  const colleague = await UdpEnd.open(world.addHost("10.0.0.3", { behind: office }), 1);
  const server = await UdpEnd.open(world.addHost([SERVER, "2001:db8::9"]), 1, "::");
  end.send("near", colleague.address);
  end.send("far", server.address);
  end.send("six", { address: "2001:db8:0::9", port: 1 });
  await world.advance(100);
  assert.equal(colleague.lastFrom, { address: "10.0.0.2", port: 7 });
  assert.equal(
    server.received.map(({ text, from }) => `${text} ${from.address}`),
    ["far 198.51.100.1", "six 2001:db8::1"],
  );
});

test("socket-of-one-address-sends-by-its-interface-and-receives-nothing-else", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost("198.51.100.1");
  host.attach("198.51.100.2");
  const server = await UdpEnd.open(world.addHost(SERVER), 1);
  const [one, other] = [await UdpEnd.open(host, 7, "198.51.100.1"), await UdpEnd.open(host, 7, "198.51.100.2")];
  other.send("hello", server.address);
  await world.advance(100);
  assert.equal(server.lastFrom, { address: "198.51.100.2", port: 7 });
  server.send("answer", { address: "198.51.100.2", port: 7 });
  await world.advance(100);
  assert.equal([one.take(), other.take()], [[], ["answer"]]);
  host.detach("eth1");
  other.send("into the void", server.address);
  await world.advance(100);
  assert.equal(server.take(), ["hello"]);
});

test("socket-of-a-family-does-not-send-to-the-other-and-one-of-both-does", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost(["198.51.100.1", "2001:db8::1"]);
  const server = await UdpEnd.open(world.addHost([SERVER, "2001:db8::9"]), 1, "::");
  for (const [address, expected] of [
    ["0.0.0.0", ["four"]],
    ["2001:db8::1", ["six"]],
    ["::", ["four", "six"]],
  ] as const) {
    const end = await UdpEnd.open(host, 0, address);
    end.send("four", { address: SERVER, port: 1 });
    end.send("six", { address: "2001:db8::9", port: 1 });
    end.send("nonsense", { address: "example", port: 1 });
    await world.advance(100);
    assert.equal(server.take(), expected);
    await end.close();
  }
});

test("programs-of-one-host-reach-each-other-at-loopback-even-without-a-network", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost("198.51.100.1");
  host.disconnect();
  const [one, other] = [await UdpEnd.open(host, 1), await UdpEnd.open(host, 2, "127.0.0.1")];
  one.send("hello", { address: "127.0.0.1", port: 2 });
  await world.advance(1);
  assert.equal(other.received, [{ text: "hello", from: { address: "127.0.0.1", port: 1 } }]);
  const stranger = await UdpEnd.open(world.addHost("198.51.100.2"));
  stranger.send("hello", { address: "127.0.0.1", port: 2 });
  await world.advance(100);
  assert.is(other.received.length, 1);
});

test("port-is-taken-once-for-each-address-and-all-addresses-include-each", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost(["198.51.100.1", "2001:db8::1"]);
  await host.bindUdp("198.51.100.1", 5);
  await host.bindUdp("2001:db8::1", 5);
  for (const address of ["198.51.100.1", "0.0.0.0", "::"])
    assert.is(await codeOf(host.bindUdp(address, 5)), "ADDRESS_IN_USE");
  assert.is(await codeOf(host.bindUdp("198.51.100.9", 6)), "UNREACHABLE");
  const free = await host.bindUdp("::", 0);
  assert.is(free.address.port, 49_152);
  await free.close();
  assert.is((await host.bindUdp("::", 0)).address.port, 49_153);
});

test("host-that-moves-loses-its-address-and-is-reached-at-the-new-one", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const [home, office] = ["203.0.113.1", "203.0.113.2"].map((address) => world.addRouter({ address }));
  if (home === undefined || office === undefined) throw new Error("Two routers are needed.");
  const host = world.addHost("192.168.1.2", { behind: home });
  const end = await UdpEnd.open(host, 7);
  const server = await UdpEnd.open(world.addHost(SERVER), 1);
  const changes = [host.interfaces()];
  end.send("one", server.address);
  // What is under way to or from the old address is lost with it, unless it has left already.
  await world.advance(5);
  host.move("10.0.0.2", { behind: office });
  changes.push(host.interfaces());
  await world.advance(5);
  assert.is(server.lastFrom?.address, "203.0.113.1");
  server.send("lost", server.lastFrom ?? server.address);
  end.send("two", server.address);
  await world.advance(100);
  assert.equal(end.take(), []);
  assert.is(server.lastFrom?.address, "203.0.113.2");
  assert.equal(changes, [
    [{ name: "eth0", address: "192.168.1.2", family: 4 }],
    [{ name: "eth0", address: "10.0.0.2", family: 4 }],
  ]);
  host.detach("eth0");
  end.send("three", server.address);
  await world.advance(100);
  assert.is(server.received.length, 2);
  assert.throws(() => host.address, /The host has no interface/);
  assert.throws(() => host.detach("eth0"), /The host has no interface eth0/);
});

test("packets-on-the-link-of-an-interface-that-goes-are-lost-in-both-directions", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost("198.51.100.1", { link: { latencyMs: 50 } });
  const end = await UdpEnd.open(host, 7);
  const server = await UdpEnd.open(world.addHost(SERVER), 1);
  for (const goes of [false, true]) {
    const there = { address: "198.51.100.1", port: 7 };
    end.send("out", server.address);
    server.send("in", there);
    await world.advance(30);
    if (goes) host.detach("eth0");
    await world.advance(100);
    assert.equal([server.take(), end.take()], goes ? [[], []] : [["out"], ["in"]]);
  }
});

test("sleeping-host-does-nothing-and-its-timers-go-on-after-it", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost("198.51.100.1");
  const end = await UdpEnd.open(host, 7);
  const server = await UdpEnd.open(world.addHost(SERVER), 1);
  const fired: string[] = [];
  const set = (name: string, delayMs: number) =>
    host.setTimer(() => void fired.push(`${name} at ${world.nowMs}, ${host.monotonicMs()}`), delayMs);
  set("second", 2_000);
  set("first", 1_000);
  const cancel = set("cancelled", 1_500);
  await world.advance(500);
  const wallMs = host.wallClockMs();
  host.sleep();
  server.send("unheard", end.address);
  end.send("unsaid", server.address);
  await world.advance(10_000);
  cancel();
  assert.equal([fired, host.monotonicMs()], [[], 500]);
  host.wake();
  await world.advance(5_000);
  assert.equal(fired, ["first at 11000, 1000", "second at 12000, 2000"]);
  assert.is(host.wallClockMs() - wallMs, 15_000);
  assert.equal([end.take(), server.take()], [[], []]);
});

test("sleeping-host-whose-clock-goes-on-does-at-once-what-is-overdue", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const host = world.addHost("198.51.100.1");
  const fired: string[] = [];
  const set = (name: string, delayMs: number) =>
    host.setTimer(() => void fired.push(`${name} at ${world.nowMs}, ${host.monotonicMs()}`), delayMs);
  set("second", 2_000);
  set("first", 1_000);
  set("third", 20_000);
  host.sleep("goes on");
  await world.advance(10_000);
  assert.equal(fired, []);
  host.wake();
  await world.advance(15_000);
  assert.equal(fired, ["first at 10000, 10000", "second at 10000, 10000", "third at 20000, 20000"]);
  assert.throws(() => host.sleep(JSON.parse('"deeply"')), /is "stops" or "goes on", not "deeply"/);
});

test("wall-clock-jumps-and-the-monotonic-clock-does-not-notice", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const [host, other] = [world.addHost("198.51.100.1"), world.addHost("198.51.100.2")];
  host.shiftWallClock(-86_400_000);
  await world.advance(1_000);
  assert.is(other.wallClockMs() - host.wallClockMs(), 86_400_000);
  host.shiftWallClock(86_400_000);
  assert.is(other.wallClockMs(), host.wallClockMs());
  assert.is(host.monotonicMs(), 1_000);
});

test("partition-separates-two-groups-until-it-ends-and-leaves-the-rest-connected", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const home = world.addRouter({ address: "203.0.113.1", nat: { filtering: "endpoint-independent" } });
  const [serverHost, otherHost] = [world.addHost(SERVER), world.addHost("192.0.2.2")];
  const [oneHost, neighbourHost] = ["192.168.1.2", "192.168.1.3"].map((address) =>
    world.addHost(address, { behind: home }),
  );
  if (oneHost === undefined || neighbourHost === undefined) throw new Error("Two hosts are needed.");
  const ends = { server: serverHost, other: otherHost, one: oneHost, neighbour: neighbourHost };
  const open = await Promise.all(Object.values(ends).map((host) => UdpEnd.open(host, 1)));
  const [server, other, one, neighbour] = open;
  if (!(server && other && one && neighbour)) throw new Error("Four ends are needed.");
  /** Who hears `one` now. */
  const heard = async (): Promise<string[]> => {
    for (const to of [server, other, neighbour]) one.send("hello", to.address);
    await world.advance(100);
    return [server, other, neighbour].map((end) => (end.take().length > 0 ? "heard" : "lost"));
  };
  assert.equal(await heard(), ["heard", "heard", "heard"]);
  const endFirst = world.partition([home], [serverHost]);
  assert.equal(await heard(), ["lost", "heard", "heard"]);
  const endSecond = world.partition([oneHost], [neighbourHost]);
  const endThird = world.partition([oneHost], [home]);
  assert.equal(await heard(), ["lost", "lost", "lost"]);
  endThird();
  assert.equal(await heard(), ["lost", "heard", "lost"]);
  endFirst();
  endSecond();
  assert.equal(await heard(), ["heard", "heard", "heard"]);
});

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "none",
    (error) => (error instanceof TransportError ? error.code : String(error)),
  );
}
