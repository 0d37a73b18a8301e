/** Collects the lines and the imports of one generated file. */

import { posix } from "node:path";

import { besideName } from "../schema/names.ts";
import type { SchemaSymbol } from "../schema/schema.ts";

/** How the first line of every generated file begins and ends. */
export const GENERATED_MARK = "Generated from ";
export const GENERATED_END = ". Edit that, not this.";

const INDENT = "  ";

interface Import {
  readonly use: "type" | "value";
  /** The identifier in this file. */
  readonly alias: string;
}

/** How generated files import others. */
export interface ModuleOptions {
  /** The folder of the wire modules, relative to that of the generated files, or the name of a package. */
  readonly wire: string;
  /** What the paths of imports end in: `js` is what TypeScript makes of the files, `ts` is what they are. */
  readonly importExtension: "js" | "ts";
}

export interface Modules extends ModuleOptions {
  /** The files of the schema whose generated code this package holds: `chatwire/v1/options.proto`. */
  readonly packaged: ReadonlySet<string>;
}

export class Printer {
  private readonly path: string;
  private readonly modules: Modules;
  private readonly lines: string[] = [];
  private readonly imports = new Map<string, Map<string, Import>>();
  private readonly taken: Set<string>;
  private heading = "";
  private depth = 0;

  /**
   * @param path  of the generated file, relative to the folder of all of them
   * @param declared  the identifiers that the file itself declares
   */
  constructor(path: string, modules: Modules, declared: readonly string[]) {
    this.path = path;
    this.modules = modules;
    this.taken = new Set(declared);
  }

  /** Tells above the imports what the file was generated from. */
  head(source: string): void {
    this.heading = GENERATED_MARK + source + GENERATED_END;
  }

  /** Prints a line, or an empty one. */
  line(text = ""): void {
    this.lines.push(text === "" ? "" : INDENT.repeat(this.depth) + text);
  }

  /** Prints `open`, what `content` prints, indented, and `close`. */
  block(open: string, content: () => void, close = "}"): void {
    this.line(open);
    this.indented(content);
    this.line(close);
  }

  indented(content: () => void): void {
    this.depth++;
    content();
    this.depth--;
  }

  /** Prints a comment of the schema as a docstring; nothing where there is none. */
  doc(comment: string): void {
    if (comment === "") return;
    const lines = comment.replaceAll("*/", "*\\/").split("\n");
    if (lines.length === 1) {
      this.line(`/** ${lines[0]} */`);
      return;
    }
    this.line("/**");
    for (const line of lines) this.line(` * ${line}`.trimEnd());
    this.line(" */");
  }

  /** The identifier of a message or an enum that is used as a value; imported where that is needed. */
  value(symbol: SchemaSymbol): string {
    return this.import(symbol, "value");
  }

  /** Something else that is exported beside a message or an enum. */
  beside(symbol: SchemaSymbol, name: string): string {
    return this.import({ ...symbol, name }, "value");
  }

  /** What is exported for the JSON format of a message or an enum. */
  json(symbol: SchemaSymbol): string {
    const name = besideName(symbol, "json");
    if (this.modules.packaged.has(symbol.file))
      return this.importFrom(`${packagedModule(symbol.file)}.json`, name, "value");
    return this.fromFile(jsonPath(symbol.file), name, "value");
  }

  /** The same where only the type is used. */
  type(symbol: SchemaSymbol): string {
    return this.import(symbol, "type");
  }

  /** A value of a wire module, as `codec.ts`. */
  wireValue(module: string, name: string): string {
    return this.importFrom(this.wireModule(module), name, "value");
  }

  wireType(module: string, name: string): string {
    return this.importFrom(this.wireModule(module), name, "type");
  }

  toString(): string {
    const imports = [...this.imports].sort(([one], [other]) => compare(one, other)).map(printImport);
    const head = imports.length === 0 ? [] : [...imports, ""];
    return `${[`// ${this.heading}`, "", ...head, ...this.lines].join("\n").trimEnd()}\n`;
  }

  private import({ file, name }: SchemaSymbol, use: "type" | "value"): string {
    if (this.modules.packaged.has(file)) return this.importFrom(packagedModule(file), name, use);
    return this.fromFile(generatedPath(file), name, use);
  }

  private fromFile(path: string, name: string, use: "type" | "value"): string {
    return path === this.path ? name : this.importFrom(this.relative(path), name, use);
  }

  private importFrom(specifier: string, name: string, use: "type" | "value"): string {
    const names = this.imports.get(specifier) ?? new Map<string, Import>();
    this.imports.set(specifier, names);
    const imported = names.get(name) ?? { use, alias: this.free(name) };
    names.set(name, use === "value" ? { ...imported, use } : imported);
    return imported.alias;
  }

  /** The name, or with a number where another file's symbol, or one of this file, has it. */
  private free(name: string): string {
    let alias = name;
    for (let count = 1; this.taken.has(alias); count++) alias = `${name}$${count}`;
    this.taken.add(alias);
    return alias;
  }

  private wireModule(module: string): string {
    const { wire } = this.modules;
    if (!wire.startsWith(".")) return wire;
    const up = posix.relative(posix.dirname(this.path), "");
    return this.specifier(posix.join(up, wire, module));
  }

  private relative(path: string): string {
    return this.specifier(posix.relative(posix.dirname(this.path), path));
  }

  private specifier(path: string): string {
    return withDot(path.replace(/ts$/, this.modules.importExtension));
  }
}

function withDot(path: string): string {
  return path.startsWith(".") ? path : `./${path}`;
}

/** `chatwire/v1/peer.proto` becomes `chatwire/v1/peer.ts`. */
export function generatedPath(file: string): string {
  return file.replace(/\.proto$/, ".ts");
}

/** `chatwire/v1/options.proto` becomes `chatwire/v1/options`, which the package exports. */
function packagedModule(file: string): string {
  return file.replace(/\.proto$/, "");
}

/** `chatwire/v1/peer.proto` becomes `chatwire/v1/peer.json.ts`. */
export function jsonPath(file: string): string {
  return file.replace(/\.proto$/, ".json.ts");
}

function printImport([specifier, names]: [string, Map<string, Import>]): string {
  const sorted = [...names].sort(([one], [other]) => compare(one, other));
  const typesOnly = sorted.every(([, { use }]) => use === "type");
  const list = sorted.map(([name, { use, alias }]) => {
    const renamed = alias === name ? name : `${name} as ${alias}`;
    return use === "type" && !typesOnly ? `type ${renamed}` : renamed;
  });
  const open = typesOnly ? "import type" : "import";
  const line = `${open} { ${list.join(", ")} } from "${specifier}";`;
  if (line.length <= 120) return line;
  return `${open} {\n${list.map((name) => `${INDENT}${name},`).join("\n")}\n} from "${specifier}";`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
