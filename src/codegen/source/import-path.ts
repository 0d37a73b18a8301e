/** Checks the paths by which files are imported. They come from the files of strangers, and become paths of generated files. */

const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/**
 * Paths are relative to a root, in one spelling only, and do not leave it. protoc has the same rule.
 *
 * @returns what is wrong and what to do; undefined if nothing is
 */
export function faultOfImportPath(path: string): string | undefined {
  const shown = JSON.stringify(path);
  if (path === "") return "The path of the file is empty. Write its path from a root.";
  if (CONTROL.test(path)) return `The path ${shown} contains a control character. Rename the file.`;
  if (path.includes("\\")) return `The path ${shown} contains a backslash. Write slashes.`;
  const parts = path.split("/");
  if (parts.includes("..") || path.startsWith("/") || /^[a-z]:/i.test(path))
    return `The path ${shown} leads out of the schema. Write the path from a root, which --proto names.`;
  if (parts.includes(".") || parts.includes(""))
    return `The path ${shown} has a part that is empty or ".". Leave it out.`;
  return undefined;
}
