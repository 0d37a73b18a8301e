/** Cases of "14. Datagrams between client and server". */

import { OpenDatagramRequest, ProbeRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { Accept, events, Invite, OpenDatagram, Ping, Probe } from "../../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  type Candidate,
  CandidateKind,
  InviteRequest,
} from "../../../../../generated/chatwire/v1/signalling.ts";
import { codeName, describeMessage, hex } from "../../../shared/describe.ts";
import { check, checkEqual, Fault } from "../../../shared/fault.ts";
import { UNKNOWN_FIELDS } from "../../../shared/raw.ts";
import type { User } from "../../account.ts";
import { Probes } from "../../datagrams.ts";
import type { ServerCase } from "../../server-context.ts";
import { RESERVED_COMMAND, type ServerContext } from "../../server-context.ts";
import { random } from "../../socket.ts";

/** The length of the token in an answer to a probe. */
const TOKEN_BYTES = 8;
/** How often a probe that must be answered is sent. */
const TRIES_MAX = 4;
/** How long the server may take to answer a datagram that it should not answer. */
const QUIET_MS = 150;
export async function openProbes(context: ServerContext): Promise<{ user: User; probes: Probes }> {
  context.needs("PROBES");
  const user = await context.user("ada");
  const probes = await Probes.open(user, await context.udp(), context.log, context.timeoutMs);
  // Shows that datagrams arrive at all, so that silence means something.
  await probes.ask();
  return { user, probes };
}

