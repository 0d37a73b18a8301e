import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import {
  findPlayer,
  findRecorder,
  programSink,
  programSource,
} from "../../../../examples/client/call/audio-programs.ts";
import { FRAME_BYTES, FRAME_SAMPLES, SoundError } from "../../../../examples/client/call/sound.ts";
import { suite } from "../../../suite.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const test = suite("programs for sound");
const NODE = process.execPath;

test("installed-programs-are-found-and-their-absence-is-told-with-a-remedy", async () => {
  await using folder = await temporaryFolder();
  assert.throws(
    () => findRecorder(folder.path),
    (error: unknown) =>
      error instanceof SoundError && /\(pw-cat, arecord, sox\)\. .*--microphone\.$/.test(error.message),
  );
  assert.throws(() => findPlayer(folder.path), /\(pw-cat, aplay, sox\)\. .*--loudspeaker\.$/);
  const program = join(folder.path, "aplay");
  await writeFile(program, "");
  assert.throws(() => findPlayer(folder.path), /No program/, "it cannot be started");
  await chmod(program, 0o700);
  assert.is(findPlayer(`/nowhere:${folder.path}`)[0], "aplay");
});

test("samples-of-a-program-come-in-frames-and-the-rest-is-filled-with-silence", async () => {
  const script = `process.stdout.write(Buffer.alloc(${FRAME_BYTES + 2}, 1))`;
  const source = programSource([NODE, "-e", script], assert.unreachable);
  const frames: Int16Array[] = [];
  for await (const frame of source.frames) frames.push(frame);
  assert.equal(
    frames.map((frame) => [frame.length, frame[0], frame[1]]),
    [
      [FRAME_SAMPLES, 257, 257],
      [FRAME_SAMPLES, 257, 0],
    ],
  );
});

test("source-that-is-closed-ends-its-program", async () => {
  const source = programSource([NODE, "-e", "setInterval(() => process.stdout.write('x'.repeat(9_999)), 5)"], () => {});
  let frames = 0;
  for await (const _ of source.frames) if (++frames === 3) source.close();
  assert.ok(frames >= 3);
});

test("no-shell-reads-the-arguments", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "arguments");
  const script = `fs.writeFileSync(${JSON.stringify(path)}, JSON.stringify(process.argv.slice(1))); process.stdin.resume()`;
  const sink = programSink([NODE, "-e", script, "--", "$(id)", ";", "a b"], assert.unreachable);
  sink.write(new Int16Array(10));
  await sink.close();
  assert.equal(JSON.parse(await readFile(path, "utf8")), ["$(id)", ";", "a b"]);
});

test("program-that-fails-is-told-and-one-that-does-not-read-takes-no-memory", async () => {
  const failures: string[] = [];
  const missing = programSink(["/no/such/program"], (reason) => void failures.push(reason));
  missing.write(new Int16Array(10));
  await missing.close();
  const failing = programSink([NODE, "-e", "process.exit(3)"], (reason) => void failures.push(reason));
  await failing.close();
  assert.match(failures[0] ?? "", /^\/no\/such\/program cannot be started: .*ENOENT/);
  assert.match(failures[1] ?? "", /ended with exit code 3\.$/);
  const deaf = programSink([NODE, "-e", "setInterval(() => {}, 1_000)"], () => {});
  const before = process.memoryUsage().arrayBuffers;
  const frame = new Int16Array(FRAME_SAMPLES);
  for (let count = 0; count < 5_000; count++) deaf.write(frame);
  assert.ok(process.memoryUsage().arrayBuffers - before < 3_000_000);
  await deaf.close();
});
