/** The contents of the site, in order: the guides, the modules of the package, and the pages about the project. */

import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** The files in `docs/guides`, in the order of the site. */
export const GUIDES: readonly string[] = [
  "quick-start.md",
  "texts.md",
  "rooms.md",
  "connection.md",
  "links.md",
  "files.md",
  "privacy.md",
  "devices.md",
  "own-messages.md",
  "schemas.md",
  "extending.md",
  "operating.md",
  "terminal-client.md",
  "testing.md",
  "recording.md",
  "dissector.md",
  "security.md",
  "another-language.md",
  "grpc.md",
  "from-protobufjs.md",
  "from-ts-proto.md",
  "from-protobuf-es.md",
];

/** The pages of each group of the site, from the root of the repository. */
export const PAGES: Readonly<Record<string, readonly string[]>> = {
  Guides: GUIDES.map((name) => `docs/guides/${name}`),
  Project: ["proto/PROTOCOL.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"],
};

/** The source of each module that programs can import, by its name. */
export const MODULES: ReadonlyMap<string, string> = modules();

/** An entry of `exports` in package.json. Files that are no module have no types. */
type Entry = string | { readonly types: string };

function modules(): Map<string, string> {
  const manifest: { exports: Record<string, Entry> } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const found = new Map<string, string>();
  for (const [subpath, entry] of Object.entries(manifest.exports)) {
    if (typeof entry === "string") continue;
    const name = posix.join("chatwire", subpath);
    const source = entry.types.replace("./dist/", "").replace(".d.ts", ".ts");
    for (const file of filesLike(source)) found.set(name.replace("*", file), source.replace("*", file));
  }
  return found;
}

/** The values that the star may stand for. Default: any. */
function filesLike(source: string): string[] {
  const [folder = "", end] = source.split("*");
  if (end === undefined) return [source];
  return readdirSync(join(ROOT, folder)).flatMap((file) => (file.endsWith(end) ? [file.slice(0, -end.length)] : []));
}
