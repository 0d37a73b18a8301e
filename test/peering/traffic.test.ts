import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { Traffic } from "../../src/peering/traffic.ts";
import { suite } from "../suite.ts";

const test = suite("traffic of a link by kind");

/** The commands of a link that keep it up, and carry nothing of a program. */
const OTHER = ["PEER_ACK", "PEER_PING", "PEER_CLOSE", "PEER_REFUSAL", "PEER_PATH", "PEER_ADDRESSES", "PEER_MAPPING"];

test("every-command-of-a-link-that-carries-something-has-a-kind", () => {
  const traffic = new Traffic();
  const commands = Object.entries(Command).filter(([name]) => name.startsWith("PEER_") && !OTHER.includes(name));
  for (const [, command] of commands) traffic.sent(Number(command), 10);
  const { other, parts, ...kinds } = traffic.counts;
  assert.is(other.sentMessages, 0);
  let sent = parts.sentMessages;
  for (const { sentMessages } of Object.values(kinds)) sent += sentMessages;
  assert.is(sent, commands.length);
  for (const name of OTHER) assert.ok(name in Command, name);
});

test("messages-that-replace-others-are-application-messages-and-parts-are-counted-apart", () => {
  const traffic = new Traffic();
  traffic.received(Command.PEER_LATEST, 10);
  traffic.received(Command.PEER_PART, 1_000);
  assert.is(traffic.counts.applicationMessages.receivedBytes, 10);
  assert.is(traffic.counts.parts.receivedBytes, 1_000);
});
