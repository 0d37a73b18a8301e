import { setTimeout as sleep } from "node:timers/promises";
import type { ChatClient, SentText, TextSending } from "chatwire";
import { SendTextResponse } from "chatwire/v1/text";
import { SendTextResponseJson } from "chatwire/v1/text.json";
import { codeOf, describeError, tellError } from "../error-messages.ts";
import { fieldsOf } from "../screen/events.ts";
import type { Screen } from "../screen/screen.ts";
import type { TextPosition } from "../user/text-position.ts";
import type { Receipts } from "./receipts.ts";

/** How long a command waits for the server to store its text, before it goes on. */
const PATIENCE_MS = 2_000;

interface OwnTextsOptions {
  readonly screen: Screen;
  readonly client: ChatClient;
  readonly position: TextPosition;
  readonly receipts: Receipts;
  /** Fires when the login is over. */
  readonly over: AbortSignal;
}

/** Sends the user's texts, and tells that they wait, that the server has them, or that they failed. */
export class OwnTexts {
  readonly #options: OwnTextsOptions;

  constructor(options: OwnTextsOptions) {
    this.#options = options;
  }

  /** Follows the texts of an earlier start that wait still. */
  start(): void {
    const { client, screen } = this.#options;
    const { restored } = client.texts;
    if (restored.length > 0) screen.print({ text: `Sending ${countOf(restored)} from before.`, style: "dim" });
    for (const sending of restored) this.#follow(sending, this.#stored(sending));
  }

  /**
   * Sends a text. Resolves when the server has it, or when it has to wait.
   *
   * @throws why it failed
   */
  async send(to: string, text: string): Promise<void> {
    const { client, screen } = this.#options;
    const sending = client.texts.send(to, text);
    const stored = this.#stored(sending);
    const isConnected = client.connection.state.status === "connected";
    if ((isConnected || sending.state.status === "failed") && (await inTime(stored))) return;
    screen.tell({ event: "textWaiting", to, text }, { text: `  waiting to be sent to ${to}`, style: "dim" });
    this.#follow(sending, stored);
  }

  /** The texts that the server does not have. Call before the client is closed, which waits for some of them. */
  waiting(): readonly TextSending[] {
    return this.#options.client.texts.waiting;
  }

  /** Says at the end what becomes of the texts that waited and were not sent. */
  tellUnsent(waiting: readonly TextSending[], isKept: boolean): void {
    const unsent = waiting.filter(({ state }) => !("id" in state));
    if (unsent.length === 0) return;
    const kept = unsent.length === 1 ? "waits and is sent at your next login" : "wait and are sent at your next login";
    const style = isKept ? "dim" : "red";
    this.#options.screen.print({ text: `${countOf(unsent)} ${isKept ? kept : "not sent"}.`, style });
  }

  async #stored(sending: TextSending): Promise<void> {
    this.#tellStored(sending, await sending);
  }

  #tellStored({ to }: TextSending, { id, sentAt }: SentText): void {
    const { screen, position, receipts } = this.#options;
    position.noteSent(id);
    const response = SendTextResponse.create({ textId: id, sentMs: sentAt.getTime() });
    screen.tell({ event: "textSent", to, ...fieldsOf(SendTextResponseJson, response) });
    receipts.handleSent(to, id);
  }

  /** Reports a failure when it comes. At the end of the login, texts that wait have not failed. */
  #follow({ to, text }: TextSending, stored: Promise<void>): void {
    const { screen, over } = this.#options;
    stored.catch((error) => {
      if (over.aborted) return;
      screen.tell({ event: "textFailed", to, text, code: codeOf(error) });
      tellError(screen, codeOf(error), `Your text to ${to} was not sent: ${describeError(error)}`);
    });
  }
}

/** Whether a text is stored before patience ends. @throws why it failed */
async function inTime(stored: Promise<void>): Promise<boolean> {
  const timer = new AbortController();
  const patience = sleep(PATIENCE_MS, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([stored.then(() => true), patience]);
  } finally {
    timer.abort();
  }
}

function countOf({ length }: readonly unknown[]): string {
  return length === 1 ? "1 text" : `${length} texts`;
}
