import { ChatError, type PeerLink } from "chatwire";
import { codeOf, complain, explain, hasCode } from "../error-messages.ts";
import type { Next, Session } from "../login/login.ts";
import type { Line } from "../screen/screen.ts";
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
    const { over, interrupts } = this.#session;
    this.#greet();
    const reading = this.#printTexts();
    void this.#streams.receive();
    this.#watchServer();
    const isEnd = await this.#converse();
    interrupts.quit.throwIfAborted();
    if (this.#ended.signal.aborted) {
      await reading;
      this.#explainEnd(this.#ended.signal.reason);
    } else {
      await this.#finish();
      this.#tellEnd("CLOSED", `You left the conversation with ${this.#link.peer}.`);
    }
    over.throwIfAborted();
    return isEnd ? "quit" : "next";
  }

  #greet(): void {
    const { screen, reception } = this.#session;
    const { peer, path } = this.#link;
    const fingerprint = reception.pins.take();
    screen.tell(
      { event: "connected", peer, address: path?.address, port: path?.port, newFingerprint: fingerprint },
      { text: `You are connected with ${peer}, directly at ${path?.address} port ${path?.port}.`, style: "green" },
    );
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
    const tell = (): void => this.#complain(codeOf(lost.reason), `${lost.reason.message} The conversation goes on.`);
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
        this.#session.screen.tell({ event: "help", lines: HELP }, ...HELP.map((line) => `  ${line}`));
        return;
    }
    this.#complain("INVALID_INPUT", "Invalid command. Please try again. /help lists the commands of a conversation.");
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
    const isRefused = hasCode(error, "INVALID_ARGUMENT", "LIMIT_REACHED", "TOO_LARGE");
    if (isRefused) this.#complain(codeOf(error), explain(error));
    else if (error instanceof ChatError) this.#undelivered += 1;
    else throw error;
  }

  async #printTexts(): Promise<void> {
    for await (const { from, text } of this.#link) {
      this.#session.screen.tell({ event: "text", from, text, via: "peer" }, [
        { text: `${from}: `, style: "cyan" },
        text,
      ]);
    }
  }

  async #printInfo(): Promise<void> {
    const { screen, fingerprint } = this.#session;
    const { peer, path, statistics, safetyNumber } = this.#link;
    const rttMs = await this.#link.ping({ timeoutMs: 2_000 }).catch(() => undefined);
    const { sent, received, dropped, retransmitted } = statistics;
    const datagrams = { sent, received, dropped, retransmitted };
    screen.tell(
      { event: "info", peer, address: path?.address, port: path?.port, rttMs, datagrams, safetyNumber, fingerprint },
      `Path: UDP to ${path?.address} port ${path?.port}, encrypted end to end`,
      `Round trip: ${rttMs === undefined ? "no answer came" : `${rttMs.toFixed(2)} ms`}`,
      `Datagrams: ${sent} sent, ${received} received, ${dropped} dropped; ${retransmitted} messages sent again`,
      `Safety number: ${safetyNumber}`,
      { text: `Read it to ${peer}: where it is the same, nobody sits in between.`, style: "dim" },
      `Your fingerprint: ${fingerprint}`,
    );
  }

  async #decline(name: string): Promise<void> {
    const { invitations, over } = this.#session;
    if (name === "") return this.#complain("INVALID_INPUT", "Type /decline and the name of who invited you.");
    const invitation = invitations.take(name);
    if (invitation === undefined)
      return this.#complain("NOT_INVITED", `${name} has not invited you, or stopped waiting.`);
    await invitations.decline(invitation, over).catch((error) => this.#complain(codeOf(error), explain(error)));
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

  #explainEnd(reason: unknown): void {
    const { peer } = this.#link;
    // The server may have been faster than the peer to tell, and does not say who it was.
    const isPeers = hasCode(reason, "CLOSED_BY_PEER");
    const lines: Line[] = [isPeers ? `${peer} ended the conversation.` : explain(reason)];
    const undelivered = this.#undelivered;
    if (undelivered > 0) lines.push({ text: `${undelivered} of your texts may not have arrived.`, style: "red" });
    this.#tellEnd(codeOf(reason), ...lines);
  }

  #tellEnd(code: string, ...lines: readonly Line[]): void {
    const { peer } = this.#link;
    this.#session.screen.tell({ event: "disconnected", peer, code, undelivered: this.#undelivered }, ...lines);
  }

  #complain(code: string, text: string): void {
    complain(this.#session.screen, code, text);
  }
}
