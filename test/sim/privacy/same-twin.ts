import { Actor } from "./actor.ts";
import type { Delivered, DirectChat } from "./direct-chat.ts";
import type { Step, Twin } from "./twins.ts";

/** Performs every operation. So the observer gets the same from two simulations of which one is over gateways. */
export class SameTwin implements Twin {
  readonly observer: string;
  readonly #chat: DirectChat;
  readonly #actor: Actor;

  constructor(observer: string, chat: DirectChat) {
    this.observer = observer;
    this.#chat = chat;
    this.#actor = new Actor(chat);
  }

  passMoment(ms: number): Delivered {
    this.#chat.passMoment(ms);
    return byConnection(this.#chat.take());
  }

  follow({ operation, about }: Step): Delivered {
    this.#actor.perform(operation, about);
    return byConnection(this.#chat.take());
  }
}

/** The order that gateways keep. */
function byConnection(delivered: Delivered): Delivered {
  return delivered.toSorted((a, b) => a.connection - b.connection);
}
