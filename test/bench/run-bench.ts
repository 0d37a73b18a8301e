/** The bench of the codecs: ours against others, and against some written by hand. */

import { pathToFileURL } from "node:url";
import type { MessageCodec } from "../../src/wire/codec.ts";
import { codecsOf } from "../codegen/stock.ts";
import { type Figure, figureLine, figuresOf, type Operation, speedLine, type Timed } from "./figures.ts";
import { generatePeers } from "./generate-peers.ts";
import { handWrittenSubject } from "./hand-written.ts";
import { handWrittenGame } from "./hand-written-game.ts";
import { handWrittenList } from "./hand-written-list.ts";
import { handWrittenMedia } from "./hand-written-media.ts";
import { handWrittenText } from "./hand-written-text.ts";
import { type MeasureOptions, measure, warmUp } from "./measure.ts";
import { ourFrameSubject, ourSubject } from "./ours.ts";
import { loadPeers } from "./peers.ts";
import { gameState, mediaFrame, peerList, textMessage } from "./samples.ts";
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
  const text = textMessage();
  const media = mediaFrame();
  const list = peerList();
  const game = gameState(await loadGame(generated.game));
  const contests = [
    ...contestsOf(text, ourFrameSubject(text), [...peers(text), handWrittenSubject(text, handWrittenText)]),
    ...contestsOf(media, ourFrameSubject(media), [...peers(media), handWrittenSubject(media, handWrittenMedia)]),
    ...contestsOf(list, ourFrameSubject(list), [...peers(list), handWrittenSubject(list, handWrittenList)]),
    ...contestsOf(game, ourSubject(game), [...peers(game), handWrittenSubject(game, handWrittenGame)]),
  ];
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

function contestsOf({ name }: { readonly name: string }, ours: Subject, others: readonly Subject[]): Contest[] {
  const wrong = [ours, ...others].filter((subject) => !subject.isRight());
  if (wrong.length > 0) throw new Error(`${name} is not right by ${wrong.map((subject) => subject.name).join(", ")}.`);
  const contest = (operation: Operation, run: () => unknown, operationOf: (subject: Subject) => () => unknown) => ({
    sample: name,
    operation,
    ours: { name: ours.name, run },
    others: others.map((subject) => ({ name: subject.name, run: operationOf(subject) })),
  });
  return [
    contest("encode", ours.encode, ({ encode }) => encode),
    contest("decode", ours.decode, ({ decode }) => decode),
    contest("encode into", ours.encodeInto, ({ encodeInto }) => encodeInto),
  ];
}

async function loadGame(path: string): Promise<MessageCodec<unknown>> {
  const codec = codecsOf(await import(pathToFileURL(path).href)).find(({ typeName }) => typeName === "game.GameState");
  if (codec === undefined) throw new Error("There is no game.GameState.");
  return codec;
}
