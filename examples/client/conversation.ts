import { ChatError, type MediaReceiver, type PeerLink } from "chatwire";
import { explain, hasCode } from "./explain.ts";
import type { Next, Session } from "./session.ts";
import { sendTone } from "./tone.ts";

/** So many texts may be on their way; the next one waits. */
const TEXTS_UNDERWAY_MAX = 64;
const STREAM_SECONDS_MAX = 3_600;
const HELP = [
  "/leave             ends the conversation",
  "/info              shows the path, the round trip time and the safety number",
  "/stream SECONDS    streams a tone to the other side and tells what it counted",
  "/decline NAME      declines somebody else's invitation to talk",
  "//TEXT             sends a text that begins with a slash",
];

/** Talking with one peer: lines typed go to the peer, and what the peer sends is printed. */
export class Conversation implements AsyncDisposable {
  readonly #session: Session;
  readonly #link: PeerLink;
  readonly #ended = new AbortController();
  readonly #underway = new Set<Promise<void>>();
  #undelivered = 0;
  #stream: Promise<void> | undefined;

  constructor(session: Session, link: PeerLink) {
    this.#session = session;
    this.#link = link;
    link.closed.then((reason) => this.#ended.abort(reason));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#link.close();
  }

  /** Talks until one side leaves, or the input ends. */
  async run(): Promise<Next> {
    const { screen, over } = this.#session;
    const { peer, path } = this.#link;
    screen.print({
      text: `You are connected with ${peer}, directly at ${path?.address} port ${path?.port}.`,
      style: "green",
    });
    screen.print({
      text: `What you type goes to ${peer}. /leave ends the conversation, /help tells of more.`,
      style: "dim",
    });
    const reading = this.#printTexts();
    void this.#receiveStreams();
    const isEnd = await this.#converse();
    over.throwIfAborted();
    if (this.#ended.signal.aborted) {
      await reading;
      this.#tellEnd(this.#ended.signal.reason);
    } else {
      await this.#finish();
      screen.print(`You left the conversation with ${peer}.`);
    }
    return isEnd ? "quit" : "next";
  }

  /** @returns whether the input has ended */
  async #converse(): Promise<boolean> {
    const { screen, over } = this.#session;
    const signal = AbortSignal.any([over, this.#ended.signal]);
    for (;;) {
      const line = await screen.ask({ kind: "chat", text: "you: " }, signal).catch((error) => {
        if (signal.aborted) return "/leave";
        throw error;
      });
      if (line === undefined) return true;
      if (/^\s*\/leave\s*$/i.test(line)) return false;
      if (/^\/(?!\/)/.test(line)) await this.#command(line);
      else if (line.trim() !== "") await this.#send(line.replace(/^\/\//, "/"));
    }
  }

  async #command(line: string): Promise<void> {
    const [command = "", argument = ""] = line.trim().split(/\s+/);
    switch (command.toLowerCase()) {
      case "/info":
        return this.#printInfo();
      case "/stream":
        return this.#startStream(Number(argument));
      case "/decline":
        return this.#decline(argument);
      case "/help":
        for (const text of HELP) this.#session.screen.print(`  ${text}`);
        return;
    }
    this.#session.report("Invalid command. Please try again. /help lists the commands of a conversation.");
  }

  /** Sends a text, and goes on before the peer has it: but only so many may be on their way. */
  async #send(text: string): Promise<void> {
    const sending = this.#link
      .send(text)
      .catch((error: unknown) => this.#handleSendError(error))
      .finally(() => this.#underway.delete(sending));
    this.#underway.add(sending);
    if (this.#underway.size >= TEXTS_UNDERWAY_MAX) await Promise.race(this.#underway);
  }

  #handleSendError(error: unknown): void {
    if (hasCode(error, "INVALID_ARGUMENT", "LIMIT_REACHED", "TOO_LARGE")) this.#session.report(explain(error));
    else if (error instanceof ChatError) this.#undelivered += 1;
    else throw error;
  }

  async #printTexts(): Promise<void> {
    for await (const { from, text } of this.#link) {
      this.#session.screen.print({ text: `${from}: `, style: "cyan" }, text);
    }
  }

  async #printInfo(): Promise<void> {
    const { screen } = this.#session;
    const { peer, path, statistics, safetyNumber } = this.#link;
    const rttMs = await this.#link.ping({ timeoutMs: 2_000 }).catch(() => undefined);
    screen.print(`Path: UDP to ${path?.address} port ${path?.port}, encrypted end to end`);
    screen.print(`Round trip: ${rttMs === undefined ? "no answer came" : `${rttMs.toFixed(2)} ms`}`);
    screen.print(
      `Datagrams: ${statistics.sent} sent, ${statistics.received} received, ${statistics.dropped} dropped; ` +
        `${statistics.retransmitted} messages sent again`,
    );
    screen.print(`Safety number: ${safetyNumber}`);
    screen.print({ text: `Read it to ${peer}: where it is the same, nobody sits in between.`, style: "dim" });
  }

