import type { EventEmitter } from "node:events";

/**
 * Waits until a socket is closed. A reset is an end like any other: it comes if the other end closes before it has read
 * everything.
 */
export function socketEnd(socket: EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    socket.on("error", () => {}).once("close", () => resolve());
  });
}
