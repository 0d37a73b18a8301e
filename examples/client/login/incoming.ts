import { setTimeout as sleep } from "node:timers/promises";
import type { ChatClient, Contact, TextMessage } from "chatwire";
import { TypingChanged } from "chatwire/v1/text";
import { BroadcastReceivedJson, TypingChangedJson } from "chatwire/v1/text.json";
import { codeOf, describeError, tellError } from "../error-messages.ts";
import { withRetry } from "../retry.ts";
import { contactFields, fieldsOf, textFields } from "../screen/events.ts";
import { formatTime } from "../screen/format.ts";
import { type Line, OTHER, OWN, type Screen } from "../screen/screen.ts";
import type { OwnPrivacy } from "../user/privacy.ts";
import type { TextPosition } from "../user/text-position.ts";
import { nameKey } from "../user/user-name.ts";
import type { Receipts } from "./receipts.ts";

/** How long leaving may wait for read receipts to be sent. */
const FINISH_MS = 1_000;

export interface IncomingOptions {
  readonly screen: Screen;
  readonly client: ChatClient;
  readonly position: TextPosition;
  readonly receipts: Receipts;
  readonly privacy: OwnPrivacy;
  /** Fires when the login is over. */
  readonly over: AbortSignal;
}

/** Displays what the server delivers unasked: texts, broadcasts, receipts, and changes of contacts and privacy. */
export class Incoming {
  readonly #options: IncomingOptions;
  /** Texts sent before this time waited in the mailbox, and are displayed with their time. */
  readonly #since = new Date();
  /** For each sender, the last text that was displayed and not yet marked as read. */
  readonly #read = new Map<string, number>();
  #marking: Promise<void> | undefined;
  #contactChanges = 0;

  constructor(options: IncomingOptions) {
    this.#options = options;
  }

  /** How many changes of contacts have been reported. */
  get contactChanges(): number {
    return this.#contactChanges;
  }

  /** Starts displaying, until the connection ends. */
  start(): void {
    for (const reading of [
      this.#showMessages(),
      this.#showReceipts(),
      this.#showTyping(),
      this.#showContacts(),
      this.#showPrivacy(),
    ]) {
      reading.catch((error) => {
        const { screen, over } = this.#options;
        if (!over.aborted) tellError(screen, codeOf(error), describeError(error));
      });
    }
  }

  /** Waits before the user leaves until the texts displayed last are marked as read, but at most one second. */
  async finish(): Promise<void> {
    if (this.#marking !== undefined) await Promise.race([this.#marking, sleep(FINISH_MS, undefined, { ref: false })]);
  }

  async #showMessages(): Promise<void> {
    const { client, screen, position } = this.#options;
    for await (const message of client.texts.messages) {
      const { kind, from, text } = message;
      if (kind === "broadcast") {
        const label = { text: `Broadcast from ${from}: `, style: "bold" } as const;
        screen.tell({ event: "broadcast", ...fieldsOf(BroadcastReceivedJson, { from, text }) }, [OTHER, label, text]);
        continue;
      }
      if (!position.isSent(message.id)) this.#showText(message);
      position.noteShown(message.id);
    }
  }

  #showText(message: TextMessage): void {
    const { from, to, text, own, sentAt, id } = message;
    const who = own ? `you to ${to}` : from;
    const how = own ? "from another of your clients" : "through the server";
    const when = sentAt < this.#since ? `, sent ${formatTime(sentAt, new Date())}` : "";
    this.#options.screen.tell({ event: "text", ...textFields(message), via: "server" }, [
      own ? OWN : OTHER,
      { text: `${who} (${how}${when}): `, style: "bold" },
      text,
    ]);
    if (!own) this.#markRead(from, id);
  }

  /** Marks a displayed text as read. One mark covers all earlier texts of the sender. */
  #markRead(from: string, id: number): void {
    this.#read.set(from, id);
    this.#marking ??= this.#markAll().finally(() => {
      this.#marking = undefined;
    });
  }

  async #markAll(): Promise<void> {
    const { client, over } = this.#options;
    for (const [from, id] of this.#read) {
      this.#read.delete(from);
      // Failures are ignored: the receipt is a courtesy, and the sender may be gone.
      await withRetry(() => client.texts.markRead(from, id, { signal: over }), over).catch(() => {});
    }
  }

  async #showReceipts(): Promise<void> {
    for await (const receipt of this.#options.client.texts.receipts) this.#options.receipts.handle(receipt);
  }

  /** Reported to programs only: a person would get a line for every change. */
  async #showTyping(): Promise<void> {
    const { client, screen } = this.#options;
    for await (const { from, typing } of client.texts.typing) {
      screen.tell({ event: "typing", ...fieldsOf(TypingChangedJson, TypingChanged.create({ from, typing })) });
    }
  }

  async #showPrivacy(): Promise<void> {
    const { privacy, over } = this.#options;
    await privacy.follow(over);
  }

  async #showContacts(): Promise<void> {
    const { client, screen, over } = this.#options;
    const changes = client.contacts.changes({ signal: over });
    const states = new Map<string, Contact["state"]>();
    // Requests that arrived while the user was away still wait for an answer.
    for (const contact of await withRetry(() => client.contacts.list({ signal: over }), over)) {
      if (contact.state === "received") tellContact(screen, contact);
      states.set(nameKey(contact.name), contact.state);
    }
    for await (const contact of changes) {
      const key = nameKey(contact.name);
      tellContact(screen, contact, states.get(key));
      states.set(key, contact.state);
      this.#contactChanges += 1;
    }
  }
}

/**
 * Reports a change of a contact, whoever made it.
 *
 * @param before  the previous state, if it is known
 */
function tellContact(screen: Screen, contact: Contact, before?: Contact["state"]): void {
  screen.tell({ event: "contactChanged", ...contactFields(contact) }, lineOf(contact, before));
}

function lineOf({ name, state }: Contact, before: Contact["state"] | undefined): Line {
  if (state === "mutual") return { text: `You and ${name} are now contacts.`, style: "green" };
  // No command of the user leads from "mutual" to "requested".
  if (state === "requested" && before === "mutual") {
    return `${name} is no longer shown as your contact. Your request remains.`;
  }
  if (state === "requested") {
    return (
      `You asked ${name} to be your contact. The server does not say whether that user exists. ` +
      "A user whom you cannot see is not told, and must add you too."
    );
  }
  if (state === "none") return `You and ${name} are not contacts, and no request is open.`;
  const answers = `Type "add contact ${name}" or "remove contact ${name}".`;
  return { text: `${name} asks to be your contact. ${answers}`, style: "bold" };
}
