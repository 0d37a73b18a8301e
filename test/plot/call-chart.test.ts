import * as assert from "uvu/assert";
import { drawCall } from "../../src/plot/call-chart.ts";
import { readCalls } from "../../src/plot/recorded-calls.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("chart of a call");

function meter(peer: string, seconds: number, more: object = {}): string {
  return JSON.stringify({ event: "callMeter", peer, seconds, rttMs: 20, lossPercent: 0, ...more });
}

test("calls-of-a-recording-are-told-apart-and-other-lines-are-left-out", () => {
  const lines = [
    '{"event":"loggedIn"}',
    meter("grace", 1),
    "no JSON",
    meter("grace", 2),
    // Seconds begin anew: another call.
    meter("grace", 1),
    meter("grace", 2),
    meter("grace", 3),
    meter("linus", 4),
    '{"event":"callMeter","peer":7,"seconds":1}',
    '{"event":"callMeter","peer":"linus","seconds":1e999}',
    "[1]",
    "null",
  ];
  assert.equal(
    readCalls(lines.join("\n")).map(({ peer, readings }) => [peer, readings.length]),
    [
      ["grace", 2],
      ["grace", 3],
    ],
  );
});

test("every-figure-is-drawn-and-a-gap-interrupts-its-line", () => {
  const text = [1, 2, 3, 4].map((at) => meter("a<b", at, at === 2 ? { rttMs: null } : { sentBitsPerSecond: 32_000 }));
  const [call] = readCalls(text.join("\n"));
  assert.ok(call);
  const image = drawCall(call);
  assert.match(image, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
  assert.match(image, /Call with a&lt;b/);
  for (const name of ["Delay", "Loss", "Rate", "round trip", "play-out delay", "target"])
    assert.ok(image.includes(`>${name}<`), name);
  const paths = image.match(/<path d="[^"]*"/g) ?? [];
  // Two parts of the round trip, one of the loss, two of the rate.
  assert.is(paths.length, 5);
});

test("damaged-recordings-give-an-image-or-nothing", () => {
  const random = new SeededRandom(SEED);
  const lines = Array.from({ length: 20 }, (_, at) => meter("grace", at, { jitterMs: random.below(100) / 7 }));
  for (let round = 0; round < 500; round++) {
    const bytes = Buffer.from(lines.join("\n"));
    for (let count = random.below(30); count > 0; count--) bytes[random.below(bytes.length)] = 32 + random.below(95);
    for (const call of readCalls(bytes.toString())) assert.not.match(drawCall(call), /NaN|Infinity/);
  }
});
