/**
 * The seed of this run's random tests: `CHATWIRE_SEED`, or 1. Every failure is
 * reported with it, so that a failure can be had again.
 */
export const SEED = readSeed(process.env["CHATWIRE_SEED"] ?? "1");

function readSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`CHATWIRE_SEED must be a whole number, not ${text}.`);
  return seed;
}
