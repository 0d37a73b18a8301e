import * as assert from "uvu/assert";
import { Privacy } from "../../generated/chatwire/v1/account.ts";
import { AddContactRequest, ContactState } from "../../generated/chatwire/v1/contact.ts";
import { AddContact } from "../../generated/chatwire/v1/rules.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { documentText, sectionTitle } from "./section.ts";

const test = suite(sectionTitle("9. Privacy"));

const contactStates = (client: SimulatedClient): (ContactState | undefined)[] =>
  client.takeEvents().flatMap((body) => (body.case === "contactChanged" ? [body.value.contact?.state] : []));

for (const [what, adaPrivacy, gracePrivacy, told] of [
  ["whom-the-asker-cannot-see-is-not-told", Privacy.PUBLIC, Privacy.PRIVATE, []],
  ["who-cannot-see-the-asker-is-told", Privacy.PRIVATE, Privacy.PUBLIC, [ContactState.RECEIVED]],
] as const) {
  test(`user-${what}-of-a-request`, () => {
    const world = new ChatSimulation(SEED);
    const [ada, grace] = [world.join("ada", adaPrivacy), world.join("grace", gracePrivacy)];
    grace.takeEvents();
    ada.call(AddContact, AddContactRequest.create(), "grace");
    assert.equal(contactStates(grace), told);
    // Once grace adds ada on her own, both are contacts.
    grace.call(AddContact, AddContactRequest.create(), "ada");
    assert.equal(contactStates(grace), [ContactState.MUTUAL]);
    assert.equal(contactStates(ada), [ContactState.REQUESTED, ContactState.MUTUAL]);
  });
}

test("readme-says-who-is-told-of-a-request", () => {
  const text = documentText("README.md").replace(/\s+/g, " ");
  assert.ok(text.includes("If you cannot see a user, the user is not told of your request"));
});
