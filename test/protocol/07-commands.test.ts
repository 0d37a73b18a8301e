import * as assert from "uvu/assert";
import { Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import { WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { Broadcast, Invite, SendText, SetTyping, WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { InviteRequest } from "../../generated/chatwire/v1/signalling.ts";
import { BroadcastRequest, SendTextRequest, SetTypingRequest } from "../../generated/chatwire/v1/text.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("7. Commands"));

test("event-of-the-server-has-no-recipient-and-gets-no-answer", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  grace.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  const sentBefore = grace.sent.length;
  ada.call(SendText, SendTextRequest.create({ text: "hello" }), "grace");
  ada.call(SetTyping, SetTypingRequest.create({ typing: true }), "grace");
  ada.call(Broadcast, BroadcastRequest.create({ text: "lunch?" }), "everyone");
  ada.call(Invite, InviteRequest.create(), "grace");
  world.join("linus");
  assert.is(grace.sent.length, sentBefore, "the client sent nothing");
  const decoder = new FrameDecoder(1_000_000);
  decoder.push(Buffer.concat(grace.received));
  const events: string[] = [];
  for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
    const { header, body } = Message.decode(frame);
    if (header?.type !== MessageType.EVENT) continue;
    assert.is(header.recipient, undefined, body.case);
    assert.is(header.answers, 0, body.case);
    events.push(body.case ?? "");
  }
  assert.equal(events, ["textReceived", "typingChanged", "broadcastReceived", "invited", "peersChanged"]);
});
