/** Connections that close, or compete, while the program decides, with raw clients in a simulated world. */

import * as assert from "uvu/assert";
import { BeginLoginRequest, LogInWithTokenRequest, LogOffRequest } from "../../../generated/chatwire/v1/account.ts";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest, FetchTextsRequest, SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import { endLogins } from "../../../src/chat/handlers/account/login-lifecycle.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { Application } from "../../../src/server/extension/application.ts";
import type { ChatServerOptions } from "../../../src/server/index.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation } from "../../sim/privacy/chat-simulation.ts";
import { clientFirstOf } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { type Caller, KEYS, nameOf, Stage } from "../refusals/stage.ts";
import { never } from "./extended-chat.ts";

const test = suite("connections that close while the program decides");

/** Without resumption: a connection that is lost is closed. */
const FEATURES = [Feature.SERVER_APPLICATION];

async function onStage(options: ChatServerOptions, play: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await Stage.open();
  await stage.run(async () => {
    await stage.extend(options);
    await play(stage);
  });
}

/** Counts calls, and lets a test wait for the next one. */
class Calls {
  count = 0;
  #noted: (() => void) | undefined;

  note(): void {
    this.count += 1;
    this.#noted?.();
  }

  async upTo(count: number): Promise<void> {
    while (this.count < count)
      await new Promise<void>((resolve) => {
        this.#noted = resolve;
      });
  }
}

function wait({ host }: Caller, ms: number): Promise<void> {
  return new Promise((resolve) => void host.setTimer(resolve, ms));
}

const tokenLogin = (token: string) => LogInWithTokenRequest.create({ token, keys: KEYS });
const passwordLogin = BeginLoginRequest.create({ clientFirst: clientFirstOf("bob") });

test("login-that-is-given-up-while-the-program-is-asked-counts-as-failed", async () => {
  const [asked, ended] = [new Calls(), new Calls()];
  const decide = (_: string, { signal }: { signal: AbortSignal }): Promise<never> => {
    asked.note();
    signal.addEventListener("abort", () => ended.note());
    return never();
  };
  const options = { authenticate: { token: decide, password: decide }, limits: { loginTriesMax: 2 } };
  await onStage(options, async (stage) => {
    const host = stage.addHost();
    const first = await stage.greet(host, FEATURES);
    void first.send(rules.LogInWithToken, rules.LogInWithToken.wrapRequest(tokenLogin("a token")));
    await asked.upTo(1);
    host.breakStreams();
    await ended.upTo(1);
    const second = await stage.greet(host, FEATURES);
    void second.send(rules.BeginLogin, rules.BeginLogin.wrapRequest(passwordLogin));
    await asked.upTo(2);
    host.breakStreams();
    await ended.upTo(2);
    const third = await stage.greet(host, FEATURES);
    assert.is(nameOf(await third.refusal(rules.LogInWithToken, tokenLogin("a token"))), "RATE_LIMITED");
    assert.is(nameOf(await third.refusal(rules.BeginLogin, passwordLogin)), "RATE_LIMITED");
    assert.is(asked.count, 2);
  });
});

test("connection-that-closes-leaves-its-place-to-the-next-callback-at-once", async () => {
  const [asked, ended] = [new Calls(), new Calls()];
  const options: ChatServerOptions = {
    limits: { callbacksMax: 1 },
    onText: ({ from }, { signal }) => {
      asked.note();
      if (from === "grace") return undefined;
      signal.addEventListener("abort", () => ended.note());
      return never();
    },
  };
  await onStage(options, async (stage) => {
    const ada = await stage.join("ada", FEATURES);
    const grace = await stage.join("grace", FEATURES);
    void ada.send(rules.Broadcast, rules.Broadcast.wrapRequest(BroadcastRequest.create({ text: "hello" })), {
      to: "everyone",
    });
    await asked.upTo(1);
    const startMs = grace.host.monotonicMs();
    const answered = grace.call(rules.Broadcast, BroadcastRequest.create({ text: "hello" }), "everyone");
    await wait(grace, 500);
    assert.is(asked.count, 1);
    ada.host.breakStreams();
    await answered;
    assert.ok(grace.host.monotonicMs() - startMs < 1_000);
    assert.is(ended.count, 1);
  });
});

test("logins-leave-half-of-the-places-to-users", async () => {
  const logins = new Calls();
  const options: ChatServerOptions = {
    limits: { callbacksMax: 4 },
    authenticate: {
      token: (name) => {
        if (name === "ada") return { name };
        logins.note();
        return never();
      },
    },
    onText: () => undefined,
  };
  await onStage(options, async (stage) => {
    const ada = await stage.greet(undefined, FEATURES);
    await ada.call(rules.LogInWithToken, tokenLogin("ada"));
    for (let stranger = 0; stranger < 6; stranger++) {
      const caller = await stage.greet(undefined, FEATURES);
      void caller.send(rules.LogInWithToken, rules.LogInWithToken.wrapRequest(tokenLogin("a token")));
    }
    await logins.upTo(2);
    const startMs = ada.host.monotonicMs();
    await ada.call(rules.Broadcast, BroadcastRequest.create({ text: "hello" }), "everyone");
    assert.ok(ada.host.monotonicMs() - startMs < 1_000);
    assert.is(logins.count, 2);
    // The logins that wait have their turns later.
    await logins.upTo(4);
  });
});

test("texts-that-arrived-before-a-log-off-and-the-loss-of-the-connection-are-kept", async () => {
  let later = (): Promise<void> => Promise.resolve();
  const options: ChatServerOptions = {
    limits: { waitingTextsPerSenderMax: 2 },
    onText: async () => {
      await later();
      return undefined;
    },
  };
  await onStage(options, async (stage) => {
    const ada = await stage.join("ada", FEATURES);
    const grace = await stage.join("grace", FEATURES);
    later = () => wait(grace, 500);
    for (const text of ["one", "two"])
      void ada.send(rules.SendText, rules.SendText.wrapRequest(SendTextRequest.create({ text })), { to: "grace" });
    void ada.send(rules.LogOff, rules.LogOff.wrapRequest(LogOffRequest.create()));
    // All three have arrived, and the program decides about the first.
    await wait(grace, 100);
    ada.host.breakStreams();
    await wait(grace, 3_000);
    const { texts } = await grace.call(rules.FetchTexts, FetchTextsRequest.create());
    assert.equal(
      texts.map(({ text }) => text),
      ["one", "two"],
    );
  });
});

test("program-is-not-asked-for-a-login-that-another-connection-has-ended", () => {
  const world = new ChatSimulation(SEED);
  const { connection } = world.join("ada");
  const user = connection.login?.user;
  const host = { limits: world.limits, chat: world.chat } as ConstructorParameters<typeof Application>[1];
  const application = new Application({ onText: never }, host);
  const body = rules.Broadcast.wrapRequest(BroadcastRequest.create({ text: "hello" }));
  const ask = () =>
    application.ask(body, { connection, nowMs: 0, wallMs: 0 } as Parameters<typeof application.ask>[1], 0);
  if (user === undefined) throw new Error("ada is not logged in.");
  world.chat.operate((state) => endLogins(state, user, new ProtocolError("KICKED", "Enough.")), world.nowMs);
  assert.ok(connection.login);
  assert.is(ask(), undefined);
});
