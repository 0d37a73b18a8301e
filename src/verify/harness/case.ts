/**
 * One check of the suite, and what can come of it.
 *
 * A case passes if `run` returns. It fails with a `Fault`, which says what was
 * expected and what came, and is skipped with a `Skip`, which says why.
 */

import type { Bench } from "./bench.ts";

export interface Case {
  /** Stable, unique: the group and the behaviour, such as `frames/length-zero`. */
  readonly id: string;
  /** What the server does if it is right, as a sentence without a full stop. */
  readonly title: string;
  /** The part of the section in PROTOCOL.md, by its heading. Absent: the whole section. */
  readonly heading?: string;
  run(bench: Bench): Promise<void>;
}

/** The cases of one section of PROTOCOL.md. */
export interface Section {
  /** The heading in PROTOCOL.md, such as `4. Frames`. */
  readonly title: string;
  readonly cases: readonly Case[];
}
