import * as assert from "uvu/assert";
import type { UdpSocket } from "../../src/net/network.ts";
import { bindUdp } from "../../src/net/system-udp.ts";
import type { SocketAddress } from "../../src/socket-address.ts";
import { suite } from "../suite.ts";

const test = suite("UDP sockets of the system");

const sockets: UdpSocket[] = [];

async function open(host: string): Promise<UdpSocket> {
  const socket = await bindUdp(host, 0);
  sockets.push(socket);
  return socket;
}

/** The next datagram that arrives. */
function next(socket: UdpSocket): Promise<{ readonly text: string; readonly from: SocketAddress }> {
  return new Promise((resolve) => {
    socket.onDatagram((bytes, from) => resolve({ text: Buffer.from(bytes).toString(), from }));
  });
}

test.after.each(async () => {
  for (const socket of sockets.splice(0)) await socket.close();
});

test("ipv6-socket-of-all-addresses-exchanges-datagrams-with-an-ipv4-socket-by-its-ipv4-address", async () => {
  const [both, four] = [await open("::"), await open("127.0.0.1")];
  const there = next(both);
  four.send(Buffer.from("ping"), { address: "127.0.0.1", port: both.address.port });
  assert.equal(await there, { text: "ping", from: four.address });
  const back = next(four);
  both.send(Buffer.from("pong"), four.address);
  assert.is((await back).text, "pong");
});

test("datagram-to-something-other-than-an-address-is-lost", async () => {
  const [one, other] = [await open("127.0.0.1"), await open("127.0.0.1")];
  const arrived = next(other);
  for (const address of ["localhost", "127.1", ""]) one.send(Buffer.from(address), { ...other.address, address });
  one.send(Buffer.from("last"), other.address);
  assert.is((await arrived).text, "last");
});

test("datagrams-of-several-sources-each-name-their-own", async () => {
  const both = await open("::");
  const senders = [await open("127.0.0.1"), await open("::1"), await open("127.0.0.1")];
  const heard: Array<{ readonly text: string; readonly from: SocketAddress }> = [];
  const all = new Promise<void>((resolve) => {
    both.onDatagram((bytes, from) => {
      heard.push({ text: Buffer.from(bytes).toString(), from });
      if (heard.length === 6) resolve();
    });
  });
  for (const turn of [0, 1]) {
    for (const [index, sender] of senders.entries()) {
      const address = sender.address.address;
      sender.send(Buffer.from(`${index}.${turn}`), { address, port: both.address.port });
    }
  }
  await all;
  for (const { text, from } of heard) assert.equal(from, senders[Number(text[0])]?.address);
});

test("datagrams-go-to-and-come-from-more-addresses-than-a-socket-keeps", async () => {
  const both = await open("::");
  const senders = Array.from({ length: 300 }, (_, index) => `127.0.${1 + (index >> 7)}.${1 + (index & 127)}`);
  const one = await open("127.0.0.1");
  for (const address of senders) both.send(Buffer.from("to nobody"), { address, port: one.address.port });
  const arrived = next(one);
  both.send(Buffer.from("last"), one.address);
  assert.is((await arrived).text, "last");
  for (const address of [...senders.slice(-2), ...senders.slice(0, 2)]) {
    const sender = await open(address);
    const heard = next(both);
    sender.send(Buffer.from("here"), { address: "127.0.0.1", port: both.address.port });
    assert.equal(await heard, { text: "here", from: sender.address });
  }
});

test("datagram-that-cannot-leave-is-lost-without-an-error", async () => {
  const [four, both] = [await open("127.0.0.1"), await open("::")];
  const arrived = next(both);
  four.send(Buffer.from("other family"), { address: "::1", port: both.address.port });
  four.send(Buffer.alloc(100_000), { address: "127.0.0.1", port: both.address.port });
  four.send(Buffer.from("last"), { address: "127.0.0.1", port: both.address.port });
  assert.is((await arrived).text, "last");
});
