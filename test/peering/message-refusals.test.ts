import * as assert from "uvu/assert";
import { PeerMessagesRefused } from "../../generated/chatwire/v1/application.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { encodePeerMessage } from "../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import {
  MessageRefusalChannel,
  type MessageRefusalOptions,
  REFUSALS_WAITING_MAX,
} from "../../src/peering/message-refusals.ts";
import { suite } from "../suite.ts";
import { RecordingOutbox } from "./outbox.ts";

const test = suite("refusals of application messages");

const { LIMIT_REACHED, NOT_TAKEN } = ErrorCode;
const SENT_MAX = 10;

function rig() {
  const outbox = new RecordingOutbox();
  const raised: Parameters<MessageRefusalOptions["raise"]>[0][] = [];
  const counts: number[] = [];
  const channel = new MessageRefusalChannel({
    limits: DEFAULT_LIMITS,
    outbox,
    raise: (event) => raised.push(event),
    isSent: (sequence) => sequence <= SENT_MAX,
    withdraw: (sequence) => (sequence % 2 === 0 ? 100 + sequence : undefined),
    onRefusals: (count) => counts.push(count),
  });
  const handle = (sequences: number[], code: ErrorCode = LIMIT_REACHED): void =>
    channel.handle({ case: "peerMessagesRefused", value: PeerMessagesRefused.create({ sequences, code }) });
  return { outbox, raised, counts, channel, handle };
}

test("refusals-of-one-turn-leave-together-by-code", () => {
  const { outbox, channel } = rig();
  channel.refuse(3, LIMIT_REACHED);
  channel.refuse(4, NOT_TAKEN);
  channel.refuse(5, LIMIT_REACHED);
  assert.equal([channel.refused, outbox.reliable], [3, []]);
  channel.poll();
  assert.equal(outbox.reliable, [
    { case: "peerMessagesRefused", value: { sequences: [3, 5], code: LIMIT_REACHED } },
    { case: "peerMessagesRefused", value: { sequences: [4], code: NOT_TAKEN } },
  ]);
  channel.poll();
  assert.is(outbox.reliable.length, 2);
});

test("refusals-wait-for-room-in-the-outbox-and-each-of-their-messages-fits-into-a-datagram", () => {
  const { outbox, channel } = rig();
  outbox.isFull = true;
  const first = 2 ** 50;
  for (let each = 0; each < REFUSALS_WAITING_MAX; each++) assert.ok(channel.refuse(first + each, LIMIT_REACHED));
  assert.not.ok(channel.refuse(1, NOT_TAKEN));
  channel.poll();
  assert.equal([outbox.reliable, channel.refused], [[], REFUSALS_WAITING_MAX]);
  outbox.isFull = false;
  channel.poll();
  const sequences: number[] = [];
  for (const body of outbox.reliable) {
    assert.ok(encodePeerMessage(body, Number.MAX_SAFE_INTEGER).length <= outbox.messageBytesMax);
    if (body.case === "peerMessagesRefused") sequences.push(...body.value.sequences);
  }
  assert.equal(
    sequences,
    Array.from({ length: REFUSALS_WAITING_MAX }, (_, index) => first + index),
  );
  assert.ok(channel.refuse(1, NOT_TAKEN));
});

test("refusal-is-raised-of-what-waits-and-of-what-does-not-and-ignored-of-what-was-never-sent", () => {
  const { raised, counts, handle } = rig();
  handle([4, 5, 0, 11, 2 ** 53 - 1], 9_042);
  assert.equal(raised, [
    { type: "messageRefused", id: 104, sequence: 4, code: "CODE_9042" },
    { type: "refused", command: Command.PEER_MESSAGE, sequence: 5, code: "CODE_9042" },
  ]);
  assert.equal(counts, [2]);
  handle([]);
  assert.equal(counts, [2, 2]);
});
