import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Which end of a connection sends. */
export type End = "client" | "server";

/** Where a connection is cut, in the bytes that it carries from one end: those of TLS records. */
export interface ByteCut {
  readonly from: End;
  /** Counted from `count`. */
  readonly afterBytes: number;
  /** Whether the connection stays open, and carries nothing more. */
  readonly isHalfOpen: boolean;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** It carries nothing more. */
  isDead: boolean;
}

/** A TCP proxy on loopback, for one client. It cuts the client's connection once, after so many bytes. */
export class ByteProxy implements AsyncDisposable {
  /** What the connection has carried from each end since `count`, until it was cut. */
  readonly bytes: Record<End, number> = { client: 0, server: 0 };
  /** Whether the connection was cut. */
  isCut = false;
  onCut = (): void => {};
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #cut: ByteCut | undefined;
  #latest: Pair | undefined;
  #counted: Pair | undefined;
  #mayPass: Promise<void> = Promise.resolve();

  static async listen(port: number, cut: ByteCut | undefined): Promise<ByteProxy> {
    const proxy = new ByteProxy(port, cut);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  private constructor(port: number, cut: ByteCut | undefined) {
    this.#cut = cut;
    this.#server = createServer((client) => void this.#accept(client, port));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Counts the bytes of the connection from now on. */
  count(): void {
    this.#counted ??= this.#latest;
  }

  /** Keeps the connections that come from now on waiting, until `pass` is called. */
  hold(): { pass(): void } {
    let pass = (): void => {};
    this.#mayPass = new Promise((resolve) => {
      pass = resolve;
    });
    return { pass };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #accept(client: Socket, port: number): Promise<void> {
    this.#keep(client);
    await this.#mayPass;
    if (client.destroyed) return;
    const server = connect(port, "127.0.0.1");
    this.#keep(server);
    const pair: Pair = { client, server, isDead: false };
    this.#latest = pair;
    for (const [from, socket, other] of [
      ["client", client, server],
      ["server", server, client],
    ] as const) {
      socket.on("data", (bytes) => this.#carry(pair, from, bytes));
      socket.on("close", () => {
        if (!pair.isDead) other.destroy();
      });
    }
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => {}).on("close", () => this.#sockets.delete(socket));
  }

  #carry(pair: Pair, from: End, bytes: Uint8Array): void {
    if (pair.isDead) return;
    const [source, target] = from === "client" ? [pair.client, pair.server] : [pair.server, pair.client];
    const cut = pair === this.#counted ? this.#cut : undefined;
    const before = this.bytes[from];
    if (pair === this.#counted) this.bytes[from] += bytes.length;
    if (cut?.from !== from || this.bytes[from] < cut.afterBytes) {
      target.write(bytes);
      return;
    }
    pair.isDead = true;
    this.isCut = true;
    const last = bytes.subarray(0, cut.afterBytes - before);
    if (cut.isHalfOpen) target.write(last);
    else {
      // The other end gets the last bytes before it learns of the end.
      target.write(last, () => target.destroy());
      source.destroy();
    }
    this.onCut();
  }
}
