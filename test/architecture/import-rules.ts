/** The layers: which folder may import which. Imports point one way; see CONTRIBUTING.md, "The layers". */

import { posix } from "node:path";
import { findImports, type Import, type SourceFile } from "./source-file.ts";

const BELOW_SESSION = ["framing", "generated", "crypto"];
const BELOW_NET = ["session", "chat", "peering", ...BELOW_SESSION];

/**
 * The folders that each folder may import, besides itself. A file directly in
 * src/ (errors, limits, ...) is a leaf: every folder may import it, and it may
 * import only other leaves.
 */
const FOLDERS_ALLOWED: Record<string, readonly string[]> = {
  // `domainToASCII` only computes.
  leaf: ["node:url"],
  wire: [],
  generated: ["wire"],
  crypto: [],
  framing: ["generated", "crypto"],
  session: BELOW_SESSION,
  chat: BELOW_SESSION,
  peering: BELOW_SESSION,
  net: BELOW_NET,
  store: BELOW_NET,
  server: ["net", "store", "session", "chat", ...BELOW_SESSION],
  client: ["net", "session", "peering", ...BELOW_SESSION],
  // The parts of a server that runs as several processes.
  cluster: ["net", "store", "session", "chat", "server", ...BELOW_SESSION],
  index: ["client", "wire", ...BELOW_NET],
  // Islands: nothing at run time imports them.
  codegen: ["wire"],
  // The examples are programs of the package. They use its public API only.
  cli: ["codegen", "dissector", "verify", "inspect", "plot", "examples"],
  // Text in, text out.
  plot: [],
  // Records what taps see, with the tables of the session, and joins the parts of a message as a link does.
  inspect: ["client", "session", "peering", "generated", "wire"],
  // Reads the schema as the compiler does.
  dissector: ["codegen"],
  docs: ["codegen", "testing", "server", "client", ...BELOW_NET],
  testing: ["net", "crypto"],
  // Not the code of sessions, servers and clients: a mistake there must not be on both sides of a case.
  verify: ["wire", "generated", "framing", "crypto"],
  examples: [],
};

/** The modules of Node that a folder without I/O may import. `isImpureImport` limits the other folders. */
const NODE_ALLOWED: Record<string, readonly string[]> = {
  // `domainToASCII` only computes.
  leaf: ["node:url"],
  generated: [],
  session: [],
  chat: [],
  peering: [],
  plot: [],
  wire: ["node:buffer"],
  crypto: ["node:crypto", "node:util"],
  framing: ["node:crypto"],
};

const PACKAGES_ALLOWED: Record<string, readonly string[]> = {
  net: ["@peculiar/x509", "reflect-metadata", "nat-upnp-rejetto"],
  verify: ["@peculiar/x509", "reflect-metadata"],
  store: ["libsql", "pg"],
  cluster: ["@nats-io/transport-node"],
  codegen: ["protobufjs"],
  // The second one knows how wide characters are in a terminal.
  examples: ["chatwire", "get-east-asian-width", "libopus-wasm"],
};

/** The packages that the client may load when its caller asks for what they do: optional peers. */
const CLIENT_OPTIONAL_PACKAGES = ["nat-upnp-rejetto"];

/** The entry points of the package. */
const PUBLIC_MODULE = /^chatwire(\/server|\/cluster|\/testing|\/wire|\/v1\/[\w.-]+)?$/;

/** The paths that may use sockets, timers, the clock and randomness. */
const IMPURE_PATHS: readonly RegExp[] = [
  // The implementation of `Network` for this machine.
  /^src\/net\/system-[^/]+\.ts$/,
  // A certificate needs a new key and its dates, and is created before there is a network to pass.
  /^src\/net\/certificate\.ts$/,
  // The lock of a file is the name of a local socket, which the system frees when the process ends.
  /^src\/net\/files\/file-lock\.ts$/,
  // OpenSSL draws the random bytes of an encapsulation itself: node:crypto takes none.
  /^src\/crypto\/post-quantum\/ml-kem\.ts$/,
  // SQLite waits for the disk on a thread of its own.
  /^src\/store\/sqlite\/thread\/(?:store-thread|main)\.ts$/,
  // Virtual time waits for one turn of the real event loop after each event (setImmediate).
  /^src\/testing\/simulated-world\.ts$/,
  // Programs around the library.
  /^src\/(?:cli|codegen|dissector|docs|inspect|verify)\//,
  /^examples\//,
];
/** The implementation of `Network` for the machine that runs the program. */
const SYSTEM_NETWORK = "src/net/system-network.ts";
const SYSTEM_FILE = /^src\/net\/system-/;
/** The files that may use it as a default. The rest of server and client is passed a `Network`. */
const SYSTEM_NETWORK_USERS = [
  "src/server/chat-server.ts",
  "src/cluster/core/core-node.ts",
  "src/cluster/core/core-server.ts",
  "src/cluster/gateway/gateway-server.ts",
  "src/client/client-options.ts",
  "src/client/account/devices.ts",
  "src/client/account/identity.ts",
  "src/client/connection/pins.ts",
  "src/client/files/folder-sink.ts",
];
const IMPURE_MODULES =
  /^node:(net|tls|dgram|http|https|http2|dns|timers|perf_hooks|child_process|worker_threads|cluster)(\/|$)/;
