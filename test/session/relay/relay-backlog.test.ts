import * as assert from "uvu/assert";
import { Header, Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { RelayedEvent } from "../../../generated/chatwire/v1/rules.ts";
import { Relayed } from "../../../generated/chatwire/v1/signalling.ts";
import { DEFAULT_LIMITS as LIMITS } from "../../../src/limits.ts";
import { RelayBacklog, RelayBacklogs } from "../../../src/session/relay/relay-backlog.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("backlog of relayed datagrams");

const BYTES = 300;

function push(backlog: RelayBacklog, introductionId: number, ...marks: readonly number[]): void {
  for (const mark of marks) backlog.push({ introductionId, datagram: new Uint8Array(BYTES).fill(mark) });
  backlog.trim();
}

/** The first bytes of everything that waits. */
function takeAll(backlog: RelayBacklog): (number | undefined)[] {
  const marks: (number | undefined)[] = [];
  for (let next = backlog.take(); next !== undefined; next = backlog.take()) marks.push(next.datagram?.[0]);
  return marks;
}

test("conversations-are-served-in-turn", () => {
  const backlog = new RelayBacklog(10, new RelayBacklogs(10 * BYTES));
  push(backlog, 1, 10, 11, 12, 13);
  push(backlog, 2, 20, 21);
  push(backlog, 3, 30);
  assert.equal(takeAll(backlog), [10, 20, 30, 11, 21, 12, 13]);
  push(backlog, 1, 14);
  assert.equal(takeAll(backlog), [14]);
});

test("conversation-with-the-most-loses-its-oldest", () => {
  const backlog = new RelayBacklog(4, new RelayBacklogs(10 * BYTES));
  push(backlog, 2, 20);
  for (let mark = 10; mark < 20; mark++) push(backlog, 1, mark);
  push(backlog, 2, 21);
  assert.equal([backlog.length, backlog.dropped], [4, 8]);
  assert.equal(takeAll(backlog), [20, 18, 21, 19]);
});

test("longest-backlog-makes-room-for-all-others", () => {
  const shared = new RelayBacklogs(40 * BYTES);
  const stalled = Array.from({ length: 4 }, () => new RelayBacklog(100, shared));
  for (const each of stalled) push(each, 1, ...Array.from({ length: 30 }, (_, mark) => mark));
  const own = new RelayBacklog(100, shared);
  for (let mark = 1; mark <= 5; mark++) push(own, 2, mark);
  assert.equal([own.length, own.dropped, shared.bytes], [5, 0, 40 * BYTES]);
  for (const { length } of stalled) assert.ok(length >= 7 && length <= 11, `${length}`);
  for (const each of stalled) each.clear();
  assert.is(shared.bytes, 5 * BYTES);
  assert.equal(takeAll(own), [1, 2, 3, 4, 5]);
  assert.is(shared.bytes, 0);
});

test("user-with-eight-backlogs-has-the-room-of-one", () => {
  const shared = new RelayBacklogs(90 * BYTES);
  const marks = Array.from({ length: 30 }, (_, mark) => mark);
  const ofUser = (user: string): RelayBacklog => {
    const backlog = new RelayBacklog(100, shared);
    backlog.user = user;
    return backlog;
  };
  const own = ofUser("ada");
  push(own, 1, ...marks);
  const many = Array.from({ length: 8 }, () => ofUser("mallory"));
  for (const each of many) push(each, 2, ...marks);
  assert.equal([own.length, own.dropped, shared.bytes, shared.users], [30, 0, 90 * BYTES, 2]);
  for (const { length } of many) assert.ok(length >= 5 && length <= 11, `${length}`);
  // They go with the login.
  for (const each of many.slice(1)) each.clear();
  for (const each of many) each.user = "linus";
  assert.equal([shared.users, shared.bytes], [2, own.length * BYTES + (many[0]?.length ?? 0) * BYTES]);
  many[0]?.clear();
  own.clear();
  assert.equal([shared.users, shared.bytes], [0, 0]);
});

test("random-backlogs-stay-within-their-limits-and-count-what-they-hold", () => {
  const random = new SeededRandom(SEED);
  const shared = new RelayBacklogs(50_000);
  const backlogs = Array.from({ length: 20 }, () => new RelayBacklog(16, shared));
  for (const [at, backlog] of backlogs.entries()) if (at > 5) backlog.user = at % 4;
  let [pushed, taken, forgotten] = [0, 0, 0];
  for (let count = 0; count < 20_000; count++) {
    const backlog = backlogs[random.below(backlogs.length)] ?? backlogs[0];
    const way = random.below(100);
    if (way === 0) {
      forgotten += backlog?.length ?? 0;
      backlog?.clear();
    } else if (way < 30) {
      if (backlog?.take() !== undefined) taken += 1;
    } else {
      const datagram = random.below(10) === 0 ? undefined : random.bytes(1 + random.below(1_200));
      backlog?.push({ introductionId: random.below(5), datagram });
      pushed += 1;
      backlog?.trim();
    }
    assert.ok(shared.bytes <= 50_000 && (backlog?.length ?? 0) <= 16);
  }
  const dropped = backlogs.reduce((sum, each) => sum + each.dropped, 0);
  const left = backlogs.reduce((sum, each) => sum + takeAll(each).length, 0);
  assert.is(pushed, taken + forgotten + dropped + left);
  assert.is(shared.bytes, 0);
});

test("datagram-that-waits-keeps-no-more-memory-than-is-counted", () => {
  const encode = (length: number): Uint8Array => {
    const header = Header.create({ type: MessageType.EVENT, command: RelayedEvent.command, sequence: 1 });
    const relayed = Relayed.create({ introductionId: 7, datagram: new Uint8Array(length), number: 1 });
    return Message.encode(Message.create({ header, body: RelayedEvent.wrap(relayed) }));
  };
  const [small, large] = [encode(65), encode(1_200)];
  const decode = (frame: Uint8Array): Uint8Array =>
    RelayedEvent.unwrap(Message.decode(frame).body)?.datagram ?? new Uint8Array(0);
  const shared = new RelayBacklogs(LIMITS.relayQueuesBytesMax);
  const backlog = new RelayBacklog(LIMITS.relayQueueMax, shared);
  for (let count = 0; count < LIMITS.relayQueueMax; count++) {
    backlog.push({ introductionId: 7, datagram: decode(small) });
    // Datagrams that nobody keeps. They share memory with the one that waits.
    for (let times = 0; times < 13; times++) decode(large);
  }
  const counted = shared.bytes;
  const kept = new Set<ArrayBufferLike>();
  for (let next = backlog.take(); next !== undefined; next = backlog.take())
    if (next.datagram !== undefined) kept.add(next.datagram.buffer);
  const memory = [...kept].reduce((sum, { byteLength }) => sum + byteLength, 0);
  assert.is(kept.size, LIMITS.relayQueueMax);
  assert.ok(memory <= counted && counted >= 256 * LIMITS.relayQueueMax, `counted ${counted} bytes, kept ${memory}`);
});
