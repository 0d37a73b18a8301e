import * as assert from "uvu/assert";
import { ApplicationMessage, PeerMessage, PeerSignal } from "../../generated/chatwire/v1/application.ts";
import { ProtocolError } from "../../src/errors.ts";
import { encodePeerMessage } from "../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { ApplicationMessageChannel, type ApplicationMessageEvent } from "../../src/peering/application-messages.ts";
import { SignalChannel } from "../../src/peering/signals.ts";
import { suite } from "../suite.ts";
import { RecordingOutbox } from "./outbox.ts";

const test = suite("application messages and signals");

const MESSAGE_BYTES_MAX = 132;
const FROM = { address: "192.0.2.1", port: 1_001 };

class Rig {
  readonly outbox = new RecordingOutbox(MESSAGE_BYTES_MAX);
  readonly events: ApplicationMessageEvent[] = [];
  readonly messages: ApplicationMessageChannel;
  readonly signals: SignalChannel;

  constructor() {
    const options = {
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
