import type { ChatClientOptions } from "../../../src/index.ts";
import type { Network } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";

/** Options of a client that has no address to offer. */
export const UNREACHABLE: ChatClientOptions = {
  network: withoutAddresses(systemNetwork),
  withoutFeatures: ["PROBES"],
};

/** A machine that does not know its own addresses, not even that of its connection to the server. */
export function withoutAddresses(network: Network): Network {
  return {
    ...network,
    interfaces: () => [],
    async dial(target, signal) {
      const open = await network.dial(target, signal);
      const socket = new Proxy(open.socket, {
        get(stream, name) {
          if (name === "local") return { address: "", port: 0 };
          const value: unknown = Reflect.get(stream, name);
          return typeof value === "function" ? value.bind(stream) : value;
        },
      });
      return { ...open, socket };
    },
  };
}
