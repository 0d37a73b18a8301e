import * as assert from "uvu/assert";
import { Audience, IdentityKeys, PasswordVerifier, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import { AddContactRequest, RemoveContactRequest } from "../../../generated/chatwire/v1/contact.ts";
import { GetPeersRequest, type GetPeersResponse } from "../../../generated/chatwire/v1/presence.ts";
import { AddContact, GetPeers, RemoveContact, SendText } from "../../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import { ClientKeys } from "../../../src/chat/state/client-keys.ts";
import { Directory } from "../../../src/chat/state/directory.ts";
import { Announcements } from "../../../src/chat/state/introductions/announcements.ts";
import { Introductions } from "../../../src/chat/state/introductions/introductions.ts";
import { Outbox } from "../../../src/chat/state/outbox.ts";
import { Presence } from "../../../src/chat/state/presence/presence.ts";
import type { Login, User } from "../../../src/chat/state/user.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../sim/privacy/chat-simulation.ts";
import { suite } from "../../suite.ts";
import { befriend, contactsOf, logIn as logInByPassword, nameOf, renameStored, setPrivacy } from "../fixtures.ts";

const test = suite("directory");

test("name-is-found-in-every-normal-form-up-to-the-longest-possible-one", () => {
  const world = new ChatSimulation(SEED);
  // Each of these characters has four in normal form D, which is the maximum.
  const name = "\u1f82".repeat(32);
  for (const joining of ["ada", "one", "two"]) world.join(joining);
  renameStored(world, "one", name);
  renameStored(world, "two", "\u3316".repeat(32));
  const ada = logInByPassword(world, "ada");
  const send = (to: string) => ada.call(SendText, SendTextRequest.create({ text: "hello" }), to);
  assert.is(name.normalize("NFD").length, 128);
  send(name.normalize("NFD"));
  // Its compatibility form has six characters.
  const unfolded = "\u3316".normalize("NFKC");
  assert.is(unfolded.length, 6);
  assert.throws(
    () => send(unfolded.repeat(32)),
    (error: unknown) => error instanceof ProtocolError && error.code === "USER_NOT_FOUND",
  );
});

test("pages-list-every-visible-peer-once-and-in-order-while-privacy-changes", () => {
  const random = new SeededRandom(SEED);
  const world = new ChatSimulation(SEED, { peersPageMax: 3 });
  const clients = Array.from({ length: 14 }, (_, index) => world.join(`u${(index * 5) % 14}`));
  /** The settings of all users, as the test expects them. */
  const audiences = new Map<SimulatedClient, Audience>();
  const contacts = new Set<string>();
  const maySee = (viewer: SimulatedClient, other: SimulatedClient): boolean => {
    const see = audiences.get(other) ?? Audience.EVERYONE;
    return see === Audience.EVERYONE || (see === Audience.CONTACTS && contacts.has(pairOf(viewer, other)));
  };
  for (let round = 0; round < 60; round++) {
    const [one, two] = [clients[random.below(14)], clients[random.below(14)]];
    if (one === undefined || two === undefined || one === two) continue;
    if (round % 3 === 0) {
      befriend(one, two);
      contacts.add(pairOf(one, two));
    } else {
      const see = [Audience.EVERYONE, Audience.CONTACTS, Audience.NOBODY][random.below(3)] ?? Audience.NOBODY;
      setPrivacy(one, { see });
      audiences.set(one, see);
    }
    const expected = clients.filter((other) => other !== two && maySee(two, other)).map(nameOf);
    assert.equal(allPages(two), expected.sort());
    world.nowMs += 10_000;
  }
});

test("hidden-users-and-users-who-do-not-watch-cost-no-decisions", () => {
  let decisions = 0;
  const limits = resolveLimits({});
  const directory = new Directory(
    new Introductions(limits, (length) => new Uint8Array(length), new Announcements(limits)),
    limits,
    0,
  );
  const add = (name: string, see: Audience): User => {
    const settings = PrivacySettings.create({ see });
    const privacy = new Proxy(settings, {
      get(target, key, receiver) {
        if (key === "see") decisions += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    return directory.add({ id: directory.newId(), name, key: name, verifier: PasswordVerifier.create(), privacy });
  };
  const ada = add("ada", Audience.EVERYONE);
  for (let i = 0; i < 2_000; i++) {
    const user = add(`hidden ${i}`, Audience.CONTACTS);
    logIn(directory, user);
  }
  const outbox = new Outbox();
  const rooms = { noteUser: () => {}, noteBetween: () => {} };
  const presence = new Presence({ directory, outbox, limits, rooms }, 0);
  const watcher = add("watcher", Audience.EVERYONE);
  const login = logIn(directory, watcher);
  presence.watch(login, { kind: "everyone" });
  decisions = 0;
  assert.equal(
    directory.page(ada, "", 100).peers.map(({ name }) => name),
    ["watcher"],
  );
  presence.note([ada]);
  logIn(directory, ada);
  presence.schedule(0);
  presence.handleTimeout(presence.dueMs);
  assert.equal(
    outbox.take().effects.flatMap((effect) => (effect.kind === "emit" ? effect.to : [])),
    [{ kind: "only", user: watcher.account.id, logins: [login.id] }],
  );
  assert.ok(decisions < 50, `${decisions} decisions`);
});

test("requests-past-the-limit-are-accepted-but-not-listed-until-they-are-returned", () => {
  const world = new ChatSimulation(SEED, { contactsMax: 1 });
  const ada = world.join("ada");
  const askers = ["b", "c", "d", "e"].map((name) => world.join(name));
  for (const asker of askers) assert.equal(asker.call(AddContact, AddContactRequest.create(), "ada"), {});
  for (const asker of askers.slice(0, 3)) asker.call(RemoveContact, RemoveContactRequest.create(), "ada");
  assert.equal(contactsOf(ada), []);
  ada.call(AddContact, AddContactRequest.create(), "e");
  assert.equal(contactsOf(ada), ["e mutual"]);
});

function pairOf(one: SimulatedClient, two: SimulatedClient): string {
  return [nameOf(one), nameOf(two)].sort().join(" ");
}

function allPages(client: SimulatedClient): string[] {
  const names: string[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const page: GetPeersResponse = client.call(GetPeers, GetPeersRequest.create({ after }));
    names.push(...page.peers.map(({ name }) => name));
    after = page.next === "" ? undefined : page.next;
  }
  return names;
}

function logIn(directory: Directory, user: User): Login {
  const endpoint = { address: "192.0.2.1", port: 1 };
  return directory.addLogin(user, {
    endpoint,
    keys: new ClientKeys(IdentityKeys.create()),
    device: undefined,
    relayOnly: false,
    answersMessages: false,
    relay: undefined,
    sinceMs: 0,
  });
}
