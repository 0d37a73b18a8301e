/** Registrations and logins that are under way when another core takes over, in a simulated world. */

import * as assert from "uvu/assert";
import type { ChatClient } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ClusterSite } from "./cluster-site.ts";

const test = suite("logins-and-take-over");

const PASSWORD = "secret-1";
const ADA = { name: "ada", password: PASSWORD, privacy: "PUBLIC" } as const;

async function onSite(play: (site: ClusterSite) => Promise<void>): Promise<void> {
  const site = await ClusterSite.open();
  await play(site);
  await site.close();
}

/**
 * Lets the core answer so many requests of a gateway from now on, and one more, whose answer is lost with it. Another core
 * takes over.
 */
async function loseAnswer(site: ClusterSite, answers: number): Promise<void> {
  const { coreBus } = site;
  const count = (): number => coreBus.sent.filter((kind) => kind === "answered").length;
  const before = count();
  while (count() < before + answers) await site.world.advance(1);
  site.gateway(0).bus.lost = "received";
  while (count() < before + answers + 1) await site.world.advance(1);
  site.killCore();
  site.gateway(0).bus.lost = "none";
  await site.startCore();
}

/** Another core takes over after the first half of a login. */
async function changeBetween(site: ClusterSite): Promise<void> {
  const { coreBus } = site;
  const count = (): number => coreBus.sent.filter((kind) => kind === "answered").length;
  const before = count();
  while (count() === before) await site.world.advance(1);
  site.killCore();
  await site.world.advance(500);
  await site.startCore();
}

async function isUsable(site: ClusterSite, client: ChatClient): Promise<void> {
  assert.is(client.connection.state.status, "connected");
  assert.is(client.name, "ada");
  const peers = await site.run(client.getPeers());
  assert.equal(peers, []);
}

test("registration-whose-answer-was-lost-with-the-core-is-confirmed", () =>
  onSite(async (site) => {
    const ada = await site.connect(0);
    const registered = ada.register({ ...ADA, device: { label: "desk" } });
    registered.catch(() => {});
    await loseAnswer(site, 1);
    const { text, device, privacy } = await site.run(registered);
    assert.equal([text, privacy], ["You registered successfully.", "PUBLIC"]);
    await isUsable(site, ada);
    const devices = await site.run(ada.devices.list());
    assert.equal(
      devices.map(({ label, current }) => [label, current]),
      [["desk", true]],
    );
    const again = await site.connect(1);
    if (device === undefined) throw new Error("There is no device.");
    await site.run(again.logInWithDevice(device));
  }));

test("registration-that-no-core-has-carried-out-is-made-after-all", () =>
  onSite(async (site) => {
    const ada = await site.connect(0);
    const registered = ada.register(ADA);
    registered.catch(() => {});
    const { bus } = site.gateway(0);
    while (!bus.sent.includes("asked")) await site.world.advance(1);
    bus.lost = "sent";
    while (bus.sent.filter((kind) => kind === "asked").length < 2) await site.world.advance(1);
    site.killCore();
    bus.lost = "none";
    await site.startCore();
    await site.run(registered);
    await isUsable(site, ada);
  }));

test("name-of-another-user-stays-taken", () =>
  onSite(async (site) => {
    await site.join(1, "ada");
    await site.world.advance(1_000);
    const stranger = await site.connect(0);
    const registered = stranger.register({ ...ADA, password: "another-1" }).then(
      () => "registered",
      (error) => error.code,
    );
    await loseAnswer(site, 1);
    assert.is(await site.run(registered), "NAME_TAKEN");
    assert.is(stranger.connection.state.status, "connected");
  }));

test("login-goes-on-whose-first-half-another-core-has-answered", () =>
  onSite(async (site) => {
    const first = await site.connect(1);
    const { device } = await site.run(first.register({ ...ADA, device: { label: "desk" } }));
    await site.run(first.close());
    await site.world.advance(1_000);
    const ada = await site.connect(0);
    const loggedIn = ada.logIn({ name: "ada", password: PASSWORD });
    loggedIn.catch(() => {});
    await changeBetween(site);
    await site.run(loggedIn);
    await isUsable(site, ada);
    await site.world.advance(1_000);
    if (device === undefined) throw new Error("There is no device.");
    const desk = await site.connect(0);
    const back = desk.logInWithDevice(device);
    back.catch(() => {});
    await changeBetween(site);
    await site.run(back);
    await isUsable(site, desk);
  }));

test("login-goes-on-whose-answer-was-lost-with-the-core", () =>
  onSite(async (site) => {
    await site.run((await site.join(1, "ada")).close());
    await site.world.advance(1_000);
    const ada = await site.connect(0);
    const loggedIn = ada.logIn({ name: "ada", password: PASSWORD });
    loggedIn.catch(() => {});
    await loseAnswer(site, 1);
    await site.run(loggedIn);
    await isUsable(site, ada);
  }));

test("whether-a-password-was-changed-is-unknown-if-the-answer-was-lost-with-the-core", () =>
  onSite(async (site) => {
    const ada = await site.join(0, "ada");
    await site.world.advance(1_000);
    const changed = ada.account.changePassword(PASSWORD, "secret-2").then(
      () => ["changed"],
      (error) => [error.code, error.outcome],
    );
    await loseAnswer(site, 1);
    assert.equal(await site.run(changed), ["INTERNAL", "unknown"]);
    assert.is(ada.connection.state.status, "connected");
    const again = await site.connect(1);
    await site.run(again.logIn({ name: "ada", password: "secret-2" }));
  }));
