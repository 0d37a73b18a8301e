/** A gateway as the program starts it, before there is a core. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as assert from "uvu/assert";
import { controlPlace, readCommand } from "../../../examples/server/config/options.ts";
import { askServer } from "../../../examples/server/control/client.ts";
import { createCertificate } from "../../../src/server/index.ts";
import { bundleArgumentsFor } from "../../compiled-sources.ts";
import { suite } from "../../suite.ts";
import { NatsServer, whyNoNats } from "../bus/nats-server.ts";

const tests = suite("gateway without a core");
const reason = whyNoNats();

/** Registers a test. Where NATS is not installed, it says that it was skipped. */
function test(title: string, body: () => Promise<void>): void {
  tests(title, reason === undefined ? body : () => console.log(`skipped: ${title}: ${reason}`));
}

/** Without variables of the tests, which the server does not know. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CHATWIRE_")));

/** Gives a command to a gateway on this machine, and returns the answer or the refusal. */
async function commandTo(name: string, folder: string, ...words: readonly string[]): Promise<string> {
  const command = readCommand(["ctl", ...words, "--role", "gateway", "--node-name", name, "--data", folder], {});
  if (command.kind !== "control") throw new Error(`That is ${command.kind}.`);
  const lines: string[] = [];
  return askServer(controlPlace(command.options), command.request, ({ text }) => void lines.push(text ?? "")).then(
    () => lines.join("\n"),
    (error: Error) => error.message,
  );
}

test("gateway-that-waits-for-a-core-says-so-and-ends-at-the-first-signal", async () => {
  const nats = await NatsServer.create("chatwire", ["one"]);
  const folder = await mkdtemp(join(tmpdir(), "chatwire-roles-"));
  const file = (name: string): string => join(folder, name);
  try {
    const { cert, key } = await createCertificate();
    await writeFile(file("cert.pem"), cert);
    await writeFile(file("key.pem"), key, { mode: 0o600 });
    await writeFile(file("authorities.pem"), nats.authorities);
    await writeFile(file("password"), "one", { mode: 0o600 });
    const args = [
      ...["--role", "gateway", "--node-name", "one", "--host", "127.0.0.1", "--port", "0", "--data", folder],
      ...["--bus", nats.url, "--bus-user", "one", "--bus-password-file", file("password")],
      ...["--bus-authorities", file("authorities.pem"), "--monitor-port", "0", "--log-level", "none"],
      ...["--certificate", file("cert.pem"), "--key", file("key.pem")],
    ];
    const child = spawn(process.execPath, bundleArgumentsFor("examples/server/main.ts", ...args), {
      env: ENVIRONMENT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    let monitor = "";
    for await (const line of createInterface(child.stdout)) {
      monitor = /^Monitor on (http:\S+)$/.exec(line)?.[1] ?? monitor;
      if (line === "Waiting for a core.") break;
    }
    const health = await fetch(`${monitor}/healthz`);
    assert.equal([health.status, await health.text()], [503, "no core\n"]);
    const metrics = await (await fetch(`${monitor}/metrics`)).text();
    assert.match(metrics, "chatwire_gateway_has_core 0");
    assert.match(await commandTo("one", folder, "limits"), /^This gateway waits for a core\./);
    assert.is(await commandTo("one", folder, "log-level", "none"), "The server logs from none on.");
    assert.match(await commandTo("two", folder, "limits"), /^No server listens at .*two\.control/);
    child.kill("SIGTERM");
    assert.equal(await exited, [0, null]);
  } finally {
    await rm(folder, { recursive: true });
    await nats.remove();
  }
});
