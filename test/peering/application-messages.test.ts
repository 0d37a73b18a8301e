import * as assert from "uvu/assert";
import { ApplicationMessage, PeerMessage, PeerSignal } from "../../generated/chatwire/v1/application.ts";
import { ProtocolError } from "../../src/errors.ts";
import { encodePeerMessage } from "../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { ApplicationMessageChannel, type ApplicationMessageEvent } from "../../src/peering/application-messages.ts";
import { SignalChannel } from "../../src/peering/signals.ts";
import { MessageTypes, TYPES_MAX } from "../../src/peering/traffic.ts";
import { suite } from "../suite.ts";
import { RecordingOutbox } from "./outbox.ts";

const test = suite("application messages and signals");

const MESSAGE_BYTES_MAX = 132;
const FROM = { address: "192.0.2.1", port: 1_001 };

class Rig {
  readonly outbox: RecordingOutbox;
  readonly events: ApplicationMessageEvent[] = [];
  readonly messages: ApplicationMessageChannel;
  readonly signals: SignalChannel;
  readonly messageTypes = new MessageTypes();

  constructor(messageBytesMax = MESSAGE_BYTES_MAX) {
    this.outbox = new RecordingOutbox(messageBytesMax);
    const options = {
      messageTypes: this.messageTypes,
      limits: DEFAULT_LIMITS,
      outbox: this.outbox,
      raise: (event: ApplicationMessageEvent) => this.events.push(event),
    };
    this.messages = new ApplicationMessageChannel(options);
    this.signals = new SignalChannel(options);
  }
}

function messageOf(payloadBytes: number): ApplicationMessage {
  return ApplicationMessage.create({ typeName: "example.Moved", payload: new Uint8Array(payloadBytes) });
}

test("message-is-tracked-and-a-signal-is-lossy", () => {
  const rig = new Rig();
  const message = messageOf(3);
  assert.is(rig.messages.send(message), 1);
  rig.signals.send(message);
  assert.equal(rig.outbox.tracked, [[{ case: "peerMessage", value: PeerMessage.create({ message }) }]]);
  assert.equal(rig.outbox.lossy, [{ case: "peerSignal", value: PeerSignal.create({ message }) }]);
});

test("both-are-raised-as-messages", () => {
  const rig = new Rig();
  const message = messageOf(3);
  rig.messages.handle({ case: "peerMessage", value: PeerMessage.create({ message }) }, 0, FROM, 7);
  rig.signals.handle({ case: "peerSignal", value: PeerSignal.create({ message }) });
  assert.equal(rig.events, [
    { type: "message", message, sequence: 7 },
    { type: "message", message, sequence: 0 },
  ]);
});

test("body-without-a-message-raises-nothing", () => {
  const rig = new Rig();
  rig.messages.handle({ case: "peerMessage", value: PeerMessage.create({}) }, 0, FROM, 7);
  rig.signals.handle({ case: "peerSignal", value: PeerSignal.create({}) });
  assert.equal(rig.events, []);
});

test("message-that-does-not-fit-into-a-datagram-is-refused", () => {
  const rig = new Rig();
  const isTooLarge = (error: unknown) => error instanceof ProtocolError && error.code === "TOO_LARGE";
  const largest = messageOf(83);
  rig.messages.send(largest);
  rig.signals.send(largest);
  for (const body of [...rig.outbox.tracked.flat(), ...rig.outbox.lossy]) {
    assert.ok(encodePeerMessage(body, Number.MAX_SAFE_INTEGER).length <= MESSAGE_BYTES_MAX);
  }
  assert.throws(() => rig.messages.send(messageOf(84)), isTooLarge);
  assert.throws(() => rig.signals.send(messageOf(84)), isTooLarge);
});

test("messages-are-counted-by-type-in-each-direction", () => {
  const rig = new Rig(1_000);
  const moved = messageOf(3);
  const drawn = ApplicationMessage.create({ typeName: "example.Drawn" });
  rig.messages.send(moved);
  rig.messages.sendLatest(moved, "key");
  rig.signals.send(moved);
  rig.signals.handle({ case: "peerSignal", value: PeerSignal.create({ message: drawn }) });
  rig.messages.handle({ case: "peerMessage", value: PeerMessage.create({ message: moved }) }, 0, FROM, 7);
  assert.throws(() => rig.signals.send(messageOf(1_000)));
  assert.equal(rig.messageTypes.counts, [
    { typeName: "example.Moved", sentMessages: 3, sentBytes: 9, receivedMessages: 1, receivedBytes: 3 },
    { typeName: "example.Drawn", sentMessages: 0, sentBytes: 0, receivedMessages: 1, receivedBytes: 0 },
  ]);
});

test("types-of-a-hostile-peer-take-no-more-room-and-no-names-from-those-of-this-side", () => {
  const rig = new Rig();
  const handle = (typeName: string): void =>
    rig.signals.handle({
      case: "peerSignal",
      value: PeerSignal.create({ message: ApplicationMessage.create({ typeName }) }),
    });
  handle("x".repeat(100_000));
  for (let type = 0; type < 1_000; type++) handle(`junk${type}`);
  rig.messages.send(messageOf(3));
  const { counts } = rig.messageTypes;
  assert.is(counts.length, TYPES_MAX + 1, "the names, and one for the others");
  assert.ok(counts.every(({ typeName }) => typeName.length <= 256));
  let received = 0;
  for (const { receivedMessages } of counts) received += receivedMessages;
  assert.is(received, 1_001);
  assert.is(counts.find(({ typeName }) => typeName === "example.Moved")?.sentMessages, 1);
});
