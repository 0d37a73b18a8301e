/**
 * A conversation with one peer, over a `PeerLink`. talk.ts invites, accepts and
 * declines, and creates the `Conversation`; that sends the lines typed and prints
 * the texts received; `Streams` sends and receives media, with the tone of
 * test-tone.ts.
 *
 * The invariant: a conversation needs no server. It goes on when the connection to
 * the server is lost, and ends when one side leaves.
 */

import { ChatError, type LinkDestination, type PeerLink } from "chatwire";
import { nearest } from "../../shared/nearest.ts";
import { Calls } from "../call/call.ts";
import { isLeave, isSlashCommand, textOfLine } from "../command-form.ts";
import { codeOf, describeError, hasCode, tellError } from "../error-messages.ts";
import type { Login, Next } from "../login/login.ts";
import { timePart } from "../screen/format.ts";
import { type Line, OTHER, type Part, type Prompt } from "../screen/screen.ts";
import { INVALID_COMMAND } from "../screen/specified.ts";
import { remedyForChangedKey } from "./changed-key.ts";
import { Streams } from "./streams.ts";
import { TextMarks } from "./text-marks.ts";
import { tellExplanation } from "./why.ts";

/** How long after a change of the path a line tells of it. In the first second the path may change several times. */
const PATH_SETTLING_MS = 1_000;
/** At most this many texts may be unacknowledged; the next one waits. */
const TEXTS_PENDING_MAX = 64;
const HOW_TO_LEAVE = "Type /leave to end the conversation, or press Ctrl-C again to quit.";
const HELP = [
  "/leave             ends the conversation",
  "/info              shows the path, the round-trip time, the safety number and your fingerprint",
  "/why               explains why the conversation is direct or relayed",
  "/call              calls the peer, or answers a call",
  "/mute              turns your microphone off or on",
  "/hangup            ends the call, or declines it",
  "/stream SECONDS    streams a tone to the peer, and reports what the peer received",
  "/send file PATH    sends a file to the peer",
  "/accept file       receives the file that the peer offers",
  "/decline file      refuses it",
  "/decline NAME      declines an invitation from another user",
  "//TEXT             sends a text that begins with a slash",
];

export class Conversation implements AsyncDisposable {
  readonly #login: Login;
  readonly #link: PeerLink;
  readonly #calls: Calls;
  readonly #streams: Streams;
  readonly #marks: TextMarks;
  readonly #ended = new AbortController();
  readonly #pending = new Set<Promise<void>>();
  #undelivered = 0;

  constructor(login: Login, link: PeerLink) {
    this.#login = login;
    this.#link = link;
    this.#calls = new Calls(login.screen, link, login.sound);
    this.#streams = new Streams(login.screen, link, this.#calls, this.#ended.signal);
    this.#marks = new TextMarks(login, link);
    link.closed.then((reason) => this.#ended.abort(reason));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#link.close();
  }

  /**
   * Talks until one side leaves or the input ends.
   *
   * @param first  what this user does first: "call" calls
   */
  async run(first: "type" | "call"): Promise<Next> {
    const { over, interrupts } = this.#login;
    this.#greet();
    const reading = this.#printTexts();
    void this.#streams.receive();
    const calling = this.#calls.read();
    void this.#printPaths();
    void this.#marks.show();
    this.#watchServer();
    if (first === "call") void this.#calls.call();
    const isEnd = await this.#converse();
    interrupts.quit.throwIfAborted();
    if (this.#ended.signal.aborted) {
      await Promise.all([reading, calling]);
      this.#reportEnd(this.#ended.signal.reason);
    } else {
      await this.#finish();
      this.#tellEnd("CLOSED", `You left the conversation with ${this.#link.peer}.`);
    }
    over.throwIfAborted();
    return isEnd ? "quit" : "next";
  }

  #greet(): void {
    const { screen, connector } = this.#login;
    const { peer, path } = this.#link;
    const fingerprint = connector.pins.take();
    screen.tell(
      { event: "connected", peer, ...path, newFingerprint: fingerprint },
      { text: `You are connected to ${peer}, ${describePath(path)}.`, style: "green" },
    );
    if (fingerprint !== undefined) {
      screen.print({ text: `First conversation with ${peer}, whose fingerprint is ${fingerprint}.`, style: "bold" });
      screen.print({
        text: "/info shows a safety number. Compare it with your peer by voice or in person.",
        style: "dim",
      });
    }
    screen.print({
      text: `Lines you type go to ${peer}. /leave ends the conversation, /help lists all commands.`,
      style: "dim",
    });
  }

