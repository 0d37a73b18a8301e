import * as assert from "uvu/assert";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { Block, LogOff, SetTyping } from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { logIn } from "../../fixtures.ts";

const test = suite("typing");

function type(client: SimulatedClient, to: string, typing = true): void {
  client.call(SetTyping, { typing }, to);
}

/** The typing changes that a client received since the last call. */
function heard(client: SimulatedClient): string[] {
  return client
    .takeEvents()
    .flatMap((body) => (body.case === "typingChanged" ? `${body.value.from} ${body.value.typing}` : []));
}

test("typing-ends-with-the-login", () => {
  for (const end of ["log off", "drop"] as const) {
    const world = new ChatSimulation(SEED);
    const [ada, grace] = [world.join("ada"), world.join("grace")];
    type(ada, "grace");
    type(ada, "grace");
    assert.equal(heard(grace), ["ada true", "ada true"]);
    if (end === "drop") ada.drop();
    else ada.call(LogOff, {});
    assert.equal(heard(grace), ["ada false"], end);
  }
});

test("typing-that-was-ended-is-not-ended-again", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  type(ada, "grace");
  type(ada, "grace", false);
  ada.drop();
  assert.equal(heard(grace), ["ada true", "ada false"]);
});

test("typing-goes-on-while-another-login-of-the-writer-types", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const second = logIn(world, "ada");
  type(ada, "grace");
  type(second, "grace");
  heard(grace);
  ada.drop();
  assert.equal(heard(grace), []);
  second.drop();
  assert.equal(heard(grace), ["ada false"]);
});

test("user-whom-the-writer-may-not-message-any-more-is-told-nothing", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  type(ada, "grace");
  grace.call(Block, BlockRequest.create(), "ada");
  heard(grace);
  ada.drop();
  assert.equal(heard(grace), []);
});

test("past-typing-max-the-one-renewed-least-recently-is-told-of-the-end", () => {
  const world = new ChatSimulation(SEED, { typingMax: 2 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  world.join("edsger");
  type(ada, "grace");
  type(ada, "linus");
  type(ada, "grace");
  heard(grace);
  heard(linus);
  type(ada, "edsger");
  assert.equal([heard(grace), heard(linus)], [[], ["ada false"]]);
});
