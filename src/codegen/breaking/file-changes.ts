/**
 * Finds files and packages that were moved, renamed or removed, and reports each once
 * instead of everything in it.
 */

import { FILE_FIELDS } from "../descriptor/field-numbers.ts";
import { FeatureSet_JsonFormat as JsonFormat } from "../generated/google/protobuf/descriptor.ts";
import type { Declaration, SourceFile } from "../schema/declarations.ts";
import { publicImports } from "../schema/files/used-files.ts";
import { type Comparison, report, reportAt } from "./comparison.ts";
import type { FindingId } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import type { SchemaVersion } from "./version.ts";

/** How the files of the two versions correspond. */
export interface FileChanges {
  /** New paths of files, by old ones. */
  readonly paths: ReadonlyMap<string, string>;
  /** New full names of all that is in files whose package changed, by old ones. */
  readonly renamed: ReadonlyMap<string, string>;
}

export function findFileChanges(old: SchemaVersion, now: SchemaVersion): FileChanges {
  const paths = new Map<string, string>();
  const [before, after] = [topLevelNames(old), topLevelNames(now)];
  for (const path of old.files.keys()) {
    const moved = now.files.has(path) ? path : successorOf(path, before, after);
    if (moved !== undefined) paths.set(path, moved);
  }
  return { paths, renamed: renamedByPackage(old, now, paths) };
}

/** The names that each file declares, without its package, by its path. */
type TopLevelNames = ReadonlyMap<string, ReadonlySet<string>>;

function topLevelNames(version: SchemaVersion): TopLevelNames {
  const names = new Map([...version.files.keys()].map((path) => [path, new Set<string>()]));
  for (const each of allDeclared(version))
    if (each.outer === undefined) names.get(each.file.path)?.add(`${each.kind} ${each.name}`);
  return names;
}

function allDeclared({ messages, enums, services, extensions }: SchemaVersion): Declaration[] {
  return [...messages.values(), ...enums.values(), ...services.values(), ...extensions.values()];
}

/** The file that declares the most of what a file that is gone declared, and at least half of it. */
function successorOf(path: string, before: TopLevelNames, after: TopLevelNames): string | undefined {
  const wanted = before.get(path) ?? new Set();
  let [best, most]: [string | undefined, number] = [undefined, Math.max(wanted.size / 2, 1)];
  for (const [other, names] of after) {
    const had = before.get(other);
    const found = [...wanted].filter((name) => names.has(name) && had?.has(name) !== true).length;
    // The nearest path of those that are equally alike.
    if (found > most || (found === most && (best === undefined || likeness(path, other) > likeness(path, best))))
      [best, most] = [other, found];
  }
  return best;
}

/** The number of steps that two paths have in common at their ends. */
function likeness(one: string, other: string): number {
  const [steps, others] = [one, other].map((path) => path.split("/").reverse());
  const differs = steps?.findIndex((step, index) => step !== others?.[index]) ?? 0;
  return differs === -1 ? (steps?.length ?? 0) : differs;
}

function renamedByPackage(
  old: SchemaVersion,
  now: SchemaVersion,
  paths: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const names = new Map(allDeclared(now).map((each) => [each.fullName, each]));
  const oldNames = new Set(allDeclared(old).map(({ fullName }) => fullName));
  const renamed = new Map<string, string>();
  for (const each of allDeclared(old)) {
    const file = now.files.get(paths.get(each.file.path) ?? "");
    if (file === undefined || file.package === each.file.package) continue;
    const name = inPackage(each, file.package);
    if (names.get(name)?.kind === each.kind && !oldNames.has(name)) renamed.set(each.fullName, name);
  }
  return renamed;
}

function inPackage({ fullName, file }: Declaration, other: string): string {
  const relative = file.package === "" ? fullName : fullName.slice(file.package.length + 1);
  return other === "" ? relative : `${other}.${relative}`;
}

