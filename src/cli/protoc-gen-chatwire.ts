#!/usr/bin/env node
/**
 * The program `protoc-gen-chatwire`, which protoc and buf start: they write a request to stdin, read the response, and
 * show stderr.
 */

import { readFileSync, writeFileSync } from "node:fs";

import { runPlugin } from "../codegen/plugin.ts";

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

writeFileSync(STDOUT, runPlugin(readFileSync(STDIN), warn));

function warn(text: string): void {
  writeFileSync(STDERR, `${text}\n`);
}
