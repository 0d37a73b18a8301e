/** A call between two example clients on this machine, from a program that makes a melody to one that hears them. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { samplesOf } from "../../../examples/client/call/sound.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { Stage } from "../../examples/support/stage.ts";
import { partsOf, SAMPLES_PER_SECOND } from "./melody.ts";

export interface LoopbackFigures {
  /** From mouth to ear, for each second of which a part was heard. */
  readonly delaysMs: readonly number[];
  readonly unheard: number;
}

export async function measureLoopback(seconds: number): Promise<LoopbackFigures> {
  await using stage = await Stage.open();
  const path = (name: string): string => join(stage.folder, name);
  const program = (name: string, ...args: readonly (string | number)[]): string =>
    [process.execPath, ...argumentsFor(join(import.meta.dirname, name), ...args.map(String))].join(" ");
  const ear = (name: string): string => program("ear.ts", path(`${name}.pcm`), path(`${name}.times`));
  const ada = await stage.pipedClient(
    "ada",
    "--microphone",
    program("mouth.ts", path("start"), seconds),
    "--loudspeaker",
    ear("ada"),
  );
  const silence = program("mouth.ts", path("unused"), 0);
  const grace = await stage.pipedClient("grace", "--accept", "--microphone", silence, "--loudspeaker", ear("grace"));
  ada.type("call grace");
  await grace.expect(/ada is calling/);
  grace.type("/call");
  await ada.expect(/The sound of your microphone has ended\./);
  ada.type("/hangup");
  await grace.expect(/The call took/);
  return evaluate(
    seconds,
    Number(await readFile(path("start"), "utf8")),
    samplesOf(await readFile(path("grace.pcm"))),
    await readFile(path("grace.times"), "utf8"),
  );
}

function evaluate(seconds: number, startMs: number, heard: Int16Array, times: string): LoopbackFigures {
  const atMs = new Float64Array(heard.length);
  let at = 0;
  for (const line of times.trim().split("\n")) {
    const [samples = 0, partMs = 0] = line.split(" ").map(Number);
    for (let index = 0; index < samples && at < atMs.length; index++, at++)
      atMs[at] = partMs - startMs + (index * 1_000) / SAMPLES_PER_SECOND;
  }
  const parts = partsOf(seconds, heard.subarray(0, at), (sample) => atMs[sample] ?? Number.POSITIVE_INFINITY);
  return {
    delaysMs: parts.flatMap((part) => part?.delayMs ?? []),
    unheard: parts.filter((part) => part === undefined).length,
  };
}
