/** Watches of a part of the list of peers, of clients that log in again. */

import * as assert from "uvu/assert";
import type { PeerCounts, PeersChange } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { note, RestartingSite } from "./restarting-site.ts";

const test = suite("watched parts after a restart");

const certificate = createCertificate();
const SOON_MS = 3_000;

test("watch-of-a-part-and-of-counts-goes-on-after-a-restart-of-the-server", async () => {
  const site = await RestartingSite.open(await certificate, SEED);
  const [ada, grace, linus] = [await site.join("ada"), await site.join("grace"), await site.join("linus")];
  const changes: PeersChange[] = [];
  const counts: PeerCounts[] = [];
  note(ada.client.peers.watch({ scope: { names: ["grace"] } }), (change) => changes.push(change));
  note(linus.client.peers.watchCounts(), (count) => counts.push(count));
  await site.advance(SOON_MS);
  await site.restart("by force");
  await site.advance(60_000);
  changes.length = 0;
  counts.length = 0;
  await site.run(linus.client.peers.setStatus("away"));
  await site.run(grace.client.peers.setStatus("away"));
  await site.advance(SOON_MS);
  assert.equal(
    changes.flatMap(({ changed }) => changed.map(({ name, status }) => `${name} ${status}`)),
    ["grace away"],
  );
  assert.equal(counts.at(-1), { available: 1, connected: 0, away: 1 });
});
