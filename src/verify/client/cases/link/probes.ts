/** Cases of "14. Datagrams between client and server": probes. */

import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { hex } from "../../../shared/describe.ts";
import { check, Skip } from "../../../shared/fault.ts";
import { PEER_NAME } from "../../answers.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";

const PROBE_PADDING_BYTES = 64;

export const PROBES: readonly ClientCase[] = [
  {
    id: "probes/padded",
    title: "A probe is padded with zeros, so that it is no shorter than its answer",
    async run(context) {
      const { probe } = await probed(context);
      const { header, body } = probe.message;
      check(body.case === "probeRequest", "a ProbeRequest", () => String(body.case));
      const zeros = Buffer.from(
        probe.message.body.case === "probeRequest" ? (probe.message.body.value.padding ?? []) : [],
      );
      check(
        zeros.length >= PROBE_PADDING_BYTES && zeros.every((byte) => byte === 0),
        `at least ${PROBE_PADDING_BYTES} bytes of zero`,
        () => `${zeros.length} bytes`,
      );
      check((header?.sequence ?? 0) > 0, "a sequence that the answer can name", () => "none");
    },
  },
  {
    id: "probes/repeated",
    title: "A probe that is not answered is repeated as a new datagram, and then the client continues without",
    async run(context) {
      context.server.answersProbes = false;
      const connection = await context.registered();
      context.client.send({ command: "connectTo", peer: PEER_NAME });
      await connection.request("inviteRequest");
      const { probes } = context.server;
      const first = await probes.take(() => true, context.options.waitMs);
      if (first === undefined) throw new Skip("the client sends no probes");
      const second = await probes.take(() => true, context.options.waitMs);
      check(second !== undefined, "a second probe", () => "one");
      const numbers = probes.all.map(({ packetNumber }) => packetNumber);
      check(new Set(numbers).size === numbers.length, "a new packet number for each", () => numbers.join(", "));
    },
  },
  {
    id: "probes/token-shown",
    title: "An invitation, or an offer of candidates after it, shows the token of the answer to a probe",
    async run(context) {
      const connection = await context.registered();
      context.client.send({ command: "connectTo", peer: PEER_NAME });
      const request = await connection.request("inviteRequest");
      const probe = await context.server.probes.take(() => true, context.options.waitMs);
      if (probe === undefined) throw new Skip("the client sends no probes");
      const shown = request.value.probeTokens.map(hex);
      if (shown.length === 0)
        shown.push(...(await connection.request("offerCandidatesRequest")).value.probeTokens.map(hex));
      const sent = context.server.probes.all.map(({ token }) => hex(token));
      check(
        shown.some((token) => sent.includes(token)),
        `one of the tokens ${sent.join(", ")}`,
        () => shown.join(", ") || "none",
      );
    },
  },
  {
    id: "probes/feature-missing",
    title: "A client asks for no datagrams if the server has not named the feature PROBES",
    async run(context) {
      context.server.answers.features = [Feature.MEDIA];
      const connection = await context.registered();
      context.client.send({ command: "connectTo", peer: PEER_NAME });
      await connection.request("inviteRequest");
      check(connection.requests("openDatagramRequest").length === 0, "no OpenDatagram", () => connection.describe());
    },
  },
];

async function probed(context: ClientContext) {
  const connection = await context.registered();
  context.client.send({ command: "connectTo", peer: PEER_NAME });
  await connection.request("inviteRequest");
  const probe = await context.server.probes.take(() => true, context.options.waitMs);
  if (probe === undefined) throw new Skip("the client sends no probes");
  return { connection, probe };
}
