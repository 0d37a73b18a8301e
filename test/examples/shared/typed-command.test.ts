import * as assert from "uvu/assert";
import { typedCommand } from "../../../examples/shared/typed-command.ts";
import { suite } from "../../suite.ts";

const test = suite("commands to type");

test("program-that-a-script-of-the-project-starts-is-named-as-its-script", () => {
  for (const entry of ["/clone/examples/client/main.ts", "C:\\clone\\examples\\server\\main.js"]) {
    assert.is(typedCommand("client", { entry }), "npm run client --");
    assert.is(typedCommand("client", { entry, hasArguments: false }), "npm run client");
  }
});

test("program-of-the-package-is-named-as-a-command", () => {
  for (const entry of ["/home/ada/node_modules/.bin/chatwire", "/clone/dist/src/cli/main.js", ""]) {
    assert.is(typedCommand("client", { entry }), "npx chatwire client");
  }
});
