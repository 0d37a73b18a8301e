/**
 * The state of one login. `Login` owns the connection and everything that lives as
 * long as it: `Incoming` displays what the server delivers unasked, `Invitations`
 * collects invitations until they are answered, `OwnTexts` sends texts and tells that they
 * wait or are sent, `Receipts` that they are delivered and read, `FileTransfers` sends and
 * receives files, `RoomNews` tells what happens in rooms, and `ConnectionLine` tells how the connection stands. Commands and conversations get the `Login` as their first argument.
 *
 * The invariant: when the connection has ended for good or the user quits, `over` fires with
 * the reason. Only a conversation may outlast the connection. A connection that is lost comes
 * back by itself.
 */

import { type ChatClient, type ChatError, type Explanation, identityFingerprint } from "chatwire";
import { hasCode, tellError } from "../error-messages.ts";
import type { Interrupts } from "../interrupts.ts";
import type { Options } from "../options.ts";
import type { Prompt, Screen } from "../screen/screen.ts";
import type { Connector } from "../sign-in/connector.ts";
import type { SignedIn } from "../sign-in/sign-in.ts";
import type { OwnPrivacy } from "../user/privacy.ts";
import type { TextPosition } from "../user/text-position.ts";
import type { UserFile } from "../user/user-file.ts";
import { ConnectionLine } from "./connection-line.ts";
import { FileTransfers } from "./file-transfers.ts";
import { Incoming } from "./incoming.ts";
import { Invitations } from "./invitations.ts";
import { OwnTexts } from "./own-texts.ts";
import { Receipts } from "./receipts.ts";
import { RoomNews } from "./room-news.ts";

/** The connection to the server is closed. */
export class ServerLost extends Error {
  constructor(reason: ChatError) {
    const isLoginOver = hasCode(reason, "REPLACED", "REVOKED", "ACCOUNT_DELETED");
    const lost = isLoginOver ? reason.message : `Lost the connection to the server: ${reason.message}`;
    super(lost, { cause: reason });
  }
}

/** The step after a command: the next command, log-off, a new login because this one has ended, or the end of the program. */
export type Next = "next" | "logoff" | "over" | "quit";

/** How a question ended: a line, the end of the input, or an invitation to accept automatically. */
export type Answer =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "end" }
  | { readonly kind: "invited" };

export class Login implements AsyncDisposable {
  readonly screen: Screen;
  readonly client: ChatClient;
  /** The connector that made the connection. */
  readonly connector: Connector;
  /** The fingerprint of the user's own key, as others see it. */
  readonly fingerprint: string;
  readonly interrupts: Interrupts;
  readonly invitations: Invitations;
  readonly incoming: Incoming;
  readonly receipts: Receipts;
  readonly ownTexts: OwnTexts;
  readonly files: FileTransfers;
  readonly roomNews: RoomNews;
  readonly privacy: OwnPrivacy;
  /** Which texts have been displayed. */
  readonly position: TextPosition;
  /** The data stored about the user on this machine. */
  readonly file: UserFile;
  /** How users are listed. */
  readonly peerList: Options["peerList"];
  /** Where the sound of calls comes from and goes to. */
  readonly sound: Options["sound"];
  /** Explains the last link, or why there was none; undefined before the first. */
  explain: (() => Explanation) | undefined;
  readonly #lost = new AbortController();
  /** Fires with ServerLost or Quit. After ServerLost, a conversation may go on; after Quit, nothing may. */
  readonly over: AbortSignal;

  constructor(
    screen: Screen,
    signedIn: SignedIn,
    interrupts: Interrupts,
    options: Pick<Options, "accept" | "peerList" | "sound" | "filesDir">,
  ) {
    const { client, identity, connector, privacy, position, file } = signedIn;
    this.screen = screen;
    this.client = client;
    this.connector = connector;
    this.fingerprint = identityFingerprint(identity);
    this.interrupts = interrupts;
    this.over = AbortSignal.any([interrupts.quit, this.#lost.signal]);
    this.invitations = new Invitations(screen, client, options.accept);
    this.receipts = new Receipts(screen);
    this.privacy = privacy;
    this.position = position;
    this.file = file;
    this.peerList = options.peerList;
    this.sound = options.sound;
    this.ownTexts = new OwnTexts(this);
    this.files = new FileTransfers({ screen, client, folder: options.filesDir, over: this.over });
    this.roomNews = new RoomNews({ screen, client, over: this.over });
    this.incoming = new Incoming(this);
    client.closed.then((reason) => this.#lost.abort(new ServerLost(reason)));
    // Its end is that of the login.
    new ConnectionLine(screen, client).follow(this.over).catch(() => {});
    void this.invitations.collect();
    void this.files.collect();
    this.incoming.start();
    this.ownTexts.start();
    this.roomNews.start();
  }

  /** Fires with ServerLost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Sends the read receipts that are due, then logs off. */
  async logOff(): Promise<void> {
    await this.incoming.finish();
    await this.client.logOff();
    this.screen.tell({ event: "loggedOff" }, "You logged off.");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.lost.aborted) await this.incoming.finish();
    const waiting = this.ownTexts.waiting();
    await this.client.close();
    this.ownTexts.tellUnsent(waiting, this.connector.keepsTexts);
    await this.position.flush();
  }

  /** Asks a question. If invitations are accepted automatically, one may end the question. */
  async ask(prompt: Prompt): Promise<Answer> {
    const { arrived } = this.invitations;
    try {
      const text = await this.screen.ask(prompt, AbortSignal.any([this.over, arrived]));
      return text === undefined ? { kind: "end" } : { kind: "line", text };
    } catch (error) {
      this.over.throwIfAborted();
      if (arrived.aborted) return { kind: "invited" };
      throw error;
    }
  }

  /**
   * Reports that a command failed.
   *
   * @throws the reason, if the login is over: that is reported instead
   */
  report(code: string, ...texts: readonly string[]): void {
    this.over.throwIfAborted();
    tellError(this.screen, code, ...texts);
  }
}
