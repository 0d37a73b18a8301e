import { SEED } from "../../seed.ts";
import { Internet } from "../internet.ts";
import { describeDirection } from "./streams-outcome.ts";
import { JOURNEYS, type Journey, type JourneyResult, MOVES, runJourney } from "./uplink.ts";

/** Pairs that move at once. */
const AT_ONCE = 2;

/**
 * Runs journeys and prints what came of each.
 *
 * @param only  the number of one journey, from 1; 0: all
 * @returns the number of those that failed
 */
export async function moveAll(signal: AbortSignal, only = 0): Promise<number> {
  console.log(`\nHomes move ${MOVES} times while the two send texts and media (CHATWIRE_SEED=${SEED}):`);
  using internet = await Internet.create(signal);
  const all = JOURNEYS.map((journey, index) => ({ journey, number: index + 1 }));
  const waiting = only === 0 ? all : all.filter(({ number }) => number === only);
  let surprises = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (!(await tryJourney(internet, next.journey, next.number))) surprises += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return surprises;
}

/** @returns whether it came out as expected */
async function tryJourney(internet: Internet, journey: Journey, number: number): Promise<boolean> {
  const name = `${journey.ada.join("/")}, ${journey.bob.join("/")}${journey.bobStays ? " (stays)" : ""}`;
  try {
    const result = await runJourney(internet, journey, number, SEED * JOURNEYS.length + number);
    const { faults } = result;
    const verdict = faults.length === 0 ? "ok" : `FAILED: ${faults.join("; ")}`;
    console.log(`${number}. ${name}: ${describe(result)}  ${verdict}`);
    return faults.length === 0;
  } catch (error) {
    internet.signal.throwIfAborted();
    console.log(`${number}. ${name}: THE LAB FAILED: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

function describe({ moves, toAda, toBob }: JourneyResult): string {
  const { ada, bob, both } = moves;
  return `moves ${ada} + ${bob} + ${both} of both; to ada ${describeDirection(toAda)}; to bob ${describeDirection(toBob)}`;
}
