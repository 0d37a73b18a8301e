import { readRequiredFile, UnusableFile } from "../data/unusable-file.ts";

const CHARACTERS_MIN = 16;

/**
 * Reads the token of the monitor: one line of characters that a header can carry.
 *
 * @throws UnusableFile
 */
export async function readToken(path: string): Promise<string> {
  const token = (await readRequiredFile(path)).toString().trim();
  if (/^[!-~]+$/.test(token) && token.length >= CHARACTERS_MIN) return token;
  const text = `${path} must contain a token of ${CHARACTERS_MIN} or more ASCII characters without white space. "openssl rand -hex 32" prints one.`;
  throw new UnusableFile(text);
}
