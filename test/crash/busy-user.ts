import { setTimeout as sleep } from "node:timers/promises";
import { ChatClient, ChatError, MemoryPins, type PrivacyName, ProtocolError } from "../../src/index.ts";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";
import { Deferred } from "../sim/deferred.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";

const RETRY_MS = 20;
/** How long the last texts may take to arrive once the server stays up. */
const CATCH_UP_MAX_MS = 20_000;
const PASSWORD = "secret-1";
/** Expected errors: the other user is not registered yet or currently private, or its mailbox or the rate is exhausted. */
const REFUSALS = ["USER_NOT_FOUND", "LIMIT_REACHED", "RATE_LIMITED"];

/**
 * A user that constantly sends and reads texts, adds contacts and changes its
 * privacy. It reconnects whenever the server is gone, and records what the server
 * confirmed.
 */
export class BusyUser {
  readonly name: string;
  /** Texts that the server confirmed, by receiver. */
  readonly confirmed = new Map<string, string[]>();
  /** Texts that this user tried to send, confirmed or not. */
  readonly tried = new Set<string>();
  /** Received texts, and how often each was received. */
  readonly received = new Map<string, number>();
  /** Confirmed contacts. */
  readonly contacts = new Set<string>();
  /** The setting that the server confirmed last, and those it may have stored since. */
  readonly privacies = new Set<PrivacyName>(["PUBLIC"]);
  readonly #random: SeededRandom;
  readonly #pins = new MemoryPins();
  #isRegistered = false;
  readonly #registered = new Deferred<void>();
  #device: Uint8Array | undefined;
  #count = 0;
  #seen = 0;

  constructor(name: string, random: SeededRandom) {
    this.name = name;
    this.#random = random;
  }

  /** Resolves once the server has confirmed the registration. */
  get registered(): Promise<void> {
    return this.#registered.promise;
  }

  /** Acts until `over` is aborted. Throws if a call fails for another reason than a lost server. */
  async run(url: () => string, others: readonly BusyUser[], over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      try {
        await using client = await this.#enter(url());
        const reading = this.#read(client);
        while (!over.aborted) await this.#act(client, others);
        await client.close();
        await reading;
      } catch (error) {
        if (!isLoss(error)) throw error;
        await sleep(RETRY_MS);
      }
    }
  }

  /** Logs in a last time and waits for the expected texts. Returns what the server stores about this user. */
  async finish(url: string, expected: readonly string[]): Promise<FinalState> {
    await using client = await ChatClient.connect(url, {
      grease: false,
      logInAgain: false,
      pins: this.#pins,
      limits: FEW_ITERATIONS,
    });
    const { privacy } = await this.#logIn(client);
    const contacts = await client.contacts.list();
    const reading = this.#read(client);
    const lateMs = performance.now() + CATCH_UP_MAX_MS;
    const isComplete = () => expected.every((text) => this.received.has(text));
    while (!isComplete() && performance.now() < lateMs) await sleep(RETRY_MS);
    await client.close();
    await reading;
    return { privacy, contacts: contacts.map(({ name }) => name) };
  }

  async #enter(url: string): Promise<ChatClient> {
    const client = await ChatClient.connect(url, {
      grease: false,
      logInAgain: false,
      pins: this.#pins,
      limits: FEW_ITERATIONS,
    });
    try {
      if (this.#isRegistered) await this.#logIn(client);
      else await this.#register(client);
      return client;
    } catch (error) {
      await client.close();
      throw error;
    }
  }

  async #register(client: ChatClient): Promise<void> {
    const credentials = { name: this.name, password: PASSWORD };
    try {
      const { device } = await client.register({ ...credentials, privacy: "PUBLIC", device: { label: "busy" } });
      this.#device = device;
    } catch (error) {
      // The server may have been killed after storing the registration and before confirming it.
      if (!(error instanceof ProtocolError) || error.code !== "NAME_TAKEN") throw error;
      await client.logIn({ ...credentials, seen: this.#seen });
    }
    this.#isRegistered = true;
    this.#registered.resolve(undefined);
  }

  async #logIn(client: ChatClient) {
    if (this.#device !== undefined) return client.logInWithDevice(this.#device, { seen: this.#seen });
    return client.logIn({ name: this.name, password: PASSWORD, seen: this.#seen });
  }

  async #read(client: ChatClient): Promise<void> {
    for await (const message of client.texts.messages) {
      if (message.kind !== "text") continue;
      this.#seen = message.id;
      if (!message.own) this.received.set(message.text, (this.received.get(message.text) ?? 0) + 1);
    }
  }

  async #act(client: ChatClient, others: readonly BusyUser[]): Promise<void> {
    const other = others[this.#random.below(others.length)];
    const what = this.#random.below(20);
    if (other === undefined) return;
    if (what === 0) await this.#setPrivacy(client);
    else if (what === 1) await this.#addContact(client, `${other.name}-${this.#random.below(200)}`);
    else await Promise.all([this.#send(client, other.name), this.#send(client, other.name)]);
  }

  async #send(client: ChatClient, to: string): Promise<void> {
    this.#count += 1;
    const text = `${this.name} to ${to}, ${this.#count}`;
    this.tried.add(text);
    const sent = await unlessRefused(client.texts.send(to, text));
    if (sent === undefined) return;
    const confirmed = this.confirmed.get(to) ?? [];
    this.confirmed.set(to, confirmed);
    confirmed.push(text);
  }

  async #setPrivacy(client: ChatClient): Promise<void> {
    const privacy = this.#random.below(4) === 0 ? "PRIVATE" : "PUBLIC";
    this.privacies.add(privacy);
    const done = await unlessRefused(client.privacy.set(privacy).then(() => true));
    if (done === undefined) return;
    this.privacies.clear();
    this.privacies.add(privacy);
  }

  async #addContact(client: ChatClient, name: string): Promise<void> {
    const done = await unlessRefused(client.contacts.add(name).then(() => true));
    if (done !== undefined) this.contacts.add(name);
  }
}

/** The data that the server stores about a user at the end. */
export interface FinalState {
  readonly privacy: PrivacyName;
  readonly contacts: readonly string[];
}

/** Returns the result of a call, or undefined if the server refused it: a refused change cannot be lost. */
async function unlessRefused<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ProtocolError && REFUSALS.includes(error.code)) {
      // An immediate repetition would be refused too.
      if (error.code === "RATE_LIMITED") await sleep(error.retryAfterMs);
      return undefined;
    }
    throw error;
  }
}

/** Whether an error may mean that the server is gone. */
function isLoss(error: unknown): boolean {
  return error instanceof ChatError && (error.retryable || error.code === "CLOSED");
}
