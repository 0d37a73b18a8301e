import { execFileSync } from "node:child_process";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { isAsExpected, runCell } from "./cells.ts";
import { expectationOf } from "./expectations.ts";
import { Namespaces, whyNoNamespaces } from "./namespaces.ts";
import { KINDS, type Kind } from "./routers.ts";
import { runUpnp } from "./upnp.ts";
import { whyNoUpnp } from "./upnp-router.ts";

const test = suite("lab");

/** `npm run lab` runs all. */
const CELLS: readonly [inviter: Kind, other: Kind][] = [
  ["open", "open"],
  ["port-restricted", "port-restricted"],
  ["symmetric", "symmetric"],
];

const reason = whyNoNamespaces();

/** Registers a test that needs rights which most machines do not give. */
function inNamespaces(name: string, body: () => unknown): void {
  test(name, () => {
    if (reason === undefined) return body();
    console.log(`skipped: ${name}: ${reason}`);
    return undefined;
  });
}

for (const [inviter, other] of CELLS) {
  inNamespaces(`homes-connect: ${inviter}, ${other}`, async () => {
    const cell = await runCell(inviter, other, new AbortController().signal);
    assert.ok(isAsExpected(cell), [cell.outcome, ...cell.mistakes].join(" "));
  });
}

inNamespaces("port-that-a-router-maps-by-upnp-connects-two-symmetric-homes-directly", async () => {
  const missing = whyNoUpnp();
  if (missing !== undefined) {
    console.log(`skipped: the router that speaks UPnP: ${missing}`);
    return;
  }
  const { directMs, path, isMapped } = await runUpnp(new AbortController().signal);
  assert.ok(isMapped, `${path}, ${directMs}`);
});

inNamespaces("namespaces-are-removed-with-all-that-they-contain", () => {
  const list = (): string => execFileSync("ip", ["netns", "list"], { encoding: "utf8" });
  const namespaces = new Namespaces();
  const { name } = namespaces.add("home");
  assert.match(list(), name);
  namespaces[Symbol.dispose]();
  assert.not.match(list(), name);
});

test("something-is-expected-of-every-two-kinds", () => {
  for (const inviter of KINDS) for (const other of KINDS) assert.ok(expectationOf(inviter, other));
});
