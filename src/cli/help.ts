/** The texts of `--help`. */

/** What `chatwire --help` prints before and after the list of commands. */
export const HELP_BEGIN =
  "chatwire: a chat server and client, a compiler of protobuf schemas into TypeScript\ncodecs, and a conformance suite.\n\n";
export const HELP_END = `
Exit codes: 0 success; 1 failure, or a finding, such as a mistake in the schema, stale
output, a breaking change or a failed case; 2 a wrong command line; 3 no connection to
the server.

`;

export const GENERATE_HELP = `chatwire generate [--proto DIR]... [--out DIR] [--check | --watch] [FILES...]

Compiles .proto files, and the files they import, into TypeScript: one file each, and
a rules.ts for each package whose methods and events have chatwire's commands and
rules. In such a package, every method needs the options (command) and (rule), and
every event (event_of) and (event_rule). Services of other packages, such as those
for gRPC, are described: methods, paths and codecs. Without FILES, every .proto file
of the schema is compiled; then generated files in the output folder that the schema
no longer makes are deleted, and listed. If the schema has mistakes, each is printed
with its file, line and column, and nothing is written.

  FILES          .proto files, or folders of them
  --proto DIR, -I DIR
                 a folder where the paths of imports begin; repeatable, and the first
                 one that has a file wins (default: the modules of buf.yaml or
                 buf.work.yaml, else proto, or the working directory if FILES are
                 elsewhere)
  --descriptor-set FILE
                 compile a FileDescriptorSet, as protoc --descriptor_set_out
                 --include_imports and buf build write it; FILES are paths in it
  --out DIR      the output folder, for this schema alone (default: generated)
  --check        write nothing; list the files that are not up to date, and exit
                 with 1 if there are any
  --watch        generate again whenever a file changes
  --import-extension js|ts
                 the extension of imports between generated files (default: js)
  --wire MODULE  the module from which generated code imports its functions
                 (default: chatwire/wire)
  --ignore-cel   generate validate functions also for messages that have rules in
                 CEL, from their other rules
  --descriptors  write a registry for each .proto file, too: a.proto makes
                 a.registry.ts, with its descriptor and all that it declares by full
                 names. Without FILES, registry.ts joins them. Custom options get
                 accessors

A message with rules of protovalidate ("buf/validate/validate.proto", which needs no
copy) gets a function validate... in a file of its own: a.proto makes a.validate.ts.
Messages with rules in CEL get none, and are listed.

A schema can import "chatwire/v1/options.proto" and the rest of chatwire's own schema
without a copy of it; generated code then imports "chatwire/v1/options". Google's own
files, such as google/protobuf/timestamp.proto and google/api/annotations.proto, need no
copies either; what a schema uses of them is generated, too. protoc and buf run the
compiler as the plugin protoc-gen-chatwire.

Examples:
  chatwire generate
  chatwire generate --out src/generated schema/game.proto
  chatwire generate --check
`;

export const CHECK_HELP = `chatwire check --against VERSION [--proto DIR] [--category CATEGORY] [--ignore FILE]

Compares a schema with an older version, and lists every change that breaks users of
the older version. Each change is printed with its file, line and column, the id of
its kind, the category of what it breaks, and a remedy.

  --against VERSION
                 the older version: a folder; git:REFERENCE or git:REFERENCE:FOLDER,
                 a commit of the schema's git repository, by default with the same
                 folder; or a file with a FileDescriptorSet, as buf build and
                 protoc --include_imports --descriptor_set_out write it.
                 A folder can be repeated
  --proto DIR    the folder of the schema (default: proto); repeatable
  --category WIRE|WIRE_JSON|SOURCE
                 what must not break (default: SOURCE)
                   WIRE       bytes: numbers, types, cardinality, oneofs, packages,
                              what gRPC calls by name, commands and their rules
                   WIRE_JSON  bytes and JSON: names of fields and values, too
                   SOURCE     bytes, JSON and code that uses the generated code:
                              names of types, files, names in TypeScript, too
  --ignore FILE  the changes that you accept (default: chatwire-check.ignore in the
                 schema's folder, if there is one)

A line of an ignore file has the id of a change, the full name of the declaration or
the path of the .proto file (or of a folder, with a slash at its end), and the reason.
A name covers what is inside of the declaration. Lines that ignore nothing are
mistakes. Lines that begin with # are comments.

Reserve the number and the name of every field and value that you remove.

Examples:
  chatwire check --against git:main
  chatwire check --against git:v1.2:schema/proto --category WIRE
  chatwire check --against released.binpb
`;

