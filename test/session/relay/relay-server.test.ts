import * as assert from "uvu/assert";
import { DATAGRAM_HEADER_BYTES, DatagramKind, datagramPayload } from "../../../src/framing/datagram.ts";
import { RELAY_LEFT, RelayStatus, readRelayStatus } from "../../../src/framing/relay-datagram.ts";
import type { RelayTransmit } from "../../../src/session/relay/relay-server.ts";
import { suite } from "../../suite.ts";
import { kindOf, RelayWorld, type TestSide } from "./relay-world.ts";

const test = suite("relay server");

const ATTACKER = { address: "203.0.113.66", port: 666 };
const MOVED = { address: "192.0.2.77", port: 7_777 };

/** A relay whose two sides have bound their addresses. */
function bound(...[limits]: ConstructorParameters<typeof RelayWorld>) {
  const world = new RelayWorld(limits);
  const opened = world.open();
  for (const end of opened.ends) statusOf(end, end.bind(), RelayStatus.BOUND);
  return { world, ...opened };
}

function statusOf(end: TestSide, out: RelayTransmit | undefined, expected: RelayStatus): number {
  assert.is(kindOf(out), DatagramKind.RELAY_STATUS);
  const status = readRelayStatus(end.codec.open(out?.bytes ?? new Uint8Array(0)) ?? new Uint8Array(0));
  assert.is(status?.status, expected);
  return status?.bytesLeft ?? -1;
}

function datagram(length = 100, fill = 7): Uint8Array {
  return new Uint8Array(length).fill(fill);
}

test("datagram-of-one-side-reaches-the-address-of-the-other-unchanged", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  for (const [from, to] of [
    [ada, grace],
    [grace, ada],
  ] as const) {
    for (const length of [DATAGRAM_HEADER_BYTES, 720, 1_200]) {
      const out = from.send(from.wrap(datagram(length)));
      assert.equal(out?.to, to.address);
      assert.is(kindOf(out), DatagramKind.RELAYED);
      assert.equal(datagramPayload(out?.bytes ?? datagram(0)), datagram(length));
    }
  }
  assert.is(world.relay.counts.datagrams, 6);
});

test("nothing-is-forwarded-to-or-from-an-address-that-is-not-proven", () => {
  const world = new RelayWorld();
  const [ada, grace] = world.open().ends;
  const out = ada.send(ada.wrap(datagram()));
  assert.is(kindOf(out), DatagramKind.RELAY_CHALLENGE);
  assert.equal(out?.to, ada.address);
  ada.bind();
  assert.is(ada.send(ada.wrap(datagram())), undefined);
  assert.is(world.relay.counts.unbound, 1);
  grace.bind();
  assert.equal(ada.send(ada.wrap(datagram()))?.to, grace.address);
});

test("token-of-another-address-time-or-side-binds-nothing", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  world.nowMs += 1_000;
  const tokenOfAda = ada.tokenOf(ada.send(ada.bindRequest(), MOVED));
  assert.is(kindOf(ada.send(ada.bindRequest(tokenOfAda), ATTACKER)), DatagramKind.RELAY_CHALLENGE);
  assert.is(kindOf(grace.send(grace.bindRequest(tokenOfAda), MOVED)), DatagramKind.RELAY_CHALLENGE);
  world.nowMs += 20_000;
  assert.is(kindOf(ada.send(ada.bindRequest(tokenOfAda), MOVED)), DatagramKind.RELAY_CHALLENGE);
  assert.equal(ada.side.addressAt(world.nowMs), ada.address);
});

test("side-that-moves-binds-its-new-address-once-the-old-one-is-silent", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  const old = ada.address;
  ada.address = MOVED;
  // What it sends from there brings the challenge at once.
  const token = ada.tokenOf(ada.send(ada.wrap(datagram())));
  assert.is(ada.send(ada.bindRequest(token)), undefined);
  assert.equal(ada.side.addressAt(world.nowMs), old);
  world.nowMs += 500;
  statusOf(ada, ada.send(ada.bindRequest(token)), RelayStatus.BOUND);
  assert.equal(grace.send(grace.wrap(datagram()))?.to, MOVED);
});

