/** Datagrams that are sent back, bare and sealed: what the system and the seal alone cost. */

import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { DATAGRAM_RULES } from "../../../src/framing/datagram.ts";
import { DatagramOpener, DatagramSealer } from "../../../src/framing/sealed-datagram.ts";

/** Sends bytes to the other end and back. Resolves when they have returned. */
export interface Echo extends AsyncDisposable {
  roundTrip(bytes: Uint8Array): Promise<void>;
}

/** How an end makes a datagram of bytes, and bytes of a datagram. */
interface Wrapping {
  wrap(bytes: Uint8Array): Uint8Array;
  unwrap(datagram: Uint8Array): Uint8Array;
}

const BARE: Wrapping = { wrap: (bytes) => bytes, unwrap: (datagram) => datagram };

/** An echo of bare datagrams over the loopback interface. */
export function bareEcho(): Promise<Echo> {
  return openEcho(BARE, BARE);
}

/** An echo of datagrams that are sealed and opened in both directions, as those of a link are. */
export function sealedEcho(): Promise<Echo> {
  return openEcho(sealing(1, 2), sealing(2, 1));
}

function sealing(sendKey: number, receiveKey: number): Wrapping {
  const sealer = new DatagramSealer(new Uint8Array(32).fill(sendKey), 1n, DATAGRAM_RULES);
  const opener = new DatagramOpener(new Uint8Array(32).fill(receiveKey), 1n, DATAGRAM_RULES);
  return {
    wrap: (bytes) => sealer.seal(bytes, performance.now()).bytes,
    unwrap(datagram) {
      const opened = opener.open(datagram, performance.now());
      if (opened === undefined) throw new Error("A datagram arrived twice.");
      return opened.message;
    },
  };
}

async function openEcho(near: Wrapping, far: Wrapping): Promise<Echo> {
  const [here, there] = [await bind(), await bind()];
  there.on("message", (datagram, from) => there.send(far.wrap(far.unwrap(datagram)), from.port, from.address));
  const port = there.address().port;
  return {
    async roundTrip(bytes) {
      const returned = once(here, "message");
      here.send(near.wrap(bytes), port, "127.0.0.1");
      const [datagram] = await returned;
      near.unwrap(datagram);
    },
    async [Symbol.asyncDispose]() {
      for (const socket of [here, there]) await new Promise<void>((resolve) => socket.close(resolve));
    },
  };
}

async function bind(): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return socket;
}
