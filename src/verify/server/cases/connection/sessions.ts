/** Cases of "6. Sessions": sequence numbers, states, checks of requests. */

import { PrivacySettings } from "../../../../../generated/chatwire/v1/account.ts";
import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import { PingRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { Addressee, Direction, State } from "../../../../../generated/chatwire/v1/options.ts";
import { PeerPingRequest } from "../../../../../generated/chatwire/v1/peer.ts";
import {
  FinishLogin,
  GetPeers,
  LogOff,
  methods,
  Ping,
  Probe,
  SendText,
  SetPrivacy,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { codeName, describeMessage } from "../../../shared/describe.ts";
import { check, checkEqual, Fault } from "../../../shared/fault.ts";
import { beginProof, logIn, newKeys } from "../../account.ts";
import type { AnyMethod, RawConnection, To } from "../../raw-connection.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { RESERVED_COMMAND } from "../../server-context.ts";
import { nowMs, sleep } from "../../socket.ts";

const { BODY_MISMATCH, OUT_OF_SEQUENCE, RATE_LIMITED, TOO_LARGE, UNKNOWN_COMMAND, WRONG_STATE } = ErrorCode;
const PING_BODY = Ping.wrapRequest(PingRequest.create());
const SEQUENCE = "Sequence numbers";
const STATES = "States";
const CHECKS = "Checks on received messages";

/** The methods whose requests travel on the stream. */
const STREAM_METHODS = Object.values(methods).filter(
  ({ name, rule }) => name !== "Probe" && rule.direction === Direction.CLIENT_TO_SERVER,
) as readonly AnyMethod<object>[];

/** A first message with a wrong number. */
function wrongSequence(id: string, title: string, offset: number): ServerCase {
  return {
    id: `sessions/sequence-${id}`,
    title: `${title} closes the connection with OUT_OF_SEQUENCE`,
    heading: SEQUENCE,
    async run(context) {
      const connection = await context.greet();
      connection.send({ command: Ping.command, body: PING_BODY, sequence: connection.sequence + offset });
      await connection.closed(OUT_OF_SEQUENCE);
    },
  };
}

/** The recipient that the rule of a method asks for. */
function recipientOf({ rule }: AnyMethod<object>): To | undefined {
  if (rule.addressee === Addressee.USER) return { user: "nobody-at-all" };
  if (rule.addressee === Addressee.ROOM) return { room: new Uint8Array(16) };
  return rule.addressee === Addressee.EVERYONE ? "everyone" : undefined;
}

/** Sends every request that a state does not allow; each must be refused, and the stream must go on. */
async function refuseAll(connection: RawConnection, state: State): Promise<void> {
  for (const method of STREAM_METHODS) {
    if (method.rule.states.includes(state)) continue;
    // Before hello no feature is agreed on, which is found first.
    if (state === State.NEW && method.rule.feature !== Feature.UNSPECIFIED) continue;
    const value = method.request.create();
    await connection.refused(method, value, WRONG_STATE, recipientOf(method));
  }
}

const SEQUENCES: readonly ServerCase[] = [
  wrongSequence("gap", "A number that skips one", 2),
  wrongSequence("repeated", "A number that was used before", 0),
  {
    id: "sessions/sequence-zero",
    title: "The number 0 closes the connection with OUT_OF_SEQUENCE",
    heading: SEQUENCE,
    async run(context) {
      const connection = await context.connect();
      connection.send({ command: Ping.command, body: PING_BODY, sequence: 0 });
      await connection.closed(OUT_OF_SEQUENCE);
    },
  },
  {
    id: "sessions/sequence-begins-with-1",
    title: "A first message with the number 2 closes the connection with OUT_OF_SEQUENCE",
    heading: SEQUENCE,
    async run(context) {
      const connection = await context.connect();
      connection.send({ command: Ping.command, body: PING_BODY, sequence: 2 });
      await connection.closed(OUT_OF_SEQUENCE);
    },
  },
  {
    id: "sessions/sequence-no-header",
    title: "A message without a header closes the connection with OUT_OF_SEQUENCE",
    heading: SEQUENCE,
    async run(context) {
      const connection = await context.connect();
      connection.sendBytes(Uint8Array.of(2, 0x62, 0));
      await connection.closed(OUT_OF_SEQUENCE);
    },
  },
  {
    id: "sessions/sequence-of-refused",
    title: "A refused request takes its number like any other",
    heading: SEQUENCE,
    async run(context) {
      const connection = await context.connect();
      await connection.refused(Ping, PingRequest.create(), WRONG_STATE);
      await connection.refused(Ping, PingRequest.create(), WRONG_STATE);
    },
  },
  {
    id: "sessions/pipelined",
    title: "Requests sent without waiting are all answered, each by its answers",
    heading: SEQUENCE,
    async run(context) {
      const { connection } = await context.user("ada");
      const sequences = Array.from({ length: 10 }, () => connection.request(GetPeers, { after: "" }));
      for (const sequence of sequences.reverse()) await connection.answerTo(sequence);
    },
  },
  {
    id: "sessions/login-and-more-at-once",
    title: "A request behind the one that logs in is handled in the state that the login leaves",
    heading: STATES,
    async run(context) {
      const { name, password } = await context.user("ada");
      const connection = await context.greet();
      const { clientFinal } = await beginProof(connection, { name, password });
      const login = connection.request(FinishLogin, { clientFinal, keys: newKeys() });
      const peers = connection.request(GetPeers, { after: "" });
      await connection.answerTo(login);
      const { message } = await connection.answerTo(peers);
      check(message.body.case === "getPeersResponse", "the response to GetPeers", () => describeMessage(message));
    },
  },
];

const STATE_CASES: readonly ServerCase[] = [
  {
    id: "sessions/state-new",
    title: "In NEW, every request but Hello is refused with WRONG_STATE, and the stream goes on",
    heading: STATES,
    async run(context) {
      await refuseAll(await context.connect(), State.NEW);
    },
  },
  {
    id: "sessions/state-away",
    title: "In AWAY, every request of a user is refused with WRONG_STATE, and the stream goes on",
    heading: STATES,
    async run(context) {
      const connection = await context.greet();
      await refuseAll(connection, State.AWAY);
      await connection.ok(Ping, PingRequest.create());
    },
  },
  {
    id: "sessions/state-available",
    title: "In AVAILABLE, every request that the state does not allow is refused with WRONG_STATE",
    heading: STATES,
    async run(context) {
      const { connection } = await context.user("ada");
      await refuseAll(connection, State.AVAILABLE);
      await connection.ok(Ping, PingRequest.create());
    },
  },
  {
    id: "sessions/state-after-log-off",
    title: "After LogOff the state is AWAY, and the connection serves another login",
    heading: STATES,
    async run(context) {
      const { connection, name, password } = await context.user("ada");
      await connection.ok(LogOff, {});
      await connection.refused(GetPeers, { after: "" }, WRONG_STATE);
      await logIn(connection, { name, password });
      await connection.ok(GetPeers, { after: "" });
    },
  },
  {
    id: "sessions/state-after-refusal",
    title: "A refused login leaves the state as it was",
    heading: STATES,
    async run(context) {
      const connection = await context.greet();
      await connection.refused(FinishLogin, { clientFinal: "c=,r=,p=", keys: newKeys() }, WRONG_STATE);
      await connection.refused(GetPeers, { after: "" }, WRONG_STATE);
      await connection.ok(Ping, PingRequest.create());
    },
  },
];

const CHECK_CASES: readonly ServerCase[] = [
  {
    id: "sessions/unknown-command",
    title: "A request with a command that nobody knows is refused with UNKNOWN_COMMAND, in every state",
    heading: CHECKS,
    async run(context) {
      const commands = [0, RESERVED_COMMAND, 12_345, 2_147_483_647, -1];
      for (const connection of [
        await context.connect(),
        await context.greet(),
        (await context.user("ada")).connection,
      ]) {
        for (const command of commands) {
          await connection.refusalOf(connection.send({ command, body: PING_BODY }), UNKNOWN_COMMAND);
        }
      }
    },
  },
  {
    id: "sessions/command-of-a-link",
    title: "A request with a command of links is refused with UNKNOWN_COMMAND",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      const body = { case: "peerPingRequest", value: PeerPingRequest.create() } as const;
      await connection.refusalOf(connection.send({ command: Command.PEER_PING, body }), UNKNOWN_COMMAND);
    },
  },
  {
    id: "sessions/wrong-body",
    title: "A request with the body of another command is refused with BODY_MISMATCH",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      const body = LogOff.wrapRequest({});
      await connection.refusalOf(connection.send({ command: Ping.command, body }), BODY_MISMATCH);
      const response = Ping.wrapResponse({});
      await connection.refusalOf(connection.send({ command: Ping.command, body: response }), BODY_MISMATCH);
      await connection.ok(Ping, PingRequest.create());
    },
  },
  {
    id: "sessions/body-before-state",
    title: "A wrong body is found before a wrong state",
    heading: CHECKS,
    async run(context) {
      const connection = await context.connect();
      await connection.refusalOf(connection.send({ command: GetPeers.command, body: PING_BODY }), BODY_MISMATCH);
    },
  },
  {
    id: "sessions/state-before-recipient",
    title: "A wrong state is found before a missing recipient",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      await connection.refused(SendText, { text: "" }, WRONG_STATE);
    },
  },
  {
    id: "sessions/recipient-before-size",
    title: "A wrong recipient is found before a wrong size",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      const sequence = connection.sendBody(Ping, Uint8Array.from([0x62, 0x46, ...longField(0x44)]), "everyone");
      await connection.refusalOf(sequence, BODY_MISMATCH);
    },
  },
  {
    id: "sessions/recipient",
    title: "A request whose recipient its rule does not ask for is refused with BODY_MISMATCH",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      await connection.refused(Ping, PingRequest.create(), BODY_MISMATCH, { user: "grace" });
      await connection.refused(GetPeers, { after: "" }, BODY_MISMATCH, "everyone");
      await connection.refused(SendText, { text: "hello" }, BODY_MISMATCH);
      await connection.refused(SendText, { text: "hello" }, BODY_MISMATCH, "everyone");
      await connection.alive();
    },
  },
  {
    id: "sessions/probe-on-stream",
    title: "A Probe on the stream is refused with BODY_MISMATCH",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      await connection.refused(Probe, { padding: new Uint8Array(64) }, BODY_MISMATCH);
    },
  },
  {
    id: "sessions/size-at-limit",
    title: "A request as large as its rule allows is not refused for its size",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      const header = 8 + (connection.sequence + 1 > 127 ? 1 : 0);
      const filler = 64 - header - 2;
      const { message } = await connection.answerTo(
        connection.sendBody(Ping, Uint8Array.from([0x62, filler, ...longField(filler - 2)])),
      );
      check(message.body.case === "pingResponse", "the response to a Ping of 64 bytes", () => describeMessage(message));
    },
  },
  {
    id: "sessions/size-too-large",
    title: "A request one byte larger than its rule allows is refused with TOO_LARGE, and names the limit",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      const header = 8 + (connection.sequence + 1 > 127 ? 1 : 0);
      const filler = 65 - header - 2;
      const sequence = connection.sendBody(Ping, Uint8Array.from([0x62, filler, ...longField(filler - 2)]));
      const { error } = await connection.refusalOf(sequence, TOO_LARGE);
      checkEqual(error.limit, "Ping.bytesMax", "limit of the refusal");
      await connection.ok(Ping, PingRequest.create());
    },
  },
  {
    id: "sessions/rate-of-command",
    title: "More requests of a command than its rate allows are refused with RATE_LIMITED, until retry_after_ms",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      const { burst = 0, perSecond = 1 } = Ping.rule.rate ?? {};
      const startedMs = nowMs();
      const sequences = Array.from({ length: burst + 5 }, () => connection.request(Ping, PingRequest.create()));
      const outcomes = await codesOf(connection, sequences);
      const early = outcomes.slice(0, burst).findIndex(({ code }) => code !== undefined);
      check(early === -1, `${burst} answers in a burst`, () => `a refusal of number ${early + 1}`);
      const refused = outcomes.find(({ code }) => code !== undefined);
      const fits = burst + Math.ceil(((nowMs() - startedMs) / 1_000) * perSecond);
      if (refused === undefined && fits >= sequences.length)
        context.skip("the server answers too slowly to exceed a rate");
      check(refused !== undefined, `a refusal after ${burst} requests`, () => `${sequences.length} answers`);
      checkEqual(codeName(refused.code ?? 0), codeName(RATE_LIMITED), "code of the refusal");
      checkEqual(refused.limit, "Ping.rate", "limit of the refusal");
      const { retryAfterMs } = refused;
      check(retryAfterMs > 0, "retry_after_ms in the refusal", () => "0");
      if (retryAfterMs > context.timeoutMs) context.skip(`the server asks for a pause of ${retryAfterMs} ms`);
      // The pause that the server asks for.
      await sleep(retryAfterMs + 1);
      const [later] = await codesOf(connection, [connection.request(Ping, PingRequest.create())]);
      check(later?.code === undefined, "an answer after retry_after_ms", () => codeName(later?.code ?? 0));
    },
  },
  {
    id: "sessions/rate-not-refilled-by-login",
    title: "A new login does not refill the rate of an account's commands",
    heading: CHECKS,
    async run(context) {
      const first = await context.newUser();
      const { burst = 0 } = SetPrivacy.rule.rate ?? {};
      const set = { privacy: 1, settings: PrivacySettings.create() };
      const outcomes = await codesOf(
        first.connection,
        Array.from({ length: burst + 3 }, () => first.connection.request(SetPrivacy, set)),
      );
      if (!outcomes.some(({ code }) => code === RATE_LIMITED)) context.skip("the server answers too slowly");
      const second = await context.again(first);
      const more = await codesOf(
        second.connection,
        Array.from({ length: burst }, () => second.connection.request(SetPrivacy, set)),
      );
      const refused = more.filter(({ code }) => code === RATE_LIMITED).length;
      check(refused > 0, `refusals of some of ${burst} requests behind a new login`, () => `${burst} answers`);
    },
  },
  {
    id: "sessions/rate-of-refused",
    title: "A request that another check refuses takes nothing from the rate of its command",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      const { burst = 0 } = Ping.rule.rate ?? {};
      const bad = Array.from({ length: burst * 2 }, () => connection.request(Ping, PingRequest.create(), "everyone"));
      for (const { code } of await codesOf(connection, bad)) checkEqual(codeName(code ?? 0), "BODY_MISMATCH", "code");
      const good = await codesOf(
        connection,
        Array.from({ length: burst }, () => connection.request(Ping, PingRequest.create())),
      );
      const refused = good.find(({ code }) => code !== undefined);
      check(refused === undefined, `${burst} answers`, () => `a refusal with ${codeName(refused?.code ?? 0)}`);
    },
  },
  {
    id: "sessions/rate-of-connection",
    title: "More requests than connection_requests_per_second allows are refused with RATE_LIMITED",
    heading: CHECKS,
    async run(context) {
      await overRate(context);
    },
  },
  {
    id: "sessions/error-fields",
    title: "A refusal has a text, and is marked as not retryable if the same request fails again",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      const { error } = await connection.refused(GetPeers, { after: "" }, WRONG_STATE);
      check(error.text !== "", "a text for people", () => "an empty one");
      checkEqual(error.retryAfterMs, 0, "retry_after_ms");
    },
  },
  {
    id: "sessions/response-without-request",
    title: "A response that answers no request closes the connection with OUT_OF_SEQUENCE",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      connection.send({ type: MessageType.RESPONSE, command: Ping.command, body: Ping.wrapResponse({}), answers: 1 });
      await connection.closed(OUT_OF_SEQUENCE);
    },
  },
];

