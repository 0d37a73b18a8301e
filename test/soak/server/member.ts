import { randomBytes } from "node:crypto";
import { connect, createSecureContext } from "node:tls";
import { IdentityKeys } from "../../../generated/chatwire/v1/account.ts";
import { type MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import { ConfirmTexts, SendText } from "../../../generated/chatwire/v1/rules.ts";
import { ConfirmTextsRequest, Receipt, SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import type { DeviceSecret } from "../../../src/crypto/device-login.ts";
import { createIdentity, publicKeys } from "../../../src/crypto/identity.ts";
import { REQUEST_ID_BYTES } from "../../../src/framing/request-identity.ts";
import { logInWithDevice } from "../../bench/server/logins/device-login.ts";
import { Client } from "../../bench/server/protocols/chatwire.ts";
import { opened } from "../../bench/server/protocols/protocol.ts";

/** One for all members: each of its own would take as much memory as a connection. */
const secureContext = createSecureContext({ minVersion: "TLSv1.3" });
/** That of all members: nobody connects to a peer. */
const KEYS = IdentityKeys.create(publicKeys(createIdentity(randomBytes)));

/** What members tell of. */
export interface MemberEvents {
  /** A text has arrived. */
  onText(text: string): void;
  /** The server has stored a text of this member. */
  onStored(): void;
  /** The receiver's client has confirmed so many texts of this member. */
  onDelivered(count: number): void;
  onRefused(why: string): void;
  onLost(): void;
}

/**
 * A client that is logged in over TLS. It sends what the library's client sends: texts with ids, a confirmation of the texts
 * that arrive together, acknowledgements. So one process can hold 10,000 of them.
 */
export class Member {
  readonly #client: Client;
  readonly #events: MemberEvents;
  /** The receivers of the texts that are not answered, and by receiver the numbers of those that are not confirmed. */
  readonly #unanswered: string[] = [];
  readonly #unconfirmed = new Map<string, number[]>();

  static async join(port: number, device: DeviceSecret, events: MemberEvents): Promise<Member> {
    const socket = connect({ host: "127.0.0.1", port, secureContext, rejectUnauthorized: false });
    await opened(socket, "secureConnect");
    const client = new Client(socket);
    await client.greet();
    await logInWithDevice(client, socket, device, KEYS);
    return new Member(client, events);
  }

  private constructor(client: Client, events: MemberEvents) {
    this.#client = client;
    this.#events = events;
    const { socket } = client;
    socket.removeAllListeners("close").removeAllListeners("error");
    socket.on("error", () => {}).on("close", () => events.onLost());
    socket.on("data", (bytes) => this.#handle([...client.bodies(bytes)]));
  }

  send(text: string, to: string): void {
    this.#unanswered.push(to);
    const recipient = Recipient.create({ target: { case: "user", value: to } });
    const more = { recipient, id: randomBytes(REQUEST_ID_BYTES) };
    this.#client.socket.write(this.#client.requestFrame(SendText, SendTextRequest.create({ text }), more));
  }

  keepAlive(): void {
    this.#client.keepAlive();
  }

  #handle(bodies: readonly MessageBody[]): void {
    let lastTextId = 0;
    for (const body of bodies) {
      if (body.case === "textReceived" && body.value.text !== undefined) {
        lastTextId = body.value.text.textId;
        this.#events.onText(body.value.text.text);
      } else if (body.case === "sendTextResponse") {
        const to = this.#unanswered.shift() ?? "";
        this.#unconfirmed.set(to, [...(this.#unconfirmed.get(to) ?? []), body.value.textId]);
        this.#events.onStored();
      } else if (body.case === "receiptChanged" && body.value.receipt === Receipt.DELIVERED)
        this.#confirm(body.value.to, body.value.textId);
      else if (body.case === "error") this.#events.onRefused(body.value.text);
    }
    if (lastTextId > 0) this.#client.request(ConfirmTexts, ConfirmTextsRequest.create({ textId: lastTextId }));
  }
  /** A receipt is for all texts to a receiver up to one. */
  #confirm(to: string, textId: number): void {
    const numbers = this.#unconfirmed.get(to) ?? [];
    const left = numbers.filter((number) => number > textId);
    if (left.length > 0) this.#unconfirmed.set(to, left);
    else this.#unconfirmed.delete(to);
    this.#events.onDelivered(numbers.length - left.length);
  }
}
