import * as assert from "uvu/assert";
import { Privacy } from "../../generated/chatwire/v1/account.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { Accept, Invite, WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, InviteRequest } from "../../generated/chatwire/v1/signalling.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/chat-simulation.ts";
import { suite } from "../suite.ts";
import { befriend, deleteAccount, logIn } from "./story.ts";

const test = suite("password");

test("connection-that-deleted-its-account-stays-open-whatever-there-was-to-tell", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  befriend(ada, grace);
  ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  ada.takeEvents();
  deleteAccount(ada, "ada");
  assert.equal([ada.reason, ada.client.state, ada.takeEvents()], [undefined, State.AWAY, []]);
});

test("connection-that-deleted-its-account-does-not-hear-what-the-end-of-another-one-led-to", () => {
  const world = new ChatSimulation(SEED);
  const [ada, dora] = [world.join("ada"), world.join("dora", Privacy.PRIVATE)];
  const { introductionId } = dora.call(Invite, InviteRequest.create(), "ada");
  ada.call(Accept, AcceptRequest.create({ introductionId }));
  const second = logIn(world, "ada");
  second.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  // The first connection's conversation ends, and ada sees dora no more.
  deleteAccount(second, "ada");
  assert.equal([second.reason, second.client.state, second.takeEvents()], [undefined, State.AWAY, []]);
});

test("watchers-hear-that-a-deleted-user-is-gone", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  grace.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  deleteAccount(ada, "ada");
  const gone = grace.takeEvents().flatMap((body) => (body.case === "peersChanged" ? body.value.gone : []));
  assert.equal(gone, ["ada"]);
});
