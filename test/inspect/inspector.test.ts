/** The page of an inspector: who gets it, and what a browser shows of a session that was recorded. */

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { createRecorder, openInspector, type Recorder } from "../../src/inspect/index.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { findEngines } from "../engines/engines.ts";
import { suite } from "../suite.ts";
import { FakeLink, PATH, partsOfText, receiveText } from "./taps.ts";

const test = suite("inspect/inspector", { timeLimitMs: 60_000 });
const run = promisify(execFile);
const chromium = findEngines().find(({ name }) => name === "chromium")?.program;
let folder = "";
test.before(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-inspector-"));
});
test.after(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly status: number | undefined;
  readonly headers: Headers;
  readonly body: string;
}

/** Asks without the headers that `fetch` sets itself. */
async function ask(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const sent = request(url, { headers, method, agent: false }).end();
  const [response] = await once(sent, "response");
  let body = "";
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode, headers: new Headers(response.headers), body };
}

async function entries(
  url: string,
  after = 0,
): Promise<{ last: number; entries: { number: number; title: string }[] }> {
  return JSON.parse((await ask(`${url}entries?after=${after}`)).body);
}

/** The page as the browser has it after its scripts have run. */
async function dump(url: string): Promise<string> {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`];
  const { stdout } = await run(chromium ?? "", [...flags, "--virtual-time-budget=5000", "--dump-dom", url]);
  return stdout;
}

async function withTexts(count: number, linesMax = 10_000): Promise<Recorder> {
  const recorder = await createRecorder({ contents: true, linesMax });
  for (let index = 0; index < count; index++) receiveText(recorder, `text ${index}`);
  return recorder;
}

test("only-the-address-with-its-token-is-answered", async () => {
  await using inspector = await openInspector(await withTexts(1));
  assert.match(inspector.url, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{64}\/$/);
  assert.is((await ask(inspector.url)).status, 200);
  const { origin } = new URL(inspector.url);
  const flipped = inspector.url.replace(/.\/$/, (end) => (end === "0/" ? "1/" : "0/"));
  for (const url of [origin, `${origin}/`, `${origin}/entries`, `${origin}/style.css`, flipped, `${flipped}entries`]) {
    const { status, body } = await ask(url);
    assert.is(status, 403, url);
    assert.not.match(body, "text 0");
  }
  assert.is((await ask(`${inspector.url}../../package.json`)).status, 403);
  assert.is((await ask(`${inspector.url}nothing`)).status, 404);
  assert.is((await ask(inspector.url, {}, "POST")).status, 405);
});

test("requests-of-other-sites-are-refused", async () => {
  await using inspector = await openInspector(await withTexts(1));
  const { host, port, origin } = new URL(inspector.url);
  for (const headers of [
    { host: "attacker.example" },
    { host: `attacker.example:${port}` },
    { host: "127.0.0.1:1" },
    { host, origin: "https://attacker.example" },
    { host, origin: "null" },
    { host, origin: `http://localhost:${port}` },
    { host, "sec-fetch-site": "cross-site" },
  ])
    assert.is((await ask(inspector.url, headers)).status, 403, JSON.stringify(headers));
  assert.is((await ask(inspector.url, { host, origin })).status, 200);
  assert.is((await ask(inspector.url, { host: `localhost:${port}` })).status, 200);
});

test("each-answer-has-a-strict-policy", async () => {
  await using inspector = await openInspector(await withTexts(1));
  for (const url of [inspector.url, `${inspector.url}page.js`, `${inspector.url}entries`, `${inspector.url}nothing`]) {
    const { headers } = await ask(url);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'/);
    assert.not.match(policy, "unsafe");
    assert.match(policy, "frame-ancestors 'none'");
    assert.is(headers.get("x-content-type-options"), "nosniff");
    assert.is(headers.get("referrer-policy"), "no-referrer");
    assert.is(headers.get("cache-control"), "no-store");
  }
});

test("an-answer-is-bounded-and-lines-that-are-gone-are-left-out", async () => {
  await using inspector = await openInspector(await withTexts(1_000, 500));
  const first = await entries(inspector.url);
  assert.is(first.last, 1_000);
  assert.equal([first.entries.length, first.entries[0]?.number], [200, 501]);
  assert.equal(
    (await entries(inspector.url, 998)).entries.map(({ number }) => number),
    [999, 1_000],
  );
  assert.equal((await entries(inspector.url, 5_000)).entries, []);
  const wrong = await ask(`${inspector.url}entries?after=-1`);
  assert.is(JSON.parse(wrong.body).entries.length, 200);
});

test("a-browser-that-reads-nothing-delays-no-message", async () => {
  const recorder = await withTexts(500);
  await using inspector = await openInspector(recorder);
  const stalled = request(`${inspector.url}entries`).end();
  const [response] = await once(stalled, "response");
  response.pause();
  for (let index = 0; index < 500; index++) receiveText(recorder, "further");
  assert.is((await entries(inspector.url, 999)).last, 1_000);
  stalled.destroy();
});

test("a-port-in-use-is-named", async () => {
  const recording = await withTexts(1);
  await using inspector = await openInspector(recording);
  const port = Number(new URL(inspector.url).port);
  const refused = await openInspector(recording, { port }).catch((error) => error);
  assert.match(refused.message, new RegExp(`^Port ${port} cannot be used \\(EADDRINUSE\\)`));
});

