/**
 * The site of `npm run docs:site`: it has every guide and every module, no page has a dead link, and nothing comes from
 * elsewhere. Its tooling is not installed with the project.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import * as assert from "uvu/assert";
import { GUIDES, MODULES } from "../../docs/site/contents.ts";
import { suite } from "../suite.ts";

const test = suite("documentation site", { timeLimitMs: 240_000 });

const ROOT = join(import.meta.dirname, "../..");
const BUILD = join(ROOT, "docs/site/build.mjs");
const isInstalled = existsSync(join(ROOT, "docs/site/node_modules/typedoc"));

test("every-guide-has-a-place-in-the-site", () => {
  assert.equal([...GUIDES].sort(), readdirSync(join(ROOT, "docs/guides")).sort());
  for (const name of ["chatwire", "chatwire/server", "chatwire/testing", "chatwire/wire", "chatwire/v1/rules"])
    assert.ok(existsSync(join(ROOT, MODULES.get(name) ?? "")), name);
});

if (isInstalled) test("site-has-every-guide-and-no-dead-link-and-loads-nothing-from-elsewhere", checkSite);
else console.log("skipped: the documentation site; `npm run docs:site` installs what builds it.");

function checkSite(): void {
  mkdirSync(join(ROOT, "coverage"), { recursive: true });
  const site = mkdtempSync(join(ROOT, "coverage/site-"));
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", BUILD, site], {
      encoding: "utf8",
    });
    assert.is(status, 0, stdout + stderr);
    const pages = readPages(site);
    const titles = [...pages.values()].map((html) => /<title>(.*?) \| chatwire<\/title>/.exec(html)?.[1]);
    for (const name of readdirSync(join(ROOT, "docs/guides"))) {
      const [, title] = /^# (.+)/.exec(readFileSync(join(ROOT, "docs/guides", name), "utf8")) ?? [];
      assert.ok(titles.includes(title), `The site has no page "${title}".`);
    }
    assert.equal(deadLinks(pages), []);
    for (const [path, html] of pages)
      assert.not.match(html, /<(?:script|link|img)[^>]+(?:src|href)="(?:https?:)?\/\//, path);
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
}

/** The texts of the pages, by their paths. */
function readPages(site: string): Map<string, string> {
  const paths = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));
  return new Map(paths.map((path) => [join(site, path), readFileSync(join(site, path), "utf8")]));
}

function deadLinks(pages: ReadonlyMap<string, string>): string[] {
  const ids = new Map([...pages].map(([path, html]) => [path, idsOf(html)]));
  const dead: string[] = [];
  for (const [path, html] of pages) {
    for (const [, href = ""] of html.matchAll(/(?:href|src)="(?!https?:|data:|mailto:)([^"]*)"/g)) {
      const [target = "", anchor = ""] = href.split("#").map(decodeURIComponent);
      const file = target === "" ? path : join(dirname(path), target);
      const isAlive = existsSync(file) && (anchor === "" || (ids.get(file)?.has(anchor) ?? true));
      if (!isAlive) dead.push(`${relative(dirname(dirname(path)), path)} -> ${href}`);
    }
  }
  return dead;
}

function idsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/\bid="([^"]*)"/g)].map(([, id = ""]) => id));
}
