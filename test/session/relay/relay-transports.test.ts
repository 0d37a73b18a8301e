import * as assert from "uvu/assert";
import { RelayStatus } from "../../../src/framing/relay-datagram.ts";
import {
  type RelayTransmit,
  RelayTransports,
  type RelayTransportsOptions,
} from "../../../src/session/relay/relay-transports.ts";
import { suite } from "../../suite.ts";
import { RelayWorld, type TestSide } from "./relay-world.ts";

const test = suite("ways to the relay");

const DATA = new Uint8Array(100).fill(7);

interface Rig {
  readonly ways: RelayTransports;
  readonly end: TestSide;
}

function open(options: Partial<RelayTransportsOptions> = {}): Rig {
  const [end] = new RelayWorld().open().ends;
  const access = { relayId: end.side.relayId, key: end.key };
  return { end, ways: new RelayTransports({ access, bytesMax: 1_000, hasMessages: true, ...options }, 0) };
}

function poll(ways: RelayTransports, nowMs: number): RelayTransmit[] {
  const sent: RelayTransmit[] = [];
  for (let next = ways.pollTransmit(nowMs); next !== undefined; next = ways.pollTransmit(nowMs)) sent.push(next);
  return sent;
}

function kinds(ways: RelayTransports, nowMs: number): string[] {
  return poll(ways, nowMs).map(({ kind }) => kind);
}

/** Lets the relay bind UDP, in answer to the latest request. */
function bindUdp({ ways, end }: Rig, nowMs: number, sequence: number, bytesLeft = 1_000): void {
  ways.handleDatagram(end.codec.status(sequence, RelayStatus.BOUND, bytesLeft), nowMs);
}

test("datagrams-go-over-the-connection-from-the-beginning-until-udp-is-bound", () => {
  const rig = open();
  const { ways } = rig;
  ways.send(DATA);
  assert.equal(kinds(ways, 0), ["datagram", "message"]);
  assert.equal([ways.transport, ways.state], ["tls", "bound"]);
  assert.is(ways.nextTimeoutMs, 100);
  ways.send(DATA);
  assert.equal(kinds(ways, 1), ["message"]);
  bindUdp(rig, 40, 1);
  ways.send(DATA);
  assert.equal(kinds(ways, 41), ["datagram"]);
  assert.is(ways.transport, "udp");
});

test("attempts-to-bind-udp-go-on-while-datagrams-go-over-the-connection", () => {
  const { ways } = open();
  for (const nowMs of [0, 100, 300, 700]) assert.equal(kinds(ways, nowMs), ["datagram"]);
  assert.is(ways.transport, "tls");
});

test("datagrams-wait-for-udp-where-the-connection-carries-none", () => {
  const { ways } = open({ hasMessages: false });
  ways.send(DATA);
  for (const nowMs of [0, 300, 1_000]) assert.equal(kinds(ways, nowMs), ["datagram"]);
  assert.is(ways.transport, undefined);
});

test("connection-is-bound-again-if-udp-does-not-bind-after-a-change-of-networks", () => {
  const rig = open();
  const { ways } = rig;
  poll(ways, 0);
  bindUdp(rig, 40, 1);
  ways.networkChanged(1_000, true);
  assert.equal(kinds(ways, 1_000), ["datagram"]);
  assert.equal(kinds(ways, 1_299), ["datagram"]);
  assert.is(ways.nextTimeoutMs, 1_300);
  assert.equal(kinds(ways, 1_300), ["bind"]);
  assert.is(ways.transport, "tls");
});

test("datagrams-go-over-udp-again-when-that-binds-and-over-the-connection-when-it-falls-silent", () => {
  const rig = open();
  const { ways } = rig;
  poll(ways, 0);
  ways.handleBound(1_000);
  bindUdp(rig, 40, 1);
  assert.is(ways.transport, "udp");
  ways.send(DATA);
  assert.equal(kinds(ways, 50), ["datagram"]);
  assert.equal(kinds(ways, 1_049), []);
  assert.equal(kinds(ways, 1_050), ["datagram"]);
  assert.equal(kinds(ways, 1_200), ["datagram"]);
  assert.is(ways.transport, "udp");
  assert.equal(kinds(ways, 1_350), ["datagram", "bind"]);
  assert.is(ways.transport, "tls");
});

