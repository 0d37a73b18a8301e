/** What tshark shows of datagrams. */

import { readFileSync, writeFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { createDatagramHeader, DatagramKind } from "../../src/framing/datagram.ts";
import { suite } from "../suite.ts";
import { join } from "../vectors/protobuf-bytes.ts";
import { Capture } from "./capture.ts";
import { captureOf, frame, PLAIN } from "./frame-captures.ts";
import { withTshark } from "./tshark.ts";

const test = suite("dissector/datagrams", { timeLimitMs: 120_000 });
const shown = withTshark(test);

const OPEN = { "chatwire.show_contents": true, "chatwire.show_secrets": true };

interface SealingVector {
  readonly name: string;
  readonly given: { readonly key: string; readonly connectionId: string; readonly packetNumber: number };
  readonly expect: { readonly datagram: string };
}

const ID = 0x0102_0304_0506_0708n;
const peers = [
  { address: "192.0.2.1", port: 40_001 },
  { address: "192.0.2.3", port: 40_002 },
] as const;
const NAMES = ["kind", "connection_id", "packet_number"].map((name) => `chatwire_udp.${name}`);

function datagram(kind: DatagramKind, packetNumber: number, payload: Uint8Array): Uint8Array {
  const header = createDatagramHeader(kind, ID);
  new DataView(header.buffer).setBigUint64(9, BigInt(packetNumber));
  return join(header, payload);
}

test(
  "header-of-each-kind-is-shown-whatever-the-port",
  shown((tshark) => {
    const sealed = datagram(DatagramKind.SEALED, 5, new Uint8Array(40));
    const capture = new Capture();
    const sent: [number, number, Uint8Array][] = [
      [3, 5, new Uint8Array(40)],
      [5, 9, join(sealed, new Uint8Array(8))],
      [5, 0, sealed],
      [6, 10, new Uint8Array(24)],
      [7, 10, new Uint8Array(24)],
      [8, 10, Uint8Array.of(2, ...new Uint8Array(16))],
    ];
    for (const [kind, packetNumber, payload] of sent) {
      const found = Object.values(DatagramKind).find((each) => each === kind);
      if (found !== undefined) capture.addDatagram(...peers, datagram(found, packetNumber, payload));
    }
    assert.is(capture.count, sent.length);
    const rows = tshark.fields(capture, NAMES);
    const id = "0x0102030405060708";
    const wanted = sent.map(([kind, packetNumber]) => {
      const isRelayed = kind === 5;
      const ids = isRelayed ? [id, id] : [id];
      const numbers = isRelayed ? [String(packetNumber), "5"] : [String(packetNumber)];
      const kinds = isRelayed ? ["5", "3"] : [String(kind)];
      return Object.fromEntries([kinds, ids, numbers].map((values, index) => [NAMES[index] ?? "", values]));
    });
    assert.equal(rows, wanted);
    const tree = tshark.trees(capture);
    assert.match(tree, "Status: BYTES_SPENT (2)");
    assert.match(tree, "Chatwire Datagram, RELAY_BIND 10, 41 bytes");
  }),
);

test(
  "other-datagrams-are-left-alone",
  shown((tshark) => {
    const capture = new Capture();
    const others = [
      new Uint8Array(0),
      new Uint8Array(60),
      datagram(DatagramKind.SEALED, 0, new Uint8Array(40)),
      datagram(DatagramKind.SEALED, 1, new Uint8Array(15)),
      datagram(DatagramKind.RELAY_BIND, 1, new Uint8Array(25)),
      join(Uint8Array.of(0x11), new Uint8Array(735)),
      join(Uint8Array.of(0x41), new Uint8Array(40)),
      datagram(DatagramKind.RELAYED, 1, new Uint8Array(20)),
      join(Uint8Array.of(0x32), new Uint8Array(15), Uint8Array.of(1), new Uint8Array(30)),
      join(Uint8Array.of(0x31), new Uint8Array(8), Uint8Array.of(0, 0x20), new Uint8Array(60)),
      join(Uint8Array.of(0x91), new Uint8Array(60)),
    ];
    for (const each of others) capture.addDatagram(...peers, each);
    assert.equal(tshark.fields(capture, NAMES), []);
    const off = new Capture();
    off.addDatagram(...peers, datagram(DatagramKind.SEALED, 5, new Uint8Array(40)));
    assert.equal(tshark.fields(off, NAMES, { preferences: { "chatwire.any_udp_port": false } }), []);
  }),
);

test(
  "sealed-datagrams-of-the-vectors-are-opened-by-a-key-log",
  shown((tshark) => {
    const vectors: { groups: { sealing: SealingVector[] } } = JSON.parse(
      readFileSync(joinPath(import.meta.dirname, "../../vectors/chatwire-1.json"), "utf8"),
    );
    const chosen = vectors.groups.sealing.filter(({ given }) => given.connectionId === "0102030405060708");
    const log = joinPath(tshark.folder, "links.log");
    writeFileSync(
      log,
      `# other lines are skipped\nCLIENT_RANDOM 00 00\nCHATWIRE_DATAGRAM_KEY 0102030405060708 ${chosen[0]?.given.key}\n`,
    );
    const capture = new Capture();
    for (const { expect } of chosen) capture.addDatagram(...peers, Buffer.from(expect.datagram, "hex"));
    const names = [
      "chatwire_udp.packet_number",
      "chatwire_udp.epoch",
      "chatwire.v1.Header.command",
      "chatwire.v1.PeerText.text",
    ];
    const rows = tshark.fields(capture, names, { preferences: { "chatwire.key_log": log, ...OPEN } });
    assert.is(rows.length, chosen.length);
    const texts = rows.map((row) => names.map((name) => row[name]?.join("|")).join(" "));
    assert.ok(texts.includes("1 0 50 hello"), texts.join("\n"));
    const second = rows.find((row) => row["chatwire_udp.packet_number"]?.[0] === "1048576");
    assert.equal(second?.["chatwire_udp.epoch"], ["1"]);
    assert.is(second?.["chatwire.v1.Header.command"]?.length, 1);
    const closed = tshark.fields(capture, names);
    assert.equal(
      closed.flatMap((row) => row["chatwire.v1.Header.command"] ?? []),
      [],
    );
  }),
);

test(
  "key-log-that-cannot-be-read-is-told-beside-sealed-datagrams",
  shown((tshark) => {
    const capture = new Capture();
    capture.addDatagram(...peers, datagram(DatagramKind.SEALED, 5, new Uint8Array(40)));
    const missing = joinPath(tshark.folder, "missing.log");
    const tree = tshark.trees(capture, { preferences: { "chatwire.key_log": missing } });
    assert.match(tree, `The key log of links, ${missing}, cannot be read.`);
    assert.not.match(tshark.trees(capture), "cannot be read");
  }),
);

test(
  "datagram-of-an-epoch-too-far-away-stays-sealed",
  shown((tshark) => {
    const log = joinPath(tshark.folder, "far.log");
    writeFileSync(log, `CHATWIRE_DATAGRAM_KEY 0102030405060708 ${"00".repeat(32)}\n`);
    const last = 1_001 * 2 ** 20 - 1;
    const names = ["chatwire_udp.packet_number", "chatwire_udp.epoch", "chatwire.malformed"];
    const capture = new Capture();
    for (const number of [last, last + 1, Number.MAX_SAFE_INTEGER])
      capture.addDatagram(...peers, datagram(DatagramKind.SEALED, number, new Uint8Array(40)));
    const rows = tshark.fields(capture, names, { preferences: { "chatwire.key_log": log } });
    // What a wrong key opens is malformed.
    assert.equal(
      rows.map((row) => [row[names[1] ?? ""]?.[0], row[names[2] ?? ""]?.length]),
      [
        ["1000", 1],
        ["1001", 0],
        [String(2 ** 33 - 1), 0],
      ],
    );
  }),
);

test(
  "datagram-in-relayed-on-the-stream-shows-its-header",
  shown((tshark) => {
    const inner = datagram(DatagramKind.SEALED, 77, new Uint8Array(40));
    const relayed = frame(
      { type: MessageType.EVENT, command: Command.RELAY, sequence: 4 },
      { case: "relayed", value: { introductionId: 1, datagram: inner, number: 1, received: 0, isOver: false } },
    );
    const rows = tshark.fields(captureOf("client", relayed), [...NAMES, "chatwire.v1.Relayed.datagram.length"], {
      preferences: PLAIN,
    });
    assert.equal(rows, [
      {
        [NAMES[0] ?? ""]: ["3"],
        [NAMES[1] ?? ""]: ["0x0102030405060708"],
        [NAMES[2] ?? ""]: ["77"],
        "chatwire.v1.Relayed.datagram.length": [String(inner.length)],
      },
    ]);
  }),
);
