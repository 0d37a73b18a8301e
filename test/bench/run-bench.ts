/** The bench of the codecs: ours against others, and against one written by hand. */

import { pathToFileURL } from "node:url";
import type { MessageCodec } from "../../src/wire/codec.ts";
import { codecsOf } from "../codegen/stock.ts";
import { type Figure, figureLine, figuresOf, type Operation, speedLine, type Timed } from "./figures.ts";
import { generatePeers } from "./generate-peers.ts";
import { type MeasureOptions, measure, warmUp } from "./measure.ts";
import { ourSubject } from "./ours.ts";
import { loadPeers } from "./peers.ts";
import { gameState, mediaFrame, peerList, type Sample, textMessage } from "./samples.ts";
import type { Subject } from "./subject.ts";

interface Contest {
  readonly sample: string;
  readonly operation: Operation;
  readonly ours: Runner;
  readonly others: readonly Runner[];
}

interface Runner {
  readonly name: string;
  run(): unknown;
}

/** @param print  gets the speeds first, the figures last, a line each */
export async function runBench(options: MeasureOptions, print: (line: string) => void): Promise<readonly Figure[]> {
  using generated = await generatePeers();
  const peers = await loadPeers(generated);
  const samples = [textMessage(), mediaFrame(), peerList(), gameState(await loadGame(generated.game))];
  const contests = samples.flatMap((sample) => contestsOf(sample, ourSubject(sample), peers(sample)));
  warmUp(
    contests.flatMap(({ ours, others }) => [ours, ...others].map(({ run }) => run)),
    options,
  );
  const figures: Figure[] = [];
  for (const contest of contests) {
    const [ours, ...others] = timed(contest, options);
    if (ours === undefined) continue;
    print(speedLine(contest.sample, contest.operation, [ours, ...others]));
    figures.push(...figuresOf(contest.sample, contest.operation, ours, others));
  }
  for (const figure of figures) print(figureLine(figure));
  return figures;
}

function timed({ ours, others }: Contest, options: MeasureOptions): Timed[] {
  const runners = [ours, ...others];
  const times = measure(
    runners.map(({ run }) => run),
    options,
  );
  return runners.map(({ name }, index) => ({ name, times: times[index] ?? [] }));
}

function contestsOf(sample: Sample, ours: Subject, others: readonly Subject[]): Contest[] {
  const wrong = [ours, ...others].filter((subject) => !subject.isRight());
  if (wrong.length > 0) throw new Error(`${sample.name} is not right by ${wrong.map(({ name }) => name).join(", ")}.`);
  const contest = (operation: Operation, run: () => unknown, operationOf: (subject: Subject) => () => unknown) => ({
    sample: sample.name,
    operation,
    ours: { name: ours.name, run },
    others: others.map((subject) => ({ name: subject.name, run: operationOf(subject) })),
  });
  return [
    contest("encode", ours.encode, ({ encode }) => encode),
    contest("decode", ours.decode, ({ decode }) => decode),
    // Those that can only make bytes of their own are at least not asked to copy them.
    contest("encode into", ours.encodeInto ?? ours.encode, ({ encode, encodeInto }) => encodeInto ?? encode),
  ];
}

async function loadGame(path: string): Promise<MessageCodec<unknown>> {
  const codec = codecsOf(await import(pathToFileURL(path).href)).find(({ typeName }) => typeName === "game.GameState");
  if (codec === undefined) throw new Error("There is no game.GameState.");
  return codec;
}
