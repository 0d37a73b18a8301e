import type { Certificate } from "../../../src/net/certificate.ts";
import { LoadProcess } from "./load-process.ts";
import type { Programs } from "./programs.ts";
import { type Subject, start } from "./subjects.ts";

/** One in this many connections is opened before the measurement: the first ones allocate memory that stays. */
const FIRST_SHARE = 5;

export interface MemoryOptions {
  readonly subjects: readonly Subject[];
  readonly programs: Programs;
  /** Undefined: plain TCP. */
  readonly certificate: Certificate | undefined;
  /** Those that are measured. */
  readonly connections: number;
}

/** The memory that one idle connection holds in the server, in bytes. */
export interface MemoryResult {
  readonly name: string;
  /** As the system counts it: the pages of the process that are in memory. */
  readonly residentBytes: number;
  /** The part of it that V8 counts: objects, and memory outside the heap that belongs to them. Undefined: not of Node. */
  readonly heldBytes: number | undefined;
}

/** Opens connections to each server in turn. They join as receivers of the bench do, and are then idle. */
export async function idleMemory(options: MemoryOptions): Promise<readonly MemoryResult[]> {
  const results: MemoryResult[] = [];
  for (const subject of options.subjects) results.push(await measure(subject, options));
  return results;
}

async function measure(subject: Subject, options: MemoryOptions): Promise<MemoryResult> {
  const { programs, certificate, connections } = options;
  const server = await start(subject, programs, certificate);
  const load = new LoadProcess([programs.file("load-main")]);
  try {
    const target = { port: server.port, security: certificate === undefined ? "plain" : "tls" } as const;
    const first = Math.ceil(connections / FIRST_SHARE);
    await load.stay(subject.protocol, target, { from: 0, count: first });
    const before = await server.memory();
    await load.stay(subject.protocol, target, { from: first, count: connections });
    const after = await server.memory();
    const heldBytes = (after.heldBytes - before.heldBytes) / connections;
    return {
      name: subject.name,
      residentBytes: (after.residentBytes - before.residentBytes) / connections,
      heldBytes: Number.isNaN(heldBytes) ? undefined : heldBytes,
    };
  } finally {
    await load.end();
    await server.end();
  }
}
