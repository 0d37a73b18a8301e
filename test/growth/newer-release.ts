/**
 * A later release of this library: its source over a schema that has grown.
 *
 * `newer-release.ts` copies the repository into a temporary folder, makes the
 * additions of `newer-schema.ts` to the copy's schema, generates the copy's
 * codecs and imports its client and server. `growth.test.ts` lets them talk with
 * those of this release, in both directions.
 *
 * Invariant: the two releases share no module, so nothing but bytes goes between
 * them.
 */

import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { ADDED_FILES, ADDITIONS, type Addition, SOURCE_ADDITIONS } from "./newer-schema.ts";

const root = join(import.meta.dirname, "../..");

type Modules = {
  readonly client: typeof import("../../src/client/chat-client.ts");
  readonly server: typeof import("../../src/server/index.ts");
  readonly chat: typeof import("../../src/chat/chat.ts");
  readonly message: typeof import("../../generated/chatwire/v1/message.ts");
  readonly frames: typeof import("../../src/framing/frame-writer.ts");
  readonly datagram: typeof import("../../src/framing/datagram.ts");
  readonly peering: typeof import("../../src/peering/peer-connection.ts");
  readonly errors: typeof import("../../src/errors.ts");
  readonly pins: typeof import("../../src/client/connection/pins.ts");
};

/** The modules of the newer release. The additions to the schema are not in their types. */
export interface NewerRelease extends Modules, AsyncDisposable {
  /** The methods and events of the grown schema, by name. */
  // biome-ignore lint/suspicious/noExplicitAny: the additions have no types here
  readonly rules: any;
}

/** Builds and imports the newer release. It takes a few seconds. */
export async function newerRelease(): Promise<NewerRelease> {
  const folder = await buildNewerRelease();
  const load = (path: string) => import(pathToFileURL(join(folder, path)).href);
  return {
    client: await load("src/client/chat-client.ts"),
    server: await load("src/server/index.ts"),
    chat: await load("src/chat/chat.ts"),
    message: await load("generated/chatwire/v1/message.ts"),
    frames: await load("src/framing/frame-writer.ts"),
    datagram: await load("src/framing/datagram.ts"),
    peering: await load("src/peering/peer-connection.ts"),
    errors: await load("src/errors.ts"),
    pins: await load("src/client/connection/pins.ts"),
    rules: await load("generated/chatwire/v1/rules.ts"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** Makes the sources of the newer release. Returns their folder, which is to be removed. */
export async function buildNewerRelease(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-newer-"));
  for (const part of ["src", "proto", "generated", "third_party", "examples"])
    await cp(join(root, part), join(folder, part), { recursive: true });
  for (const file of ["package.json", "tsconfig.json"]) await cp(join(root, file), join(folder, file));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [path, text] of Object.entries(ADDED_FILES)) await writeFile(join(folder, path), text);
  for (const addition of [...ADDITIONS, ...SOURCE_ADDITIONS]) await add(folder, addition);
  const { scripts } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const [, ...generate] = scripts.generate.split(" ");
  await promisify(execFile)(process.execPath, generate, { cwd: folder });
  return folder;
}

/** Inserts lines after the only place in the file that has `after`. */
async function add(folder: string, { file, after, lines }: Addition): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, "utf8");
  const places = text.split(after).length - 1;
  if (places !== 1) throw new Error(`${file} has ${places} places for an addition after ${JSON.stringify(after)}.`);
  await writeFile(
    path,
    text.replace(after, () => `${after}\n${lines}`),
  );
}
