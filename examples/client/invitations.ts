import type { ChatClient, Invitation } from "chatwire";
import type { Options } from "./options.ts";
import type { Screen } from "./screen.ts";
import { isSameName } from "./user-name.ts";

/** The invitations to talk that wait for an answer. */
export class Invitations {
  readonly #screen: Screen;
  readonly #client: ChatClient;
  readonly #accept: Options["accept"];
  /** In the order they came. */
  readonly #waiting = new Set<Invitation>();
  #arrival = new AbortController();
  /** Where what the user types goes: commands begin with a slash in a conversation. */
  place: "commands" | "conversation" = "commands";

  constructor(screen: Screen, client: ChatClient, accept: Options["accept"]) {
    this.#screen = screen;
    this.#client = client;
    this.#accept = accept;
  }

  /** Fires when there is an invitation that is to be accepted without asking. */
  get arrival(): AbortSignal {
    return this.#arrival.signal;
  }

  /** Names of those who wait for an answer. */
  get names(): string[] {
    return [...this.#waiting].map(({ from }) => from);
  }

  /** Takes invitations in until there are no more. */
  async collect(): Promise<void> {
    for await (const invitation of this.#client.conversations.invitations) {
      this.#waiting.add(invitation);
      invitation.ended.then(() => this.#handleOver(invitation));
      if (this.#accept === "automatic") this.#arrival.abort();
      else this.#announce(invitation.from);
    }
  }

  /** The one to be accepted without asking, if there is one. */
  takeAutomatic(): Invitation | undefined {
    if (this.#accept !== "automatic") return undefined;
    this.#arrival = new AbortController();
    return this.take("");
  }

  /** Takes the invitation of a user; with an empty name the oldest. */
  take(name: string): Invitation | undefined {
    const found = [...this.#waiting].find(({ from }) => name === "" || isSameName(from, name));
    if (found !== undefined) this.#waiting.delete(found);
    return found;
  }

  /** Declines one that was taken. */
  async decline(invitation: Invitation, signal: AbortSignal): Promise<void> {
    await invitation.decline({ signal });
    const { from } = invitation;
    this.#screen.tell({ event: "declined", peer: from, by: "you" }, `You declined to talk with ${from}.`);
  }

  #announce(from: string): void {
    const how =
      this.place === "commands"
        ? `Type "accept ${from}" or "decline ${from}".`
        : `Type "/decline ${from}", or "/leave" and then "accept ${from}".`;
    this.#screen.tell({ event: "invited", from }, { text: `${from} wants to talk. Accept? ${how}`, style: "bold" });
  }

  #handleOver(invitation: Invitation): void {
    const isUnanswered = this.#waiting.delete(invitation);
    const isLoggedIn = this.#client.name !== undefined;
    const { from } = invitation;
    if (isUnanswered && isLoggedIn) this.#screen.tell({ event: "cancelled", from }, `${from} stopped waiting.`);
  }
}
