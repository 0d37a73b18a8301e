import * as assert from "uvu/assert";
import { isCandidateAddress, type SocketAddress } from "../../../src/socket-address.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { GATEWAY, natPmpAddressAnswer, natPmpMapAnswer, pcpAnswer, refusedVersion } from "./gateway-answers.ts";
import { INTERNAL_PORT, MappingBench } from "./mapping-bench.ts";

const test = suite("hostile gateway");

const RESPONSES = 20_000;
const STRANGERS: readonly SocketAddress[] = [
  { address: "192.168.1.2", port: 5_351 },
  { ...GATEWAY, port: 5_352 },
  { address: "::ffff:192.168.1.9", port: 5_351 },
];

/** Draws responses: random bytes, and right ones that are cut, extended or changed in a few bytes. */
class RandomGateway {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  below(end: number): number {
    return this.#random.below(end);
  }

  /** @returns undefined: the gateway is silent */
  response(request: Uint8Array): Uint8Array | undefined {
    switch (this.below(8)) {
      case 0:
        return undefined;
      case 1:
        return this.#random.bytes(this.below(80));
      case 2:
        return this.#right(request);
      case 3:
        return this.#right(request).subarray(0, this.below(61));
      case 4:
        return Uint8Array.from([...this.#right(request), ...this.#random.bytes(this.below(12))]);
      default:
        return this.#changed(this.#right(request));
    }
  }

  #right(request: Uint8Array): Uint8Array {
    const address = `${this.below(256)}.${this.below(256)}.${this.below(256)}.${this.below(256)}`;
    const answer = {
      resultCode: this.below(3) === 0 ? this.below(14) : 0,
      lifetimeSeconds: [0, 1, 7, 3_600, 2 ** 31, 2 ** 32 - 1][this.below(6)] ?? 0,
      epochSeconds: [0, 1, 1_000, 2 ** 32 - 1][this.below(4)] ?? 0,
      port: this.below(3) === 0 ? 0 : this.below(65_536),
      address,
    };
    const kinds = [
      () => pcpAnswer(request, answer),
      () => refusedVersion(answer.epochSeconds),
      () => natPmpAddressAnswer(address, answer.epochSeconds),
      () => natPmpMapAnswer(request, answer),
    ];
    // More often the one that fits than another.
    const fitting = request[0] === 2 ? this.below(2) : request[1] === 0 ? 2 : 3;
    return (kinds[this.below(4) === 0 ? this.below(4) : fitting] ?? (() => new Uint8Array(0)))();
  }

  #changed(bytes: Uint8Array): Uint8Array {
    const changed = bytes.slice();
    for (let times = this.below(3); times >= 0; times -= 1) changed[this.below(bytes.length)] = this.below(256);
    return changed;
  }
}

test("random-and-changed-responses-never-throw-never-map-wrongly-and-never-make-the-client-send-more", () => {
  const gateway = new RandomGateway(SEED);
  let mapped = 0;
  let bench = new MappingBench();
  let worlds = 1;
  for (let count = 0; count < RESPONSES; count += 1) {
    if (count % 20 === 0) {
      bench = new MappingBench();
      worlds += 1;
    }
    bench.ask();
    const before = bench.sent.length;
    const request = bench.lastRequest;
    const bytes = gateway.response(request);
    const was = bench.mapping.external;
    if (bytes !== undefined) {
      const stranger = gateway.below(4) === 0 ? STRANGERS[gateway.below(STRANGERS.length)] : undefined;
      bench.receive(bytes, stranger);
      const { external } = bench.mapping;
      if (external !== was && external !== undefined) {
        mapped += 1;
        const why = `seed ${SEED}, response ${count}: ${Buffer.from(bytes).toString("hex")}`;
        assert.is(stranger, undefined, why);
        assert.ok(isCandidateAddress(external) && !external.address.startsWith("127."), why);
        assert.ok(isGrant(bytes, request, external), why);
      }
    }
    // A response leads to one request at most: that of the next step, or the same in the other protocol.
    assert.ok(
      bench.sent.length - before <= 1,
      `seed ${SEED}, response ${count}: ${bench.sent.length - before} requests`,
    );
    bench.advance(gateway.below(20) === 0 ? gateway.below(10_000_000) : gateway.below(3_000));
  }
  assert.ok(mapped > 300, `${mapped} of the responses were right`);
  assert.ok(worlds > 500);
});

/** Whether the response grants a mapping for the port of the request, judged by its bytes alone. */
function isGrant(bytes: Uint8Array, request: Uint8Array, { port }: SocketAddress): boolean {
  const response = Buffer.from(bytes);
  if (request[0] === 0)
    return (
      response.length === 16 &&
      response.readUInt32BE(0) === 0x00810000 &&
      response.readUInt16BE(8) === INTERNAL_PORT &&
      response.readUInt16BE(10) === port &&
      response.readUInt32BE(12) > 0
    );
  return (
    response.length >= 60 &&
    response[0] === 2 &&
    response[1] === 0x81 &&
    response[3] === 0 &&
    response.readUInt32BE(4) > 0 &&
    response.subarray(24, 37).equals(request.subarray(24, 37)) &&
    response.readUInt16BE(40) === INTERNAL_PORT &&
    response.readUInt16BE(42) === port
  );
}

test("datagrams-of-anybody-else-never-matter", () => {
  const gateway = new RandomGateway(SEED);
  const bench = new MappingBench();
  bench.ask();
  for (let count = 0; count < 2_000; count += 1)
    bench.receive(
      gateway.response(bench.lastRequest) ?? new Uint8Array(0),
      STRANGERS[gateway.below(STRANGERS.length)] ?? GATEWAY,
    );
  assert.is(bench.mapping.external, undefined);
  assert.is(bench.sent.length, 1);
});

test("flood-of-one-response-is-taken-once", () => {
  const bench = new MappingBench();
  bench.ask();
  const answer = pcpAnswer(bench.lastRequest);
  for (let count = 0; count < 1_000; count += 1) bench.receive(answer);
  assert.is(bench.sent.length, 1);
  // A refusal of the version that comes late does not begin anything either.
  for (let count = 0; count < 1_000; count += 1) bench.receive(refusedVersion());
  assert.is(bench.sent.length, 1);
});
