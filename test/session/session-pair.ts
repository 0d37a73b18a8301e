import {
  LogOffRequest,
  LogOffResponse,
  Privacy,
  RegisterRequest,
  RegisterResponse,
} from "../../generated/chatwire/v1/account.ts";
import { HelloRequest, HelloResponse } from "../../generated/chatwire/v1/connection.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import {
  AcceptedEvent,
  ConfirmTexts,
  Hello,
  HungUpEvent,
  LogOff,
  Register,
  RelayedEvent,
  TextReceivedEvent,
  TypingChangedEvent,
} from "../../generated/chatwire/v1/rules.ts";
import { Accepted, HungUp, Relayed } from "../../generated/chatwire/v1/signalling.ts";
import {
  ConfirmTextsRequest,
  ConfirmTextsResponse,
  Text,
  TextReceived,
  TypingChanged,
} from "../../generated/chatwire/v1/text.ts";
import { TransportError } from "../../src/errors.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { encodeBody } from "../../src/framing/frame-writer.ts";
import { Grease } from "../../src/framing/grease.ts";
import { type Limits, resolveLimits } from "../../src/limits.ts";
import type { AnyEvent } from "../../src/session/rules.ts";
import { Session } from "../../src/session/session.ts";
import type { SessionEvent } from "../../src/session/session-event.ts";
import { SharedEvent, SharedEvents } from "../../src/session/shared-event.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";

export type End = "client" | "server";

/** Where a stream is cut: after so many bytes in one direction, counted from the login. */
export interface Cut {
  readonly from: End;
  readonly afterBytes: number;
  /** For so many steps after it, neither end knows, and all bytes are lost. */
  readonly unnoticedSteps: number;
}

/**
 * The two ends of a session, and a script of calls, answers and events that a seed determines. What is sent and what
 * arrives is noted, lossy events excepted.
 */
export class SessionPair {
  readonly client: Session;
  readonly server: Session;
  readonly sent: Record<End, string[]> = { client: [], server: [] };
  readonly arrived: Record<End, string[]> = { client: [], server: [] };
  readonly bytes: Record<End, number> = { client: 0, server: 0 };
  /** Why each end closed or left its stream. */
  readonly ends: string[] = [];
  nowMs = 1_000;
  cut: Cut | undefined;
  isDead = false;
  lossyArrived = 0;
  /** Bytes that the server keeps for a resumption, as it reports them. */
  reportedKept = 0;
  /** Called in each step, before its bytes are moved. */
  onStep = (): void => {};
  /** Whether the server posts its events, as those that go to many. */
  posts = false;
  readonly #random: SeededRandom;
  readonly #pending: { sequence: number; textId: number }[] = [];
  readonly #calls = new Map<number, number>();
  #textId = 0;
  #isQuiet = false;

  constructor(seed: number, limits: Partial<Limits> = {}, isGreased = true) {
    this.#random = new SeededRandom(seed);
    const random = new SeededRandom(seed + 1);
    const grease = isGreased ? new Grease((length) => random.bytes(length)) : undefined;
    const all = resolveLimits(limits);
    this.client = new Session({ role: "client", limits: all, grease }, this.nowMs);
    const onKept = (change: number): void => {
      this.reportedKept += change;
    };
    this.server = new Session({ role: "server", limits: all, grease, onKept }, this.nowMs);
    this.client.call(Hello, Hello.wrapRequest(HelloRequest.create({ versions: [1] })), undefined, 1e9, this.nowMs);
    this.transfer();
    const register = RegisterRequest.create({ name: "ada", privacy: Privacy.PUBLIC });
    this.client.call(Register, Register.wrapRequest(register), undefined, 1e9, this.nowMs);
    this.transfer();
    this.bytes.client = this.bytes.server = 0;
  }

