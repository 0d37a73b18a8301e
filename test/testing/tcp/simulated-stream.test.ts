import * as assert from "uvu/assert";
import { TransportError } from "../../../src/errors.ts";
import type { Clock, StreamSocket } from "../../../src/net/network.ts";
import { HostClock } from "../../../src/testing/host-clock.ts";
import { packetBytes, type Segment } from "../../../src/testing/packet.ts";
import { Line, type LinkConditions, PERFECT_LINK } from "../../../src/testing/routing/line.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SimulatedStream } from "../../../src/testing/tcp/simulated-stream.ts";
import { VirtualTime } from "../../../src/testing/virtual-time.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("simulated stream");

const ENDS = {
  client: { address: "192.0.2.1", port: 1 },
  server: { address: "192.0.2.2", port: 2 },
} as const;
type End = keyof typeof ENDS;

/** Both ends of one connection, and what happened at each. */
class Connection {
  readonly time = new VirtualTime({ nowMs: 0 });
  readonly client: SimulatedStream;
  readonly server: SimulatedStream;
  readonly log: string[] = [];
  readonly read = { client: [] as number[], server: [] as number[] };
  /** Ends that need no segment any more. */
  readonly done: End[] = [];
  isConnected = true;
  /** Segments with data that were sent, again or not. */
  dataSent = 0;
  readonly #conditions: LinkConditions;
  readonly #random = new SeededRandom(SEED);
  #endOfTick: (() => void)[] = [];

  constructor(conditions: Partial<LinkConditions> = {}) {
    this.#conditions = { ...PERFECT_LINK, latencyMs: 10, ...conditions };
    this.client = this.#open("client", "server", () => this.server);
    this.server = this.#open("server", "client", () => this.client);
    this.#start("client", this.client);
    this.#start("server", this.server);
    this.run(0);
  }

  run(durationMs = 1_000): void {
    const untilMs = this.time.nowMs + durationMs;
    for (;;) {
      for (const run of this.#endOfTick.splice(0)) run();
      if (this.#endOfTick.length > 0) continue;
      if ((this.time.nextMs ?? Number.POSITIVE_INFINITY) > untilMs) break;
      this.time.runNext();
    }
    this.time.advanceTo(untilMs);
  }

  #open(local: End, remote: End, peer: () => SimulatedStream): SimulatedStream {
    const line = new Line(this.time, this.#random, () => this.#conditions);
    const times = new HostClock(this.time);
    const clock: Clock = {
      monotonicMs: () => times.monotonicMs(),
      wallClockMs: () => times.wallClockMs(),
      setTimer: (run, delayMs) => times.setTimer(run, delayMs),
      runAtEndOfTick: (run) => void this.#endOfTick.push(run),
    };
    const transmit = (segment: Segment): void => {
      if (segment.kind === "data") this.dataSent += 1;
      if (!this.isConnected) return;
      const packet = { protocol: "tcp", from: ENDS[local], to: ENDS[remote], segment } as const;
      const arrivals = line.carry(packetBytes(packet));
      for (const atMs of arrivals) this.time.schedule(() => peer().handle(segment), atMs);
    };
    const onDone = (): void => void this.done.push(local);
    return new SimulatedStream({ local: ENDS[local], remote: ENDS[remote], clock, transmit, onDone });
  }

  #start(name: End, socket: StreamSocket): void {
    const note = (what: string): number => this.log.push(`${this.time.nowMs} ${name} ${what}`);
    socket.start({
      onBytes: (bytes) => this.read[name].push(...bytes),
      onEnd: () => {
        note("end");
        socket.end();
      },
      onClosed: (error) => note(error === undefined ? "closed" : `closed ${error.code}`),
    });
  }
}

function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => index & 255);
}

test("bytes-arrive-in-order-whatever-the-jitter", () => {
  const connection = new Connection({ jitterMs: 50 });
  const { client, read } = connection;
  const bytes = bytesOf(500);
  for (let at = 0; at < bytes.length; at += 5) client.write(bytes.subarray(at, at + 5), () => {});
  connection.run();
  assert.equal(read.server, [...bytes]);
});

test("bandwidth-delays-bytes", () => {
  const connection = new Connection({ bytesPerSecond: 1_000 });
  const { client, read } = connection;
  client.write(bytesOf(460), () => {});
  connection.run(500);
  assert.is(read.server.length, 0);
  connection.run(20);
  assert.is(read.server.length, 460);
});

