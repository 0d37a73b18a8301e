/**
 * Times texts over two links in one process and in turns: one whose datagrams grow, and one that stays at 1,200 bytes.
 */

import type { PeerLink } from "../../../src/index.ts";
import { ChatWorld, converse } from "../../client/chat-world.ts";

const TEXT_BYTES = 16_000;
/** Longer than the search for the largest size takes. */
const SEARCH_MS = 8_000;

export interface SizeBenchOptions {
  /** How often each link gets its turn. */
  readonly rounds: number;
  /** Bytes of texts in a turn. */
  readonly bytes: number;
}

/**
 * Medians of all turns, in milliseconds from the first text until the last one is acknowledged; and processor time of
 * both ends.
 */
export interface SizeBenchResult {
  readonly largeMs: number;
  readonly smallMs: number;
  readonly largeCpuMs: number;
  readonly smallCpuMs: number;
}

export async function runSizeBench({ rounds, bytes }: SizeBenchOptions): Promise<SizeBenchResult> {
  await using world = await ChatWorld.start();
  const large = await linked(world, ["ada", "grace"], 1_472);
  const small = await linked(world, ["joan", "karen"], 1_200);
  await new Promise((resolve) => setTimeout(resolve, SEARCH_MS));
  const subjects = [large, small].map((link) => ({ link, timesMs: [] as number[], cpuMs: [] as number[] }));
  // The first turn warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const { link, timesMs, cpuMs } of subjects) {
      const [startMs, cpu] = [performance.now(), process.cpuUsage()];
      await send(link, bytes);
      const { user, system } = process.cpuUsage(cpu);
      if (round === 0) continue;
      timesMs.push(performance.now() - startMs);
      cpuMs.push((user + system) / 1_000);
    }
  }
  for (const { link } of subjects) await link.close();
  const [largeMs = Number.NaN, smallMs = Number.NaN] = subjects.map(({ timesMs }) => median(timesMs));
  const [largeCpuMs = Number.NaN, smallCpuMs = Number.NaN] = subjects.map(({ cpuMs }) => median(cpuMs));
  return { largeMs, smallMs, largeCpuMs, smallCpuMs };
}

async function linked(
  world: ChatWorld,
  [one, other]: readonly [string, string],
  datagramBytesProbedMax: number,
): Promise<PeerLink> {
  const options = { limits: { datagramBytesProbedMax } };
  const [link, others] = await converse(
    await world.join(one, "PUBLIC", options),
    await world.join(other, "PUBLIC", options),
  );
  void readAll(others);
  return link;
}

async function send(link: PeerLink, bytes: number): Promise<void> {
  const text = "x".repeat(TEXT_BYTES);
  // So many at a time fit into the queue of a link.
  const workers = Array.from({ length: 100 }, async (_, worker) => {
    for (let sent = worker * TEXT_BYTES; sent < bytes; sent += 100 * TEXT_BYTES) await link.send(text);
  });
  await Promise.all(workers);
}

async function readAll(link: AsyncIterable<unknown>): Promise<void> {
  for await (const _text of link);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
