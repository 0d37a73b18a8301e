import * as assert from "uvu/assert";
import { TransportError } from "../../src/errors.ts";
import type { StreamSocket } from "../../src/net/network.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { FAST_STREAMS, SimulatedStream, type StreamConditions } from "../../src/testing/simulated-stream.ts";
import { VirtualTime } from "../../src/testing/virtual-time.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("simulated stream");

/** Both ends of one connection, and what happened at each. */
class Connection {
  readonly time = new VirtualTime({ nowMs: 0 });
  readonly client: SimulatedStream;
  readonly server: SimulatedStream;
  readonly log: string[] = [];
  readonly read = { client: [] as number[], server: [] as number[] };
  isConnected = true;
  #endOfTick: (() => void)[] = [];

  constructor(conditions: Partial<StreamConditions> = {}) {
    const { atClient, atServer } = SimulatedStream.pair(
      { address: "192.0.2.1", port: 1 },
      { address: "192.0.2.2", port: 2 },
      () => this.isConnected,
      {
        time: this.time,
        random: new SeededRandom(SEED),
        streamConditions: () => ({ ...FAST_STREAMS, ...conditions }),
        runAtEndOfTick: (run) => this.#endOfTick.push(run),
      },
    );
    this.client = atClient;
    this.server = atServer;
    this.#start("client", atClient);
    this.#start("server", atServer);
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

  #start(name: "client" | "server", socket: StreamSocket): void {
    const note = (what: string): number => this.log.push(`${this.time.nowMs} ${name} ${what}`);
    socket.start({
      onBytes: (bytes) => this.read[name].push(...bytes),
      onEnd: () => note("end"),
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
  client.write(bytesOf(500), () => {});
  connection.run(500);
  assert.is(read.server.length, 0);
  connection.run(20);
  assert.is(read.server.length, 500);
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

test("failed-connection-closes-both-ends-with-the-error", () => {
  const connection = new Connection();
  const { client, log } = connection;
  client.write(bytesOf(10), () => {});
  client.fail(new TransportError("CONNECTION_LOST", "The connection broke."));
  connection.run();
  assert.equal(log, ["0 client closed CONNECTION_LOST", "0 server closed CONNECTION_LOST"]);
});

test("half-open-connection-carries-nothing-until-the-hosts-reach-each-other-again", () => {
  const connection = new Connection();
  const { client, server, read, log } = connection;
  client.write(bytesOf(5), () => {});
  connection.isConnected = false;
  client.write(bytesOf(5), () => {});
  connection.run(60_000);
  assert.equal([read.server.length, log.length], [0, 0]);
  connection.isConnected = true;
  client.retransmit();
  server.retransmit();
  connection.run();
  assert.is(read.server.length, 10);
});
