import { BroadcastResponseJson } from "chatwire/v1/text.json";
import { acceptInvitation, answerInvitation, invite } from "../conversation/talk.ts";
import type { Next, Session } from "../login/login.ts";
import { patiently } from "../retry.ts";
import { fieldsOf } from "../screen/events.ts";
import { isSameName } from "../user/user-name.ts";
import { printPeers } from "./peers.ts";

const OFFER = "Type a name to chat with, or logoff, or broadcast. An empty line leads back.";
const OFFER_ALONE = "An empty line leads back, logoff logs you off; who has just come can be named.";

/** Shows who is available and asks for a name to chat with, or "logoff", or "broadcast". */
export async function connectToClient(session: Session): Promise<Next> {
  const { client, screen, over } = session;
  const peers = await patiently(() => client.getPeers({ signal: over }), over);
  const available = peers.filter(({ status }) => status === "available");
  const names = available.map(({ name }) => name);
  if (available.length > 0) printPeers(screen, available);
  else screen.tell({ event: "peers", peers: [] }, "Nobody is available.");
  screen.print({ text: available.length > 0 ? OFFER : OFFER_ALONE, style: "dim" });
  for (;;) {
    const answer = await session.ask({
      kind: "question",
      text: "Name, logoff or broadcast: ",
      choices: [...names, "logoff", "broadcast", "quit"],
    });
    if (answer.kind === "end") return "quit";
    if (answer.kind === "invited") return "next";
    const words = answer.text.trim().split(/\s+/);
    const [name = "", argument = ""] = words;
    const command = name.toLowerCase();
    if (words.length === 1) return choose(session, name);
    if (words.length === 2 && (command === "accept" || command === "decline")) {
      return answerInvitation(session, command, argument);
    }
    // Names have no white space, so this is neither a name nor a command.
    session.report("INVALID_INPUT", "Invalid command. Please try again.");
  }
}

async function choose(session: Session, choice: string): Promise<Next> {
  switch (choice.toLowerCase()) {
    case "":
      return "next";
    case "logoff":
      return "logoff";
    case "broadcast":
      return broadcast(session);
    case "quit":
      return "quit";
  }
  if (isSameName(choice, session.client.name ?? "")) {
    session.report("INVALID_INPUT", "That is you: you cannot talk with yourself.");
    return "next";
  }
  const invitation = session.invitations.take(choice);
  return invitation === undefined ? invite(session, choice) : acceptInvitation(session, invitation);
}

async function broadcast({ client, screen, over }: Session): Promise<Next> {
  const text = await screen.ask({ kind: "question", text: "Text: " }, over);
  if (text === undefined) return "quit";
  if (text.trim() === "") {
    screen.tell({ event: "broadcastSent", ...fieldsOf(BroadcastResponseJson, { recipients: 0 }) }, "Nothing was sent.");
    return "next";
  }
  const recipients = await patiently(() => client.broadcast(text, { signal: over }), over);
  screen.tell(
    { event: "broadcastSent", ...fieldsOf(BroadcastResponseJson, { recipients }) },
    `The broadcast reached ${recipients} ${recipients === 1 ? "client" : "clients"}.`,
  );
  return "next";
}
