/** What one connection gets keeps its order over the bus, also if several requests arrive in one packet. */

import * as assert from "uvu/assert";
import { Privacy } from "../../../generated/chatwire/v1/account.ts";
import { type MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { FetchTexts, Register, SendText } from "../../../generated/chatwire/v1/rules.ts";
import { FetchTextsRequest, SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import type { BusConnection } from "../../../src/cluster/core/bus-connection.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { MemoryRecords } from "../../../src/store/memory/memory-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { createRegistration, TEST_ITERATIONS } from "../../sim/privacy/chat-simulation.ts";
import { DirectCore } from "../../sim/privacy/direct-core.ts";
import { Gateways } from "../../sim/privacy/gateways.ts";
import { StepClock } from "../../sim/privacy/step-clock.ts";
import { TEST_SECRET } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";

const test = suite("order over the bus");

test("an-answer-does-not-overtake-events-that-the-chat-made-before-it", () => {
  const clock = new StepClock();
  const random = new SeededRandom(SEED);
  const limits = resolveLimits({ scramIterations: TEST_ITERATIONS });
  const core = new DirectCore<BusConnection>({
    clock,
    limits,
    random: (length) => random.bytes(length),
    records: new MemoryRecords(TEST_SECRET),
    ticks: "at once",
    takesNotes: true,
  });
  const gateways = new Gateways(core, clock, limits);
  const got: string[] = [];
  // Of the same gateway.
  const ada = connect(gateways, 2, []);
  const grace = connect(gateways, 4, got);
  ada(Register, Register.wrapRequest(createRegistration("ada", Privacy.PUBLIC, random)));
  grace(Register, Register.wrapRequest(createRegistration("grace", Privacy.PUBLIC, random)));
  clock.settle();
  got.length = 0;
  const send = (text: string): void => ada(SendText, SendText.wrapRequest(SendTextRequest.create({ text })), "grace");
  const fetch = (): void => grace(FetchTexts, FetchTexts.wrapRequest(FetchTextsRequest.create()));
  send("one");
  send("two");
  fetch();
  send("three");
  fetch();
  clock.settle();
  const [text, texts] = ["textReceived", "fetchTextsResponse"];
  assert.equal(got, [text, text, texts, text, texts]);
});

type Ask = (method: typeof Register | typeof SendText | typeof FetchTexts, body: MessageBody, to?: string) => void;

/** @param got  gets the kinds of the messages that the connection gets */
function connect(gateways: Gateways, id: number, got: string[]): Ask {
  const facts = { channelBinding: undefined, relayOnly: false, answersMessages: false, takesRelayed: false };
  const connection = gateways.attach(
    { id, endpoint: { address: "192.0.2.1", port: 1_000 + id }, ...facts },
    {
      emit: ({ events }) => got.push(...events.map(({ body }) => body.case ?? "nothing")),
      handleEmitError: (_, error) => got.push(String(error)),
      closeWith: ({ code }) => got.push(code),
      noteLogin: () => {},
      hold: () => got.push("held"),
      goOn: () => {},
    },
  );
  const others = { identity: undefined, state: State.AVAILABLE, sessionId: undefined, pageBytesMax: undefined };
  return (method, body, to) => {
    const recipient = to === undefined ? undefined : Recipient.create({ target: { case: "user", value: to } });
    connection.request({ method, body, recipient, ...others }, (answer) => {
      got.push(answer === undefined || !("case" in answer) ? `refused ${answer?.code}` : `${answer.case}`);
    });
  };
}
