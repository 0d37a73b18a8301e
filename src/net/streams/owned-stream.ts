import type { ChatError } from "../../errors.ts";
import type { StreamHandlers, StreamSocket } from "../network.ts";

/** A socket that one session may hand over to another: what arrives goes to the present owner. */
export class OwnedStream implements StreamHandlers {
  readonly socket: StreamSocket;
  #owner: StreamHandlers | undefined;

  constructor(socket: StreamSocket) {
    this.socket = socket;
  }

  /** Gives the socket to a new owner. The first one starts it. */
  give(owner: StreamHandlers): void {
    const isStarted = this.#owner !== undefined;
    this.#owner = owner;
    if (!isStarted) this.socket.start(this);
  }

  onBytes(bytes: Uint8Array): void {
    this.#owner?.onBytes(bytes);
  }

  onEnd(): void {
    this.#owner?.onEnd();
  }

  onClosed(error: ChatError | undefined): void {
    this.#owner?.onClosed(error);
  }
}
