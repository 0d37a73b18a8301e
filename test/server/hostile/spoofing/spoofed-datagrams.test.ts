/**
 * A whole server under datagrams with forged sources. Its connections are real ones; the clock and the datagrams of the
 * first test are not, so that a source can be any address, and a seed gives the same datagrams at the same times.
 */

import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import * as assert from "uvu/assert";
import type { Network, UdpSocket } from "../../../../src/net/network.ts";
import { systemNetwork } from "../../../../src/net/system-network.ts";
import { endOfTick } from "../../../../src/net/timers.ts";
import type { SocketAddress } from "../../../../src/socket-address.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { ChatWorld } from "../../../client/chat-world.ts";
import { SEED } from "../../../seed.ts";
import { replace } from "../../../served/replace.ts";
import { suite } from "../../../suite.ts";
import { ByteLedger } from "./byte-ledger.ts";
import { SpoofedDatagrams } from "./spoofed-datagrams.ts";
import { type SpoofedSide, spoofedSides } from "./spoofed-side.ts";

const test = suite("spoofed datagrams", { timeLimitMs: 120_000 });

const DATAGRAMS = 100_000;
const REAL_DATAGRAMS = 4_000;
/** So few that the conversation spends them in the middle of the first test. */
const RELAY_BYTES_MAX = 1_000_000;

const address = (text: string, port = 40_000): SocketAddress => ({ address: text, port });
const SIDES = [address("203.0.113.10"), address("2001:db8:1::10")] as const;
const TAKEN = [address("203.0.113.66"), address("2001:db8:1::66"), address("198.51.100.66", 4_000)];
/** In networks of the sides, of the attacker, and of neither. */
const VICTIMS = ["203.0.113", "203.0.114", "192.0.2", "10.20.30"]
  .flatMap((network) => [1, 2, 3].map((host) => address(`${network}.${host}`, 50 + host)))
  .concat(
    ["2001:db8:1:", "2001:db8:1:1", "2001:db8:2:7", "2001:db8:ffff:ffff:ffff:ffff:ffff"].map((network) =>
      address(network.split(":").length > 6 ? `${network}:ffff` : `${network.replace(/:$/, "")}::1`, 65_535),
    ),
  );

/** A server whose UDP sockets are in the hands of the test. */
class Ports {
  nowMs = 1_000;
  sent: (bytes: Uint8Array, to: SocketAddress) => void = () => {};
  readonly #handlers: ((bytes: Uint8Array, from: SocketAddress) => void)[] = [];

  readonly network: Network = replace(systemNetwork, {
    monotonicMs: () => this.nowMs,
    bindUdp: async (): Promise<UdpSocket> => {
      const at = this.#handlers.length;
      this.#handlers.push(() => {});
      return {
        address: address("::", 30_000 + at),
        send: (bytes, to) => this.sent(bytes, to),
        onDatagram: (handler) => {
          this.#handlers[at] = handler;
        },
        close: async () => {},
      };
    },
  });

  receive(bytes: Uint8Array, from: SocketAddress, at: "first" | "second"): void {
    this.#handlers[at === "first" ? 0 : 1]?.(bytes, from);
  }
}

function leave(sides: readonly SpoofedSide[]): void {
  for (const { client } of sides) client.socket.destroy();
}

