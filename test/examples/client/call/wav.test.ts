import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { bytesOf, FRAME_SAMPLES, SAMPLES_PER_SECOND, SoundError } from "../../../../examples/client/call/sound.ts";
import { readWav, wavSink, wavSource } from "../../../../examples/client/call/wav.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const test = suite("WAV files of calls");

function wav({
  coding = 1,
  channels = 1,
  rate = SAMPLES_PER_SECOND,
  bits = 16,
  data = new Uint8Array() as Uint8Array,
}): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(coding, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt16LE(bits, 14);
  const chunk = (tag: string, content: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(content.length);
    return Buffer.concat([Buffer.from(tag), length, content, Buffer.alloc(content.length % 2)]);
  };
  // A chunk of odd length that nobody needs precedes the others.
  const chunks = Buffer.concat([chunk("LIST", Buffer.from("odd")), chunk("fmt ", format), chunk("data", data)]);
  return Buffer.concat([chunk("RIFF", Buffer.concat([Buffer.from("WAVE"), chunks]))]);
}

test("samples-are-read-and-two-channels-are-mixed", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a.wav");
  await writeFile(path, wav({ data: bytesOf(Int16Array.of(-32_768, 32_767, 5)) }));
  assert.equal(readWav(path), Int16Array.of(-32_768, 32_767, 5));
  await writeFile(path, wav({ channels: 2, data: bytesOf(Int16Array.of(10, 20, -32_768, -32_768)) }));
  assert.equal(readWav(path), Int16Array.of(15, -32_768));
});

test("other-files-are-refused-with-the-way-to-convert-them", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a.wav");
  for (const [bytes, fault] of [
    [Buffer.from("no sound"), /is no WAV file\. Convert it: sox /],
    [Buffer.from("RIFF____WAVE"), /is no WAV file/],
    [wav({ rate: 44_100 }), /has 16 bits, 44100 samples a second, 1 channels, coding 1\. A call needs/],
    [wav({ bits: 8 }), /has 8 bits/],
    [wav({ channels: 6 }), /6 channels/],
    [wav({ coding: 3 }), /coding 3/],
  ] as const) {
    await writeFile(path, bytes);
    assert.throws(
      () => readWav(path),
      (error: unknown) => error instanceof SoundError && fault.test(error.message),
    );
  }
});

test("damaged-files-are-read-or-refused-and-nothing-else", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a.wav");
  const random = new SeededRandom(SEED);
  const whole = wav({ data: random.bytes(200) });
  for (let round = 0; round < 500; round++) {
    const bytes = whole.subarray(0, random.below(whole.length) + 1);
    for (let count = random.below(4); count > 0; count--) bytes[random.below(bytes.length)] = random.below(256);
    await writeFile(path, bytes);
    try {
      assert.ok(readWav(path).length <= 100);
    } catch (error) {
      assert.ok(error instanceof SoundError, String(error));
    }
  }
});

test("what-is-written-is-read-and-an-existing-file-stays", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a.wav");
  const sink = await wavSink(path);
  for (const part of [Int16Array.of(1, 2), Int16Array.of(3)]) sink.write(part);
  await sink.close();
  assert.equal(readWav(path), Int16Array.of(1, 2, 3));
  const before = await readFile(path);
  assert.ok(await wavSink(path).catch((error: unknown) => error instanceof SoundError));
  assert.equal(await readFile(path), before);
});

test("source-gives-whole-frames-and-ends-when-it-is-closed", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a.wav");
  await writeFile(path, wav({ data: bytesOf(new Int16Array(FRAME_SAMPLES + 1).fill(7)) }));
  const frames: Int16Array[] = [];
  for await (const frame of wavSource(path).frames) frames.push(frame);
  assert.equal(
    frames.map((frame) => [frame.length, frame[0], frame[1]]),
    [
      [FRAME_SAMPLES, 7, 7],
      [FRAME_SAMPLES, 7, 0],
    ],
  );
  const source = wavSource(path);
  for await (const _ of source.frames) source.close();
});
