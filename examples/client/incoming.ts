import { setTimeout as pause } from "node:timers/promises";
import type { ChatClient, Contact, TextMessage } from "chatwire";
import { TypingChanged } from "chatwire/v1/text";
import { BroadcastReceivedJson, TypingChangedJson } from "chatwire/v1/text.json";
import { tellContact } from "./contacts.ts";
import { fieldsOf } from "./events.ts";
import { codeOf, complain, explain } from "./explain.ts";
import type { OwnPrivacy } from "./own-privacy.ts";
import { patiently } from "./patience.ts";
import type { Receipts } from "./receipts.ts";
import type { Screen } from "./screen.ts";
import { formatTime } from "./sent-time.ts";
import type { TextPosition } from "./text-position.ts";
import { textFields } from "./texts.ts";
import { keyOfName } from "./user-name.ts";

/** How long leaving may take for the sake of others. */
const FINISH_MS = 1_000;

export interface IncomingOptions {
  readonly screen: Screen;
  readonly client: ChatClient;
  readonly position: TextPosition;
  readonly receipts: Receipts;
  readonly privacy: OwnPrivacy;
  /** Fires when the session is over. */
  readonly over: AbortSignal;
}

/** Shows what comes from the server without being asked for. */
export class Incoming {
  readonly #options: IncomingOptions;
  /** What was sent before then has waited. */
  readonly #since = new Date();
  /** Of each sender, the last text that was shown and not yet said to be read. */
  readonly #read = new Map<string, number>();
  #marking: Promise<void> | undefined;
  #contactChanges = 0;

  constructor(options: IncomingOptions) {
    this.#options = options;
  }

  /** How many changes of contacts have been told. */
  get contactChanges(): number {
    return this.#contactChanges;
  }

  /** Begins to show what comes, until the connection ends. */
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
        if (!over.aborted) complain(screen, codeOf(error), explain(error));
      });
    }
  }

  /** The user is about to leave: what was shown a moment ago is still said to be read, where that takes no time. */
  async finish(): Promise<void> {
    if (this.#marking !== undefined) await Promise.race([this.#marking, pause(FINISH_MS, undefined, { ref: false })]);
  }

  async #showMessages(): Promise<void> {
    const { client, screen, position } = this.#options;
    for await (const message of client.texts.messages) {
      const { kind, from, text } = message;
      if (kind === "broadcast") {
        const label = { text: `Broadcast from ${from}: `, style: "cyan" } as const;
        screen.tell({ event: "broadcast", ...fieldsOf(BroadcastReceivedJson, { from, text }) }, [label, text]);
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
      { text: `${who} (${how}${when}): `, style: "cyan" },
      text,
    ]);
    if (!own) this.#markRead(from, id);
  }

  /** What is shown counts as read. One mark stands for all texts of the sender before it. */
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
      // It is a courtesy: a sender who is not there any more does not miss it.
      await patiently(() => client.texts.markRead(from, id, { signal: over }), over).catch(() => {});
    }
  }

  async #showReceipts(): Promise<void> {
    for await (const receipt of this.#options.client.texts.receipts) this.#options.receipts.handle(receipt);
  }

  /** For programs: in a terminal it would be a line for nothing. */
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
    // Who asked while the user was away is waiting for an answer.
    for (const contact of await patiently(() => client.contacts.list({ signal: over }), over)) {
      if (contact.state === "received") tellContact(screen, contact);
      states.set(keyOfName(contact.name), contact.state);
    }
    for await (const contact of changes) {
      const key = keyOfName(contact.name);
      tellContact(screen, contact, states.get(key));
      states.set(key, contact.state);
      this.#contactChanges += 1;
    }
  }
}
