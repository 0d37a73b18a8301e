/** Accounts of an application: logins by a token and by a password, with whole clients in a simulated world. */

import * as assert from "uvu/assert";
import { ScramClient } from "../../../src/crypto/scram-client.ts";
import type { ChatClient } from "../../../src/index.ts";
import { type PasswordUser, refusal, type TokenUser } from "../../../src/server/index.ts";
import { codeOf } from "../../client/chat-world.ts";
import { suite } from "../../suite.ts";
import { never, refusalOf, startExtended, withoutWarnings } from "./extended-chat.ts";

const test = suite("accounts of an application");

const TOKENS: Readonly<Record<string, TokenUser>> = {
  "ada's token": { name: "Ada", privacy: "PUBLIC" },
  "grace's token": { name: "grace" },
};
const token = (given: string): TokenUser | undefined => TOKENS[given];

test("account-is-made-at-the-first-login-by-token-and-is-the-same-at-the-next", async () => {
  const { chat, failures } = await startExtended({ authenticate: { token } });
  const { world } = chat;
  const { client: ada } = await chat.connect();
  const login = await world.run(ada.logInWithToken("ada's token"));
  assert.equal([login.name, login.privacy, ada.name], ["Ada", "PUBLIC", "Ada"]);
  const { client: grace } = await chat.connect();
  assert.is((await world.run(grace.logInWithToken("grace's token"))).privacy, "PRIVATE");
  await world.run(grace.texts.send("ada", "hello"));
  await world.run(ada.close());
  const { client: again } = await chat.connect();
  assert.is((await world.run(again.logInWithToken("ada's token"))).sentTextId, 1);
  assert.equal(failures, []);
});

test("token-that-is-nobodys-fails-as-any-login-and-many-are-delayed", async () => {
  const { chat } = await startExtended({ authenticate: { token } });
  const { world } = chat;
  const { client, host } = await chat.connect();
  // Five tries are free; the next one from there has to wait.
  for (let login = 0; login < 5; login++)
    assert.is(await world.run(codeOf(client.logInWithToken("nobody's token"))), "LOGIN_FAILED");
  const { client: other } = await chat.connect({}, host);
  assert.is(await world.run(codeOf(other.logInWithToken("ada's token"))), "RATE_LIMITED");
  const { client: elsewhere } = await chat.connect();
  assert.is(await world.run(codeOf(elsewhere.logInWithToken("ada's token"))), "none");
});

test("device-of-a-token-login-logs-in-without-a-token", async () => {
  const { chat } = await startExtended({ authenticate: { token } });
  const { world } = chat;
  const { client: ada } = await chat.connect();
  const { device = new Uint8Array() } = await world.run(
    ada.logInWithToken("ada's token", { device: { label: "notebook" } }),
  );
  const { client: again } = await chat.connect();
  assert.is((await world.run(again.logInWithDevice(device))).name, "Ada");
});

test("lost-session-is-replaced-with-a-fresh-token", async () => {
  const given: string[] = [];
  const { chat } = await startExtended({
    authenticate: {
      token: (fresh) => {
        given.push(fresh);
        return { name: "ada" };
      },
    },
    withoutFeatures: ["RESUMPTION"],
  });
  const { client: ada, host } = await chat.connect({ logInAgain: true });
  let fetched = 0;
  await chat.world.run(ada.logInWithToken(() => `token ${++fetched}`));
  const changes = ada.connection.changes()[Symbol.asyncIterator]();
  const restored = async (): Promise<void> => {
    for (;;) if ((await changes.next()).value?.status === "restored") return;
  };
  const waiting = restored();
  host.breakStreams();
  await chat.world.run(waiting);
  assert.equal(given, ["token 1", "token 2"]);
  assert.is(ada.name, "ada");
});

test("nobody-registers-where-accounts-are-those-of-the-application", async () => {
  const { chat } = await startExtended({ authenticate: { token } });
  const { client } = await chat.connect();
  const registering = (name: string) =>
    chat.world.run(codeOf(client.register({ name, password: "secret-1", privacy: "PUBLIC" })));
  assert.is(await registering("ada"), "REGISTRATION_CLOSED");
  const { client: ada } = await chat.connect();
  await chat.world.run(ada.logInWithToken("ada's token"));
  assert.is(await registering("ada"), "REGISTRATION_CLOSED");
});

test("account-of-a-token-has-no-password", async () => {
  const { chat } = await startExtended({ authenticate: { token } });
  const { client: ada } = await chat.connect();
  await chat.world.run(ada.logInWithToken("ada's token"));
  const { client } = await chat.connect();
  const login = (name: string) => chat.world.run(refusalOf(client.logIn({ name, password: "secret-1" })));
  assert.is(await login("ada"), await login("nobody"));
});

