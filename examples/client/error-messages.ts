import { ChatError } from "chatwire";
import type { Screen } from "./screen/screen.ts";

/** What to do about an error, where there is something. */
const ADVICE: Readonly<Record<string, string>> = {
  CONNECTION_REFUSED: 'Is the server running? "npm run server" starts one; --server URL chooses another.',
  HOST_NOT_FOUND: "Check the name of the host; --server URL chooses another.",
  TLS_FAILED: "Is this a chatwire server? --server URL chooses another.",
  LOGIN_FAILED: "Give the password that the name was registered with, or choose another name.",
  RATE_LIMITED: "Wait a moment and try again.",
  USER_AWAY: 'A text would wait: type "send NAME TEXT".',
  REPLACED: "Start the client again to log in here.",
};

/** An error in words for the user. */
export function explain(error: unknown): string {
  if (error instanceof ChatError) {
    const advice = ADVICE[error.code];
    return [sentence(error.message), advice].filter((text) => text).join(" ");
  }
  if (error instanceof Error && "path" in error)
    return `${sentence(error.message)} Choose another folder with --data DIR.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Tells what went wrong, a line for each text. */
export function complain(screen: Screen, code: string, ...texts: readonly string[]): void {
  const lines = texts.map((text) => ({ text, style: "red" }) as const);
  screen.tell({ event: "error", code, text: texts.join(" ") }, ...lines);
}

/** The code of an error: the library's, the operating system's, or that of what was typed wrongly. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "INTERNAL";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? "INTERNAL" : codeOf(error.cause);
}

/** Whether it is an error with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof ChatError && codes.includes(error.code);
}

/** What the operating system says has no full stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
