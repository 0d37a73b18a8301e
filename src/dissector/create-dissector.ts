/**
 * Creates a dissector for Wireshark and tshark, in Lua, from the schema.
 *
 * How the folder fits together: `load-schema.ts` loads and links the schema of the protocol and that of an
 * application. `dissected-schema.ts` selects what stands on the wire, and `print-schema.ts` prints it as tables. The
 * files of the folder lua follow, in the order of `PARTS`: they read these tables, and are the same for every schema.
 *
 * Invariant: the same schema always gives the same text. Nothing in a captured packet raises an error of Lua.
 */

import { readFileSync } from "node:fs";
import { printablePath } from "../codegen/schema/files/file-names.ts";
import { selectDissected } from "./dissected-schema.ts";
import { type ApplicationFiles, loadSchema } from "./load-schema.ts";
import { printSchema } from "./print-schema.ts";

/** Each uses the locals of those before it. */
const PARTS = [
  "preferences.lua",
  "fields.lua",
  "wire-format.lua",
  "values.lua",
  "bits.lua",
  "sha256.lua",
  "chacha20.lua",
  "datagram-keys.lua",
  "datagrams.lua",
  "messages.lua",
  "frames.lua",
  "registration.lua",
] as const;

/**
 * Creates the text of the dissector.
 *
 * @param application  the files whose messages and methods are dissected, too; none: those of the protocol only
 * @throws UsageError the schema has mistakes; the text has a line for each, with the file, the line and the column
 */
export function createDissector(application: ApplicationFiles = { roots: [], files: [] }): string {
  const schema = printSchema(selectDissected(loadSchema(application)));
  const files = ["chatwire/v1/message.proto", ...application.files].map(printablePath).join(", ");
  const head = [
    "-- Dissector of chatwire for Wireshark and tshark, made by `chatwire dissector`. DO NOT EDIT.",
    `-- Schema: ${files}`,
    "",
  ].join("\n");
  const parts = PARTS.map((name) => readFileSync(new URL(`lua/${name}`, import.meta.url), "utf8"));
  return [head, schema, ...parts].join("\n");
}
