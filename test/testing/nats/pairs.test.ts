/**
 * Two clients, each behind each kind of NAT. The table says which pairs connect, by which kind of path.
 */

import * as assert from "uvu/assert";
import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import { next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { HOME_NAMES, type Home, linksOf, NatChat } from "./nat-chat.ts";
import { OUTCOMES, type Outcome } from "./outcomes.ts";
import { SEARCH_MAX_MS } from "./search.ts";

const test = suite("pairs of nats");

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

for (const inviter of HOME_NAMES) {
  test(`user-behind-${inviter.replace(" ", "-")}-connects-to-users-behind-each-nat-as-the-table-says`, async () => {
    const outcomes: Outcome[] = [];
    for (const invited of HOME_NAMES) outcomes.push(await outcomeOf(inviter, invited));
    assert.equal(outcomes, OUTCOMES[inviter]);
  });
}

/** Connects a pair, and exchanges texts if that succeeds. */
async function outcomeOf(inviter: Home, invited: Home): Promise<Outcome> {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", inviter), await chat.join("grace", invited)];
  const [atAda, atGrace] = linksOf(await chat.connect(ada.client, grace.client));
  const sent = Promise.all([atAda.send("hello"), atGrace.send("welcome")]);
  const received = Promise.all([next(atGrace), next(atAda)]);
  await chat.world.run(sent);
  assert.equal(
    (await chat.world.run(received)).map(({ text }) => text),
    ["hello", "welcome"],
  );
  // Time for a better path, if there is one, and then for a search.
  await chat.world.advance(1_500);
  const early = atAda.path?.kind;
  await chat.world.advance(SEARCH_MAX_MS);
  const kind = atAda.path?.kind ?? "none";
  assert.is(atGrace.path?.kind, kind);
  const addresses = [atAda.path?.address, atGrace.path?.address];
  if (kind === "direct") assert.equal(addresses, ["203.0.113.2", "203.0.113.1"]);
  return kind === "direct" && early === "relay" ? "search" : kind;
}
