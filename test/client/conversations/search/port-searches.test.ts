import * as assert from "uvu/assert";
import { PortSearches } from "../../../../src/client/conversations/search/port-searches.ts";
import { SearchSockets } from "../../../../src/client/conversations/search/search-sockets.ts";
import { TransportError } from "../../../../src/errors.ts";
import { createDatagramHeader, DatagramKind } from "../../../../src/framing/datagram.ts";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import { DatagramSocket } from "../../../../src/net/datagram-socket.ts";
import { type SimulatedHost, SimulatedWorld } from "../../../../src/testing/index.ts";
import { SEED } from "../../../seed.ts";
import { replace } from "../../../served/replace.ts";
import { suite } from "../../../suite.ts";

const test = suite("port searches of a client");

const ID = 7n;

test("one-search-at-a-time-goes-to-an-address-and-few-begin-in-a-minute", () => {
  const host = new SimulatedWorld({ seed: SEED }).addHost("198.51.100.1");
  let nowMs = 0;
  const searches = new PortSearches(replace(host, { monotonicMs: () => nowMs }), { searchesPerMinute: 4 });
  const first = searches.begin("203.0.113.1", "ports");
  assert.is(searches.begin("203.0.113.1", "ports"), undefined);
  assert.ok(searches.begin("203.0.113.2", "ports"));
  first?.();
  assert.ok(searches.begin("203.0.113.1", "ports"));
  assert.ok(searches.begin("203.0.113.3", "ports"));
  assert.is(searches.begin("203.0.113.4", "ports"), undefined);
  nowMs += 15_000;
  assert.ok(searches.begin("203.0.113.4", "ports"));
  assert.is(searches.begin("203.0.113.5", "ports"), undefined);
});

test("searches-of-all-links-have-no-more-sockets-together-than-one-may-have", () => {
  const host = new SimulatedWorld({ seed: SEED }).addHost("198.51.100.1");
  let nowMs = 0;
  const searches = new PortSearches(replace(host, { monotonicMs: () => nowMs }), DEFAULT_LIMITS);
  const open: { readonly end: () => void; readonly untilMs: number }[] = [];
  let [most, begun] = [0, 0];
  for (let peer = 0; nowMs < 300_000; nowMs += 1_000) {
    for (const search of open.filter(({ untilMs }) => untilMs <= nowMs)) {
      search.end();
      open.splice(open.indexOf(search), 1);
    }
    for (;;) {
      const end = searches.begin(`203.0.113.${peer}`, "sockets");
      if (end === undefined) break;
      peer += 1;
      begun += 1;
      open.push({ end, untilMs: nowMs + DEFAULT_LIMITS.searchTimeMs });
    }
    most = Math.max(most, open.length);
  }
  // One after the other. A search without sockets may go on beside it.
  assert.equal([most, begun], [1, 9]);
  assert.ok(searches.begin("203.0.113.200", "ports"));
  assert.is(searches.begin("203.0.113.201", "sockets"), undefined);
});

test("sockets-hand-over-datagrams-of-the-link-with-their-numbers-and-close", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const [host, other] = [world.addHost("198.51.100.1"), world.addHost("198.51.100.2")];
  const { sockets, ports } = await watched(host);
  const received: unknown[] = [];
  sockets.onDatagram((_bytes, { address, socket }) => received.push([address, socket]) > 0);
  assert.equal(await sockets.open(3), [1, 2, 3]);
  const remote = await other.bindUdp("0.0.0.0", 5_000);
  const arrived: number[] = [];
  remote.onDatagram((_bytes, from) => arrived.push(from.port));
  const to = { address: other.address, port: 5_000 };
  sockets.send(Uint8Array.of(1), { ...to, socket: 2 });
  sockets.send(Uint8Array.of(1), { ...to, socket: 9 });
  await world.advance(100);
  assert.equal(arrived, [ports[1]]);
  const datagram = (id: bigint) => {
    const bytes = new Uint8Array(41);
    bytes.set(createDatagramHeader(DatagramKind.SEALED, id));
    bytes[16] = 1;
    return bytes;
  };
  for (const id of [ID, 8n]) remote.send(datagram(id), { address: host.address, port: ports[2] ?? 0 });
  await world.advance(100);
  assert.equal(received, [[other.address, 3]]);
  sockets.keep([3]);
  for (const port of ports) remote.send(datagram(ID), { address: host.address, port });
  await world.advance(100);
  assert.is(received.length, 2);
  assert.equal(await sockets.open(1), [4]);
  sockets.end();
  for (const port of ports) remote.send(datagram(ID), { address: host.address, port });
  await world.advance(100);
  assert.is(received.length, 2);
  assert.equal(await sockets.open(1), []);
});

test("where-descriptors-are-short-half-of-them-stay-for-others", async () => {
  const host = new SimulatedWorld({ seed: SEED }).addHost("198.51.100.1");
  const { sockets, open } = await watched(host, 100);
  assert.is((await sockets.open(256)).length, 50);
  assert.is(open.size, 50);
});

test("sockets-that-open-after-the-link-has-ended-close-again", async () => {
  const host = new SimulatedWorld({ seed: SEED }).addHost("198.51.100.1");
  const { sockets, open } = await watched(host);
  const opening = sockets.open(40);
  sockets.end();
  await opening;
  assert.is(open.size, 0);
});

/** Sockets on a host that has so many descriptors. */
async function watched(host: SimulatedHost, descriptors = Number.POSITIVE_INFINITY) {
  const ports: number[] = [];
  const open = new Set<number>();
  let left = descriptors;
  const network = replace(host, {
    bindUdp: async (address: string, wanted: number) => {
      if (left === 0) throw new TransportError("UNREACHABLE", "No descriptor is left.");
      left -= 1;
      const socket = await host.bindUdp(address, wanted);
      const { port } = socket.address;
      ports.push(port);
      open.add(port);
      return replace(socket, {
        close: async () => {
          open.delete(port);
          await socket.close();
        },
      });
    },
  });
  const like = await DatagramSocket.bind(host, "0.0.0.0", 0);
  return { sockets: new SearchSockets(network, like, ID), ports, open };
}
