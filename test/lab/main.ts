/**
 * `npm run lab [-- cells | uplink | dark | upnp | KIND KIND | search TRIES]`: connects clients in homes of all kinds; moves
 * homes while they talk; lets one of two uplinks go dark; has a router map a port by UPnP; or counts how often a
 * port-restricted and a symmetric home find a direct path. The exit code is 1 if anything comes out other than expected, if
 * a first text takes longer than a round trip of the server and 100 ms,
 * or if fewer than 80 % of the searches find one.
 */

import { compile } from "../compiled-sources.ts";
import { type Cell, isAsExpected, isLate, runCell } from "./cells.ts";
import { whyNoNamespaces } from "./namespaces.ts";
import { KINDS, type Kind } from "./routers.ts";
import { runSearch } from "./search.ts";
import { type Direction, FAILURES, MOVES, runFailure, runMove } from "./uplink.ts";
import { runUpnp } from "./upnp.ts";
import { whyNoUpnp } from "./upnp-router.ts";

const USAGE = `Usage: npm run lab [-- cells | uplink | dark | upnp | KIND KIND | search TRIES]; a KIND is one of: ${KINDS.join(", ")}`;

/** Cells that run at once. Those that fail wait most of their time. */
const AT_ONCE = 2;

/** The share of searches that must find a direct path. */
const SEARCH_SHARE_MIN = 0.8;

type Pairing = readonly [inviter: Kind, other: Kind];

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupted.abort());

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (interrupted.signal.aborted) return 130;
  throw error;
});

