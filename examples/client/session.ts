import { type ChatClient, type ChatError, identityFingerprint } from "chatwire";
import { BroadcastReceivedJson } from "chatwire/v1/text.json";
import { type ChatEvent, fieldsOf } from "./events.ts";
import { complain, hasCode } from "./explain.ts";
import type { Interrupts } from "./interrupts.ts";
import { Invitations } from "./invitations.ts";
import type { Options } from "./options.ts";
import type { Reception } from "./reception.ts";
import type { Prompt, Screen } from "./screen.ts";
import type { Login } from "./sign-in.ts";

/** The connection to the server is gone. */
export class ServerLost extends Error {
  constructor(reason: ChatError) {
    const lost = hasCode(reason, "REPLACED")
      ? reason.message
      : `The connection to the server is lost: ${reason.message}`;
    super(lost, { cause: reason });
  }
}

/** What comes after a command: the next one, a new login, or the end. */
export type Next = "next" | "logoff" | "quit";

/** What the user did at a prompt, or what came first. */
export type Answer =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "end" }
  | { readonly kind: "invited" };

/** One login: its connection, and everything that hangs on it. */
export class Session implements AsyncDisposable {
  readonly screen: Screen;
  readonly client: ChatClient;
  /** What the connection was made by. */
  readonly reception: Reception;
  /** Of the user's own key, as others see it. */
  readonly fingerprint: string;
  readonly interrupts: Interrupts;
  readonly invitations: Invitations;
  readonly #lost = new AbortController();
  /** Fires with ServerLost or Quit: nothing more can be done, but to go on with a conversation. */
  readonly over: AbortSignal;

  constructor(screen: Screen, login: Login, interrupts: Interrupts, { accept }: Pick<Options, "accept">) {
    const { client, identity, reception } = login;
    this.screen = screen;
    this.client = client;
    this.reception = reception;
    this.fingerprint = identityFingerprint(identity);
    this.interrupts = interrupts;
    this.over = AbortSignal.any([interrupts.quit, this.#lost.signal]);
    this.invitations = new Invitations(screen, client, accept);
    client.closed.then((reason) => this.#lost.abort(new ServerLost(reason)));
    void this.invitations.collect();
    void this.#printMessages();
  }

  /** Fires with ServerLost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.close();
  }

  /** Asks at a prompt that an invitation may come before, where invitations are accepted without asking. */
  async ask(prompt: Prompt): Promise<Answer> {
    const { arrival } = this.invitations;
    try {
      const text = await this.screen.ask(prompt, AbortSignal.any([this.over, arrival]));
      return text === undefined ? { kind: "end" } : { kind: "line", text };
    } catch (error) {
      this.over.throwIfAborted();
      if (arrival.aborted) return { kind: "invited" };
      throw error;
    }
  }

  /** Tells what went wrong with a command, unless the whole session is over: then that is what is told. */
  report(code: string, ...texts: readonly string[]): void {
    this.over.throwIfAborted();
    complain(this.screen, code, ...texts);
  }

  async #printMessages(): Promise<void> {
    for await (const { kind, from, text } of this.client.messages) {
      const event: ChatEvent =
        kind === "broadcast"
          ? { event: "broadcast", ...fieldsOf(BroadcastReceivedJson, { from, text }) }
          : { event: "text", ...fieldsOf(BroadcastReceivedJson, { from, text }), via: "server" };
      const label = kind === "broadcast" ? `Broadcast from ${from}: ` : `${from} (through the server): `;
      this.screen.tell(event, [{ text: label, style: "cyan" }, text]);
    }
  }
}
