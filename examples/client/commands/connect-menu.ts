import { BroadcastResponseJson } from "chatwire/v1/text.json";
import { acceptInvitation, answerInvitation, invite } from "../conversation/talk.ts";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { fieldsOf } from "../screen/events.ts";
import { isSameName } from "../user/user-name.ts";
import { printPeers } from "./peers.ts";

const OFFER = 'Type the name of a user to chat with, "broadcast" or "logoff". An empty line goes back.';

/** The words that the menu takes for itself. A user with such a name is reached by `chat NAME`. */
const WORDS = ["logoff", "broadcast", "quit"] as const;

/** Lists the available users and asks for a name to chat with, "logoff" or "broadcast". */
export async function connectToClient(login: Login): Promise<Next> {
  const { client, screen, over } = login;
  const peers = await withRetry(() => client.getPeers({ signal: over }), over);
  const available = peers.filter(({ status }) => status === "available");
  const names = available.map(({ name }) => name);
  if (available.length > 0) printPeers(screen, available);
  else screen.tell({ event: "peers", peers: [] }, "Nobody is available.");
  screen.print({ text: OFFER, style: "dim" });
  const hidden = names.filter((name) => wordOf(name) !== undefined);
  if (hidden.length > 0)
    screen.print({ text: `To chat with ${hidden.join(", ")}, type chat and the name.`, style: "dim" });
  for (;;) {
    const answer = await login.ask({
      kind: "question",
      text: "Name, logoff or broadcast: ",
      choices: [...names.map(typedName), ...WORDS],
    });
    if (answer.kind === "end") return "quit";
    if (answer.kind === "invited") return "next";
    const words = answer.text.trim().split(/\s+/);
    const [name = "", argument = ""] = words;
    const command = name.toLowerCase();
    if (words.length === 1) return choose(login, name);
    if (words.length === 2 && command === "chat") return chatWith(login, argument);
    if (words.length === 2 && (command === "accept" || command === "decline")) {
      return answerInvitation(login, command, argument);
    }
    // A name contains no white space, so this is neither a name nor a command.
    login.report("INVALID_INPUT", "Invalid command. Please try again.");
  }
}

async function choose(login: Login, choice: string): Promise<Next> {
  if (choice === "") return "next";
  const word = wordOf(choice);
  if (word === undefined) return chatWith(login, choice);
  return word === "broadcast" ? broadcast(login) : word;
}

function wordOf(typed: string): (typeof WORDS)[number] | undefined {
  return WORDS.find((word) => word === typed.toLowerCase());
}

/** Returns the input that chats with a user. */
function typedName(name: string): string {
  return wordOf(name) === undefined ? name : `chat ${name}`;
}

async function chatWith(login: Login, choice: string): Promise<Next> {
  if (isSameName(choice, login.client.name ?? "")) {
    login.report("INVALID_INPUT", "You cannot chat with yourself.");
    return "next";
  }
  const invitation = login.invitations.take(choice);
  return invitation === undefined ? invite(login, choice) : acceptInvitation(login, invitation);
}

async function broadcast({ client, screen, over }: Login): Promise<Next> {
  const text = await screen.ask({ kind: "question", text: "Text: " }, over);
  if (text === undefined) return "quit";
  if (text.trim() === "") {
    screen.tell({ event: "broadcastSent", ...fieldsOf(BroadcastResponseJson, { recipients: 0 }) }, "Nothing was sent.");
    return "next";
  }
  const recipients = await withRetry(() => client.broadcast(text, { signal: over }), over);
  screen.tell(
    { event: "broadcastSent", ...fieldsOf(BroadcastResponseJson, { recipients }) },
    `The broadcast reached ${recipients} ${recipients === 1 ? "user" : "users"}.`,
  );
  return "next";
}
