import { ChatError, type PeerLink } from "chatwire";
import { explain, hasCode } from "./explain.ts";
import type { Next, Session } from "./session.ts";
import { Streams } from "./streams.ts";

/** So many texts may be on their way; the next one waits. */
const TEXTS_UNDERWAY_MAX = 64;
const HELP = [
  "/leave             ends the conversation",
  "/info              shows the path, the round trip time, the safety number and your fingerprint",
  "/stream SECONDS    streams a tone to the other side and tells what it counted",
  "/decline NAME      declines somebody else's invitation to talk",
  "//TEXT             sends a text that begins with a slash",
];

/**
 * Talking with one peer: lines typed go to the peer, and what the peer sends
 * is printed. It goes on when the server is gone.
 */
export class Conversation implements AsyncDisposable {
  readonly #session: Session;
  readonly #link: PeerLink;
  readonly #streams: Streams;
  readonly #ended = new AbortController();
  readonly #underway = new Set<Promise<void>>();
  #undelivered = 0;

  constructor(session: Session, link: PeerLink) {
    this.#session = session;
    this.#link = link;
    this.#streams = new Streams(session.screen, link, this.#ended.signal);
    link.closed.then((reason) => this.#ended.abort(reason));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#link.close();
  }

  /** Talks until one side leaves, or the input ends. */
  async run(): Promise<Next> {
    const { screen, over, interrupts } = this.#session;
    this.#greet();
    const reading = this.#printTexts();
    void this.#streams.receive();
    this.#watchServer();
    const isEnd = await this.#converse();
    interrupts.quit.throwIfAborted();
    if (this.#ended.signal.aborted) {
      await reading;
      this.#tellEnd(this.#ended.signal.reason);
    } else {
      await this.#finish();
      screen.print(`You left the conversation with ${this.#link.peer}.`);
    }
    over.throwIfAborted();
    return isEnd ? "quit" : "next";
  }

  #greet(): void {
    const { screen, reception } = this.#session;
    const { peer, path } = this.#link;
    screen.print({
      text: `You are connected with ${peer}, directly at ${path?.address} port ${path?.port}.`,
      style: "green",
    });
    const fingerprint = reception.pins.take();
    if (fingerprint !== undefined) {
      screen.print({ text: `First time with ${peer}, whose key has the fingerprint ${fingerprint}.`, style: "bold" });
      screen.print({ text: "/info shows a safety number: compare it, by voice or face to face.", style: "dim" });
    }
    screen.print({
      text: `What you type goes to ${peer}. /leave ends the conversation, /help tells of more.`,
      style: "dim",
    });
  }

  #watchServer(): void {
    const { lost } = this.#session;
    const tell = (): void => this.#complain(`${lost.reason.message} The conversation goes on.`);
    if (lost.aborted) tell();
    else lost.addEventListener("abort", tell, { once: true, signal: this.#ended.signal });
  }

  /** @returns whether the input has ended */
  async #converse(): Promise<boolean> {
    const { screen, interrupts } = this.#session;
    const signal = AbortSignal.any([interrupts.quit, this.#ended.signal]);
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
        return this.#streams.start(Number(argument));
      case "/decline":
        return this.#decline(argument);
      case "/help":
        for (const text of HELP) this.#session.screen.print(`  ${text}`);
        return;
    }
    this.#complain("Invalid command. Please try again. /help lists the commands of a conversation.");
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
    if (hasCode(error, "INVALID_ARGUMENT", "LIMIT_REACHED", "TOO_LARGE")) this.#complain(explain(error));
    else if (error instanceof ChatError) this.#undelivered += 1;
    else throw error;
  }

  async #printTexts(): Promise<void> {
    for await (const { from, text } of this.#link) {
      this.#session.screen.print({ text: `${from}: `, style: "cyan" }, text);
    }
  }

  async #printInfo(): Promise<void> {
    const { screen, fingerprint } = this.#session;
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
    screen.print(`Your fingerprint: ${fingerprint}`);
  }

  async #decline(name: string): Promise<void> {
    const { invitations, over } = this.#session;
    if (name === "") return this.#complain("Type /decline and the name of who invited you.");
    const invitation = invitations.take(name);
    if (invitation === undefined) return this.#complain(`${name} has not invited you, or stopped waiting.`);
    await invitations.decline(invitation, over).catch((error) => this.#complain(explain(error)));
  }

  /** Lets what is on its way arrive before the link is closed. */
  async #finish(): Promise<void> {
    const { screen, interrupts } = this.#session;
    if (this.#streams.sending !== undefined) screen.print("Waiting for the stream to end.");
    await interrupts.stoppable(async (signal) => {
      const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      await Promise.race([Promise.all([...this.#underway, this.#streams.sending]), stopped]);
    });
  }

  #tellEnd(reason: unknown): void {
    const { peer } = this.#link;
    // The server may have been faster than the peer to tell, and does not say who it was.
    const isPeers = hasCode(reason, "CLOSED_BY_PEER");
    this.#session.screen.print(isPeers ? `${peer} ended the conversation.` : explain(reason));
    if (this.#undelivered > 0) this.#complain(`${this.#undelivered} of your texts may not have arrived.`);
  }

  #complain(text: string): void {
    this.#session.screen.print({ text, style: "red" });
  }
}
