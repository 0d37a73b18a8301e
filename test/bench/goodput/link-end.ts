/** One end of a link over a UDP socket of its own, without a server. Both ends derive the same keys from a seed. */

import { commonFeatures, ownFeatures } from "../../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { DatagramSocket } from "../../../src/net/datagram-socket.ts";
import { PeerDriver } from "../../../src/net/peer-driver.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { PeerConnection } from "../../../src/peering/peer-connection.ts";
import type { PeerEvent } from "../../../src/peering/peer-event.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { linkKeys } from "../../crypto/link/link-keys.ts";

const KEYS_SEED = 1;
const CONNECTION_IDS = [0x1111_2222_3333_4444n, 0x5555_6666_7777_8888n] as const;

export type Role = "sender" | "receiver";

export interface LinkEnd {
  readonly connection: PeerConnection;
  /** Sends what waits. Call after every command. */
  drain(): void;
  close(): Promise<void>;
}

/** Opens the socket of an end. */
export function bindEnd(): Promise<DatagramSocket> {
  return DatagramSocket.bind(systemNetwork, "127.0.0.1", 0, DEFAULT_LIMITS.datagramBytesMax);
}

/** Starts an end that finds the other one at an address. Datagrams have 1,200 bytes at most. */
export function startEnd(
  socket: DatagramSocket,
  role: Role,
  peer: SocketAddress,
  onEvent: (event: PeerEvent) => void,
): LinkEnd {
  const own = role === "sender" ? 0 : 1;
  const random = new SeededRandom(KEYS_SEED);
  const keys = linkKeys((length) => random.bytes(length));
  const connectionId = CONNECTION_IDS[own];
  const features = ownFeatures("link", ["LARGE_DATAGRAMS"]);
  const connection = new PeerConnection({
    keys: keys[own],
    localConnectionId: connectionId,
    remoteConnectionId: CONNECTION_IDS[1 - own] ?? 0n,
    features: commonFeatures(features, [...features]),
    candidates: [peer],
    limits: DEFAULT_LIMITS,
    random: (length) => random.bytes(length),
    nowMs: systemNetwork.monotonicMs(),
  });
  const datagrams = {
    open: (handler: (bytes: Uint8Array, from: SocketAddress) => boolean) => socket.claim(connectionId, handler),
    send: (bytes: Uint8Array, to: SocketAddress) => socket.send(bytes, to),
    close: () => socket.release(connectionId),
  };
  const driver = new PeerDriver(systemNetwork, connection, datagrams, onEvent);
  return {
    connection,
    drain: () => driver.drain(),
    async close() {
      connection.close(systemNetwork.monotonicMs());
      driver.drain();
      await socket.close();
    },
  };
}
