import * as assert from "uvu/assert";
import { Header } from "../../generated/chatwire/v1/message.ts";
import { FrameWriter } from "../../src/framing/frame-writer.ts";
import { LIMITS, resolveLimits } from "../../src/limits.ts";
import type { Clock, StreamSocket } from "../../src/net/network.ts";
import { SendQueues } from "../../src/net/send-queues.ts";
import { SessionDriver } from "../../src/net/session-driver.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { endOfTick } from "../../src/net/timers.ts";
import type { Session } from "../../src/session/session.ts";
import type { SessionEvent } from "../../src/session/session-event.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("session driver");

const BODY = new Uint8Array(16_000).fill(1);
const SOCKET_BYTES_MAX = 131_072;
const QUEUE_BYTES_MAX = LIMITS.sendQueueBytesMax.value;
const CLOSED = "closed" as const;

/** A socket whose system takes bytes only when it is told to, and the sending side of a session. */
class Stage {
  readonly frames = new FrameWriter();
  /** Frames that the session holds for later turns. */
  readonly held = new FrameWriter();
  readonly driver: SessionDriver;
  /** Copies of what the socket was handed, in all. */
  readonly written: Uint8Array[] = [];
  /** Whether the system takes everything in the same turn; and whether it does so before `write` returns. */
  isReading = false;
  takesAtOnce = false;
  hasEnded = false;
  isDestroyed = false;
  /** When the session is to be told that time is over. */
  dueMs: number | undefined;
  /** What the session was told, in order. */
  readonly calls: string[] = [];
  /** Whether the session holds back messages that have arrived. */
  isStopped = false;
  #isClosed = false;
  #untaken: { readonly bytes: Uint8Array; readonly copy: Uint8Array; readonly onTaken: () => void }[] = [];
  #events: SessionEvent[] = [];

  constructor(queues?: SendQueues, clock: Clock = systemNetwork) {
    const stage = this;
    const write = (bytes: Uint8Array, onTaken: () => void): boolean => {
      const copy = Uint8Array.from(bytes);
      this.written.push(copy);
      if (this.takesAtOnce) {
        queueMicrotask(onTaken);
        return true;
      }
      this.#untaken.push({ bytes, copy, onTaken });
      if (this.isReading) queueMicrotask(() => this.take());
      return false;
    };
    const socket: Partial<StreamSocket> = {
      get waitingBytes() {
        return stage.#untaken.reduce((sum, { bytes }) => sum + bytes.length, 0);
      },
      get destroyed() {
        return stage.isDestroyed;
      },
      write,
      writeAll: (pieces, onTaken) => write(Buffer.concat(pieces), onTaken),
      start: () => {},
      pause: () => {},
      resume: () => {},
      end: () => {
        this.hasEnded = true;
      },
      destroy: () => {
        this.isDestroyed = true;
      },
    };
    const session: Partial<Session> = {
      get waitingBytes() {
        return stage.frames.length;
      },
      get closed() {
        return stage.#isClosed;
      },
      busy: false,
      get isStopped() {
        return stage.isStopped;
      },
      detached: false,
      get mayHaveEvents() {
        return stage.#events.length > 0;
      },
      pollTransmit: (bytesMax) => (bytesMax === undefined ? this.frames.take() : this.frames.takePiece(bytesMax)),
      pollEvent: () => this.#events.shift(),
      nextTimeoutMs: () => this.dueMs,
      handleBytes: () => void this.calls.push("bytes"),
      handleTimeout: () => {
        this.calls.push("timeout");
        this.dueMs = undefined;
      },
      get heldBytes() {
        return stage.held.length;
      },
      releaseAll: () => {
        for (let taken = stage.held.take(); taken !== undefined; taken = stage.held.take()) {
          stage.frames.write(Header.create(), taken);
        }
      },
      handleStreamEnd: () => this.close(),
      end: () => this.close(),
    };
    const [limits, onEvent] = [resolveLimits({}), (): void => {}];
    this.driver = new SessionDriver(clock, socket as StreamSocket, session as Session, limits, onEvent, queues);
  }

  /** Sends frames in one turn of the event loop. */
  async send(count: number, body = BODY): Promise<void> {
    for (let index = 0; index < count; index++) this.frames.write(Header.create({ sequence: 1 }), body);
    this.driver.drain();
    await endOfTick(systemNetwork);
  }

  /** Holds a message for a later turn of the event loop. */
  hold(body: Uint8Array): void {
    this.held.write(Header.create({ sequence: 1 }), body);
    this.driver.drain();
  }

  /** So many messages have arrived. */
  arrive(count: number): void {
    for (let index = 0; index < count; index++) this.#events.push({ kind: "event" } as SessionEvent);
    this.driver.drain();
  }

  /** Whether the session has closed. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Messages that have arrived and are not handled. */
  get unhandled(): number {
    return this.#events.length;
  }

