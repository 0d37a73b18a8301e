/** Who may import whom. Imports point one way; see CONTRIBUTING.md, "The layers". */

import { posix } from "node:path";
import { findImports, type Import, type SourceFile } from "./source-file.ts";

const CORE = ["wire", "generated", "crypto", "framing", "session", "chat", "peering"];
const BELOW_SESSION = ["framing", "generated", "crypto"];
const BELOW_NET = ["session", "chat", "peering", ...BELOW_SESSION];

/**
 * The folders each folder may import from, besides itself. A file directly in
 * src/ (errors, limits, ...) is a leaf: every folder may import it, and it may
 * import other leaves only.
 */
const FOLDERS_ALLOWED: Record<string, readonly string[]> = {
  leaf: [],
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
  index: ["client", "wire", ...BELOW_NET],
  // Islands: nothing at run time imports them.
  codegen: ["wire"],
  docs: ["codegen", "server", "client", ...BELOW_NET],
  testing: ["net", "crypto"],
  examples: [],
};

/** Modules of Node for the folders that are free of I/O; the others are held by `isImpureImport`. */
const NODE_ALLOWED: Record<string, readonly string[]> = {
  leaf: [],
  generated: [],
  session: [],
  chat: [],
  peering: [],
  wire: ["node:buffer"],
  crypto: ["node:crypto", "node:util"],
  framing: ["node:crypto"],
};

const PACKAGES_ALLOWED: Record<string, readonly string[]> = {
  net: ["@peculiar/x509", "reflect-metadata"],
  store: ["libsql"],
  codegen: ["protobufjs", "protobufjs-cli"],
  docs: ["protobufjs"],
  examples: ["chatwire"],
};

/** What the package exports. */
const PUBLIC_MODULE = /^chatwire(\/server|\/testing|\/wire|\/v1\/[\w.-]+)?$/;

/** Folders that may touch sockets, timers, the clock and randomness: net, and folders outside of the library. */
const IMPURE_FOLDERS = ["net", "codegen", "docs", "testing", "examples"];
/** The machine's own network. */
const SYSTEM_NETWORK = "src/net/system-network.ts";
const SYSTEM_FILE = /^src\/net\/system-/;
/** The files that may offer it as a default. Everything else in server and client reaches the world through a parameter. */
const SYSTEM_NETWORK_USERS = [
  "src/server/chat-server.ts",
  "src/client/chat-client.ts",
  "src/client/account/devices.ts",
  "src/client/account/identity.ts",
  "src/client/connection/pins.ts",
];
const IMPURE_MODULES =
  /^node:(net|tls|dgram|http|https|http2|dns|timers|perf_hooks|child_process|worker_threads|cluster)(\/|$)/;
const PURE_NET_NAMES = ["isIP", "isIPv4", "isIPv6"];
const RANDOM_NAMES = /^(random\w+|generateKey\w*|webcrypto|getRandomValues|createECDH|generatePrime\w*)$/;

/** Every import that is against the rules, as a sentence. */
export function findImportBreaches(files: readonly SourceFile[]): string[] {
  const breaches = files.flatMap((file) =>
    findImports(file).flatMap((found) => {
      const reason = breach(file, found);
      return reason === undefined ? [] : [`${file.path} imports "${found.from}": ${reason}`];
    }),
  );
  return [...breaches, ...findClientPackages(files)];
}

function breach(file: SourceFile, found: Import): string | undefined {
  const folder = folderOf(file.path);
  if (!Object.hasOwn(FOLDERS_ALLOWED, folder)) return `the folder ${folder} has no place in the layers`;
  if (found.from.startsWith(".")) return relativeBreach(file, folder, found);
  if (found.from.startsWith("node:")) return nodeBreach(folder, found);
  if (PACKAGES_ALLOWED[folder]?.some((name) => found.from === name || found.from.startsWith(`${name}/`))) {
    return folder === "examples" && !PUBLIC_MODULE.test(found.from) ? "examples use the public API only" : undefined;
  }
  return `${folder} takes no such package`;
}

function relativeBreach(file: SourceFile, folder: string, found: Import): string | undefined {
  const target = folderOf(resolve(file.path, found.from));
  if (target === folder) return undefined;
  if (folder === "examples") return "examples use the public API only";
  if (target === "leaf") return undefined;
  const path = resolve(file.path, found.from);
  if (SYSTEM_FILE.test(path) && !(path === SYSTEM_NETWORK && SYSTEM_NETWORK_USERS.includes(file.path)))
    return `${folder} reaches the world through the Network it is handed`;
  // The types of the codecs go everywhere above; the codecs' tools are for generated code.
  if (target === "wire" && found.typeOnly && folder !== "crypto" && folder !== "leaf") return undefined;
  return FOLDERS_ALLOWED[folder]?.includes(target) ? undefined : `${folder} may not use ${target}`;
}

function nodeBreach(folder: string, found: Import): string | undefined {
  const allowed = NODE_ALLOWED[folder];
  if (allowed !== undefined && !allowed.includes(found.from)) return `${folder} does no I/O`;
  if (IMPURE_FOLDERS.includes(folder) || found.typeOnly) return undefined;
  return isImpureImport(found) ? "only net touches sockets, timers, the clock and randomness" : undefined;
}

function isImpureImport({ from, names }: Import): boolean {
  if (from === "node:crypto") return names.length === 0 || names.some((name) => RANDOM_NAMES.test(name));
  if (from === "node:net") return names.length === 0 || names.some((name) => !PURE_NET_NAMES.includes(name));
  return IMPURE_MODULES.test(from);
}

/** The client needs no package at run time: follows what src/index.ts loads. */
function findClientPackages(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  /** Each file reached, and the way to it. */
  const reached = new Map([["src/index.ts", "src/index.ts"]]);
  const breaches: string[] = [];
  for (const [path, way] of reached) {
    const file = byPath.get(path);
    if (file === undefined) continue;
    for (const { from, typeOnly } of findImports(file)) {
      if (typeOnly || from.startsWith("node:")) continue;
      const target = resolve(path, from);
      if (!from.startsWith(".")) breaches.push(`${way} imports "${from}": the client needs no package`);
      else if (!reached.has(target)) reached.set(target, `${way} -> ${target}`);
    }
  }
  return breaches;
}

/** "src/wire/reader.ts" -> "wire" */
export function folderOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  if (top !== "src") return top;
  if (third !== undefined) return second;
  return second === "index.ts" ? "index" : "leaf";
}

/** Whether the file belongs to the core, which does no I/O. */
export function isCore(path: string): boolean {
  return CORE.includes(folderOf(path));
}

/** Whether the file may read a clock, set a timer or draw a random number. */
export function isImpure(path: string): boolean {
  return IMPURE_FOLDERS.includes(folderOf(path));
}

function resolve(path: string, from: string): string {
  return posix.join(posix.dirname(path), from);
}
