import { readFile } from "node:fs/promises";
import * as assert from "uvu/assert";
import { Delivery, Rule } from "../../../../generated/chatwire/v1/options.ts";
import { Candidate } from "../../../../generated/chatwire/v1/signalling.ts";
import { LINK_METRIC_NAMES, renderLinkMetrics } from "../../../../src/client/conversations/link/link-metrics.ts";
import { suite } from "../../../suite.ts";
import { ChatWorld, converse } from "../../chat-world.ts";

const test = suite("metrics of a link");

test("figures-of-two-links-are-in-one-text-with-the-labels-of-each", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  await ada.send("hello");
  const text = renderLinkMetrics([
    { labels: { peer: 'gr"ace\\\n' }, statistics: ada.statistics },
    { labels: { peer: "ada" }, statistics: grace.statistics },
  ]);
  assert.match(text, /chatwire_link_messages_total\{peer="gr\\"ace\\\\\\n",kind="texts",direction="sent"\} [1-9]\d*\n/);
  assert.match(text, /chatwire_link_messages_total\{peer="ada",kind="texts",direction="received"\} [1-9]\d*\n/);
  assert.match(text, /chatwire_link_datagrams_lost_total\{peer="ada"\} \d+\n/);
  assert.match(text, /chatwire_link_window_bytes\{peer="ada"\} [1-9]\d*\n/);
  assert.match(text, /chatwire_link_queued_messages\{peer="ada"\} 0\n/);
  for (const name of LINK_METRIC_NAMES) {
    assert.is(text.split(`# TYPE ${name} `).length, 2, name);
    assert.is(text.split(`# HELP ${name} `).length, 2, name);
  }
  for (const line of text.trimEnd().split("\n"))
    assert.match(line, /^(?:# (?:HELP|TYPE) .*|[a-z_]+(?:\{.*\})? -?\d[\d.e+-]*)$/, line);
});

test("figures-of-application-messages-have-their-type", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const codec = { ...Candidate, typeName: "example.Place", rule: Rule.create({ delivery: Delivery.RELIABLE }) };
  void grace.on(codec);
  await ada.sendMessage(codec, Candidate.create({ address: "here", port: 1 }));
  const text = renderLinkMetrics([{ labels: {}, statistics: grace.statistics }]);
  const name = "chatwire_link_application_messages_total";
  assert.ok(text.includes(`${name}{type="example.Place",direction="received"} 1\n`), text);
  assert.ok(text.includes(`${name}{type="example.Place",direction="sent"} 0\n`), text);
});

test("guide-lists-every-metric", async () => {
  const guide = await readFile("docs/guides/links.md", "utf8");
  const listed = [...guide.matchAll(/^\| `(chatwire_link_\w+)` \|/gm)].map(([, name]) => name);
  assert.equal(listed, [...LINK_METRIC_NAMES]);
});
