/** Times the round trip of a text on a link beside those of echoed datagrams, in one process and in turns. */

import { ChatWorld, converse } from "../../client/chat-world.ts";
import { bareEcho, sealedEcho } from "./echo.ts";

/** The length of the text, in characters of ASCII, and of what is echoed. */
const TEXT_BYTES = 100;

export interface LinkBenchOptions {
  /** How often each subject gets its turn before it is measured, so that its code is compiled. */
  readonly warmUpRounds: number;
  /** How often each subject gets its turn after that. */
  readonly rounds: number;
  /** Round trips in a turn. */
  readonly turn: number;
}

/** Medians of the round trips that were measured, in milliseconds. */
export interface LinkBenchResult {
  readonly bareMs: number;
  readonly sealedMs: number;
  /** From `link.send()` until it resolves. */
  readonly linkMs: number;
}

export async function runLinkBench({ warmUpRounds, rounds, turn }: LinkBenchOptions): Promise<LinkBenchResult> {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [link, other] = await converse(ada, grace);
  const reading = readAll(other);
  await using bare = await bareEcho();
  await using sealed = await sealedEcho();
  const bytes = new Uint8Array(TEXT_BYTES).fill(120);
  const text = "x".repeat(TEXT_BYTES);
  const subjects = [
    { times: [] as number[], run: () => bare.roundTrip(bytes) },
    { times: [] as number[], run: () => sealed.roundTrip(bytes) },
    { times: [] as number[], run: () => link.send(text) },
  ];
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const { times, run } of subjects) {
      for (let trip = 0; trip < turn; trip++) {
        const startMs = performance.now();
        await run();
        if (round >= 0) times.push(performance.now() - startMs);
      }
    }
  }
  await link.close();
  await reading;
  const [bareMs = Number.NaN, sealedMs = Number.NaN, linkMs = Number.NaN] = subjects.map(({ times }) => median(times));
  return { bareMs, sealedMs, linkMs };
}

async function readAll(link: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _text of link) count += 1;
  return count;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >>> 1] ?? Number.NaN;
}
