/** Collects the lines and the imports of one generated file. */

import { posix } from "node:path";

import { generatedPath, jsonPath, packagedModule, validatePath } from "../schema/files/file-names.ts";
import { companionName } from "../schema/names.ts";
import type { SchemaSymbol } from "../schema/schema.ts";

/**
 * How the first line of every generated file begins and ends.
 *
 * @see https://go.dev/s/generatedcode
 */
export const BANNER_BEGIN = "// Code generated from ";
export const BANNER_END = " by chatwire. DO NOT EDIT.";

const INDENT = "  ";
/** The longest line of names or arguments, in characters. */
const LINE_MAX = 120;

interface Import {
  readonly use: "type" | "value";
  /** The identifier in this file. */
  readonly alias: string;
}

/** A name that a generated file exports. */
export interface ExportedName {
  readonly name: string;
  /** `value` also for what is a type, too. */
  readonly use: "type" | "value";
}

/** How generated files import other modules. */
export interface ModuleOptions {
  /** The folder of the wire modules, relative to that of the generated files, or the name of a package. */
  readonly wire: string;
  /** The extension of relative imports: `js` for compiled output, `ts` for the files themselves. */
  readonly importExtension: "js" | "ts";
}

export interface Modules extends ModuleOptions {
  /** The files of the schema whose generated code this package contains: `chatwire/v1/options.proto`. */
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
   * @param path  the path of the generated file, relative to the output folder
   * @param declared  the identifiers that the file itself declares
   */
  constructor(path: string, modules: Modules, declared: readonly string[]) {
    this.path = path;
    this.modules = modules;
    this.taken = new Set(declared);
  }

  /** Sets the banner above the imports. */
  head(source: string): void {
    this.heading = BANNER_BEGIN + source + BANNER_END;
  }

  /** Prints a line, or an empty one. */
  line(text = ""): void {
    this.lines.push(text === "" ? "" : INDENT.repeat(this.depth) + text);
  }

  /** Prints an empty line unless nothing is printed yet. */
  separate(): void {
    if (this.lines.length > 0) this.line();
  }

  /** Prints `open`, the output of `content` with an indent, and `close`. */
  block(open: string, content: () => void, close = "}"): void {
    this.line(open);
    this.indented(content);
    this.line(close);
  }

  /** Prints arguments between `open` and `close`, one in each line if they are too many for one line. */
  list(open: string, items: readonly string[], close: string): void {
    const line = open + items.join(", ") + close;
    if (line.length <= LINE_MAX) {
      this.line(line);
      return;
    }
    this.block(
      open,
      () => {
        for (const item of items) this.line(`${item},`);
      },
      close,
    );
  }

  indented(content: () => void): void {
    this.depth++;
    content();
    this.depth--;
  }

  /** Prints a comment of the schema as a docstring. Prints nothing if the comment is empty. */
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

  /** The identifier of a message or an enum used as a value. Imports it if necessary. */
  value(symbol: SchemaSymbol): string {
    return this.import(symbol, "value");
  }

  /** The identifier of another export for a message or an enum. Imports it if necessary. */
  companion(symbol: SchemaSymbol, name: string): string {
    return this.import({ ...symbol, name }, "value");
  }

  /** The identifier of the JSON codec of a message or an enum. Imports it if necessary. */
  json(symbol: SchemaSymbol): string {
    const name = companionName(symbol, "json");
    if (this.modules.packaged.has(symbol.file))
      return this.importFrom(`${packagedModule(symbol.file)}.json`, name, "value");
    return this.fromFile(jsonPath(symbol.file), name, "value");
  }

  /** The identifier of a function that validates a message. Imports it if necessary. */
  validate(symbol: SchemaSymbol, what: "validate" | "check"): string {
    const name = companionName(symbol, what);
    if (this.modules.packaged.has(symbol.file))
      return this.importFrom(`${packagedModule(symbol.file)}.validate`, name, "value");
    return this.fromFile(validatePath(symbol.file), name, "value");
  }

  /** The identifier of an export of a registry. Imports it. Registries are always in the folder of the output. */
  fromRegistry(path: string, name: string): string {
    return this.importFrom(this.relative(path), name, "value");
  }

  /** The identifier of a message or an enum used as a type. Imports it if necessary. */
  type(symbol: SchemaSymbol): string {
    return this.import(symbol, "type");
  }

  /**
   * Exports names of another generated file.
   *
   * @param path  the path of the generated file, by `generatedPath` or `jsonPath`
   */
  reexport(file: string, path: string, names: readonly ExportedName[]): void {
    if (names.length === 0) return;
    const isJson = path === jsonPath(file);
    const packaged = isJson ? `${packagedModule(file)}.json` : packagedModule(file);
    const specifier = this.modules.packaged.has(file) ? packaged : this.relative(path);
    const list = names.map(({ name, use }) => (use === "type" ? `type ${name}` : name)).sort();
    this.line(wrapped(`export {`, list, `} from "${specifier}";`));
  }

  /** A value from a wire module, such as `codec.ts`. */
  wireValue(module: string, name: string): string {
    return this.importFrom(this.wireModule(module), name, "value");
  }

  /** A call of a function that reads with the variable `reader`. Imports the function if necessary. */
  reading(name: string, ...values: readonly (string | number)[]): string {
    return `${this.wireValue("reader.ts", name)}(${["reader", ...values].join(", ")})`;
  }

  /** A type from a wire module. */
  wireType(module: string, name: string): string {
    return this.importFrom(this.wireModule(module), name, "type");
  }

  toString(): string {
    const imports = [...this.imports].sort(([one], [other]) => compare(one, other)).map(printImport);
    const head = imports.length === 0 ? [] : [...imports, ""];
    return `${[this.heading, "", ...head, ...this.lines].join("\n").trimEnd()}\n`;
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

  /** The name, with a number appended if another symbol in this file has it. */
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

function printImport([specifier, names]: [string, Map<string, Import>]): string {
  const sorted = [...names].sort(([one], [other]) => compare(one, other));
  const typesOnly = sorted.every(([, { use }]) => use === "type");
  const list = sorted.map(([name, { use, alias }]) => {
    const renamed = alias === name ? name : `${name} as ${alias}`;
    return use === "type" && !typesOnly ? `type ${renamed}` : renamed;
  });
  return wrapped(typesOnly ? "import type {" : "import {", list, `} from "${specifier}";`);
}

function wrapped(open: string, names: readonly string[], close: string): string {
  const line = `${open} ${names.join(", ")} ${close}`;
  if (line.length <= LINE_MAX) return line;
  return `${open}\n${names.map((name) => `${INDENT}${name},`).join("\n")}\n${close}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