const RANDOM_NAMES = /^(random\w+|generateKey\w*|webcrypto|getRandomValues|createECDH|generatePrime\w*)$/;

/** Every import that violates the rules, as a sentence. */
export function findImportViolations(files: readonly SourceFile[]): string[] {
  const violations = files.flatMap((file) =>
    findImports(file).flatMap((found) => {
      const reason = violation(file, found);
      return reason === undefined ? [] : [`${file.path} imports "${found.from}": ${reason}`];
    }),
  );
  return [...violations, ...findClientPackages(files)];
}

function violation(file: SourceFile, found: Import): string | undefined {
  const folder = folderOf(file.path);
  if (!Object.hasOwn(FOLDERS_ALLOWED, folder)) return `the folder ${folder} belongs to no layer`;
  if (found.from.startsWith(".")) return relativeViolation(file, folder, found);
  if (found.from.startsWith("node:")) return nodeViolation(file.path, folder, found);
  if (PACKAGES_ALLOWED[folder]?.some((name) => found.from === name || found.from.startsWith(`${name}/`))) {
    return found.from.startsWith("chatwire") && !PUBLIC_MODULE.test(found.from)
      ? "examples may use only the public API"
      : undefined;
  }
  return `${folder} may not use this package`;
}

function relativeViolation(file: SourceFile, folder: string, found: Import): string | undefined {
  const target = folderOf(resolve(file.path, found.from));
  if (target === folder) return undefined;
  if (folder === "examples") return "examples may use only the public API";
  if (target === "leaf") return undefined;
  const path = resolve(file.path, found.from);
  if (SYSTEM_FILE.test(path) && !(path === SYSTEM_NETWORK && SYSTEM_NETWORK_USERS.includes(file.path)))
    return `${folder} may use only the Network that it is passed`;
  // Every layer above wire may use the types of codecs. Only generated code may use its functions.
  if (target === "wire" && found.typeOnly && folder !== "crypto" && folder !== "leaf") return undefined;
  return FOLDERS_ALLOWED[folder]?.includes(target) ? undefined : `${folder} may not use ${target}`;
}

function nodeViolation(path: string, folder: string, found: Import): string | undefined {
  const allowed = NODE_ALLOWED[folder];
  if (allowed !== undefined && !allowed.includes(found.from)) return `${folder} does no I/O`;
  if (isImpure(path) || found.typeOnly) return undefined;
  return isImpureImport(found)
    ? "only src/net/system-*.ts may use sockets, timers, the clock and randomness"
    : undefined;
}

function isImpureImport({ from, names }: Import): boolean {
  if (from === "node:crypto") return names.length === 0 || names.some((name) => RANDOM_NAMES.test(name));
  return IMPURE_MODULES.test(from);
}

/**
 * Packages that src/index.ts loads, directly or through other files. The client has no dependency at run time, except
 * optional ones that it loads on demand.
 */
function findClientPackages(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  /** Each file that src/index.ts loads, and the chain of imports to it. */
  const reached = new Map([["src/index.ts", "src/index.ts"]]);
  const violations: string[] = [];
  for (const [path, chain] of reached) {
    const file = byPath.get(path);
    if (file === undefined) continue;
    for (const { from, typeOnly, lazy = false } of findImports(file)) {
      if (typeOnly || from.startsWith("node:") || (lazy && CLIENT_OPTIONAL_PACKAGES.includes(from))) continue;
      const target = resolve(path, from);
      if (!from.startsWith(".")) violations.push(`${chain} imports "${from}": the client may load no package`);
      else if (!reached.has(target)) reached.set(target, `${chain} -> ${target}`);
    }
  }
  return violations;
}

/** "src/wire/reader.ts" -> "wire" */
function folderOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  if (top !== "src") return top;
  if (third !== undefined) return second;
  return second === "index.ts" ? "index" : "leaf";
}

/** Whether the file may open a socket, read a clock, set a timer or draw a random number. */
export function isImpure(path: string): boolean {
  return IMPURE_PATHS.some((pattern) => pattern.test(path));
}

function resolve(path: string, from: string): string {
  return posix.join(posix.dirname(path), from);
}
