/** Runs tshark with a dissector that is made from the schema. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDissector } from "../../src/dissector/create-dissector.ts";
import type { ApplicationFiles } from "../../src/dissector/load-schema.ts";
import type { Suite } from "../suite.ts";
import type { Capture } from "./capture.ts";

const OUTPUT_BYTES_MAX = 268_435_456;

/** Whether tshark is installed. */
const isInstalled = spawnSync("tshark", ["--version"], { stdio: "ignore" }).status === 0;

/** Gives tests of a suite tshark. Where it is not installed, they say so instead. */
export function withTshark({ after }: Suite): (body: (tshark: Tshark) => void) => () => void {
  const tshark = isInstalled ? new Tshark() : undefined;
  after(() => tshark?.close());
  return (body) => () =>
    tshark === undefined ? console.log("skipped: tshark is not installed (apt-get install tshark)") : body(tshark);
}

export interface Shown {
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  readonly application?: ApplicationFiles;
}

/** A folder with what tshark reads. Its user has no settings. */
export class Tshark {
  readonly folder: string = mkdtempSync(join(tmpdir(), "chatwire-tshark-"));

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Returns each packet as a tree of text. */
  trees(capture: Capture, shown: Shown = {}): string {
    return this.#run(capture, shown, ["-V"]);
  }

  /** Returns the values of fields, for each packet that has one of them. A field may have several values. */
  fields(capture: Capture, names: readonly string[], shown: Shown = {}): Record<string, readonly string[]>[] {
    const flags = names.flatMap((name) => ["-e", name]);
    const output = this.#run(capture, shown, ["-T", "fields", "-E", "separator=/t", "-E", "aggregator=|", ...flags]);
    const lines = output.split("\n").filter((line) => line.trim() !== "");
    return lines.map((line) => {
      const cells = line.split("\t");
      return Object.fromEntries(names.map((name, index) => [name, valuesIn(cells[index] ?? "")]));
    });
  }

  /** @throws Error tshark fails, or a script of Lua does */
  #run(capture: Capture, { preferences = {}, application }: Shown, flags: readonly string[]): string {
    const [script, file] = [join(this.folder, "chatwire.lua"), join(this.folder, "session.pcap")];
    writeFileSync(script, createDissector(application));
    capture.write(file);
    const options = Object.entries(preferences).flatMap(([name, value]) => ["-o", `${name}:${String(value)}`]);
    const { status, stdout, stderr } = spawnSync(
      "tshark",
      ["-n", "-r", file, "-X", `lua_script:${script}`, ...options, ...flags],
      {
        encoding: "utf8",
        maxBuffer: OUTPUT_BYTES_MAX,
        env: { ...process.env, HOME: this.folder, XDG_CONFIG_HOME: this.folder, LC_ALL: "C.UTF-8" },
      },
    );
    const failures = `${stdout}\n${stderr}`.split("\n").filter((line) => /lua.*error|error.*lua/i.test(line));
    if (status !== 0 || failures.length > 0)
      throw new Error(`tshark ended with ${status}: ${stderr}\n${failures.slice(0, 5).join("\n")}`);
    return stdout;
  }
}

function valuesIn(cell: string): string[] {
  return cell === "" ? [] : cell.split("|");
}
