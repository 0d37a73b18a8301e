import type { Certificate } from "../../../src/net/certificate.ts";
import type { Programs } from "./programs.ts";

export interface PartOptions {
  readonly programs: Programs;
  readonly security: string;
  /** Undefined: plain TCP. */
  readonly certificate: Certificate | undefined;
  /** How many receivers, connections or clients; undefined: those of the part. */
  readonly size: number | undefined;
  /** The names of the servers that are measured; undefined: all. For fan-out and memory. */
  readonly names: readonly string[] | undefined;
}

/** A part of the bench. It prints figures, and returns the lines that come last. */
export type Part = (options: PartOptions) => Promise<readonly string[]>;