test("side-that-says-that-it-has-left-its-address-binds-the-new-one-at-once", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  ada.send(ada.wrap(datagram()));
  const [old, late] = [ada.address, ada.wrap(datagram())];
  ada.address = MOVED;
  const token = ada.tokenOf(ada.send(ada.bindRequest(RELAY_LEFT)));
  assert.equal(grace.send(grace.wrap(datagram()))?.to, old);
  // What was on its way when the side left says nothing else.
  ada.send(late, old);
  statusOf(ada, ada.send(ada.bindRequest(token)), RelayStatus.BOUND);
  assert.equal(grace.send(grace.wrap(datagram()))?.to, MOVED);
  // The new address is held as the old one was.
  ada.address = old;
  const again = ada.tokenOf(ada.send(ada.bindRequest()));
  assert.is(ada.send(ada.bindRequest(again)), undefined);
  assert.equal(ada.side.addressAt(world.nowMs), MOVED);
});

test("who-holds-back-that-a-side-has-left-does-not-displace-it-where-it-is-heard-since", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  for (let time = 0; time < 20; time++) {
    world.nowMs += 10_000;
    const heldBack = ada.bindRequest(RELAY_LEFT);
    ada.send(ada.wrap(datagram()));
    // Somebody forwards the challenge to the side, and its answer faster than the side itself.
    const token = ada.tokenOf(ada.send(heldBack, ATTACKER));
    assert.is(ada.send(ada.bindRequest(token), ATTACKER), undefined);
    assert.equal(grace.send(grace.wrap(datagram()))?.to, ada.address);
  }
});

test("replayed-registration-moves-nothing", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  const second = { ...MOVED, port: 2 };
  const answers = [1, 2].map(() => ada.bindRequest(ada.tokenOf(ada.send(ada.bindRequest(), second))));
  const [used = datagram(), heldBack = datagram()] = answers;
  world.nowMs += 500;
  statusOf(ada, ada.send(used, second), RelayStatus.BOUND);
  assert.equal(ada.side.addressAt(world.nowMs), second);
  world.nowMs += 500;
  ada.address = MOVED;
  statusOf(ada, ada.bind(), RelayStatus.BOUND);
  // The side is at a third address. The tokens for the second one are still valid.
  world.nowMs += 5_000;
  for (const bytes of [used, heldBack, used]) assert.is(ada.send(bytes, second), undefined);
  assert.equal(ada.side.addressAt(world.nowMs), MOVED);
  assert.equal(grace.send(grace.wrap(datagram()))?.to, MOVED);
});

test("copier-that-is-faster-takes-nothing-from-the-side", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  for (let time = 0; time < 20; time++) {
    world.nowMs += 1_000;
    const request = ada.bindRequest();
    assert.is(kindOf(ada.send(request, ATTACKER)), DatagramKind.RELAY_CHALLENGE);
    statusOf(ada, ada.send(request), RelayStatus.BOUND);
    const data = ada.wrap(datagram());
    assert.is(kindOf(ada.send(data, ATTACKER)), DatagramKind.RELAY_CHALLENGE);
    assert.equal(ada.send(data)?.to, grace.address);
  }
});

test("who-forwards-both-ways-does-not-displace-a-side-that-is-there", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  for (let time = 0; time < 20; time++) {
    world.nowMs += 10_000;
    const request = ada.bindRequest();
    const token = ada.tokenOf(ada.send(request, ATTACKER));
    ada.send(request);
    assert.is(ada.send(ada.bindRequest(token), ATTACKER), undefined);
    assert.equal(grace.send(grace.wrap(datagram()))?.to, ada.address);
  }
});

test("address-that-is-silent-for-a-minute-gets-nothing-more-until-it-is-proven-again", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  const reaches = (): boolean => ada.send(ada.wrap(datagram()))?.to.address === grace.address.address;
  world.nowMs = 59_999;
  assert.ok(ada.send(ada.bindRequest()));
  assert.ok(reaches());
  for (world.nowMs = 60_000; world.nowMs < 36_000_000; world.nowMs += 15_000) assert.not(reaches());
  // What arrives from there brings a challenge, as from any other address.
  assert.is(kindOf(grace.send(grace.wrap(datagram()))), DatagramKind.RELAY_CHALLENGE);
  assert.is(kindOf(grace.send(grace.bindRequest())), DatagramKind.RELAY_CHALLENGE);
  assert.not(reaches());
  statusOf(grace, grace.bind(), RelayStatus.BOUND);
  assert.ok(reaches());
});

