/**
 * Parses .proto files as protoc's parser does.
 *
 * How the files of `parser/` fit together: `tokenizer.ts` splits the text, `input.ts`
 * keeps what is read so far (tokens, places, comments, mistakes), and each `parse-...`
 * reads one kind of declaration. The result is not linked: names of types are as
 * written, options are uninterpreted. No text makes the parser throw, and its time
 * grows with the length of the text only.
 *
 * @see https://protobuf.dev/reference/protobuf/edition-2024-spec/
 */

import { FILE_FIELDS } from "../descriptor/field-numbers.ts";
import type { Mistake } from "../descriptor/mistake.ts";
import { Edition, FileDescriptorProto, FileOptions, SourceCodeInfo } from "../generated/google/protobuf/descriptor.ts";
import { Input } from "./parser/input.ts";
import { parseEnum } from "./parser/parse-enum.ts";
import { parseBody, parseExtend, parseMessage, parseVisibility } from "./parser/parse-message.ts";
import { parseOptionStatement } from "./parser/parse-option.ts";
import { parseService } from "./parser/parse-service.ts";

/** Greatest length of a file, in UTF-16 units. */
export const FILE_UNITS_MAX = 16_777_216;

export interface ParsedFile {
  /** Not linked. If there are mistakes, the declarations with mistakes may be missing. */
  readonly file: FileDescriptorProto;
  readonly mistakes: readonly Mistake[];
}

/**
 * @param name       the path by which others import the file
 * @param text       its content
 * @param shownPath  the path in mistakes
 */
export function parseFile(name: string, text: string, shownPath: string = name): ParsedFile {
  const file = FileDescriptorProto.create({ name });
  if (text.length > FILE_UNITS_MAX) {
    const place = { line: 1, column: 1 };
    return {
      file,
      mistakes: [{ file: shownPath, place, text: `The file has more than ${FILE_UNITS_MAX} characters.` }],
    };
  }
  const input = new Input(shownPath, text);
  input.located([], () => {
    input.statement(() => parseSyntax(input, file));
    while (!input.isAtEnd) {
      if (input.takeEnd(";", undefined)) continue;
      input.statement(() => parseStatement(input, file));
      if (!input.isAt("}")) continue;
      input.mistake('There is a "}" too many.');
      input.takeEnd("}", undefined);
    }
  });
  file.sourceCodeInfo = SourceCodeInfo.create({ location: input.locations });
  return { file, mistakes: input.mistakes };
}

const EDITIONS: ReadonlyMap<string, Edition> = new Map([
  ["2023", Edition.EDITION_2023],
  ["2024", Edition.EDITION_2024],
]);

/** `syntax = "proto3";` or `edition = "2023";`, if the file begins with it */
function parseSyntax(input: Input, file: FileDescriptorProto): void {
  const isEdition = input.isAt("edition");
  if (!isEdition && !input.isAt("syntax")) return;
  input.hasSyntax = true;
  // Nothing is refused because of a syntax that is not known.
  input.syntax = "unknown";
  input.hasVisibility = isEdition;
  input.located([FILE_FIELDS.syntax], (location) => {
    const what = input.next().text;
    input.expect("=");
    const valueToken = input.token;
    const value = input.string(`${isEdition ? '"2023" or "2024"' : '"proto3" or "proto2"'}, in quotes`);
    const edition = EDITIONS.get(value);
    if (isEdition && edition !== undefined) {
      input.syntax = file.syntax = "editions";
      input.hasVisibility = edition >= Edition.EDITION_2024;
      file.edition = edition;
    } else if (!isEdition && (value === "proto2" || value === "proto3")) {
      input.syntax = value;
      // As in the descriptors of protoc, proto2 is what a file is that says nothing.
      if (value === "proto3") file.syntax = value;
    } else {
      const hint = 'Write syntax = "proto3"; or syntax = "proto2"; or edition = "2023"; or edition = "2024";';
      input.mistake(`There is no ${what} "${value}". ${hint}`, valueToken);
    }
    input.endDeclaration(";", location);
  });
}

function parseStatement(input: Input, file: FileDescriptorProto): void {
  const visibility = parseVisibility(input);
  switch (input.token.text) {
    case "message":
      parseMessage(input, file.messageType, [FILE_FIELDS.messageType, file.messageType.length], visibility);
      break;
    case "enum":
      parseEnum(input, file.enumType, [FILE_FIELDS.enumType, file.enumType.length], visibility);
      break;
    case "service":
      parseService(input, file.service, [FILE_FIELDS.service, file.service.length]);
      break;
    case "extend": {
      const messagesPath = [FILE_FIELDS.messageType];
      const scope = { fields: file.extension, messages: file.messageType, messagesPath, parseBody };
      parseExtend(input, scope, [FILE_FIELDS.extension]);
      break;
    }
    case "import":
      parseImport(input, file);
      break;
    case "package":
      parsePackage(input, file);
      break;
    case "option":
      file.options ??= FileOptions.create();
      parseOptionStatement(input, file.options, [FILE_FIELDS.options]);
      break;
    case "syntax":
    case "edition":
      input.fail(`The statement "${input.token.text}" must be the first one of the file, and the only one.`);
      break;
    default:
      input.failExpecting("a declaration, such as a message");
  }
}

function parsePackage(input: Input, file: FileDescriptorProto): void {
  if (file.package !== undefined) input.mistake("The file has a package already. Remove one of them.");
  input.located([FILE_FIELDS.package], (location) => {
    input.expect("package");
    const parts: string[] = [];
    do parts.push(input.identifier("the name of the package"));
    while (input.take("."));
    file.package = parts.join(".");
    input.endDeclaration(";", location);
  });
}

/** `import "a.proto";`, also with `public`, `weak` or `option` */
function parseImport(input: Input, file: FileDescriptorProto): void {
  const first = input.token;
  input.expect("import");
  const kind = input.token;
  const what = "the path of a file, in quotes";
  if (kind.text === "option") {
    if (!input.hasVisibility) input.mistake('Before edition 2024, there is no "import option". Write "import".');
    const path = [FILE_FIELDS.optionDependency, file.optionDependency.length];
    input.located(
      path,
      (location) => {
        input.next();
        file.optionDependency.push(input.string(what));
        input.endDeclaration(";", location);
      },
      first,
    );
    return;
  }
  if (file.optionDependency.length > 0)
    input.mistake('The imports with "option" stand behind all others. Move this one up.', first);
  const index = file.dependency.length;
  input.located(
    [FILE_FIELDS.dependency, index],
    (location) => {
      const parts = { public: file.publicDependency, weak: file.weakDependency };
      if (kind.text === "public" || kind.text === "weak") {
        const list = parts[kind.text];
        const number = kind.text === "public" ? FILE_FIELDS.publicDependency : FILE_FIELDS.weakDependency;
        if (kind.text === "weak" && input.hasVisibility)
          input.mistake('Since edition 2024, there is no "import weak". Write "import option".');
        input.located([number, list.length], () => input.next());
        list.push(index);
      }
      file.dependency.push(input.string(what));
      input.endDeclaration(";", location);
    },
    first,
  );
}
