import type { ChatError } from "../../../errors.ts";
import { untilAborted } from "../../../net/deadline.ts";
import type { NetworkChange } from "../../../peering/paths.ts";
import type { PeerLink } from "../link/peer-link.ts";
import type { Uplinks } from "../uplinks/uplinks.ts";
import { NetworkWatch } from "./network-watch.ts";
import { ProbedSocket, type ProbedSocketOptions } from "./probed-socket.ts";

export type SharedSocketOptions = Omit<ProbedSocketOptions, "onUplinks" | "onMoved">;

/**
 * The UDP socket that all links of a user share. The first link opens it; it closes after the last. While there are
 * links, they learn of changes of networks, and of further uplinks unless they use only the relay. The server and the
 * gateways are asked only while there is a conversation that may use more than the relay.
 */
export class SharedSocket {
  readonly #options: SharedSocketOptions;
  readonly #watch: NetworkWatch;
  /** Links that use the socket, until each has sent its last datagram. */
  readonly #links = new Set<PeerLink>();
  /** Those of them that use further uplinks. */
  readonly #usingUplinks = new Set<PeerLink>();
  #socket: Promise<ProbedSocket> | undefined;
  #ended: ChatError | undefined;

  constructor(options: SharedSocketOptions) {
    this.#options = options;
    this.#watch = new NetworkWatch(options.connection.network, () => this.#interfacesChanged());
  }

  /**
   * Returns the socket. Call its `ask` once the invitation or acceptance has been sent.
   *
   * @throws TransportError; the reason of the signal; or the reason given to `end`
   */
  async open(signal: AbortSignal): Promise<ProbedSocket> {
    signal.throwIfAborted();
    if (this.#ended !== undefined) throw this.#ended;
    // The signal must not end this, because other callers may wait for it too.
    this.#socket ??= ProbedSocket.open({
      ...this.#options,
      onUplinks: () => this.#uplinksChanged(),
      onChange: () => this.#addressesChanged(),
      onMoved: () => this.#moved("server"),
    }).catch((error) => {
      // The next caller tries again.
      this.#socket = undefined;
      throw error;
    });
    const socket = await untilAborted(this.#socket, signal);
    if (this.#ended !== undefined) throw this.#ended;
    return socket;
  }

  /** Keeps the socket open until this link has finished. @param relayOnly  whether the link uses only the relay */
  use(link: PeerLink, relayOnly: boolean): void {
    this.#links.add(link);
    this.#watch.start();
    if (!relayOnly) this.#useUplinks(link);
    this.#releaseIfRelayOnly();
    link.finished.then(() => {
      this.#links.delete(link);
      this.#usingUplinks.delete(link);
      if (this.#links.size === 0) this.#watch.stop();
      if (this.#usingUplinks.size === 0) this.#withUplinks((uplinks) => uplinks.stop());
      this.#releaseIfRelayOnly();
      this.#closeWhenDone();
    });
  }

  /** A path of a link has failed: this machine may have other addresses. */
  pathFailed(): void {
    this.#watch.look();
  }

  #useUplinks(link: PeerLink): void {
    this.#usingUplinks.add(link);
    this.#withUplinks((uplinks) => {
      if (uplinks.current.length > 0) link.setUplinks(uplinks.current);
      uplinks.start();
    });
  }

  /** Admits no more links. The socket closes after the last one. */
  end(reason: ChatError): void {
    this.#ended ??= reason;
    this.#closeWhenDone();
  }

  /** The user is logged in again: admits links again. The socket stays, if there are links. */
  renew(): void {
    this.#ended = undefined;
    this.#socket?.then((socket) => socket.renew()).catch(() => {});
  }

  #interfacesChanged(): void {
    this.#socket
      ?.then((socket) => {
        socket.interfacesChanged();
        if (this.#options.hasDirect()) socket.ask();
      })
      .catch(() => {});
    this.#moved("interfaces");
    this.#options.connection.check();
  }

  /** This side has changed networks. */
  #moved(change: NetworkChange): void {
    for (const link of this.#links) link.networkChanged(change);
    this.#addressesChanged();
  }

  /** If nobody is to see where this side is, no gateway is asked any more either. */
  #releaseIfRelayOnly(): void {
    if (this.#links.size === 0 || this.#options.hasDirect()) return;
    this.#socket?.then((socket) => socket.releaseMappings()).catch(() => {});
  }

  #uplinksChanged(): void {
    this.#withUplinks(({ current }) => {
      for (const link of this.#usingUplinks) link.setUplinks(current);
    });
    this.#addressesChanged();
  }

  #withUplinks(run: (uplinks: Uplinks) => void): void {
    this.#socket?.then(({ uplinks }) => uplinks && run(uplinks)).catch(() => {});
  }

  /** Tells all peers where this side is: through the server, and those with a link inside the seal. */
  #addressesChanged(): void {
    const { limits, onChange } = this.#options;
    this.#socket
      ?.then((socket) => {
        const own = socket.own(limits.candidatesMax);
        if (socket.view.isSettled) for (const link of this.#links) link.setOwnAddresses(own);
        onChange();
      })
      .catch(() => {});
  }

  #closeWhenDone(): void {
    if (this.#ended === undefined || this.#links.size > 0) return;
    this.#socket?.then((socket) => socket.close()).catch(() => {});
    this.#socket = undefined;
  }
}
