/**
 * What sockets alone can do from one to one: frames of a length and a content pass to the other socket of their pair. Frames
 * of one turn of the event loop leave in one write. The first frame of a socket is the name of its pair. Both sides get it back when
 * the pair is complete.
 */

import type { Socket } from "node:net";
import { LENGTH_BYTES } from "../protocols/raw-frames.ts";
import { bareServer, listen, OPEN_EVENT } from "./server-program.ts";

class Side {
  readonly #socket: Socket;
  #other: Side | undefined;
  #rest: Buffer = Buffer.alloc(0);
  #gathered: Buffer[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("error", () => {});
    socket.on("data", (bytes) => this.#take(bytes));
  }

  #take(bytes: Buffer): void {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    let start = 0;
    while (all.length - start >= LENGTH_BYTES) {
      const end = start + LENGTH_BYTES + all.readUInt32BE(start);
      if (end > all.length) break;
      this.#handle(all.subarray(start, end));
      start = end;
    }
    this.#rest = all.subarray(start);
  }

  #handle(frame: Buffer): void {
    if (this.#other !== undefined) this.#other.#gather(frame);
    else this.#enter(frame);
  }

  #enter(frame: Buffer): void {
    const name = frame.toString("latin1");
    const other = alone.get(name);
    if (other === undefined) {
      alone.set(name, this);
      return;
    }
    alone.delete(name);
    [this.#other, other.#other] = [other, this];
    for (const side of [this, other]) side.#gather(frame);
  }

  #gather(frame: Buffer): void {
    if (this.#gathered.push(frame) === 1 && toWrite.push(this) === 1) setImmediate(flush);
  }

  write(): void {
    this.#socket.write(Buffer.concat(this.#gathered));
    this.#gathered = [];
  }
}

/** Sides of pairs that are not complete. */
const alone = new Map<string, Side>();
let toWrite: Side[] = [];

function flush(): void {
  const sides = toWrite;
  toWrite = [];
  for (const side of sides) side.write();
}

const server = bareServer();
server.on(OPEN_EVENT, (socket: Socket) => new Side(socket));
listen(server);
