/** Collects the mistakes of a run. */

import type { Mistake } from "../descriptor/mistake.ts";
import type { DescriptorPath } from "../descriptor/source-info.ts";
import type { LinkedFile } from "./declarations.ts";

/** Something that a mistake can be about. */
interface Subject {
  readonly file: LinkedFile;
  readonly path: DescriptorPath;
}

export class Report {
  readonly mistakes: Mistake[] = [];
  readonly warnings: Mistake[] = [];

  /** A mistake at the name of a declaration. */
  refuse(subject: Subject, text: string): void {
    this.refuseAt(subject.file, nameOf(subject.path), text);
  }

  /** A mistake at one part of a declaration, such as its number. */
  refusePart(subject: Subject, part: number, text: string): void {
    this.refuseAt(subject.file, [...subject.path, part], text);
  }

  refuseAt(file: LinkedFile, path: DescriptorPath, text: string): void {
    // The request does not have that file: whoever compiles cannot correct it.
    if (!file.isBuiltIn) this.mistakes.push({ file: file.shownPath, place: file.places.place(path), text });
  }

  warnAt(file: LinkedFile, path: DescriptorPath, text: string): void {
    if (!file.isBuiltIn) this.warnings.push({ file: file.shownPath, place: file.places.place(path), text });
  }
}

/** The place of the name of a declaration. */
export function nameOf(path: DescriptorPath): DescriptorPath {
  // It is field 1 of all descriptors.
  return [...path, 1];
}

/** The place of a declaration, to name it in a mistake about another one: `a.proto:3:9`. */
export function placeText({ file, path }: Subject): string {
  const place = file.places.place(nameOf(path));
  return place === undefined ? file.shownPath : `${file.shownPath}:${place.line}:${place.column}`;
}
