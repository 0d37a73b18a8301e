import type { CallOptions, Invitation, PeerLink } from "chatwire";
import { hasCode } from "../error-messages.ts";
import type { Next, Session } from "../login/login.ts";
import { Conversation } from "./conversation.ts";

/** Invites somebody and, once accepted, talks. */
export function invite(session: Session, name: string): Promise<Next> {
  const { screen, client, reception } = session;
  const howToStop = screen.interactive ? " Ctrl-C stops waiting." : "";
  return talk(session, name, async (options) => {
    reception.onInvited = () =>
      screen.tell({ event: "invitationSent", peer: name }, `Waiting for ${name} to accept.${howToStop}`);
    try {
      return await client.connectTo(name, options);
    } finally {
      reception.onInvited = () => {};
    }
  });
}

/** Accepts an invitation and talks. */
export function acceptInvitation(session: Session, invitation: Invitation): Promise<Next> {
  return talk(session, invitation.from, (options) => invitation.accept(options));
}

/** Accepts or declines the invitation of a user; with an empty name the oldest. */
export async function answerInvitation(session: Session, answer: string, name: string): Promise<Next> {
  const invitation = session.invitations.take(name);
  if (invitation === undefined) {
    const fault = name === "" ? "Nobody has invited you." : `${name} has not invited you, or stopped waiting.`;
    session.report("NOT_INVITED", fault);
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
  const { interrupts, over, screen, invitations, reception } = session;
  try {
    // A key that was accepted by its fingerprint is no surprise.
    reception.pins.take();
    const link = await interrupts.stoppable((signal) => connect({ signal: AbortSignal.any([signal, over]) }));
    invitations.place = "conversation";
    await using conversation = new Conversation(session, link);
    return await conversation.run();
  } catch (error) {
    if (hasCode(error, "DECLINED")) {
      // By hand, or because of settings: the server does not tell which.
      screen.tell({ event: "declined", peer: name, by: "peer" }, `${name} did not accept.`);
    } else if (hasCode(error, "PIN_MISMATCH") && error instanceof Error) {
      session.report(
        "PIN_MISMATCH",
        error.message,
        `Ask ${name} in another way what "fingerprint" shows there. If it is the new one, type:`,
        `accept key ${name} NEW-FINGERPRINT`,
      );
    } else if (hasCode(error, "CLOSED_BY_PEER")) {
      session.report(
        "CLOSED_BY_PEER",
        `${name} broke off before you were connected.`,
        `It may be that ${name} knows you by another key. Yours is ${session.fingerprint}.`,
      );
    } else throw error;
    return "next";
  }
}
