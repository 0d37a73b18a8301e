/**
 * One check of a suite, and what can come of it.
 *
 * A case passes if `run` returns. It fails with a `Fault`, which says what was
 * expected and what came, and is skipped with a `Skip`, which says why.
 */

import { cut } from "./cut.ts";

/** How a case is called. */
export interface CaseTitle {
  /** Stable, unique: the group and the behaviour, such as `frames/length-zero`. */
  readonly id: string;
  /** What the implementation does if it is right, as a sentence without a full stop. */
  readonly title: string;
  /** The part of the section in PROTOCOL.md, by its heading. Absent: the whole section. */
  readonly heading?: string;
}

/** A case, which gets what it works with: a `ServerContext` for servers, a `ClientContext` for clients. */
export interface Case<Tools> extends CaseTitle {
  run(tools: Tools): Promise<void>;
}

/** The cases of one section of PROTOCOL.md. */
export interface Section<Tools> {
  /** The heading in PROTOCOL.md, such as `4. Frames`. */
  readonly title: string;
  readonly cases: readonly Case<Tools>[];
}

/** A case and the title of its section. */
export interface SectionCase<Item extends CaseTitle = CaseTitle> {
  readonly section: string;
  readonly item: Item;
}

/** All cases of the sections, in order. */
export function casesOf<Tools>(sections: readonly Section<Tools>[]): SectionCase<Case<Tools>>[] {
  return sections.flatMap(({ title, cases }) => cases.map((item) => ({ section: title, item })));
}

export type Outcome =
  | { readonly kind: "passed" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "failed"; readonly expected: string; readonly received: string; readonly log: readonly string[] };

/** The outcome of a case that neither passed nor ended as cases do: an error of the suite, or one it did not foresee. */
export function unexpectedOutcome(error: unknown, log: readonly string[]): Outcome {
  return { kind: "failed", expected: "a case without an unexpected error", received: cut(String(error)), log };
}

export interface Result extends SectionCase {
  readonly outcome: Outcome;
  readonly durationMs: number;
}

export interface SuiteOutcome {
  /** Name and version of the software under test. */
  readonly agent: string;
  readonly results: readonly Result[];
  /** Names of accounts that could not be deleted. */
  readonly left: readonly string[];
}
