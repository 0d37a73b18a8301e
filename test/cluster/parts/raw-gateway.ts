import { BusPacket } from "../../../generated/chatwire/cluster/v1/bus.ts";
import { CoreMessage, type CoreMessageMessage, GatewayMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import { type Bus, BusSubjects } from "../../../src/cluster/bus/bus.ts";
import { BusLink } from "../../../src/cluster/bus/bus-link.ts";
import { BusConversation } from "../../../src/cluster/bus/conversation.ts";
import { replace } from "../../served/replace.ts";
import { type ClusterSite, SERVER } from "./cluster-site.ts";

type Sent = GatewayMessage["message"];

const NOTHING = new Uint8Array();
export const ENDPOINT = { address: "203.0.113.9", port: 1_000 };
export const GREETING: Sent = { case: "greeting", value: { announcementSalt: NOTHING } };
export const READY: Sent = { case: "ready", value: {} };

/** A connection that is attached. */
export function attached(
  connection: number,
  fields: Partial<Extract<Sent, { case: "attached" }>["value"]> = {},
): Extract<Sent, { case: "attached" }> {
  const value = {
    connection,
    endpoint: ENDPOINT,
    channelBinding: NOTHING,
    relayOnly: false,
    answersMessages: false,
    notes: [],
    isDetached: false,
    lastText: 0,
    takesRelayed: false,
    settledMs: 0,
    ...fields,
  };
  return { case: "attached", value };
}

/** A request without a header, unless one is given. */
export function asked(
  connection: number,
  fields: Partial<Extract<Sent, { case: "asked" }>["value"]> = {},
): Extract<Sent, { case: "asked" }> {
  const nothing = { header: undefined, body: NOTHING, state: 0, sessionId: NOTHING, pageBytesMax: 0 } as const;
  return { case: "asked", value: { connection, request: 1, ...nothing, ...fields } };
}

/** A gateway that sends what it wants. */
export class RawGateway {
  /** What it got from the core since its beginning, and "closed" or "silent". */
  readonly received: string[] = [];
  readonly messages: CoreMessageMessage[] = [];
  readonly #link: BusLink;
  readonly #close: () => void;
  readonly #to: string;
  readonly #bus: Bus;
  #lastPacket = new Uint8Array();
  #sent = 0;

  constructor(site: ClusterSite, name = "raw", server = SERVER) {
    const clock = site.gateway(0).host;
    const subjects = new BusSubjects(server);
    const id = BigInt(1 + site.rawGateways++);
    const conversation = new BusConversation({ id, nowMs: clock.monotonicMs() });
    this.#to = subjects.toCore(name);
    this.#bus = site.bus;
    const bus: Bus = replace<Bus>(site.bus, {
      publish: (subject, packet) => {
        this.#lastPacket = packet.slice();
        site.bus.publish(subject, packet);
      },
    });
    this.#link = new BusLink(clock, bus, this.#to, conversation, {
      onEvent: (event) => {
        if (event.type !== "message") this.received.push(event.type);
        else {
          const { message } = CoreMessage.decode(event.bytes);
          this.received.push(message.case ?? "");
          this.messages.push(message);
        }
      },
    });
    const subscription = site.bus.subscribe(subjects.toGateway(name), (packet) => this.#link.handle(packet.slice()));
    this.#close = () => subscription.cancel();
  }

  send(...messages: readonly Sent[]): void {
    this.#sent += messages.length;
    for (const message of messages) this.#link.send(GatewayMessage.encode({ message }));
  }

  /** Publishes one packet with so many equal messages, in place of the next one. */
  flood(bytes: Uint8Array, count: number): void {
    const { messages: _, ...last } = BusPacket.decode(this.#lastPacket);
    const packet = { ...last, first: this.#sent + 1, messages: Array.from({ length: count }, () => bytes) };
    this.#bus.publish(this.#to, BusPacket.encode(packet));
  }

  /** Ends without a word. */
  close(): void {
    this.#close();
    this.#link.close();
  }
}
