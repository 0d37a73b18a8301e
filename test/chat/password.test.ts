import * as assert from "uvu/assert";
import { State } from "../../generated/chatwire/v1/options.ts";
import { WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/chat-simulation.ts";
import { suite } from "../suite.ts";
import { befriend, deleteAccount } from "./story.ts";

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

test("watchers-hear-that-a-deleted-user-is-gone", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  grace.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  deleteAccount(ada, "ada");
  const gone = grace.takeEvents().flatMap((body) => (body.case === "peersChanged" ? body.value.gone : []));
  assert.equal(gone, ["ada"]);
});
