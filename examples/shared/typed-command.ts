/** The entry files that the scripts of package.json start. */
const ENTRY = /[\\/]examples[\\/]\w+[\\/]main\.[jt]s$/;

/**
 * Returns the words with which a user starts a program of this package: `npx chatwire client`, or in a clone of the
 * project `npm run client`.
 *
 * @param hasArguments  whether arguments follow, which `npm run` takes after two dashes
 */
export function typedCommand(
  program: "server" | "client" | "demo",
  { hasArguments = true, entry = process.argv[1] ?? "" } = {},
): string {
  if (!ENTRY.test(entry)) return `npx chatwire ${program}`;
  return hasArguments ? `npm run ${program} --` : `npm run ${program}`;
}
