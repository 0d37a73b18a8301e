import type { PrivacyChoice } from "chatwire";
import type { Prompt, Screen } from "./screen.ts";
import { faultOfName, isSameName } from "./user-name.ts";

/** What somebody gave who wants to log in. */
export interface Applicant {
  readonly name: string;
  readonly password: string;
  readonly privacy: PrivacyChoice;
}

/** What was given that is known already. */
export interface Known {
  /** The name, where it need not be asked for. */
  readonly name: string | undefined;
  /** What was given at the last try: the same user is not asked for privacy again. */
  readonly earlier: Applicant | undefined;
}

/** An answer that cannot be taken, where there is nobody to be asked again, or none where one is needed. */
export class WrongInput extends Error {
  readonly code = "INVALID_INPUT";
}

/**
 * Asks for a name, a password and privacy.
 *
 * @returns undefined where the input ends: at a pipe before the name only
 * @throws WrongInput at a pipe
 */
export async function askApplicant(
  screen: Screen,
  { name: knownName, earlier }: Known,
  signal: AbortSignal,
): Promise<Applicant | undefined> {
  const name = knownName ?? (await askUntil(screen, NAME_PROMPT, readName, signal));
  if (name === undefined) return undefined;
  const password = await askUntil(screen, PASSWORD_PROMPT, readPassword, signal);
  if (password === undefined) return endOf(screen);
  const isSameUser = earlier !== undefined && isSameName(earlier.name, name);
  const privacy = isSameUser ? earlier.privacy : await askUntil(screen, PRIVACY_PROMPT, readPrivacy, signal);
  return privacy === undefined ? endOf(screen) : { name, password, privacy };
}

/** At a pipe, half of what is needed is a mistake; a person has thought better of it. */
export function endOf({ interactive }: Screen): undefined {
  if (!interactive) throw new WrongInput("The input ended before anybody was logged in.");
}

const NAME_PROMPT: Prompt = { kind: "question", text: "User name: " };
const PASSWORD_PROMPT: Prompt = { kind: "secret", text: "Password: " };
const PRIVACY_PROMPT: Prompt = { kind: "question", text: "PRIVATE or PUBLIC: ", choices: ["PRIVATE", "PUBLIC"] };

/** What was read, or why it cannot be taken. */
type Reading<T> = { readonly value: T } | { readonly fault: string };

/** A person is asked again; a script would be taken at its next line, which is meant for something else. */
async function askUntil<T>(
  screen: Screen,
  prompt: Prompt,
  read: (line: string) => Reading<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  for (;;) {
    const line = await screen.ask(prompt, signal);
    if (line === undefined) return undefined;
    const reading = read(line);
    if ("value" in reading) return reading.value;
    if (!screen.interactive) throw new WrongInput(reading.fault);
    screen.print({ text: reading.fault, style: "red" });
  }
}

function readName(line: string): Reading<string> {
  const name = line.trim();
  const fault = faultOfName(name);
  return fault === undefined ? { value: name } : { fault };
}

function readPassword(line: string): Reading<string> {
  return line === "" ? { fault: "A password has at least one character." } : { value: line };
}

function readPrivacy(line: string): Reading<PrivacyChoice> {
  const choice = line.trim().toUpperCase();
  if (choice === "PUBLIC" || choice === "PRIVATE") return { value: choice };
  return { fault: "Please type PRIVATE (only those you talk to see you) or PUBLIC (everybody sees you)." };
}
