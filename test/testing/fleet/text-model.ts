import { ChatError, type Outcome, type TextMessage, type TextSendingState } from "../../../src/index.ts";

/** A text that a program has handed to its outbox. Each text is another one. */
export interface Sent {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Whether the outbox has said that it keeps the text. */
  isKept: boolean;
  /** Why it will not be sent, or that its outbox has ended with its program; undefined: it must arrive. */
  failed: Outcome | undefined;
  /** As its sender was told. */
  status: TextSendingState["status"];
  /** Its number in the mailbox of the receiver, once it was handed out there. */
  id: number | undefined;
  /** Whether a program of the receiver is done with it. */
  isDone: boolean;
  /** When the sender was told that it is stored, in virtual milliseconds. */
  storedMs: number | undefined;
}

/** What a program of a user has been handed. */
interface Reading {
  readonly program: number;
  lastId: number;
}

/** Whether the receipts of a text must have reached its sender by now. */
export type KnowsReceipts = (sent: Sent) => boolean;

/**
 * What must become of texts: each that an outbox keeps is handed out, in the order of its sender, and has one number.
 * Another program of the receiver gets it again only if the one before was not done with it, and is told so.
 */
export class TextModel {
  readonly sent: Sent[] = [];
  readonly #byText = new Map<string, Sent>();
  readonly #readings = new Map<string, Reading>();
  readonly #fault: (text: string) => void;
  /** Texts that were handed out, and those that came again. */
  received = 0;
  again = 0;

  constructor(fault: (text: string) => void) {
    this.#fault = fault;
  }

  send(from: string, to: string): Sent {
    const text = `${from} ${this.sent.length}`;
    const sent: Sent = {
      ...{ from, to, text, isKept: false, failed: undefined, status: "waiting" },
      ...{ id: undefined, isDone: false, storedMs: undefined },
    };
    this.sent.push(sent);
    this.#byText.set(text, sent);
    return sent;
  }

  /**
   * The sender learns how far its text has come.
   *
   * @param mayFail  whether the outbox has ended with its program; nothing else ends a text that an outbox keeps
   */
  handleState(sent: Sent, state: TextSendingState, nowMs: number, mayFail: boolean): void {
    const { status } = state;
    sent.status = status;
    if (status === "failed") {
      sent.failed = outcomeOf(state.reason);
      if (sent.isKept && !mayFail) this.#fault(`"${sent.text}" to ${sent.to} has failed: ${state.reason}`);
    }
    if (status === "stored" || status === "delivered") sent.storedMs ??= nowMs;
    if (status === "delivered" && !sent.isDone)
      this.#fault(`"${sent.text}" is said to be delivered before ${sent.to} is done with it`);
  }

  /** @param program  the number of the receiver's program, from 1 */
  handOut(to: string, program: number, { id, text, own, again }: TextMessage): void {
    const sent = this.#byText.get(text);
    const reading = this.#readingOf(to, program);
    if (id <= reading.lastId) this.#fault(`${to} got number ${id} after ${reading.lastId}`);
    reading.lastId = id;
    if (own) {
      if (sent?.from !== to) this.#fault(`${to} got "${text}" as its own`);
      return;
    }
    if (sent?.to !== to) {
      this.#fault(`${to} got "${text}" of nobody`);
      return;
    }
    this.received += 1;
    if (sent.failed === "not done") this.#fault(`${to} got "${text}", which was said not to be sent`);
    if (sent.id !== undefined && sent.id !== id) this.#fault(`"${text}" is stored twice, as ${sent.id} and ${id}`);
    if (sent.status === "delivered") this.#fault(`${to} got "${text}" again after it was said to be delivered`);
    const isRepeated = sent.id !== undefined;
    if (isRepeated) this.again += 1;
    if ((isRepeated && !again) || (again && program === 1))
      this.#fault(`${to} got "${text}" with ${again ? "" : "no "}"again"`);
    sent.id = id;
  }

  /** The receiver's program has asked for the next text. */
  finish(text: string): void {
    const sent = this.#byText.get(text);
    if (sent !== undefined) sent.isDone = true;
  }

  /** The programs run, have a connection, and had time: everything must have arrived. */
  checkComplete(knowsReceipts: KnowsReceipts): void {
    for (const sent of this.sent) {
      const { text, to, status, isDone } = sent;
      if (sent.isKept && sent.failed === undefined && !isDone) this.#fault(`${to} is not done with "${text}"`);
      if (status === "stored" && isDone && knowsReceipts(sent))
        this.#fault(`${sent.from} was not told that "${text}" is delivered`);
    }
    this.#checkOrder();
  }

  #checkOrder(): void {
    const last = new Map<string, Sent>();
    for (const sent of this.sent) {
      if (sent.id === undefined) continue;
      const lane = `${sent.from} to ${sent.to}`;
      const before = last.get(lane);
      if ((before?.id ?? 0) > sent.id) this.#fault(`${lane}: "${sent.text}" is stored before "${before?.text}"`);
      last.set(lane, sent);
    }
  }

  #readingOf(user: string, program: number): Reading {
    const reading = this.#readings.get(user);
    if (reading?.program === program) return reading;
    const begun = { program, lastId: 0 };
    this.#readings.set(user, begun);
    return begun;
  }
}

/** Of a reason that is no error of the library, nothing is known. */
export function outcomeOf(reason: unknown): Outcome {
  return (reason instanceof ChatError ? reason.outcome : undefined) ?? "unknown";
}
