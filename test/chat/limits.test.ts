import * as assert from "uvu/assert";
import {
  AddContactRequest,
  BlockRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../generated/chatwire/v1/contact.ts";
import {
  AddContact,
  Block,
  ConfirmTexts,
  FetchTexts,
  RemoveContact,
  SendText,
  Unblock,
} from "../../generated/chatwire/v1/rules.ts";
import { ConfirmTextsRequest, FetchTextsRequest, SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../src/errors.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";

const test = suite("limits of an account");

test("contacts-past-the-limit-are-refused-until-one-is-removed", () => {
  const ada = new ChatSimulation(SEED, { contactsMax: 2 }).join("ada");
  const add = (name: string) => ada.call(AddContact, AddContactRequest.create(), name);
  add("grace");
  add("linus");
  // An existing contact takes no more room.
  add("Grace");
  assert.is(
    limitOf(() => add("margaret")),
    "contactsMax",
  );
  ada.call(RemoveContact, RemoveContactRequest.create(), "linus");
  add("margaret");
});

test("blocks-past-the-limit-are-refused-until-one-is-removed", () => {
  const ada = new ChatSimulation(SEED, { blockedMax: 2 }).join("ada");
  const block = (name: string) => ada.call(Block, BlockRequest.create(), name);
  block("grace");
  block("linus");
  block("Linus");
  assert.is(
    limitOf(() => block("margaret")),
    "blockedMax",
  );
  ada.call(Unblock, UnblockRequest.create(), "grace");
  block("margaret");
});

test("texts-wait-up-to-the-limit-and-again-once-they-are-confirmed", () => {
  const world = new ChatSimulation(SEED, { waitingTextsMax: 3, waitingTextsPerSenderMax: 2 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  for (const sender of [ada, ada, grace]) send(sender, "linus");
  assert.is(
    limitOf(() => send(grace, "linus")),
    "waitingTextsMax",
  );
  assert.is(
    limitOf(() => send(ada, "linus")),
    "waitingTextsPerSenderMax",
  );
  send(ada, "grace");
  linus.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 3 }));
  send(grace, "linus");
});

test("text-that-waited-too-long-is-gone-and-a-younger-one-stays", () => {
  const world = new ChatSimulation(SEED, { waitingTextAgeMs: 86_400_000, historyAgeMs: 1 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  send(ada, "grace", "old");
  world.nowMs += 86_400_000;
  send(ada, "grace", "young");
  const texts = () => grace.call(FetchTexts, FetchTextsRequest.create()).texts.map(({ text }) => text);
  forget(world);
  assert.equal(texts(), ["old", "young"]);
  world.nowMs += 1;
  assert.equal(texts(), ["young"]);
  forget(world);
  assert.equal(texts(), ["young"]);
});

function send(sender: SimulatedClient, to: string, text = "hello"): void {
  sender.call(SendText, SendTextRequest.create({ text }), to);
}

/** Advances to the time at which the server forgets old texts. */
function forget(world: ChatSimulation): void {
  world.nowMs = Math.max(world.nowMs, world.chat.nextTimeoutMs);
  world.carryOut(world.chat.handleTimeout(world.nowMs, world.wallMs), undefined);
}

/** The limit named in the refusal. */
function limitOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ProtocolError) return error.limit;
    throw error;
  }
  return "none";
}
