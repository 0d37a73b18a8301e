/** The long proofs, each a command of its own, and what their output says. */

export interface Proof {
  readonly name: string;
  /** What follows `npm run`. */
  readonly command: readonly string[];
  /** In words. The command itself decides whether it is met, by its exit code. */
  readonly target: string;
  /** Finds the figures in what the command prints: the groups of each match. All matches count. */
  readonly figure: RegExp;
}

export const PROOFS: readonly Proof[] = [
  {
    name: "lab: search",
    command: ["lab", "--", "search", "50"],
    target: "80 % direct within 35 s",
    figure: /^(\d+ of \d+) direct within/gm,
  },
  {
    name: "lab: uplink",
    command: ["lab", "--", "uplink"],
    target: "all as expected",
    figure: /^(All as expected|\d+ not as expected)\.$/gm,
  },
  {
    name: "soak",
    command: ["soak"],
    target: "no fault",
    figure: /^(seed \d+: .*|\d+ seeds of pairs|\d+ transfers of .*)$/gm,
  },
  {
    name: "server soak",
    command: ["soak:server"],
    target: "p99 100 ms, memory flat, turns 50 ms",
    figure: /\(p99\): ([\d.]+ ms)|slope (-?\d+ MiB an hour)|event loop is longer .*: (\d+ ms)/g,
  },
  {
    name: "return",
    command: ["return"],
    target: "60 s, fresh 1 s, turns 100 ms",
    figure: /all after ([\d.]+ s)|, ([\d.]+ ms) \(longest\)|event loop: ([\d.]+ ms)/g,
  },
  {
    name: "crash: sends",
    command: ["crash", "--", "sends"],
    target: "0 lost, 0 doubled, in order",
    figure: /^(?:accepted texts lost|texts doubled|texts out of order) +(\d+) /gm,
  },
  {
    name: "stops",
    command: ["stops"],
    target: "each as specified",
    figure: /^(.*\S) {2,}.* MISSED .*$/gm,
  },
  {
    name: "cluster: partitions",
    command: ["cluster:partitions"],
    target: "one writer, 0 lost, 0 doubled, all back",
    figure: /^(?:commits of a writer that was replaced|of these lost|doubled) +(\d+) /gm,
  },
  {
    name: "cluster: upgrade",
    command: ["cluster:upgrade"],
    target: "0 failed, 0 lost, 0 doubled",
    figure: /^(?:of these lost|doubled|other calls that failed, .*?) {2,}(\d+) /gm,
  },
  {
    name: "cluster: processors",
    command: ["cluster:cpu"],
    target: "gateways within 15 %, 0.5 ms a hop",
    figure: /differ by ([\d.]+ %)|hop adds ([\d.]+ ms)/g,
  },
  {
    name: "bench: codec",
    command: ["bench:codec"],
    target: "no target missed",
    figure: /^(.*, against .*, below its target .*|.*: spread .*, above its target .*)$/gm,
  },
  {
    name: "bench: link",
    command: ["bench:link"],
    target: "1.6 times the sealed echo, 1 ms",
    figure: /await link\.send\(text\) +(\d+ µs, [\d.]+) of the sealed echo/g,
  },
  {
    name: "bench: flood",
    command: ["bench:flood"],
    target: "2 times as long, no Diffie-Hellman",
    figure: /await link\.send\(text\).*: ([\d.]+ times) as long|Diffie-Hellman operations: (\d+) in the flood/g,
  },
  {
    name: "bench: goodput",
    command: ["bench:goodput"],
    target: "85 and 60 %, 3.6 Mbit/s with loss, 40 MB/s",
    figure: /^ {2}.* +([\d.]+ M(?:bit|B)\/s), target /gm,
  },
  {
    name: "bench: media",
    command: ["bench:media"],
    target: "late frames and rates, no target missed",
    figure: /^ +(?:missed: |above NetEq: )(.*)$|^ +(.*?): .*, missed\)$/gm,
  },
  {
    name: "bench: ear",
    command: ["bench:ear"],
    target: "200 ms, 5 % concealed, the same sound",
    figure: /mouth to ear \d+ ms in the middle, (\d+ ms) at most/g,
  },
  {
    name: "files soak",
    command: ["soak:files"],
    target: "whole, less than 5 % sent again",
    figure: /^arrived (\w+);|^sent again: \d+ bytes, ([\d.]+ %)/gm,
  },
  {
    name: "bench: relay",
    command: ["bench:relay"],
    target: "0.5 of a bare loop",
    figure: /^ratio ([\d.]+)$/gm,
  },
];

/** How a proof ended. */
export interface Outcome {
  readonly proof: Proof;
  /** Null: a signal has ended the command. */
  readonly exitCode: number | null;
  readonly output: string;
}

/** A lab without namespaces proves nothing, and says so. */
const SKIPPED = /^skipped: (.*)$/m;
/** More figures are too many for a row. */
const FIGURES_MAX = 3;

export function isMet({ exitCode, output }: Outcome): boolean {
  return exitCode === 0 && !SKIPPED.test(output);
}

/** The figures that a proof has come to. */
export function figureOf({ proof, exitCode, output }: Outcome): string {
  const skipped = SKIPPED.exec(output);
  if (skipped !== null) return `skipped: ${skipped[1]}`;
  const found = [...output.matchAll(proof.figure)].map(
    ([, ...groups]) => groups.find((each) => each !== undefined) ?? "",
  );
  if (found.length === 0) return exitCode === 0 ? "none missed" : `ended with ${exitCode ?? "a signal"}`;
  const more = found.length > FIGURES_MAX ? [`${found.length - FIGURES_MAX} more`] : [];
  return [...found.slice(0, FIGURES_MAX), ...more].join("; ");
}

/** The lines of a table of all outcomes. */
export function tableOf(outcomes: readonly Outcome[]): string[] {
  const rows = outcomes.map((outcome) => [
    outcome.proof.name,
    outcome.proof.target,
    isMet(outcome) ? "pass" : "MISSED",
    figureOf(outcome),
  ]);
  const all = [["PROOF", "TARGET", "", "FIGURE"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
