/** Sessions of real servers and clients, captured by code: TCP by a proxy, UDP at the sockets of the clients. */

import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { type Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { Network, UdpSocket } from "../../src/net/network.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { Capture, type Endpoint } from "./capture.ts";

/** Passes the bytes of TCP connections on, and adds them to a capture. */
export class CapturingProxy implements AsyncDisposable {
  readonly capture: Capture = new Capture();
  readonly #server: Server;

  /** @param port  of the server, on 127.0.0.1 */
  static async open(port: number): Promise<CapturingProxy> {
    const proxy = new CapturingProxy(port);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  private constructor(port: number) {
    this.#server = createServer((near) => this.#pass(near, connect(port, "127.0.0.1")));
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  /** Waits until all connections have ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    await once(this.#server, "close");
  }

  #pass(near: Socket, far: Socket): void {
    const client: Endpoint = { address: "127.0.0.1", port: near.remotePort ?? 0 };
    const stream = this.capture.connect(client, { address: "127.0.0.1", port: this.port });
    const ends = [
      ["client", near, far],
      ["server", far, near],
    ] as const;
    for (const [from, source, target] of ends) {
      source.on("data", (bytes) => {
        stream.send(from, bytes);
        target.write(bytes);
      });
      source.on("end", () => target.end());
      source.on("error", () => target.destroy());
      source.on("close", () => target.destroy());
    }
  }
}

/** A network of this machine whose UDP sockets add to the capture what they send. */
export function capturingNetwork(capture: Capture): Network {
  return {
    ...systemNetwork,
    bindUdp: async (host, port): Promise<UdpSocket> => {
      const socket = await systemNetwork.bindUdp(host, port);
      return {
        get address() {
          return socket.address;
        },
        send: (bytes, to) => {
          // A capture has IPv4 only.
          const from = { address: "127.0.0.1", port: socket.address.port };
          if (!to.address.includes(":")) capture.addDatagram(from, to, Uint8Array.from(bytes));
          socket.send(bytes, to);
        },
        onDatagram: (handler) => socket.onDatagram(handler),
        close: () => socket.close(),
      };
    },
  };
}

/** The line that a dissector shows about a message that a tap has seen: "REQUEST SEND_TEXT #7". */
export function lineOf({ header, body }: Message): string {
  const { type = 0, command = 0, sequence = 0, answers = 0 } = header ?? {};
  const error = body?.case === "error" ? `, error ${nameOf(ErrorCode, body.value.code)}` : "";
  const numbers = [...(sequence === 0 ? [] : [` #${sequence}`]), ...(answers === 0 ? [] : [` to #${answers}`])];
  return `${nameOf(MessageType, type)} ${nameOf(Command, command)}${numbers.join("")}${error}`;
}

function nameOf(names: Readonly<Record<string, number>>, value: number): string {
  return Object.entries(names).find(([, number]) => number === value)?.[0] ?? String(value);
}