export const SESSIONS: readonly ServerCase[] = [...SEQUENCES, ...STATE_CASES, ...CHECK_CASES];

/** The code, retry_after_ms and limit of each answer; no code: the request was not refused. */
async function codesOf(connection: RawConnection, sequences: readonly number[]) {
  const outcomes: { code: ErrorCode | undefined; retryAfterMs: number; limit: string }[] = [];
  for (const sequence of sequences) {
    const { body } = (await connection.answerTo(sequence)).message;
    const { code, retryAfterMs = 0, limit = "" } = body.case === "error" ? body.value : {};
    outcomes.push({ code, retryAfterMs, limit });
  }
  return outcomes;
}

async function overRate(context: ServerContext): Promise<void> {
  const { connectionRequestsPerSecond: perSecond, pendingRequestsMax } = context.limits;
  const countMax = 1_000;
  const burst = 2 * perSecond;
  if (burst > countMax) context.skip(`it would take ${burst} requests`);
  const connection = await context.greet();
  const startedMs = nowMs();
  const outcomes: { code: ErrorCode | undefined; limit: string }[] = [];
  while (outcomes.length < burst + countMax && !outcomes.some(({ code }) => code === RATE_LIMITED)) {
    const group = Math.min(50, pendingRequestsMax);
    const sequences = Array.from({ length: group }, () =>
      connection.send({ command: RESERVED_COMMAND, body: PING_BODY }),
    );
    outcomes.push(...(await codesOf(connection, sequences)));
  }
  const fits = burst + ((nowMs() - startedMs) / 1_000) * perSecond;
  const first = outcomes.findIndex(({ code }) => code === RATE_LIMITED);
  if (first === -1 && fits >= outcomes.length) context.skip("the server answers too slowly to exceed the rate");
  if (first === -1) throw new Fault(`a refusal after ${burst} requests at once`, `${outcomes.length} other answers`);
  // Hello has taken one.
  check(first >= burst - 2, `${burst} requests in a burst`, () => `RATE_LIMITED for number ${first + 1}`);
  checkEqual(outcomes[first]?.limit, "connectionRequestsPerSecond", "limit of the refusal");
  await connection.alive();
}

/** An unknown field with a length of less than 126 bytes, inside a body: field 15. */
function longField(bytes: number): number[] {
  return [0x7a, bytes, ...new Uint8Array(bytes)];
}
