import { ChatError } from "chatwire";
import { connectToClient } from "./connect-menu.ts";
import { explain } from "./explain.ts";
import { StoppedWaiting } from "./interrupts.ts";
import { patiently } from "./patience.ts";
import { printPeers } from "./peers-table.ts";
import type { Prompt } from "./screen.ts";
import type { Next, Session } from "./session.ts";
import { acceptInvitation, answerInvitation } from "./talk.ts";

const HELP = [
  "get_peers            lists who is there",
  "connect to client    talks with somebody, sends a broadcast, or logs off",
  "accept [NAME]        accepts an invitation to talk",
  "decline [NAME]       declines it",
  "fingerprint          shows the fingerprint of your key, for others to compare",
  "accept key NAME FINGERPRINT",
  "                     accepts that somebody has another key than before",
  "quit                 ends the program",
];

/** Runs commands until the user logs off or quits. */
export async function runCommands(session: Session): Promise<"logoff" | "quit"> {
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
  const words = line.trim().split(/\s+/);
  const [, second = "", name = "", fingerprint = ""] = words;
  const command = words.join(" ").toLowerCase();
  if (command === "") return "next";
  if (command === "get_peers") return getPeers(session);
  if (command === "connect to client") return connectToClient(session);
  if (command === "quit") return "quit";
  if (command === "fingerprint") return showFingerprint(session);
  if (command === "help") return help(session);
  if (/^accept key \S+ \S+$/.test(command)) return acceptKey(session, name, fingerprint);
  const answer = /^(accept|decline)( \S+)?$/.exec(command)?.[1];
  if (answer !== undefined) return answerInvitation(session, answer, second);
  session.report("INVALID_INPUT", "Invalid command. Please try again.");
  return "next";
}

async function getPeers(session: Session): Promise<Next> {
  const { client, screen, over } = session;
  const peers = await patiently(() => client.getPeers({ signal: over }), over);
  printPeers(screen, peers);
  if (peers.length === 0) screen.print("There is nobody else whom you can see.");
  return "next";
}

async function acceptKey(session: Session, name: string, fingerprint: string): Promise<Next> {
  if (!/^SHA256:[\w+/]{43}$/.test(fingerprint)) {
    session.report("INVALID_INPUT", 'A fingerprint is "SHA256:" and 43 characters, as it was shown.');
    return "next";
  }
  await session.client.acceptKey(name, fingerprint);
  session.screen.tell({ event: "keyAccepted", peer: name, fingerprint }, `The new key of ${name} is accepted.`);
  return "next";
}

function showFingerprint({ screen, fingerprint }: Session): Next {
  screen.tell({ event: "fingerprint", fingerprint }, `Your fingerprint: ${fingerprint}`, {
    text: "Tell it in a way that nobody in between can change: by voice, or face to face.",
    style: "dim",
  });
  return "next";
}

function help({ screen }: Session): Next {
  screen.tell({ event: "help", lines: HELP }, ...HELP.map((line) => `  ${line}`));
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
  return {
    kind: "question",
    text: "Input Command: ",
    choices: ["get_peers", "connect to client", "quit", "fingerprint", "help", ...answers],
  };
}
