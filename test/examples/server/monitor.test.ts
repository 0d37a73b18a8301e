import { once } from "node:events";
import { stat, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { Monitor } from "../../../examples/server/monitor/monitor.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";
import { type RunningServer, ServerStage } from "../support/running-server.ts";

const test = suite("monitor of the example server");

async function startMonitored(stage: ServerStage): Promise<RunningServer & { readonly monitor: string }> {
  const server = await stage.start(["--monitor-port", "0"]);
  const [, monitor = ""] = await server.program.expect(/Monitor on (http:\/\/127\.0\.0\.1:\d+)\n/);
  return { ...server, monitor };
}

/** Parses samples by name and labels. Throws at an invalid line. */
function parseMetrics(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  for (const line of text.trimEnd().split("\n")) {
    const [, typed = "", type = ""] = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (typed !== "") {
      assert.not.ok(types.has(typed), `${typed} comes twice`);
      types.set(typed, type);
    } else if (!/^# HELP \w+ \S.*$/.test(line)) {
      const [, sample = "", family = "", value] =
        /^((\w+?)(?:_bucket|_sum|_count)?(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})?) (\d+(?:\.\d+)?(?:e[+-]\d+)?)$/.exec(
          line,
        ) ?? [];
      assert.ok(value !== undefined, line);
      assert.ok(types.has(family) || types.has(sample.replace(/\{.*/, "")), `${line} has no type`);
      assert.not.ok(samples.has(sample), `${sample} comes twice`);
      samples.set(sample, Number(value));
    }
  }
  return samples;
}

async function scrape(monitor: string): Promise<Map<string, number>> {
  const response = await fetch(`${monitor}/metrics`);
  assert.is(response.status, 200);
  assert.is(response.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  return parseMetrics(await response.text());
}

test("metrics-report-connections-logins-and-requests", async () => {
  await using stage = await ServerStage.open();
  const server = await startMonitored(stage);
  const before = await scrape(server.monitor);
  assert.is(before.get("chatwire_connections"), 0);
  const ada = await stage.join(server, "ada");
  await stage.join(server, "grace");
  await ada.texts.send("grace", "hello");
  await ada.rooms.create({ name: "tea", visibility: "hidden" });
  await ada.texts.send("nobody", "hello").catch(() => {});
  const after = await scrape(server.monitor);
  for (const [sample, value] of [
    ["chatwire_connections", 2],
    ["chatwire_connections_logged_in", 2],
    ["chatwire_connections_opened_total", 2],
    ["chatwire_accounts", 2],
    ["chatwire_rooms", 1],
    ['chatwire_logins_total{kind="registration"}', 2],
    ['chatwire_requests_total{command="SendText",outcome="OK"}', 1],
    ['chatwire_requests_total{command="SendText",outcome="USER_NOT_FOUND"}', 1],
    ['chatwire_commit_seconds_bucket{le="+Inf"}', 4],
    ["chatwire_commit_seconds_count", 4],
    ["chatwire_datagrams_dropped_total", 0],
  ] as const) {
    assert.is(after.get(sample), value, sample);
  }
  assert.ok((after.get("chatwire_received_bytes_total") ?? 0) > 0);
  assert.ok((after.get("process_resident_memory_bytes") ?? 0) > 1_000_000);
  assert.ok(after.has('chatwire_event_loop_delay_seconds{quantile="0.99"}'));
  // Counters never decrease.
  await ada.close();
  const later = await scrape(server.monitor);
  for (const [sample, value] of after) {
    if (/_total(\{|$)/.test(sample)) assert.ok((later.get(sample) ?? 0) >= value, sample);
  }
});

test("health-is-200-while-serving-and-503-while-draining", async () => {
  await using stage = await ServerStage.open();
  const { program, port, monitor } = await startMonitored(stage);
  assert.is((await fetch(`${monitor}/healthz`)).status, 200);
  // An unfinished handshake delays the shutdown by as long as a connection may take to close.
  const halfOpen = connect(port, "127.0.0.1");
  halfOpen.on("error", () => {});
  await once(halfOpen, "connect");
  program.signal("SIGTERM");
  const seen = new Set<number>();
  for (let isOver = false; !isOver; ) {
    await fetch(`${monitor}/healthz`).then(
      ({ status }) => seen.add(status),
      () => {
        isOver = true;
      },
    );
  }
  assert.ok(seen.has(503), [...seen].join());
  assert.is((await program.ended).code, 0);
});

test("health-metrics-and-log-say-that-nothing-can-be-stored", async () => {
  await using stage = await ServerStage.open();
  // A new database is longer than that.
  const server = await stage.start(["--monitor-port", "0", "--limit", "storeBytesMax=1000"]);
  const [, monitor = ""] = await server.program.expect(/Monitor on (http:\/\/127\.0\.0\.1:\d+)\n/);
  const response = await fetch(`${monitor}/healthz`);
  assert.equal([response.status, await response.text()], [200, "store full\n"]);
  const metrics = await scrape(monitor);
  assert.is(metrics.get("chatwire_store_full"), 1);
  assert.ok((metrics.get("chatwire_store_bytes") ?? 0) > 1_000);
  const client = await stage.connect(server);
  const refused = await client.register({ name: "ada", password: "a password", privacy: "PUBLIC" }).catch(String);
  assert.match(String(refused), /can store nothing at the moment/);
  server.program.signal("SIGTERM");
  assert.match((await server.program.ended).stderr, /"level":"error","event":"store-full","reason":"storeBytesMax"/);
});

test("monitor-is-off-by-default", async () => {
  await using stage = await ServerStage.open();
  const { program } = await stage.start();
  program.signal("SIGTERM");
  assert.not.match((await program.ended).stdout, /Monitor/);
});

test("monitor-answers-get-of-two-paths-on-loopback-only", async () => {
  await using monitor = await openMonitor();
  const { url } = monitor;
  const status = async (path: string, init: RequestInit = {}) => (await fetch(`${url}${path}`, init)).status;
  assert.is(await status("/healthz"), 200);
  assert.is(await status("/healthz?verbose"), 200);
  assert.is(await status("/"), 404);
  assert.is(await status("/metrics/"), 404);
  assert.is(await status("/metrics", { method: "POST", body: "x" }), 405);
  assert.is(await status("/healthz", { method: "DELETE" }), 405);
  assert.is(await status("/metrics", { headers: { "x-long": "x".repeat(20_000) } }), 431);
  assert.is(await statusAs(url, "evil.example:80"), 421);
  assert.is(await statusAs(url, "localhost:9464"), 200);
});

test("monitor-limits-connections-and-closes-silent-ones", async () => {
  await using monitor = await openMonitor();
  const port = Number(new URL(monitor.url).port);
  const gone: number[] = [];
  const closing: Promise<void>[] = [];
  for (let index = 1; index <= 17; index++) {
    // The socket must be read to see its end.
    const socket = connect(port, "127.0.0.1").resume();
    socket.on("error", () => {});
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    closing.push(
      new Promise((resolve) => {
        socket.once("close", () => {
          gone.push(index);
          resolve();
        });
      }),
    );
  }
  await Promise.all(closing);
  assert.is(gone[0], 17, gone.join());
});

test("metrics-need-the-token-and-health-does-not", async () => {
  await using monitor = await openMonitor("0123456789abcdef");
  const status = async (path: string, authorization?: string) =>
    (await fetch(`${monitor.url}${path}`, authorization === undefined ? {} : { headers: { authorization } })).status;
  assert.is(await status("/metrics"), 401);
  assert.is(await status("/metrics", "Bearer 0123456789abcdeF"), 401);
  assert.is(await status("/metrics", "Basic 0123456789abcdef"), 401);
  assert.is(await status("/metrics", "Bearer 0123456789abcdef"), 200);
  assert.is(await status("/healthz"), 200);
  assert.is(await statusAs(monitor.url, "chat:9464"), 200);
});

test("monitor-for-other-machines-asks-for-its-token", async () => {
  await using stage = await ServerStage.open();
  const file = join(stage.folder, "token");
  await writeFile(file, "0123456789abcdef\n");
  const flags = ["--monitor-port", "0", "--monitor-host", "0.0.0.0", "--monitor-token-file", file];
  const { program } = await stage.start(flags);
  const [, port] = await program.expect(/Monitor on http:\/\/0\.0\.0\.0:(\d+)\n/);
  const url = `http://127.0.0.1:${port}/metrics`;
  assert.is((await fetch(url)).status, 401);
  const answer = await fetch(url, { headers: { authorization: "Bearer 0123456789abcdef" } });
  assert.ok(parseMetrics(await answer.text()).size > 20);
  await writeFile(file, "short");
  const refused = await runProgram("server", ["--data", join(stage.folder, "other"), "--port", "0", ...flags]);
  assert.is(refused.code, 1);
  assert.match(refused.stderr, /must contain a token of 16 or more ASCII characters/);
});

test("monitor-on-a-socket-is-for-its-owner-and-outlives-a-kill", async () => {
  await using stage = await ServerStage.open();
  const path = join(stage.folder, "monitor.sock");
  const flags = ["--data", join(stage.folder, "data"), "--monitor-socket", path];
  const first = await stage.start(flags);
  await first.program.expect(/Monitor on .*monitor\.sock\n/);
  assert.is((await stat(path)).mode & 0o777, 0o600);
  const scraped = async (): Promise<Map<string, number>> => {
    const asking = request({ socketPath: path, path: "/metrics", headers: { host: "localhost" } }).end();
    const [response] = await once(asking, "response");
    return parseMetrics((await response.setEncoding("utf8").toArray()).join(""));
  };
  assert.is((await scraped()).get("chatwire_accounts"), 0);
  const second = ["--data", join(stage.folder, "other"), "--port", "0", "--monitor-socket", path];
  const taken = await runProgram("server", second);
  assert.is(taken.code, 1);
  assert.match(taken.stderr, /The monitor cannot use .*: another program listens on it\./);
  await first.program.stop();
  await stage.start(flags);
  assert.is((await scraped()).get("chatwire_accounts"), 0);
});

test("metrics-tell-build-certificate-database-and-disk", async () => {
  await using stage = await ServerStage.open();
  const server = await startMonitored(stage);
  const samples = await scrape(server.monitor);
  const build = [...samples.keys()].find((sample) => sample.startsWith("chatwire_build_info{"));
  assert.match(build ?? "", /^chatwire_build_info\{version="\d+\.\d+\.\d+",node="v\d+\.\d+\.\d+"\}$/);
  assert.ok((samples.get("chatwire_certificate_expiry_timestamp_seconds") ?? 0) > Date.now() / 1_000);
  assert.ok((samples.get("chatwire_store_bytes") ?? 0) > 10_000);
  assert.ok((samples.get("chatwire_disk_free_bytes") ?? 0) > 10_000);
  assert.is(samples.get("chatwire_descriptors_exhausted_seconds_total"), 0);
});

async function openMonitor(token?: string): Promise<AsyncDisposable & { readonly url: string }> {
  const monitor = await Monitor.listen({
    place: { host: "127.0.0.1", port: 0 },
    token,
    health: () => "ok" as const,
    metrics: () => "metrics\n",
  });
  return { url: monitor.url, [Symbol.asyncDispose]: () => monitor.close() };
}

/** Sends a request with another host in its header, and returns the answer. */
async function statusAs(url: string, host: string): Promise<number | undefined> {
  const asking = request(`${url}/healthz`, { headers: { host } }).end();
  const [response] = await once(asking, "response");
  response.resume();
  return response.statusCode;
}