/** Reports what changed about whole files and packages. */
export function reportFileChanges(comparison: Comparison): void {
  reportPackages(comparison);
  for (const [path, file] of comparison.old.files) {
    const after = comparison.now.files.get(comparison.paths.get(path) ?? "");
    if (after === undefined) continue;
    if (after.path !== path) reportMove(comparison, file, after);
    comparePublicImports(comparison, file, after);
    compareJsonFormat(comparison, file, after);
  }
  reportRemovals(comparison);
}

function reportPackages(comparison: Comparison): void {
  const { old, now, paths } = comparison;
  const pairs = [...old.files.values()].flatMap((before) => {
    const after = now.files.get(paths.get(before.path) ?? "");
    return after === undefined || after.package === before.package ? [] : [{ before, after }];
  });
  const left = new Set([...now.files.values()].map((file) => file.package));
  for (const files of groupBy(pairs, ({ before, after }) => `${before.package} ${after.package}`).values()) {
    const [from = "", to = ""] = files.flatMap(({ before, after }) => [before.package, after.package]);
    const list = files.map(({ after }) => after.path);
    const what =
      left.has(from) || from === "" ? `of ${list.join(", ")} changed from ${from || "none"}` : `${from} was renamed`;
    reportAt(comparison, [now.placeIn(list[0] ?? "", [FILE_FIELDS.package])], {
      id: "PACKAGE_RENAMED",
      category: "WIRE",
      text: `The package ${what} to ${to || "none"}. Full names are sent in google.protobuf.Any, and by gRPC and Connect.`,
      remedy: from === "" ? "Remove the package again." : `Write again: package ${from};`,
      names: [from, to].filter((name) => name !== ""),
      paths: files.flatMap(({ before, after }) => [before.path, after.path]),
    });
  }
}

function reportMove(comparison: Comparison, before: SourceFile, after: SourceFile): void {
  reportAt(comparison, [comparison.now.placeIn(after.path, [])], {
    id: "FILE_MOVED",
    category: "SOURCE",
    text: `The file ${before.path} was moved to ${after.path}. Generated code is imported from another file.`,
    remedy: `Move it back to ${before.path}.`,
    names: [],
    paths: [before.path, after.path],
  });
}

/** Schemas that import a file see what it imports publicly. */
function comparePublicImports(comparison: Comparison, before: SourceFile, after: SourceFile): void {
  const { now, paths } = comparison;
  const seen = publicFiles(now, after);
  for (const path of publicImports(before)) {
    const current = paths.get(path) ?? path;
    // A file that is gone is reported itself.
    if (seen.has(current) || !now.declarations.files.has(current)) continue;
    const index = after.descriptor.dependency.indexOf(current);
    reportAt(comparison, [now.placeIn(after.path, index === -1 ? [] : [FILE_FIELDS.dependency, index])], {
      id: "IMPORT_NOT_PUBLIC",
      category: "SOURCE",
      text: `${after.path} no longer imports ${current} publicly. Schemas and code that import only ${after.path} lose what ${current} declares.`,
      remedy: `Write again: import public ${JSON.stringify(current)};`,
      names: [],
      paths: [before.path, after.path],
    });
  }
}

/** The file itself, and all files that it imports publicly, directly or through others. */
function publicFiles({ declarations }: SchemaVersion, file: SourceFile): ReadonlySet<string> {
  const reached = new Set([file.path]);
  // A set iterates over what is added during the loop, too.
  for (const path of reached) {
    const imported = declarations.files.get(path);
    for (const other of imported === undefined ? [] : publicImports(imported)) reached.add(other);
  }
  return reached;
}

function compareJsonFormat(comparison: Comparison, before: SourceFile, after: SourceFile): void {
  if (!losesJson(before, after)) return;
  reportAt(comparison, [comparison.now.placeIn(after.path, [FILE_FIELDS.syntax])], {
    ...jsonFormatChange(after.path),
    names: [],
    paths: [before.path, after.path],
  });
}

/** Reports a message or an enum whose JSON is no longer checked, if it is not so with all that is around it. */
export function compareJsonFormatOf<T extends Declaration>(comparison: Comparison, before: T, after: T): void {
  const [oldScope, scope] = [before.outer ?? before.file, after.outer ?? after.file];
  if (!losesJson(before, after) || losesJson(oldScope, scope)) return;
  report(comparison, [after.fullName, before.fullName], jsonFormatChange(after.name));
}

