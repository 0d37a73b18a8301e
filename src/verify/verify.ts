/**
 * `chatwire verify`: proves servers of others by a black-box suite.
 *
 * How the folder fits together: `harness/` is what cases are made of, with
 * sockets in one file; `server/` holds the cases, `run-suite.ts` runs them, and
 * `report/` tells the results. This file joins them.
 *
 * Invariant: the suite uses only codecs, framing and cryptography of this
 * library, and none of its sessions, servers or clients. So a mistake there is
 * not on both sides of a case.
 */

import { writeFileSync } from "node:fs";
import { UsageError } from "../errors.ts";
import { parseVerifyArguments, type VerifyArguments } from "./arguments.ts";
import { ConnectError } from "./harness/socket.ts";
import { jsonOfEnd, jsonOfResult } from "./report/json.ts";
import { junitOf } from "./report/junit.ts";
import { listOf, TerminalReport } from "./report/terminal.ts";
import { type Result, runSuite, type SuiteOutcome } from "./run-suite.ts";
import { casesOf, SERVER_SUITE, type SectionCase } from "./server/suite.ts";

export const VERIFY_EXIT_CODES = { PASSED: 0, FAILED: 1, USAGE: 2, NOT_CONNECTED: 3 } as const;
export type VerifyExitCode = (typeof VERIFY_EXIT_CODES)[keyof typeof VERIFY_EXIT_CODES];

export interface VerifyOutput {
  print(text: string): void;
  printError(text: string): void;
}

/**
 * Runs the suite as the command line says.
 *
 * @returns the exit code
 * @throws UsageError the command line is wrong
 */
export async function runVerify(args: readonly string[], output: VerifyOutput): Promise<VerifyExitCode> {
  const options = parseVerifyArguments(args);
  const cases = selectCases(options);
  const { target } = options;
  if (options.list || target === undefined) {
    output.print(listOf(cases));
    return VERIFY_EXIT_CODES.PASSED;
  }
  const address = args.find((argument) => argument.startsWith("chat")) ?? "";
  const terminal = new TerminalReport((text) => output.print(text));
  const onResult = (result: Result): void => {
    if (options.json) output.print(jsonOfResult(result));
    else terminal.result(result);
  };
  try {
    const { accounts, timeoutMs } = options;
    const outcome = await runSuite({ target, accounts, timeoutMs, cases, onResult });
    if (options.json) output.print(jsonOfEnd(outcome, address));
    else terminal.end(outcome, address);
    if (options.junit !== undefined) writeFileSync(options.junit, junitOf(outcome, address));
    return exitCodeOf(outcome);
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    output.printError(`${error.message}\n`);
    return VERIFY_EXIT_CODES.NOT_CONNECTED;
  }
}

function exitCodeOf({ results }: SuiteOutcome): VerifyExitCode {
  const failed = results.some(({ outcome }) => outcome.kind === "failed");
  return failed ? VERIFY_EXIT_CODES.FAILED : VERIFY_EXIT_CODES.PASSED;
}

function selectCases({ sections, cases }: VerifyArguments): SectionCase[] {
  const all = casesOf(SERVER_SUITE);
  for (const number of sections) {
    if (!all.some(({ section }) => section.startsWith(`${number}.`))) {
      throw new UsageError(`The suite has no section ${number}; see chatwire verify --list.`);
    }
  }
  for (const id of cases) {
    if (!all.some(({ item }) => item.id === id)) {
      throw new UsageError(`The suite has no case ${id}; see chatwire verify --list.`);
    }
  }
  return all.filter(
    ({ section, item }) =>
      (sections.length === 0 || sections.some((number) => section.startsWith(`${number}.`))) &&
      (cases.length === 0 || cases.includes(item.id)),
  );
}
