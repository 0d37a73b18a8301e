import * as assert from "uvu/assert";
import {
  BeginLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  Privacy,
} from "../../../../generated/chatwire/v1/account.ts";
import { BeginLogin, FinishLogin } from "../../../../generated/chatwire/v1/rules.ts";
import type { ClientConnection } from "../../../../src/chat/state/route.ts";
import { createIdentity, publicKeys } from "../../../../src/crypto/identity.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";

const test = suite("logins of known and unknown names");

const NAMES = 40;
const LOGINS = 2_000;
const DIFFERENCE_MAX = 0.05;
const PROOF = Buffer.alloc(32, 7).toString("base64");

interface Try {
  readonly tookMs: number;
  readonly serverFirst: string;
  readonly refusal: string;
}

test("2000-logins-get-answers-of-the-same-bytes-and-time-for-known-and-unknown-names", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 1_000_000 });
  for (let i = 0; i < NAMES; i++) world.join(`known-${i}`, i % 2 === 0 ? Privacy.PUBLIC : Privacy.PRIVATE);
  const keys = IdentityKeys.create(publicKeys(createIdentity((length) => world.random.bytes(length))));
  const order = new SeededRandom(SEED);
  const tries = { known: [] as Try[], other: [] as Try[] };
  for (let i = 0; i < 2 * (LOGINS + NAMES); i++) {
    // In random order, so that other load on the machine affects both alike.
    const full = (["known", "other"] as const).find((what) => tries[what].length >= LOGINS + NAMES);
    const what = full === "known" || (full === undefined && order.below(2) === 0) ? "other" : "known";
    tries[what].push(attempt(world, `${what}-${tries[what].length % NAMES}`, keys));
  }
  // The first ones only warm up.
  const [known, other] = [tries.known.slice(NAMES), tries.other.slice(NAMES)];
  assert.is(known.length + other.length, 2 * LOGINS);

  const form = /^r=0123456789[A-Za-z0-9+/]{24},s=[A-Za-z0-9+/]{22}==,i=4096$/;
  for (const { serverFirst, refusal } of [...known, ...other]) {
    assert.match(serverFirst, form);
    assert.is(refusal, known[0]?.refusal);
  }
  assert.match(known[0]?.refusal ?? "", /^LOGIN_FAILED/);

  const [knownMs, otherMs] = [median(known), median(other)];
  console.log(`median of ${LOGINS} logins: known ${knownMs.toFixed(4)} ms, unknown ${otherMs.toFixed(4)} ms`);
  assert.ok(Math.abs(knownMs - otherMs) / knownMs < DIFFERENCE_MAX, `${knownMs} ms against ${otherMs} ms`);
});

test("known-and-unknown-names-keep-their-salt", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 100 });
  const keys = IdentityKeys.create();
  world.join("known-1");
  for (const name of ["known-1", "other-1"]) {
    const salts = Array.from({ length: 3 }, () => /s=[^,]*/.exec(attempt(world, name, keys).serverFirst)?.[0]);
    assert.is(new Set(salts).size, 1);
  }
});

/** A login with a wrong proof, on a new connection. */
function attempt({ chat, nowMs, wallMs }: ChatSimulation, name: string, keys: IdentityKeys): Try {
  const connection: ClientConnection = {
    endpoint: { address: "192.0.2.9", port: 9 },
    channelBinding: undefined,
    login: undefined,
  };
  const request = { connection, recipient: undefined, nowMs, wallMs };
  const begin = BeginLogin.wrapRequest(BeginLoginRequest.create({ clientFirst: `n,,n=${name},r=0123456789` }));
  const startMs = performance.now();
  const handled = chat.handle("BeginLogin", begin, request);
  const serverFirst = ("answer" in handled && BeginLogin.unwrapResponse(handled.answer)?.serverFirst) || "";
  const nonce = serverFirst.slice(2, serverFirst.indexOf(","));
  const clientFinal = `c=biws,r=${nonce},p=${PROOF}`;
  const finish = FinishLogin.wrapRequest(FinishLoginRequest.create({ clientFinal, keys }));
  try {
    chat.handle("FinishLogin", finish, request);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const { code, message, retryable, retryAfterMs, limit } = error;
    const refusal = [code, message, retryable, retryAfterMs, limit].join(" ");
    return { tookMs: performance.now() - startMs, serverFirst, refusal };
  }
  throw new Error("A wrong proof was accepted.");
}

function median(tries: readonly Try[]): number {
  const sorted = tries.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