function jsonFormatChange(what: string) {
  return {
    id: "JSON_FORMAT_CHANGED",
    category: "WIRE_JSON",
    text: `The JSON of ${what} was checked for clashing names, and is LEGACY_BEST_EFFORT now.`,
    remedy: "Make it ALLOW again, by the syntax of its file or with: option features.json_format = ALLOW;",
  } as const;
}

type WithFeatures = Pick<SourceFile, "features">;

function losesJson({ features: before }: WithFeatures, { features: after }: WithFeatures): boolean {
  return before.jsonFormat === JsonFormat.ALLOW && after.jsonFormat !== JsonFormat.ALLOW;
}

/** Reports files without a successor, together if they are all of their package. */
function reportRemovals(comparison: Comparison): void {
  const { old, now, paths } = comparison;
  const packages = groupBy(old.files.values(), (file) => file.package);
  const left = new Set([...now.files.values()].map((file) => file.package));
  for (const [name, files] of packages) {
    const gone = files.filter(({ path }) => !paths.has(path));
    const isWhole = name !== "" && gone.length === files.length && gone.every((file) => isRemoved(comparison, file));
    if (!isWhole || left.has(name)) for (const file of gone) reportRemoval(comparison, file);
    else {
      const list = gone.map(({ path }) => path);
      reportAt(comparison, [old.placeIn(list[0] ?? "", [FILE_FIELDS.package])], {
        id: "PACKAGE_REMOVED",
        category: "WIRE",
        text: `The package ${name} is gone, with ${list.join(", ")}.`,
        remedy: "Keep it while it is in use.",
        names: [name],
        paths: list,
      });
    }
  }
}

function reportRemoval(comparison: Comparison, file: SourceFile): void {
  const isWhole = isRemoved(comparison, file);
  reportAt(comparison, [comparison.old.placeIn(file.path, [])], {
    id: "FILE_REMOVED",
    category: isWhole ? "WIRE" : "SOURCE",
    text: `The file ${file.path} is gone${isWhole ? ", with all that it declared" : ". Schemas that import it do not compile"}.`,
    remedy: isWhole ? "Keep it while it is in use." : "Keep it, and let it import publicly what it declared.",
    names: [],
    paths: [file.path],
  });
}

/** Whether a file is gone, and everything that it declared, of which there is something. */
function isRemoved(comparison: Comparison, file: SourceFile): boolean {
  const { old, paths } = comparison;
  if (paths.has(file.path)) return false;
  const declared = allDeclared(old).filter((each) => each.file.path === file.path);
  return declared.length > 0 && declared.every((each) => !isLeft(comparison, each));
}

function isLeft({ now, renamed }: Comparison, { fullName, kind }: Declaration): boolean {
  const name = renamed.get(fullName) ?? fullName;
  switch (kind) {
    case "message":
      return now.messages.has(name);
    case "enum":
      return now.enums.has(name);
    case "service":
      return now.services.has(name);
    case "field":
      return now.extensions.has(name);
  }
}

/** Whether a declaration is gone with its whole file, which is reported once. */
export function isGone(comparison: Comparison, { file }: Declaration): boolean {
  return isRemoved(comparison, file);
}

/** Reports a declaration that is in another file now, if its file did not move as a whole. */
export function compareFile(
  comparison: Comparison,
  id: FindingId,
  kind: string,
  before: Declaration,
  after: Declaration,
): void {
  const [oldPath, path] = [before.file.path, after.file.path];
  // Nested declarations move with their message.
  if (oldPath === path || comparison.paths.get(oldPath) === path || after.outer !== undefined) return;
  report(comparison, [after.fullName, before.fullName], {
    id,
    category: "SOURCE",
    text: `The ${kind} ${before.fullName} moved from ${oldPath} to ${path}. Generated code is imported from another file.`,
    remedy: `Move it back to ${oldPath}.`,
  });
}
