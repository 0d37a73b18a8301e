import type { Pair, Side } from "../cells.ts";
import { type Arrivals, eventOf } from "../client-event.ts";

/** The longest time without media after the clients have seen a change of networks, by default. */
const MEDIA_GAP_MAX_MS = 1_000;
/** Longer than a text waits for a path. */
const SETTLE_MAX_MS = 60_000;

/** What one side got from the other. */
export interface Direction {
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
  readonly frames: number;
  /** The longest time without media, in milliseconds: in all, and counted from when a client saw the change. */
  readonly gapMs: number;
  readonly seenGapMs: number;
}

export interface Outcome {
  readonly toAda: Direction;
  readonly toBob: Direction;
  /** What went wrong; empty if nothing did. */
  readonly faults: readonly string[];
}

/**
 * Ends the streams of two clients and compares what was sent with what arrived.
 *
 * @param seen  when clients saw that their networks have changed, by the clock of the clients; absent: gaps of the media
 *   are no fault
 * @throws Error a client does not answer
 */
export async function outcomeOf(
  { ada, bob }: Pair,
  seen?: readonly number[],
  gapMaxMs = MEDIA_GAP_MAX_MS,
): Promise<Outcome> {
  for (const { client } of [ada, bob]) client.tell("halt");
  const settled = async ({ client }: Side): Promise<number> =>
    (await client.next((line) => eventOf(line, "settled"), SETTLE_MAX_MS)).sent;
  const [fromAda, fromBob] = [await settled(ada), await settled(bob)];
  const arrivals = async ({ client }: Side): Promise<Arrivals> =>
    (await client.ask("arrivals", (line) => eventOf(line, "arrivals"), SETTLE_MAX_MS)).arrivals;
  const toAda = compare(fromBob, await arrivals(ada), seen ?? []);
  const toBob = compare(fromAda, await arrivals(bob), seen ?? []);
  const faults = [toAda, toBob].flatMap((each) => [
    ...faultsOf(each),
    ...(seen === undefined ? [] : gapFaultsOf(each, gapMaxMs)),
  ]);
  return { toAda, toBob, faults: [...endsOf(ada), ...endsOf(bob), ...faults] };
}

/** In words. */
export function describeDirection({ sent, lost, doubled, frames, gapMs, seenGapMs }: Direction): string {
  const gap = `${gapMs.toFixed(0)} ms, ${seenGapMs.toFixed(0)} ms since the change was seen`;
  return `${sent} texts, ${lost} lost, ${doubled} doubled, ${frames} frames, longest gap ${gap}`;
}

function endsOf({ name, client }: Side): string[] {
  const ends = client.lines.flatMap((line) => eventOf(line, "closed") ?? []);
  return ends.map(({ code, reason }) => `${name}: ${code}: ${reason}`);
}

/** Compares the numbered texts that were sent with those that arrived, and measures the gaps of the media. */
function compare(sent: number, { texts, frames, gaps }: Arrivals, seen: readonly number[]): Direction {
  const different = new Set(texts).size;
  // While a client has not seen the change yet, nothing can be done about it.
  const sinceSeen = gaps.map(([fromMs, toMs]) => toMs - Math.max(fromMs, ...seen.filter((atMs) => atMs < toMs)));
  const lengths = gaps.map(([fromMs, toMs]) => toMs - fromMs);
  return {
    sent,
    lost: sent - different,
    doubled: texts.length - different,
    frames,
    gapMs: Math.max(0, ...lengths),
    seenGapMs: Math.max(0, ...sinceSeen),
  };
}

function faultsOf({ lost, doubled, frames }: Direction): string[] {
  const faults: string[] = [];
  if (lost > 0) faults.push(`${lost} texts were lost`);
  if (doubled > 0) faults.push(`${doubled} texts arrived twice`);
  if (frames === 0) faults.push("no media arrived");
  return faults;
}

function gapFaultsOf({ seenGapMs }: Direction, gapMaxMs: number): string[] {
  return seenGapMs > gapMaxMs ? [`no media for ${seenGapMs.toFixed(0)} ms after the change was seen`] : [];
}
