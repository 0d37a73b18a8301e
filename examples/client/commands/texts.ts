import type { PastText } from "chatwire";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { textFields } from "../screen/events.ts";
import { formatTime } from "../screen/format.ts";
import { type Line, OTHER, OWN } from "../screen/screen.ts";

const HISTORY_TEXTS = 20;
const HISTORY_TEXTS_MAX = 1_000;

/** Sends a text through the server, which keeps it until the receiver logs in. */
export async function sendText(login: Login, name: string, text: string): Promise<Next> {
  await login.ownTexts.send(name, text);
  return "next";
}

/** Shows the last texts between the user and another one, oldest first. */
export async function showHistory(login: Login, name: string, count: string): Promise<Next> {
  const { client, screen, over } = login;
  const wanted = count === "" ? HISTORY_TEXTS : Number(count);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > HISTORY_TEXTS_MAX) {
    login.report("INVALID_INPUT", `Type "history NAME COUNT", with a count from 1 to ${HISTORY_TEXTS_MAX}.`);
    return "next";
  }
  const texts = await withRetry(async () => {
    const found: PastText[] = [];
    for await (const text of client.texts.history(name, { signal: over })) if (found.push(text) === wanted) break;
    return found.reverse();
  }, over);
  const now = new Date();
  const lines = texts.map((text) => historyLine(text, now));
  const shown: Line[] = lines.length === 0 ? [`There are no texts between you and ${name}.`] : lines;
  screen.tell({ event: "history", peer: name, texts: texts.map(textFields) }, ...shown);
  return "next";
}

function historyLine({ from, text, sentAt, own, receipt }: PastText, now: Date): Line {
  const time = { text: `${formatTime(sentAt, now)}  `, style: "dim" } as const;
  if (!own) return [OTHER, time, { text: `${from}: `, style: "bold" }, text];
  return [OWN, time, "you: ", text, { text: receipt === undefined ? "" : `  (${receipt})`, style: "dim" }];
}
