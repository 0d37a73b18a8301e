/** The command `chatwire completion`: scripts that complete commands and flags in a shell. */

import { UsageError } from "../errors.ts";
import type { Command } from "./command.ts";
import { EXIT_CODES, type ExitCode, type Output, parseFlags } from "./terminal.ts";

/** The words that can be completed after a command. */
interface Completions {
  readonly name: string;
  readonly summary: string;
  /** With their dashes. */
  readonly flags: readonly string[];
  readonly words: readonly string[];
}

const SCRIPTS: Readonly<Record<string, (commands: readonly Completions[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** @throws UsageError no shell is named, or one that has no script */
export async function runCompletion(
  args: readonly string[],
  output: Output,
  commands: ReadonlyMap<string, Command>,
): Promise<ExitCode> {
  const { positionals } = parseFlags({ args: [...args], allowPositionals: true, options: {} });
  const script = Object.hasOwn(SCRIPTS, positionals[0] ?? "") ? SCRIPTS[positionals[0] ?? ""] : undefined;
  if (script === undefined || positionals.length > 1) {
    const given = positionals.length === 0 ? "missing" : `not ${positionals.join(" ")}`;
    throw new UsageError(`The shell is ${given}. The shells are ${Object.keys(SCRIPTS).join(", ")}.`);
  }
  output.print(script(await Promise.all([...commands].map(([name, command]) => completionsOf(name, command)))));
  return EXIT_CODES.OK;
}

/** Reads flags, and commands of a command, from its help. */
async function completionsOf(name: string, command: Command): Promise<Completions> {
  const help = command.help ?? (await printedHelp(command));
  const flags = new Set([...help.matchAll(/^ +(--[\w-]+)/gm)].map(([, flag = ""]) => flag));
  const own = [...help.matchAll(new RegExp(`chatwire ${name} ([a-z][a-z-]*) .*\\[options\\]$`, "gm"))];
  const words = command.words ?? own.map(([, word = ""]) => word);
  return { name, summary: command.summary, flags: [...flags.add("--help")], words };
}

async function printedHelp(command: Command): Promise<string> {
  let help = "";
  const print = (text: string): void => {
    help += text;
  };
  await command.run(["--help"], { print, printError: () => {} });
  return help;
}

function bashScript(commands: readonly Completions[]): string {
  return `# For bash. In ~/.bashrc: eval "$(chatwire completion bash)"
_chatwire() {
  local words
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(" ")} --help --version"
  else
    case "\${COMP_WORDS[1]}" in
${commands.map(({ name, flags, words }) => `      ${name}) words="${[...words, ...flags].join(" ")}" ;;\n`).join("")}    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _chatwire chatwire
`;
}

function zshScript(commands: readonly Completions[]): string {
  return `#compdef chatwire
# For zsh. In ~/.zshrc, after compinit: eval "$(chatwire completion zsh)"
_chatwire() {
  local -a choices
  if (( CURRENT == 2 )); then
    choices=(
${commands.map(({ name, summary }) => `      '${name}:${summary}'\n`).join("")}    )
    _describe command choices
    return
  fi
  case \${words[2]} in
${commands.map(({ name, flags, words }) => `    ${name}) choices=(${[...words, ...flags].join(" ")}) ;;\n`).join("")}  esac
  compadd -- $choices
  _files
}
compdef _chatwire chatwire
`;
}

function fishScript(commands: readonly Completions[]): string {
  const lines = commands.flatMap(({ name, summary, flags, words }) => {
    const after = `complete -c chatwire -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c chatwire -n __fish_use_subcommand -f -a ${name} -d '${summary}'`,
      ...flags.map((flag) => `${after} -l ${flag.slice(2)}`),
      ...(words.length === 0 ? [] : [`${after} -a '${words.join(" ")}'`]),
    ];
  });
  return `# For fish. In ~/.config/fish/config.fish: chatwire completion fish | source\n${lines.join("\n")}\n`;
}
