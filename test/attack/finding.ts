/**
 * What the attack programs of this folder share. Each is a file of its own that can be
 * run alone, and prints one line for each attack: `held` or `broken`, and what it was.
 */

import { pathToFileURL } from "node:url";

/** The outcome of one attack. */
export interface Finding {
  /** What must hold, as a sentence. */
  readonly claim: string;
  readonly held: boolean;
  /** What was seen. */
  readonly seen: string;
}

/** Compares what was seen with what must be. */
export function finding(claim: string, wanted: unknown, seen: unknown): Finding {
  const [want, is] = [JSON.stringify(wanted), JSON.stringify(seen)];
  return { claim, held: want === is, seen: want === is ? is : `${is}, not ${want}` };
}

export function lineOf({ claim, held, seen }: Finding): string {
  return `${held ? "held  " : "broken"}  ${claim}: ${seen}`;
}

/** Runs the attacks and prints the findings, if the file was started as a program. Exits with 1 if one is broken. */
export async function runAsProgram(url: string, attack: () => Promise<readonly Finding[]>): Promise<void> {
  if (url !== pathToFileURL(process.argv[1] ?? "").href) return;
  const findings = await attack();
  for (const each of findings) console.log(lineOf(each));
  process.exitCode = findings.every(({ held }) => held) ? 0 : 1;
}
