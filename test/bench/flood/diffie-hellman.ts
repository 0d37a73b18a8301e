import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

/**
 * Counts every Diffie-Hellman operation of this process from now on: src/crypto/key.ts agrees on secrets by the function
 * of node:crypto that is replaced here.
 *
 * @returns a function that gives the count
 */
export function countDiffieHellman(): () => number {
  const { diffieHellman } = crypto;
  let count = 0;
  crypto.diffieHellman = ((...args: Parameters<typeof diffieHellman>) => {
    count += 1;
    return diffieHellman(...args);
  }) as typeof diffieHellman;
  syncBuiltinESMExports();
  return () => count;
}
