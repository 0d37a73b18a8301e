/**
 * Remembers the file that the parser of protobufjs is in. The parser keeps it in
 * `protobuf.parse.filename`, a variable that its types do not have.
 *
 * After a name in `reserved` of an edition the parser forgets the file, and what
 * follows would have none. Reading the variable then gives the last file.
 */

import protobuf from "protobufjs";

const parsed: { current: string | null; last: string | null } = { current: null, last: null };

Object.defineProperty(protobuf.parse, "filename", {
  configurable: true,
  // The parser reads it for each declaration, and only while parsing.
  get: () => parsed.current ?? parsed.last,
  set: (file: string | null) => {
    parsed.current = file;
    if (file !== null) parsed.last = file;
  },
});

/** The file that the parser was in when it failed; null if unknown. A second call returns null. */
export function takeParsedFile(): string | null {
  const file = parsed.current;
  parsed.current = null;
  return file;
}
