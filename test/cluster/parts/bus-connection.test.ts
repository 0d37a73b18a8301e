/** A connection of a gateway, as the core has it: what its gateway may have wait. */

import * as assert from "uvu/assert";
import type { CoreMessageMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import type { Command } from "../../../generated/chatwire/v1/command.ts";
import { Header } from "../../../generated/chatwire/v1/message.ts";
import { GetPeersRequest, GetPeersResponse } from "../../../generated/chatwire/v1/presence.ts";
import { GetPeers, SendText } from "../../../generated/chatwire/v1/rules.ts";
import { SendTextRequest, SendTextResponse } from "../../../generated/chatwire/v1/text.ts";
import { BusConnection, type GatewaySender } from "../../../src/cluster/core/bus-connection.ts";
import { REQUEST_OVERHEAD_BYTES, UNANSWERED_MAX } from "../../../src/cluster/limits.ts";
import { encodeBody } from "../../../src/framing/frame-writer.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import type { CoreAnswer } from "../../../src/server/core/core.ts";
import { Observer } from "../../../src/server/observation/observer.ts";
import type { Tracer } from "../../../src/server/observation/tracing.ts";
import { toProtocolError } from "../../../src/session/error-info.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { asked, ENDPOINT } from "./raw-gateway.ts";

const test = suite("connection of a gateway at the core");

const QUERY = { method: GetPeers, body: encodeBody(GetPeers.wrapRequest(GetPeersRequest.create())) };
const CHANGE = { method: SendText, body: encodeBody(SendText.wrapRequest(SendTextRequest.create({ text: "hello" }))) };

class Rig {
  readonly sent: CoreMessageMessage[] = [];
  /** What a tracer was told. */
  readonly traced: string[] = [];
  bytes = 0;
  isCrowded = false;
  /** Answers the requests that the core has taken, in their order. */
  readonly waiting: ((answer: CoreAnswer) => void)[] = [];
  readonly connection: BusConnection;
  #last = 0;

  constructor() {
    const rig = this;
    const gateway: GatewaySender = {
      name: "gateway",
      get isCrowded() {
        return rig.isCrowded;
      },
      bodyBytesMax: 1_000,
      countAsked: (bytes) => {
        this.bytes += bytes;
      },
      sealNote: (_, note) => note,
      emit: () => {},
      send: (message) => void this.sent.push(message),
    };
    const network = new SimulatedWorld({ seed: SEED }).addHost("192.0.2.1");
    const facts = { id: 1, endpoint: ENDPOINT, openedWallMs: 0 };
    const observer = new Observer(network, undefined, DEFAULT_LIMITS);
    const tracer: Tracer = (command) => (outcome) => this.traced.push(`${command} ${outcome}`);
    this.connection = new BusConnection(facts, { connection: 7, takesRelayed: false }, gateway, { observer, tracer });
    const request = (_: unknown, answer: (answer: CoreAnswer) => void): void => void this.waiting.push(answer);
    this.connection.core = { request, leave: () => {}, lose: () => {} } as unknown as BusConnection["core"];
  }

  ask({ method, body }: typeof QUERY | typeof CHANGE = QUERY): boolean {
    this.#last += 1;
    const header = Header.create({ command: method.command });
    return this.connection.ask(asked(7, { request: this.#last, header, body }).value);
  }

  /** What the requests were answered with. */
  get answers(): string[] {
    return this.sent.flatMap((message) => {
      if (message.case !== "answered") return [];
      const { answer } = message.value;
      return answer.case === "refusal" ? toProtocolError(answer.value).code : (answer.case ?? "none");
    });
  }
}

test("so-many-requests-of-a-connection-wait-and-one-more-is-a-fault-of-its-gateway", () => {
  const rig = new Rig();
  for (let count = 0; count < UNANSWERED_MAX; count++) assert.ok(rig.ask());
  assert.not.ok(rig.ask());
});

test("request-of-a-later-version-gets-the-answer-of-a-server-that-does-not-know-it", () => {
  const rig = new Rig();
  const header = Header.create({ command: 9_999 as Command });
  for (let count = 0; count <= UNANSWERED_MAX; count++) assert.ok(rig.connection.ask(asked(7, { header }).value));
  assert.equal(new Set(rig.answers), new Set(["UNKNOWN_COMMAND"]));
  assert.not.ok(rig.connection.ask(asked(7).value), "a request without a header is of no version");
});

test("bytes-of-requests-count-until-they-are-answered-or-dropped", () => {
  const rig = new Rig();
  rig.ask(CHANGE);
  const each = CHANGE.body.length + REQUEST_OVERHEAD_BYTES;
  assert.is(rig.bytes, each);
  rig.connection.hold();
  rig.ask(CHANGE);
  assert.is(rig.bytes, 2 * each);
  rig.connection.leave();
  assert.is(rig.bytes, each, "what the core has taken still waits");
  rig.waiting[0]?.(undefined);
  assert.equal([rig.bytes, rig.answers], [0, []]);
});

test("answers-of-queries-are-refused-while-much-waits-for-the-gateway-and-those-of-changes-are-not", () => {
  const rig = new Rig();
  for (const request of [QUERY, CHANGE, QUERY]) rig.ask(request);
  const [first, change, second] = rig.waiting;
  first?.(GetPeers.wrapResponse(GetPeersResponse.create()));
  rig.isCrowded = true;
  change?.(SendText.wrapResponse(SendTextResponse.create()));
  second?.(GetPeers.wrapResponse(GetPeersResponse.create()));
  assert.equal(rig.answers, ["body", "body", "RATE_LIMITED"]);
  assert.equal(rig.traced, ["GetPeers OK", "SendText OK", "GetPeers RATE_LIMITED"]);
});

test("answer-that-is-longer-than-a-frame-is-refused-and-reported", async () => {
  const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
  const rig = new Rig();
  rig.ask();
  rig.waiting[0]?.(GetPeers.wrapResponse(GetPeersResponse.create({ next: "x".repeat(2_000) })));
  assert.equal(rig.answers, ["INTERNAL"]);
  await warned;
});
