/** Cases of "The relay over the stream": UDP does not pass, so the client uses its connection to the server. */

import { randomBytes } from "node:crypto";
import { Feature } from "../../../../../../generated/chatwire/v1/capability.ts";
import { BindRelay } from "../../../../../../generated/chatwire/v1/rules.ts";
import { BindRelayResponse, Relayed, RelayGrant } from "../../../../../../generated/chatwire/v1/signalling.ts";
import { DatagramKind, readDatagramHeader } from "../../../../../framing/datagram.ts";
import { check, present, Skip } from "../../../../shared/fault.ts";
import type { Received } from "../../../client-connection.ts";
import type { ClientCase, ClientContext, Meeting } from "../../../client-context.ts";
import { Inbox } from "../../../inbox.ts";
import type { ReceivedDatagram } from "../../../peer-socket.ts";
import type { ScriptedLink } from "../../../scripted-link.ts";
import { carriesTexts } from "../../expectations.ts";

const HEADING = "The relay over the stream";
const BYTES_LEFT = 1_000_000;

/** The client has invited a peer that no candidate leads to; its relay does not answer by UDP. */
async function granted(context: ClientContext, hasMessages: boolean): Promise<Meeting> {
  const { answers } = context.server;
  if (hasMessages) answers.features = [...answers.features, Feature.RELAY_MESSAGES];
  answers.on("bindRelayRequest", (_value, request, connection) =>
    connection.respond(request, BindRelay.wrapResponse(BindRelayResponse.create({ bytesLeft: BYTES_LEFT }))),
  );
  const connection = await context.registered();
  const [hello] = connection.requests("helloRequest");
  const features = hello?.body.case === "helloRequest" ? hello.body.value.features : [];
  if (!features.includes(Feature.RELAY_MESSAGES)) throw new Skip("the client lacks RELAY_MESSAGES");
  const meeting = await context.inviting(connection, await context.peer());
  const { port: udpPort } = await context.socket();
  const access = { relayId: randomBytes(8).readBigUInt64BE(), key: randomBytes(32) };
  const bounds = { bytesMax: BYTES_LEFT, bytesPerSecond: 100_000, timeMs: 60_000 };
  context.introduce(meeting, { candidates: [], relay: RelayGrant.create({ ...access, udpPort, ...bounds }) });
  return meeting;
}

/** The next datagram that the client sends over the stream. */
async function nextRelayed(context: ClientContext, { connection, peer }: Meeting, expected: string): Promise<Relayed> {
  const isOne = ({ body }: Received): boolean => body.case === "relayed" && body.value.number !== 0;
  const found = await connection.received.take(isOne, context.options.waitMs);
  const { body } = present(found, expected, () => connection.describe());
  const relayed = body.case === "relayed" ? body.value : Relayed.create();
  check(
    relayed.introductionId === peer.introductionId,
    "the id of the introduction",
    () => `${relayed.introductionId}`,
  );
  return relayed;
}

/** Returns the peer's end of a link over the stream. */
function linkOverStream({ connection, peer, client }: Meeting): ScriptedLink {
  const received = new Inbox<ReceivedDatagram>();
  const [from, { introductionId }] = [{ address: "over the stream", port: 0 }, peer];
  let [last, number] = [0, 0];
  const send = (datagram: Uint8Array): void => {
    number += 1;
    const value = Relayed.create({ introductionId, datagram, number, received: last });
    connection.event({ case: "relayed", value });
  };
  let read = 0;
  const readAll = (): void => {
    for (const { body, atMs } of connection.received.all.slice(read)) {
      read += 1;
      if (body.case !== "relayed" || body.value.number === 0) continue;
      const { datagram: bytes } = body.value;
      last = body.value.number;
      received.push({ bytes, kind: readDatagramHeader(bytes)?.kind, from, atMs }, bytes.length);
    }
  };
  connection.received.onPush(readAll);
  const link = peer.link(client, from, { socket: { received, send } });
  readAll();
  return link;
}

export const RELAY_OVER_STREAM: readonly ClientCase[] = [
  {
    id: "relay-messages/grant",
    title: "The client sends a sealed datagram over its connection, which is bound with the grant, at once",
    heading: HEADING,
    async run(context) {
      const meeting = await granted(context, true);
      const { datagram } = await nextRelayed(context, meeting, "a Relayed with a sealed datagram");
      const header = readDatagramHeader(datagram);
      check(header?.kind === DatagramKind.SEALED, "a sealed datagram", () => String(header?.kind));
      await context.client.expect("connected");
    },
  },
  {
    id: "relay-messages/feature",
    title: "The client does not bind its connection if the server has not named the feature RELAY_MESSAGES",
    heading: HEADING,
    async run(context) {
      const { connection } = await granted(context, false);
      await context.quiet();
      await context.quiet();
      const count = connection.requests("bindRelayRequest").length;
      check(count === 0, "no BindRelay", () => `${count}`);
    },
  },
  {
    id: "relay-messages/link",
    title: "A link over the stream carries texts both ways, and the client numbers its Relayed from 1",
    heading: HEADING,
    async run(context) {
      const meeting = await granted(context, true);
      const { connection } = meeting;
      const link = linkOverStream(meeting);
      await context.client.expect("connected");
      await carriesTexts(context, link);
      const all = connection.received.all.flatMap(({ body }) => (body.case === "relayed" ? [body.value.number] : []));
      const numbers = all.filter((number) => number !== 0);
      const counts = numbers.every((number, index) => number === index + 1);
      check(counts, "the numbers 1, 2, 3, ...", () => numbers.join(", "));
    },
  },
];
