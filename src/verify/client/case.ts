import type { Scene } from "./scene.ts";

/** One check of the suite against clients. It passes if `run` returns, fails with a `Fault`, and is skipped with a `Skip`. */
export interface ClientCase {
  /** Stable, unique: the group and the behaviour. */
  readonly id: string;
  /** What the client does if it is right, as a sentence without a full stop. */
  readonly title: string;
  /** The part of the section in PROTOCOL.md, by its heading. Absent: the whole section. */
  readonly heading?: string;
  run(scene: Scene): Promise<void>;
}

/** The cases of one section of PROTOCOL.md. */
export interface ClientSection {
  /** The heading in PROTOCOL.md, such as `4. Frames`. */
  readonly title: string;
  readonly cases: readonly ClientCase[];
}