test("every-byte-arrives-once-and-in-order-over-a-line-that-loses-repeats-and-reorders", () => {
  const bad = {
    lossRate: 0.1,
    burstRate: 0.01,
    burstMs: 50,
    duplicationRate: 0.1,
    reorderingRate: 0.1,
    reorderingMs: 40,
  };
  const connection = new Connection(bad);
  const { client, server, read, log } = connection;
  const sent = bytesOf(300_000);
  client.write(sent, () => {});
  server.write(sent.subarray(0, 50_000), () => {});
  connection.run(60_000);
  assert.ok(Buffer.from(read.server).equals(sent), `${read.server.length} bytes`);
  assert.ok(Buffer.from(read.client).equals(sent.subarray(0, 50_000)));
  client.end();
  connection.run(60_000);
  assert.equal(log.map((entry) => entry.replace(/^\d+(\.\d+)? /, "")).sort(), [
    "client closed",
    "client end",
    "server closed",
    "server end",
  ]);
  assert.equal(connection.done.sort(), ["client", "server"]);
});

test("sender-fills-a-bottleneck-and-does-not-flood-its-queue", () => {
  const connection = new Connection({ bytesPerSecond: 100_000, latencyMs: 30, queueBytes: 10_000 });
  const { client, read } = connection;
  for (let count = 0; count < 10; count++) client.write(bytesOf(100_000), () => {});
  connection.run(10_000);
  const share = read.server.length / 1_000_000;
  assert.ok(share > 0.7 && share < 1, `${share} of what the line carries`);
  assert.ok(connection.dataSent < 850, `${connection.dataSent} segments`);
});

test("writer-waits-for-a-reader-that-pauses", () => {
  const connection = new Connection();
  const { client, server, read } = connection;
  let taken = 0;
  const onTaken = (): void => {
    taken += 1;
  };
  server.pause();
  for (let count = 0; count < 20; count++) client.write(bytesOf(50_000), onTaken);
  connection.run();
  assert.ok(client.waitingBytes > 700_000, `${client.waitingBytes} bytes wait`);
  assert.ok(taken < 6);
  assert.is(read.server.length, 0);
  server.resume();
  connection.run();
  assert.is(client.waitingBytes, 0);
  assert.is(taken, 20);
  assert.is(server.bytesRead, 1_000_000);
});

test("end-sends-what-waits-and-closes-both-ends", () => {
  const connection = new Connection();
  const { client, server, read, log } = connection;
  client.write(bytesOf(10), () => {});
  client.end();
  connection.run();
  assert.is(read.server.length, 10);
  assert.equal(log, ["10 server end", "10 server closed", "20 client end", "20 client closed"]);
  assert.equal([client.destroyed, server.destroyed], [true, true]);
});

test("destroyed-end-closes-at-once-and-the-other-one-when-it-hears-of-it", () => {
  const connection = new Connection();
  const { client, log } = connection;
  client.destroy();
  connection.run();
  assert.equal(log, ["0 client closed", "10 server end", "10 server closed"]);
});

test("broken-connection-closes-here-at-once-and-there-when-the-reset-arrives", () => {
  const connection = new Connection();
  const { client, log } = connection;
  client.write(bytesOf(10), () => {});
  client.break(new TransportError("CONNECTION_LOST", "The connection broke."));
  connection.run();
  assert.equal(log, ["0 client closed CONNECTION_LOST", "10 server closed CONNECTION_LOST"]);
  assert.equal(connection.done.sort(), ["client", "server"]);
});

test("connection-carries-nothing-while-the-hosts-do-not-reach-each-other-and-goes-on-afterwards", () => {
  const connection = new Connection();
  const { client, read, log } = connection;
  connection.isConnected = false;
  client.write(bytesOf(10), () => {});
  connection.run(60_000);
  assert.equal([read.server.length, log.length], [0, 0]);
  connection.isConnected = true;
  connection.run(60_000);
  assert.is(read.server.length, 10);
});

test("sender-without-an-answer-gives-up-after-a-quarter-of-an-hour", () => {
  const connection = new Connection();
  const { client, log } = connection;
  client.write(bytesOf(10), () => {});
  connection.run();
  connection.isConnected = false;
  client.write(bytesOf(10), () => {});
  connection.run(15 * 60_000);
  assert.equal(log, []);
  connection.run(60_000);
  assert.match(log.join(), /^\d+ client closed TIMED_OUT$/);
  assert.equal(connection.done, ["client"]);
});

test("silent-connection-stays-open-for-ever", () => {
  const connection = new Connection();
  connection.isConnected = false;
  connection.run(24 * 3_600_000);
  assert.equal(connection.log, []);
});

test("reader-that-goes-on-is-noticed-even-if-its-message-is-lost", () => {
  const connection = new Connection();
  const { client, server, read } = connection;
  server.pause();
  client.write(bytesOf(300_000), () => {});
  connection.run(1_000);
  connection.isConnected = false;
  server.resume();
  connection.run(10);
  connection.isConnected = true;
  connection.run(5_000);
  assert.is(read.server.length, 300_000);
});

test("memory-that-is-reused-once-it-is-taken-arrives-as-it-was-written", () => {
  const connection = new Connection();
  for (const bytes of [new Uint8Array(3).fill(1), Buffer.alloc(3, 2)])
    connection.client.write(bytes, () => bytes.fill(9));
  connection.run();
  assert.equal(connection.read.server, [1, 1, 1, 2, 2, 2]);
});
