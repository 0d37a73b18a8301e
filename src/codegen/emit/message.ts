/**
 * Prints a message: its types and its codec.
 *
 * How the files of this folder fit together: `printer.ts` collects lines and
 * imports. `message.ts` prints one codec from `type.ts`, `create.ts`, `write.ts`,
 * `presence.ts` and what is in `read/`; `enum.ts`, `extension.ts`, `service.ts`,
 * `rules.ts` and the folders `json/`, `validate/` and `registry/` print the rest.
 * The emitters get names that are safe from `schema/` and print them as they are.
 */

import { companionName } from "../schema/names.ts";
import type { ApplicationRule, SchemaMessage } from "../schema/schema.ts";
import { emitConstructor, emitCreate } from "./create.ts";
import { emitDefaults, emitMissing } from "./presence.ts";
import type { Printer } from "./printer.ts";
import { emitRead, emitReadFunctions } from "./read/read.ts";
import { emitApplicationRule } from "./rules.ts";
import { emitType } from "./type.ts";
import { emitWrite, emitWriteFunctions } from "./write.ts";

const CODEC_MODULE = "codec.ts";

/**
 * @param rule         the rule of the message if an application sends it
 * @param isValidated  whether there is a function that validates the message
 */
export function emitMessage(
  printer: Printer,
  message: SchemaMessage,
  rule: ApplicationRule | undefined,
  isValidated: boolean,
): void {
  const { name } = message.symbol;
  const codecType =
    rule === undefined
      ? `${printer.wireType(CODEC_MODULE, "MessageCodec")}<${name}>`
      : `${printer.wireType(CODEC_MODULE, "RuledCodec")}<${name}, ${printer.type(rule.symbol)}>`;
  emitType(printer, message);
  printer.line();
  emitCodec(printer, message, `export const ${name}: ${codecType}`, () => {
    if (rule === undefined) return;
    emitApplicationRule(printer, rule.rule);
    const keys = message.members.flatMap((member) =>
      member.kind === "field" && member.isKey ? [`"${member.name}"`] : [],
    );
    if (keys.length > 0) printer.line(`keys: [${keys.join(", ")}],`);
    if (isValidated) printer.line(`validate: ${printer.validate(message.symbol, "validate")},`);
  });
  emitDefaults(printer, message);
  if (message.hasRequired) emitMissing(printer, message);
}

/**
 * @param declaration  the beginning of the statement, up to the name and the type of the codec
 * @param more         prints further properties
 */
export function emitCodec(
  printer: Printer,
  message: SchemaMessage,
  declaration: string,
  more: () => void = () => undefined,
): void {
  const { name } = message.symbol;
  printer.block(
    `${declaration} = {`,
    () => {
      printer.line(`typeName: "${message.typeName}",`);
      more();
      printer.line();
      emitCreate(printer, message);
      printer.line();
      const encode = printer.wireValue(CODEC_MODULE, "encodeMessage");
      printer.block("encode(message) {", () => printer.line(`return ${encode}(${name}, message);`), "},");
      printer.line();
      const encodeInto = printer.wireValue(CODEC_MODULE, "encodeMessageInto");
      printer.block(
        "encodeInto(message, buffer, offset = 0) {",
        () => printer.line(`return ${encodeInto}(${name}, message, buffer, offset);`),
        "},",
      );
      printer.line();
      emitDecode(printer, message);
      printer.line();
      emitWrite(printer, message);
      printer.line();
      emitRead(printer, message);
    },
    "};",
  );
  emitConstructor(printer, message);
  emitWriteFunctions(printer, message);
  emitReadFunctions(printer, message);
}

function emitDecode(printer: Printer, { symbol, hasRequired }: SchemaMessage): void {
  const decode = hasRequired
    ? printer.wireValue("required.ts", "decodeRequired")
    : printer.wireValue(CODEC_MODULE, "decodeMessage");
  const args = hasRequired ? `${symbol.name}, bytes, ${companionName(symbol, "missing")}` : `${symbol.name}, bytes`;
  printer.block("decode(bytes) {", () => printer.line(`return ${decode}(${args});`), "},");
}
