/**
 * The loop behind the prompt `Input Command:`. `COMMAND_GROUPS` lists the commands:
 * each has a form (command-form.ts), which serves to match lines, print the help and
 * complete input, and a function in one of the other files of this folder.
 *
 * The invariant: an error of the library ends a command, never the loop. The
 * loop ends when the user logs off or quits, or when the login ends.
 */

import { ChatError } from "chatwire";
import { nearest } from "../../shared/nearest.ts";
import { beginsLike, matchForm, startOf } from "../command-form.ts";
import { acceptInvitation } from "../conversation/talk.ts";
import { describeError } from "../error-messages.ts";
import { StoppedWaiting } from "../interrupts.ts";
import type { Login, Next } from "../login/login.ts";
import type { Prompt, Screen } from "../screen/screen.ts";
import { COMMAND_QUESTION, INVALID_COMMAND, COMMANDS as SPECIFIED_COMMANDS } from "../screen/specified.ts";
import type { Command } from "./command.ts";
import { COMMAND_GROUPS } from "./command-list.ts";

const HELP: Command = {
  form: "help [COMMAND]",
  about: "lists all commands, or describes one",
  run: async (login, [named = ""]) => (named === "" ? help(login.screen) : helpWith(login, named)),
};
const COMMANDS: readonly Command[] = [...COMMAND_GROUPS.flatMap(({ commands }) => commands), HELP];
/** In the order in which a line is compared with them: "accept file" matches "accept file [NAME]" before "accept [NAME]". */
const BY_LENGTH = COMMANDS.toSorted((one, other) => wordsOf(other) - wordsOf(one));
const FORM_COLUMNS = Math.max(...COMMANDS.map(({ form }) => form.length));
const COMMAND_WORDS_MAX = Math.max(...COMMANDS.map(wordsOf));

/** Runs commands until the user logs off or quits, or the login ends. */
export async function runCommands(login: Login): Promise<Exclude<Next, "next">> {
  const { screen, invitations } = login;
  for (const line of SPECIFIED_COMMANDS) screen.print(line);
  screen.print({ text: '"help" lists all commands.', style: "dim" });
  for (;;) {
    const next = await carryOut(login, () => step(login));
    if (next !== "next") return next;
    invitations.place = "commands";
  }
}

async function step(login: Login): Promise<Next> {
  const { invitations } = login;
  const invitation = invitations.takeAutomatic();
  if (invitation !== undefined) return acceptInvitation(login, invitation);
  const answer = await login.ask(commandPrompt(invitations.names));
  if (answer.kind === "end") return "quit";
  return answer.kind === "invited" ? "next" : runCommand(login, answer.text);
}

async function runCommand(login: Login, line: string): Promise<Next> {
  if (line.trim() === "") return "next";
  for (const { form, run } of BY_LENGTH) {
    const words = matchForm(form, line);
    if (words !== undefined) return run(login, words);
  }
  const forms = COMMANDS.filter(({ form }) => beginsLike(form, line)).map(({ form }) => form);
  const meant = nearestCommand(line);
  const guess = meant === undefined ? [] : [`Did you mean ${meant}?`];
  const advice = forms.length === 0 ? guess : [`Usage: ${forms.join(" or ")}`];
  login.report("INVALID_INPUT", INVALID_COMMAND, ...advice);
  return "next";
}

function help(screen: Screen): Next {
  const groups = COMMAND_GROUPS.map(({ title, commands }, index) => {
    // "help" stands in the first group, with the commands of the fixed screens.
    const all = index === 0 ? [...commands, HELP] : commands;
    return { title, commands: all };
  });
  const rows = groups.map(({ title, commands }) => ({ title, lines: alignedLines(commands) }));
  screen.tell(
    { event: "help", lines: rows.flatMap(({ lines }) => lines) },
    // The first group is printed last, so it stays visible on a small screen.
    ...[...rows.slice(1), ...rows.slice(0, 1)].flatMap(({ title, lines }) => [
      { text: title, style: "bold" as const },
      ...lines.map((line) => `  ${line}`),
    ]),
  );
  return "next";
}

/** Describes the commands that begin with what was typed. */
function helpWith(login: Login, named: string): Next {
  const typed = named.trim().toLowerCase().split(/\s+/).join(" ");
  const found = COMMANDS.filter(({ form }) => startOf(form).startsWith(typed));
  if (found.length === 0) {
    const meant = nearestCommand(named);
    const advice = meant === undefined ? '"help" lists all commands.' : `Did you mean ${meant}?`;
    login.report("INVALID_INPUT", `There is no command ${named}. ${advice}`);
    return "next";
  }
  const lines = alignedLines(found);
  login.screen.tell({ event: "help", lines }, ...lines.map((line) => `  ${line}`));
  return "next";
}

/** The command that a line probably means, which other words may follow. */
function nearestCommand(line: string): string | undefined {
  const words = line.trim().split(/\s+/, COMMAND_WORDS_MAX);
  for (let count = words.length; count > 0; count--) {
    // Of those that begin with the same words, the shortest.
    const starts = new Map(BY_LENGTH.map(({ form }) => [startOf(form).split(" ", count).join(" "), startOf(form)]));
    const meant = nearest(words.slice(0, count).join(" "), [...starts.keys()]);
    if (meant !== undefined) return starts.get(meant);
  }
  return undefined;
}

/** How many words a command begins with that are typed as they are. */
function wordsOf({ form }: Command): number {
  return startOf(form).split(" ").length;
}

function alignedLines(commands: readonly Command[]): string[] {
  return commands.map(({ form, about }) => `${form.padEnd(FORM_COLUMNS)}  ${about}`);
}

/** Runs a command and reports its error, unless the login or the program is over. */
async function carryOut(login: Login, run: () => Promise<Next>): Promise<Next> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StoppedWaiting) login.report("STOPPED", "You stopped waiting.");
    else if (error instanceof ChatError) login.report(error.code, describeError(error));
    else throw error;
    return "next";
  }
}

function commandPrompt(inviters: readonly string[]): Prompt {
  const answers = inviters.flatMap((name) => [`accept ${name}`, `decline ${name}`]);
  // A completion ends with a blank if the command takes arguments.
  const starts = new Map(COMMANDS.map(({ form }) => [startOf(form), / [A-Z]/.test(form) ? " " : ""]));
  const choices = [...starts].map(([start, blank]) => start + blank);
  const howToLeave = "Type quit to leave, or press Ctrl-C again.";
  return { kind: "question", text: COMMAND_QUESTION, choices: [...choices, ...answers], howToLeave };
}