export const PROBE_CASES: readonly ServerCase[] = [
  {
    id: "probes/open",
    title: "OpenDatagram agrees on keys, a connection id and the server's UDP port",
    async run(context) {
      const { probes } = await openProbes(context);
      const { connectionId, port } = probes.agreed;
      check(connectionId !== 0n, "a connection id of 64 random bits", () => "0");
      check(port > 0 && port < 65_536, "a UDP port", () => String(port));
      const { agreed } = await Probes.open(
        await context.user("ada"),
        await context.udp(),
        context.log,
        context.timeoutMs,
      );
      check(agreed.connectionId !== connectionId, "another connection id for another connection", () => "the same");
    },
  },
  {
    id: "probes/address",
    title: "The answer to a probe has the address and port that the probe came from",
    async run(context) {
      const { probes } = await openProbes(context);
      const { response } = await probes.ask();
      check(response.address !== "", "an address", () => "an empty one");
      if (context.isLocal) checkEqual(response.port, probes.port.port, "port of the probe's socket");
      const other = await context.udp();
      const second = (await probes.ask(other)).response;
      if (context.isLocal) checkEqual(second.port, other.port, "port of the other socket");
    },
  },
  {
    id: "probes/header",
    title: "The answer names the probe in answers, and its own sequence is 0",
    async run(context) {
      const { probes } = await openProbes(context);
      const { header } = await probes.ask();
      checkEqual(header.sequence, 0, "sequence of the answer");
      check(header.recipient === undefined, "no recipient", () => JSON.stringify(header.recipient));
    },
  },
  {
    id: "probes/from-the-port",
    title: "The answer comes from the UDP port that the server named",
    async run(context) {
      const { probes } = await openProbes(context);
      const { datagram } = await probes.ask();
      checkEqual(datagram.from.port, probes.agreed.port, "port that the answer comes from");
    },
  },
  {
    id: "probes/second-port",
    title: "A second port that the server names answers probes too, from itself, never with more bytes",
    async run(context) {
      const { probes } = await openProbes(context);
      const { secondPort, secondAddress } = probes.agreed;
      // A server need not have one, and another address may be out of reach from here.
      if (secondPort === 0 || secondAddress !== "") return;
      check(secondPort < 65_536 && secondPort !== probes.agreed.port, "another UDP port", () => String(secondPort));
      const { response } = await probes.ask();
      for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
        const bytes = probes.seal(800 + tries);
        probes.port.send(bytes, secondPort);
        const answer = await probes.port.receive(context.timeoutMs / TRIES_MAX);
        if (answer === undefined) continue;
        checkEqual(answer.from.port, secondPort, "port that the answer comes from");
        check(answer.bytes.length <= bytes.length, `at most ${bytes.length} bytes`, () => String(answer.bytes.length));
        const second = probes.open(answer, 800 + tries).response;
        if (context.isLocal) checkEqual(second.port, response.port, "port of the probe's socket");
        const early = probes.seal(850, 0);
        probes.port.send(early, secondPort);
        check((await probes.port.receive(QUIET_MS)) === undefined, "no answer to a short probe", () => "an answer");
        return;
      }
      throw new Fault("an answer to a probe at the second port", `none of ${TRIES_MAX} probes was answered`);
    },
  },
  {
    id: "probes/not-more-bytes",
    title: "The answer is never longer than the probe",
    async run(context) {
      const { probes } = await openProbes(context);
      for (let padding = 63; padding >= 0; padding -= 7) {
        const bytes = probes.seal(600 + padding, padding);
        probes.send(bytes);
        const answer = await probes.port.receive(120);
        if (answer === undefined) continue;
        const [sent, got] = [bytes.length, answer.bytes.length];
        check(
          got <= sent,
          `at most ${sent} bytes to an address that is not proven`,
          () => `${got} bytes: ${hex(answer.bytes)}`,
        );
      }
    },
  },
  {
    id: "probes/without-padding",
    title: "A probe without padding is shorter than its answer, and is not answered",
    async run(context) {
      const { probes } = await openProbes(context);
      await probes.expectNoAnswer(probes.seal(2, 0), "that is shorter than its answer");
      await probes.ask();
    },
  },
  {
    id: "probes/wrong-rule",
    title: "A datagram that breaks a rule of Probe is dropped, and not refused",
    async run(context) {
      const { probes } = await openProbes(context);
      const header = (more: object) =>
        Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence: 9, ...more });
      const body = Probe.wrapRequest({ padding: new Uint8Array(64) });
      const large = Probe.wrapRequest({ padding: new Uint8Array(300) });
      const everyone = { target: { case: "everyone", value: {} } };
      for (const [message, why] of [
        [{ header: header({ type: MessageType.EVENT }), body }, "whose type is EVENT"],
        [{ header: header({ command: Ping.command }), body: Ping.wrapRequest({}) }, "with a Ping"],
        [{ header: header({ recipient: everyone }), body }, "with a recipient"],
        [{ header: header({}), body: large }, "larger than Probe may be"],
      ] as const) {
        await probes.expectNoAnswer(probes.sealMessage(message), why);
      }
      await probes.ask();
    },
  },
  {
    id: "probes/padding-ignored",
    title: "A probe is answered whatever its padding contains",
    async run(context) {
      const { probes } = await openProbes(context);
      for (const [index, filler] of [1, 0x80, 0xff].entries()) {
        const padding = new Uint8Array(64).fill(filler);
        const body = Probe.wrapRequest(ProbeRequest.create({ padding }));
        await answered(context, probes, probeMessage(20 + index, body), `with ${filler} in its padding`);
      }
    },
  },
  {
    id: "probes/unknown-fields",
    title: "A probe with unknown fields is answered",
    async run(context) {
      const { probes } = await openProbes(context);
      const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(64) }));
      const message = Buffer.concat([probeMessage(30, body), UNKNOWN_FIELDS]);
      await answered(context, probes, message, "with a field of a later version");
    },
  },
  {
    id: "probes/sealed-garbage",
    title: "A datagram that verifies and seals no message is dropped",
    async run(context) {
      const { probes } = await openProbes(context);
      for (const [content, why] of [
        [new Uint8Array(0), "that seals nothing"],
        [new Uint8Array(100).fill(0xff), "that seals no message"],
        [Uint8Array.of(0x0a, 0x7f, 1), "that seals a message cut off"],
        [new Uint8Array(100), "that seals zeros"],
      ] as const) {
        await probes.expectNoAnswer(probes.sealBytes(content), why);
      }
      await probes.ask();
    },
  },
  {
    id: "probes/sealed-other",
    title: "A datagram that seals another message than a probe is dropped, even if it is critical",
    async run(context) {
      const { probes } = await openProbes(context);
      const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(64) }));
      const header = (more: object) => Header.create({ type: MessageType.REQUEST, sequence: 9, ...more });
      for (const [message, why] of [
        [{ header: header({ command: RESERVED_COMMAND, critical: true }), body }, "with an unknown command"],
        [{ header: header({ command: Probe.command }), body: Ping.wrapRequest({}) }, "with the body of Ping"],
        [{ header: header({ command: Probe.command, type: MessageType.RESPONSE }), body }, "whose type is RESPONSE"],
        [{ header: undefined, body }, "without a header"],
      ] as const) {
        await probes.expectNoAnswer(probes.sealMessage(message), why);
      }
      await probes.ask();
    },
  },
  {
    id: "probes/rate",
    title: "Probes beyond the rate of Probe are dropped",
    async run(context) {
      const { probes } = await openProbes(context);
      const { burst = 0 } = Probe.rule.rate ?? {};
      const count = burst * 2;
      for (let sequence = 1; sequence <= count; sequence += 1) probes.send(probes.seal(700 + sequence));
      let answers = 0;
      while ((await probes.port.receive(200)) !== undefined) answers += 1;
      check(answers > 0, "answers within the rate", () => "none");
      check(answers < count, `answers to about ${burst} of ${count} probes sent at once`, () => `${answers} answers`);
    },
  },
  {
    id: "probes/new-keys",
    title: "Another OpenDatagram ends the old keys",
    async run(context) {
      const { user, probes } = await openProbes(context);
      const renewed = await Probes.open(user, probes.port, context.log, context.timeoutMs);
      check(renewed.agreed.connectionId !== probes.agreed.connectionId, "a new connection id", () => "the old one");
      await renewed.ask();
      await probes.expectNoAnswer(probes.seal(3), "with keys that have ended");
    },
  },
  {
    id: "probes/end-of-connection",
    title: "The keys end with the connection",
    async run(context) {
      const { user, probes } = await openProbes(context);
      user.connection.end();
      await user.connection.ended("the client has ended its side");
      await probes.expectNoAnswer(probes.seal(4), "of a connection that has ended");
    },
  },
  {
    id: "probes/weak-key",
    title: "OpenDatagram with a key of low order, or of another length, is refused",
    async run(context) {
      context.needs("PROBES");
      const { connection } = await context.user("ada");
      for (const publicKey of [new Uint8Array(32), random(31), new Uint8Array()]) {
        const sequence = connection.request(OpenDatagram, OpenDatagramRequest.create({ publicKey }));
        const { message } = await connection.answerTo(sequence);
        check(message.body.case === "error", "a refusal", () => describeMessage(message));
        checkEqual(codeName(message.body.value.code), codeName(ErrorCode.INVALID_ARGUMENT), "code of the refusal");
      }
      await connection.alive();
    },
  },
  {
    id: "probes/candidate",
    title: "The address to which a token was sent that the client shows is the first candidate, as SERVER_REFLEXIVE",
    async run(context) {
      const { user, probes } = await openProbes(context);
      const { response } = await probes.ask();
      const [first] = await shownTo(context, user, [response.token]);
      checkEqual(first?.kind, CandidateKind.SERVER_REFLEXIVE, "kind of the first candidate");
      checkEqual(first?.address, response.address, "address of the first candidate");
      checkEqual(first?.port, response.port, "port of the first candidate");
    },
  },
  {
    id: "probes/unproven-candidate",
    title:
      "An address that the server has seen is no candidate if the client does not show the token that was sent there",
    async run(context) {
      const { user, probes } = await openProbes(context);
      const { response } = await probes.ask();
      checkEqual(response.token.length, TOKEN_BYTES, "bytes of the token");
      const next = await probes.ask();
      check(hex(next.response.token) !== hex(response.token), "a new token", () => hex(response.token));
      const wrong = response.token.map((byte) => byte ^ 1);
      const candidates = await shownTo(context, user, [wrong, new Uint8Array(0)]);
      checkEqual(candidates.length, 0, "candidates");
    },
  },
];

/** The candidates that the invited user gets, of a user who shows these tokens and offers no candidates. */
async function shownTo(
  context: ServerContext,
  { connection }: User,
  probeTokens: Uint8Array[],
): Promise<readonly Candidate[]> {
  const grace = await context.user("grace");
  const invitation = InviteRequest.create({ connectionId: 1n, probeTokens });
  const { introductionId } = await connection.ok(Invite, invitation, { user: grace.name });
  await grace.connection.event(events.Invited);
  const acceptance = AcceptRequest.create({ introductionId, connectionId: 2n });
  const { introduction } = await grace.connection.ok(Accept, acceptance);
  return introduction?.candidates ?? [];
}

function probeMessage(sequence: number, body: MessageBody): Uint8Array {
  const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence });
  return Message.encode(Message.create({ header, body }));
}

/** The server must answer a sealed message. It is sent again, as a datagram may be lost. */
async function answered(context: ServerContext, probes: Probes, message: Uint8Array, why: string): Promise<void> {
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    probes.send(probes.sealBytes(message));
    if ((await probes.port.receive(context.timeoutMs / TRIES_MAX)) !== undefined) return;
  }
  throw new Fault(`an answer to a probe ${why}`, `none of ${TRIES_MAX} was answered`);
}