test("address-that-is-heard-every-quarter-of-a-minute-stays-bound", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  for (let count = 0; count < 100; count++) {
    world.nowMs += 15_000;
    assert.equal(ada.send(ada.wrap(datagram()))?.to, grace.address);
    assert.equal(grace.send(grace.wrap(datagram()))?.to, ada.address);
  }
  // A copy of what it has sent does not keep it.
  const copy = grace.wrap(datagram());
  assert.ok(grace.send(copy));
  for (let count = 0; count < 4; count++) {
    world.nowMs += 15_000;
    assert.is(grace.send(copy), undefined);
    ada.send(ada.bindRequest());
  }
  assert.is(ada.send(ada.wrap(datagram())), undefined);
});

test("copies-are-not-forwarded-and-spend-nothing", () => {
  const { world, ends } = bound();
  const [ada] = ends;
  const sent = Array.from({ length: 50 }, () => ada.wrap(datagram()));
  for (const bytes of sent) assert.ok(ada.send(bytes));
  const before = statusOf(ada, ada.send(ada.bindRequest()), RelayStatus.BOUND);
  for (const bytes of sent) assert.is(ada.send(bytes), undefined);
  assert.is(statusOf(ada, ada.send(ada.bindRequest()), RelayStatus.BOUND), before);
  assert.is(world.relay.counts.datagrams, 50);
  assert.is(world.relay.counts.refused, 50);
});

test("datagram-with-any-byte-changed-is-dropped-and-changes-nothing", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  for (const bytes of [ada.wrap(datagram(40)), ada.bindRequest()]) {
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.is(ada.send(changed), undefined, `byte ${at}`);
      assert.is(grace.send(bytes), undefined);
    }
    assert.ok(ada.send(bytes));
  }
  assert.is(world.relay.counts.datagrams, 1);
});

test("cut-foreign-and-misplaced-datagrams-are-dropped", () => {
  const { ends } = bound();
  const [ada] = ends;
  const whole = ada.wrap(datagram(60));
  for (let length = 0; length < whole.length; length++) assert.is(ada.send(whole.subarray(0, length)), undefined);
  assert.is(ada.send(ada.wrap(datagram(DATAGRAM_HEADER_BYTES - 1))), undefined);
  assert.is(ada.send(ada.wrap(datagram(1_201))), undefined);
  assert.is(ada.send(ada.codec.challenge(90, datagram(16))), undefined);
  assert.is(ada.send(ada.codec.status(91, RelayStatus.BOUND, 1)), undefined);
  assert.is(ada.send(ada.codec.forward(datagram(60))), undefined);
  assert.ok(ada.send(whole));
});

test("no-answer-is-longer-than-what-it-answers", () => {
  const world = new RelayWorld({ relayBytesMax: 2_000 });
  const [ada, grace] = world.open().ends;
  const check = (bytes: Uint8Array, from = ada.address): void => {
    const out = ada.send(bytes, from);
    assert.ok((out?.bytes.length ?? 0) <= bytes.length);
  };
  check(ada.bindRequest());
  check(ada.wrap(datagram(DATAGRAM_HEADER_BYTES)));
  for (const end of [ada, grace]) end.bind();
  check(ada.bindRequest());
  check(ada.bindRequest(), ATTACKER);
  for (let time = 0; time < 100; time++) check(ada.wrap(datagram(DATAGRAM_HEADER_BYTES)));
});

