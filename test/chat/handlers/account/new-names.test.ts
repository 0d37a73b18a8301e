import * as assert from "uvu/assert";
import { Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { AddContactRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { AddContact, Register } from "../../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, createRegistration } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { deleteAccount, greeted, logIn, nameOf, renameStored } from "../../fixtures.ts";

const test = suite("names of new accounts on a server");

/** The refusal of a registration; "none" if the name was registered. */
function tryName(world: ChatSimulation, name: string): string {
  return greeted(world).refusal(Register, createRegistration(name, Privacy.PUBLIC, world.random));
}

/** The code and the text of the refusal. */
function answerTo(world: ChatSimulation, name: string): string {
  try {
    greeted(world).call(Register, createRegistration(name, Privacy.PUBLIC, world.random));
    return "none";
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

test("name-that-looks-like-a-taken-one-is-refused", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 100 });
  for (const name of ["PayPal", "ace", "modern", "Zo\u00eb", "\u0645\u06cc\u062e\u0648"]) world.join(name);
  for (const name of [
    "paypaI",
    "PAYPA1",
    // Cyrillic and Greek letters only.
    "\u0440\u0430\u0443\u0440\u0430\u04cf",
    "\u0430\u0441\u0435",
    "\u0410\u0441\u0415",
    "rnodern",
    // A joiner that the script allows.
    "\u0645\u06cc\u200c\u062e\u0648",
  ]) {
    assert.is(
      answerTo(world, name),
      `NAME_CONFUSABLE: The name ${name} looks like one that is registered. Choose another.`,
    );
  }
  assert.is(tryName(world, "paypa1s"), "none");
});

test("reserved-word-is-refused-in-every-disguise", () => {
  const world = new ChatSimulation(SEED);
  for (const name of ["you", "Server", "BROADCAST", "everyone", "1ogoff", "quit"]) {
    const sentence = `The name ${name} is reserved, or looks like one that is. Choose another.`;
    assert.is(answerTo(world, name), `NAME_RESTRICTED: ${sentence}`);
  }
});

test("refusal-of-a-name-tells-which-character-or-which-scripts", () => {
  const world = new ChatSimulation(SEED);
  assert.is(
    answerTo(world, "a\u{1d159}"),
    "NAME_RESTRICTED: A new name cannot have the character \u{1d159} (U+1D159).",
  );
  assert.is(answerTo(world, "a\u{16fe4}"), "NAME_RESTRICTED: A new name cannot have the character U+16FE4.");
  assert.match(answerTo(world, "\u0430da"), /^NAME_RESTRICTED: .*Cyrillic and Latin/);
  assert.match(answerTo(world, "\u0301\u0302"), /^NAME_RESTRICTED: A new name begins with a letter or a digit\.$/);
});

test("account-from-before-the-rules-keeps-its-name-and-logs-in", () => {
  const world = new ChatSimulation(SEED);
  const old = ["server", "\u0430da", "\u{1f642}", "\u0301\u0302"];
  for (const [index, name] of old.entries()) {
    world.join(`user-${index}`);
    renameStored(world, `user-${index}`, name);
  }
  for (const name of old) {
    assert.is(nameOf(logIn(world, name)), name);
    // So a client that registers or logs in does the latter.
    assert.is(tryName(world, name), "NAME_TAKEN");
  }
  world.join("grace").call(AddContact, AddContactRequest.create(), "\u{1f642}");
  // It is compared with new names as well.
  assert.is(tryName(world, "ada"), "NAME_CONFUSABLE");
});

test("look-of-a-deleted-account-is-free-again", () => {
  const world = new ChatSimulation(SEED);
  const ace = world.join("ace");
  assert.is(tryName(world, "\u0430\u0441\u0435"), "NAME_CONFUSABLE");
  deleteAccount(ace, "ace");
  assert.is(tryName(world, "\u0430\u0441\u0435"), "none");
  assert.is(tryName(world, "ace"), "NAME_CONFUSABLE");
});

test("looks-are-known-again-after-a-restart", () => {
  const world = new ChatSimulation(SEED);
  world.join("ace");
  world.restart();
  assert.is(tryName(world, "\u0430\u0441\u0435"), "NAME_CONFUSABLE");
});

test("look-alike-of-a-hidden-user-gets-the-same-refusal-and-takes-as-much-of-the-rate", () => {
  const answers = [Privacy.PUBLIC, Privacy.PRIVATE].map((privacy) => {
    const world = new ChatSimulation(SEED, { registrationsPerAddressMax: 3 });
    world.join("ace", privacy);
    return Array.from({ length: 3 }, () => answerTo(world, "\u0430\u0441\u0435"));
  });
  assert.equal(answers[0], answers[1]);
  assert.match(answers[0]?.at(-1) ?? "", /^RATE_LIMITED/);
});
