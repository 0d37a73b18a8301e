import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";

/** A command of the system failed, or is not there. */
export class CommandFailed extends Error {}

/** A network namespace. */
export interface Namespace {
  /** As `ip netns` knows it; unique on this machine. */
  readonly name: string;
  /** Runs commands of `ip`, one a line. @throws CommandFailed */
  ip(commands: readonly string[]): void;
  /** Loads rules. @throws CommandFailed */
  nft(rules: string): void;
  /** Sets variables of the kernel, such as `net.ipv4.ip_forward=1`. @throws CommandFailed */
  sysctl(...settings: readonly string[]): void;
}

/** The network namespaces of one experiment. Disposing of them removes all; so does the end of this process. */
export class Namespaces implements Disposable {
  readonly #run = randomBytes(4).toString("hex");
  readonly #names: string[] = [];
  readonly #remove = (): void => this[Symbol.dispose]();

  constructor() {
    process.on("exit", this.#remove);
  }

  /**
   * Makes a namespace, whose addresses of IPv6 are usable at once.
   *
   * @param role  unique among these namespaces
   * @throws CommandFailed
   */
  add(role: string): Namespace {
    const name = `chatwire-lab-${this.#run}-${role}`;
    // Before the command, because it leaves a file behind if it is refused half-way.
    this.#names.push(name);
    run("ip", ["netns", "add", name]);
    const namespace: Namespace = {
      name,
      ip: (commands) => run("ip", ["-n", name, "-batch", "-"], commands.join("\n")),
      nft: (rules) => run("ip", ["netns", "exec", name, "nft", "-f", "-"], rules),
      sysctl: (...settings) => run("ip", ["netns", "exec", name, "sysctl", "-q", "-w", ...settings]),
    };
    namespace.sysctl("net.ipv6.conf.all.accept_dad=0", "net.ipv6.conf.default.accept_dad=0");
    namespace.ip(["link set lo up"]);
    return namespace;
  }

  /** Removes one before the others. */
  remove({ name }: Namespace): void {
    this.#names.splice(this.#names.indexOf(name), 1);
    removeNamespace(name);
  }

  [Symbol.dispose](): void {
    process.off("exit", this.#remove);
    for (const name of this.#names.splice(0)) removeNamespace(name);
  }
}

/** Why this machine cannot run the lab; undefined if it can. Tries everything that the lab uses. */
export function whyNoNamespaces(): string | undefined {
  try {
    using namespaces = new Namespaces();
    const [one, other] = [namespaces.add("one"), namespaces.add("other")];
    one.ip([
      `link add left type veth peer name right netns ${other.name}`,
      "link add bridge type bridge",
      "link set left master bridge",
      "address add 2001:db8::1/64 dev bridge",
    ]);
    one.nft(
      "table inet lab { chain out { type nat hook postrouting priority srcnat; meta nfproto ipv4 masquerade fully-random; }; }",
    );
    return undefined;
  } catch (error) {
    if (error instanceof CommandFailed) return `network namespaces cannot be made here. ${error.message}`;
    throw error;
  }
}

/** Not `run`: each is removed, whatever became of the others. One that was never made is refused. */
function removeNamespace(name: string): void {
  spawnSync("ip", ["netns", "delete", name], { stdio: "ignore" });
}

function run(command: string, args: readonly string[], input = ""): void {
  const { status, stderr, error } = spawnSync(command, args, { input, encoding: "utf8" });
  if (status === 0) return;
  throw new CommandFailed(`${[command, ...args].join(" ")}: ${error?.message ?? stderr.trim()}`);
}
