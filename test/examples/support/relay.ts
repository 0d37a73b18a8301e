import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** Forwards TCP connections to a server on this machine, and can drop them. */
export class Relay implements AsyncDisposable {
  /** The number of connections so far. */
  connections = 0;
  readonly #listener: Server;
  readonly #sockets = new Set<Socket>();

  static async open(port: number): Promise<Relay> {
    const listener = createServer();
    const relay = new Relay(listener, port);
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    return relay;
  }

  private constructor(listener: Server, port: number) {
    this.#listener = listener;
    listener.on("connection", (near) => {
      this.connections += 1;
      const far = connect(port, "127.0.0.1");
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        // The end of one side ends the other.
        socket.on("error", () => {});
        socket.on("close", () => {
          this.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
    });
  }

  get url(): string {
    const address = this.#listener.address();
    if (address === null || typeof address === "string") throw new Error("The relay does not listen.");
    return `chat://127.0.0.1:${address.port}`;
  }

  /** Ends all open connections. */
  async drop(): Promise<void> {
    await Promise.all(
      [...this.#sockets].map(async (socket) => {
        const closed = once(socket, "close");
        socket.destroy();
        await closed;
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.drop();
    this.#listener.close();
  }
}
