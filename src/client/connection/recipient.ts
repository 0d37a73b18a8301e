import { Everyone, Recipient } from "../../../generated/chatwire/v1/message.ts";

/** Whom a call is for: a user's name, or everyone. */
export type CallRecipient = { user: string } | "everyone";

export function toRecipient(to: CallRecipient): Recipient {
  if (to === "everyone") return Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
  return Recipient.create({ target: { case: "user", value: to.user } });
}
