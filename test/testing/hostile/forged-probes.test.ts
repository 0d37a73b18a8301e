/** Probes whose source is not where the client is: whole clients and a server, in simulated time. */

import * as assert from "uvu/assert";
import type { Message } from "../../../generated/chatwire/v1/message.ts";
import { CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { Network } from "../../../src/net/network.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { converse } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { suite } from "../../suite.ts";
import { rewritingNetwork } from "../rewriting-network.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("forged probes");

const certificate = createCertificate();
const ADA = "198.51.100.66";
const VICTIM = { address: "203.0.113.99", port: 5_000 };
/** The first byte of a probe and its answer: kind 3, version 1. */
const SEALED = 0x31;

/** A server to which a datagram comes from elsewhere than it was sent. @param sourcesOf  where each one seems to be from */
function forging(sourcesOf: (from: SocketAddress) => SocketAddress[]): (network: Network) => Network {
  return (network) =>
    replace(network, {
      bindUdp: async (host, port) => {
        const socket = await network.bindUdp(host, port);
        return replace(socket, {
          onDatagram: (handler) =>
            socket.onDatagram((bytes, from) => {
              const isProbe = bytes[0] === SEALED && from.address === ADA;
              for (const source of isProbe ? sourcesOf(from) : [from]) handler(bytes.slice(), source);
            }),
        });
      },
    });
}

/** The addresses that Grace is told that the server has seen, of Ada, who invites her. */
async function seenByGrace(
  disguise: (network: Network) => Network,
  version = (network: Network): Network => network,
): Promise<SocketAddress[]> {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED }, {}, disguise);
  const { world } = chat;
  const adaHost = world.addHost(ADA);
  const { client: ada } = await chat.connect({ network: version(adaHost) }, adaHost);
  await world.run(ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" }));
  const told: SocketAddress[] = [];
  const tap = (way: string, { body }: Message): void => {
    if (way !== "received") return;
    const introduced = body.case === "acceptResponse" ? body.value.introduction?.candidates : [];
    const offered = body.case === "candidatesOffered" ? body.value.candidates : [];
    for (const { kind, address, port } of [...(introduced ?? []), ...offered])
      if (kind === CandidateKind.SERVER_REFLEXIVE) told.push({ address, port });
  };
  const { client: grace } = await chat.join("grace", "PUBLIC", { tap });
  const [link] = await world.run(converse(ada, grace));
  await world.run(link.send("hello"));
  await world.advance(5_000);
  return told;
}

test("address-of-a-client-is-passed-on-once-it-has-received-an-answer-there", async () => {
  const told = await seenByGrace((network) => network);
  assert.equal(
    told.map(({ address }) => address),
    [ADA],
  );
});

test("forged-source-of-a-probe-is-passed-on-to-nobody", async () => {
  assert.equal(await seenByGrace(forging(() => [VICTIM])), []);
});

test("copy-of-a-probe-that-comes-first-from-elsewhere-is-passed-on-to-nobody", async () => {
  assert.equal(await seenByGrace(forging((from) => [VICTIM, from])), []);
});

test("client-of-an-older-version-that-shows-no-token-connects-without-an-address-that-the-server-saw", async () => {
  const older = (network: Network): Network =>
    rewritingNetwork(network, ({ body }) => {
      if (body.case === "inviteRequest" || body.case === "offerCandidatesRequest") body.value.probeTokens = [];
    });
  assert.equal(await seenByGrace((network) => network, older), []);
});
