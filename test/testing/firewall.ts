import type { Network, UdpSocket } from "../../src/net/network.ts";
import { replace } from "../served/replace.ts";

/** Lets datagrams of some networks through or not. */
export class Firewall {
  /** Whether a datagram to an address may leave. */
  mayPass: (address: string) => boolean;

  constructor(mayPass: (address: string) => boolean) {
    this.mayPass = mayPass;
  }

  /** A network behind the firewall. */
  around(network: Network): Network {
    return replace(network, {
      bindUdp: async (host, port) => this.#around(await network.bindUdp(host, port)),
    });
  }

  #around(socket: UdpSocket): UdpSocket {
    return replace(socket, {
      send: (bytes, to) => {
        if (this.mayPass(to.address)) socket.send(bytes, to);
      },
    });
  }
}
