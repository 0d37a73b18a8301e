import type { Network } from "../../../src/net/network.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { replace } from "../../served/replace.ts";

export interface SentDatagram {
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
}

/** A network that notes in `sent` what leaves by UDP. */
export function watchedNetwork(network: Network, sent: SentDatagram[]): Network {
  return replace<Network>(network, {
    bindUdp: async (host, port) => {
      const socket = await network.bindUdp(host, port);
      return replace(socket, {
        send: (bytes, to) => {
          sent.push({ to: { address: to.address, port: to.port }, bytes: bytes.slice() });
          socket.send(bytes, to);
        },
      });
    },
  });
}
