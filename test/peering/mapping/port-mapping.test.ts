import * as assert from "uvu/assert";
import { parseIpAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";
import {
  bytesOf,
  GATEWAY,
  natPmpAddressAnswer,
  natPmpMapAnswer,
  pcpAnswer,
  refusedVersion,
} from "./gateway-answers.ts";
import { type Answer, INTERNAL_PORT, MappingBench, natPmpGateway } from "./mapping-bench.ts";

const test = suite("port mapping");

const HOUR_MS = 3_600_000;
const MAPPED = { address: "203.0.113.9", port: 40_000 };

/** A gateway with PCP, which has run for 1,000 s at time 0. */
function pcpGateway(answer: Parameters<typeof pcpAnswer>[1] = {}): Answer {
  return (request, nowMs) =>
    pcpAnswer(request, { epochSeconds: 1_000 + Math.floor(nowMs / 1_000), port: MAPPED.port, ...answer });
}

test("gateway-with-pcp-maps-the-port", () => {
  const bench = new MappingBench();
  assert.is(bench.mapping.nextTimeoutMs, undefined);
  bench.answer = pcpGateway();
  bench.ask();
  assert.equal(bench.mapping.external, MAPPED);
  const view = Buffer.from(bench.lastRequest);
  assert.equal([view[0], view.readUInt32BE(4), view.readUInt16BE(40)], [2, 7_200, INTERNAL_PORT]);
  // While it is mapped, asking again sends nothing.
  bench.ask();
  assert.is(bench.sent.length, 1);
});

test("gateway-with-nat-pmp-only-maps-the-port-after-it-has-refused-pcp", () => {
  const bench = new MappingBench();
  bench.answer = natPmpGateway({ port: MAPPED.port });
  bench.ask();
  assert.equal(bench.mapping.external, MAPPED);
  assert.equal(
    bench.sent.map(({ bytes }) => [bytes[0], bytes[1]]),
    [[2, 1], [0, 0], [0, 1]], // biome-ignore format: one line
  );
  assert.equal(bench.lastRequest, bytesOf("00 01 0000 d431 d431 00001c20"));
});

test("gateway-with-nat-pmp-is-not-asked-over-ipv6", () => {
  const localAddress = parseIpAddress("2001:db8::5");
  assert.ok(localAddress);
  const gateway = { address: "fe80::1%eth0", port: 5_351 };
  const bench = new MappingBench({ localAddress, gateway });
  bench.ask();
  bench.receive(refusedVersion(), gateway);
  bench.advance(HOUR_MS);
  assert.ok(bench.sent.every(({ bytes }) => bytes[0] === 2));
});

test("response-of-a-link-local-gateway-counts-in-every-spelling-with-its-zone-only", () => {
  const localAddress = parseIpAddress("2001:db8::5");
  assert.ok(localAddress);
  const bench = new MappingBench({ localAddress, gateway: { address: "fe80::1%eth0", port: 5_351 } });
  bench.ask();
  for (const address of ["fe80::1", "fe80::1%eth1", "fe80::2%eth0"]) {
    bench.receive(pcpAnswer(bench.lastRequest), { address, port: 5_351 });
    assert.is(bench.mapping.external, undefined, address);
  }
  bench.receive(pcpAnswer(bench.lastRequest), { address: "FE80:0::1%eth0", port: 5_351 });
  assert.equal(bench.mapping.external, { address: "203.0.113.9", port: INTERNAL_PORT });
});

test("silent-gateway-of-ipv6-is-asked-four-times-by-pcp-and-then-no-more", () => {
  const localAddress = parseIpAddress("2001:db8::5");
  assert.ok(localAddress);
  const bench = new MappingBench({ localAddress });
  bench.ask();
  bench.advance(HOUR_MS);
  const pauses = pausesOf(bench);
  assert.is(pauses.length, 3);
  assertPausesOfPcp(pauses);
  assert.is(bench.mapping.nextTimeoutMs, undefined);
  // An answer that comes when none is awaited any more maps nothing.
  bench.receive(pcpAnswer(bench.lastRequest));
  assert.is(bench.mapping.external, undefined);
  bench.ask();
  assert.is(bench.sent.length, 5);
});

test("gateway-that-leaves-pcp-unanswered-is-asked-by-nat-pmp-from-nine-seconds-on", () => {
  const bench = new MappingBench();
  const natPmp = natPmpGateway({ port: MAPPED.port });
  bench.answer = (request, nowMs) => (request[0] === 0 ? natPmp(request, nowMs) : undefined);
  bench.ask();
  bench.advance(20_000);
  assert.equal(
    bench.sent.map(({ bytes }) => [bytes[0], bytes[1]]),
    [[2, 1], [2, 1], [0, 0], [0, 1]], // biome-ignore format: one line
  );
  assertPausesOfPcp(pausesOf(bench).slice(0, 2));
  assert.equal(bench.mapping.external, MAPPED);
  assert.ok(bench.mapping.hasAnswered);
  // It is renewed by the protocol that it has.
  bench.advance(HOUR_MS);
  assert.equal([bench.sent.at(-1)?.bytes[0], bench.mapping.external], [0, MAPPED]);
});

test("gateway-that-answers-neither-protocol-is-asked-twice-by-pcp-and-nine-times-by-nat-pmp-and-then-no-more", () => {
  const bench = new MappingBench();
  bench.ask();
  bench.advance(HOUR_MS);
  assert.equal(
    bench.sent.map(({ bytes }) => bytes[0]),
    [2, 2, ...Array(9).fill(0)],
  );
  assert.equal([bench.mapping.nextTimeoutMs, bench.mapping.hasAnswered], [undefined, false]);
  bench.ask();
  assert.is(bench.lastRequest[0], 2);
});

test("gateway-with-pcp-that-falls-silent-is-not-asked-by-nat-pmp", () => {
  const bench = new MappingBench();
  bench.answer = pcpGateway({ lifetimeSeconds: 3_600 });
  bench.ask();
  bench.answer = () => undefined;
  bench.advance(HOUR_MS - 1);
  assert.ok(bench.sent.every(({ bytes }) => bytes[0] === 2));
});

function pausesOf({ times }: MappingBench): number[] {
  return times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
}

/** RFC 6887, section 8.1.1: 3 s, then twice the pause before; 10 % of the former more or less. */
function assertPausesOfPcp(pauses: readonly number[]): void {
  let before = 0;
  for (const pauseMs of pauses) {
    const [leastMs, mostMs] = before === 0 ? [2_700, 3_300] : [1.9 * before, 2.1 * before];
    assert.ok(pauseMs >= leastMs && pauseMs <= mostMs, `${pauseMs} ms after ${before} ms`);
    before = pauseMs;
  }
}

test("silent-nat-pmp-is-asked-nine-times-and-then-no-more", () => {
  const bench = new MappingBench();
  bench.answer = (request) => (request[0] === 2 ? refusedVersion() : undefined);
  bench.ask();
  bench.advance(HOUR_MS);
  // RFC 6886, section 3.1.
  assert.equal(bench.times.slice(1), [0, 250, 750, 1_750, 3_750, 7_750, 15_750, 31_750, 63_750]);
  assert.is(bench.mapping.nextTimeoutMs, undefined);
  // The gateway may be another one by then.
  bench.ask();
  assert.is(bench.sent.at(-9)?.bytes[0], 0);
  assert.is(bench.sent.length, 12);
});

test("mapping-is-renewed-at-half-of-its-lifetime-with-the-same-nonce-and-address", () => {
  const bench = new MappingBench();
  bench.answer = pcpGateway({ lifetimeSeconds: 3_600 });
  bench.ask();
  bench.advance(3 * HOUR_MS);
  assert.equal(
    bench.times,
    [0, 1, 2, 3, 4, 5, 6].map((half) => (half * HOUR_MS) / 2),
  );
  const [first, second] = bench.sent;
  assert.equal(second?.bytes.subarray(24, 42), first?.bytes.subarray(24, 42));
  assert.equal(second?.bytes.subarray(42), bytesOf("9c40 00000000 00000000 0000ffff cb007109"));
  assert.equal(bench.mapping.external, MAPPED);
});

test("mapping-that-nobody-renews-is-tried-again-until-it-expires", () => {
  const bench = new MappingBench();
  bench.answer = pcpGateway({ lifetimeSeconds: 3_600 });
  bench.ask();
  bench.answer = () => undefined;
  bench.advance(HOUR_MS - 1);
  assert.equal(bench.mapping.external, MAPPED);
  const requests = bench.sent.length;
  assert.ok(requests > 8 && requests < 60, `${requests} requests`);
  bench.advance(1);
  assert.is(bench.mapping.external, undefined);
  bench.advance(HOUR_MS);
  assert.is(bench.mapping.nextTimeoutMs, undefined);
});

test("lifetimes-of-seconds-lead-to-a-request-every-four-seconds-at-most", () => {
  for (const answer of [pcpGateway({ lifetimeSeconds: 1 }), natPmpGateway({ lifetimeSeconds: 1 })]) {
    const bench = new MappingBench();
    bench.answer = answer;
    bench.ask();
    bench.advance(59_500);
    const rounds = new Set(bench.times);
    assert.ok(rounds.size <= 16, `${rounds.size} rounds`);
    assert.is(bench.mapping.external, undefined);
  }
});

test("lifetime-of-centuries-counts-as-a-day", () => {
  const bench = new MappingBench();
  bench.answer = pcpGateway({ lifetimeSeconds: 2 ** 32 - 1 });
  bench.ask();
  assert.is(bench.mapping.nextTimeoutMs, 12 * HOUR_MS);
});

test("lifetime-to-ask-for-is-a-day-at-most", () => {
  const bench = new MappingBench({ lifetimeMs: Number.MAX_SAFE_INTEGER });
  bench.ask();
  assert.is(Buffer.from(bench.lastRequest).readUInt32BE(4), 86_400);
});

test("gateway-that-lost-its-mappings-is-asked-again-and-may-give-another-port", () => {
  for (const { first, restarted } of [
    { first: pcpGateway(), restarted: pcpGateway({ epochSeconds: 5, port: 41_000 }) },
    { first: natPmpGateway({ port: MAPPED.port }), restarted: natPmpGateway({ epochSeconds: -3_590, port: 41_000 }) },
  ]) {
    const bench = new MappingBench();
    bench.answer = first;
    bench.ask();
    assert.equal(bench.mapping.external, MAPPED);
    bench.answer = restarted;
    bench.advance(HOUR_MS);
    assert.equal(bench.mapping.external, { ...MAPPED, port: 41_000 });
  }
});

test("gateway-that-lost-its-mappings-and-refuses-has-none", () => {
  const bench = new MappingBench();
  bench.answer = pcpGateway();
  bench.ask();
  // The same refusal without a restart leaves the mapping until it expires.
  bench.answer = pcpGateway({ resultCode: 8 });
  bench.advance(HOUR_MS);
  assert.equal(bench.mapping.external, MAPPED);
  bench.answer = pcpGateway({ resultCode: 8, epochSeconds: 5 });
  bench.advance(30_000);
  assert.is(bench.mapping.external, undefined);
});

test("restart-that-the-external-address-shows-takes-the-mapping-until-it-is-granted-again", () => {
  const bench = new MappingBench();
  bench.answer = natPmpGateway();
  bench.ask();
  bench.answer = (request) => (request[1] === 0 ? natPmpAddressAnswer("203.0.113.9", 1) : undefined);
  bench.advance(HOUR_MS);
  assert.is(bench.mapping.external, undefined);
  bench.receive(natPmpMapAnswer(bench.lastRequest, { epochSeconds: 1 }));
  assert.equal(bench.mapping.external, { address: "203.0.113.9", port: INTERNAL_PORT });
});

for (const { name, answer, pauseMs } of [
  { name: "PCP-NOT_AUTHORIZED", answer: pcpGateway({ resultCode: 2 }), pauseMs: 1_800_000 },
  { name: "PCP-UNSUPP_VERSION-of-version-2", answer: pcpGateway({ resultCode: 1 }), pauseMs: 1_800_000 },
  { name: "PCP-NETWORK_FAILURE", answer: pcpGateway({ resultCode: 7 }), pauseMs: 30_000 },
  { name: "PCP-USER_EX_QUOTA", answer: pcpGateway({ resultCode: 10 }), pauseMs: 30_000 },
  { name: "PCP-code-255", answer: pcpGateway({ resultCode: 255 }), pauseMs: 1_800_000 },
  { name: "NAT-PMP-not-authorized", answer: natPmpGateway({ resultCode: 2 }), pauseMs: 1_800_000 },
  { name: "NAT-PMP-out-of-resources", answer: natPmpGateway({ resultCode: 4 }), pauseMs: 30_000 },
]) {
  test(`error-${name}-maps-nothing-and-is-asked-again-after-${pauseMs}-ms`, () => {
    const bench = new MappingBench();
    bench.answer = answer;
    bench.ask();
    const requests = bench.sent.length;
    assert.is(bench.mapping.external, undefined);
    bench.ask();
    bench.advance(pauseMs - 1);
    assert.is(bench.sent.length, requests);
    bench.answer = name.startsWith("PCP") ? pcpGateway() : natPmpGateway({ port: MAPPED.port });
    bench.advance(1);
    assert.equal(bench.mapping.external, MAPPED);
  });
}

for (const { name, answer } of [
  { name: "unspecified", answer: { address: "0.0.0.0" } },
  { name: "multicast", answer: { address: "224.0.0.251" } },
  { name: "broadcast", answer: { address: "255.255.255.255" } },
  { name: "loopback", answer: { address: "127.0.0.1" } },
  { name: "port-0", answer: { port: 0 } },
  { name: "lifetime-0", answer: { lifetimeSeconds: 0 } },
]) {
  test(`mapping-to-${name}-is-not-believed`, () => {
    for (const gateway of [pcpGateway(answer), natPmpGateway({ port: MAPPED.port, ...answer })]) {
      const bench = new MappingBench();
      bench.answer = gateway;
      bench.ask();
      assert.is(bench.mapping.external, undefined);
      bench.advance(60_000);
      assert.ok(bench.sent.length <= 3);
    }
  });
}

test("gateway-on-this-machine-may-map-to-this-machine", () => {
  const gateway = { address: "127.0.0.1", port: 4_000 };
  const bench = new MappingBench({ gateway });
  bench.ask();
  bench.receive(pcpAnswer(bench.lastRequest, { address: "127.0.0.1" }), gateway);
  assert.equal(bench.mapping.external, { address: "127.0.0.1", port: INTERNAL_PORT });
});

test("ipv4-mapped-external-address-is-ipv4", () => {
  const bench = new MappingBench();
  bench.answer = pcpGateway();
  bench.ask();
  assert.is(bench.mapping.external?.address, "203.0.113.9");
});

test("response-counts-only-from-the-gateway-with-the-nonce-for-the-port", () => {
  const bench = new MappingBench();
  bench.ask();
  const answer = pcpAnswer(bench.lastRequest);
  const changed = (at: number): Uint8Array => answer.map((byte, index) => (index === at ? byte ^ 1 : byte));
  for (const from of [
    { ...GATEWAY, port: 5_350 },
    { ...GATEWAY, address: "192.168.1.2" },
  ])
    bench.receive(answer, from);
  // The first and the last byte of the nonce, the protocol, and both bytes of the internal port.
  for (const at of [24, 35, 36, 40, 41]) bench.receive(changed(at));
  bench.receive(answer.subarray(0, 59));
  bench.receive(bench.lastRequest);
  assert.is(bench.mapping.external, undefined);
  bench.receive(answer);
  assert.ok(bench.mapping.external);
});

test("gateway-that-has-answered-by-pcp-cannot-be-said-to-have-only-nat-pmp", () => {
  const bench = new MappingBench();
  bench.answer = pcpGateway();
  bench.ask();
  bench.answer = () => refusedVersion();
  bench.advance(HOUR_MS);
  assert.ok(bench.sent.length > 1);
  assert.ok(bench.sent.every(({ bytes }) => bytes[0] === 2));
});

test("nat-pmp-response-for-another-port-maps-nothing", () => {
  const bench = new MappingBench();
  bench.ask();
  bench.receive(refusedVersion());
  // Before the external address is known, a mapping is not awaited.
  bench.receive(natPmpMapAnswer(bytesOf("00 01 0000 d431 d431 00001c20")));
  bench.receive(natPmpAddressAnswer());
  bench.receive(natPmpMapAnswer(bytesOf("00 01 0000 d430 d431 00001c20")));
  assert.is(bench.mapping.external, undefined);
  bench.receive(natPmpMapAnswer(bench.lastRequest));
  assert.ok(bench.mapping.external);
});

test("released-mapping-is-given-back-and-nothing-more-is-sent", () => {
  const bench = new MappingBench();
  bench.answer = pcpGateway();
  bench.ask();
  const [request] = bench.sent;
  bench.release();
  // RFC 6887, section 15.1: the same nonce, a lifetime of 0, and neither port nor address.
  const farewell = bench.lastRequest;
  assert.equal(farewell.subarray(4, 8), new Uint8Array(4));
  assert.equal(farewell.subarray(24, 42), request?.bytes.subarray(24, 42));
  assert.equal(farewell.subarray(42), bytesOf("0000 00000000 00000000 0000ffff 00000000"));
  assert.is(bench.mapping.external, undefined);
  bench.release();
  bench.ask();
  bench.advance(HOUR_MS);
  assert.is(bench.sent.length, 2);
});

test("mapping-of-nat-pmp-is-given-back", () => {
  const bench = new MappingBench();
  bench.answer = natPmpGateway();
  bench.ask();
  bench.release();
  assert.equal(bench.lastRequest, bytesOf("00 01 0000 d431 0000 00000000"));
});

test("mapping-whose-response-is-awaited-is-given-back-too", () => {
  const bench = new MappingBench();
  bench.ask();
  bench.release();
  assert.is(bench.sent.length, 2);
  bench.receive(pcpAnswer(bench.sent[0]?.bytes ?? new Uint8Array(0)));
  assert.is(bench.mapping.external, undefined);
});

test("gateway-that-has-mapped-nothing-gets-no-farewell", () => {
  const bench = new MappingBench();
  bench.ask();
  bench.advance(HOUR_MS);
  const requests = bench.sent.length;
  bench.release();
  assert.is(bench.sent.length, requests);
});
