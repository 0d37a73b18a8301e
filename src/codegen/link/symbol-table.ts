/**
 * All names of the linked files. Names of different files share one table, because
 * programs that use both files would otherwise mean different things by one name.
 */

import { FILE_FIELDS } from "../descriptor/field-numbers.ts";
import { type Declaration, declarationsIn, type LinkedFile } from "./declarations.ts";
import { placeText, type Report } from "./report.ts";

export interface Package {
  readonly kind: "package";
  readonly fullName: string;
  /** The first file that has it. */
  readonly file: LinkedFile;
}

export type DeclaredSymbol = Declaration | Package;

const IDENTIFIER = /^[A-Za-z0-9_]+$/;

export class SymbolTable {
  readonly #symbols = new Map<string, DeclaredSymbol>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** Whoever has the name, in any file. */
  find(fullName: string): DeclaredSymbol | undefined {
    return this.#symbols.get(fullName);
  }

  /** Declares everything in a file, and reports names that are taken. */
  declareAll(file: LinkedFile): void {
    if (file.package !== "") this.#declarePackage(file);
    for (const declared of declarationsIn(file)) this.#declare(declared);
  }

  #declarePackage(file: LinkedFile): void {
    const parts = file.package.split(".");
    for (let length = 1; length <= parts.length; length++) {
      const fullName = parts.slice(0, length).join(".");
      const other = this.#symbols.get(fullName);
      if (other === undefined) this.#symbols.set(fullName, { kind: "package", fullName, file });
      else if (other.kind !== "package")
        this.#report.refuseAt(
          file,
          [FILE_FIELDS.package],
          `The package ${file.package} has the name of the ${other.kind} ${fullName} (${placeText(other)}). Rename one of them.`,
        );
    }
    if (!parts.every((part) => IDENTIFIER.test(part)))
      this.#report.refuseAt(file, [FILE_FIELDS.package], `${file.package} cannot be the name of a package.`);
  }

  #declare(declared: Declaration): void {
    const { name, fullName } = declared;
    if (!IDENTIFIER.test(name))
      this.#report.refuse(declared, `${JSON.stringify(name)} cannot be the name of ${withArticle(declared.kind)}.`);
    const other = this.#symbols.get(fullName);
    if (other === undefined) this.#symbols.set(fullName, declared);
    else this.#report.refuse(declared, duplicateText(declared, other));
  }
}

function duplicateText(declared: Declaration, other: DeclaredSymbol): string {
  const { kind, name, fullName } = declared;
  if (other.kind === "package")
    return `The ${kind} ${name} has the name of the package ${fullName} (${other.file.shownPath}). Rename it.`;
  const where = placeText(other);
  const isMapEntry = (each: DeclaredSymbol) => each.kind === "message" && each.proto.options?.mapEntry === true;
  if (isMapEntry(declared) || isMapEntry(other))
    return `${fullName} is declared twice, also at ${where}: a map field declares a message of this name for its entries. Rename the other one.`;
  if (kind === "enum value" && other.kind === "enum value" && other.parent !== declared.parent)
    return `The enums ${other.parent.name} and ${declared.parent.name} both have a value ${name}, also at ${where}. The values of an enum are named in the scope around it. Begin its name with the name of the enum.`;
  if (kind === "enum value" && (other.kind !== "enum value" || other.parent !== declared.parent))
    return `The value ${name} of the enum ${declared.parent.name} has the name of the ${other.kind} at ${where}. The values of an enum are named in the scope around it. Rename one of them.`;
  return `${fullName} is declared twice, also at ${where}. Rename one of them.`;
}

function withArticle(kind: string): string {
  return /^[aeo]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