async function main([first, second, ...more]: readonly string[]): Promise<number> {
  const tries = first === "search" ? Number(second ?? 50) : 0;
  const pairs = pairsOf(first, second);
  if (pairs === undefined || !Number.isInteger(tries) || tries < 0 || more.length > 0) {
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
  const runs = (word: string): boolean => first === undefined || first === word;
  let surprises = await connectAll(pairs);
  if (runs("uplink")) surprises += await moveAll();
  if (runs("dark")) surprises += await darkenAll();
  if (runs("upnp")) surprises += await mapPort();
  console.log(surprises === 0 ? "\nAll as expected." : `\n${surprises} not as expected.`);
  return surprises > 0 ? 1 : 0;
}

/** The cells to run. Undefined if the arguments are wrong. */
function pairsOf(first: string | undefined, second: string | undefined): readonly Pairing[] | undefined {
  if ((["uplink", "dark", "upnp"].includes(first ?? "") && second === undefined) || first === "search") return [];
  if (first === undefined || (first === "cells" && second === undefined)) {
    return KINDS.flatMap((inviter) => KINDS.map((other): Pairing => [inviter, other]));
  }
  const [inviter, other] = [first, second].map((word) => KINDS.find((kind) => kind === word));
  return inviter === undefined || other === undefined ? undefined : [[inviter, other]];
}

/** @returns the number of surprises */
async function connectAll(pairs: readonly Pairing[]): Promise<number> {
  const cells: Cell[] = [];
  const waiting = [...pairs];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const cell = await tryCell(next);
      if (cell !== undefined) cells.push(cell);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (pairs.length > 1) printTable(cells);
  return pairs.length - cells.filter(isAsExpected).length;
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

/** Runs a cell and prints what came of it. Undefined if the lab itself failed, which ends no other cell. */
async function tryCell([inviter, other]: Pairing): Promise<Cell | undefined> {
  const name = `${pad(inviter)}  ${pad(other)}`;
  try {
    const cell = await runCell(inviter, other, interrupted.signal);
    console.log(`${name}  ${cell.outcome}  ${verdict(cell)}`.trimEnd());
    return cell;
  } catch (error) {
    interrupted.signal.throwIfAborted();
    console.log(`${name}  THE LAB FAILED: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

function verdict(cell: Cell): string {
  if (cell.mistakes.length > 0) return `MISEXPLAINED: ${cell.mistakes.join(". ")}`;
  if (isLate(cell)) return `LATE: the first text may take ${cell.firstTextMaxMs.toFixed(0)} ms`;
  if (!isAsExpected(cell)) return `UNEXPECTED: ${cell.expectation}`;
  return cell.way === "none" ? `(${cell.expectation})` : "";
}

/** Prints a row for each inviter. "!" marks what was not expected, "?" a failure of the lab. */
function printTable(cells: readonly Cell[]): void {
  console.log(`\n${["inviter", ...KINDS].map(pad).join("  ")}`);
  for (const one of KINDS) {
    const row = KINDS.map((invited) => {
      const cell = cells.find(({ inviter, other }) => inviter === one && other === invited);
      return cell === undefined ? "?" : `${cell.way === "none" ? "-" : cell.way}${isAsExpected(cell) ? "" : " !"}`;
    });
    console.log([one, ...row].map(pad).join("  ").trimEnd());
  }
  const connected = cells.filter(({ way }) => way !== "none").length;
  console.log(`\n${cells.length} cells: ${connected} connected, ${cells.length - connected} did not.`);
}

/** @returns the number of surprises */
async function moveAll(): Promise<number> {
  console.log("\nA home moves to another router while each side sends a text every 100 ms:");
  let surprises = 0;
  for (const move of MOVES) {
    const { reason, fromMover, toMover, paths } = await runMove(move, interrupted.signal);
    const isWhole = [fromMover, toMover].every(({ lost, doubled }) => lost === 0 && doubled === 0);
    const isExpected = move.survives ? reason === undefined && isWhole : reason !== undefined;
    if (!isExpected) surprises += 1;
    console.log(`${pad(move.mover)}  ${pad(move.other)}  ${reason ?? "survived"}${isExpected ? "" : "  UNEXPECTED"}`);
    console.log(`  from the mover: ${describe(fromMover)}`);
    console.log(`  to the mover:   ${describe(toMover)}`);
    console.log(`  the mover's paths: ${paths.join("; ")}`);
  }
  return surprises;
}

/** @returns the number of surprises */
async function mapPort(): Promise<number> {
  console.log("\nTwo symmetric homes, one of whose routers maps ports by UPnP:");
  const reason = whyNoUpnp();
  if (reason !== undefined) {
    console.log(`skipped: ${reason}`);
    return 0;
  }
  const { directMs, path, isMapped } = await runUpnp(interrupted.signal);
  const time = directMs === undefined ? "relayed" : `direct after ${(directMs / 1_000).toFixed(1)} s`;
  console.log(`${time}, by ${path}${isMapped ? "" : "  UNEXPECTED: not by the mapped port"}`);
  return isMapped ? 0 : 1;
}

async function darkenAll(): Promise<number> {
  console.log("\nOne of two uplinks goes dark while each side sends a text every 100 ms:");
  let surprises = 0;
  for (const failure of FAILURES) {
    const { reason, fromMover, toMover, paths } = await runFailure(failure, interrupted.signal);
    const isWhole = [fromMover, toMover].every(
      ({ lost, doubled, gapMs }) => lost === 0 && doubled === 0 && gapMs <= failure.gapMsMax,
    );
    const isExpected = reason === undefined && isWhole;
    if (!isExpected) surprises += 1;
    console.log(
      `${pad(failure.mover)}  ${pad(failure.other)}  ${reason ?? "survived"}${isExpected ? "" : "  UNEXPECTED"}`,
    );
    console.log(`  from the home with two: ${describe(fromMover)}`);
    console.log(`  to the home with two:   ${describe(toMover)}`);
    console.log(`  its paths: ${paths.join("; ")}`);
  }
  return surprises;
}

function describe({ sent, lost, doubled, gapMs }: Direction): string {
  return `${sent} sent, ${lost} lost, ${doubled} doubled, longest gap ${gapMs.toFixed(0)} ms`;
}

function pad(text: string): string {
  return text.padEnd("port-restricted".length);
}
