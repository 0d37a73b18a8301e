import type { CallOptions, Invitation, PeerLink } from "chatwire";
import { Conversation } from "./conversation.ts";
import { hasCode } from "./explain.ts";
import type { Next, Session } from "./session.ts";

/** Invites somebody and, once accepted, talks. */
export function invite(session: Session, name: string): Promise<Next> {
  const { screen, client } = session;
  const howToStop = screen.interactive ? " Ctrl-C stops waiting." : "";
  screen.print(`Waiting for ${name} to accept.${howToStop}`);
  return talk(session, name, (options) => client.connectTo(name, options));
}

/** Accepts an invitation and talks. */
export function acceptInvitation(session: Session, invitation: Invitation): Promise<Next> {
  return talk(session, invitation.from, (options) => invitation.accept(options));
}

/** Accepts or declines the invitation of a user; with an empty name the oldest. */
export async function answerInvitation(session: Session, answer: string, name: string): Promise<Next> {
  const invitation = session.invitations.take(name);
  if (invitation === undefined) {
    session.report(name === "" ? "Nobody has invited you." : `${name} has not invited you.`);
    return "next";
  }
  if (answer === "accept") return acceptInvitation(session, invitation);
  await session.invitations.decline(invitation, session.over);
  return "next";
}

async function talk(
  session: Session,
  name: string,
  connect: (options: CallOptions) => Promise<PeerLink>,
): Promise<Next> {
  const { interrupts, over, screen, invitations } = session;
  try {
    const link = await interrupts.stoppable((signal) => connect({ signal: AbortSignal.any([signal, over]) }));
    invitations.place = "conversation";
    await using conversation = new Conversation(session, link);
    return await conversation.run();
  } catch (error) {
    if (hasCode(error, "DECLINED")) screen.print(`${name} declined.`);
    else if (hasCode(error, "PIN_MISMATCH") && error instanceof Error) {
      session.report(error.message);
      session.report(`Ask ${name} for the fingerprint in another way. If it is the new one, type:`);
      session.report(`accept key ${name} NEW-FINGERPRINT`);
    } else throw error;
    return "next";
  }
}
