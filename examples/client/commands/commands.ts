import { ChatError } from "chatwire";
import { acceptInvitation } from "../conversation/talk.ts";
import { explain } from "../error-messages.ts";
import { StoppedWaiting } from "../interrupts.ts";
import type { Next, Session } from "../login/login.ts";
import type { Prompt, Screen } from "../screen/screen.ts";
import { beginsLike, type Command, matchForm, startOf } from "./command.ts";
import { COMMAND_GROUPS } from "./command-list.ts";

const INVALID = "Invalid command. Please try again.";
const HELP: Command = { form: "help", about: "shows this", run: async ({ screen }) => help(screen) };
const COMMANDS: readonly Command[] = [...COMMAND_GROUPS.flatMap(({ commands }) => commands), HELP];

/** Runs commands until the user logs off or quits, or the login has ended. */
export async function runCommands(session: Session): Promise<Exclude<Next, "next">> {
  const { screen, invitations } = session;
  screen.print({ text: 'Commands are get_peers, connect to client and quit; "help" tells of more.', style: "dim" });
  for (;;) {
    const next = await carryOut(session, () => step(session));
    if (next !== "next") return next;
    invitations.place = "commands";
  }
}

async function step(session: Session): Promise<Next> {
  const { invitations } = session;
  const invitation = invitations.takeAutomatic();
  if (invitation !== undefined) return acceptInvitation(session, invitation);
  const answer = await session.ask(commandPrompt(invitations.names));
  if (answer.kind === "end") return "quit";
  return answer.kind === "invited" ? "next" : runCommand(session, answer.text);
}

async function runCommand(session: Session, line: string): Promise<Next> {
  if (line.trim() === "") return "next";
  for (const { form, run } of COMMANDS) {
    const words = matchForm(form, line);
    if (words !== undefined) return run(session, words);
  }
  const forms = COMMANDS.filter(({ form }) => beginsLike(form, line)).map(({ form }) => form);
  if (forms.length === 0) session.report("INVALID_INPUT", INVALID);
  else session.report("INVALID_INPUT", INVALID, `It is typed: ${forms.join(", or ")}`);
  return "next";
}

function help(screen: Screen): Next {
  const groups = COMMAND_GROUPS.map(({ title, commands }, index) => {
    // The specified ones are first, and what tells of all is among the first.
    const all = index === 0 ? [...commands, HELP] : commands;
    return { title, commands: all };
  });
  const width = Math.max(...COMMANDS.map(({ form }) => form.length));
  const rows = groups.map(({ title, commands }) => ({
    title,
    lines: commands.map(({ form, about }) => `${form.padEnd(width)}  ${about}`),
  }));
  screen.tell(
    { event: "help", lines: rows.flatMap(({ lines }) => lines) },
    // On a small screen the end is what stays.
    ...[...rows.slice(1), ...rows.slice(0, 1)].flatMap(({ title, lines }) => [
      { text: title, style: "bold" as const },
      ...lines.map((line) => `  ${line}`),
    ]),
  );
  return "next";
}

/** Says what a command failed of, and goes on; but not where the session or the program is over. */
async function carryOut(session: Session, run: () => Promise<Next>): Promise<Next> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StoppedWaiting) session.report("STOPPED", "You stopped waiting.");
    else if (error instanceof ChatError) session.report(error.code, explain(error));
    else throw error;
    return "next";
  }
}

function commandPrompt(inviters: readonly string[]): Prompt {
  const answers = inviters.flatMap((name) => [`accept ${name}`, `decline ${name}`]);
  // With a blank behind those that are not complete without more.
  const starts = new Map(COMMANDS.map(({ form }) => [startOf(form), / [A-Z]/.test(form) ? " " : ""]));
  const choices = [...starts].map(([start, blank]) => start + blank);
  return { kind: "question", text: "Input Command: ", choices: [...choices, ...answers] };
}
