/**
 * Tells that a server shows another certificate than before, or than the
 * user said, and how to accept it.
 *
 * @param args  of the command line; the one that accepts it has them too
 * @returns lines
 */
export function describeNewCertificate(
  { pinned, shown }: { readonly pinned: string; readonly shown: string },
  args: readonly string[],
): readonly string[] {
  const isGiven = args.some((arg) => arg.toLowerCase().includes(pinned));
  const command = ["npm run client --", ...withoutAcceptance(args).map(quote), `--accept-certificate sha256=${shown}`];
  return [
    isGiven
      ? "The server shows another certificate than the one you gave. Nothing was sent to it, and nothing is changed."
      : "The server shows another certificate than the known one. Nothing was sent to it.",
    `  ${isGiven ? "given" : "known"}: sha256=${pinned}`,
    `  shown: sha256=${shown}`,
    "Somebody may stand in between. Accept it only if the server itself printed it:",
    `  ${command.join(" ")}`,
  ];
}

function withoutAcceptance(args: readonly string[]): string[] {
  const isFlag = (arg: string | undefined): boolean => arg === "--accept-certificate";
  return args.filter((arg, index) => !isFlag(arg) && !isFlag(args[index - 1]) && !/^--accept-certificate=/.test(arg));
}

/** For a shell. */
function quote(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}
