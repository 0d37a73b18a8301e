import { BroadcastResponseJson } from "chatwire/v1/text.json";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { fieldsOf } from "../screen/events.ts";

/** Asks for a text, and sends it to all users who are public. */
export async function askBroadcast(login: Login): Promise<Next> {
  const text = await login.screen.ask({ kind: "question", text: "Text: " }, login.over);
  return text === undefined ? "quit" : broadcast(login, text);
}

/** Sends a text to all users who are public. */
export async function broadcast({ client, screen, over }: Login, text: string): Promise<Next> {
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
