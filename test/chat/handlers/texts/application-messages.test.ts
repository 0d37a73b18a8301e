import * as assert from "uvu/assert";
import { ApplicationMessage, SendMessageRequest } from "../../../../generated/chatwire/v1/application.ts";
import { PingRequest } from "../../../../generated/chatwire/v1/connection.ts";
import { Ping, SendMessage } from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";

const test = suite("application messages through a server");

/** 32 characters in 128 bytes. */
const LONG_NAME = "\u{1e7f0}".repeat(32);
const TYPE_NAME = "example.CursorMoved";

test("message-whose-event-would-not-fit-into-a-frame-is-refused-and-the-longest-other-arrives", () => {
  const world = new ChatSimulation(SEED);
  const [grace, sender] = [world.join("g"), world.join(LONG_NAME)];
  const { frameBytesMax } = world.limits;
  const send = (payloadBytes: number): void => {
    const message = ApplicationMessage.create({ typeName: TYPE_NAME, payload: new Uint8Array(payloadBytes) });
    sender.call(SendMessage, SendMessageRequest.create({ message }), "g");
  };
  const longest = frameBytesMax - 128 - Buffer.byteLength(LONG_NAME) - TYPE_NAME.length;
  send(longest);
  for (let bytes = longest + 1; bytes <= frameBytesMax - 40; bytes += 16) {
    assert.throws(
      () => send(bytes),
      (error: unknown) => isTooLarge(error, "frameBytesMax"),
    );
  }
  assert.is(grace.events.length, 1);
  grace.call(Ping, PingRequest.create());
  assert.is(grace.reason, undefined);
});

test("unknown-fields-of-application-messages-are-not-passed-on", () => {
  const world = new ChatSimulation(SEED);
  const [grace, ada] = [world.join("grace"), world.join("ada")];
  const message = { typeName: TYPE_NAME, payload: Uint8Array.of(1), $unknown: Uint8Array.of(0x98, 0x46, 7) };
  ada.call(SendMessage, SendMessageRequest.create({ message }), "grace");
  const [event] = grace.events;
  assert.is(event?.case === "messageReceived" && event.value.message?.typeName, TYPE_NAME);
  assert.is(event?.case === "messageReceived" && event.value.message?.$unknown, undefined);
});

function isTooLarge(error: unknown, limit: string): boolean {
  return (
    error instanceof Error && "code" in error && error.code === "TOO_LARGE" && "limit" in error && error.limit === limit
  );
}
