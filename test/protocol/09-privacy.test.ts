import * as assert from "uvu/assert";
import { Audience, Privacy, PrivacySettings, SetPrivacyRequest } from "../../generated/chatwire/v1/account.ts";
import {
  AddContactRequest,
  BlockRequest,
  ContactState,
  ListBlockedRequest,
  ListContactsRequest,
} from "../../generated/chatwire/v1/contact.ts";
import {
  AddContact,
  Block,
  FetchTexts,
  ListBlocked,
  ListContacts,
  RemoveContact,
  SendText,
  SetPrivacy,
  Unblock,
} from "../../generated/chatwire/v1/rules.ts";
import { FetchTextsRequest, SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { logIn, renameStored } from "../chat/fixtures.ts";
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

test("lists-show-names-as-given-or-as-registered-ordered-by-their-keys", () => {
  const world = new ChatSimulation(SEED);
  for (const name of ["ada", "Bob"]) world.join(name, Privacy.PRIVATE);
  // A name from before the rules for new names.
  renameStored(world, "Bob", "\uff22ob");
  const ada = logIn(world, "ada");
  for (const name of ["Zoe\u0308", "Cleo"]) world.join(name, Privacy.PRIVATE);
  const yves = world.join("Yves");
  // As given, in normalization form C, whether or not the name is registered.
  for (const name of ["ZOE\u0308", "bOB", "CLEO", "Nobody", "yves"])
    ada.call(AddContact, AddContactRequest.create(), name);
  const list = (after = "") => ada.call(ListContacts, ListContactsRequest.create({ after })).contacts;
  const names = (after?: string) => list(after).map(({ name }) => name);
  assert.equal(names(), ["bOB", "CLEO", "Nobody", "yves", "ZO\u00cb"]);
  // As registered, once they are contacts.
  yves.call(AddContact, AddContactRequest.create(), "ada");
  assert.equal(names(), ["bOB", "CLEO", "Nobody", "Yves", "ZO\u00cb"]);
  // `after` is compared by its key, and need not be on the list.
  assert.equal(names("cleo"), ["Nobody", "Yves", "ZO\u00cb"]);
  assert.equal(names("ＹＶＥＳ"), ["ZO\u00cb"]);
  assert.equal(names("D e"), ["Nobody", "Yves", "ZO\u00cb"]);
  for (const name of ["yVES", "Bob"]) ada.call(Block, BlockRequest.create(), name);
  assert.equal(ada.call(ListBlocked, ListBlockedRequest.create()).names, ["Bob", "yVES"]);
});

test("contact-request-to-a-user-who-is-away-waits-longer-than-a-text", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  grace.drop();
  ada.call(AddContact, AddContactRequest.create(), "grace");
  ada.call(SendText, SendTextRequest.create({ text: "hello" }), "grace");
  ada.drop();
  world.pass(2 * world.limits.waitingTextAgeMs);
  const again = logIn(world, "grace");
  const { contacts } = again.call(ListContacts, ListContactsRequest.create());
  assert.equal(
    contacts.map(({ name, state }) => [name, state]),
    [["ada", ContactState.RECEIVED]],
  );
  assert.equal(again.call(FetchTexts, FetchTextsRequest.create()).texts, []);
});

test("guide-says-who-is-told-of-a-request", () => {
  const text = documentText("docs/guides/terminal-client.md").replace(/\s+/g, " ");
  assert.ok(text.includes("If you cannot see a user, the user is not told of your request"));
});

test("name-of-a-contact-is-converted-and-checked-like-a-registered-one", () => {
  const ada = new ChatSimulation(SEED).join("ada");
  // The key of U+00A8 begins with a space.
  for (const method of [AddContact, RemoveContact, Block, Unblock]) {
    assert.is(ada.refusal(method, method.request.create(), "\u00a8"), "NAME_CHARACTERS", method.name);
    assert.is(ada.refusal(method, method.request.create(), `${"a".repeat(31)}e\u0301`), "none", method.name);
  }
});

test("settings-beside-a-named-privacy-are-ignored", () => {
  const ada = new ChatSimulation(SEED).join("ada");
  const settings = PrivacySettings.create({ see: Audience.NOBODY });
  const { settings: chosen } = ada.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PUBLIC, settings }));
  assert.is(chosen?.see, Audience.EVERYONE);
});
