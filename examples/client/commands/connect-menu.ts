import { nearest } from "../../shared/nearest.ts";
import { acceptInvitation, answerInvitation, invite } from "../conversation/talk.ts";
import { describeError, hasCode } from "../error-messages.ts";
import type { Login, Next } from "../login/login.ts";
import { CHOICE_QUESTION, INVALID_COMMAND } from "../screen/specified.ts";
import { isSameName } from "../user/user-name.ts";
import { askBroadcast, broadcast } from "./broadcast.ts";
import { offerPeers } from "./peers.ts";

/** The words that the menu takes for itself. A user with such a name is reached by `chat NAME`. */
const WORDS = ["logoff", "broadcast", "quit"] as const;

/** What to do after an answer: read the next command, or ask again. */
type AfterAnswer = Next | "again";

/**
 * Lists the available users and asks for a name to chat with, "logoff" or "broadcast".
 *
 * @param answer  an answer given with the command; "": none
 */
export async function connectToClient(login: Login, answer: string): Promise<Next> {
  if (answer !== "") {
    const next = await carryOutAnswer(login, answer, []);
    if (next !== "again") return next;
  }
  const names = await offerPeers(login);
  const hidden = names.filter((name) => wordOf(name) !== undefined);
  if (hidden.length > 0)
    login.screen.print({ text: `To chat with ${hidden.join(", ")}, type chat and the name.`, style: "dim" });
  for (;;) {
    const typed = await login.ask({
      kind: "question",
      text: CHOICE_QUESTION,
      choices: [...names.map(typedName), ...WORDS],
    });
    if (typed.kind === "end") return "quit";
    if (typed.kind === "invited") return "next";
    const next = await carryOutAnswer(login, typed.text, names);
    if (next !== "again") return next;
  }
}

/** Invites a user, or accepts the user's invitation, and calls. */
export async function callUser(login: Login, name: string): Promise<Next> {
  if (!isOwnName(login, name)) return talkWith(login, name, "call");
  login.report("INVALID_INPUT", "You cannot call yourself.");
  return "next";
}

/** @param names  the users to choose from, to suggest one */
async function carryOutAnswer(login: Login, answer: string, names: readonly string[]): Promise<AfterAnswer> {
  const [name = "", ...words] = answer.trim().split(/\s+/);
  const command = name.toLowerCase();
  if (words.length === 0) return choose(login, name, names);
  if (command === "broadcast") return broadcast(login, answer.trim().slice(name.length).trim());
  const [argument = "", ...rest] = words;
  if (rest.length === 0 && command === "chat") return chatWith(login, argument, names);
  if (rest.length === 0 && (command === "accept" || command === "decline")) {
    return answerInvitation(login, command, argument);
  }
  // A name contains no white space, so this is neither a name nor a command.
  login.report("INVALID_INPUT", INVALID_COMMAND);
  return "again";
}

async function choose(login: Login, choice: string, names: readonly string[]): Promise<AfterAnswer> {
  if (choice === "") return "next";
  const word = wordOf(choice);
  if (word === undefined) return chatWith(login, choice, names);
  return word === "broadcast" ? askBroadcast(login) : word;
}

function wordOf(typed: string): (typeof WORDS)[number] | undefined {
  return WORDS.find((word) => word === typed.toLowerCase());
}

/** Returns the input that chats with a user. */
function typedName(name: string): string {
  return wordOf(name) === undefined ? name : `chat ${name}`;
}

/** A person is asked again for a name that nobody has; the next line of a script answers another question. */
async function chatWith(login: Login, name: string, names: readonly string[]): Promise<AfterAnswer> {
  const again = login.screen.interactive ? "again" : "next";
  if (isOwnName(login, name)) {
    login.report("INVALID_INPUT", "You cannot chat with yourself.");
    return again;
  }
  try {
    return await talkWith(login, name, "type");
  } catch (error) {
    if (!hasCode(error, "USER_NOT_FOUND") || again === "next") throw error;
    const meant = nearest(name, names);
    const advice = meant === undefined ? "An empty line goes back." : `Did you mean ${meant}? An empty line goes back.`;
    login.report("USER_NOT_FOUND", describeError(error), advice);
    return again;
  }
}

function isOwnName({ client }: Login, name: string): boolean {
  return isSameName(name, client.name ?? "");
}

/**
 * Accepts the invitation of a user, or invites the user.
 *
 * @param first  what this user does first in the conversation
 */
function talkWith(login: Login, name: string, first: "type" | "call"): Promise<Next> {
  const invitation = login.invitations.take(name);
  return invitation === undefined ? invite(login, name, first) : acceptInvitation(login, invitation, first);
}
