import * as assert from "uvu/assert";
import { createCertificate } from "../../src/net/certificate.ts";
import { suite } from "../suite.ts";
import { runReturn } from "./run-return.ts";

const test = suite("clients that return");

/** `npm run return` has 10,000, and measures how long it takes. */
const CLIENTS = 100;

test(
  "all-clients-come-back-after-the-server-was-killed-and-fresh-ones-log-in-meanwhile",
  async () => {
    const certificate = await createCertificate();
    const { freshMs, freshFailed, server } = await runReturn({
      clients: CLIENTS,
      how: "killed",
      downMs: 100,
      certificate,
    });
    assert.equal(freshFailed, []);
    assert.ok(freshMs.length > 0);
    // Nobody has to log in more than once, but those that were lost again.
    assert.ok(server.logins >= CLIENTS + freshMs.length);
  },
  { timeLimitMs: 180_000 },
);