test("bytes-out-never-exceed-bytes-in-whatever-is-spoofed", () => {
  const { world, ends } = bound();
  const seen: Uint8Array[] = [];
  for (let count = 0; count < 100_000; count++) {
    const end = ends[world.random.below(2)] ?? ends[0];
    const from = { address: `203.0.113.${world.random.below(4)}`, port: 1 + world.random.below(3) };
    const kind = world.random.below(6);
    let bytes = seen[world.random.below(Math.max(seen.length, 1))] ?? world.random.bytes(60);
    if (kind === 0) bytes = world.random.bytes(world.random.below(100));
    else if (kind === 1) {
      bytes = Uint8Array.from(bytes);
      bytes[world.random.below(bytes.length)] = world.random.below(256);
    } else if (kind === 2 && count % 10 === 0) {
      bytes = end.wrap(datagram(DATAGRAM_HEADER_BYTES + world.random.below(60)));
      seen.push(bytes);
    } else if (kind === 3 && count % 10 === 0) {
      bytes = end.bindRequest();
      seen.push(bytes);
    }
    end.send(bytes, world.random.below(10) === 0 ? end.address : from);
    // To the sides go only what the other side sent, and answers; to all others only answers.
    for (const [address, out] of world.bytesOut) {
      if (ends.some((each) => address === `${each.address.address} ${each.address.port}`)) continue;
      assert.ok(out <= (world.bytesIn.get(address) ?? 0), address);
    }
    world.nowMs += 1;
  }
  const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, each) => sum + each);
  assert.ok(total(world.bytesOut) <= total(world.bytesIn));
  for (const end of ends) assert.equal(end.side.addressAt(world.nowMs), end.address);
});

test("conversation-that-has-spent-its-bytes-is-told", () => {
  const { world, ends } = bound({ relayBytesMax: 1_000 });
  const [ada, grace] = ends;
  const sent = ada.wrap(datagram(475));
  assert.is(kindOf(ada.send(sent)), DatagramKind.RELAYED);
  assert.is(statusOf(ada, ada.send(ada.bindRequest()), RelayStatus.BOUND), 500);
  // Both directions spend the same bytes.
  assert.is(kindOf(grace.send(grace.wrap(datagram(475)))), DatagramKind.RELAYED);
  statusOf(grace, grace.send(grace.wrap(datagram(100))), RelayStatus.BYTES_SPENT);
  statusOf(ada, ada.send(ada.bindRequest()), RelayStatus.BYTES_SPENT);
  assert.is(world.relay.counts.overQuota, 1);
  assert.is(world.relay.counts.bytes, 1_000);
});

test("conversation-whose-time-is-over-is-told", () => {
  const { world, ends } = bound({ relayTimeMs: 60_000 });
  const [ada] = ends;
  world.nowMs = 59_999;
  assert.is(kindOf(ada.send(ada.wrap(datagram()))), DatagramKind.RELAYED);
  world.nowMs = 60_000;
  statusOf(ada, ada.send(ada.wrap(datagram())), RelayStatus.TIME_OVER);
  statusOf(ada, ada.send(ada.bindRequest()), RelayStatus.TIME_OVER);
});

test("pairs-are-counted-until-they-are-closed", () => {
  const { world, pair } = bound();
  const second = world.open(["ada", "linus"]);
  assert.is(world.relay.pairs, 2);
  pair.close(world.nowMs);
  second.pair.close(world.nowMs);
  assert.is(world.relay.pairs, 0);
});

test("datagrams-pass-between-an-address-and-a-connection-and-between-two-connections", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  assert.is(grace.side.bindConnection("grace", world.nowMs), undefined);
  assert.is(ada.send(ada.wrap(datagram(40))), undefined);
  assert.equal(world.messages, [{ connection: "grace", datagram: datagram(40) }]);
  const out = world.receiveMessage(grace.side, datagram(50), "grace");
  assert.equal([out?.to, kindOf(out), out?.bytes.length], [ada.address, DatagramKind.RELAYED, 67]);
  ada.side.bindConnection("ada", world.nowMs);
  world.receiveMessage(grace.side, datagram(60), "grace");
  assert.equal(world.messages[1], { connection: "ada", datagram: datagram(60) });
  const { datagrams, messages, bytes, boundConnections } = world.relay.counts;
  assert.equal([datagrams, messages, boundConnections], [3, 2, 2]);
  // Each counts as over UDP.
  assert.is(bytes, 40 + 50 + 60 + 3 * 25);
});

