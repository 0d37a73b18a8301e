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
