import { type ChatClient, type ChatError, identityFingerprint } from "chatwire";
import { complain, hasCode } from "../error-messages.ts";
import type { Interrupts } from "../interrupts.ts";
import type { Options } from "../options.ts";
import type { Prompt, Screen } from "../screen/screen.ts";
import type { Reception } from "../sign-in/connector.ts";
import type { Login } from "../sign-in/sign-in.ts";
import type { OwnPrivacy } from "../user/privacy.ts";
import type { TextPosition } from "../user/text-position.ts";
import type { UserFile } from "../user/user-file.ts";
import { Incoming } from "./incoming.ts";
import { Invitations } from "./invitations.ts";
import { Receipts } from "./receipts.ts";

/** The connection to the server is gone. */
export class ServerLost extends Error {
  constructor(reason: ChatError) {
    const isLoginsEnd = hasCode(reason, "REPLACED", "REVOKED", "ACCOUNT_DELETED");
    const lost = isLoginsEnd ? reason.message : `The connection to the server is lost: ${reason.message}`;
    super(lost, { cause: reason });
  }
}

/** What comes after a command: the next one, logging off, a new login because this one has ended, or the end. */
export type Next = "next" | "logoff" | "over" | "quit";

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
  readonly incoming: Incoming;
  readonly receipts: Receipts;
  readonly privacy: OwnPrivacy;
  /** Which texts have been shown. */
  readonly position: TextPosition;
  /** What is kept of the user on this device. */
  readonly file: UserFile;
  readonly #lost = new AbortController();
  /** Fires with ServerLost or Quit: nothing more can be done, but to go on with a conversation. */
  readonly over: AbortSignal;

  constructor(screen: Screen, login: Login, interrupts: Interrupts, { accept }: Pick<Options, "accept">) {
    const { client, identity, reception, privacy, position, file } = login;
    this.screen = screen;
    this.client = client;
    this.reception = reception;
    this.fingerprint = identityFingerprint(identity);
    this.interrupts = interrupts;
    this.over = AbortSignal.any([interrupts.quit, this.#lost.signal]);
    this.invitations = new Invitations(screen, client, accept);
    this.receipts = new Receipts(screen);
    this.privacy = privacy;
    this.position = position;
    this.file = file;
    this.incoming = new Incoming(this);
    client.closed.then((reason) => this.#lost.abort(new ServerLost(reason)));
    void this.invitations.collect();
    this.incoming.start();
  }

  /** Fires with ServerLost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async logOff(): Promise<void> {
    await this.incoming.finish();
    await this.client.logOff();
    this.screen.tell({ event: "loggedOff" }, "You logged off.");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.lost.aborted) await this.incoming.finish();
    await this.client.close();
    await this.position.flush();
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
}
