/**
 * `npm run stops`: stops clients and servers in processes of their own, for as long as laptops and servers are, with the
 * limits that are the default, and prints what they came back to. The exit code is 1 if a story has missed its target.
 * Takes two minutes.
 */

import { makeBundles } from "./stop-world.ts";
import { NEWCOMER, SHORT_STORIES, type Story, storyOf } from "./stories.ts";

const STOPS: readonly Story[] = [
  storyOf({ stopMs: 20_000, isCut: false, comeback: "connected" }),
  storyOf({ stopMs: 20_000, isCut: true, comeback: "resumed" }),
  // The server notices the silence after 60 s, and keeps the session for 60 s more.
  storyOf({ stopMs: 90_000, isCut: false, comeback: "resumed" }),
  storyOf({ stopMs: 90_000, isCut: true, comeback: "restored" }),
];
const STORIES: readonly Story[] = [...SHORT_STORIES, NEWCOMER];

await using bundles = await makeBundles();
// The long ones at once, because they mostly wait.
const [long, short] = await Promise.all([Promise.all(STOPS.map(tell)), oneByOne(STORIES)]);
const rows = [...long, ...short];
const all = [["STORY", "TARGET", "", "WHAT CAME OF IT"], ...rows];
const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
for (const row of all)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
process.exitCode = rows.every(([, , outcome]) => outcome === "pass") ? 0 : 1;

async function oneByOne(stories: readonly Story[]): Promise<string[][]> {
  const rows: string[][] = [];
  for (const story of stories) rows.push(await tell(story));
  return rows;
}

/** Runs a story, and returns its row of the table. */
async function tell({ name, target, run }: Story): Promise<string[]> {
  try {
    return [name, target, "pass", await run(bundles.path)];
  } catch (error) {
    return [name, target, "MISSED", error instanceof Error ? error.message : `${error}`];
  }
}