test("connections-of-the-grant-carry-datagrams-at-once-and-each-until-its-side-has-bound-an-address", () => {
  const world = new RelayWorld();
  const [ada, grace] = world.open(["ada", "grace"], ["of ada", "of grace"]).ends;
  world.receiveMessage(ada.side, datagram(40), "of ada");
  world.receiveMessage(grace.side, datagram(50), "of grace");
  assert.equal(world.messages, [
    { connection: "of grace", datagram: datagram(40) },
    { connection: "of ada", datagram: datagram(50) },
  ]);
  // What is not proven changes nothing.
  assert.is(kindOf(grace.send(grace.wrap(datagram(60)))), DatagramKind.RELAY_CHALLENGE);
  assert.is(grace.side.connection, "of grace");
  statusOf(grace, grace.bind(), RelayStatus.BOUND);
  assert.equal([grace.side.connection, ada.side.connection], [undefined, "of ada"]);
  assert.equal(world.receiveMessage(ada.side, datagram(70), "of ada")?.to, grace.address);
  const { bound, boundConnections, unbound, refused } = world.relay.counts;
  assert.equal([bound, boundConnections, unbound, refused], [1, 0, 0, 0]);
});

test("side-that-has-bound-a-connection-returns-to-udp-only-by-a-challenge-and-at-once", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  ada.side.bindConnection("ada", world.nowMs);
  // The address that was bound counts no longer.
  assert.is(kindOf(ada.send(ada.wrap(datagram(40)))), DatagramKind.RELAY_CHALLENGE);
  assert.is(kindOf(ada.send(ada.bindRequest())), DatagramKind.RELAY_CHALLENGE);
  grace.send(grace.wrap(datagram(40)));
  assert.is(world.messages.length, 1);
  statusOf(ada, ada.bind(), RelayStatus.BOUND);
  assert.is(ada.side.connection, undefined);
  assert.equal(grace.send(grace.wrap(datagram(40)))?.to, ada.address);
});

test("side-whose-connection-has-closed-has-bound-nothing", () => {
  const { world, ends } = bound();
  const [ada, grace] = ends;
  ada.side.bindConnection("ada", world.nowMs);
  ada.side.releaseConnection();
  assert.is(grace.send(grace.wrap(datagram(40))), undefined);
  assert.equal([world.messages.length, world.relay.counts.unbound], [0, 1]);
});

test("message-whose-datagram-is-too-short-or-too-long-is-refused", () => {
  const { world, ends } = bound();
  for (const length of [0, 1, 16, 1_201, 60_000]) {
    assert.is(world.receiveMessage(ends[0].side, datagram(length), "ada"), undefined);
  }
  const { datagrams, refused } = world.relay.counts;
  assert.equal([datagrams, refused, world.messages.length], [0, 5, 0]);
});

test("quota-and-rate-hold-for-messages-too", () => {
  const world = new RelayWorld({ relayBytesMax: 1_000, relayTimeMs: 60_000 });
  const { ends } = world.open();
  const [ada, grace] = ends;
  for (const [end, name] of [
    [ada, "ada"],
    [grace, "grace"],
  ] as const)
    end.side.bindConnection(name, world.nowMs);
  for (let count = 0; count < 10; count++) world.receiveMessage(ada.side, datagram(175), "ada");
  assert.is(world.messages.filter(({ connection }) => connection === "grace").length, 5);
  assert.is(world.messages.filter((each) => each.connection === "ada" && each.datagram === undefined).length, 5);
  assert.is(world.relay.counts.overQuota, 5);
  assert.is(ada.side.bindConnection("ada", world.nowMs), RelayStatus.BYTES_SPENT);

  const slow = new RelayWorld({ relayBytesPerSecond: 1_000 });
  const [one, other] = slow.open().ends;
  other.side.bindConnection("other", 0);
  for (let count = 0; count < 50; count++) slow.receiveMessage(one.side, datagram(175), "one");
  assert.ok(slow.messages.length <= 11, `${slow.messages.length}`);
  assert.is(slow.relay.counts.overRate, 50 - slow.messages.length);
  slow.nowMs = slow.limits.relayTimeMs;
  assert.is(other.side.bindConnection("other", slow.nowMs), RelayStatus.TIME_OVER);
});
