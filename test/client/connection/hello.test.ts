import * as assert from "uvu/assert";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { HelloRequest, HelloResponse, ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
import { type ErrorInfo, errorCodeName } from "../../../generated/chatwire/v1/error.ts";
import { checkHello, resolveServerLimits } from "../../../src/client/connection/hello.ts";
import { ChatClient, type ChatClientOptions, ProtocolError } from "../../../src/index.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { suite } from "../../suite.ts";
import { FakeServer, greetingOf } from "../fake-server.ts";

const test = suite("hello of a client");
