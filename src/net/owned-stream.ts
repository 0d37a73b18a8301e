import type { StreamHandlers, StreamSocket } from "./network.ts";

/** A socket that one session may hand over to another: what arrives goes to the present owner. */
export class OwnedStream {
  readonly socket: StreamSocket;
  #owner: StreamHandlers | undefined;

  constructor(socket: StreamSocket) {
    this.socket = socket;
  }

  /** Gives the socket to a new owner. The first one starts it. */
  give(owner: StreamHandlers): void {
    const isStarted = this.#owner !== undefined;
    this.#owner = owner;
    if (isStarted) return;
    this.socket.start({
      onBytes: (bytes) => this.#owner?.onBytes(bytes),
      onEnd: () => this.#owner?.onEnd(),
      onClosed: (error) => this.#owner?.onClosed(error),
    });
  }
}
