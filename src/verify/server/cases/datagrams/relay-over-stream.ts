/** Cases of "The relay over the stream" in "14. Datagrams between client and server". */

import { PingRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { BindRelay, events, Ping } from "../../../../../generated/chatwire/v1/rules.ts";
import { BindRelayRequest, Relayed } from "../../../../../generated/chatwire/v1/signalling.ts";
import { hex } from "../../../shared/describe.ts";
import { checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { ServerCase } from "../../server-context.ts";
import { random } from "../../socket.ts";
import { bound, converse } from "./relay.ts";

const HEADING = "The relay over the stream";
const CONTENT_BYTES = 200;

function send({ connection }: User, introductionId: number, datagram: Uint8Array, number: number): void {
  const body = events.Relayed.wrap(Relayed.create({ introductionId, datagram, number }));
  connection.send({ type: MessageType.EVENT, command: events.Relayed.command, body });
}

export const RELAY_STREAM_CASES: readonly ServerCase[] = [
  {
    id: "relay/stream-at-first",
    title: "Two sides that have bound nothing yet reach each other over their connections",
    heading: HEADING,
    async run(context) {
      context.needs("RELAY_MESSAGES");
      const { users, introductionId } = await converse(context);
      for (const [from, to] of [users, [users[1], users[0]]] as const) {
        const content = random(CONTENT_BYTES);
        send(from, introductionId, content, 1);
        const relayed = await to.connection.event(events.Relayed);
        checkEqual(relayed.introductionId, introductionId, "introduction of the relayed datagram");
        checkEqual(hex(relayed.datagram), hex(content), "content of the relayed datagram");
      }
    },
  },
  {
    id: "relay/stream-until-udp",
    title: "A side that has bound an address gets nothing more over its connection",
    heading: HEADING,
    async run(context) {
      context.needs("RELAY_MESSAGES");
      const { users, introductionId, ends } = await bound(context);
      const content = random(CONTENT_BYTES);
      send(users[0], introductionId, content, 1);
      await ends[1].expectRelayed(content);
      await users[1].connection.noEvent(events.Relayed, "the side has bound an address");
    },
  },
  {
    id: "relay/stream-one-side",
    title: "A side that has bound its connection and one that has bound an address reach each other",
    heading: HEADING,
    async run(context) {
      context.needs("RELAY_MESSAGES");
      const { users, introductionId, ends } = await bound(context);
      const [ada, end] = [users[0], ends[1]];
      await ada.connection.ok(BindRelay, BindRelayRequest.create({ introductionId }));
      const toAda = random(CONTENT_BYTES);
      end.send(end.wrap(toAda));
      const relayed = await ada.connection.event(events.Relayed);
      checkEqual(relayed.introductionId, introductionId, "introduction of the relayed datagram");
      checkEqual(hex(relayed.datagram), hex(toAda), "content of the relayed datagram");
      checkEqual(relayed.number, 1, "number of the first Relayed");
      const toGrace = random(CONTENT_BYTES);
      send(ada, introductionId, toGrace, 1);
      await end.expectRelayed(toGrace);
    },
  },
  {
    id: "relay/stream-both-sides",
    title: "Two sides that have bound their connections reach each other",
    heading: HEADING,
    async run(context) {
      context.needs("RELAY_MESSAGES");
      const { users, introductionId } = await bound(context);
      for (const { connection } of users) await connection.ok(BindRelay, BindRelayRequest.create({ introductionId }));
      const content = random(CONTENT_BYTES);
      send(users[0], introductionId, content, 1);
      const { datagram } = await users[1].connection.event(events.Relayed);
      checkEqual(hex(datagram), hex(content), "content of the relayed datagram");
    },
  },
  {
    id: "relay/stream-others",
    title: "A user who takes no part in a conversation neither binds nor sends in it",
    heading: HEADING,
    async run(context) {
      context.needs("RELAY_MESSAGES");
      const { users, introductionId, ends } = await bound(context);
      const own = await context.user("linus");
      await own.connection.refused(BindRelay, BindRelayRequest.create({ introductionId }), ErrorCode.WRONG_STATE);
      send(own, introductionId, random(CONTENT_BYTES), 1);
      await own.connection.ok(Ping, PingRequest.create());
      for (const end of ends) await end.expectNothing("of a datagram from a user who takes no part");
      const content = random(CONTENT_BYTES);
      send(users[0], introductionId, content, 1);
      await ends[1].expectRelayed(content);
    },
  },
];
