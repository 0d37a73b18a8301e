#!/usr/bin/env node
/** The program `protoc-gen-chatwire`, which protoc and buf start: they write a request to stdin and read the response. */

import { readFileSync, writeFileSync } from "node:fs";

import { runPlugin } from "../codegen/plugin.ts";

const STDIN = 0;
const STDOUT = 1;

writeFileSync(STDOUT, runPlugin(readFileSync(STDIN)));
