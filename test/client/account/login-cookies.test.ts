import * as assert from "uvu/assert";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf } from "../chat-world.ts";

const test = suite("login cookies of the client");
const ADA = { name: "ada", password: "secret-1" };

test("process-remembers-the-cookie-of-a-login-and-another-takes-it-as-an-option", async () => {
  await using world = await ChatWorld.start({ limits: { loginTriesMax: 2, loginDelayMs: 600_000 } });
  const ada = await world.connect();
  await ada.register({ ...ADA, privacy: "PUBLIC" });
  await ada.logOff();
  const { cookie } = await ada.logIn(ADA);
  if (cookie === undefined) throw new Error("no cookie");
  await ada.close();
  // A network of its own stands for another process.
  const neighbour = await world.connect({ network: { ...systemNetwork } });
  for (const code of ["LOGIN_FAILED", "LOGIN_FAILED", "RATE_LIMITED"])
    assert.is(await codeOf(neighbour.logIn({ name: "ada", password: "guess" })), code);

  assert.is((await (await world.connect()).logIn({ ...ADA, name: "ADA" })).name, "ada");
  const elsewhere = await world.connect({ network: { ...systemNetwork } });
  assert.is(await codeOf(elsewhere.logIn(ADA)), "RATE_LIMITED");
  assert.is((await elsewhere.logIn({ ...ADA, cookie })).name, "ada");
});

test("cookie-of-the-registration-is-remembered-too", async () => {
  await using world = await ChatWorld.start({ limits: { loginTriesMax: 1, loginDelayMs: 600_000 } });
  const ada = await world.connect();
  await ada.register({ ...ADA, privacy: "PUBLIC" });
  await ada.logOff();
  const neighbour = await world.connect({ network: { ...systemNetwork } });
  await codeOf(neighbour.logIn({ name: "ada", password: "guess" }));
  assert.is((await ada.logIn(ADA)).name, "ada");
});
