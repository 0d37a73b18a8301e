import * as assert from "uvu/assert";
import { ChatWorld, codeOf, take } from "../../client/chat-world.ts";
import { suite } from "../../suite.ts";

const test = suite("tracing");

test("each-request-is-followed-to-its-outcome-without-names", async () => {
  const spans: string[] = [];
  const tracer = (...given: readonly unknown[]) => {
    assert.is(given.length, 1);
    return (outcome: string) => void spans.push(`${given[0]} ${outcome}`);
  };
  await using world = await ChatWorld.start({ tracer });
  const ada = await world.join("ada");
  await world.join("grace");
  await ada.texts.send("grace", "hello");
  assert.is((await take(ada.texts.history("grace"), 1))[0]?.text, "hello");
  assert.is(await codeOf(ada.texts.send("nobody", "hello")), "USER_NOT_FOUND");
  for (const span of ["Hello OK", "Register OK", "SendText OK", "GetHistory OK", "SendText USER_NOT_FOUND"])
    assert.is(spans.filter((each) => each === span).length >= 1, true, span);
  assert.is(spans.filter((span) => span.startsWith("SendText")).length, 2);
  assert.not.match(spans.join(), /ada|grace|hello|nobody/);
});

test("tracer-that-throws-ends-no-request", async () => {
  const warnings: string[] = [];
  const note = (warning: Error): void => void warnings.push(warning.message);
  process.on("warning", note);
  let count = 0;
  await using world = await ChatWorld.start({
    tracer: () => {
      count += 1;
      if (count % 2 === 0) throw new Error("no start");
      return () => {
        throw new Error("no end");
      };
    },
  });
  await (await world.join("ada")).getPeers();
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", note);
  assert.ok(warnings.includes("no start") && warnings.includes("no end"), warnings.join());
});
