import type { PastText, ReceiptState, TextMessage } from "chatwire";
import { Receipt, SendTextResponse, Text } from "chatwire/v1/text";
import { SendTextResponseJson, TextJson } from "chatwire/v1/text.json";
import type { JsonValue } from "chatwire/wire";
import { fieldsOf } from "./events.ts";
import { patiently } from "./patience.ts";
import type { Line } from "./screen.ts";
import { formatTime } from "./sent-time.ts";
import type { Next, Session } from "./session.ts";

const HISTORY_TEXTS = 20;
const HISTORY_TEXTS_MAX = 1_000;

const RECEIPTS: Readonly<Record<ReceiptState, Receipt>> = {
  stored: Receipt.STORED,
  delivered: Receipt.DELIVERED,
  read: Receipt.READ,
};

/** Sends a text through the server, where it waits until the receiver is there. */
export async function sendText(session: Session, name: string, text: string): Promise<Next> {
  const { client, screen, over, position, receipts } = session;
  const { id, sentAt } = await patiently(() => client.texts.send(name, text, { signal: over }), over);
  position.noteSent(id);
  const response = SendTextResponse.create({ textId: id, sentMs: sentAt.getTime() });
  screen.tell({ event: "textSent", to: name, ...fieldsOf(SendTextResponseJson, response) });
  receipts.handleSent(name, id);
  return "next";
}

/** Shows the last texts between the user and somebody, the latest last. */
export async function showHistory(session: Session, name: string, count: string): Promise<Next> {
  const { client, screen, over } = session;
  const wanted = count === "" ? HISTORY_TEXTS : Number(count);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > HISTORY_TEXTS_MAX) {
    session.report("INVALID_INPUT", `Type history and a name, and how many texts to show, up to ${HISTORY_TEXTS_MAX}.`);
    return "next";
  }
  const texts = await patiently(async () => {
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

/** The fields of a text as those of the message `Text`. */
export function textFields(
  message: TextMessage & { readonly receipt?: ReceiptState | undefined },
): Record<string, JsonValue> {
  const { id, from, to, text, sentAt, receipt } = message;
  const fields = { textId: id, from, to, text, sentMs: sentAt.getTime() };
  return fieldsOf(TextJson, Text.create({ ...fields, ...(receipt && { receipt: RECEIPTS[receipt] }) }));
}

function historyLine({ from, text, sentAt, own, receipt }: PastText, now: Date): Line {
  const time = { text: `${formatTime(sentAt, now)}  `, style: "dim" } as const;
  if (!own) return [time, { text: `${from}: `, style: "cyan" }, text];
  return [time, "you: ", text, { text: receipt === undefined ? "" : `  (${receipt})`, style: "dim" }];
}
