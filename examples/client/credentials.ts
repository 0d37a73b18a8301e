import type { PrivacyChoice } from "chatwire";
import type { Prompt, Screen } from "./screen.ts";

export interface Account {
  readonly name: string;
  readonly password: string;
}

/** Asks for a user name, then for the password. Undefined at the end of input. */
export async function askAccount(
  screen: Screen,
  knownName: string | undefined,
  signal: AbortSignal,
): Promise<Account | undefined> {
  const name = knownName ?? (await askUntil(screen, { kind: "question", text: "User name: " }, readName, signal));
  if (name === undefined) return undefined;
  const password = await askUntil(screen, { kind: "secret", text: "Password: " }, readPassword, signal);
  return password === undefined ? undefined : { name, password };
}

/** Asks who may see the user and send the user messages. Undefined at the end of input. */
export function askPrivacy(screen: Screen, signal: AbortSignal): Promise<PrivacyChoice | undefined> {
  const prompt: Prompt = { kind: "question", text: "PRIVATE or PUBLIC: ", choices: ["PRIVATE", "PUBLIC"] };
  return askUntil(screen, prompt, readPrivacy, signal);
}

/** What was read, or why it cannot be taken. */
type Reading<T> = { readonly value: T } | { readonly fault: string };

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
    screen.print({ text: reading.fault, style: "red" });
  }
}

function readName(line: string): Reading<string> {
  const name = line.trim();
  if (name === "") return { fault: "A user name has at least one character." };
  if (/\s/u.test(name)) return { fault: "A user name has no white space in it. Please choose another one." };
  return { value: name };
}

function readPassword(line: string): Reading<string> {
  return line === "" ? { fault: "A password has at least one character." } : { value: line };
}

function readPrivacy(line: string): Reading<PrivacyChoice> {
  const choice = line.trim().toUpperCase();
  if (choice === "PUBLIC" || choice === "PRIVATE") return { value: choice };
  return { fault: "Please type PRIVATE (only those you talk to see you) or PUBLIC (everybody sees you)." };
}
