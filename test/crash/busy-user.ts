import { setTimeout as sleep } from "node:timers/promises";
import { AddContactRequest, ContactState, ListContactsRequest } from "../../generated/chatwire/v1/contact.ts";
import { AddContact, ConfirmTexts, FetchTexts, ListContacts, SendText } from "../../generated/chatwire/v1/rules.ts";
import { ConfirmTextsRequest, FetchTextsRequest, SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { ChatClient, ChatError, MemoryPins, type PrivacyChoice, ProtocolError } from "../../src/index.ts";
import type { SeededRandom } from "../random.ts";

const RETRY_MS = 20;
const PASSWORD = "secret-1";

/**
 * A user who never stops: sends texts, takes what comes, adds contacts, changes
 * privacy, and begins again whenever the server is gone. Remembers what the
 * server confirmed.
 */
export class BusyUser {
  readonly name: string;
  /** Texts whose sending the server confirmed, by receiver. */
  readonly confirmed = new Map<string, string[]>();
  /** Texts that were tried, confirmed or not. */
  readonly tried = new Set<string>();
  /** Texts that came, in order. */
  readonly received: string[] = [];
  readonly contacts = new Set<string>();
  /** What the server confirmed last, and what it may have taken since. */
  readonly privacies = new Set<PrivacyChoice>(["PUBLIC"]);
  readonly #random: SeededRandom;
  readonly #pins = new MemoryPins();
  #isRegistered = false;
  #count = 0;
  #upTo = 0;

  constructor(name: string, random: SeededRandom) {
    this.name = name;
    this.#random = random;
  }

  /** Does things until it is over. What fails because the server is gone is no mistake; anything else is. */
  async run(url: () => string, others: readonly BusyUser[], over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      try {
        await using client = await this.#enter(url());
        while (!over.aborted) await this.#act(client, others);
      } catch (error) {
        if (!isLoss(error)) throw error;
        await sleep(RETRY_MS);
      }
    }
  }

  /** Logs in one last time, takes what is left, and checks what the server keeps. */
  async finish(url: string): Promise<{ readonly privacy: string; readonly contacts: readonly string[] }> {
    await using client = await ChatClient.connect(url, { pins: this.#pins });
    const { privacy } = await client.logIn({ name: this.name, password: PASSWORD });
    await this.#fetch(client);
    const { contacts } = await client.call(ListContacts, ListContactsRequest.create());
    const kept = contacts.filter(({ state }) => state !== ContactState.RECEIVED).map(({ name }) => name);
    return { privacy, contacts: kept };
  }

  async #enter(url: string): Promise<ChatClient> {
    const client = await ChatClient.connect(url, { pins: this.#pins });
    try {
      if (!this.#isRegistered) await this.#register(client);
      else await client.logIn({ name: this.name, password: PASSWORD });
      await this.#fetch(client);
      return client;
    } catch (error) {
      await client.close();
      throw error;
    }
  }

  async #register(client: ChatClient): Promise<void> {
    try {
      await client.register({ name: this.name, password: PASSWORD, privacy: "PUBLIC" });
    } catch (error) {
      // The server may have taken the registration and been killed before it said so.
      if (!(error instanceof ProtocolError) || error.code !== "NAME_TAKEN") throw error;
      await client.logIn({ name: this.name, password: PASSWORD });
    }
    this.#isRegistered = true;
  }

  async #act(client: ChatClient, others: readonly BusyUser[]): Promise<void> {
    const other = others[this.#random.below(others.length)];
    const what = this.#random.below(20);
    if (other === undefined || what < 4) await this.#fetch(client);
    else if (what === 4) await this.#setPrivacy(client);
    else if (what === 5) await this.#addContact(client, `${other.name}-${this.#random.below(200)}`);
    else await Promise.all([this.#send(client, other.name), this.#send(client, other.name)]);
  }

  async #send(client: ChatClient, to: string): Promise<void> {
    this.#count += 1;
    const text = `${this.name} to ${to}, ${this.#count}`;
    this.tried.add(text);
    try {
      await client.call(SendText, SendTextRequest.create({ text }), { to: { user: to } });
    } catch (error) {
      // The other one may not be registered yet, be private for now, or be away for long.
      if (error instanceof ProtocolError && REFUSALS.includes(error.code)) return;
      throw error;
    }
    const confirmed = this.confirmed.get(to) ?? [];
    this.confirmed.set(to, confirmed);
    confirmed.push(text);
  }

  async #fetch(client: ChatClient): Promise<void> {
    for (;;) {
      const page = await client.call(FetchTexts, FetchTextsRequest.create({ after: this.#upTo }));
      for (const { from, text } of page.texts) if (from !== this.name) this.received.push(text);
      const isNew = page.upTo > this.#upTo;
      this.#upTo = page.upTo;
      if (isNew) await client.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: this.#upTo }));
      if (page.upTo >= page.lastTextId) return;
    }
  }

  async #setPrivacy(client: ChatClient): Promise<void> {
    const privacy = this.#random.below(4) === 0 ? "PRIVATE" : "PUBLIC";
    this.privacies.add(privacy);
    await client.setPrivacy(privacy);
    this.privacies.clear();
    this.privacies.add(privacy);
  }

  async #addContact(client: ChatClient, name: string): Promise<void> {
    const to = { user: name };
    await client.call(AddContact, AddContactRequest.create(), { to });
    this.contacts.add(name);
  }
}

const REFUSALS = ["USER_NOT_FOUND", "LIMIT_REACHED", "RATE_LIMITED"];

/** Whether the server is gone, as far as this error tells. */
function isLoss(error: unknown): boolean {
  if (error instanceof ProtocolError) return ["GOING_AWAY", "RATE_LIMITED"].includes(error.code);
  return error instanceof ChatError && error.retryable;
}
