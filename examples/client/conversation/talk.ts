import { type CallOptions, ChatError, type Invitation, type PeerLink } from "chatwire";
import { hasCode } from "../error-messages.ts";
import type { Login, Next } from "../login/login.ts";
import { remedyForChangedKey } from "./changed-key.ts";
import { Conversation } from "./conversation.ts";
import { tellExplanation } from "./why.ts";

/**
 * Invites a user and, if the user accepts, talks.
 *
 * @param first  what this user does first: "call" calls
 */
export function invite(login: Login, name: string, first: "type" | "call" = "type"): Promise<Next> {
  const { screen, client, connector } = login;
  const howToStop = screen.interactive ? " Press Ctrl-C to stop waiting." : "";
  return talk(login, name, first, async (options) => {
    connector.onInvited = () =>
      screen.tell({ event: "invitationSent", peer: name }, `Waiting for ${name} to accept.${howToStop}`);
    try {
      return await client.connectTo(name, options);
    } finally {
      connector.onInvited = () => {};
    }
  });
}

/** Accepts an invitation and talks. */
export function acceptInvitation(login: Login, invitation: Invitation, first: "type" | "call" = "type"): Promise<Next> {
  return talk(login, invitation.from, first, (options) => invitation.accept(options));
}

/** Accepts or declines the invitation of a user, or the oldest one if the name is empty. */
export async function answerInvitation(login: Login, answer: string, name: string): Promise<Next> {
  const invitation = login.invitations.take(name);
  if (invitation === undefined) {
    const fault = name === "" ? "You have no invitations." : `You have no invitation from ${name}.`;
    login.report("NOT_INVITED", fault);
    return "next";
  }
  if (answer === "accept") return acceptInvitation(login, invitation);
  await login.invitations.decline(invitation, login.over);
  return "next";
}

/** Explains the last conversation, or why there was none. */
export async function explainLast(login: Login): Promise<Next> {
  const { screen, explain } = login;
  if (explain === undefined) login.report("NOT_EXPLAINED", "You have not connected to anybody yet.");
  else tellExplanation(screen, explain());
  return "next";
}

async function talk(
  login: Login,
  name: string,
  first: "type" | "call",
  connect: (options: CallOptions) => Promise<PeerLink>,
): Promise<Next> {
  const { interrupts, over, screen, invitations, connector } = login;
  try {
    // A key that the user accepted by its fingerprint needs no notice, so its record is dropped.
    connector.pins.take();
    const link = await interrupts.stoppable((signal) => connect({ signal: AbortSignal.any([signal, over]) }));
    login.explain = () => link.explain();
    invitations.place = "conversation";
    await using conversation = new Conversation(login, link);
    return await conversation.run(first);
  } catch (error) {
    const explanation = error instanceof ChatError ? error.explanation : undefined;
    if (explanation !== undefined) login.explain = () => explanation;
    if (hasCode(error, "DECLINED")) {
      // The server does not say whether the user or the privacy settings declined.
      screen.tell({ event: "declined", peer: name, by: "peer" }, `${name} did not accept.`);
    } else if (hasCode(error, "PIN_MISMATCH") && error instanceof Error) {
      login.report("PIN_MISMATCH", error.message, ...remedyForChangedKey(error, name, login.fingerprint));
    } else if (hasCode(error, "CLOSED_BY_PEER")) {
      login.report("CLOSED_BY_PEER", `${name} closed the link before it was connected.`);
    } else throw error;
    return "next";
  }
}
