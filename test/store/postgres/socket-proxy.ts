import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SOCKET = ".s.PGSQL.5432";

/** Forwards connections to the Unix socket of a PostgreSQL server, and loses the server's answers when it is told to. */
export class SocketProxy implements AsyncDisposable {
  readonly folder: string;
  /** Connections whose answers were lost. */
  cuts = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Bytes of answers that still pass; undefined: all. */
  #left: number | undefined;
  #isRefusing = false;

  private constructor(folder: string, target: string) {
    this.folder = folder;
    this.#server = createServer((client) => this.#forward(client, connect(join(target, SOCKET))));
  }

  /** @param target  the folder of the server's socket */
  static async listen(target: string): Promise<SocketProxy> {
    const proxy = new SocketProxy(await mkdtemp(join(tmpdir(), "chatwire-proxy-")), target);
    await new Promise<void>((resolve) => proxy.#server.listen(join(proxy.folder, SOCKET), resolve));
    return proxy;
  }

  /** Loses the answers after so many bytes, once: the client's connection ends, and the server's when it has read all. */
  cutAnswersAfter(bytes: number): void {
    this.#left = bytes;
  }

  /** Refuses further connections until `allow`. */
  refuse(): void {
    this.#isRefusing = true;
  }

  allow(): void {
    this.#isRefusing = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }

  #forward(client: Socket, server: Socket): void {
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => this.#sockets.delete(socket));
    }
    if (this.#isRefusing) {
      client.destroy();
      server.destroy();
      return;
    }
    client.on("data", (bytes) => server.write(bytes));
    client.on("close", () => server.end());
    server.on("close", () => client.destroy());
    server.on("data", (bytes) => {
      if (this.#left === undefined) {
        client.write(bytes);
        return;
      }
      client.write(bytes.subarray(0, this.#left));
      this.#left -= bytes.length;
      if (this.#left > 0) return;
      this.#left = undefined;
      this.cuts += 1;
      client.destroy();
    });
  }
}