  /** The session closes, after what it has sent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#events.push({ kind: CLOSED } as SessionEvent);
  }

  /** The system takes what the socket holds. Nobody has written to it meanwhile. */
  take(): void {
    for (const { bytes, copy, onTaken } of this.#untaken.splice(0)) {
      assert.is(Buffer.compare(bytes, copy), 0);
      onTaken();
    }
  }

  /** What the socket holds. */
  get untaken(): readonly Uint8Array[] {
    return this.#untaken.map(({ bytes }) => bytes);
  }

  get writtenBytes(): number {
    return this.written.reduce((sum, { length }) => sum + length, 0);
  }
}

test("socket-holds-few-of-the-bytes-that-its-system-does-not-take", async () => {
  const stage = new Stage();
  for (let turn = 0; turn < 20; turn++) await stage.send(5);
  assert.ok(stage.writtenBytes <= SOCKET_BYTES_MAX, `${stage.writtenBytes}`);
  assert.ok(stage.driver.waitingBytes > 100 * BODY.length);
  assert.is(stage.driver.untakenBytes, stage.driver.waitingBytes);
  assert.ok(stage.driver.isBehind);
});

test("bytes-that-wait-are-sent-in-order-as-the-system-takes-them", async () => {
  const [stage, whole] = [new Stage(), new FrameWriter()];
  for (let turn = 0; turn < 30; turn++) {
    const body = new Uint8Array(turn % 3 === 0 ? 40_000 : 10 + turn).fill(turn);
    await stage.send(2, body);
    for (let count = 0; count < 2; count++) whole.write(Header.create({ sequence: 1 }), body);
    if (turn % 7 === 0) stage.take();
  }
  while (stage.driver.waitingBytes > 0) stage.take();
  assert.ok(Buffer.concat(stage.written).equals(whole.take() ?? new Uint8Array()));
});

test("memory-of-bytes-that-the-system-took-at-once-is-used-again-and-that-of-others-is-not", async () => {
  const bodies = Array.from({ length: 6 }, (_, index) => new Uint8Array(600).fill(index));
  const stages = bodies.map(() => new Stage());
  for (const [index, stage] of stages.entries()) stage.takesAtOnce = index % 2 === 0;
  for (const [index, body] of bodies.entries()) await stages[index]?.send(2, body);
  for (const [index, body] of bodies.entries()) {
    const expected = new FrameWriter();
    for (let count = 0; count < 2; count++) expected.write(Header.create({ sequence: 1 }), body);
    const written = Buffer.concat(stages[index]?.written ?? []);
    assert.is(Buffer.compare(written, expected.take() ?? new Uint8Array()), 0, `connection ${index}`);
  }
});

test("memory-of-bytes-is-used-again-once-the-system-has-taken-them", async () => {
  const stage = new Stage();
  await stage.send(1, new Uint8Array(600));
  const [first] = stage.untaken;
  stage.take();
  await stage.send(1, new Uint8Array(600));
  const [second] = stage.untaken;
  assert.equal([second?.buffer === first?.buffer, second?.byteOffset], [true, first?.byteOffset]);
  stage.take();
});

test("memory-of-bytes-is-not-used-again-before-the-system-has-taken-them", async () => {
  const random = new SeededRandom(SEED);
  const stages = Array.from({ length: 8 }, () => new Stage());
  for (let step = 0; step < 400; step++) {
    const stage = stages[random.below(stages.length)];
    stage?.frames.write(Header.create({ sequence: 1 }), new Uint8Array(random.below(1_000)).fill(step));
    stage?.driver.drain();
    if (random.below(4) === 0) await endOfTick(systemNetwork);
    // Each checks that what it holds is what was written.
    if (random.below(3) === 0) stages[random.below(stages.length)]?.take();
  }
  await endOfTick(systemNetwork);
  for (const stage of stages) while (stage.driver.waitingBytes > 0) stage.take();
});

test("reader-for-whom-too-much-waits-is-closed-and-counts-no-longer", async () => {
  const stage = new Stage();
  for (let sent = 0; sent <= QUEUE_BYTES_MAX; sent += 10 * BODY.length) {
    assert.not.ok(stage.isDestroyed);
    await stage.send(10);
  }
  assert.ok(stage.isDestroyed);
  assert.ok(stage.writtenBytes <= SOCKET_BYTES_MAX);
});

test("bytes-that-wait-outside-of-the-socket-count-for-all-connections-together", async () => {
  const queues = new SendQueues(systemNetwork, 1_000_000);
  const stages = Array.from({ length: 3 }, () => new Stage(queues));
  const [first] = stages;
  for (let turn = 0; turn < 4; turn++) for (const stage of stages) await stage.send(stage === first ? 10 : 5);
  await endOfTick(systemNetwork);
  assert.equal(
    stages.map(({ isDestroyed }) => isDestroyed),
    [true, false, false],
  );
});

test("closing-connection-sends-all-that-waits-first", async () => {
  const stage = new Stage();
  await stage.send(50);
  const bytes = stage.driver.waitingBytes;
  stage.close();
  stage.driver.drain();
  assert.not.ok(stage.hasEnded);
  while (stage.driver.waitingBytes > 0) stage.take();
  assert.ok(stage.hasEnded);
  assert.is(stage.writtenBytes, bytes);
  stage.isDestroyed = true;
});

