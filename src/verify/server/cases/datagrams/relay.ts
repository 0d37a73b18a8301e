/** Cases of "The relay" in "14. Datagrams between client and server". */

import { Accept, events, HangUp, Invite } from "../../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  HangUpRequest,
  InviteRequest,
  type RelayGrant,
} from "../../../../../generated/chatwire/v1/signalling.ts";
import { TagKey } from "../../../../crypto/message-tag.ts";
import { DATAGRAM_HEADER_BYTES, DatagramKind, readDatagramHeader } from "../../../../framing/datagram.ts";
import { RelayCodec, RelayStatus, readRelayStatus } from "../../../../framing/relay-datagram.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual, Fault } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { Datagram, DatagramPort } from "../../datagrams.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { random } from "../../socket.ts";

const KEY_BYTES = 32;
const TOKEN_BYTES = 16;
const CONTENT_BYTES = 200;
/** How often a datagram that must be answered is sent. */
const TRIES_MAX = 4;
/** How long the server may take to answer or forward what it should not. */
const QUIET_MS = 150;

/** One side of a conversation that the server relays for. */
class RelayEnd {
  readonly grant: RelayGrant;
  readonly port: DatagramPort;
  readonly #codec: RelayCodec;
  readonly #timeoutMs: number;
  readonly #log: string[];
  #sequence = 0;

  constructor(grant: RelayGrant, port: DatagramPort, { timeoutMs, log }: ServerContext) {
    this.grant = grant;
    this.port = port;
    this.#codec = new RelayCodec(grant.relayId, new TagKey(grant.key));
    this.#timeoutMs = timeoutMs;
    this.#log = log;
  }

  bindRequest(token?: Uint8Array): Uint8Array {
    this.#sequence += 1;
    return this.#codec.bind(this.#sequence, token);
  }

  wrap(content: Uint8Array): Uint8Array {
    this.#sequence += 1;
    return this.#codec.wrap(content, this.#sequence);
  }

  send(bytes: Uint8Array, from = this.port): void {
    this.#log.push(`sent to the relay ${hex(bytes)}`);
    from.send(bytes, this.grant.udpPort);
  }

  /** The next datagram; undefined if none comes within a time. */
  async receive(withinMs: number, at = this.port): Promise<Datagram | undefined> {
    const datagram = await at.receive(withinMs);
    if (datagram !== undefined) this.#log.push(`received from the relay ${hex(datagram.bytes)}`);
    return datagram;
  }

