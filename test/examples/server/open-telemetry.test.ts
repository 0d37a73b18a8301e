import * as assert from "uvu/assert";
import { loadTracer } from "../../../examples/server/monitor/open-telemetry.ts";
import { ChatWorld, codeOf } from "../../client/chat-world.ts";
import { suite } from "../../suite.ts";

const test = suite("traces of the example server");

/** Stands for `@opentelemetry/api`, and keeps the spans that were ended. */
function fakeApi() {
  const spans: { readonly name: string }[] = [];
  const startSpan = (name: string, options: object) => {
    const span = { name, ...options, outcome: "", status: 0 };
    return {
      setAttribute: (_: string, value: string) => Object.assign(span, { outcome: value }),
      setStatus: ({ code }: { code: number }) => Object.assign(span, { status: code }),
      end: () => void spans.push(span),
    };
  };
  const trace = { getTracer: (name: string, version: string) => ({ startSpan, name, version }) };
  return { spans, trace };
}

test("request-becomes-a-span-with-command-and-outcome", async () => {
  const api = fakeApi();
  const asked: string[] = [];
  const tracer = await loadTracer("1.2.3", async (name) => {
    asked.push(name);
    return api;
  });
  assert.equal(asked, ["@opentelemetry/api"]);
  await using world = await ChatWorld.start(tracer === undefined ? {} : { tracer });
  const ada = await world.join("ada");
  assert.is(await codeOf(ada.texts.send("nobody", "hello")), "USER_NOT_FOUND");
  const attributes = { "rpc.system": "chatwire", "rpc.method": "SendText" };
  const span = { name: "chatwire SendText", kind: 1, attributes, outcome: "USER_NOT_FOUND", status: 0 };
  assert.equal(
    api.spans.filter(({ name }) => name === span.name),
    [span],
  );
  tracer?.("Ping")("INTERNAL");
  assert.is(JSON.stringify(api.spans.at(-1)).includes('"status":2'), true);
  assert.not.match(JSON.stringify(api.spans), /ada|nobody|hello/);
});

test("without-the-package-there-is-no-tracer", async () => {
  assert.is(await loadTracer("1.2.3"), undefined);
  assert.is(await loadTracer("1.2.3", async () => ({})), undefined);
  const broken = loadTracer("1.2.3", () => Promise.reject(new Error("broken")));
  assert.is(await broken.catch((error: Error) => error.message), "broken");
});