test("password-is-proved-with-the-verifier-of-the-program-which-never-sees-the-password", async () => {
  const users = new Map<string, PasswordUser>();
  const asked: string[] = [];
  const { chat, failures } = await startExtended({
    authenticate: {
      password: (name) => {
        asked.push(name);
        return users.get(name.toLowerCase());
      },
    },
  });
  const { world } = chat;
  const verifier = await world.run(chat.server.createVerifier("ada", "secret-1"));
  users.set("ada", { ...verifier, name: "Ada", privacy: "PUBLIC" });
  const { client: ada } = await chat.connect();
  assert.is(await world.run(codeOf(ada.logIn({ name: "ada", password: "wrong" }))), "LOGIN_FAILED");
  assert.is(await world.run(codeOf(ada.logIn({ name: "nobody", password: "wrong" }))), "LOGIN_FAILED");
  assert.is((await world.run(ada.logIn({ name: "ADA", password: "secret-1" }))).name, "Ada");
  assert.equal(asked, ["ada", "nobody", "ADA"]);

  // The program changes the password: the old one is wrong at once.
  users.set("ada", { ...(await world.run(chat.server.createVerifier("ada", "secret-2"))), name: "Ada" });
  const { client: again } = await chat.connect();
  assert.is(await world.run(codeOf(again.logIn({ name: "ada", password: "secret-1" }))), "LOGIN_FAILED");
  assert.is((await world.run(again.logIn({ name: "ada", password: "secret-2" }))).privacy, "PUBLIC");
  assert.is(await world.run(codeOf(again.account.changePassword("secret-2", "secret-3"))), "REFUSED");

  // And the program no longer knows the user.
  users.clear();
  const { client: last } = await chat.connect();
  assert.is(await world.run(codeOf(last.logIn({ name: "ada", password: "secret-2" }))), "LOGIN_FAILED");
  assert.equal(failures, []);
});

test("salt-of-a-name-does-not-tell-that-the-program-knows-it", async () => {
  const users = new Map<string, PasswordUser>();
  const { chat } = await startExtended({ authenticate: { password: (name) => users.get(name) } });
  const { world } = chat;
  const saltOf = async (name: string): Promise<string> => {
    const before = chat.trace.length;
    const { client } = await chat.connect();
    await world.run(codeOf(client.logIn({ name, password: "wrong" })));
    const [, salt = ""] =
      /,s=([^,]+),i=/.exec(
        chat.trace
          .slice(before)
          .map((line) => Buffer.from(line.split(" ").at(-1) ?? "", "hex").toString("latin1"))
          .join("\n"),
      ) ?? [];
    return salt;
  };
  const before = await saltOf("ada");
  users.set("ada", await world.run(chat.server.createVerifier("ada", "secret-1")));
  assert.ok(before !== "");
  assert.is(await saltOf("ada"), before);
});

test("callback-that-fails-lets-nobody-in-and-does-not-count-as-a-wrong-password", async () => {
  const answers: (() => unknown)[] = [
    () => {
      throw new Error("planted");
    },
    () => "ada",
    () => ({ name: "no name" }),
    () => ({ name: "ada", privacy: "OPEN" }),
    () => ({ name: 7 }),
    never,
  ];
  const answer = (() => answers.shift()?.()) as () => undefined;
  const { chat, failures } = await startExtended({
    authenticate: { token: answer, password: answer },
    limits: { callbackTimeoutMs: 1_000 },
  });
  const { world } = chat;
  await withoutWarnings(async () => {
    while (answers.length > 0) {
      const { client } = await chat.connect();
      assert.is(await world.run(codeOf(client.logInWithToken("a token"))), "APPLICATION_FAILED");
    }
    const wrong = {
      iterations: 1,
      salt: new Uint8Array(16),
      storedKey: new Uint8Array(32),
      serverKey: new Uint8Array(32),
    };
    for (const result of [wrong, { ...wrong, salt: new Uint8Array(8) }, { ...wrong, storedKey: "key" }, "nonsense"]) {
      answers.push(() => result);
      const { client } = await chat.connect();
      assert.is(await world.run(codeOf(client.logIn({ name: "ada", password: "x" }))), "APPLICATION_FAILED");
    }
  });
  const ofToken = ["threw", "malformed", "malformed", "malformed", "malformed", "timed-out"];
  assert.equal(failures, [
    ...ofToken.map((failure) => `authenticate.token ${failure}`),
    ...new Array(4).fill("authenticate.password malformed"),
  ]);
  assert.equal(chat.server.users(), []);
});

test("callback-may-refuse-a-login-with-a-text", async () => {
  const { chat } = await startExtended({
    authenticate: {
      token: () => {
        throw refusal("Your subscription has ended.");
      },
    },
  });
  const { client } = await chat.connect();
  assert.is(await chat.world.run(refusalOf(client.logInWithToken("a token"))), "REFUSED: Your subscription has ended.");
});