  /** Sends what must be answered until it is, each time as a new datagram. Checks the tag and the length of the answer. */
  async ask(
    make: () => Uint8Array,
    at = this.port,
  ): Promise<{ readonly kind: DatagramKind | undefined; readonly content: Uint8Array }> {
    for (let tries = 1; tries <= TRIES_MAX; tries++) {
      const sent = make();
      this.send(sent, at);
      const datagram = await this.receive(this.#timeoutMs / TRIES_MAX, at);
      if (datagram === undefined) continue;
      const { bytes } = datagram;
      const header = readDatagramHeader(bytes);
      const content = this.#codec.open(bytes);
      check(content !== undefined, "an answer with the tag of the side", () => hex(bytes));
      checkEqual(header?.connectionId, this.grant.relayId, "connection id of the answer");
      checkEqual(header?.packetNumber, this.#sequence, "packet number of the answer");
      check(bytes.length <= sent.length, `at most ${sent.length} bytes`, () => `${bytes.length}: ${hex(bytes)}`);
      return { kind: header?.kind, content };
    }
    throw new Fault("an answer of the relay", `none of ${TRIES_MAX} datagrams was answered`);
  }

  /** Asks for a challenge, and answers it. */
  async bind(): Promise<void> {
    const { kind, content } = await this.ask(() => this.bindRequest());
    checkEqual(kind, DatagramKind.RELAY_CHALLENGE, "kind of the answer to RELAY_BIND");
    checkEqual(content.length, TOKEN_BYTES, "bytes of the token");
    const status = await this.ask(() => this.bindRequest(content));
    checkEqual(status.kind, DatagramKind.RELAY_STATUS, "kind of the answer to the token");
    checkEqual(readRelayStatus(status.content)?.status, RelayStatus.BOUND, "status");
  }

  /** Fails if something arrives. */
  async expectNothing(why: string, at = this.port): Promise<void> {
    const early = await this.receive(QUIET_MS, at);
    check(early === undefined, `nothing ${why}`, () => hex(early?.bytes ?? new Uint8Array(0)));
  }

  /** Fails unless a datagram of the link arrives, as it was sent. */
  async expectRelayed(content: Uint8Array): Promise<void> {
    const datagram = await this.receive(this.#timeoutMs);
    check(datagram !== undefined, "the datagram that the other side sent", () => "none");
    const { bytes } = datagram;
    const header = readDatagramHeader(bytes);
    checkEqual(header?.kind, DatagramKind.RELAYED, "kind of the relayed datagram");
    checkEqual(header?.connectionId, this.grant.relayId, "connection id of the relayed datagram");
    checkEqual(hex(bytes.subarray(DATAGRAM_HEADER_BYTES)), hex(content), "content of the relayed datagram");
  }
}

interface Relayed {
  readonly users: readonly [User, User];
  readonly introductionId: number;
  readonly ends: readonly [RelayEnd, RelayEnd];
}

export async function converse(context: ServerContext): Promise<Relayed> {
  const [ada, grace] = [await context.user("ada"), await context.user("grace")];
  const invitation = InviteRequest.create({ connectionId: 1n });
  const { introductionId } = await ada.connection.ok(Invite, invitation, { user: grace.name });
  const request = AcceptRequest.create({ introductionId, connectionId: 2n });
  const toGrace = (await grace.connection.ok(Accept, request)).introduction?.relay;
  const toAda = (await ada.connection.event(events.Accepted)).introduction?.relay;
  if (toAda === undefined && toGrace === undefined) context.skip("the server has no relay");
  check(toAda !== undefined && toGrace !== undefined, "a grant for both sides", () => "one for one side only");
  const end = async (grant: RelayGrant): Promise<RelayEnd> => new RelayEnd(grant, await context.udp(), context);
  return { users: [ada, grace], introductionId, ends: [await end(toAda), await end(toGrace)] };
}

export async function bound(context: ServerContext): Promise<Relayed> {
  const relayed = await converse(context);
  for (const end of relayed.ends) await end.bind();
  return relayed;
}

/** A datagram of one side that the relay must neither forward nor answer. */
function dropped(id: string, what: string, spoil: (bytes: Uint8Array) => Uint8Array): ServerCase {
  return {
    id: `relay/${id}`,
    title: `A datagram for the relay ${what} is dropped`,
    async run(context) {
      const [ada, grace] = (await bound(context)).ends;
      ada.send(spoil(ada.wrap(random(CONTENT_BYTES))));
      await ada.expectNothing("for a datagram that must be dropped");
      await grace.expectNothing("of a datagram that must be dropped");
      const content = random(CONTENT_BYTES);
      ada.send(ada.wrap(content));
      await grace.expectRelayed(content);
    },
  };
}

export const RELAY_CASES: readonly ServerCase[] = [
  {
    id: "relay/grant",
    title: "Both sides get a grant, each with an id and a key of its own",
    async run(context) {
      const [ada, grace] = (await converse(context)).ends;
      for (const { grant } of [ada, grace]) {
        checkEqual(grant.key.length, KEY_BYTES, "bytes of the key");
        check(grant.udpPort > 0 && grant.udpPort < 65_536, "a UDP port", () => String(grant.udpPort));
        check(grant.bytesMax > 0 && grant.timeMs > 0, "a quota of bytes and time", () =>
          JSON.stringify(grant.bytesMax),
        );
      }
      check(ada.grant.relayId !== grace.grant.relayId, "two relay ids", () => "the same");
      check(hex(ada.grant.key) !== hex(grace.grant.key), "two keys", () => "the same");
    },
  },
  {
    id: "relay/forwards",
    title: "What one side sends reaches the other as it was sent, in both directions",
    async run(context) {
      const [ada, grace] = (await bound(context)).ends;
      for (const [from, to] of [
        [ada, grace],
        [grace, ada],
      ] as const) {
        const content = random(CONTENT_BYTES);
        from.send(from.wrap(content));
        await to.expectRelayed(content);
      }
    },
  },
  {
    id: "relay/other-address",
    title: "A datagram from an address that is not bound gets a challenge, and is not forwarded",
    async run(context) {
      const [ada, grace] = (await bound(context)).ends;
      const elsewhere = await context.udp();
      ada.send(ada.wrap(random(CONTENT_BYTES)), elsewhere);
      const answer = await ada.receive(context.timeoutMs, elsewhere);
      checkEqual(readDatagramHeader(answer?.bytes ?? new Uint8Array(0))?.kind, DatagramKind.RELAY_CHALLENGE, "kind");
      await grace.expectNothing("of a datagram from an address that is not bound");
    },
  },
  {
    id: "relay/copied-token",
    title: "The token of a challenge binds no other address",
    async run(context) {
      const [ada, grace] = (await bound(context)).ends;
      const elsewhere = await context.udp();
      const { content: token } = await ada.ask(() => ada.bindRequest(), elsewhere);
      const another = await context.udp();
      ada.send(ada.bindRequest(token), another);
      const answer = await ada.receive(context.timeoutMs, another);
      checkEqual(readDatagramHeader(answer?.bytes ?? new Uint8Array(0))?.kind, DatagramKind.RELAY_CHALLENGE, "kind");
      const content = random(CONTENT_BYTES);
      grace.send(grace.wrap(content));
      await ada.expectRelayed(content);
    },
  },
  {
    id: "relay/unbound-side",
    title: "What goes to a side that has bound no address is dropped",
    async run(context) {
      const [ada, grace] = (await converse(context)).ends;
      await ada.bind();
      ada.send(ada.wrap(random(CONTENT_BYTES)));
      await ada.expectNothing("for a datagram to a side that is not bound");
      await grace.bind();
      await grace.expectNothing("of a datagram from before it was bound");
    },
  },
  {
    id: "relay/replayed",
    title: "A datagram that has been forwarded is not forwarded again",
    async run(context) {
      const [ada, grace] = (await bound(context)).ends;
      const content = random(CONTENT_BYTES);
      const bytes = ada.wrap(content);
      ada.send(bytes);
      await grace.expectRelayed(content);
      ada.send(bytes);
      ada.send(bytes, await context.udp());
      await grace.expectNothing("of a datagram that was sent again");
    },
  },
  dropped("tag", "with a changed tag", (bytes) => flipped(bytes, bytes.length - 1)),
  dropped("content", "with a changed content", (bytes) => flipped(bytes, DATAGRAM_HEADER_BYTES + 30)),
  dropped("truncated", "that was cut off", (bytes) => bytes.subarray(0, -1)),
  dropped("relay-id", "with an unknown relay id", (bytes) => flipped(bytes, 3)),
  {
    id: "relay/other-side",
    title: "A side cannot send as the other one",
    async run(context) {
      const [ada, grace] = (await bound(context)).ends;
      const forged = ada.wrap(random(CONTENT_BYTES));
      new DataView(forged.buffer, forged.byteOffset).setBigUint64(1, grace.grant.relayId);
      ada.send(forged);
      await ada.expectNothing("for a datagram with the id of the other side");
      await grace.expectNothing("of a datagram with its own id");
    },
  },
  {
    id: "relay/ends-with-the-conversation",
    title: "After the end of the conversation the relay answers and forwards nothing",
    async run(context) {
      const { users, introductionId, ends } = await bound(context);
      const [ada, grace] = ends;
      await users[0].connection.ok(HangUp, HangUpRequest.create({ introductionId }));
      await users[1].connection.event(events.HungUp);
      ada.send(ada.wrap(random(CONTENT_BYTES)));
      await grace.expectNothing("of a datagram from after the end");
      ada.send(ada.bindRequest());
      await ada.expectNothing("for a request from after the end");
    },
  },
];

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}
