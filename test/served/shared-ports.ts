import type {
  IncomingConnection,
  ListenHandlers,
  ListenTarget,
  Network,
  StreamListener,
  UdpSocket,
} from "../../src/net/network.ts";
import type { SocketAddress } from "../../src/socket-address.ts";
import { replace } from "./replace.ts";

/**
 * One port for several servers, as behind a balancer: the connections of one client's address go to one server, those of
 * several addresses to each in turn. Every server gets every datagram, and ignores those that are for another one.
 */
export class SharedPorts {
  readonly #network: Network;
  readonly #listeners = new Map<string, SharedListener>();
  readonly #sockets = new Map<string, SharedSocket>();

  constructor(network: Network) {
    this.#network = network;
  }

  /** The network of one more server. */
  network(): Network {
    return replace(this.#network, {
      listen: async (target, handlers) => {
        const shared = this.#listeners.get(placeOf(target.host, target.port)) ?? new SharedListener();
        await shared.open(this.#network, target);
        this.#listeners.set(placeOf(target.host, shared.address.port), shared);
        return shared.add(handlers);
      },
      bindUdp: async (host, port) => {
        const known = this.#sockets.get(placeOf(host, port));
        const shared = known?.isOpen ? known : new SharedSocket(await this.#network.bindUdp(host, port));
        this.#sockets.set(placeOf(host, shared.address.port), shared);
        return shared.add();
      },
    });
  }
}

function placeOf(host: string, port: number): string {
  return `${host} ${port}`;
}

class SharedListener {
  #listener: StreamListener | undefined;
  readonly #handlers: ListenHandlers[] = [];
  /** By the address of the client. */
  readonly #places = new Map<string, number>();

  get address(): SocketAddress {
    return this.#listener?.address ?? { address: "", port: 0 };
  }

  async open(network: Network, target: ListenTarget): Promise<void> {
    this.#listener ??= await network.listen(target, {
      onIncoming: (connection) => this.#choose(connection),
      onDropped: (address) => this.#handlers[0]?.onDropped(address),
      onExhausted: (code) => this.#handlers[0]?.onExhausted(code),
    });
  }

  add(handlers: ListenHandlers): StreamListener {
    this.#handlers.push(handlers);
    return {
      address: this.address,
      setCertificate: (certificate) => this.#listener?.setCertificate(certificate),
      close: async () => {
        this.#handlers.splice(this.#handlers.indexOf(handlers), 1);
        if (this.#handlers.length > 0) return;
        const listener = this.#listener;
        this.#listener = undefined;
        await listener?.close();
      },
    };
  }

  #choose(connection: IncomingConnection): void {
    const { address } = connection.remote;
    const place = this.#places.get(address) ?? this.#places.size;
    this.#places.set(address, place);
    const handlers = this.#handlers[place % this.#handlers.length];
    if (handlers === undefined) connection.destroy();
    else handlers.onIncoming(connection);
  }
}

class SharedSocket {
  readonly #socket: UdpSocket;
  readonly #handlers = new Set<(bytes: Uint8Array, from: SocketAddress) => void>();
  #users = 0;
  isOpen = true;

  constructor(socket: UdpSocket) {
    this.#socket = socket;
    socket.onDatagram((bytes, from) => {
      for (const handle of this.#handlers) handle(bytes, from);
    });
  }

  get address(): SocketAddress {
    return this.#socket.address;
  }

  add(): UdpSocket {
    this.#users += 1;
    let handler = (_bytes: Uint8Array, _from: SocketAddress): void => {};
    this.#handlers.add((bytes, from) => handler(bytes, from));
    return {
      address: this.address,
      send: (bytes, to) => this.#socket.send(bytes, to),
      onDatagram: (handle) => {
        handler = handle;
      },
      close: async () => {
        handler = () => {};
        this.#users -= 1;
        if (this.#users > 0) return;
        this.isOpen = false;
        await this.#socket.close();
      },
    };
  }
}