  #startStream(seconds: number): void {
    if (!(seconds > 0 && seconds <= STREAM_SECONDS_MAX)) {
      this.#session.report(`Type /stream and for how many seconds, up to ${STREAM_SECONDS_MAX}.`);
    } else if (this.#stream !== undefined) this.#session.report("A stream is going on already.");
    else {
      this.#stream = this.#sendStream(seconds).finally(() => {
        this.#stream = undefined;
      });
    }
  }

  async #sendStream(seconds: number): Promise<void> {
    const { screen } = this.#session;
    const { peer } = this.#link;
    try {
      screen.print(`Streaming a tone to ${peer} for ${seconds} s.`);
      const { sent, report } = await sendTone(this.#link.openMedia(), seconds, this.#ended.signal);
      const counted = report === undefined ? "has not told what came" : `counted ${describeCounts(report)}`;
      screen.print(`The stream to ${peer} ended: ${sent} frames sent; ${peer} ${counted}.`);
    } catch (error) {
      if (!this.#ended.signal.aborted) screen.print({ text: explain(error), style: "red" });
    }
  }

  async #receiveStreams(): Promise<void> {
    for await (const stream of this.#link.mediaStreams) void this.#receiveStream(stream);
  }

  async #receiveStream(stream: MediaReceiver): Promise<void> {
    const { screen } = this.#session;
    const { peer } = this.#link;
    screen.print(`${peer} streams to you.`);
    let played = 0;
    for await (const frame of stream) if (frame.payload.length > 0) played += 1;
    const counts = stream.statistics;
    if (counts !== undefined) {
      screen.print(`The stream from ${peer} ended: ${describeCounts(counts)}; ${played} frames played.`);
    }
  }

  async #decline(name: string): Promise<void> {
    const { invitations, over } = this.#session;
    const invitation = name === "" ? undefined : invitations.take(name);
    if (invitation === undefined) return this.#session.report("Type /decline and the name of who invited you.");
    await invitations.decline(invitation, over).catch((error) => this.#session.report(explain(error)));
  }

  /** Lets what is on its way arrive before the link is closed. */
  async #finish(): Promise<void> {
    const { screen, interrupts } = this.#session;
    if (this.#stream !== undefined) screen.print("Waiting for the stream to end.");
    await interrupts.stoppable(async (signal) => {
      const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      await Promise.race([Promise.all([...this.#underway, this.#stream]), stopped]);
    });
  }

  #tellEnd(reason: unknown): void {
    const { screen } = this.#session;
    screen.print(explain(reason));
    if (this.#undelivered > 0) {
      screen.print({ text: `${this.#undelivered} of your texts may not have arrived.`, style: "red" });
    }
  }
}

function describeCounts({ received, lost, jitterUs }: { received: number; lost: number; jitterUs: number }): string {
  return `${received} received, ${lost} lost, jitter ${(jitterUs / 1_000).toFixed(2)} ms`;
}
