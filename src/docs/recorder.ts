/** Records the messages on connections. */

import { type Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import { TransportError } from "../errors.ts";
import type { Tap } from "../session/session-event.ts";
import type { Step } from "./mermaid.ts";
import { labelOf } from "./message-label.ts";

const WAIT_MS = 10_000;
export const SERVER = "server";

interface Recorded {
  readonly client: string;
  readonly way: "sent" | "received";
  readonly message: Message;
}

/** A message that a scenario waits for: its receiver, and the name of its body. */
export type Expected = readonly [client: string, bodyCase: string];

/** Records what clients send and receive on their connections to the server. */
export class Recorder {
  readonly #clients: string[] = [];
  readonly #recorded: Recorded[] = [];
  readonly #onMessage = new Set<() => void>();

  /** The `tap` to pass to a client. */
  tapOf(client: string): Tap {
    this.#clients.push(client);
    return (way, message) => {
      this.#recorded.push({ client, way, message });
      for (const check of this.#onMessage) check();
    };
  }

  /** The newest message with a body that a client received. */
  last(bodyCase: string): Message | undefined {
    return this.#recorded.findLast(({ way, message }) => way === "received" && message.body.case === bodyCase)?.message;
  }

  /**
   * Runs one action of one user until all its messages have arrived.
   *
   * @param expected  the messages that arrive besides those that `run` waits for
   * @returns the messages of the action: first requests and responses, in order, then events, sorted by client,
   *   because the order in which connections are read varies between runs
   */
  async record(run: () => unknown, expected: readonly Expected[] = []): Promise<Step[]> {
    const begin = this.#recorded.length;
    const arrived = expected.map((one) => this.#until(begin, one));
    await Promise.all([run(), ...arrived]);
    const own = this.#recorded.slice(begin);
    const events = own
      .filter(isEvent)
      .sort((a, b) => this.#clients.indexOf(a.client) - this.#clients.indexOf(b.client));
    return [...own.filter((recorded) => !isEvent(recorded)), ...events].map(toStep);
  }

  #until(begin: number, [client, bodyCase]: Expected): Promise<void> {
    const hasArrived = (): boolean =>
      this.#recorded
        .slice(begin)
        .some(
          ({ way, message, ...at }) => way === "received" && at.client === client && message.body.case === bodyCase,
        );
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        this.#onMessage.delete(check);
        settle();
      };
      const timer = setTimeout(() => {
        finish(() =>
          reject(new TransportError("TIMED_OUT", `${client} did not receive ${bodyCase} within ${WAIT_MS} ms.`)),
        );
      }, WAIT_MS);
      const check = (): void => {
        if (hasArrived()) finish(resolve);
      };
      this.#onMessage.add(check);
      check();
    });
  }
}

function isEvent({ message }: Recorded): boolean {
  return message.header?.type === MessageType.EVENT;
}

function toStep({ client, way, message }: Recorded): Step {
  const [from, to] = way === "sent" ? [client, SERVER] : [SERVER, client];
  return { from, to, label: labelOf(message), over: "stream" };
}
