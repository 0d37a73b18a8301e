import type { SocketAddress } from "../../../socket-address.ts";
import type { Uplink } from "./uplink.ts";

/** Handles a datagram of an uplink. Returns false to have it counted as dropped. */
export type UplinkHandler = (bytes: Uint8Array, from: SocketAddress, uplink: number) => boolean;

/** The further uplinks as one link uses them: hands over its datagrams by connection id, and sends by number. */
export class LinkUplinks {
  readonly #handlers = new Map<bigint, UplinkHandler>();
  #uplinks: readonly Uplink[] = [];

  get isEmpty(): boolean {
    return this.#uplinks.length === 0;
  }

  /** Uses these from now on. */
  set(uplinks: readonly Uplink[]): void {
    const added = uplinks.filter((uplink) => !this.#uplinks.includes(uplink));
    this.#uplinks = uplinks;
    for (const uplink of added) for (const [id, handler] of this.#handlers) claim(uplink, id, handler);
  }

  /** Hands over the datagrams with a connection id from now on. */
  claim(connectionId: bigint, handler: UplinkHandler): void {
    this.#handlers.set(connectionId, handler);
    for (const uplink of this.#uplinks) claim(uplink, connectionId, handler);
  }

  /** Hands over no more datagrams with a connection id. */
  release(connectionId: bigint): void {
    this.#handlers.delete(connectionId);
    for (const { socket } of this.#uplinks) socket.release(connectionId);
  }

  /** The numbers of those that lead to addresses of a family. */
  numbersFor(family: 4 | 6): number[] {
    return this.#uplinks.filter((uplink) => uplink.family === family).map(({ number }) => number);
  }

  /** The address of this machine that an uplink has; undefined if it is gone. */
  localOf(number: number | undefined): string | undefined {
    return this.#find(number)?.local;
  }

  /** Sends one datagram by the uplink with this number, unreliably. */
  send(bytes: Uint8Array, to: SocketAddress, number: number): void {
    this.#find(number)?.socket.send(bytes, to);
  }

  /** Hands over nothing more. */
  close(): void {
    for (const { socket } of this.#uplinks) for (const id of this.#handlers.keys()) socket.release(id);
    this.#handlers.clear();
    this.#uplinks = [];
  }

  #find(number: number | undefined): Uplink | undefined {
    return this.#uplinks.find((uplink) => uplink.number === number);
  }
}

function claim({ number, socket }: Uplink, connectionId: bigint, handler: UplinkHandler): void {
  socket.claim(connectionId, (bytes, from) => handler(bytes, from, number));
}