test("bytes-to-any-address-or-network-never-exceed-those-from-it-at-a-whole-server", async () => {
  const ports = new Ports();
  const limits = { relayBytesMax: RELAY_BYTES_MAX };
  await using world = await ChatWorld.start({ security: "plain", network: ports.network, limits });
  const random = new SeededRandom(SEED);
  const sides = await spoofedSides(world.server.port, random, SIDES);
  const attack = new SpoofedDatagrams(random, sides, TAKEN, VICTIMS);
  const ledger = new ByteLedger((from, to) => attack.isOwn(from) && attack.isOwn(to));
  ports.sent = (bytes, to) => {
    ledger.sent(bytes, to);
    attack.overhear(bytes, to);
  };
  const answeredVictims = new Set<string>();
  for (let count = 0; count < DATAGRAMS; count++) {
    const { bytes, from, at } = attack.next();
    ledger.received(bytes, from);
    const before = ledger.bytesOut;
    ports.receive(bytes, from, at);
    if (ledger.bytesOut > before && !attack.isOwn(from.address)) answeredVictims.add(from.address);
    ports.nowMs += random.below(3);
  }
  // The attack reaches everything that answers or forwards.
  const { relay } = world.server.statistics();
  assert.is(answeredVictims.size, VICTIMS.length);
  assert.ok(relay.bound > 10, `${relay.bound} bound`);
  assert.ok(relay.datagrams > 1_000, `${relay.datagrams} relayed`);
  assert.ok(relay.overQuota > 100, `${relay.overQuota} over the quota`);
  assert.ok(ledger.bytesRelayed > RELAY_BYTES_MAX * 0.9, `${ledger.bytesRelayed} bytes relayed`);
  assert.ok(world.server.datagramsDropped > DATAGRAMS / 4, `${world.server.datagramsDropped} dropped`);
  leave(sides);
});

/** Counts what a server's real sockets receive and send. */
function counting(ledger: ByteLedger, attack: () => SpoofedDatagrams): Network {
  return replace(systemNetwork, {
    bindUdp: async (host, port) => {
      const socket = await systemNetwork.bindUdp(host, port);
      return replace(socket, {
        onDatagram: (handler) =>
          socket.onDatagram((bytes, from) => {
            ledger.received(bytes, from);
            handler(bytes, from);
          }),
        send: (bytes, to) => {
          ledger.sent(bytes, to);
          attack().overhear(bytes, to);
          socket.send(bytes, to);
        },
      });
    },
  });
}

/** A socket at each of some addresses of this machine, which all lead to it. */
async function openAll(addresses: readonly string[]): Promise<Map<string, Socket>> {
  const sockets = new Map<string, Socket>();
  for (const each of addresses) {
    const socket = createSocket("udp4").bind(0, each);
    await once(socket, "listening");
    sockets.set(each, socket);
  }
  return sockets;
}

test("likewise-over-real-sockets", async () => {
  const [adaAt = "", graceAt = "", takenAt = "", ...victimsAt] = [2, 3, 4, 5, 6, 7].flatMap((host) =>
    host < 5 ? [`127.0.1.${host}`] : [`127.0.1.${host}`, `127.0.${host}.1`, `127.${host}.0.1`],
  );
  const sockets = await openAll([adaAt, graceAt, takenAt, ...victimsAt]);
  const at = (text: string): SocketAddress => address(text, sockets.get(text)?.address().port);
  let attack: SpoofedDatagrams | undefined;
  const attacking = (): SpoofedDatagrams => {
    if (attack === undefined) throw new Error("The server has sent something before it received anything.");
    return attack;
  };
  const ledger = new ByteLedger((from, to) => attacking().isOwn(from) && attacking().isOwn(to));
  await using world = await ChatWorld.start({ security: "plain", network: counting(ledger, attacking) });
  const random = new SeededRandom(SEED);
  const sides = await spoofedSides(world.server.port, random, [at(adaAt), at(graceAt)]);
  attack = new SpoofedDatagrams(random, sides, [at(takenAt)], victimsAt.map(at));
  const ports = { first: world.server.port, second: world.server.secondProbePort ?? 0 };
  for (let count = 0; count < REAL_DATAGRAMS; count++) {
    const datagram = attack.next();
    sockets.get(datagram.from.address)?.send(datagram.bytes, ports[datagram.at], "127.0.0.1");
    // The server, in this process, reads and answers.
    await endOfTick(systemNetwork);
  }
  assert.ok(world.server.statistics().relay.bound >= 2);
  assert.ok(ledger.answered > 10, `${ledger.answered} answered`);
  assert.ok(ledger.bytesRelayed > 10_000, `${ledger.bytesRelayed} bytes relayed`);
  leave(sides);
  for (const socket of sockets.values()) socket.close();
});
