/** All extensions of the linked files, by the message that they extend and their number. */

import { FIELD_FIELDS } from "../descriptor/field-numbers.ts";
import { declarationsIn, type FieldNode, type LinkedFile, type MessageNode } from "./declarations.ts";
import { placeText, type Report } from "./report.ts";

export class ExtensionRegistry {
  readonly #extensions = new Map<MessageNode, Map<number, FieldNode>>();

  /** Adds the extensions of a file, and reports numbers that are taken. */
  addAll(file: LinkedFile, report: Report): void {
    for (const declared of declarationsIn(file))
      if (declared.kind === "field" && declared.isExtension && declared.container !== undefined)
        this.#add(declared, declared.container, report);
  }

  find(extended: MessageNode, number: number): FieldNode | undefined {
    return this.#extensions.get(extended)?.get(number);
  }

  #add(field: FieldNode, extended: MessageNode, report: Report): void {
    const byNumber = this.#extensions.get(extended) ?? new Map<number, FieldNode>();
    this.#extensions.set(extended, byNumber);
    const other = byNumber.get(field.number);
    if (other === undefined) {
      byNumber.set(field.number, field);
      return;
    }
    const text = `The extensions ${other.fullName} (${placeText(other)}) and ${field.fullName} of ${extended.fullName} both have the number ${field.number}. Give one of them another number.`;
    // Files that do not know of each other can hardly avoid it, so protoc only warns.
    if (other.file === field.file) report.refusePart(field, FIELD_FIELDS.number, text);
    else report.warnAt(field.file, [...field.path, FIELD_FIELDS.number], text);
  }
}
