import * as assert from "uvu/assert";
import { Audience, LogOffRequest, Privacy } from "../../../generated/chatwire/v1/account.ts";
import {
  AddContactRequest,
  BlockRequest,
  ListBlockedRequest,
  ListContactsRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { WatchPeersRequest } from "../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  AddContact,
  Block,
  Broadcast,
  Cancel,
  GetHistory,
  HangUp,
  Invite,
  ListBlocked,
  ListContacts,
  LogOff,
  RemoveContact,
  SendText,
  Unblock,
  WatchPeers,
} from "../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  CancelRequest,
  HangUpRequest,
  InviteRequest,
} from "../../../generated/chatwire/v1/signalling.ts";
import { BroadcastRequest, GetHistoryRequest, SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import { Directory } from "../../../src/chat/state/directory.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation } from "../../sim/privacy/chat-simulation.ts";
import { suite } from "../../suite.ts";
import {
  befriend,
  contactEvents,
  contactsOf,
  deleteAccount,
  kinds,
  logIn,
  nameOf,
  peersOf,
  setPrivacy,
} from "../fixtures.ts";

const test = suite("contact");

for (const remover of ["ada", "dora"] as const) {
  test(`invitation-that-only-a-contact-may-send-ends-when-${remover}-removes-the-contact`, () => {
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
    // It would have disclosed a user whom ada may no longer see.
    dora.drop();
    assert.equal(kinds(ada), []);
  });
}

test("request-of-the-next-user-of-a-declined-name-is-shown", () => {
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

test("request-to-a-hidden-user-is-byte-identical-to-one-to-an-unknown-name", () => {
  const answers = ["DORA", "ZORA"].map((name) => {
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
  assert.is(answers[0], answers[1]);
  assert.match(answers[0] ?? "", /NAME/);
});

test("change-of-privacy-sends-the-contact-states-it-changes", () => {
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

test("hidden-request-is-shown-when-the-asked-user-invites-the-asker", () => {
  const world = new ChatSimulation(SEED);
  const [ada, dora] = [world.join("ada"), world.join("dora", Privacy.PRIVATE)];
  ada.call(AddContact, AddContactRequest.create(), "dora");
  assert.equal(contactsOf(dora), []);
  const { introductionId } = dora.call(Invite, InviteRequest.create(), "ada");
  assert.equal([contactsOf(dora), contactEvents(dora.takeEvents())], [["ada received"], ["ada received"]]);
  dora.call(Cancel, CancelRequest.create({ introductionId }));
  assert.equal([contactsOf(dora), contactEvents(dora.takeEvents())], [[], ["ada none"]]);
});

test("user-who-logs-off-gets-no-events-of-it", () => {
  const world = new ChatSimulation(SEED);
  const [ada, dora] = [world.join("ada"), world.join("dora", Privacy.PRIVATE)];
  ada.call(AddContact, AddContactRequest.create(), "dora");
  // During the conversation, ada sees dora and her request is shown.
  dora.call(Invite, InviteRequest.create(), "ada");
  dora.takeEvents();
  dora.call(LogOff, LogOffRequest.create());
  assert.equal([dora.reason, dora.client.state, dora.takeEvents()], [undefined, State.AWAY, []]);
});

test("conversation-outlasts-changes-about-other-users", () => {
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

test("two-users-who-added-each-other-are-contacts-and-get-every-change", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("Ada"), world.join("grace")];
  const states = (): string[][] => [
    contactsOf(ada),
    contactEvents(ada.takeEvents()),
    contactsOf(grace),
    contactEvents(grace.takeEvents()),
  ];
  ada.call(AddContact, AddContactRequest.create(), "GRACE");
  assert.equal(states(), [["GRACE requested"], ["GRACE requested"], ["Ada received"], ["Ada received"]]);
  grace.call(AddContact, AddContactRequest.create(), "ada");
  assert.equal(states(), [["grace mutual"], ["grace mutual"], ["Ada mutual"], ["Ada mutual"]]);
  // The user who removes the contact no longer sees the other's request, which stays.
  grace.call(RemoveContact, RemoveContactRequest.create(), "ada");
  assert.equal(states(), [["GRACE requested"], ["GRACE requested"], [], ["Ada none"]]);
  grace.call(AddContact, AddContactRequest.create(), "ada");
  assert.equal(states(), [["grace mutual"], ["grace mutual"], ["Ada mutual"], ["Ada mutual"]]);
  ada.call(RemoveContact, RemoveContactRequest.create(), "grace");
  ada.takeEvents();
  grace.takeEvents();
  grace.call(RemoveContact, RemoveContactRequest.create(), "ada");
  assert.equal(states(), [[], [], [], ["ada none"]]);
});

test("request-can-be-withdrawn", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  ada.call(AddContact, AddContactRequest.create(), "grace");
  grace.takeEvents();
  ada.call(RemoveContact, RemoveContactRequest.create(), "grace");
  assert.equal([contactsOf(ada), contactsOf(grace), contactEvents(grace.takeEvents())], [[], [], ["ada none"]]);
});

test("declined-request-stays-hidden-and-its-sender-does-not-learn-of-it", () => {
  const seen = [false, true].map((isDeclined) => {
    const world = new ChatSimulation(SEED);
    const [ada, grace] = [world.join("ada"), world.join("grace")];
    ada.call(AddContact, AddContactRequest.create(), "grace");
    const start = ada.received.length;
    if (isDeclined) grace.call(RemoveContact, RemoveContactRequest.create(), "ada");
    grace.takeEvents();
    ada.call(ListContacts, ListContactsRequest.create());
    ada.call(AddContact, AddContactRequest.create(), "grace");
    assert.equal(contactEvents(grace.takeEvents()), []);
    assert.equal(contactsOf(grace), isDeclined ? [] : ["ada received"]);
    // A request that is withdrawn and made again is shown.
    ada.call(RemoveContact, RemoveContactRequest.create(), "grace");
    ada.call(AddContact, AddContactRequest.create(), "grace");
    assert.equal(contactEvents(grace.takeEvents()), isDeclined ? ["ada received"] : ["ada none", "ada received"]);
    assert.equal(contactsOf(grace), ["ada received"]);
    return Buffer.concat(ada.received.slice(start)).toString("hex");
  });
  assert.is(seen[0], seen[1]);
});

test("declines-do-not-count-as-contacts-and-past-the-limit-the-first-request-is-shown-again", () => {
  const world = new ChatSimulation(SEED, { contactsMax: 2 });
  const ada = world.join("ada");
  const askers = ["one", "two", "three"].map((name) => world.join(name));
  for (const asker of askers.slice(0, 2)) {
    asker.call(AddContact, AddContactRequest.create(), "ada");
    ada.call(RemoveContact, RemoveContactRequest.create(), nameOf(asker));
  }
  assert.equal(contactsOf(ada), []);
  ada.takeEvents();
  askers[2]?.call(AddContact, AddContactRequest.create(), "ada");
  ada.call(RemoveContact, RemoveContactRequest.create(), "three");
  assert.equal(contactEvents(ada.takeEvents()), ["three received", "three none", "one received"]);
  assert.equal(contactsOf(ada), ["one received"]);
  for (const name of ["grace", "linus"]) ada.call(AddContact, AddContactRequest.create(), name);
  assert.equal(contactsOf(ada), ["grace requested", "linus requested", "one received"]);
});

for (const end of ["removed", "blocked", "deleted"] as const) {
  test(`decline-is-forgotten-when-the-asker-has-${end}`, () => {
    const world = new ChatSimulation(SEED);
    const [ada, grace] = [world.join("ada"), world.join("grace")];
    const declines = (): number => [...world.store.load().relations].filter(({ kind }) => kind === "decline").length;
    grace.call(AddContact, AddContactRequest.create(), "ada");
    ada.call(RemoveContact, RemoveContactRequest.create(), "grace");
    assert.is(declines(), 1);
    if (end === "removed") grace.call(RemoveContact, RemoveContactRequest.create(), "ada");
    else if (end === "blocked") grace.call(Block, BlockRequest.create(), "ada");
    else deleteAccount(logIn(world, "grace"), "grace");
    assert.is(declines(), 0);
  });
}

test("blocked-user-is-a-stranger-until-unblocked-whatever-the-settings", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  befriend(ada, grace);
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  grace.call(Accept, AcceptRequest.create({ introductionId }));
  ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  ada.takeEvents();
  grace.takeEvents();
  grace.call(Block, BlockRequest.create(), "ADA");
  assert.equal(
    [kinds(ada), kinds(grace)],
    [
      ["contactChanged", "hungUp", "peersChanged"],
      ["contactChanged", "hungUp"],
    ],
  );
  assert.equal([peersOf(ada), peersOf(grace)], [[], []]);
  assert.equal([contactsOf(ada), contactsOf(grace)], [["grace requested"], []]);
  const text = SendTextRequest.create({ text: "hi" });
  assert.equal([ada.refusal(SendText, text, "grace"), grace.refusal(SendText, text, "ada")], NOT_FOUND);
  assert.equal(
    [ada.refusal(Invite, InviteRequest.create(), "grace"), ada.refusal(GetHistory, HISTORY, "grace")],
    NOT_FOUND,
  );
  assert.equal(grace.call(ListBlocked, ListBlockedRequest.create()).names, ["ADA"]);
  assert.equal(ada.call(ListBlocked, ListBlockedRequest.create()).names, []);
  assert.is(ada.call(Broadcast, BroadcastRequest.create({ text: "hi" }), "everyone").recipients, 0);
  grace.call(Unblock, UnblockRequest.create(), "ada");
  assert.equal([peersOf(ada), peersOf(grace)], [["grace"], ["ada"]]);
  // The block removed the contact on grace's side.
  assert.equal([contactsOf(ada), contactsOf(grace)], [["grace requested"], ["ada received"]]);
});

test("block-applies-to-the-name-for-every-account-that-has-it", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  ada.call(Block, BlockRequest.create(), "eve");
  const eve = world.join("Eve");
  assert.is(eve.refusal(SendText, SendTextRequest.create({ text: "hi" }), "ada"), "USER_NOT_FOUND");
  deleteAccount(eve, "Eve");
  assert.equal(peersOf(world.join("eve")), []);
});

for (const [what, method, request] of [
  ["added", AddContact, AddContactRequest.create()],
  ["removed", RemoveContact, RemoveContactRequest.create()],
  ["blocked", Block, BlockRequest.create()],
  ["unblocked", Unblock, UnblockRequest.create()],
] as const) {
  test(`own-or-malformed-name-is-refused-and-not-${what}`, () => {
    const ada = new ChatSimulation(SEED).join("ada");
    const refusals = ["ADA", "a b", ""].map((name) => ada.refusal(method, request, name));
    assert.equal(refusals, ["INVALID_ARGUMENT", "NAME_CHARACTERS", "NAME_LENGTH"]);
  });
}

test("contacts-and-blocks-are-limited-and-come-in-pages-by-name", () => {
  const world = new ChatSimulation(SEED, { contactsMax: 3, blockedMax: 3, contactsPageMax: 2 });
  const ada = world.join("ada");
  const names = ["Cleo", "bob", "dora"];
  for (const name of names) ada.call(Block, BlockRequest.create(), name);
  for (const name of names) ada.call(AddContact, AddContactRequest.create(), name);
  assert.is(ada.refusal(AddContact, AddContactRequest.create(), "egon"), "LIMIT_REACHED");
  assert.is(ada.refusal(Block, BlockRequest.create(), "egon"), "LIMIT_REACHED");
  // An existing entry does not count twice.
  assert.is(ada.refusal(AddContact, AddContactRequest.create(), "bob"), "none");
  const first = ada.call(ListContacts, ListContactsRequest.create());
  assert.equal([first.contacts.map(({ name }) => name), first.next], [["bob", "Cleo"], "Cleo"]);
  const last = ada.call(ListContacts, ListContactsRequest.create({ after: first.next }));
  assert.equal([last.contacts.map(({ name }) => name), last.next], [["dora"], ""]);
  const blocked = ada.call(ListBlocked, ListBlockedRequest.create());
  assert.equal([blocked.names, blocked.next], [["bob", "Cleo"], "Cleo"]);
  assert.equal(ada.call(ListBlocked, ListBlockedRequest.create({ after: blocked.next })).names, ["dora"]);
});

test("requests-about-a-hidden-user-or-an-unknown-name-take-the-same-work-however-many-watch", () => {
  const counts = [2, 40].flatMap((watchers) =>
    ["dora", "zora"].map((name) => {
      const world = new ChatSimulation(SEED);
      const ada = world.join("ada");
      world.join("dora", Privacy.PRIVATE);
      for (let index = 0; index < watchers; index++) {
        world.join(`watcher${index}`).call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
      }
      ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
      return decisionsOf(() => {
        ada.call(AddContact, AddContactRequest.create(), name);
        ada.call(RemoveContact, RemoveContactRequest.create(), name);
        ada.call(AddContact, AddContactRequest.create(), name);
        ada.call(Block, BlockRequest.create(), name);
        ada.call(Unblock, UnblockRequest.create(), name);
      });
    }),
  );
  const [first = 0] = counts;
  assert.ok(first > 0);
  assert.equal(counts, [first, first, first, first]);
});

/** How many privacy decisions are made. */
function decisionsOf(run: () => void): number {
  const { may } = Directory.prototype;
  let count = 0;
  Directory.prototype.may = function (this: Directory, ...asked): boolean {
    count += 1;
    return may.apply(this, asked);
  };
  try {
    run();
  } finally {
    Directory.prototype.may = may;
  }
  return count;
}

const NOT_FOUND = ["USER_NOT_FOUND", "USER_NOT_FOUND"];
const HISTORY = GetHistoryRequest.create();
