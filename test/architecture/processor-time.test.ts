import { spawnSync } from "node:child_process";
import * as assert from "uvu/assert";
import { processorTimeMs } from "../results/processor-time.ts";
import { suite } from "../suite.ts";

const test = suite("processor time");

test("own-processor-time-counts", () => {
  const startedMs = processorTimeMs();
  const { user, system } = process.cpuUsage();
  while (cpuMsSince({ user, system }) < 100);
  assert.ok(processorTimeMs() - startedMs > 50);
});

test("processor-time-of-ended-processes-counts", () => {
  if (process.platform !== "linux") {
    console.log("skipped: processor-time-of-ended-processes-counts, because only Linux tells it");
    return;
  }
  const startedMs = processorTimeMs();
  spawnSync(process.execPath, [
    "--eval",
    "let sum = 0; while (process.cpuUsage().user < 100_000) for (let i = 0; i < 1e6; i++) sum += i;",
  ]);
  assert.ok(processorTimeMs() - startedMs > 80);
});

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
