/** Commands of the operator to the parts of a server: what the core takes and passes on, and what a gateway takes. */

import * as assert from "uvu/assert";
import { commandHandler } from "../../../examples/server/control/handler.ts";
import { CoreCommands, GatewayCommands } from "../../../examples/server/control/parts.ts";
import { errorLog } from "../../../examples/server/roles.ts";
import type { Operator } from "../../../src/server/index.ts";
import { suite } from "../../suite.ts";
import { ClusterSite } from "./cluster-site.ts";

const test = suite("commands to parts of a server");

/** Longer than it takes the core to tell a gateway something. */
const TOLD_MS = 1_000;

/** A core and two gateways that take commands, with a user at each gateway. */
async function onSite(play: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = new Desk(await ClusterSite.open({ gateways: 2 }));
  await play(desk);
  await desk.site.close();
}

class Desk {
  readonly site: ClusterSite;
  readonly core = new CoreCommands((level) => this.levels.push(`core ${level}`));
  readonly gateway = new GatewayCommands(
    (level) => this.levels.push(`gateway ${level}`),
    async ({ port }) => void this.loaded.push(port),
  );
  readonly levels: string[] = [];
  /** The ports of gateways that have loaded their certificate. */
  readonly loaded: number[] = [];
  readonly log: string[] = [];

  constructor(site: ClusterSite) {
    this.site = site;
    this.core.core = site.core;
    this.gateway.gateway = site.gateway(0).server;
  }