test("reader-that-has-taken-everything-is-no-longer-behind", async () => {
  const stage = new Stage();
  await stage.send(20);
  await stage.send(1);
  assert.ok(stage.driver.isBehind);
  while (stage.driver.waitingBytes > 0) stage.take();
  assert.not.ok(stage.driver.isBehind);
});

test("what-is-held-in-a-turn-counts-as-gathered-until-the-turn-ends-and-as-untaken-after-it", async () => {
  const queues = new SendQueues(systemNetwork, 40_000_000);
  const stage = new Stage(queues);
  for (let count = 0; count < 2; count++) stage.hold(new Uint8Array(9_000_000));
  assert.ok(queues.isCrowded);
  await endOfTick(systemNetwork);
  assert.not.ok(queues.isCrowded);
  stage.hold(new Uint8Array(9_000_000));
  assert.not.ok(queues.isCrowded);
  await endOfTick(systemNetwork);
  stage.isDestroyed = true;
});

test("what-one-connection-holds-is-sent-before-slow-readers-are-closed", async () => {
  const queues = new SendQueues(systemNetwork, 1_000_000);
  const [holder, slow] = [new Stage(queues), new Stage(queues)];
  for (let turn = 0; turn < 2; turn++) await slow.send(2);
  assert.ok(slow.driver.isBehind);
  holder.isReading = true;
  holder.hold(new Uint8Array(980_000));
  for (let turn = 0; turn < 4; turn++) await endOfTick(systemNetwork);
  assert.equal([holder.writtenBytes > 980_000, holder.isDestroyed, slow.isDestroyed], [true, false, false]);
});

test("closing-connection-that-keeps-too-much-is-cut-off", async () => {
  const queues = new SendQueues(systemNetwork, 1_000_000);
  const [closing, other] = [new Stage(queues), new Stage(queues)];
  for (let turn = 0; turn < 2; turn++) await closing.send(25);
  closing.close();
  closing.driver.drain();
  assert.not.ok(closing.isDestroyed);
  await other.send(20);
  await endOfTick(systemNetwork);
  assert.equal([closing.isDestroyed, other.isDestroyed], [true, false]);
});

test("connection-with-many-messages-lets-others-have-their-turns", async () => {
  const queues = new SendQueues(systemNetwork, 1_000_000);
  const [busy, other] = [new Stage(queues), new Stage(queues)];
  busy.arrive(10_000);
  assert.ok(busy.unhandled > 0 && busy.unhandled < 10_000, `${busy.unhandled} are left`);
  other.arrive(1);
  await endOfTick(systemNetwork);
  assert.ok(busy.unhandled > 0, "the other one had its turn first");
  assert.is(other.unhandled, 0);
  let turns = 0;
  for (; busy.unhandled > 0; turns++) await endOfTick(systemNetwork);
  assert.ok(turns >= 2, `${turns} turns`);
});

test("stream-that-ends-does-so-after-the-messages-that-arrived-before", async () => {
  const stage = new Stage();
  stage.arrive(20);
  assert.ok(stage.unhandled > 0);
  stage.driver.onEnd();
  stage.driver.onClosed(undefined);
  assert.not(stage.isClosed);
  await endOfTick(systemNetwork);
  assert.equal([stage.unhandled, stage.isClosed], [0, true]);
});

test("stream-that-ends-does-so-after-the-messages-that-the-session-holds-back", async () => {
  const stage = new Stage();
  stage.isStopped = true;
  stage.driver.onEnd();
  stage.driver.onClosed(undefined);
  await endOfTick(systemNetwork);
  stage.driver.drain();
  await endOfTick(systemNetwork);
  assert.not(stage.isClosed);
  stage.isStopped = false;
  stage.driver.drain();
  await endOfTick(systemNetwork);
  assert.ok(stage.isClosed);
});

test("calls-that-lead-to-no-events-take-nothing-from-those-that-arrive-in-the-same-turn", () => {
  const stage = new Stage();
  for (let call = 0; call < 100; call++) stage.driver.drain();
  stage.arrive(8);
  assert.is(stage.unhandled, 0);
});

test("time-is-over-only-for-those-whose-bytes-have-not-arrived-in-the-same-turn", async () => {
  const timers: (() => void)[] = [];
  const clock: Clock = {
    ...systemNetwork,
    setTimer: (run) => {
      timers.push(run);
      return () => {};
    },
  };
  const stage = new Stage(undefined, clock);
  stage.dueMs = clock.monotonicMs() + 1_000;
  stage.driver.drain();
  // This program was busy until after the time, and so were the bytes.
  for (const run of timers.splice(0)) run();
  stage.driver.onBytes(new Uint8Array(1));
  await endOfTick(clock);
  assert.equal(stage.calls, ["bytes", "timeout"]);
});
