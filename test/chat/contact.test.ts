import * as assert from "uvu/assert";
import { Audience, LogOffRequest, Privacy } from "../../generated/chatwire/v1/account.ts";
import {
  AddContactRequest,
  BlockRequest,
  ListBlockedRequest,
  ListContactsRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../generated/chatwire/v1/contact.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  AddContact,
  Block,
  Cancel,
  HangUp,
  Invite,
  ListBlocked,
  ListContacts,
  LogOff,
  RemoveContact,
  Unblock,
  WatchPeers,
} from "../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, CancelRequest, HangUpRequest, InviteRequest } from "../../generated/chatwire/v1/signalling.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/chat-simulation.ts";
import { suite } from "../suite.ts";
import { befriend, contactEvents, contactsOf, deleteAccount, kinds, logIn, setPrivacy } from "./story.ts";

const test = suite("contact");

for (const remover of ["ada", "dora"] as const) {
  test(`invitation-that-only-a-contact-may-send-ends-when-${remover}-ends-being-contacts`, () => {
    const world = new ChatSimulation(SEED);
    const [ada, dora] = [world.join("ada"), world.join("dora", Privacy.PRIVATE)];
    befriend(ada, dora);
    ada.call(Invite, InviteRequest.create(), "dora");
    ada.takeEvents();
    dora.takeEvents();
    const [from, to] = remover === "ada" ? [ada, "dora"] : [dora, "ada"];
    from.call(RemoveContact, RemoveContactRequest.create(), to);
    assert.ok(kinds(ada).includes("declined"));
    assert.ok(kinds(dora).includes("cancelled"));
    // What would have told that a user is there whom ada may not see any more.
    dora.drop();
    assert.equal(kinds(ada), []);
  });
}

test("request-of-whoever-registers-a-declined-name-again-is-a-new-one", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  grace.call(AddContact, AddContactRequest.create(), "ada");
  ada.call(RemoveContact, RemoveContactRequest.create(), "grace");
  grace.call(AddContact, AddContactRequest.create(), "ada");
  assert.equal(contactsOf(ada), []);
  deleteAccount(logIn(world, "grace"), "grace");
  world.join("grace").call(AddContact, AddContactRequest.create(), "ada");
  assert.equal(contactsOf(ada), ["grace received"]);
});

test("request-to-a-user-who-hides-is-that-to-a-name-nobody-has-to-the-byte", () => {
  const told = ["DORA", "ZORA"].map((name) => {
    const world = new ChatSimulation(SEED);
    const ada = world.join("ada");
    world.join("dora", Privacy.PRIVATE);
    ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
    const start = ada.received.length;
    ada.call(AddContact, AddContactRequest.create(), name);
    ada.call(ListContacts, ListContactsRequest.create());
    ada.call(RemoveContact, RemoveContactRequest.create(), name);
    ada.call(RemoveContact, RemoveContactRequest.create(), name);
    ada.call(Block, BlockRequest.create(), name);
    ada.call(ListBlocked, ListBlockedRequest.create());
    ada.call(AddContact, AddContactRequest.create(), name);
    ada.call(Unblock, UnblockRequest.create(), name);
    ada.call(Block, BlockRequest.create(), name);
    ada.call(ListContacts, ListContactsRequest.create());
    const bytes = Buffer.concat(ada.received.slice(start)).toString("hex");
    return bytes.replaceAll(Buffer.from(name).toString("hex"), "NAME");
  });
  assert.is(told[0], told[1]);
  assert.match(told[0] ?? "", /NAME/);
});

test("change-of-privacy-that-changes-what-a-contact-is-told-is-told", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  befriend(ada, grace);
  ada.takeEvents();
  grace.takeEvents();
  setPrivacy(grace, { see: Audience.NOBODY });
  assert.equal([contactsOf(ada), contactsOf(grace)], [["grace requested"], ["ada mutual"]]);
  assert.equal([contactEvents(ada.takeEvents()), contactEvents(grace.takeEvents())], [["grace requested"], []]);
  setPrivacy(grace, Privacy.PRIVATE);
  assert.equal([contactEvents(ada.takeEvents()), contactEvents(grace.takeEvents())], [["grace mutual"], []]);
});

test("request-that-waits-unseen-is-told-of-when-the-asked-user-invites-the-asker", () => {
  const world = new ChatSimulation(SEED);
  const [ada, dora] = [world.join("ada"), world.join("dora", Privacy.PRIVATE)];
  ada.call(AddContact, AddContactRequest.create(), "dora");
  assert.equal(contactsOf(dora), []);
  const { introductionId } = dora.call(Invite, InviteRequest.create(), "ada");
  assert.equal([contactsOf(dora), contactEvents(dora.takeEvents())], [["ada received"], ["ada received"]]);
  dora.call(Cancel, CancelRequest.create({ introductionId }));
  assert.equal([contactsOf(dora), contactEvents(dora.takeEvents())], [[], ["ada none"]]);
});

test("user-who-logs-off-hears-nothing-of-what-that-led-to", () => {
  const world = new ChatSimulation(SEED);
  const [ada, dora] = [world.join("ada"), world.join("dora", Privacy.PRIVATE)];
  ada.call(AddContact, AddContactRequest.create(), "dora");
  // For as long as it lasts, ada sees dora and her request is shown.
  dora.call(Invite, InviteRequest.create(), "ada");
  dora.takeEvents();
  dora.call(LogOff, LogOffRequest.create());
  assert.equal([dora.reason, dora.client.state, dora.takeEvents()], [undefined, State.AWAY, []]);
});

test("conversation-that-a-user-wanted-outlasts-what-is-done-about-others", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  setPrivacy(ada, { connect: Audience.NOBODY });
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  grace.call(Accept, AcceptRequest.create({ introductionId }));
  ada.takeEvents();
  ada.call(Block, BlockRequest.create(), "eve");
  ada.call(RemoveContact, RemoveContactRequest.create(), "linus");
  ada.call(RemoveContact, RemoveContactRequest.create(), "grace");
  assert.equal(kinds(ada), []);
  ada.call(HangUp, HangUpRequest.create({ introductionId }));
});
