/** The rows of a question and of what is typed after it, in narrow terminals. */

import * as assert from "uvu/assert";
import { PromptLine } from "../../../../examples/client/screen/prompt-line.ts";
import { suite } from "../../../suite.ts";
import { TerminalModel } from "../../support/terminal-model.ts";

const test = suite("question and typed text");

/** A terminal of so many columns, and a prompt on it. */
function terminal(columns: number): { model: TerminalModel; promptLine: PromptLine } {
  const model = new TerminalModel(columns);
  return { model, promptLine: new PromptLine({ columns, write: (text) => model.write(text) }) };
}

function rows(columns: number, question: string, before = "", after = ""): string[] {
  const { model, promptLine } = terminal(columns);
  promptLine.draw({ question, before, after });
  return model.lines;
}

test("question-is-broken-between-words-and-what-is-typed-anywhere", () => {
  const question = "(connection lost) Input Command: ";
  assert.equal(rows(40, question, "quit"), ["(connection lost) Input Command: quit"]);
  assert.equal(rows(24, question, "quit"), ["(connection lost) Input", "Command: quit"]);
  assert.equal(rows(20, question, "send grace hello"), ["(connection lost)", "Input Command: send", "grace hello"]);
  assert.equal(rows(10, "abcdefghijklm: ", "no"), ["abcdefghij", "klm: no"], "a word longer than a row");
});

test("typed-text-begins-in-the-first-column-after-a-full-row", () => {
  const { model, promptLine } = terminal(9);
  promptLine.draw({ question: "PUBLIC?: ", before: "", after: "" });
  assert.equal(model.cursor, { row: 1, column: 0 });
  promptLine.draw({ question: "PRIVATE?: ", before: "", after: "" });
  assert.equal([model.lines[0], model.cursor], ["PRIVATE?:", { row: 1, column: 0 }]);
});

test("cursor-stands-before-the-text-after-it-and-a-new-text-replaces-all-rows", () => {
  const { model, promptLine } = terminal(12);
  promptLine.draw({ question: "Who would you like? ", before: "gr", after: "ace" });
  assert.equal([model.lines, model.cursor], [["Who would", "you like? gr", "ace"], { row: 2, column: 0 }]);
  promptLine.erase();
  assert.equal([model.lines.join("").trim(), model.cursor], ["", { row: 0, column: 0 }]);
});

test("text-that-changes-stands-in-rows-of-its-own-and-is-replaced", () => {
  const { model, promptLine } = terminal(20);
  const draw = (above: string): void => promptLine.draw({ above, question: "you: ", before: "hel", after: "lo" });
  draw("(call 0:42, delay 46 ms)");
  assert.equal(model.lines, ["(call 0:42, delay 46", "ms)", "you: hello"]);
  assert.equal(model.cursor, { row: 2, column: 8 });
  draw("(call 0:43)");
  assert.equal(
    model.lines.filter((line) => line !== ""),
    ["(call 0:43)", "you: hello"],
  );
  draw("");
  assert.equal(
    model.lines.filter((line) => line !== ""),
    ["you: hello"],
  );
});
