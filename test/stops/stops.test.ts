/** A part of `npm run stops`, with short windows. */

import * as assert from "uvu/assert";
import { sampleOf } from "../sample.ts";
import { suite } from "../suite.ts";
import { makeBundles } from "./stop-world.ts";
import { NEWCOMER, SHORT_STORIES, storyOf } from "./stories.ts";

const test = suite("stopped processes", { timeLimitMs: 120_000 });

const bundles = makeBundles();
test.after(async () => (await bundles)[Symbol.asyncDispose]());

for (const story of [
  storyOf({ stopMs: 500, isCut: false, comeback: "connected" }),
  storyOf({ stopMs: 500, isCut: true, comeback: "resumed" }),
  storyOf({ stopMs: 500, isCut: true, comeback: "restored" }, { resumeWindowMs: 1_000 }),
  ...sampleOf(SHORT_STORIES, 3),
  NEWCOMER,
]) {
  test(`${story.name.replaceAll(/[ ,.]+/g, "-")}-${story.target.replaceAll(/[ ,.]+/g, "-")}`, async () => {
    assert.ok(await story.run((await bundles).path));
  });
}
