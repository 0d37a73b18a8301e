/** Commands to the parts of a server, and one kill of a core and of what it needs; `npm run cluster` kills all parts, and as often as it is told. */

import * as assert from "uvu/assert";
import { SEED } from "../../seed.ts";
import { whyNoPostgres } from "../../store/postgres/postgres-server.ts";
import { suite } from "../../suite.ts";
import { whyNoNats } from "../bus/nats-server.ts";
import { Cluster } from "./parts.ts";
import { lostByOthers, PAUSE_MIN_MS, runKills } from "./run-kills.ts";

const test = suite("killed cluster", { timeLimitMs: 120_000 });

/** The core that answers takes a command, the other one refuses it, and a gateway takes what is about itself. */
async function giveCommands(cluster: Cluster): Promise<void> {
  const { answering, cores, gateways } = cluster;
  const standby = cores.find((core) => core !== answering);
  const [gateway] = gateways;
  assert.ok(answering && standby && gateway);
  assert.is(await cluster.command(answering, "registration"), "Registration is open.");
  assert.match(await cluster.command(standby, "registration"), /^This core stands by\./);
  assert.match(await cluster.command(gateway, "limits"), /^registrationsPerAddressMax 1000/m);
  assert.is(await cluster.command(gateway, "load-certificates"), "Loaded.");
}

test("core-takes-commands-and-confirmed-texts-and-posts-survive-kills-of-it-and-of-the-bus", async () => {
  const reason = whyNoPostgres() ?? whyNoNats();
  if (reason !== undefined) {
    console.log(
      `skipped: core-takes-commands-and-confirmed-texts-and-posts-survive-kills-of-it-and-of-the-bus: ${reason}`,
    );
    return;
  }
  const cluster = await Cluster.start({ cores: 2, gateways: 2 });
  await giveCommands(cluster).catch(async (error) => {
    await cluster.close();
    throw error;
  });
  const options = { victims: ["core", "nats"], seed: SEED, pauseMs: PAUSE_MIN_MS, print: () => {} } as const;
  const results = await runKills(cluster, options).finally(() => cluster.close());
  const { confirmed, lost, doubled, disordered, failed, stuck } = results;
  assert.equal(
    { lost, doubled, disordered, failed, stuck },
    { lost: [], doubled: [], disordered: [], failed: [], stuck: [] },
  );
  assert.equal(lostByOthers(results), []);
  assert.ok(
    confirmed.texts > 20 && confirmed.posts > 10,
    `only ${confirmed.texts} and ${confirmed.posts} were confirmed`,
  );
});
