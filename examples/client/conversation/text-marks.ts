import type { PeerLink } from "chatwire";
import { isSlashCommand } from "../command-form.ts";
import type { Login } from "../login/login.ts";

/**
 * Typing and read marks of a conversation, in both directions. No read marks are sent if the privacy settings of the user
 * turn read receipts off.
 */
export class TextMarks {
  readonly #login: Login;
  readonly #link: PeerLink;

  constructor(login: Login, link: PeerLink) {
    this.#login = login;
    this.#link = link;
  }

  /** Shows what the peer's user does, until the link ends. */
  async show(): Promise<void> {
    await Promise.all([this.#showTyping(), this.#showReads()]);
  }

  /** Tells the peer that the user is writing a text, unless the line is a command. */
  edited(line: string): void {
    this.#link.setTyping(line !== "" && !isSlashCommand(line));
  }

  /** The user has sent a text, which the peer has not read. */
  sent(): void {
    this.#login.screen.status("read", undefined);
  }

  /** A text of the peer is on the screen. */
  shown(number: number): void {
    if (this.#login.client.privacy.current?.readReceipts !== false) this.#link.markRead(number);
  }

  async #showTyping(): Promise<void> {
    const { screen } = this.#login;
    const { peer, typing } = this.#link;
    for await (const isTyping of typing) {
      screen.tell({ event: "typing", from: peer, typing: isTyping, via: "peer" });
      screen.status("typing", isTyping ? `${peer} is writing` : undefined);
    }
    screen.status("typing", undefined);
  }

  async #showReads(): Promise<void> {
    const { screen } = this.#login;
    const { peer, reads } = this.#link;
    for await (const texts of reads) {
      screen.tell({ event: "read", by: peer, texts });
      screen.status("read", `${peer} has read ${texts === 1 ? "1 text" : `${texts} texts`}`);
    }
    screen.status("read", undefined);
  }
}
