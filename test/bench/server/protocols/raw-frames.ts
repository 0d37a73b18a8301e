/** The length of the content of a frame, before it: big-endian. */
export const LENGTH_BYTES = 4;

export function rawFrame(content: string): Buffer {
  const frame = Buffer.alloc(LENGTH_BYTES + content.length);
  frame.writeUInt32BE(content.length);
  frame.write(content, LENGTH_BYTES, "latin1");
  return frame;
}
