import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { HelloResponse, ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Hello } from "../../generated/chatwire/v1/rules.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";

/** The server's first frame: the response to hello, with these limits. */
export function helloOf(limits: Partial<ServerLimits>): Uint8Array {
  return greetingOf({ version: 1, limits: ServerLimits.create({ ...DEFAULT_LIMITS, ...limits }) });
}

/** The server's first frame: any response to hello. */
export function greetingOf(response: Partial<HelloResponse>): Uint8Array {
  const header = Header.create({ type: MessageType.RESPONSE, command: Hello.command, sequence: 1, answers: 1 });
  return encodeFrame(header, encodeBody(Hello.wrapResponse(HelloResponse.create(response))));
}

/** Accepts connections, and calls `onGreeted` for each after the client's first bytes. */
export class FakeServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets: Socket[] = [];

  static async listen(onGreeted: (socket: Socket) => void): Promise<FakeServer> {
    const fake = new FakeServer(onGreeted);
    fake.#server.listen(0, "127.0.0.1");
    await once(fake.#server, "listening");
    return fake;
  }

  private constructor(onGreeted: (socket: Socket) => void) {
    this.#server = createServer((socket) => {
      this.#sockets.push(socket);
      socket.on("error", () => {});
      socket.once("data", () => onGreeted(socket.resume()));
    });
  }

  get url(): string {
    const address = this.#server.address();
    return `chat+plain://127.0.0.1:${address === null || typeof address === "string" ? 0 : address.port}`;
  }

  /** Ends all connections. */
  drop(): void {
    for (const socket of this.#sockets) socket.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
