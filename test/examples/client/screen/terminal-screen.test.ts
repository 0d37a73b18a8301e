import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { ReadStream, WriteStream } from "node:tty";
import * as assert from "uvu/assert";
import type { ChatEvent } from "../../../../examples/client/screen/events.ts";
import { OWN_MARK, type Prompt } from "../../../../examples/client/screen/screen.ts";
import { TerminalScreen } from "../../../../examples/client/screen/terminal-screen.ts";
import { suite } from "../../../suite.ts";

const test = suite("screen of a terminal");
const CHAT: Prompt = { kind: "chat", text: "you: " };
const COMMAND: Prompt = { kind: "question", text: "Input Command: " };
const never = new AbortController().signal;

test("output-that-is-no-terminal-gets-no-bell-and-no-notification", () => {
  const [terminal, file] = [new Typing({ isTTY: true }), new Typing({ isTTY: false })];
  for (const { screen } of [terminal, file]) screen.tell({ event: "text", from: "ada" }, "Hello");
  assert.match(terminal.written, "\x1b]9;chatwire: ada wrote to you\x07\x07");
  assert.not.match(file.written, "\x07");
  assert.not.match(file.written, "\x1b");
});

test("calls-and-files-of-others-ring-and-those-of-the-user-do-not", () => {
  const rung = (event: ChatEvent): boolean => {
    const { screen, takeWritten } = new Typing({ isTTY: true });
    takeWritten();
    screen.tell(event, "A line.");
    return takeWritten().includes("\x07");
  };
  const file = { name: "a.txt", mediaType: undefined, size: 1 };
  assert.ok(rung({ event: "callOffered", from: "ada" }));
  assert.not.ok(rung({ event: "callOffered", to: "ada" }));
  assert.ok(rung({ event: "fileOffered", from: "ada", ...file }));
  assert.not.ok(rung({ event: "fileSending", to: "ada", name: "a.txt", size: 1 }));
});

test("command-in-a-conversation-does-not-look-like-a-text-and-a-text-looks-as-it-is-sent", async () => {
  const { screen, type, takeWritten } = new Typing({ isTTY: true });
  const written = async (typed: string): Promise<string> => {
    const line = screen.ask(CHAT, never);
    await type(typed);
    takeWritten();
    await type("\r");
    assert.is(await line, typed);
    return takeWritten();
  };
  assert.match(await written("hello"), new RegExp(`${OWN_MARK} \\d\\d:\\d\\d {2}you: hello\n`));
  assert.match(await written("//leave"), new RegExp(`${OWN_MARK} \\d\\d:\\d\\d {2}you: /leave\n`));
  for (const command of ["/leave", " /LEAVE ", "/call", "/mute linus 5"]) {
    const echoed = await written(command);
    assert.ok(echoed.includes(`${command.trim()}\n`), JSON.stringify(echoed));
    assert.not.ok(echoed.includes("you:") || echoed.includes(OWN_MARK), JSON.stringify(echoed));
  }
});

test("paste-whose-end-is-lost-ends-with-ctrl-c", async () => {
  const { screen, type, ended } = new Typing({ isTTY: true });
  const line = screen.ask(CHAT, never);
  await type("\x1b[200~one\rtwo\r");
  await type("\x03");
  assert.is(ended(), 0);
  await type("three\r");
  assert.is(await line, "three");
});

test("paste-that-goes-on-when-its-conversation-is-over-is-no-answer-to-the-next-question", async () => {
  const { screen, type } = new Typing({ isTTY: true });
  const over = new AbortController();
  const line = screen.ask(CHAT, over.signal).catch(() => "over");
  await type("\x1b[200~one\rtwo\rthree\r");
  over.abort();
  assert.is(await line, "over");
  const command = screen.ask(COMMAND, never);
  await type("four\rfive\x1b[201~");
  await type("quit\r");
  assert.is(await command, "quit");
});

test("keys-and-pastes-arrive-after-the-program-was-stopped-and-goes-on", async () => {
  const { screen, type, takeWritten } = new Typing({ isTTY: true });
  const line = screen.ask(COMMAND, never);
  const { kill } = process;
  try {
    // The process of this test is not to stop.
    process.kill = () => true;
    takeWritten();
    await type("\x1a");
    assert.match(takeWritten(), "\x1b[?2004l");
    process.emit("SIGCONT");
    assert.match(takeWritten(), "\x1b[?2004h");
  } finally {
    process.kill = kill;
  }
  await type("quit\r");
  assert.is(await line, "quit");
});

/** A screen, and what types on it. */
class Typing {
  readonly screen: TerminalScreen;
  readonly #input = new PassThrough();
  #interrupts = 0;
  written = "";

  constructor({ isTTY }: { readonly isTTY: boolean }) {
    const output = Object.assign(new PassThrough(), { isTTY, columns: 80 });
    output.on("data", (bytes: Buffer) => {
      this.written += bytes;
    });
    this.screen = new TerminalScreen({
      input: this.#input as unknown as ReadStream,
      output: output as unknown as WriteStream,
      env: { TERM: "xterm-256color" },
      colours: false,
      alerts: { bell: true, notification: true },
      onInterrupt: () => {
        this.#interrupts += 1;
      },
    });
  }

  readonly ended = (): number => this.#interrupts;

  readonly takeWritten = (): string => {
    const text = this.written;
    this.written = "";
    return text;
  };

  /** Types keys, and waits until they have arrived. */
  readonly type = async (keys: string): Promise<void> => {
    this.#input.write(keys);
    await setImmediate();
  };
}