export const VERIFY_HELP = `Usage: chatwire verify ADDRESS [options]
       chatwire verify --listen [IP[:PORT]] [options] -- COMMAND [ARGUMENTS]

Runs a suite of black-box cases against a server of any implementation, or with
--listen against a client, and prints for each case that fails what was expected,
what came, and the section of proto/PROTOCOL.md.

  ADDRESS                 chat://HOST[:PORT][#sha256=FINGERPRINT]; for tests
                          on this machine also chat+plain://127.0.0.1:PORT

  IP[:PORT]               where the suite's own servers and peers listen for the
                          client; default 127.0.0.1 and any free port
  COMMAND                 starts the client, once for each case. Lines of JSON
                          drive it: proto/PROTOCOL.md, "Driving a client".
                          {server} and {data} in an argument are replaced by
                          the server's address and a folder.

Options:
  --listen                run the cases against clients
  --jobs N                with --listen: cases that run at the same time
                          (default 4; 1 if a port is given)
  --account NAME:PASSWORD
                          an account to use; all five that the suite needs, or
                          none. With accounts, the suite registers nobody: it
                          resets the privacy, contacts, blocks and devices of
                          these accounts, confirms their texts, and skips the
                          cases that register, change or delete an account.
  --section NUMBER        only the cases of this section; repeatable
  --case ID               only this case; repeatable
  --list                  list the cases, and run none
  --json                  one JSON object a line, for programs
  --junit FILE            write the results as JUnit XML, too
  --timeout-ms N          how long a case waits (default 5000).
                          Cases of timeouts that are longer are skipped.

The suite for servers keeps within the limits that the server announces: it
waits as long as the server asks in RATE_LIMITED, and skips what would take too
long. Without --account it registers about 50 accounts, one after another, and
deletes them. It fails about fifteen logins. It cannot give the commands of an
operator, so no case tests BANNED, KICKED, REGISTRATION_CLOSED, STORE_FULL or the
events LimitsChanged and NextKeyAnnounced.

Exit codes: 0 all cases passed or were skipped, 1 cases failed, 2 the command
line is wrong, 3 the server cannot be reached or the client does not start.
`;

export const INSPECT_HELP = `chatwire inspect RECORDING [--port N]

Shows the recording of a session as a sequence diagram, on a web page of this machine:
each message as JSON with its rule, also those inside links, the states of both ends,
the limits and rates that are used, and links with their paths and round trips. While a
program writes the file, the page shows new lines as they come. The address has a random
token. The command ends with Ctrl-C.

  RECORDING      a file that a recorder has written; see createRecorder in
                 chatwire/inspect. The last 10,000 lines are shown
  --port N       TCP port on 127.0.0.1 (default: 0, a free one)

Example:
  chatwire inspect session.jsonl
`;

export const PLOT_HELP = `chatwire plot [--out FILE] [--call NUMBER] RECORDING

Draws delay, loss and rate of a call as an SVG image, from what the client has printed
with --json. The client prints the figures of a call once a second.

  RECORDING      the output of chatwire client --json
  --out FILE     where to write the image (default: to standard output)
  --call NUMBER  which call of the recording, from 1 on (default: the last one)

Examples:
  chatwire client --json > call.jsonl
  chatwire plot call.jsonl > call.svg
`;

export const DISSECTOR_HELP = `chatwire dissector [--proto DIR]... [--out FILE] [FILES...]

Makes a dissector for Wireshark and tshark, in Lua, from the schema: frames after TLS,
datagrams on UDP, and in them the fields of each message. Wireshark reads TLS by a key
log, which a program writes with the option onKeyLog of a server or a client. Values of
fields that the schema marks as confidential are shown as lengths, unless a preference
of the dissector says otherwise.

  FILES          .proto files of an application, or folders of them: the messages that
                 it sends, and the methods that its server answers
  --proto DIR, -I DIR
                 a folder where the paths of imports begin; repeatable. Without FILES,
                 every .proto file in it is dissected
  --out FILE     the file to write (default: standard output)

Examples:
  chatwire dissector --out chatwire.lua
  chatwire dissector --out chatwire.lua cursor.proto
  tshark -r session.pcap -X lua_script:chatwire.lua -o tls.keylog_file:keys.log
`;

export const COMPLETION_HELP = `chatwire completion bash|zsh|fish

Prints a script that completes the commands and flags of chatwire in a shell.

Examples:
  eval "$(chatwire completion bash)"       in ~/.bashrc
  eval "$(chatwire completion zsh)"        in ~/.zshrc, after compinit
  chatwire completion fish | source        in ~/.config/fish/config.fish
`;
