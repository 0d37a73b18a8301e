import * as assert from "uvu/assert";
import { Alert } from "../../../../examples/client/screen/alert.ts";
import { suite } from "../../../suite.ts";

const test = suite("alerts");
const BELL = "\x07";

const terminals: readonly (readonly [NodeJS.ProcessEnv, notification: string])[] = [
  [{ TERM: "xterm-256color" }, "\x1b]9;chatwire: ada wrote to you\x07"],
  [{ TERM: "foot" }, "\x1b]777;notify;chatwire;ada wrote to you\x07"],
  [{ TERM: "xterm-256color", VTE_VERSION: "7600" }, "\x1b]777;notify;chatwire;ada wrote to you\x07"],
  [{ TERM: "screen-256color", TMUX: "/tmp/tmux" }, ""],
  [{ TERM: "linux" }, ""],
  [{}, ""],
];
for (const [env, notification] of terminals) {
  test(`${JSON.stringify(env)}-gets-${JSON.stringify(notification)}`, () => {
    assert.is(written(env, { bell: true, notification: true }, ["ada"]), notification + BELL);
    assert.is(written(env, { bell: false, notification: true }, ["ada"]), notification);
    assert.is(written(env, { bell: true, notification: false }, ["ada"]), BELL);
  });
}

test("a-flood-rings-once-in-three-seconds", () => {
  let text = "";
  let nowMs = 0;
  const write = (more: string): void => {
    text += more;
  };
  const alert = new Alert(write, { bell: true, notification: false }, {}, () => nowMs);
  for (; nowMs < 9_000; nowMs += 10) alert.raise("ada", "wrote to you");
  assert.is(text, BELL.repeat(3));
});

test("a-name-cannot-end-or-extend-the-sequence", () => {
  const raw = written({ TERM: "foot" }, { bell: false, notification: true }, [`a;b\x07\x1b]0;x${"y".repeat(100)}`]);
  assert.match(raw, /^.\]777;notify;chatwire;a,b␇␛\]0,xy{31} wrote to you.$/u);
});

function written(
  env: NodeJS.ProcessEnv,
  options: { readonly bell: boolean; readonly notification: boolean },
  names: readonly string[],
): string {
  let text = "";
  const write = (more: string): void => {
    text += more;
  };
  const alert = new Alert(write, options, env);
  for (const name of names) alert.raise(name, "wrote to you");
  return text;
}
