/**
 * `npm run lab [-- MODE]`. Without a mode, all but the last one run. The exit code is 1 if anything comes out other than
 * expected, if the first text of a conversation takes longer than a round trip of the server and 100 ms or a direct path
 * longer than 3 s (the lab adds no latency, so this says how long the work takes, and nothing of the number of round trips,
 * which test/testing/nats/first-text.test.ts counts), or if fewer than 80 % of the searches find a direct path. Times are those of the second conversation of a
 * pair: in its first one, a fresh process is still compiling.
 *
 * - cells: connects clients in homes of all kinds. KIND KIND: in these two.
 * - uplink: moves homes while they talk. uplink NUMBER: one pair of them.
 * - dark: lets one of two uplinks go dark while two talk.
 * - mapping: has a router map a port by UPnP, one by PCP and one by NAT-PMP; needs miniupnpd.
 * - lost: lets one or both of two who talk over the relay lose the server, and reach it again in time for their sessions or
 *   too late. Takes some 3 minutes.
 * - examples: lets users in homes of all kinds talk with the example client, and reads its explanations; and lets two of
 *   them talk on while one moves and loses the server.
 * - search TRIES: counts how often a port-restricted and a symmetric home find a direct path.
 */

import { compile } from "../compiled-sources.ts";
import { type Cell, delayOf, describeCell, isAsExpected, runCells } from "./cells.ts";
import { type ExampleCell, runExampleCells } from "./examples/example-cells.ts";
import { EXAMPLE_TALKS, runExampleTalk } from "./examples/example-talk.ts";
import { runMapping } from "./mapped-port.ts";
import { MAPPINGS, type Mapping, whyNoMapping } from "./mapping-router.ts";
import { whyNoNamespaces } from "./namespaces.ts";
import { ALL_CELLS, type FailedCell, type Pairing } from "./rounds.ts";
import { KINDS } from "./routers.ts";
import { runSearch } from "./search.ts";
import { FAILURES, runFailure } from "./talk/dark.ts";
import { LOSSES, type Loss, runLostServer } from "./talk/lost-server.ts";
import { describeDirection } from "./talk/streams-outcome.ts";
import { moveAll } from "./talk/uplink-main.ts";

const USAGE = `Usage: npm run lab [-- cells | uplink [NUMBER] | dark | mapping | lost | examples | KIND KIND | search TRIES]; a KIND is one of: ${KINDS.join(", ")}`;

/** The share of searches that must find a direct path. */
const SEARCH_SHARE_MIN = 0.8;

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupted.abort());

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (interrupted.signal.aborted) return 130;
  throw error;
});

async function main([first, second, ...more]: readonly string[]): Promise<number> {
  const tries = first === "search" ? Number(second ?? 50) : 0;
  const journey = first === "uplink" ? Number(second ?? 0) : 0;
  const pairs = pairsOf(first, second);
  if (
    pairs === undefined ||
    ![tries, journey].every((each) => Number.isInteger(each) && each >= 0) ||
    more.length > 0
  ) {
    console.error(USAGE);
    return 2;
  }
  const reason = whyNoNamespaces();
  if (reason !== undefined) {
    console.log(`skipped: ${reason}`);
    return 0;
  }
  await using _compiled = await compile();
  if (tries > 0) return (await searchAll(tries)) ? 0 : 1;
  const runs = (mode: string): boolean => first === undefined || first === mode;
  let surprises = await connectAll(pairs);
  if (runs("uplink")) surprises += await moveAll(interrupted.signal, journey);
  if (runs("dark")) surprises += await darkenAll();
  if (runs("mapping")) for (const mapping of MAPPINGS) surprises += await mapPort(mapping);
  if (runs("lost")) surprises += await loseServers();
  if (runs("examples")) surprises += await talkByExamples();
  console.log(surprises === 0 ? "\nAll as expected." : `\n${surprises} not as expected.`);
  return surprises > 0 ? 1 : 0;
}

/** The cells to run. Undefined if the arguments are wrong. */
function pairsOf(first: string | undefined, second: string | undefined): readonly Pairing[] | undefined {
  if (first === "uplink" || first === "search") return [];
  if (["dark", "mapping", "lost", "examples"].includes(first ?? "") && second === undefined) return [];
  if (first === undefined || (first === "cells" && second === undefined)) {
    return ALL_CELLS;
  }
  const [inviter, other] = [first, second].map((word) => KINDS.find((kind) => kind === word));
  return inviter === undefined || other === undefined ? undefined : [[inviter, other]];
}

/** @returns the number of surprises */
async function connectAll(pairs: readonly Pairing[]): Promise<number> {
  if (pairs.length === 0) return 0;
  const cells: (Cell | FailedCell)[] = [];
  await runCells(pairs, interrupted.signal, (cell) => {
    cells.push(cell);
    console.log(`${pad(cell.inviter)}  ${pad(cell.other)}  ${describeCell(cell)}`);
  });
  if (pairs.length > 1) printTable(cells);
  return pairs.length - cells.filter((cell) => isAsExpected(cell) && delayOf(cell) === undefined).length;
}

