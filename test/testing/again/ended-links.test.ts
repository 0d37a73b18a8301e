/** Links that outlived the login that they began in end with the user's next one. */

import * as assert from "uvu/assert";
import type { PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { converse } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { PASSWORD, RestartingSite, type User } from "./restarting-site.ts";

const test = suite("ends of links of a login that was lost");

const certificate = createCertificate();
const SOON_MS = 3_000;

/** Two users with a link that has passed a restart of the server. */
async function linked(): Promise<{ site: RestartingSite; ada: User; links: [PeerLink, PeerLink] }> {
  const site = await RestartingSite.open(await certificate, SEED);
  const ada = await site.join("ada");
  const grace = await site.join("grace");
  const links = await site.run(converse(ada.client, grace.client));
  await site.advance(SOON_MS);
  await site.restart("in order");
  await site.untilBack(ada, grace);
  await site.advance(SOON_MS);
  assert.equal(ada.client.connection.state, { status: "connected" });
  return { site, ada, links };
}

const ENDS = {
  "log-off": ({ client }: User, site: RestartingSite) => site.run(client.logOff()),
  close: ({ client }: User, site: RestartingSite) => site.run(client.close()),
  "change-of-the-password-elsewhere": async (_ada: User, site: RestartingSite) => {
    const other = await site.connect();
    await site.run(other.logIn({ name: "ada", password: PASSWORD }));
    await site.run(other.account.changePassword(PASSWORD, "secret-2"));
  },
};

for (const [how, end] of Object.entries(ENDS)) {
  test(`link-that-has-passed-a-restart-ends-with-a-${how}`, async () => {
    const { site, ada, links } = await linked();
    const ended: string[] = [];
    for (const link of links) link.closed.then(({ code }) => ended.push(code));
    await end(ada, site);
    await site.advance(SOON_MS);
    assert.is(ended.length, 2, `${ended}`);
  });
}
