import { ChatError } from "chatwire";
import { typedCommand } from "../shared/typed-command.ts";
import type { Screen } from "./screen/screen.ts";

/** A line of an error. One to copy is not broken into rows. */
export type ErrorLine = string | { readonly copied: string };

/** Advice to the user about an error, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  CONNECTION_REFUSED: `Is the server running? "${typedCommand("server", { hasArguments: false })}" starts one; --server URL selects another.`,
  HOST_NOT_FOUND: "Check the host name; --server URL selects another server.",
  CERTIFICATE_REFUSED:
    "--verify pin expects the key of the first connection instead; --ca FILE trusts other authorities.",
  TLS_FAILED: "Is this a chatwire server? --server URL selects another.",
  NAME_TAKEN: "Choose another name, or log in.",
  LOGIN_FAILED: "Enter the password of that name, or choose another name.",
  RATE_LIMITED: "Wait a moment and try again.",
  USER_AWAY: 'To leave a text, type "send NAME TEXT".',
  REGISTRATION_CLOSED: "With a code, start the client with --invitation-code CODE.",
  STORE_IN_USE: "Is the client running in another window?",
  KICKED: "Start the client again to log in here.",
  REPLACED: "Start the client again to log in here.",
};

/** Describes an error for the user, with advice if there is any. */
export function describeError(error: unknown): string {
  if (error instanceof ChatError) {
    const { cause = "not the network" } = error.explanation ?? {};
    const advice = cause === "not the network" ? ADVICE[error.code] : 'Type "why" to see what was tried.';
    return [sentence(error.message), advice].filter((text) => text).join(" ");
  }
  if (error instanceof Error && "path" in error)
    return `${sentence(error.message)} Choose another folder with --data DIR.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Reports an error, one line for each text. */
export function tellError(screen: Pick<Screen, "tell">, code: string, ...texts: readonly string[]): void {
  const lines = texts.map((text) => ({ text, style: "red" }) as const);
  screen.tell({ event: "error", code, text: texts.join(" ") }, ...lines);
}

/** The code of an error from the library, the operating system or this program, otherwise "INTERNAL". */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "INTERNAL";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? "INTERNAL" : codeOf(error.cause);
}

/** Whether this is an error of the library with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof ChatError && codes.includes(error.code);
}

/**
 * Describes a server whose key differs from the pinned one, or from the one that the
 * user gave, and how to accept the new one.
 *
 * @param args  the arguments of the command line; the suggested command repeats them
 */
export function describeNewKey(
  { pinned, shown }: { readonly pinned: string; readonly shown: string },
  args: readonly string[],
): readonly ErrorLine[] {
  const isGiven = args.some((arg) => arg.toLowerCase().includes(pinned));
  const command = [typedCommand("client"), ...withoutAcceptance(args).map(quote), `--accept-key sha256=${shown}`];
  return [
    isGiven
      ? "The server's key differs from the one you gave. Nothing was sent to it, and no pin was changed."
      : "The server's key differs from the pinned one. Nothing was sent to it.",
    { copied: `  ${isGiven ? "given" : "known"}: sha256=${pinned}` },
    { copied: `  shown: sha256=${shown}` },
    "Somebody may be intercepting the connection. If the server itself printed the new fingerprint, accept it:",
    { copied: `  ${command.join(" ")}` },
  ];
}

/** Messages of the operating system end without a full stop. A server's text may begin with blanks, as others' texts do. */
function sentence(message: string): string {
  const text = withoutIndent(message);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Removes blanks at the start of a line from the server: lines that begin with blanks are texts of users. */
export function withoutIndent(text: string): string {
  return text.replace(/^[\s\u2800]+/u, "");
}

function withoutAcceptance(args: readonly string[]): string[] {
  const isFlag = (arg: string | undefined): boolean => arg === "--accept-key";
  return args.filter((arg, index) => !isFlag(arg) && !isFlag(args[index - 1]) && !/^--accept-key=/.test(arg));
}

/** Quotes an argument for a shell. */
function quote(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}