for (const how of ["token", "password"] as const) {
  test(`login-by-${how}-that-the-program-refuses-counts-as-failed-and-one-that-it-fails-at-does-not`, async () => {
    let asked = 0;
    let error = new Error("The program has failed.");
    const decide = (): never => {
      asked += 1;
      throw error;
    };
    const { chat } = await startExtended({
      authenticate: { [how]: decide },
      limits: { loginTriesMax: 2 },
    });
    const host = chat.addClientHost();
    const attempt = async (): Promise<unknown> => {
      const { client } = await chat.connect({}, host);
      const login = how === "token" ? client.logInWithToken("a token") : client.logIn({ name: "ada", password: "x" });
      return chat.world.run(codeOf(login));
    };
    await withoutWarnings(async () => {
      for (let login = 0; login < 3; login++) assert.is(await attempt(), "APPLICATION_FAILED");
    });
    error = refusal("Your subscription has ended.");
    for (let login = 0; login < 2; login++) assert.is(await attempt(), "REFUSED");
    assert.is(await attempt(), "RATE_LIMITED");
    assert.is(asked, 5);
  });
}

test("program-is-not-asked-about-logins-that-are-refused-anyway", async () => {
  let asked = 0;
  const { chat } = await startExtended({
    authenticate: {
      token: () => {
        asked += 1;
        return undefined;
      },
      password: () => {
        asked += 1;
        return undefined;
      },
    },
    limits: { loginTriesMax: 2 },
  });
  const { world } = chat;
  const host = chat.addClientHost();
  const attempt = async (run: (client: ChatClient) => Promise<unknown>) => {
    const { client } = await chat.connect({}, host);
    return world.run(codeOf(run(client)));
  };
  for (let login = 0; login < 2; login++)
    assert.is(await attempt((client) => client.logInWithToken("a token")), "LOGIN_FAILED");
  assert.is(asked, 2);
  assert.is(await attempt((client) => client.logInWithToken("a token")), "RATE_LIMITED");
  assert.is(await attempt((client) => client.logIn({ name: "ada", password: "x" })), "RATE_LIMITED");
  const cookie = new Uint8Array(40);
  assert.is(await attempt((client) => client.logIn({ name: "ada", password: "x", cookie })), "RATE_LIMITED");
  assert.is(asked, 2);
});

test("banned-name-of-nobody-gets-no-account-by-a-login", async () => {
  const users = new Map<string, PasswordUser>();
  const { chat } = await startExtended({
    authenticate: { token: (name) => ({ name, privacy: "PUBLIC" }), password: (name) => users.get(name) },
  });
  const { world, server } = chat;
  users.set("bob", { ...(await world.run(server.createVerifier("bob", "secret-1"))), privacy: "PUBLIC" });
  await world.run(server.operator.ban({ name: "bob" }));
  const { client: ada } = await chat.connect();
  await world.run(ada.logInWithToken("ada"));
  const { client: bob } = await chat.connect();
  for (const logIn of [() => bob.logInWithToken("bob"), () => bob.logIn({ name: "bob", password: "secret-1" })]) {
    assert.is(await world.run(codeOf(logIn())), "BANNED");
    assert.is(await world.run(codeOf(ada.texts.send("bob", "hello"))), "USER_NOT_FOUND");
  }
  // Without the ban, the account is made and stored.
  await world.run(server.operator.unban({ name: "bob" }));
  assert.is((await world.run(bob.logInWithToken("bob"))).name, "bob");
  assert.is(await world.run(codeOf(ada.texts.send("bob", "hello"))), "none");
});

test("program-is-not-asked-about-a-login-that-is-malformed", async () => {
  const asked: string[] = [];
  const { chat } = await startExtended({
    authenticate: {
      password: (name) => {
        asked.push(name);
        return undefined;
      },
    },
  });
  const { client } = await chat.connect();
  // Over TLS, a login that is not bound to the connection.
  const first = ScramClient.prototype.first;
  ScramClient.prototype.first = () => "n,,n=bob,r=x";
  try {
    assert.is(await chat.world.run(codeOf(client.logIn({ name: "bob", password: "x" }))), "LOGIN_FAILED");
  } finally {
    ScramClient.prototype.first = first;
  }
  assert.equal(asked, []);
});

test("client-that-takes-no-token-login-sends-none", async () => {
  const { chat } = await startExtended({});
  const { client } = await chat.connect();
  const before = chat.trace.length;
  assert.is(await chat.world.run(codeOf(client.logInWithToken("a secret token"))), "FEATURE_MISSING");
  const secret = Buffer.from("a secret token").toString("hex");
  assert.not.ok(chat.trace.slice(before).some((line) => line.includes(secret)));
});
