/**
 * Chooses the paths of generated files. A path follows from that of its .proto file
 * alone, and no two files have one path: a new file never renames the output of
 * another.
 *
 * Paths of .proto files can come from outside, and end up in imports and comments.
 */

/** Everything else is written as `$` and the number of the character. */
const UNSAFE = /[^\w./@+ -]/gu;

/** Absolute, on a drive of Windows too, or with a step up or an empty step. A backslash could hide either. */
const OUTSIDE = /^\/|^[a-z]:|(?:^|\/)\.{0,2}(?:\/|$)|\\/i;

/** Whether a path stays in the folder that it is relative to, and names a .proto file. */
export function isInside(path: string): boolean {
  return path.endsWith(".proto") && !OUTSIDE.test(path) && !path.includes("\0");
}

/** `chatwire/v1/peer.proto` becomes `chatwire/v1/peer.ts`. */
export function generatedPath(file: string): string {
  return `${stemOf(file)}.ts`;
}

/** `chatwire/v1/peer.proto` becomes `chatwire/v1/peer.json.ts`. */
export function jsonPath(file: string): string {
  return `${stemOf(file)}.json.ts`;
}

/** `chatwire/v1/peer.proto` becomes `chatwire/v1/peer.validate.ts`. */
export function validatePath(file: string): string {
  return `${stemOf(file)}.validate.ts`;
}

/** `chatwire/v1/peer.proto` becomes `chatwire/v1/peer.registry.ts`. */
export function registryPath(file: string): string {
  return `${stemOf(file)}.registry.ts`;
}

/** `chatwire/v1/options.proto` becomes `chatwire/v1/options`, which this package exports. */
export function packagedModule(file: string): string {
  return stemOf(file);
}

/** A path as a text of one line without surprises. */
export function printablePath(file: string): string {
  return file.replace(UNSAFE, escaped);
}

/** `a.proto` and `a.json.proto` must not both become `a.json.ts`; so it is with `validate` and `registry`. */
function stemOf(file: string): string {
  const stem = printablePath(file.replace(/\.proto$/, ""));
  return /\.(?:json|validate|registry)$/.test(stem) ? `${stem}$` : stem;
}

function escaped(character: string): string {
  return `$${(character.codePointAt(0) ?? 0).toString(16)}$`;
}
