/**
 * Compares generated `validate` functions with the test data of protovalidate.
 *
 * How the folder fits together: `go-cases.ts` finds the cases in protovalidate's Go code (through `go-expression.ts`),
 * `compiled-schema.ts` compiles their schema with our compiler, and `message-of.ts` (through `go-values.ts`) makes
 * their messages, encoded. This file decodes them with generated codecs and judges what generated functions say;
 * `format-cases.ts` does it for formats.
 */

import { isDeepStrictEqual } from "node:util";
import type { CompiledSchema } from "./compiled-schema.ts";
import { hasFormat, isFormatCase } from "./format-cases.ts";
import type { CasesOfFile, ConformanceCase, WantedViolation } from "./go-cases.ts";
import { UnreadError } from "./go-expression.ts";
import { MessageMaker } from "./message-of.ts";

export interface Counts {
  /** Cases of generated functions, and of messages that are refused when they are compiled. */
  rules: number;
  rulesRight: number;
  /** Cases of functions for formats. */
  formats: number;
  formatsRight: number;
  /** Cases that only CEL can judge: of messages for which nothing is generated, and of formats with other arguments. */
  cel: number;
  /** Cases that this program cannot read. */
  unread: number;
}

export function noCounts(): Counts {
  return { rules: 0, rulesRight: 0, formats: 0, formatsRight: 0, cel: 0, unread: 0 };
}

/** @param print  gets a line for each case that is judged otherwise, and for each that is not read */
export function judgeFile(
  name: string,
  { cases, unread }: CasesOfFile,
  schema: CompiledSchema,
  counts: Counts,
  print: (line: string) => void,
): void {
  for (const [which, reason] of unread) {
    counts.unread++;
    print(`not read: ${name} ${which}: ${reason}`);
  }
  const nowMs = Date.now();
  const maker = new MessageMaker(schema.registry, Math.floor(nowMs / 1_000));
  for (const each of cases) {
    try {
      const difference = judge(each, maker, schema, nowMs, counts);
      if (difference !== undefined) print(`otherwise: ${name} ${each.name}: ${difference}`);
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      counts.unread++;
      print(`not read: ${name} ${each.name}: ${error.message}`);
    }
  }
}

/** @returns how the result differs */
function judge(
  { message: source, wanted }: ConformanceCase,
  maker: MessageMaker,
  { codecs, validators, withCel, refused }: CompiledSchema,
  nowMs: number,
  counts: Counts,
): string | undefined {
  const isRefused = source.kind === "composite" && refused.has(source.type.replace(/^\w+\./, ""));
  if (isRefused || wanted === "compilation error") {
    const { typeName } = isRefused ? { typeName: "" } : maker.encode(source);
    if (!isRefused && withCel.has(typeName)) counts.cel++;
    else return countRule(counts, isRefused === (wanted === "compilation error"), "refused or not when it is compiled");
    return undefined;
  }
  const { typeName, bytes } = maker.encode(source);
  const codec = codecs.get(typeName);
  if (codec === undefined) throw new UnreadError(`no code for ${typeName}`);
  const message = codec.decode(bytes);
  if (isFormatCase(typeName)) {
    const found = hasFormat(typeName, message);
    if (found === undefined) {
      counts.cel++;
      return undefined;
    }
    counts.formats++;
    if (found !== (wanted.length === 0)) return `${found}`;
    counts.formatsRight++;
    return undefined;
  }
  if (withCel.has(typeName)) {
    counts.cel++;
    return undefined;
  }
  const found = validators.get(typeName)?.(message, { nowMs }) ?? [];
  if (wanted === "runtime error") return countRule(counts, found.length > 0, "valid instead of a runtime error");
  const texts = wanted.every(({ message: text }) => text === undefined || found.some((each) => each.message === text));
  const keys = [comparable(found), comparable(wanted)] as const;
  return countRule(counts, texts && isDeepStrictEqual(...keys), JSON.stringify({ found, wanted }));
}

function countRule(counts: Counts, isRight: boolean, difference: string): string | undefined {
  counts.rules++;
  if (!isRight) return difference;
  counts.rulesRight++;
  return undefined;
}

/** Violations in one order, without their messages. */
function comparable(violations: readonly Omit<WantedViolation, "message">[]): string[] {
  return violations.map(({ ruleId, path, forKey }) => `${path} ${ruleId} ${forKey}`).sort();
}

export function countsLine({ rules, rulesRight, formats, formatsRight, cel, unread }: Counts): string {
  return [
    `rules: ${rulesRight} of ${rules} cases`,
    `formats: ${formatsRight} of ${formats}`,
    `left to CEL: ${cel}`,
    `not read: ${unread}`,
  ].join("; ");
}
