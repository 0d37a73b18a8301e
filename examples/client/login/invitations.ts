import type { ChatClient, Invitation } from "chatwire";
import type { Options } from "../options.ts";
import type { Screen } from "../screen/screen.ts";
import { isSameName } from "../user/user-name.ts";

/** The invitations that have not been answered. */
export class Invitations {
  readonly #screen: Screen;
  readonly #client: ChatClient;
  readonly #accept: Options["accept"];
  /** In order of arrival. */
  readonly #waiting = new Set<Invitation>();
  #arrived = new AbortController();
  /** Where the user is typing: in a conversation, commands begin with a slash. */
  place: "commands" | "conversation" = "commands";

  constructor(screen: Screen, client: ChatClient, accept: Options["accept"]) {
    this.#screen = screen;
    this.#client = client;
    this.#accept = accept;
  }

  /** Fires when an invitation arrives that is accepted automatically. */
  get arrived(): AbortSignal {
    return this.#arrived.signal;
  }

  /** Names of the users who wait for an answer. */
  get names(): string[] {
    return [...this.#waiting].map(({ from }) => from);
  }

  /** Collects invitations until the connection ends. */
  async collect(): Promise<void> {
    for await (const invitation of this.#client.conversations.invitations) {
      // The user has accepted a file, which goes on over this link.
      if (this.#client.files.expects(invitation.from)) {
        invitation.accept().catch(() => {});
        continue;
      }
      this.#waiting.add(invitation);
      invitation.ended.then(() => this.#handleOver(invitation));
      if (this.#accept === "automatic") this.#arrived.abort();
      else this.#announce(invitation.from);
    }
  }

  /** Takes the oldest invitation, if invitations are accepted automatically. */
  takeAutomatic(): Invitation | undefined {
    if (this.#accept !== "automatic") return undefined;
    this.#arrived = new AbortController();
    return this.take("");
  }

  /** Takes the invitation of a user, or the oldest one if the name is empty. */
  take(name: string): Invitation | undefined {
    const found = [...this.#waiting].find(({ from }) => name === "" || isSameName(from, name));
    if (found !== undefined) this.#waiting.delete(found);
    return found;
  }

  /** Declines an invitation that was taken. */
  async decline(invitation: Invitation, signal: AbortSignal): Promise<void> {
    await invitation.decline({ signal });
    const { from } = invitation;
    this.#screen.tell({ event: "declined", peer: from, by: "you" }, `You declined the invitation from ${from}.`);
  }

  #announce(from: string): void {
    const how =
      this.place === "commands"
        ? `Type "accept ${from}" or "decline ${from}".`
        : `Type "/decline ${from}", or "/leave" and then "accept ${from}".`;
    this.#screen.tell({ event: "invited", from }, { text: `${from} invites you to talk. ${how}`, style: "bold" });
  }

  #handleOver(invitation: Invitation): void {
    const isUnanswered = this.#waiting.delete(invitation);
    const isLoggedIn = this.#client.name !== undefined;
    const { from } = invitation;
    if (isUnanswered && isLoggedIn) this.#screen.tell({ event: "cancelled", from }, `${from} withdrew the invitation.`);
  }
}
