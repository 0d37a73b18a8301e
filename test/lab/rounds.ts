import { KINDS, type Kind } from "./routers.ts";

const STARTS_AT_ONCE = 3;

/** The kinds of two homes. */
export type Pairing = readonly [inviter: Kind, other: Kind];

/** Every two kinds. */
export const ALL_CELLS: readonly Pairing[] = KINDS.flatMap((inviter) =>
  KINDS.map((other): Pairing => [inviter, other]),
);

/** The lab itself failed in a cell. */
export interface FailedCell {
  readonly inviter: Kind;
  readonly other: Kind;
  readonly failure: string;
}

export interface RoundsOptions<Side> {
  /** Starts a client in a home of a kind. @param name  unique; of the user and the home */
  readonly start: (name: string, kind: Kind, role: "inviter" | "other") => Promise<Side>;
  /** Runs a cell. */
  readonly run: (inviter: Side, other: Side, pairing: Pairing) => Promise<void>;
  readonly onFailure: (failed: FailedCell) => void;
}

/**
 * Runs cells. Each kind has one client that invites and one that is invited, which take part in one cell after another.
 * Cells that share no client run side by side.
 *
 * @throws the reason of the signal; Error: a client does not start
 */
export async function runRounds<Side>(
  pairings: readonly Pairing[],
  signal: AbortSignal,
  { start, run, onFailure }: RoundsOptions<Side>,
): Promise<void> {
  const startAs = (role: "inviter" | "other", name: string) => (kind: Kind) =>
    start(`${name}-${kind.replaceAll(" ", "-")}`, kind, role);
  const inviters = await startEach(new Set(pairings.map(([inviter]) => inviter)), startAs("inviter", "ada"));
  const others = await startEach(new Set(pairings.map(([, other]) => other)), startAs("other", "bob"));
  for (const round of roundsOf(pairings)) {
    const runOne = async (pairing: Pairing): Promise<void> => {
      const [inviter, other] = pairing;
      const [ada, bob] = [inviters.get(inviter), others.get(other)];
      if (ada === undefined || bob === undefined) return;
      try {
        await run(ada, bob, pairing);
      } catch (error) {
        signal.throwIfAborted();
        onFailure({ inviter, other, failure: error instanceof Error ? error.message : String(error) });
      }
    };
    await Promise.all(round.map(runOne));
  }
}

/** Divides cells into rounds. No kind invites twice in a round, and none is invited twice. */
export function roundsOf(pairings: readonly Pairing[]): Pairing[][] {
  const rounds = KINDS.map((_, distance) =>
    pairings.filter(([inviter, other]) => (KINDS.indexOf(inviter) + distance) % KINDS.length === KINDS.indexOf(other)),
  );
  return rounds.filter((round) => round.length > 0);
}

/** Few at once: to start takes more processor time than a cell. */
async function startEach<Side>(
  kinds: ReadonlySet<Kind>,
  start: (kind: Kind) => Promise<Side>,
): Promise<Map<Kind, Side>> {
  const sides = new Map<Kind, Side>();
  const waiting = [...kinds];
  const work = async (): Promise<void> => {
    for (let kind = waiting.shift(); kind !== undefined; kind = waiting.shift()) sides.set(kind, await start(kind));
  };
  await Promise.all(Array.from({ length: STARTS_AT_ONCE }, work));
  return sides;
}
