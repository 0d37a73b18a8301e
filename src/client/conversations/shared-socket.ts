import type { ChatError } from "../../errors.ts";
import { untilAborted } from "../../net/deadline.ts";
import type { PeerLink } from "./peer-link.ts";
import { ProbedSocket, type ProbedSocketOptions } from "./probed-socket.ts";

/** The UDP socket that all links of a login share. The first link opens it; it closes after the last. */
export class SharedSocket {
  readonly #options: ProbedSocketOptions;
  /** Links that use the socket, until each has sent its last datagram. */
  readonly #links = new Set<PeerLink>();
  #socket: Promise<ProbedSocket> | undefined;
  #ended: ChatError | undefined;

  constructor(options: ProbedSocketOptions) {
    this.#options = options;
  }

  /**
   * Returns the socket, after the server has seen its current addresses.
   *
   * @param relayOnly  whether nobody is to see them: no probe is sent then, and no gateway asked
   * @throws TransportError; the reason of the signal; or the reason given to `end`
   */
  async open(signal: AbortSignal, relayOnly: boolean): Promise<ProbedSocket> {
    signal.throwIfAborted();
    if (this.#ended !== undefined) throw this.#ended;
    // The signal must not end this, because other callers may wait for it too.
    this.#socket ??= ProbedSocket.open(this.#options).catch((error) => {
      // The next caller tries again.
      this.#socket = undefined;
      throw error;
    });
    const socket = await untilAborted(this.#socket, signal);
    if (!relayOnly) await socket.refresh(signal);
    if (this.#ended !== undefined) throw this.#ended;
    return socket;
  }

  /** Keeps the socket open until this link has finished. */
  use(link: PeerLink): void {
    this.#links.add(link);
    link.finished.then(() => {
      this.#links.delete(link);
      this.#closeWhenDone();
    });
  }

  /** Admits no more links. The socket closes after the last one. */
  end(reason: ChatError): void {
    this.#ended ??= reason;
    this.#closeWhenDone();
  }

  #closeWhenDone(): void {
    if (this.#ended === undefined || this.#links.size > 0) return;
    this.#socket?.then((socket) => socket.close()).catch(() => {});
    this.#socket = undefined;
  }
}