/** @returns the number of surprises */
async function loseServers(): Promise<number> {
  console.log("\nTwo homes behind symmetric NATs talk over the relay while one of them, or both, lose the server:");
  const tryOne = async (loss: Loss): Promise<boolean> => {
    const { toAda, toBob, ends, faults } = await runLostServer(loss, interrupted.signal);
    const end = ends.length === 0 ? "" : `; the link ended with ${ends.join(" and ")}`;
    const streams = `to ada ${describeDirection(toAda)}; to bob ${describeDirection(toBob)}`;
    const verdict = faults.length === 0 ? "ok" : `FAILED: ${faults.join("; ")}`;
    console.log(`${loss.losers}, back ${loss.back}: ${streams}${end}  ${verdict}`);
    return faults.length === 0;
  };
  return (await Promise.all(LOSSES.map(tryOne))).filter((isRight) => !isRight).length;
}

/** @returns the number of surprises */
async function darkenAll(): Promise<number> {
  console.log("\nOne of two uplinks of ada goes dark while the two talk:");
  let surprises = 0;
  for (const failure of FAILURES) {
    const { toAda, toBob, faults } = await runFailure(failure, interrupted.signal);
    if (faults.length > 0) surprises += 1;
    const verdict = faults.length === 0 ? "ok" : `FAILED: ${faults.join("; ")}`;
    console.log(`${pad(failure.ada)}  ${pad(failure.bob)}  ${verdict}`);
    console.log(`  to ada ${describeDirection(toAda)}; to bob ${describeDirection(toBob)}`);
  }
  return surprises;
}

/** @returns the number of surprises */
async function mapPort(mapping: Mapping): Promise<number> {
  console.log(`\nTwo symmetric homes, one of whose routers maps ports by ${mapping}:`);
  const reason = whyNoMapping();
  if (reason !== undefined) {
    console.log(`skipped: ${reason}`);
    return 0;
  }
  const { directMs, path, isMapped } = await runMapping(mapping, interrupted.signal);
  const time = directMs === undefined ? "relayed" : `direct after ${(directMs / 1_000).toFixed(1)} s`;
  console.log(`${time}, by ${path}${isMapped ? "" : "  UNEXPECTED: not by the mapped port"}`);
  return isMapped ? 0 : 1;
}

/** @returns the number of surprises */
async function talkByExamples(): Promise<number> {
  console.log("\nUsers in all homes talk with the example client and ask why:");
  let surprises = 0;
  await runExampleCells(ALL_CELLS, interrupted.signal, (cell) => {
    const verdict = verdictOn(cell);
    if (verdict !== "ok") surprises += 1;
    const ways = "ways" in cell ? cell.ways : [];
    console.log(`${pad(cell.inviter)}  ${pad(cell.other)}  ${ways.join(", ")}  ${verdict}`);
  });
  console.log("\nTwo users talk with the example client while one moves and loses the server:");
  for (const talk of EXAMPLE_TALKS) {
    const mistakes = await runExampleTalk(talk, interrupted.signal);
    if (mistakes.length > 0) surprises += 1;
    const verdict = mistakes.length === 0 ? "ok" : `MISEXPLAINED:\n  ${mistakes.join("\n  ")}`;
    console.log(`${pad(talk.inviter)}  ${pad(talk.other)}  ${talk.way}  ${verdict}`);
  }
  return surprises;
}

function verdictOn(cell: ExampleCell | FailedCell): string {
  if ("failure" in cell) return `THE LAB FAILED: ${cell.failure}`;
  return cell.mistakes.length === 0 ? "ok" : `MISEXPLAINED:\n  ${cell.mistakes.join("\n  ")}`;
}

/** @returns whether enough of the searches found a direct path */
async function searchAll(tries: number): Promise<boolean> {
  let direct = 0;
  for (let number = 1; number <= tries; number++) {
    const homes: Pairing = number % 2 === 0 ? ["symmetric", "port-restricted"] : ["port-restricted", "symmetric"];
    const { directMs } = await runSearch(...homes, interrupted.signal);
    if (directMs !== undefined) direct += 1;
    const outcome = directMs === undefined ? "relayed" : `direct after ${(directMs / 1_000).toFixed(1)} s`;
    console.log(`${String(number).padStart(3)}  ${homes.map(pad).join("  ")}  ${outcome}`);
  }
  console.log(`\n${direct} of ${tries} direct within 35 s.`);
  return direct >= tries * SEARCH_SHARE_MIN;
}

/** Prints a row for each inviter. "!" marks what was not expected, "?" a failure of the lab. */
function printTable(cells: readonly (Cell | FailedCell)[]): void {
  console.log(`\n${["inviter", ...KINDS].map(pad).join("  ")}`);
  for (const one of KINDS) {
    const row = KINDS.map((invited) => {
      const cell = cells.find(({ inviter, other }) => inviter === one && other === invited);
      if (cell === undefined || "failure" in cell) return "?";
      return `${cell.way === "none" ? "-" : cell.way}${isAsExpected(cell) && delayOf(cell) === undefined ? "" : " !"}`;
    });
    console.log([one, ...row].map(pad).join("  ").trimEnd());
  }
  const connected = cells.filter((cell) => "way" in cell && cell.way !== "none").length;
  console.log(`\n${cells.length} cells: ${connected} connected, ${cells.length - connected} did not.`);
}

function pad(text: string): string {
  return text.padEnd("port-restricted".length);
}
