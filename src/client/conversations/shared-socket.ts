import type { ChatError } from "../../errors.ts";
import { untilAborted } from "../../net/deadline.ts";
import type { Connection } from "../connection/connection.ts";
import type { PeerLink } from "./peer-link.ts";
import { ProbedSocket } from "./probed-socket.ts";

/** The UDP socket that all conversations of a login share: opened when the first needs it, closed when none does. */
export class SharedSocket {
  readonly #server: Connection;
  /** Links that use the socket, until their last datagram is sent. */
  readonly #links = new Set<PeerLink>();
  #path: Promise<ProbedSocket> | undefined;
  #ended: ChatError | undefined;

  constructor(server: Connection) {
    this.#server = server;
  }

  /**
   * The socket, whose address the server has seen a moment ago.
   *
   * @throws TransportError; the reason of the signal; or what `end` was told
   */
  async open(signal: AbortSignal): Promise<ProbedSocket> {
    signal.throwIfAborted();
    if (this.#ended !== undefined) throw this.#ended;
    // Not ended by the signal, because others may wait for it too.
    this.#path ??= ProbedSocket.open(this.#server, {}).catch((error) => {
      // A failure is not kept: the next conversation tries again.
      this.#path = undefined;
      throw error;
    });
    const path = await untilAborted(this.#path, signal);
    await path.refresh(signal);
    if (this.#ended !== undefined) throw this.#ended;
    return path;
  }

  /** A link uses the socket. */
  use(link: PeerLink): void {
    this.#links.add(link);
    link.finished.then(() => {
      this.#links.delete(link);
      this.#closeWhenDone();
    });
  }

  /** No more links come; the socket is closed after the last one. */
  end(reason: ChatError): void {
    this.#ended ??= reason;
    this.#closeWhenDone();
  }

  #closeWhenDone(): void {
    if (this.#ended === undefined || this.#links.size > 0) return;
    this.#path?.then((path) => path.close()).catch(() => {});
    this.#path = undefined;
  }
}