test("a-browser-shows-what-is-recorded-as-text-and-runs-none-of-it", async () => {
  if (chromium === undefined) return console.log("skipped: chromium is not installed (apt-get install chromium)");
  const recorder = await createRecorder({ contents: true });
  receiveText(recorder, '<img src=x onerror="document.title = 1">');
  await using inspector = await openInspector(recorder);
  const page = await dump(`${inspector.url}#1`);
  assert.match(page, "<title>chatwire inspect</title>");
  assert.match(page, "&lt;img src=x onerror=");
  assert.not.match(page, "<img");
});

test("a-browser-shows-lines-that-arrive-while-the-page-is-open", async () => {
  if (chromium === undefined) return console.log("skipped: chromium is not installed (apt-get install chromium)");
  const recorder = await withTexts(1);
  let asked = 0;
  // The page asks twice before anything new is there.
  const growing = {
    start: recorder.start,
    get lines() {
      asked += 1;
      if (asked === 3) receiveText(recorder, "a text that came later");
      return recorder.lines;
    },
    get fault() {
      return asked > 4 ? "the file has become shorter" : undefined;
    },
  };
  await using inspector = await openInspector(growing);
  const page = await dump(`${inspector.url}#2`);
  assert.ok(asked > 4, String(asked));
  assert.match(page, "a text that came later");
  assert.match(page, "2 lines since");
  assert.match(page, "No line will follow: the file has become shorter");
});

test("a-browser-shows-a-message-of-a-link-that-came-in-parts", async () => {
  if (chromium === undefined) return console.log("skipped: chromium is not installed (apt-get install chromium)");
  const recorder = await createRecorder({ contents: true });
  const see = recorder.linkTap(new FakeLink());
  const parts = partsOfText(1);
  for (const message of parts) see("received", message, PATH);
  await using inspector = await openInspector(recorder);
  const page = await dump(`${inspector.url}#${recorder.lines.last}`);
  assert.match(page, new RegExp(`<th>length</th><td>\\d+ bytes, in ${parts.length} parts</td>`));
  assert.match(page, `relay over tls, in ${parts.length} parts`);
  assert.match(page, '"text": "aaaa');
});

test("the-command-shows-what-is-added-to-the-file", async () => {
  const file = join(folder, "growing.jsonl");
  await using recorder = await createRecorder({ file, contents: true });
  receiveText(recorder, "first");
  const shown = await show(file);
  try {
    assert.is((await entries(shown.url)).last, 1);
    receiveText(recorder, "second");
    let all = await entries(shown.url);
    while (all.last < 2) all = await entries(shown.url);
    assert.equal(
      all.entries.map(({ number }) => number),
      [1, 2],
    );
  } finally {
    assert.is(await shown.end(), 0);
  }
});

/** Runs the command on a file. */
async function show(file: string): Promise<{ url: string; end(): Promise<number> }> {
  const shown = spawn(process.execPath, [...argumentsFor("src/cli/main.ts"), "inspect", file]);
  const closed = once(shown, "close");
  let printed = "";
  for await (const chunk of shown.stdout) {
    printed += chunk;
    if (/^http:.*\n/m.test(printed)) break;
  }
  const [url = ""] = /^http:.*$/m.exec(printed) ?? [];
  return {
    url,
    async end() {
      shown.kill("SIGINT");
      const [code] = await closed;
      return code;
    },
  };
}

test("a-recorded-session-of-two-clients-is-shown-with-rules-states-and-links", async () => {
  const file = join(folder, "session.jsonl");
  await run(process.execPath, [...argumentsFor("test/inspect/record-session.ts"), file]);
  const shown = await show(file);
  const { url } = shown;
  try {
    const { entries: all } = await entries(url);
    const accepted = all.find(({ title }) => title === "AcceptResponse")?.number ?? 0;
    assert.ok(accepted > 0);
    if (chromium === undefined) return console.log("skipped: chromium is not installed (apt-get install chromium)");
    const page = await dump(`${url}#${accepted}`);
    for (const text of [
      "SendTextRequest",
      "Error USER_NOT_FOUND",
      "AVAILABLE → CONNECTED, when it sends",
      "Rule of the request",
      "<th>conversation</th><td>OPENS</td>",
      "PeerText",
      "PeerMedia",
      "PeerPathRequest",
      "link ada to grace: connected",
      "ada to grace (closed)",
      "proven, in use",
    ])
      assert.ok(page.includes(text), `${text} is missing`);
    for (const name of ["ada", "grace"])
      assert.match(page, new RegExp(`<b>${name}</b><small>[A-Z]+</small><small>\\d+/200 requests`));
    assert.match(page, /<td>[\d.]+ ms<\/td>/);
    assert.not.match(page, "between us");
    const text = all.find(({ title }) => title === "PeerText")?.number;
    const onLink = await dump(`${url}#${text}`);
    for (const part of [
      "<th>from</th><td>ada</td>",
      "<th>to</th><td>grace</td>",
      "<th>link</th><td>ada to grace, connected</td>",
      "<th>direction</th><td>peer to peer</td>",
      "<th>delivery</th><td>RELIABLE</td>",
      '"text": "(hidden)"',
    ])
      assert.ok(onLink.includes(part), `${part} is missing`);
    assert.match(onLink, /<th>path<\/th><td>(direct|relay over (udp|tls)), [\d.]+:\d+<\/td>/);
  } finally {
    assert.is(await shown.end(), 0);
  }
});