  /** Gives a command to the core, or to the first gateway. Resolves with what it prints, or with the text of its refusal. */
  async begin(part: "core" | "gateway", ...words: readonly string[]): Promise<string> {
    const handle = commandHandler(this[part], ({ event }) => this.log.push(event));
    const flags: Record<string, string> = words.includes("delete") ? { yes: "" } : {};
    const lines: string[] = [];
    try {
      for await (const { text } of handle({ words, flags })) lines.push(text ?? "");
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return lines.join("\n");
  }

  /** As `begin`, and waits for it on virtual time. */
  give(part: "core" | "gateway", ...words: readonly string[]): Promise<string> {
    return this.site.run(this.begin(part, ...words));
  }
}

test("core-lists-the-connections-of-all-gateways-and-passes-on-what-concerns-one", () =>
  onSite(async (desk) => {
    const { site } = desk;
    const ada = await site.join(0, "ada", "PUBLIC", { logInAgain: false });
    const grace = await site.join(1, "grace", "PUBLIC", { logInAgain: false });
    const listed = await desk.give("core", "connections");
    assert.match(
      listed,
      /^1 {2}198\.51\.100\.1 port \d+ {2}opened \S+Z {2}ada since \S+Z {2}at gateway-1 with the number 1$/m,
    );
    assert.match(listed, /^2 {2}198\.51\.100\.2 .* grace since \S+Z {2}at gateway-2 with the number 1$/m);
    assert.is(await desk.give("core", "limit", "textBytesMax", "100"), "textBytesMax 100");
    await site.world.advance(TOLD_MS);
    assert.equal([ada.serverLimits.textBytesMax, grace.serverLimits.textBytesMax], [100, 100]);
    assert.match(await desk.give("gateway", "limits"), /^textBytesMax 100 {2}changeable$/m);
    assert.is(await desk.give("core", "kick", "ada"), "Logins ended: 1.");
    assert.is((await site.run(ada.closed)).code, "KICKED");
    assert.is(await desk.give("core", "kick-connection", "2"), "Closed.");
    assert.is((await site.run(grace.closed)).code, "KICKED");
    assert.match(await desk.give("core", "ban-network", "198.51.100.0/24"), /^Banned 198\.51\.100\.0\/24 for ever\.$/);
    const refused = await site.connect(1).catch((error: { code: string }) => error);
    assert.is("code" in refused && refused.code, "BANNED");
  }));

test("core-takes-what-is-about-accounts-and-says-who-takes-the-rest", () =>
  onSite(async (desk) => {
    await desk.site.join(0, "ada");
    assert.match(await desk.give("core", "accounts"), /^ada {2}PUBLIC/);
    assert.is(await desk.give("core", "registration", "closed"), "Registration is closed.");
    assert.match(await desk.give("core", "export", "ada"), /"name":"ada"/);
    assert.is(await desk.give("core", "delete", "ada"), "Deleted.");
    assert.match(await desk.give("core", "load-certificates"), /^A core has no certificate\. .* --role gateway$/);
    assert.match(await desk.give("core", "backup", "copy.db"), /pg_dump/);
    await desk.give("core", "log-level", "warn");
    assert.equal([desk.levels, desk.loaded], [["core warn"], []]);
  }));

test("gateway-takes-what-is-about-itself-and-says-who-takes-the-rest", () =>
  onSite(async (desk) => {
    const { site } = desk;
    const ada = await site.join(0, "ada", "PUBLIC", { logInAgain: false });
    await site.join(1, "grace");
    // The core has heard nothing of it.
    await site.connect(0);
    const listed = await desk.give("gateway", "connections");
    assert.match(listed, /^1 {2}198\.51\.100\.1 .* ada since \S+Z\n2 {2}198\.51\.100\.3 .* nobody$/);
    assert.is(await desk.give("gateway", "kick-connection", "1"), "Closed.");
    assert.is((await site.run(ada.closed)).code, "KICKED");
    assert.is(await desk.give("gateway", "kick-connection", "7"), "There is no connection 7.");
    for (const command of [
      ["kick", "ada"],
      ["ban", "ada"],
      ["limit", "textBytesMax", "1"],
      ["accounts"],
      ["registration"],
    ])
      assert.match(await desk.give("gateway", ...command), /^A gateway has connections only\. .* --role core$/);
    assert.is(await desk.give("gateway", "load-certificates"), "Loaded.");
    await desk.give("gateway", "log-level", "debug");
    assert.equal([desk.levels, desk.loaded.length], [["gateway debug"], 1]);
    assert.ok(desk.log.includes("operator-command-refused"));
  }));

test("part-without-a-core-that-answers-says-so-and-takes-the-level-of-its-log-only", () =>
  onSite(async (desk) => {
    desk.core.core = undefined;
    desk.gateway.gateway = undefined;
    for (const command of ["connections", "bans", "limits"]) {
      assert.match(await desk.give("core", command), /^This core stands by\. .* chatwire_core_answers 1\.$/);
    }
    for (const command of ["connections", "limits", "load-certificates"])
      assert.match(await desk.give("gateway", command), /^This gateway waits for a core\./);
    for (const part of ["core", "gateway"] as const) await desk.give(part, "log-level", "none");
    assert.equal(desk.levels, ["core none", "gateway none"]);
  }));

test("command-that-waits-for-a-core-that-has-ended-is-answered-at-once-and-the-next-one-by-the-next-core", () =>
  onSite(async (desk) => {
    const forgetful = { kick: () => new Promise(() => {}) } as unknown as Operator;
    desk.core.core = { operator: forgetful };
    const waiting = desk.begin("core", "kick", "ada");
    await desk.site.world.advance(TOLD_MS);
    desk.core.core = desk.site.core;
    assert.match(await waiting, /^The server ended before it had answered\. Look whether/);
    assert.is(await desk.give("core", "registration"), "Registration is open.");
  }));

test("errors-of-calls-that-are-repeated-are-logged-once-in-a-while", () => {
  const lines: string[] = [];
  let nowMs = 0;
  const note = errorLog(
    ({ event, ...fields }) => lines.push(`${event}: ${Object(fields).text}`),
    "core-failed",
    () => nowMs,
  );
  for (nowMs = 0; nowMs < 25_000; nowMs += 250) {
    note(new Error("no database"));
    if (nowMs === 1_000) note("another one");
  }
  assert.equal(
    lines,
    ["no database", "another one", "no database", "no database"].map((text) => `core-failed: ${text}`),
  );
  for (let index = 0; index < 1_000; index++) note(`error ${index}`);
  assert.ok(lines.length < 30);
});
