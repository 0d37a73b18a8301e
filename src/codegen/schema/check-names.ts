/** Checks the names that a schema chooses for TypeScript. */

import type { Mistake } from "../descriptor/mistake.ts";
import { fieldsIn, type MessageDeclaration, mistakeAt, type SourceFile, STEPS } from "./declarations.ts";
import { declaredOneofs } from "./exported-names.ts";
import { isChosenName, isPropertyName } from "./names.ts";
import type { SchemaReader } from "./read-schema.ts";

/**
 * @param isOwn     whether a file is compiled
 * @param mistakes  receives names that are none, and those that two declarations choose
 */
export function checkChosenNames(
  reader: SchemaReader,
  isOwn: (file: SourceFile) => boolean,
  mistakes: Mistake[],
): void {
  const { declarations, options } = reader.context;
  for (const file of declarations.files.values()) {
    if (!isOwn(file)) continue;
    const { messages, enums, extensions } = declarations.in(file);
    const names = new ChosenNames(mistakes, isChosenName);
    for (const each of messages) {
      names.add(each, options.chosenName("message", each.descriptor.options));
      checkMembers(reader, each, mistakes);
    }
    for (const each of enums) {
      names.add(each, options.chosenName("enum", each.descriptor.options));
      const values = new ChosenNames(mistakes, isPropertyName);
      for (const [index, value] of each.descriptor.value.entries())
        values.add(
          { file, path: [...each.path, STEPS.enum.value, index], name: value.name ?? "" },
          options.chosenName("value", value.options),
        );
    }
    for (const each of extensions) names.add(each, options.chosenName("field", each.descriptor.options));
  }
}

function checkMembers(reader: SchemaReader, message: MessageDeclaration, mistakes: Mistake[]): void {
  const { options } = reader.context;
  const { file, path, descriptor } = message;
  const oneofs = declaredOneofs(message);
  const outside = new ChosenNames(mistakes, isPropertyName);
  const inside = new Map(oneofs.map(({ index }) => [index, new ChosenNames(mistakes, isPropertyName)]));
  for (const field of fieldsIn(message)) {
    const names = inside.get(field.descriptor.oneofIndex ?? -1) ?? outside;
    names.add(field, options.chosenName("field", field.descriptor.options));
  }
  for (const { index, name } of oneofs)
    outside.add(
      { file, path: [...path, STEPS.message.oneofDecl, index], name },
      options.chosenName("oneof", descriptor.oneofDecl[index]?.options),
    );
}

/** The names that are chosen in one scope. */
class ChosenNames {
  readonly #mistakes: Mistake[];
  readonly #isName: (name: string) => boolean;
  readonly #owners = new Map<string, string>();

  constructor(mistakes: Mistake[], isName: (name: string) => boolean) {
    this.#mistakes = mistakes;
    this.#isName = isName;
  }

  add(subject: { file: SourceFile; path: readonly number[]; name: string }, chosen: string | undefined): void {
    if (chosen === undefined) return;
    const { name } = subject;
    const other = this.#owners.get(chosen);
    if (!this.#isName(chosen))
      this.#mistakes.push(mistakeAt(subject, `${name} cannot be named ${JSON.stringify(chosen)} in TypeScript.`));
    else if (other !== undefined)
      this.#mistakes.push(
        mistakeAt(subject, `${name} and ${other} choose the name ${chosen} in TypeScript. Choose another one.`),
      );
    this.#owners.set(chosen, name);
  }
}
