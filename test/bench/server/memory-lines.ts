import { idleMemory } from "./memory.ts";
import type { PartOptions } from "./part.ts";
import { named, subjects } from "./subjects.ts";

const CONNECTIONS = 5_000;

/** Prints the memory of an idle connection of each server. @returns how much more ours takes than those of others */
export async function memoryLines({
  programs,
  security,
  certificate,
  size,
  names,
}: PartOptions): Promise<readonly string[]> {
  const connections = size ?? CONNECTIONS;
  const results = await idleMemory({ subjects: named(subjects(), names), programs, certificate, connections });
  const own = results.find(({ name }) => name === "chatwire");
  const lines: string[] = [];
  console.log(`Memory, ${security}, ${connections} idle connections: KiB for each`);
  for (const { name, residentBytes, heldBytes } of results) {
    const held = heldBytes === undefined ? "" : `, ${kibibytes(heldBytes)} of it counted by V8`;
    console.log(`  ${name.padEnd(12)} ${kibibytes(residentBytes).padStart(9)}${held}`);
    if (own === undefined || name === own.name) continue;
    const more = own.residentBytes - residentBytes;
    lines.push(
      `memory ${security} ${connections}: ${kibibytes(own.residentBytes)} KiB, ${kibibytes(more)} more than ${name}`,
    );
  }
  return lines;
}

function kibibytes(bytes: number): string {
  return (bytes / 1_024).toFixed(1);
}
