/** Finds the older version of a schema: folders, a commit of git, or a file of descriptors. */

import { statSync } from "node:fs";

import { UsageError } from "../../../errors.ts";
import type { SchemaModule } from "../../source/modules.ts";
import type { SchemaVersion } from "../version.ts";
import { loadDescriptorSet } from "./descriptor-set.ts";
import { loadFolders } from "./folders.ts";
import { findGitVersion } from "./git.ts";

const GIT = "git:";

export interface OlderVersion {
  /** What people call it. */
  readonly shown: string;
  /**
   * @param now  the version to compare with
   * @throws UsageError the older version has mistakes
   */
  load(now: SchemaVersion): SchemaVersion;
}

/**
 * @param given    folders, or one `git:REFERENCE`, `git:REFERENCE:FOLDER` or file
 * @param modules  those of the schema that is compared
 * @throws UsageError it does not exist
 */
export function findOlderVersion(given: readonly string[], modules: readonly SchemaModule[]): OlderVersion {
  const [first = ""] = given;
  const areFolders = given.every(
    (each) => !each.startsWith(GIT) && statSync(each, { throwIfNoEntry: false })?.isDirectory(),
  );
  if (areFolders) return { shown: given.join(", "), load: () => loadFolders(given) };
  const missing = given.find(
    (each) => !each.startsWith(GIT) && statSync(each, { throwIfNoEntry: false }) === undefined,
  );
  if (missing !== undefined)
    throw new UsageError(
      `${missing} does not exist. Name a folder, a file of descriptors, or a commit: git:REFERENCE.`,
    );
  if (given.length > 1) throw new UsageError("--against is given more than once, which only folders may be.");
  return first.startsWith(GIT)
    ? findGitVersion(first.slice(GIT.length), modules)
    : { shown: first, load: (now) => loadDescriptorSet(first, now) };
}
