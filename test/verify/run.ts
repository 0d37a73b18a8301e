/**
 * `npm run verify`: both suites of `chatwire verify`, whole, against our server
 * and our client, with the report that users see. It takes several minutes, so
 * the tests run the suite for servers and a sample of the one for clients.
 */

import { ChatServer, createCertificate } from "../../src/server/index.ts";
import { runVerify } from "../../src/verify/verify.ts";
import { compile } from "../compiled-sources.ts";
import { clientCommand } from "./client/our-client.ts";
import { VERIFY_LIMITS } from "./limits.ts";

/** How long a case waits, in milliseconds. On a busy machine everything is slow. */
const TIMEOUT_MS = "20000";

const output = {
  print: (text: string) => void process.stdout.write(text),
  printError: (text: string) => void process.stderr.write(text),
};

const { cert: nextKey } = await createCertificate();
await using server = await ChatServer.listen({ host: "127.0.0.1", port: 0, nextKey, limits: VERIFY_LIMITS });
await using _compiled = await compile();
const codes = [
  await runVerify([`chat://127.0.0.1:${server.port}`, "--timeout-ms", TIMEOUT_MS], output),
  await runVerify(["--listen", "--timeout-ms", TIMEOUT_MS, "--", ...clientCommand()], output),
];
process.exitCode = Math.max(...codes);
