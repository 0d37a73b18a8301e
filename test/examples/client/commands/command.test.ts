import * as assert from "uvu/assert";
import { beginsLike, matchForm, startOf } from "../../../../examples/client/command-form.ts";
import { COMMAND_GROUPS } from "../../../../examples/client/commands/command-list.ts";
import { suite } from "../../../suite.ts";

const test = suite("forms of the example client's commands");

const cases: readonly (readonly [string, string, readonly string[] | undefined])[] = [
  ["connect to client", " Connect  TO\tclient ", []],
  ["connect to client", "connect to", undefined],
  ["quit", "quit now", undefined],
  ["send NAME TEXT", "SEND Ada  Two  Words ", ["Ada", "Two  Words"]],
  ["send NAME TEXT", "send ada", undefined],
  ["send NAME TEXT", "sendada hello", undefined],
  ["accept [NAME]", "accept", [""]],
  ["accept [NAME]", "accept Ada", ["Ada"]],
  ["accept [NAME]", "accept ada grace", undefined],
  ["history NAME [COUNT]", "history ada 5", ["ada", "5"]],
  ["history NAME [COUNT]", "history", undefined],
  ["accept key NAME FINGERPRINT", "accept key ada SHA256:aB", ["ada", "SHA256:aB"]],
];
for (const [form, line, words] of cases) {
  test(`"${line}"-${words === undefined ? "does-not-match" : "matches"}-"${form}"`, () => {
    assert.equal(matchForm(form, line), words);
  });
}

test("an-incomplete-command-is-recognised", () => {
  assert.ok(beginsLike("send NAME TEXT", "Send  ada"));
  assert.ok(beginsLike("add contact NAME", "add contact"));
  assert.not(beginsLike("add contact NAME", "add"));
  assert.not(beginsLike("quit", "quit now"), "the form takes no more words");
  assert.is(startOf("history NAME [COUNT]"), "history");
});

test("the-specified-commands-come-first-and-the-help-fits-80-columns", () => {
  const commands = COMMAND_GROUPS.flatMap((group) => group.commands);
  assert.equal(
    commands.slice(0, 3).map(({ form }) => form),
    ["get_peers", "connect to client [NAME]", "quit"],
  );
  const width = Math.max(...commands.map(({ form }) => form.length));
  for (const { about } of commands) assert.ok(2 + width + 2 + about.length < 80, about);
});