test("silent-relay-is-asked-by-further-uplinks-before-the-connection-is-bound", () => {
  const rig = open();
  const { ways } = rig;
  poll(ways, 0);
  bindUdp(rig, 40, 1);
  ways.setUplinks([1], 40);
  ways.pathFailed(50);
  const uplinksAt = (nowMs: number): unknown[] =>
    poll(ways, nowMs).map((next) => (next.kind === "datagram" ? next.uplink : next.kind));
  assert.equal(uplinksAt(50), [undefined]);
  assert.equal(uplinksAt(200), [undefined]);
  assert.equal(uplinksAt(350), [undefined, 1]);
  ways.send(DATA);
  assert.equal(uplinksAt(400), []);
  assert.is(ways.uplink, undefined);
  const status = rig.end.codec.status(5, RelayStatus.BOUND, 1_000);
  ways.handleDatagram(status, 420, 1);
  assert.is(ways.uplink, 1);
  assert.equal(uplinksAt(420), [1]);
});

test("connection-is-bound-300-ms-after-the-uplink-is-gone-that-was-bound", () => {
  const rig = open();
  const { ways } = rig;
  poll(ways, 0);
  ways.setUplinks([1], 0);
  ways.handleDatagram(rig.end.codec.status(1, RelayStatus.BOUND, 1_000), 40, 1);
  assert.is(ways.uplink, 1);
  ways.setUplinks([], 5_000);
  assert.equal(kinds(ways, 5_000), ["datagram"]);
  assert.not.ok(kinds(ways, 5_299).includes("bind"));
  assert.ok(kinds(ways, 5_300).includes("bind"));
});

test("refused-connection-is-tried-again-only-if-that-can-help", () => {
  const rig = open();
  const { ways } = rig;
  poll(ways, 0);
  bindUdp(rig, 40, 1);
  ways.networkChanged(700, true);
  const bindsAt = (nowMs: number): boolean => kinds(ways, nowMs).includes("bind");
  assert.ok(bindsAt(1_000));
  ways.handleRefused(false, 1_040);
  assert.not.ok(bindsAt(2_039));
  assert.ok(bindsAt(2_040));
  ways.handleRefused(true, 2_080);
  assert.not.ok(bindsAt(100_000));
  assert.is(ways.transport, undefined);
});

test("lost-connection-is-used-no-more-while-udp-goes-on", () => {
  const rig = open();
  poll(rig.ways, 0);
  rig.ways.handleConnectionLost();
  rig.ways.send(DATA);
  assert.equal(kinds(rig.ways, 100), ["datagram"]);
  assert.is(rig.ways.transport, undefined);
  bindUdp(rig, 140, 2);
  assert.equal(kinds(rig.ways, 140), ["datagram"]);
  assert.is(rig.ways.transport, "udp");
});

test("bytes-left-are-those-that-the-relay-told-less-what-passed-since-either-way-and-in-both-directions", () => {
  const rig = open();
  const { ways, end } = rig;
  assert.is(ways.bytesLeft, 1_000);
  poll(ways, 0);
  bindUdp(rig, 40, 1, 900);
  assert.is(ways.bytesLeft, 900);
  ways.send(DATA);
  poll(ways, 50);
  assert.is(ways.bytesLeft, 775);
  const relayed = ways.handleDatagram(end.codec.forward(DATA), 60);
  // Forged, perhaps: only the link can tell.
  assert.is(ways.bytesLeft, 775);
  assert.ok(relayed instanceof Uint8Array);
  ways.taken(relayed, 60);
  assert.is(ways.bytesLeft, 650);

  const { ways: overMessages } = open();
  overMessages.send(DATA);
  poll(overMessages, 0);
  assert.is(overMessages.bytesLeft, 875);
  // What was sent after the question got to the relay after it.
  overMessages.handleBound(700);
  assert.is(overMessages.bytesLeft, 575);
  overMessages.received(DATA);
  assert.is(overMessages.bytesLeft, 450);
});

test("bytes-left-are-never-more-than-granted-nor-less-than-0-and-0-once-the-quota-is-used-up", () => {
  const rig = open({ bytesMax: 300 });
  poll(rig.ways, 0);
  bindUdp(rig, 40, 1, 2 ** 60);
  assert.is(rig.ways.bytesLeft, 300);
  for (let count = 0; count < 3; count++) rig.ways.received(DATA);
  assert.is(rig.ways.bytesLeft, 0);
  const { ways } = open();
  ways.handleOver();
  assert.is(ways.bytesLeft, 0);
});

test("end-of-the-quota-ends-both-ways", () => {
  const { ways } = open();
  poll(ways, 0);
  ways.handleOver();
  ways.send(DATA);
  assert.equal(kinds(ways, 60_000), []);
  assert.is(ways.nextTimeoutMs, undefined);
});
