/** The parser of schemas comes in packages of its own, which only this command needs. */

const NEEDED = ["protobufjs", "protobufjs-cli"];

/** Those that are not installed where this package finds them. */
export function missingPackages(): string[] {
  return NEEDED.filter((name) => !isInstalled(name));
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
