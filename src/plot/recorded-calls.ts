/** The figures of calls in what `chatwire client --json` has printed. */

/** One reading of the meter of a call; the client prints one a second. */
export interface CallReading {
  /** Since the beginning of the call. */
  readonly seconds: number;
  /** The figures of the reading by name: those that are numbers. */
  readonly figures: ReadonlyMap<string, number>;
}

export interface RecordedCall {
  readonly peer: string;
  readonly readings: readonly CallReading[];
}

/** No call is longer: other numbers are those of no client. */
const SECONDS_MAX = 1_000_000;

/** Reads all calls that have at least two readings, in order. What is no event of a call is left out. */
export function readCalls(text: string): RecordedCall[] {
  const calls: { peer: string; readings: CallReading[] }[] = [];
  for (const line of text.split("\n")) {
    const event = parse(line);
    if (event === undefined || event["event"] !== "callMeter") continue;
    const { peer, seconds } = event;
    if (typeof peer !== "string" || typeof seconds !== "number" || !(seconds >= 0 && seconds <= SECONDS_MAX)) continue;
    const last = calls.at(-1);
    const isSame = last !== undefined && last.peer === peer && seconds > (last.readings.at(-1)?.seconds ?? 0);
    const call = isSame ? last : { peer, readings: [] };
    if (!isSame) calls.push(call);
    call.readings.push({ seconds, figures: numbersOf(event) });
  }
  return calls.filter(({ readings }) => readings.length > 1);
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function numbersOf(event: Record<string, unknown>): ReadonlyMap<string, number> {
  return new Map(Object.entries(event).filter((entry): entry is [string, number] => Number.isFinite(entry[1])));
}
