import * as assert from "uvu/assert";
import { FRAME_SAMPLES, SAMPLES_PER_SECOND } from "../../../../examples/client/call/sound.ts";
import { createVoiceDecoder, createVoiceEncoder } from "../../../../examples/client/call/voice-codec.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("voice codec");

const tone = (number: number): Int16Array =>
  Int16Array.from({ length: FRAME_SAMPLES }, (_, index) => {
    return 8_000 * Math.sin((2 * Math.PI * 300 * (number * FRAME_SAMPLES + index)) / SAMPLES_PER_SECOND);
  });

function power(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

test("every-packet-has-the-same-length-whatever-is-said", async () => {
  const encoder = await createVoiceEncoder();
  const lengths = new Set<number>();
  for (let number = 0; number < 50; number++)
    lengths.add(encoder.encode(number % 20 < 10 ? tone(number) : new Int16Array(FRAME_SAMPLES)).length);
  encoder.free();
  assert.equal([...lengths], [80], "32,000 bits a second");
});

test("lost-frames-are-replaced-and-a-long-gap-is-not-filled", async () => {
  const [encoder, decoder] = [await createVoiceEncoder(), await createVoiceDecoder()];
  const packets = Array.from({ length: 40 }, (_, number) => encoder.encode(tone(number)));
  const packet = (number: number): Uint8Array => packets[number] ?? new Uint8Array();
  for (let number = 0; number < 20; number++) assert.is(decoder.decode(packet(number), 0).length, 1);
  const [replaced, after] = decoder.decode(packet(21), 1);
  assert.ok(power(replaced ?? new Int16Array(1)) > 2_000, "the lost frame is not silent");
  assert.ok(power(after ?? new Int16Array(1)) > 2_000);
  assert.is(decoder.decode(packet(39), 17).length, 6);
  for (const free of [encoder, decoder]) free.free();
});

test("bytes-that-are-no-opus-throw-and-harm-nothing", async () => {
  const [encoder, decoder] = [await createVoiceEncoder(), await createVoiceDecoder()];
  const random = new SeededRandom(SEED);
  for (let round = 0; round < 2_000; round++) {
    try {
      const frames = decoder.decode(random.bytes(random.below(300) + 1), random.below(8));
      assert.ok(frames.length <= 6);
    } catch (error) {
      assert.ok(error instanceof Error);
    }
  }
  const packets = Array.from({ length: 20 }, (_, number) => encoder.encode(tone(number)));
  const heard = packets.flatMap((packet) => decoder.decode(packet, 0));
  assert.ok(power(heard.at(-1) ?? new Int16Array(1)) > 2_000);
  for (const free of [encoder, decoder]) free.free();
});
