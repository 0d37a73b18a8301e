import * as assert from "uvu/assert";
import {
  Audience,
  ChangePasswordRequest,
  ListDevicesRequest,
  LogOffRequest,
  Privacy,
  RevokeDeviceRequest,
} from "../../generated/chatwire/v1/account.ts";
import {
  AddContactRequest,
  BlockRequest,
  ListBlockedRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../generated/chatwire/v1/contact.ts";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import {
  AddContact,
  Block,
  ChangePassword,
  ConfirmTexts,
  FetchTexts,
  GetPeers,
  ListBlocked,
  ListDevices,
  LogOff,
  MarkRead,
  RemoveContact,
  RevokeDevice,
  SendText,
  Unblock,
} from "../../generated/chatwire/v1/rules.ts";
import {
  ConfirmTextsRequest,
  FetchTextsRequest,
  MarkReadRequest,
  SendTextRequest,
} from "../../generated/chatwire/v1/text.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import {
  contactsOf,
  deleteAccount,
  joinWithDevice,
  logIn,
  logInWithDevice,
  newVerifier,
  PASSWORD,
  prove,
  setPrivacy,
} from "./fixtures.ts";

const test = suite("restart");

type Chapter = readonly [name: string, run: (client: SimulatedClient, world: ChatSimulation) => void];

/** Steps that store something of every kind, each on a new connection. */
const CHAPTERS: readonly Chapter[] = [
  ["ada", (ada) => ada.call(AddContact, AddContactRequest.create(), "Grace")],
  ["grace", (grace) => grace.call(AddContact, AddContactRequest.create(), "ada")],
  ["linus", (linus) => linus.call(AddContact, AddContactRequest.create(), "ada")],
  ["grace", (grace) => setPrivacy(grace, { see: Audience.CONTACTS, message: Audience.CONTACTS, readReceipts: true })],
  ["ada", (ada) => ada.call(SendText, SendTextRequest.create({ text: "one" }), "grace")],
  ["grace", (grace) => grace.call(SendText, SendTextRequest.create({ text: "two" }), "ada")],
  ["linus", (linus) => linus.call(SendText, SendTextRequest.create({ text: "three" }), "ada")],
  ["grace", (grace) => grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }))],
  ["ada", (ada) => ada.call(MarkRead, MarkReadRequest.create({ textId: 3 }), "grace")],
  ["ada", (ada) => ada.call(RemoveContact, RemoveContactRequest.create(), "linus")],
  ["ada", (ada) => ada.call(Block, BlockRequest.create(), "Eve")],
  ["ada", (ada) => ada.call(Block, BlockRequest.create(), "linus")],
  ["ada", (ada) => ada.call(Unblock, UnblockRequest.create(), "linus")],
  ["ada", (_, world) => void logInWithDevice(world, "ada", "telephone").client.drop()],
  ["ada", (ada) => revoke(ada, "ada's first")],
  ["ada", (ada) => changePassword(ada, "ada", PASSWORD)],
  ["eve", (eve) => eve.call(SendText, SendTextRequest.create({ text: "four" }), "linus")],
  ["eve", (eve) => deleteAccount(eve, "eve")],
  ["linus", (linus) => linus.call(SendText, SendTextRequest.create({ text: "five" }), "ada")],
];

const NAMES = ["ada", "grace", "linus"];

test("restarted-server-knows-everything-that-was-answered", () => {
  const wanted = tell([]);
  for (const chapter of CHAPTERS.keys()) assert.equal(tell([chapter]), wanted, `after chapter ${chapter}`);
  assert.equal(tell([...CHAPTERS.keys()]), wanted);
});

test("restart-ends-only-conversations-and-logins", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  world.join("grace");
  world.restart();
  assert.is(ada.client.closed, true);
  const back = logIn(world, "ada");
  const [peer] = back.call(GetPeers, GetPeersRequest.create()).peers;
  assert.equal([peer?.name, peer?.port], ["grace", 0]);
});

test("account-registered-after-a-restart-gets-a-new-id", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace", Privacy.PRIVATE)];
  ada.call(AddContact, AddContactRequest.create(), "grace");
  deleteAccount(grace, "grace");
  world.restart();
  const second = world.join("grace", Privacy.PRIVATE);
  second.call(AddContact, AddContactRequest.create(), "ada");
  assert.equal([contactsOf(logIn(world, "ada")), contactsOf(second)], [["grace requested"], ["ada requested"]]);
});

/** Runs all steps, with a restart after some of them. @returns what every user finds at the end */
function tell(restarts: readonly number[]) {
  const world = new ChatSimulation(SEED);
  for (const name of [...NAMES, "eve"]) joinWithDevice(world, name).client.call(LogOff, LogOffRequest.create());
  for (const [index, [name, run]] of CHAPTERS.entries()) {
    world.pass(1_000);
    const client = logIn(world, name);
    run(client, world);
    client.drop();
    if (restarts.includes(index)) world.restart();
  }
  return NAMES.map((name) => {
    const client = logIn(world, name);
    const { lastTextId, confirmedTextId, waiting } = client.connection.login?.user.mailbox ?? {};
    return {
      contacts: contactsOf(client),
      blocked: client.call(ListBlocked, ListBlockedRequest.create()).names,
      texts: client.call(FetchTexts, FetchTextsRequest.create()),
      devices: client.call(ListDevices, ListDevicesRequest.create()).devices.map(({ label }) => label),
      settings: client.connection.login?.user.account.privacy,
      // Without the bytes sent: a crash loses the served time since the last change, by which they stop counting.
      mailbox: { lastTextId, confirmedTextId, waiting },
    };
  });
}

function revoke(client: SimulatedClient, label: string): void {
  const { devices } = client.call(ListDevices, ListDevicesRequest.create());
  const deviceId = devices.find((device) => device.label === label)?.deviceId ?? new Uint8Array();
  client.call(RevokeDevice, RevokeDeviceRequest.create({ deviceId }));
}

function changePassword(client: SimulatedClient, name: string, password: string): void {
  const verifier = newVerifier(client, password);
  client.call(ChangePassword, ChangePasswordRequest.create({ clientFinal: prove(client, name), verifier }));
}
