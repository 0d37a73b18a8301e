import { answer, CONTENT, CONTENT_BYTES, open, type Protocol, plainMember } from "./protocol.ts";

/** Messages are their contents. The first byte of a client says its role, and the server repeats it. */
export const raw: Protocol = {
  async join(target, _number, role) {
    const socket = await open(target);
    socket.write(role === "sender" ? "S" : "R");
    await answer(socket, () => 1);
    return plainMember(socket, Buffer.from(CONTENT), CONTENT_BYTES);
  },
};
