import type { PrivacyChoice, PrivacyName } from "chatwire";
import type { Prompt, Screen } from "../screen/screen.ts";
import { NAME_QUESTION, PRIVACY_QUESTION } from "../screen/specified.ts";
import { nameFault } from "../user/user-name.ts";
import { weaknessOf } from "./new-password.ts";

/** An invalid or missing answer on a screen without a person, who could be asked again. */
export class WrongInput extends Error {
  readonly code = "INVALID_INPUT";
}

export const PASSWORDS_DIFFER = "The two passwords differ.";
const NAME_PROMPT: Prompt = { kind: "question", text: NAME_QUESTION };
const PASSWORD_PROMPT: Prompt = { kind: "secret", text: "Password: " };
const NEW_PASSWORD_PROMPT: Prompt = { kind: "secret", text: "New password: " };
const AGAIN_PROMPT: Prompt = { kind: "secret", text: "New password again: " };
const WAY_PROMPT: Prompt = { kind: "question", text: "Register or log in? ", choices: ["register", "log in"] };
const PRIVACY_PROMPT: Prompt = { kind: "question", text: PRIVACY_QUESTION, choices: ["PRIVATE", "PUBLIC"] };

/**
 * @returns undefined at the end of the input
 * @throws WrongInput the screen is not interactive, and the name is invalid
 */
export function askName(screen: Screen, signal: AbortSignal): Promise<string | undefined> {
  return askUntil(screen, NAME_PROMPT, readName, signal);
}

/**
 * @returns undefined at the end of the input
 * @throws WrongInput the screen is not interactive, and the password is invalid or missing
 */
export async function askPassword(screen: Screen, signal: AbortSignal): Promise<string | undefined> {
  return (await askUntil(screen, PASSWORD_PROMPT, readPassword, signal)) ?? endOf(screen);
}

/**
 * @returns undefined at the end of the input
 * @throws WrongInput the screen is not interactive, and the choice is invalid or missing
 */
export async function askPrivacy(screen: Screen, signal: AbortSignal): Promise<PrivacyChoice | undefined> {
  return (await askUntil(screen, PRIVACY_PROMPT, readPrivacy, signal)) ?? endOf(screen);
}

/**
 * Asks a user who has logged in, and tells the settings; an empty line keeps them. A script written for the first start
 * sends its password here, so one line that is no choice is skipped.
 *
 * @returns undefined at the end of the input
 * @throws WrongInput the screen is not interactive, and the choice is invalid or missing
 */
export async function askPrivacyAgain(
  screen: Screen,
  now: PrivacyName,
  signal: AbortSignal,
): Promise<PrivacyChoice | "unchanged" | undefined> {
  screen.print({ text: `You are ${now}. Press Enter to keep that.`, style: "dim" });
  let isSkipped = screen.interactive;
  const read = (line: string): Reading<PrivacyChoice | "unchanged" | "password"> => {
    if (line.trim() === "") return { value: "unchanged" };
    const reading = readPrivacy(line);
    return "fault" in reading && !isSkipped ? { value: "password" } : reading;
  };
  for (;;) {
    const answer = (await askUntil(screen, PRIVACY_PROMPT, read, signal)) ?? endOf(screen);
    if (answer !== "password") return answer;
    isSkipped = true;
    screen.print("Skipped one line: it looks like a password, which is not needed.");
  }
}

/**
 * Asks a person whether to register a name or to log in. The server cannot tell: it says nothing about names.
 *
 * @returns undefined at the end of the input
 */
export function askWay(screen: Screen, signal: AbortSignal): Promise<"register" | "logIn" | undefined> {
  return askUntil(screen, WAY_PROMPT, readWay, signal);
}

/**
 * Asks a person for a new password, twice. It is asked for again while it is weak, or the two differ.
 *
 * @param name  the name of the user
 * @returns undefined at the end of the input
 */
export async function askNewPassword(screen: Screen, name: string, signal: AbortSignal): Promise<string | undefined> {
  const read = (line: string): Reading<string> => {
    const fault = weaknessOf(line, name);
    return fault === undefined ? { value: line } : { fault };
  };
  for (;;) {
    const password = await askUntil(screen, NEW_PASSWORD_PROMPT, read, signal);
    const again = password && (await screen.ask(AGAIN_PROMPT, signal));
    if (again === undefined || again === password) return again;
    screen.print({ text: PASSWORDS_DIFFER, style: "red" });
  }
}

/** Handles an input that ends early: an error in a script, but a decision of a person. */
export function endOf({ interactive }: Screen): undefined {
  if (!interactive) throw new WrongInput("The input ended before the login was complete.");
}

/** The value of an answer, or why the answer is invalid. */
type Reading<T> = { readonly value: T } | { readonly fault: string };

/** Asks a person until the answer is valid. A script is not asked again: its next line answers another question. */
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
  const fault = nameFault(name);
  return fault === undefined ? { value: name } : { fault };
}

function readPassword(line: string): Reading<string> {
  return line === "" ? { fault: "A password must have at least one character." } : { value: line };
}

function readWay(line: string): Reading<"register" | "logIn"> {
  const answer = line.trim().toLowerCase().replace(/\s+/g, "");
  if (answer === "register" || answer === "r") return { value: "register" };
  return answer === "login" || answer === "l" ? { value: "logIn" } : { fault: "Please type register or log in." };
}

function readPrivacy(line: string): Reading<PrivacyChoice> {
  const choice = line.trim().toUpperCase();
  if (choice === "PUBLIC" || choice === "PRIVATE") return { value: choice };
  return { fault: "Please type PRIVATE (only your contacts see you) or PUBLIC (everyone sees you)." };
}
