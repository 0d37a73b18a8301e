/**
 * The seed of the random tests: `CHATWIRE_SEED`, or 1. Every reported failure
 * names it, so that the failure can be reproduced.
 */
export const SEED = readSeed(process.env["CHATWIRE_SEED"] ?? "1");

function readSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error(`CHATWIRE_SEED must be a whole number from 0, not ${text}.`);
  return seed;
}