  /** Runs the script, and resumes the session after each cut. Then all is answered. */
  run(steps: number, cut: Cut | undefined): void {
    this.cut = cut;
    let deadSteps = 0;
    for (let step = 0; step < steps; step++) {
      this.step();
      if (this.isDead && deadSteps++ >= (cut?.unnoticedSteps ?? 0)) this.resume(cut?.from === "client");
    }
    do {
      if (this.isDead) this.resume(false);
      while (this.#pending.length > 0) this.answer(0);
      this.server.releaseAll(this.nowMs);
      this.transfer();
    } while (this.isDead || this.#pending.length > 0);
  }

  /** One random action, and what follows from it. */
  step(): void {
    this.nowMs += 60;
    const choice = this.#random.below(12);
    if (choice < 4) this.call();
    else if (choice < 7) this.emitText();
    else if (choice === 7) this.emitTyping();
    else if (choice === 8) this.#emit(this.client, RelayedEvent, RelayedEvent.wrap(Relayed.create({ received: 1 })));
    else if (choice === 9) this.changeState();
    else if (this.#pending.length > 0) this.answer(this.#random.below(this.#pending.length));
    this.onStep();
    this.transfer();
  }

  call(deadlineMs = 1e9): void {
    this.#textId += 1;
    const request = ConfirmTexts.wrapRequest(ConfirmTextsRequest.create({ textId: this.#textId }));
    const sequence = this.client.call(ConfirmTexts, request, undefined, deadlineMs, this.nowMs);
    this.#calls.set(sequence, this.#textId);
    this.sent.client.push(`call ${this.#textId}`);
  }

  logOff(): void {
    this.client.call(LogOff, LogOff.wrapRequest(LogOffRequest.create()), undefined, 1e9, this.nowMs);
    this.transfer();
  }

  answer(index: number): void {
    const [request] = this.#pending.splice(index, 1);
    if (request === undefined) return;
    const body = ConfirmTexts.wrapResponse(ConfirmTextsResponse.create());
    this.server.respond(ConfirmTexts, request.sequence, body, this.nowMs);
    this.sent.server.push(`answer ${request.textId}`);
  }

  /** Moves all bytes; those after the cut are lost. */
  transfer(): void {
    do {
      this.#isQuiet = true;
      this.#poll("client");
      this.#poll("server");
    } while (!this.#isQuiet);
  }

  /**
   * Goes on over another stream. The client notices that it is lost; the server does, or is told by the resumption.
   *
   * @param callsMeanwhile  whether the client calls between its request and the answer
   */
  resume(callsMeanwhile: boolean): void {
    if (!this.client.detached) this.client.handleStreamEnd(new TransportError("CONNECTION_LOST", "Cut."));
    this.#poll("client");
    const client = this.client.position;
    if (callsMeanwhile) this.call();
    if (!this.server.detached) this.server.detach();
    this.server.checkPosition(client);
    const server = this.server.position;
    this.server.attach(client, this.nowMs);
    this.client.checkPosition(server);
    this.client.attach(server, this.nowMs);
    this.isDead = false;
    this.cut = undefined;
    this.transfer();
  }

  emitText(): void {
    this.#textId += 1;
    const body = TextReceivedEvent.wrap(TextReceived.create({ text: Text.create({ textId: this.#textId }) }));
    this.#emit(this.server, TextReceivedEvent, body);
    this.sent.server.push(`text ${this.#textId}`);
  }

  /** A lossy event. */
  emitTyping(): void {
    this.#emit(this.server, TypingChangedEvent, TypingChangedEvent.wrap(TypingChanged.create()));
  }

  /** The server sends a relayed datagram, which goes ahead of what is held. */
  relay(): void {
    const body = RelayedEvent.wrap(Relayed.create({ introductionId: 7, number: 1, datagram: new Uint8Array(50) }));
    this.server.emit(RelayedEvent, body, encodeBody(body), this.nowMs, "ahead");
  }

  changeState(): void {
    const isOpen = this.server.state === State.CONNECTED;
    if (isOpen) this.#emit(this.server, HungUpEvent, HungUpEvent.wrap(HungUp.create()));
    else this.#emit(this.server, AcceptedEvent, AcceptedEvent.wrap(Accepted.create()));
    this.sent.server.push(isOpen ? "hungUp" : "accepted");
  }

  #emit(session: Session, event: AnyEvent, body: MessageBody): void {
    if (this.posts && session === this.server && session.post(new SharedEvents([new SharedEvent(event, body)]))) return;
    session.emit(event, body, encodeBody(body), this.nowMs);
  }

  #poll(end: End): void {
    const session = this[end];
    for (let event = session.pollEvent(); event !== undefined; event = session.pollEvent()) this.#note(end, event);
    const sent = session.pollTransmit();
    if (sent === undefined) return;
    this.#isQuiet = false;
    if (this.isDead) return;
    const { cut } = this;
    const before = this.bytes[end];
    this.bytes[end] += sent.length;
    const passes = cut?.from === end ? Math.min(sent.length, cut.afterBytes - before) : sent.length;
    const other = end === "client" ? this.server : this.client;
    if (passes > 0) other.handleBytes(sent.slice(0, passes), this.nowMs);
    if (cut?.from !== end || this.bytes[end] < cut.afterBytes) return;
    this.isDead = true;
    if (cut.unnoticedSteps > 0) return;
    for (const each of [this.client, this.server]) each.handleStreamEnd(new TransportError("CONNECTION_LOST", "Cut."));
  }

  #note(end: End, event: SessionEvent): void {
    if (event.kind === "closed" || event.kind === "detached")
      this.ends.push(`${end} ${event.kind} ${event.reason.code}`);
    else if (event.kind === "request") this.#noteRequest(event.sequence, event.body);
    else if (event.kind === "response") this.#noteResponse(event.sequence, event.body);
    else if (event.kind === "refused") this.arrived[end].push(`refused ${event.error.code}`);
    else if (event.kind === "event") {
      const { body } = event;
      if (body.case === "textReceived") this.arrived[end].push(`text ${body.value.text?.textId}`);
      else if (body.case === "accepted" || body.case === "hungUp") this.arrived[end].push(body.case);
      else this.lossyArrived += 1;
    }
  }

  #noteRequest(sequence: number, body: MessageBody): void {
    if (body.case === "helloRequest") {
      this.server.features = ownFeatures("connection");
      this.server.respond(Hello, sequence, Hello.wrapResponse(HelloResponse.create()), this.nowMs);
    } else if (body.case === "registerRequest") {
      this.server.respond(Register, sequence, Register.wrapResponse(RegisterResponse.create()), this.nowMs);
      this.server.beginResumption();
    } else if (body.case === "logOffRequest") {
      this.server.respond(LogOff, sequence, LogOff.wrapResponse(LogOffResponse.create()), this.nowMs);
    } else if (body.case === "confirmTextsRequest") {
      this.arrived.server.push(`call ${body.value.textId}`);
      this.#pending.push({ sequence, textId: body.value.textId });
    }
  }

  #noteResponse(sequence: number, body: MessageBody): void {
    if (body.case === "helloResponse") this.client.features = ownFeatures("connection");
    else if (body.case === "registerResponse") this.client.beginResumption();
    else if (body.case === "confirmTextsResponse") this.arrived.client.push(`answer ${this.#calls.get(sequence)}`);
  }
}
