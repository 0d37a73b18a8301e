import type { PrivacyChoice, PrivacyName } from "chatwire";
import type { Prompt, Screen } from "../screen/screen.ts";
import { faultOfName } from "../user/user-name.ts";

/** An answer that cannot be taken, where there is nobody to be asked again, or none where one is needed. */
export class WrongInput extends Error {
  readonly code = "INVALID_INPUT";
}

const NAME_PROMPT: Prompt = { kind: "question", text: "User name: " };
const PASSWORD_PROMPT: Prompt = { kind: "secret", text: "Password: " };
const PRIVACY_PROMPT: Prompt = { kind: "question", text: "PRIVATE or PUBLIC: ", choices: ["PRIVATE", "PUBLIC"] };

/** @returns undefined where the input ends; @throws WrongInput at a pipe */
export function askName(screen: Screen, signal: AbortSignal): Promise<string | undefined> {
  return askUntil(screen, NAME_PROMPT, readName, signal);
}

/** @throws WrongInput at a pipe, where the input ends too */
export async function askPassword(screen: Screen, signal: AbortSignal): Promise<string | undefined> {
  return (await askUntil(screen, PASSWORD_PROMPT, readPassword, signal)) ?? endOf(screen);
}

/** @throws WrongInput at a pipe, where the input ends too */
export async function askPrivacy(screen: Screen, signal: AbortSignal): Promise<PrivacyChoice | undefined> {
  return (await askUntil(screen, PRIVACY_PROMPT, readPrivacy, signal)) ?? endOf(screen);
}

/**
 * Asks a user who is logged in already; an empty line leaves it as it is. A
 * script that was made for the first start has a password before it, which is
 * not needed.
 *
 * @throws WrongInput at a pipe, where the input ends too
 */
export async function askPrivacyAgain(
  screen: Screen,
  signal: AbortSignal,
): Promise<PrivacyChoice | "unchanged" | undefined> {
  let passedOver = screen.interactive;
  const read = (line: string): Reading<PrivacyChoice | "unchanged" | "password"> => {
    if (line.trim() === "") return { value: "unchanged" };
    const reading = readPrivacy(line);
    return "fault" in reading && !passedOver ? { value: "password" } : reading;
  };
  for (;;) {
    const answer = (await askUntil(screen, PRIVACY_PROMPT, read, signal)) ?? endOf(screen);
    if (answer !== "password") return answer;
    passedOver = true;
    screen.print("That line was taken for a password, and passed over.");
  }
}

/**
 * Asks a person who logged in by the password, and typed another privacy than the account has.
 *
 * @param now  what the account has
 * @returns whether to change it
 */
export async function askPrivacyChange(
  screen: Screen,
  { now, typed }: { readonly now: PrivacyName; readonly typed: PrivacyChoice },
  signal: AbortSignal,
): Promise<boolean> {
  const text = `You are ${now}. Change to ${typed}? An empty line leaves it so: `;
  const read = (line: string): Reading<boolean> => {
    const answer = line.trim().toUpperCase();
    if (["YES", "Y", typed].includes(answer)) return { value: true };
    if (["", "NO", "N", now].includes(answer)) return { value: false };
    return { fault: "Please type yes, or no." };
  };
  return (await askUntil(screen, { kind: "question", text, choices: ["yes", "no"] }, read, signal)) ?? false;
}

/** At a pipe, half of what is needed is a mistake; a person has thought better of it. */
export function endOf({ interactive }: Screen): undefined {
  if (!interactive) throw new WrongInput("The input ended before anybody was logged in.");
}

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
  return { fault: "Please type PRIVATE (only your contacts see you) or PUBLIC (everybody sees you)." };
}