  #watchServer(): void {
    const { lost } = this.#login;
    const tell = (): void => this.#tellError(codeOf(lost.reason), `${lost.reason.message} The conversation goes on.`);
    if (lost.aborted) tell();
    else lost.addEventListener("abort", tell, { once: true, signal: this.#ended.signal });
  }

  /** Sends lines until the conversation or the input ends; returns whether the input has ended. */
  async #converse(): Promise<boolean> {
    const { screen, interrupts } = this.#login;
    const signal = AbortSignal.any([interrupts.quit, this.#ended.signal]);
    const onEdit = (typed: string): void => this.#marks.edited(typed);
    const prompt: Prompt = { kind: "chat", text: "you: ", howToLeave: HOW_TO_LEAVE, onEdit };
    for (;;) {
      const line = await screen.ask(prompt, signal).catch((error) => {
        if (signal.aborted) return "/leave";
        throw error;
      });
      if (line === undefined) return true;
      if (isLeave(line)) return false;
      if (screen.interactive && line.includes("\n")) await this.#sendPaste(line, signal);
      else if (screen.interactive && /^\s*quit\s*$/i.test(line)) {
        if (await this.#leavesInstead(line, signal)) return false;
      } else if (isSlashCommand(line)) await this.#command(line);
      else if (line.trim() !== "") await this.#send(textOfLine(line));
    }
  }

  /** Asks what "quit" means, which is a command elsewhere. Returns whether to leave; otherwise it may have been sent. */
  async #leavesInstead(line: string, signal: AbortSignal): Promise<boolean> {
    const { peer } = this.#link;
    const text = `Leave, or send "${line.trim()}" to ${peer}? (leave or send): `;
    const answer = await this.#askInside(text, ["leave", "send"], signal);
    if (answer === "send") await this.#send(line);
    else if (answer === undefined) this.#tellNothingSent(signal);
    return answer === "leave";
  }

  async #sendPaste(text: string, signal: AbortSignal): Promise<void> {
    const lines = text.split("\n").length;
    const question = `Send these ${lines} lines to ${this.#link.peer} as one text? (yes or no): `;
    if ((await this.#askInside(question, ["yes", "no"], signal)) === "yes") await this.#send(text);
    else this.#tellNothingSent(signal);
  }

  /** @param signal  when the conversation is over, its end is told instead */
  #tellNothingSent(signal: AbortSignal): void {
    if (!signal.aborted) this.#login.screen.print({ text: "Nothing was sent.", style: "dim" });
  }

  /** Asks a question. Returns the answer that begins as what was typed; undefined: none, or the conversation is over. */
  async #askInside(text: string, answers: readonly string[], signal: AbortSignal): Promise<string | undefined> {
    const typed = await this.#login.screen.ask({ kind: "question", text, choices: answers }, signal).catch((error) => {
      if (!signal.aborted) throw error;
      return undefined;
    });
    const word = typed?.trim().toLowerCase() ?? "";
    return word === "" ? undefined : answers.find((answer) => answer.startsWith(word));
  }

  async #command(line: string): Promise<void> {
    if (await this.#fileCommand(line.trim())) return;
    const [command = "", argument = ""] = line.trim().split(/\s+/);
    switch (command.toLowerCase()) {
      case "/info":
        return this.#printInfo();
      case "/why":
        return tellExplanation(this.#login.screen, this.#link.explain());
      case "/call":
        return this.#calls.call();
      case "/mute":
        return this.#calls.mute();
      case "/hangup":
        return this.#calls.hangUp();
      case "/stream":
        return this.#streams.start(Number(argument));
      case "/decline":
        return this.#decline(argument);
      case "/help":
        this.#login.screen.tell({ event: "help", lines: HELP }, ...HELP.map((line) => `  ${line}`));
        return;
    }
    const meant = nearest(
      command,
      HELP.map((line) => /^\/\w*/.exec(line)?.[0] ?? ""),
    );
    const advice = meant === undefined ? "/help lists the commands of a conversation." : `Did you mean ${meant}?`;
    tellError(this.#login.screen, "INVALID_INPUT", INVALID_COMMAND, advice);
  }

  /** Runs a command about files. Returns whether it was one. */
  async #fileCommand(line: string): Promise<boolean> {
    const { files } = this.#login;
    const { peer } = this.#link;
    const [, command = "", path = ""] = /^\/(send|accept|decline)\s+file(?:\s+(\S.*))?$/i.exec(line) ?? [];
    if (command === "" || (command === "send") === (path === "")) return false;
    if (command === "send") await files.send(peer, path);
    else if (command === "accept") files.accept(peer);
    else files.decline(peer);
    return true;
  }

  /** Sends a text without waiting for the peer, unless too many texts are unacknowledged. */
  async #send(text: string): Promise<void> {
    this.#marks.sent();
    const sending = this.#link
      .send(text)
      .then(() => {})
      .catch((error: unknown) => this.#handleSendError(error))
      .finally(() => this.#pending.delete(sending));
    this.#pending.add(sending);
    if (this.#pending.size >= TEXTS_PENDING_MAX) await Promise.race(this.#pending);
  }

  #handleSendError(error: unknown): void {
    const isRefused = hasCode(error, "INVALID_ARGUMENT", "LIMIT_REACHED", "TOO_LARGE");
    if (isRefused) this.#tellError(codeOf(error), describeError(error));
    else if (error instanceof ChatError) this.#undelivered += 1;
    else throw error;
  }

  async #printTexts(): Promise<void> {
    const { screen } = this.#login;
    // A script gets the same line at any time.
    const time = (): Part[] => (screen.interactive ? [timePart()] : []);
    for await (const { from, text, number } of this.#link) {
      screen.tell({ event: "text", from, text, via: "peer" }, [
        OTHER,
        ...time(),
        { text: `${from}: `, style: "bold" },
        text,
      ]);
      this.#marks.shown(number);
    }
  }

  /** Programs get each change of the path at once; people get a line when it has settled. */
  async #printPaths(): Promise<void> {
    const { screen } = this.#login;
    const { peer, path: first, pathChanges } = this.#link;
    let shown = describePath(first);
    let settling: NodeJS.Timeout | undefined;
    const show = (): void => {
      settling = undefined;
      const now = describePath(this.#link.path);
      if (now !== shown) screen.print({ text: `You are now connected to ${peer} ${now}.`, style: "dim" });
      shown = now;
    };
    try {
      for await (const path of pathChanges) {
        screen.tell({ event: "path", peer, ...path });
        settling ??= setTimeout(show, PATH_SETTLING_MS);
      }
    } finally {
      clearTimeout(settling);
    }
  }

  async #printInfo(): Promise<void> {
    const { screen, fingerprint } = this.#login;
    const { peer, path, statistics, safetyNumber } = this.#link;
    const rttMs = await this.#link.ping({ timeoutMs: 2_000 }).catch(() => undefined);
    const { sent, received, dropped, retransmitted } = statistics;
    const datagrams = { sent, received, dropped, retransmitted };
    screen.tell(
      { event: "info", peer, ...path, rttMs, datagrams, safetyNumber, fingerprint },
      `Path: ${path?.transport === "tls" ? "TLS" : "UDP"}, ${describePath(path)}, encrypted end to end`,
      `Round trip: ${rttMs === undefined ? "no answer" : `${rttMs.toFixed(2)} ms`}`,
      `Datagrams: ${sent} sent, ${received} received, ${dropped} dropped. Messages sent again: ${retransmitted}`,
      `Safety number: ${safetyNumber}`,
      { text: `Compare it with ${peer}: if both are equal, nobody intercepts the conversation.`, style: "dim" },
      `Your fingerprint: ${fingerprint}`,
    );
  }

  async #decline(name: string): Promise<void> {
    const { invitations, over } = this.#login;
    if (name === "") return this.#tellError("INVALID_INPUT", "Type /decline and the name of the user who invited you.");
    const invitation = invitations.take(name);
    if (invitation === undefined) return this.#tellError("NOT_INVITED", `You have no invitation from ${name}.`);
    await invitations.decline(invitation, over).catch((error) => this.#tellError(codeOf(error), describeError(error)));
  }

  /** Waits until the peer has all texts and the stream has ended, before the link is closed. */
  async #finish(): Promise<void> {
    const { screen, interrupts } = this.#login;
    if (this.#calls.takesSound) await this.#calls.hangUp();
    if (this.#streams.sending !== undefined) screen.print("Waiting for the stream to end.");
    await interrupts.stoppable(async (signal) => {
      const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      await Promise.race([Promise.all([...this.#pending, this.#streams.sending]), stopped]);
    });
  }

  #reportEnd(reason: unknown): void {
    const { peer } = this.#link;
    // The server's notice may arrive before the peer's, and does not say which side left.
    const peerLeft = hasCode(reason, "CLOSED_BY_PEER");
    const lines: Line[] = [peerLeft ? `${peer} ended the conversation.` : describeError(reason)];
    const undelivered = this.#undelivered;
    lines.push(...remedyForChangedKey(reason, peer, this.#login.fingerprint));
    if (undelivered > 0) lines.push({ text: `${undelivered} of your texts may not have arrived.`, style: "red" });
    this.#tellEnd(codeOf(reason), ...lines);
  }

  #tellEnd(code: string, ...lines: readonly Line[]): void {
    const { peer } = this.#link;
    this.#login.screen.tell({ event: "disconnected", peer, code, undelivered: this.#undelivered }, ...lines);
  }

  #tellError(code: string, text: string): void {
    tellError(this.#login.screen, code, text);
  }
}

function describePath(path: LinkDestination | undefined): string {
  if (path?.kind === "relay") return `over the relay of the server at ${path.address} port ${path.port}`;
  const where = `${path?.address} port ${path?.port}`;
  return path?.kind === "port-mapped" ? `through the peer's router at ${where}` : `directly at ${where}`;
}
