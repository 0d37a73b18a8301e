/**
 * A loudspeaker for a measurement: stores what it is given, and when each part is heard. A part is heard when it arrives, or
 * after the one before it.
 */

import { appendFileSync, writeFileSync } from "node:fs";
import { SAMPLES_PER_SECOND } from "./melody.ts";

const [soundPath = "", timesPath = ""] = process.argv.slice(2);
writeFileSync(soundPath, "");
writeFileSync(timesPath, "");
let freeMs = 0;
process.stdin.on("data", (bytes: Buffer) => {
  const nowMs = performance.timeOrigin + performance.now();
  freeMs = Math.max(freeMs, nowMs);
  appendFileSync(soundPath, bytes);
  appendFileSync(timesPath, `${bytes.length / 2} ${freeMs}\n`);
  freeMs += (bytes.length / 2 / SAMPLES_PER_SECOND) * 1_000;
});
