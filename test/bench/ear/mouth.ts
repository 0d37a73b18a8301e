/**
 * A microphone for a measurement: writes a melody to its output in real time, as a recorder does, and the time of the first
 * sample to the file that is named.
 */

import { writeFileSync } from "node:fs";
import { bytesOf, FRAME_MS, FRAME_SAMPLES } from "../../../examples/client/call/sound.ts";
import { melodyOf } from "./melody.ts";

const [path = "", seconds = "10"] = process.argv.slice(2);
const sound = melodyOf(Number(seconds));
const startMs = performance.now();
writeFileSync(path, String(performance.timeOrigin + startMs));
let frame = 0;
const timer = setInterval(() => {
  // A frame is there once its last sample was recorded.
  for (; (frame + 1) * FRAME_MS <= performance.now() - startMs; frame++) {
    const samples = sound.subarray(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES);
    if (samples.length < FRAME_SAMPLES) {
      clearInterval(timer);
      process.stdout.end();
      return;
    }
    process.stdout.write(bytesOf(samples));
  }
}, 1);
