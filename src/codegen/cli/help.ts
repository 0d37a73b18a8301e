/** What `--help` prints. */

export const HELP = `chatwire: compiles protobuf schemas into TypeScript codecs.

  chatwire generate [FILES...]       write the codecs of a schema
  chatwire check --against DIR       tell what in a schema breaks users of an older version
  chatwire COMMAND --help            tell more about a command
  chatwire --version

Exit codes: 0 all is well; 1 something was found: a mistake in the schema, stale
output, a breaking change; 2 it was called wrongly, or a package it needs is missing.

It needs the packages protobufjs and protobufjs-cli.
`;

export const GENERATE_HELP = `chatwire generate [--proto DIR] [--out DIR] [--check | --watch] [FILES...]

Compiles .proto files, and those they import, into TypeScript: one file each, and a
rules.ts for each package whose services have chatwire's options (command) and (rule).
Other services, as those for gRPC, are passed over. Without FILES it takes every .proto
file in the schema's folder. The folder of --out belongs to that schema alone: then
generated files anywhere in it that the schema does not make are deleted, and listed.
Where the schema has a mistake, it tells the file, line and column, and writes nothing.

  FILES          .proto files, or folders of them
  --proto DIR    the schema's folder, where the paths of imports begin
                 (default: proto, or where FILES are not in it, the working directory)
  --out DIR      where to write (default: generated)
  --check        write nothing; list what is not up to date, and exit with 1 if anything is
  --watch        go on, and generate again whenever a file changes
  --import-extension js|ts
                 what imports between generated files end in (default: js)
  --wire MODULE  what generated code imports its tools from (default: chatwire/wire)

A schema can import "chatwire/v1/options.proto" and the rest of chatwire's own schema
without a copy of it; generated code then imports "chatwire/v1/options".

Examples:
  chatwire generate
  chatwire generate --out src/generated schema/game.proto
  chatwire generate --check
`;

export const CHECK_HELP = `chatwire check --against DIR [--proto DIR]

Compares a schema with an older version of it, and lists every change that breaks
those who still use the older one: on the wire (numbers, types, cardinality, oneofs,
commands and their rules) or in code that uses what is generated (names). Each comes
with its file, line and column, and with what to do.

  --against DIR  the folder of the older version
  --proto DIR    the folder of the schema (default: proto)

What goes must leave its number and its name behind as reserved.

Example, against the main branch:
  git worktree add ../main main
  chatwire check --against ../main/proto
`;
