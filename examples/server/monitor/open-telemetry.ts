import type { Tracer } from "chatwire/server";

/** The parts of `@opentelemetry/api` that this program uses. */
interface Api {
  readonly trace: { getTracer(name: string, version: string): SpanTracer };
}

interface SpanTracer {
  startSpan(name: string, options: { kind: number; attributes: Record<string, string> }): Span;
}

interface Span {
  setAttribute(name: string, value: string): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}

const PACKAGE: string = "@opentelemetry/api";
/** `SpanKind.SERVER` and `SpanStatusCode.ERROR`. */
const KIND_SERVER = 1;
const STATUS_ERROR = 2;
const INTERNAL = "INTERNAL";

/**
 * Makes a span of each request if `@opentelemetry/api` is installed. It exports nothing itself: an SDK does, started
 * before the server with `node --import`. Without one, the spans go nowhere.
 *
 * @param load  imports a package; others are for tests
 * @returns undefined if the package is not installed
 */
export async function loadTracer(
  version: string,
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<Tracer | undefined> {
  const api = await load(PACKAGE).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  });
  if (!isApi(api)) return undefined;
  const tracer = api.trace.getTracer("chatwire", version);
  return (command) => {
    const attributes = { "rpc.system": "chatwire", "rpc.method": command };
    const span = tracer.startSpan(`chatwire ${command}`, { kind: KIND_SERVER, attributes });
    return (outcome) => {
      span.setAttribute("chatwire.outcome", outcome);
      if (outcome === INTERNAL) span.setStatus({ code: STATUS_ERROR });
      span.end();
    };
  };
}

function isApi(value: unknown): value is Api {
  if (typeof value !== "object" || value === null || !("trace" in value)) return false;
  const { trace } = value;
  return typeof trace === "object" && trace !== null && "getTracer" in trace && typeof trace.getTracer === "function";
}
