import { answer, CONTENT, open, type Protocol, plainMember } from "./protocol.ts";

/** The first byte of each kind of packet. */
const CONNECT = 0x10;
const PUBLISH = 0x30;
const SUBSCRIBE = 0x82;

/**
 * A broker of MQTT 3.1.1, with QoS 0.
 *
 * @see https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/mqtt-v3.1.1.html
 */
export const mqtt: Protocol = {
  async join(target, number, role) {
    const socket = await open(target);
    const cleanSession = 2;
    const connect = [...string("MQTT"), 4, cleanSession, 0, 0, ...string(`client-${number}`)];
    socket.write(packet(CONNECT, connect));
    await answer(socket, endOfPacket);
    if (role === "receiver") {
      socket.write(packet(SUBSCRIBE, [0, 1, ...string("m"), 0]));
      await answer(socket, endOfPacket);
    }
    const published = packet(PUBLISH, [...string("m"), ...Buffer.from(CONTENT)]);
    return plainMember(socket, published, published.length);
  },
};

/** A packet of fewer than 128 bytes. */
function packet(first: number, rest: readonly number[]): Uint8Array {
  return Uint8Array.of(first, rest.length, ...rest);
}

function string(text: string): number[] {
  return [0, text.length, ...Buffer.from(text)];
}

function endOfPacket(bytes: Buffer): number {
  const end = 2 + (bytes[1] ?? Number.POSITIVE_INFINITY);
  return bytes.length >= end ? end : 0;
}
