/**
 * Tells which file the parser of protobufjs is in, which it keeps in
 * `protobuf.parse.filename`, a variable that is not in its types.
 *
 * It forgets the file once it met a name in `reserved` of an edition; what
 * follows in the file would have none. So it is reminded.
 */

import protobuf from "protobufjs";

const parsed: { current: string | null; last: string | null } = { current: null, last: null };

Object.defineProperty(protobuf.parse, "filename", {
  configurable: true,
  // Read while parsing only, for each thing that is declared.
  get: () => parsed.current ?? parsed.last,
  set: (file: string | null) => {
    parsed.current = file;
    if (file !== null) parsed.last = file;
  },
});

/** The file that the parser was in when it failed, null where it was in none or forgot; told once. */
export function takeParsedFile(): string | null {
  const file = parsed.current;
  parsed.current = null;
  return file;
}
