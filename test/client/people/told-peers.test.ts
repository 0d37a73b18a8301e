import * as assert from "uvu/assert";
import type { PeerInfo, PeerStatus } from "../../../src/client/people/peer-info.ts";
import { ToldPeers } from "../../../src/client/people/told-peers.ts";
import { suite } from "../../suite.ts";

const test = suite("peers that the program was told of");

function peer(name: string, status: PeerStatus = "available"): PeerInfo {
  return { name, privacy: "PUBLIC", status, address: "192.0.2.1", port: 1 };
}

test("only-differences-are-found", () => {
  const told = new ToldPeers();
  told.handleList([peer("ada"), peer("grace"), peer("linus")]);
  told.handleChange({ changed: [peer("edsger"), peer("ada", "away")], gone: ["linus"] });
  const comparison = told.beginComparison();
  assert.equal(told.comparePage(comparison, [peer("ada", "away"), peer("barbara")]), [peer("barbara")]);
  assert.equal(told.comparePage(comparison, [peer("grace", "away")]), [peer("grace", "away")]);
  assert.equal(told.endComparison(comparison), ["edsger"]);
  const second = told.beginComparison();
  const list = [peer("ada", "away"), peer("barbara"), peer("grace", "away")];
  assert.equal(told.comparePage(second, list), []);
  assert.equal(told.endComparison(second), []);
});

test("change-between-two-pages-is-later-than-the-first", () => {
  const told = new ToldPeers();
  told.handleList([peer("ada"), peer("zoe")]);
  const comparison = told.beginComparison();
  told.comparePage(comparison, [peer("ada", "away")]);
  told.handleChange({ changed: [peer("ada"), peer("bob")], gone: [] });
  told.comparePage(comparison, [peer("zoe")]);
  assert.equal(told.endComparison(comparison), [], "bob is on the list, although on no page");
});

test("comparison-that-was-replaced-finds-nothing", () => {
  const told = new ToldPeers();
  told.handleList([peer("ada"), peer("grace")]);
  const lost = told.beginComparison();
  told.comparePage(lost, [peer("ada")]);
  const comparison = told.beginComparison();
  assert.equal(told.comparePage(lost, [peer("grace", "away")]), []);
  assert.equal(told.endComparison(lost), []);
  told.comparePage(comparison, [peer("ada")]);
  assert.equal(told.endComparison(comparison), ["grace"]);
});
