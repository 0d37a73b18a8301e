/** What is kept until the other end acknowledges it, with the number and the command that it was sent with. */

import * as assert from "uvu/assert";
import { Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Unacknowledged } from "../../src/session/unacknowledged.ts";
import { suite } from "../suite.ts";

const test = suite("unacknowledged messages");

const encoded = new Uint8Array(10);
/** Of the protocol, of schemas of users, and beyond all that are kept as a number. */
const COMMANDS = [1, 1_023, 1_024, 8_999, 10_000, 65_535, 65_536, 2 ** 32 - 1];
/** First numbers of the messages; the last one leaves room for one message for each command. */
const FIRST_NUMBERS = [1, 70_000, 2 ** 32 - COMMANDS.length];

for (const first of FIRST_NUMBERS) {
  test(`event-of-any-command-is-sent-again-as-it-was-posted-from-number-${first}`, () => {
    const [posted, added] = [new Unacknowledged(10_000, first - 1), new Unacknowledged(10_000, first - 1)];
    posted.addPosted(
      { messages: COMMANDS.map((command) => ({ command, encoded, isKept: true })), keptBytes: 800 },
      first,
    );
    const expected = COMMANDS.map((command, index) => ({ command, sequence: first + index }));
    for (const { command, sequence } of expected)
      added.add(Header.create({ type: MessageType.EVENT, command, sequence }), encoded);
    for (const kept of [posted, added]) {
      const sent = [...kept.messages()].map(({ header: { command, sequence } }) => ({ command, sequence }));
      assert.equal(sent, expected);
      kept.acknowledge(first + 4);
      assert.is(kept.length, COMMANDS.length - 5);
    }
  });
}
