/** Takes the place of a server whose key is pinned, for every other way to write the server's address. */

import { mkdtemp, rm } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { ChatError, ChatClient as Client, FilePins } from "../../src/index.ts";
import type { Network } from "../../src/net/network.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { ChatServer, createCertificate } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { type Attack, LIMITS, runAttacks } from "./attack.ts";

const random = new SeededRandom(SEED);
const folder = await mkdtemp(join(tmpdir(), "chatwire-spellings-"));
const pins = new FilePins(join(folder, "pins"));
const [right, wrong] = [await createCertificate(), await createCertificate()];
const DEFAULT_PORT = 4_433;
const REFUSALS = ["PIN_MISMATCH", "INVALID_ARGUMENT"];

/**
 * All spellings of one host. The first is the one that was pinned.
 *
 * @param reached  the address at which the servers listen
 */
function attack(spellings: readonly string[], reached = "127.0.0.1"): Attack {
  return async () => {
    const honest = await listen(right, reached);
    const network = leadingTo(reached, honest.port);
    const [first = "", ...others] = spellings;
    await (await Client.connect(first, { pins, network })).close();
    await honest.close();
    await using attacker = await listen(wrong, reached);
    const misled = leadingTo(reached, attacker.port);
    const outcomes = new Map<string, number>();
    for (const spelling of [first, ...others]) {
      const outcome = await Client.connect(spelling, { pins, network: misled }).then(
        async (client) => {
          await client.close();
          return "connected";
        },
        (error) => (error instanceof ChatError ? error.code : String(error)),
      );
      if (!REFUSALS.includes(outcome)) return `${spelling}: ${outcome}`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    // If every spelling were refused as malformed, the attack would show nothing.
    return (outcomes.get("PIN_MISMATCH") ?? 0) > 1 ? undefined : "no other spelling reached the server";
  };
}

function listen(certificate: typeof right, host: string): Promise<ChatServer> {
  return ChatServer.listen({ host, port: 0, certificate, limits: LIMITS });
}

/** The network of this machine, on which every host and port leads to one server. */
function leadingTo(host: string, port: number): Network {
  return { ...systemNetwork, dial: (target, signal) => systemNetwork.dial({ ...target, host, port }, signal) };
}

/** Every letter in either case, for as many names as there are bits. */
function cases(name: string): string[] {
  const letters = Math.min(name.length, 4);
  return Array.from({ length: 2 ** letters }, (_, bits) =>
    [...name].map((letter, index) => ((bits >> index) & 1 ? letter.toUpperCase() : letter)).join(""),
  );
}

/** A name and its spellings, with ports, dots and characters that IDNA maps. */
function names(name: string): string[] {
  const wide = [...name].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join("");
  const hosts = [
    ...[name, ...cases(name), `${name}.`, `${name.toUpperCase()}.`, `${name}..`, `.${name}`, wide, `${wide}.`],
    ...[`${name}\u3002`, `${name}\uff0e`, `${name}\uff61`, `${name}\u00ad`, `\u200b${name}`, `${name}\u2060`],
    ...[`%${name.charCodeAt(0).toString(16)}${name.slice(1)}`, `ada@${name}`, `ada:pw@${name}`, `@${name}`],
    ...[`${name}\t`, ` ${name}`, `${name}\0`, `${name}/`, `${name}\\`, `${name}?`, `${name}%00`, `[${name}]`],
  ];
  const ports = ["", ":4433", ":04433", ":+4433", ":4433.0", ":", ":\uff14433", ":0x1151"];
  return hosts.flatMap((host) => ports.map((port) => `${host}${port}`)).flatMap(schemes);
}

function schemes(rest: string): string[] {
  return ["chat://", "CHAT://", "Chat://", "chat:", "chat:/", "chat:///", "chat+tls://"].map((scheme) => scheme + rest);
}

/** Spellings of an IPv6 address: groups with and without zeros, any run of zeros shortened, an IPv4 address at the end. */
function ipv6(groups: readonly number[], count: number): string[] {
  const hex = (group: number): string => {
    const text = group.toString(16).padStart(1 + random.below(4), "0");
    return random.below(2) === 0 ? text : text.toUpperCase();
  };
  return Array.from({ length: count }, () => {
    const texts = groups.map(hex);
    if (random.below(3) === 0) {
      const [high = 0, low = 0] = groups.slice(-2);
      texts.splice(-2, 2, [high >> 8, high & 255, low >> 8, low & 255].join("."));
    }
    const start = random.below(texts.length);
    let end = start;
    while (end < texts.length && !texts[end]?.includes(".") && groups[end] === 0 && random.below(4) > 0) end++;
    if (end === start) return texts.join(":");
    return `${texts.slice(0, start).join(":")}::${texts.slice(end).join(":")}`;
  });
}

const IPV6 = [0x2001, 0xdb8, 0, 0, 0, 0xab, 0, 7];
const IPV4 = [
  ...["127.0.0.1", "[::ffff:127.0.0.1]", "[::FFFF:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "127.1"],
  ...["127.0.1", "0177.0.0.1", "0x7f.0.0.1", "2130706433", "0x7f000001", "127.0.0.01", "127.0.0.1.", "127.00.0.1"],
  ...["\uff11\uff12\uff17.0.0.1", "127\u30020.0.1", "127.0.0.\u2460", "[127.0.0.1]", "127.0.0.1%25lo"],
];

/** A link-local address of this machine with its interface; undefined if there is none. */
function linkLocal(): { address: string; zone: string; index: number } | undefined {
  for (const [zone, entries] of Object.entries(networkInterfaces()))
    for (const entry of entries ?? [])
      if (entry.family === "IPv6" && entry.address.startsWith("fe80:"))
        return { address: entry.address, zone, index: entry.scopeid };
  return undefined;
}

function zones({ address, zone, index }: NonNullable<ReturnType<typeof linkLocal>>): string[] {
  const escaped = `%${zone.charCodeAt(0).toString(16)}${zone.slice(1)}`;
  const texts = [
    `%25${zone}`,
    `%25${index}`,
    `%25${escaped}`,
    `%25${index}`.padEnd(5, "0"),
    `%${zone}`,
    `%${index}`,
    "",
  ];
  return [address, address.toUpperCase(), address.replace("::", ":0:0:0:")].flatMap((each) =>
    texts.map((text) => `chat://[${each}${text}]`),
  );
}

const local = linkLocal();
await runAttacks({
  "another key is refused at every spelling of a name": attack(names("localhost")),
  "another key is refused at every spelling of an international name": attack(
    [
      "b\u00fccher.example",
      "bu\u0308cher.example",
      "B\u00dcCHER.EXAMPLE",
      "xn--bcher-kva.example",
      "XN--bcher-KVA.example",
    ]
      .flatMap((name) => [name, `${name}.`, `${name}:4433`, name.replace(".", "\u3002")])
      .flatMap(schemes),
  ),
  "another key is refused at every spelling of an IPv4 address": attack(IPV4.flatMap(schemes)),
  "another key is refused at every spelling of an IPv6 address": attack(
    ipv6(IPV6, 300).flatMap((address) => [`chat://[${address}]`, `chat://[${address}]:${DEFAULT_PORT}`]),
  ),
  ...(local && {
    "another key is refused at every zone of a link-local address": attack(
      zones(local),
      `${local.address}%${local.zone}`,
    ),
  }),
});
await rm(folder, { recursive: true });
process.exit();
