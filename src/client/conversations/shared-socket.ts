import type { ChatError } from "../../errors.ts";
import { untilAborted } from "../../net/deadline.ts";
import type { NetworkChange } from "../../peering/paths.ts";
import { NetworkWatch } from "./network-watch.ts";
import type { PeerLink } from "./peer-link.ts";
import { ProbedSocket, type ProbedSocketOptions } from "./probed-socket.ts";

export interface SharedSocketOptions extends Omit<ProbedSocketOptions, "onAddresses" | "onMoved" | "onLateAnswer"> {
  /** Called when the socket may have other candidates. @param isSeen  see `ProbedSocketOptions.onLateAnswer` */
  readonly onCandidates: (isSeen: boolean) => void;
  /** Whether there is a conversation or an invitation of this user that may use more than the relay. */
  readonly hasDirect: () => boolean;
}

/**
 * The UDP socket that all links of a login share. The first link opens it; it closes after the last. While there are
 * links, they learn of changes of networks. The server and the gateways are asked only while there is a conversation that
 * may use more than the relay.
 */
export class SharedSocket {
  readonly #options: SharedSocketOptions;
  readonly #watch: NetworkWatch;
  /** Links that use the socket, until each has sent its last datagram. */
  readonly #links = new Set<PeerLink>();
  #socket: Promise<ProbedSocket> | undefined;
  #ended: ChatError | undefined;

  constructor(options: SharedSocketOptions) {
    this.#options = options;
    this.#watch = new NetworkWatch(options.connection.network, () => this.#interfacesChanged());
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
    this.#socket ??= ProbedSocket.open({
      ...this.#options,
      onAddresses: () => this.#addressesChanged(),
      onMoved: () => this.#moved("server"),
      onLateAnswer: () => this.#options.onCandidates(true),
    }).catch((error) => {
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
    this.#watch.start();
    this.#restIfHidden();
    link.finished.then(() => {
      this.#links.delete(link);
      if (this.#links.size === 0) this.#watch.stop();
      this.#restIfHidden();
      this.#closeWhenDone();
    });
  }

  /** Admits no more links. The socket closes after the last one. */
  end(reason: ChatError): void {
    this.#ended ??= reason;
    this.#closeWhenDone();
  }

  #interfacesChanged(): void {
    this.#socket
      ?.then((socket) => {
        socket.interfacesChanged();
        if (this.#options.hasDirect()) socket.ask();
      })
      .catch(() => {});
    this.#moved("interfaces");
  }

  /** This side has changed networks. */
  #moved(change: NetworkChange): void {
    for (const link of this.#links) link.networkChanged(change);
    this.#addressesChanged();
  }

  /** If nobody is to see where this side is, no gateway is asked any more either. */
  #restIfHidden(): void {
    if (this.#links.size === 0 || this.#options.hasDirect()) return;
    this.#socket?.then((socket) => socket.rest()).catch(() => {});
  }

  /** Tells all peers where this side is: those with a link inside the seal, the others through the server. */
  #addressesChanged(): void {
    const { limits, onCandidates } = this.#options;
    this.#socket
      ?.then((socket) => {
        const own = socket.own(limits.candidatesMax);
        for (const link of this.#links) link.setOwnAddresses(own);
        onCandidates(false);
      })
      .catch(() => {});
  }

  #closeWhenDone(): void {
    if (this.#ended === undefined || this.#links.size > 0) return;
    this.#socket?.then((socket) => socket.close()).catch(() => {});
    this.#socket = undefined;
  }
}
