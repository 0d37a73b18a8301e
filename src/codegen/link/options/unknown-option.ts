/** Says why the name of a custom option means nothing, and which option may be meant. */

import type { FieldNode, LinkedFile, MessageNode } from "../declarations.ts";
import { declarationsIn } from "../declarations.ts";
import type { LookUp } from "../scopes.ts";
import type { SymbolTable } from "../symbol-table.ts";
import type { OptionsSlot } from "./slots.ts";

/** As many options are listed if one of their package may be meant. */
const SUGGESTIONS_MAX = 8;

interface UnknownOption {
  readonly table: SymbolTable;
  readonly slot: OptionsSlot;
  /** The part of the name in parentheses. */
  readonly name: string;
  /** The name up to that part, as it is written. */
  readonly shown: string;
  /** The message that has no such extension. */
  readonly extended: MessageNode;
  readonly found: LookUp;
}

export function unknownOptionText({ slot, name, shown, extended, found }: UnknownOption): string {
  const isOption = extended.fullName === slot.typeName;
  const whose = isOption ? `for ${slot.subjects}` : `of ${extended.fullName}`;
  const { symbol } = found;
  if (symbol?.kind === "field" && symbol.isExtension)
    return isOption
      ? `The option ${shown} is not for ${slot.subjects}: it extends ${symbol.container?.fullName}.`
      : `(${name}) is not an option of ${extended.fullName}: it extends ${symbol.container?.fullName}.`;
  const lacking = `The option ${shown} does not exist ${whose}.`;
  if (symbol === undefined && found.notImported?.kind === "field")
    return `${lacking} Import "${found.notImported.file.name}", which declares it.`;
  if (symbol === undefined && found.resolvedTo !== undefined)
    return `${lacking} Here it means (${found.resolvedTo}), because its first part is found in the innermost scope. Write (.${name}) if it is in an outer scope.`;
  return `${lacking} ${suggestion(slot.file, name, extended)}`;
}

function suggestion(file: LinkedFile, name: string, extended: MessageNode): string {
  const options = extensionsVisible(file, extended);
  const last = name.slice(name.lastIndexOf(".") + 1);
  const same = options.filter((option) => option.name === last);
  if (same.length > 0) return `Write ${list(same)}.`;
  const scope = name.replace(/^\./, "").slice(0, -last.length);
  const near = options.filter(({ name: own, fullName }) =>
    scope === "" ? fullName.slice(0, -own.length) === `${file.package}.` : fullName.endsWith(scope + own),
  );
  return near.length > 0 && near.length <= SUGGESTIONS_MAX
    ? `Use one of ${list(near)}.`
    : "Import the file that declares it.";
}

function extensionsVisible(file: LinkedFile, extended: MessageNode): FieldNode[] {
  const found: FieldNode[] = [];
  for (const each of new Set([...file.visible, ...file.visibleToOptions]))
    for (const declared of declarationsIn(each))
      if (declared.kind === "field" && declared.isExtension && declared.container === extended) found.push(declared);
  return found;
}

function list(options: readonly FieldNode[]): string {
  return options.map(({ fullName }) => `(${fullName})`).join(", ");
}
