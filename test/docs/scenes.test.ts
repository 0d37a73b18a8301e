import * as assert from "uvu/assert";
import { arrowsOf, type Step } from "../../src/docs/mermaid.ts";
import { CLIENT_SERVER, FIRST_CLIENT, LAST } from "../../src/docs/scenes/client-server.ts";
import { recordPeerLink } from "../../src/docs/scenes/peer-link.ts";
import { recordScenes } from "../../src/docs/scenes/record.ts";
import { chapterOf } from "../../src/docs/scenes/scene.ts";
import { SIGNALLING } from "../../src/docs/scenes/signalling.ts";
import { UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";

const test = suite("recorded scenes");

const step = (label: string): Step => ({ from: "ada", to: "server", label, over: "stream" });

test("scenes-show-what-stands-beside-their-scripts", async () => {
  const { clientServer, signalling } = await recordScenes();
  const scripts = [FIRST_CLIENT, ...CLIENT_SERVER, LAST, ...SIGNALLING];
  const shown = [...clientServer, ...signalling].map(({ title, steps }) => ({ title, messages: arrowsOf(steps) }));
  assert.equal(
    shown,
    scripts.map(({ title, messages }) => ({ title, messages })),
  );
  for (const { title, steps } of [...clientServer, ...signalling, ...recordPeerLink()])
    assert.ok(steps.length > 0, title);
});

test("message-that-the-script-does-not-have-is-refused", () => {
  for (const steps of [[], [step("A"), step("B")], [step("B")], [step("B"), step("A")]]) {
    try {
      chapterOf("A scene", ["ada->>server: A"], steps);
    } catch (error) {
      assert.instance(error, UsageError);
      assert.match(String(error), 'The scene "A scene" must show\n  ada->>server: A\nbut shows');
      continue;
    }
    assert.unreachable(`The scene was taken with ${steps.length} steps.`);
  }
  assert.equal(chapterOf("A scene", ["ada->>server: A"], [step("A")]).steps, [step("A")]);
});
