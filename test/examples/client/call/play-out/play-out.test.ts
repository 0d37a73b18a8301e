import * as assert from "uvu/assert";
import { PlayOut } from "../../../../../examples/client/call/play-out/play-out.ts";
import { FRAME_SAMPLES, SAMPLES_PER_SECOND } from "../../../../../examples/client/call/sound.ts";
import type { VoiceDecoder } from "../../../../../examples/client/call/voice-codec.ts";
import { SeededRandom } from "../../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../../seed.ts";
import { suite } from "../../../../suite.ts";

const test = suite("play-out of calls");
const TONE_HZ = 200;
const AMPLITUDE = 8_000;

function tone(number: number): Int16Array {
  return Int16Array.from({ length: FRAME_SAMPLES }, (_, index) => {
    return AMPLITUDE * Math.sin((2 * Math.PI * TONE_HZ * (number * FRAME_SAMPLES + index)) / SAMPLES_PER_SECOND);
  });
}

/** A decoder whose packets are numbers of frames of a tone. It makes up the frame that would follow. */
function toneDecoder(): VoiceDecoder & { readonly concealed: number } {
  let [next, concealed] = [0, 0];
  return {
    get concealed() {
      return concealed;
    },
    decode(packet, missing): Int16Array[] {
      next = (packet[0] ?? 0) + 1;
      return Array.from({ length: missing + 1 }, (_, index) => tone(next - 1 - missing + index));
    },
    conceal(): Int16Array {
      concealed += 1;
      next += 1;
      return tone(next - 1);
    },
    free: () => {},
  };
}

/** The pitch of a sound, by how often it crosses zero upwards. */
function hzOf(samples: Int16Array): number {
  let crossings = 0;
  for (let at = 1; at < samples.length; at++) if ((samples[at - 1] ?? 0) < 0 && (samples[at] ?? 0) >= 0) crossings += 1;
  return (crossings * SAMPLES_PER_SECOND) / samples.length;
}

/** The greatest step from one sample to the next: a click is a greater one than those of the tone. */
function greatestStep(samples: Int16Array): number {
  let greatest = 0;
  for (let at = 1; at < samples.length; at++)
    greatest = Math.max(greatest, Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0)));
  return greatest;
}

const TONE_STEP = (AMPLITUDE * 2 * Math.PI * TONE_HZ) / SAMPLES_PER_SECOND;

function joined(frames: readonly Int16Array[]): Int16Array {
  return Int16Array.from(frames.flatMap((frame) => [...frame]));
}

/** Plays frames that come in time, but for `late` frames each second that come a little later, and no gap. */
test("frames-with-jitter-of-a-few-milliseconds-are-played-without-a-gap-or-a-click", () => {
  const random = new SeededRandom(SEED);
  const playOut = new PlayOut(toneDecoder());
  const heard: Int16Array[] = [];
  const arrivals = Array.from({ length: 200 }, (_, number) => number * 20 + random.below(6));
  let next = 0;
  for (let ms = 0; ms < 4_000; ms++) {
    for (; (arrivals[next] ?? Number.POSITIVE_INFINITY) <= ms; next++) playOut.push(Uint8Array.of(next), 0);
    if (ms % 20 === 10) heard.push(playOut.pull());
  }
  const sound = joined(heard.slice(1));
  assert.ok(Math.abs(hzOf(sound) - TONE_HZ) < 2, `${hzOf(sound)} Hz`);
  assert.ok(greatestStep(sound) < 1.5 * TONE_STEP, `a step of ${greatestStep(sound)}, of the tone ${TONE_STEP}`);
  assert.ok(playOut.counts.concealed <= 1, `${playOut.counts.concealed} made up`);
});

test("sound-that-has-piled-up-is-played-faster-at-the-same-pitch", () => {
  const playOut = new PlayOut(toneDecoder());
  // Six frames at once, as after a stall of the path.
  for (let number = 0; number < 6; number++) playOut.push(Uint8Array.of(number), 0);
  const heard: Int16Array[] = [];
  for (let number = 6; number < 156; number++) {
    playOut.push(Uint8Array.of(number % 256), 0);
    heard.push(playOut.pull());
  }
  const sound = joined(heard);
  assert.ok(playOut.waiting < 3 * FRAME_SAMPLES, `${playOut.waiting / FRAME_SAMPLES} frames wait`);
  assert.ok(playOut.counts.shortened >= 5);
  assert.ok(Math.abs(hzOf(sound) - TONE_HZ) < 2, `${hzOf(sound)} Hz`);
  assert.ok(greatestStep(sound) < 1.5 * TONE_STEP);
});

test("lost-frame-is-made-up-once-and-adds-no-delay", () => {
  const decoder = toneDecoder();
  const playOut = new PlayOut(decoder);
  const waiting: number[] = [];
  let missing = 0;
  for (let number = 0; number < 200; number++) {
    if (number % 10 === 9) missing += 1;
    else {
      playOut.push(Uint8Array.of(number), missing);
      missing = 0;
    }
    playOut.pull();
    waiting.push(playOut.waiting);
  }
  const { concealed } = playOut.counts;
  assert.ok(concealed >= 19 && concealed <= 21, `${concealed} made up for 20 lost`);
  assert.ok((waiting.at(-1) ?? 0) < 2 * FRAME_SAMPLES, `${waiting.at(-1)} samples wait at the end`);
});

test("pause-of-the-peer-becomes-silence-and-what-follows-begins-at-once", () => {
  const playOut = new PlayOut(toneDecoder());
  playOut.push(Uint8Array.of(0), 0);
  for (let count = 0; count < 50; count++) playOut.pull();
  assert.equal(playOut.pull(), new Int16Array(FRAME_SAMPLES));
  const { concealed } = playOut.counts;
  assert.is(concealed, 5);
  playOut.push(Uint8Array.of(100), 99);
  assert.is(playOut.counts.concealed, concealed, "what was lost in the pause is not made up");
  assert.ok(playOut.pull().some((sample) => Math.abs(sample) > 1_000));
});

test("program-that-has-slept-keeps-bounded-memory", () => {
  const playOut = new PlayOut(toneDecoder());
  for (let number = 0; number < 10_000; number++) playOut.push(Uint8Array.of(number & 255), 0);
  assert.ok(playOut.waiting <= 25 * FRAME_SAMPLES);
});
