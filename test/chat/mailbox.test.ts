import * as assert from "uvu/assert";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { ConfirmTexts, MarkRead, SendText } from "../../generated/chatwire/v1/rules.ts";
import { ConfirmTextsRequest, MarkReadRequest, Receipt, SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/chat-simulation.ts";
import { suite } from "../suite.ts";
import { logIn, setPrivacy } from "./story.ts";

const test = suite("mailbox");

for (const restarts of [false, true]) {
  test(`text-that-was-read-is-not-said-to-be-delivered-later${restarts ? "-by-the-next-server-either" : ""}`, () => {
    const world = new ChatSimulation(SEED);
    let [ada, grace] = [world.join("ada"), world.join("grace")];
    ada.call(SendText, SendTextRequest.create({ text: "hi" }), "grace");
    grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
    assert.equal(receipts(ada.takeEvents()), [`grace 1 ${Receipt.READ}`]);
    if (restarts) {
      world.restart();
      [ada, grace] = [logIn(world, "ada"), logIn(world, "grace")];
    }
    grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
    assert.equal(receipts(ada.takeEvents()), []);
  });
}

test("text-read-by-somebody-who-gives-no-read-receipts-is-delivered", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  setPrivacy(grace, { readReceipts: false });
  for (const text of ["one", "two"]) ada.call(SendText, SendTextRequest.create({ text }), "grace");
  grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
  grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
  assert.equal(receipts(ada.takeEvents()), [`grace 1 ${Receipt.DELIVERED}`]);
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 2 }));
  grace.call(MarkRead, MarkReadRequest.create({ textId: 2 }), "ada");
  assert.equal(receipts(ada.takeEvents()), [`grace 2 ${Receipt.DELIVERED}`]);
});

function receipts(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) =>
    body.case === "receiptChanged" ? [`${body.value.to} ${body.value.textId} ${body.value.receipt}`] : [],
  );
}
