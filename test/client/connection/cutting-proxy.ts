import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A TCP proxy on loopback that cuts connections, or holds them open and forwards nothing. */
export class CuttingProxy implements AsyncDisposable {
  /** Connections that it has accepted. */
  accepted = 0;
  /** Whether it ends each connection at once that comes. Call `cut` to end those that are open. */
  isBlocked = false;
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  /** Bytes that the next connections may carry to the client before they are cut; the last one holds for all others. */
  #cuts: number[] = [];

  static async listen(port: number): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server, port);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  private constructor(server: Server, port: number) {
    this.#server = server;
    server.on("connection", (client) => this.#accept(client, port));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Cuts the connections that come next after so many bytes to the client. */
  cutNext(...cuts: readonly number[]): void {
    this.#cuts = [...cuts];
  }

  /** Cuts all connections. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** Connections that are open, those of the longest standing first. */
  get open(): number {
    return this.#pairs.size;
  }

  /** Cuts one of the open connections. */
  cutOne(index: number): void {
    for (const socket of [...this.#pairs][index] ?? []) socket.destroy();
  }

  /**
   * Holds one of the open connections half-open: it carries nothing, and stays open. What either end sends meanwhile, its
   * end included, arrives once the connection is released.
   */
  holdOne(index: number): { release(): void; cut(): void } {
    const [client, server] = [...this.#pairs][index] ?? [];
    if (client === undefined || server === undefined) return { release: () => {}, cut: () => {} };
    client.unpipe(server);
    server.pause();
    return {
      release: () => {
        client.pipe(server);
        server.resume();
      },
      cut: () => void client.destroy(),
    };
  }

  /** From now on, the open connections carry nothing, and stay open. */
  stall(): void {
    for (const [client, server] of this.#pairs) {
      client.unpipe(server);
      client.removeAllListeners("data").resume();
      server.removeAllListeners("data").resume();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #accept(client: Socket, port: number): void {
    this.accepted += 1;
    if (this.isBlocked) {
      client.destroy();
      return;
    }
    const server = connect(port, "127.0.0.1");
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    let left = this.#cuts.shift() ?? Number.POSITIVE_INFINITY;
    const end = (): void => {
      this.#pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on("error", end).on("close", end);
    client.pipe(server);
    server.on("data", (bytes) => {
      client.write(bytes.subarray(0, Math.min(left, bytes.length)));
      left -= bytes.length;
      if (left <= 0) setImmediate(end);
    });
  }
}
