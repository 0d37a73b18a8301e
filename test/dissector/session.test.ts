/** A session of real clients over TLS and UDP, captured: tshark shows what the taps of its ends have seen. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { ChatClient, type ChatClientOptions, MemoryPins, type Tap } from "../../src/index.ts";
import { ChatServer } from "../../src/server/index.ts";
import { converse, next } from "../client/chat-world.ts";
import { TEST_ITERATIONS } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import type { Capture } from "./capture.ts";
import { CapturingProxy, capturingNetwork, lineOf } from "./recorded-session.ts";
import { type Shown, withTshark } from "./tshark.ts";

const test = suite("dissector/session", { timeLimitMs: 120_000 });

const TEXT = "between the two of us";
const LINK_TEXT = "straight to you";

interface Recorded {
  readonly capture: Capture;
  readonly port: number;
  /** A line about each message that an end of the connections has sent, and about each that an end has received. */
  readonly lines: Readonly<Record<"sent" | "received", string[]>>;
  readonly keyLog: string;
}

const shown = withTshark(test);
let recorded: Recorded;
let folder = "";
test.before(async () => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-session-"));
  recorded = await record();
  writeFileSync(join(folder, "keys.log"), recorded.keyLog);
});
test.after(() => {
  rmSync(folder, { recursive: true });
});
const session = (preferences: Shown["preferences"] = {}): Shown => ({
  preferences: {
    "tls.keylog_file": join(folder, "keys.log"),
    "chatwire.tls_ports": recorded.port,
    "chatwire.udp_ports": "",
    ...preferences,
  },
});

test(
  "messages-over-tls-are-those-that-were-sent",
  shown((tshark) => {
    const lines = linesIn(tshark.trees(recorded.capture, session()));
    const { sent, received } = recorded.lines;
    assert.ok(received.length > 20, `${received.length} messages`);
    // The last messages of a connection may be sent and not arrive.
    assert.equal(without(lines, sent), []);
    assert.equal(without(received, lines), []);
  }),
);

test(
  "without-the-key-log-no-message-is-shown",
  shown((tshark) => {
    assert.equal(linesIn(tshark.trees(recorded.capture, session({ "tls.keylog_file": "" }))), []);
  }),
);

test(
  "texts-and-secrets-are-shown-by-preference-only",
  shown((tshark) => {
    const hidden = tshark.trees(recorded.capture, session());
    for (const text of [TEXT, LINK_TEXT]) assert.not.match(hidden, text);
    assert.match(hidden, `text (hidden), length: ${TEXT.length}`);
    assert.match(hidden, /stored_key \(hidden\), length: 32/);
    const names = ["chatwire.v1.SendTextRequest.text", "chatwire.v1.PasswordVerifier.stored_key"];
    const open = tshark.fields(
      recorded.capture,
      names,
      session({ "chatwire.show_contents": true, "chatwire.show_secrets": true }),
    );
    assert.equal(
      open.flatMap((row) => row[names[0] ?? ""] ?? []),
      [TEXT, "hello"],
    );
    assert.ok(open.flatMap((row) => row[names[1] ?? ""] ?? []).every((key) => /^[0-9a-f]{64}$/.test(key)));
  }),
);

test(
  "datagrams-of-the-link-are-shown-and-opened-by-the-key-log",
  shown((tshark) => {
    const kinds = tshark
      .fields(recorded.capture, ["chatwire_udp.kind"], session())
      .flatMap((row) => row["chatwire_udp.kind"] ?? []);
    assert.ok(kinds.includes("3"));
    const closed = tshark.fields(recorded.capture, ["chatwire.v1.PeerText.text.length"], session());
    assert.equal(closed, []);
    const opened = session({ "chatwire.key_log": join(folder, "keys.log"), "chatwire.show_contents": true });
    const texts = tshark.fields(recorded.capture, ["chatwire.v1.PeerText.text"], opened);
    const found = texts.flatMap((row) => row["chatwire.v1.PeerText.text"] ?? []);
    assert.ok(found.length >= 1);
    assert.equal([...new Set(found)], [LINK_TEXT]);
    const tree = tshark.trees(recorded.capture, opened);
    assert.match(tree, "Message, EVENT PEER_TEXT");
  }),
);

test(
  "nothing-of-the-session-is-malformed",
  shown((tshark) => {
    const opened = session({ "chatwire.key_log": join(folder, "keys.log") });
    const notes = tshark.fields(recorded.capture, ["chatwire.malformed", "chatwire.incomplete"], opened);
    assert.equal(notes, []);
  }),
);

/** What the dissector says about the messages in frames. */
function linesIn(trees: string): string[] {
  return [...trees.matchAll(/^Chatwire, (.*)$/gm)].map(([, line = ""]) => line);
}

/** Returns the lines that are not among others; each of those stands for one line. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Records what two users say over the server and in a conversation. */
async function record(): Promise<Recorded> {
  let keyLog = "";
  const onKeyLog = (line: string): void => {
    keyLog += line;
  };
  const lines: Recorded["lines"] = { sent: [], received: [] };
  const tap: Tap = (way, message) => void lines[way].push(lineOf(message));
  await using server = await ChatServer.listen({
    host: "127.0.0.1",
    port: 0,
    limits: { scramIterations: TEST_ITERATIONS },
    onKeyLog,
    tap,
  });
  const proxy = await CapturingProxy.open(server.port);
  const { port } = proxy;
  const connect = async (options: ChatClientOptions, name: string): Promise<ChatClient> => {
    const client = await ChatClient.connect(`chat://127.0.0.1:${port}`, {
      portMapping: false,
      pins: new MemoryPins(),
      limits: { scramIterationsMin: TEST_ITERATIONS },
      network: capturingNetwork(proxy.capture),
      tap,
      ...options,
    });
    await client.register({ name, password: "a long password", privacy: "PUBLIC" });
    return client;
  };
  // The keys of a link are in the log of either end; those of TLS, in that of the server.
  const ada = await connect({ onKeyLog: (line) => line.startsWith("CHATWIRE_") && onKeyLog(line) }, "ada");
  const grace = await connect({}, "grace");
  await ada.texts.send("grace", TEXT);
  await next(grace.texts.messages);
  await ada.texts.send("nobody", "hello").catch(() => {});
  const [link, other] = await converse(ada, grace);
  await link.send(LINK_TEXT);
  await next(other);
  await link.close();
  await ada.close();
  await grace.close();
  await proxy[Symbol.asyncDispose]();
  return { capture: proxy.capture, port, lines, keyLog };
}
