import type { PeerLink } from "chatwire";
import type { Login } from "../login/login.ts";

/**
 * Who writes in a conversation, and what was read, in both directions. A user whose privacy has no read receipts sends no
 * read marks here either.
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

  /** Tells the peer that the user writes a text. A command is none. */
  edited(line: string): void {
    this.#link.setTyping(/^(?!\/(?!\/))./s.test(line));
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
