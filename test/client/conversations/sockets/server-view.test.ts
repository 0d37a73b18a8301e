/** What a client makes of the answers to its probes, with a server that answers as it likes. */

import * as assert from "uvu/assert";
import { ProbeResponse } from "../../../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType } from "../../../../generated/chatwire/v1/message.ts";
import { Probe } from "../../../../generated/chatwire/v1/rules.ts";
import { ServerProbes } from "../../../../src/client/conversations/server-probes.ts";
import { ServerView } from "../../../../src/client/conversations/sockets/server-view.ts";
import { DatagramOpener, DatagramSealer } from "../../../../src/framing/sealed-datagram.ts";
import { DatagramSocket } from "../../../../src/net/datagram-socket.ts";
import { ProbeBudget } from "../../../../src/peering/path/free-probes.ts";
import { ProbeCodec } from "../../../../src/session/probe/probe-codec.ts";
import { SimulatedWorld } from "../../../../src/testing/index.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("what the server sees");

const SERVER = { address: "192.0.2.1", port: 4_433 };

interface Stage {
  readonly world: SimulatedWorld;
  readonly view: ServerView;
  /** The ports at which the server has seen the client, as the view told of them. */
  readonly ports: Set<number>;
  /** When it told of a move. */
  readonly moves: number[];
}

/**
 * @param answers    the ports that the server claims to have seen, one for each answer to the next probe
 * @param hasDirect  whether a conversation may use more than the relay
 */
async function stage(answers: () => number[], hasDirect = true): Promise<Stage> {
  const world = new SimulatedWorld({ seed: SEED });
  const [network, serverNetwork] = [world.addHost("198.51.100.1"), world.addHost(SERVER.address)];
  const random = new SeededRandom(SEED);
  const [clientKey, serverKey] = [random.bytes(32), random.bytes(32)];
  const socket = await DatagramSocket.bind(network, "0.0.0.0", 0);
  const server = await serverNetwork.bindUdp(SERVER.address, SERVER.port);
  const [sealer, opener] = [new DatagramSealer(serverKey, 7n), new DatagramOpener(clientKey, 7n)];
  server.onDatagram((bytes, from) => {
    const opened = opener.open(bytes, world.nowMs);
    const { header } = Message.decode(opened?.message ?? new Uint8Array(0));
    for (const port of answers()) {
      const answer = Message.create({
        header: Header.create({
          type: MessageType.RESPONSE,
          command: Probe.command,
          answers: header?.sequence ?? 0,
        }),
        body: Probe.wrapResponse(ProbeResponse.create({ address: "203.0.113.1", port })),
      });
      server.send(sealer.seal(Message.encode(answer), world.nowMs).bytes, from);
    }
  });
  const ports = new Set<number>();
  const moves: number[] = [];
  const view: ServerView = new ServerView({
    network,
    socket,
    probes: new ServerProbes(SERVER.address, new ProbeBudget().begin(0), network),
    hasDirect: () => hasDirect,
    agree: async () => ({
      roundTripMs: 10,
      codec: new ProbeCodec({ connectionId: 7n, sealKey: clientKey, openKey: serverKey }),
      targets: new Map([["first", SERVER]]),
      further: undefined,
      secondPorts: [],
    }),
    hosts: () => [],
    onAgreed: () => {},
    onChange: () => {
      for (const { port } of view.addresses) ports.add(port);
    },
    onMoved: () => moves.push(world.nowMs),
    onAnswered: () => {},
  });
  return { world, view, ports, moves };
}

test("many-answers-to-one-probe-change-the-address-once", async () => {
  const { world, view, ports, moves } = await stage(() => Array.from({ length: 1_000 }, (_, index) => index + 1));
  view.ask();
  await world.advance(1_000);
  assert.equal([[...ports], moves, view.addresses.length], [[1], [], 1]);
});

test("server-that-sees-another-address-each-time-moves-the-client-once-in-five-seconds", async () => {
  let port = 1_000;
  const { world, view, ports, moves } = await stage(() => [port++]);
  for (let times = 0; times <= 40; times++) {
    view.ask();
    await world.advance(500);
  }
  assert.is(ports.size, 41);
  assert.is(moves.length, 4);
  // The client tells its peers the latest address nevertheless.
  assert.equal(view.addresses, [{ address: "203.0.113.1", port: port - 1 }]);
});

test("server-that-leaves-the-first-probes-unanswered-is-asked-again-after-growing-pauses", async () => {
  let [probes, answeredFrom] = [0, 17];
  const { world, view } = await stage(() => (++probes < answeredFrom ? [] : [7]));
  view.ask();
  const sent: number[] = [];
  for (const untilMs of [2_000, 7_000, 22_000, 82_000, 142_000]) {
    await world.advance(untilMs - 1 - world.nowMs);
    sent.push(probes);
  }
  assert.equal(sent, [4, 8, 12, 16, 17]);
  assert.equal(view.addresses, [{ address: "203.0.113.1", port: 7 }]);
  // The next question begins with short pauses.
  answeredFrom = 22;
  view.ask();
  await world.advance(3_000);
  assert.is(probes, 22);
});

test("server-that-answers-nothing-is-not-asked-again-for-conversations-over-the-relay-only", async () => {
  let probes = 0;
  const { world, view } = await stage(() => {
    probes += 1;
    return [];
  }, false);
  view.ask();
  await world.advance(300_000);
  assert.is(probes, 4);
});

test("client-that-moves-twice-in-five-seconds-is-told-of-the-second-move-after-them", async () => {
  let port = 1;
  const { world, view, moves } = await stage(() => [port]);
  view.ask();
  await world.advance(1_000);
  for (port of [2, 3]) {
    view.ask();
    await world.advance(1_000);
  }
  assert.is(moves.length, 1);
  await world.advance(5_000);
  assert.is(moves.length, 2);
  assert.ok((moves[1] ?? 0) - (moves[0] ?? 0) >= 5_000);
});
