/** The text of `chatwire verify --help`. */

export const VERIFY_HELP = `Usage: chatwire verify ADDRESS [options]
       chatwire verify --listen [IP[:PORT]] [options] -- COMMAND [ARGUMENTS]

Runs a suite of black-box cases against a chatwire server, or with --listen
against a client, whoever wrote it, and says for each case that fails what was
expected, what came, and which section of proto/PROTOCOL.md says so.

  ADDRESS                 chat://HOST[:PORT][#sha256=FINGERPRINT]; for tests
                          on this machine also chat+plain://127.0.0.1:PORT

  IP[:PORT]               where the suite's own servers and peers listen for the
                          client; default 127.0.0.1 and any free port
  COMMAND                 starts the client, once for each case. Lines of JSON
                          drive it: proto/PROTOCOL.md, "Driving a client".
                          {server} and {data} in an argument are replaced by
                          the server's address and a folder.

Options:
  --jobs N                with --listen: cases that run at the same time
                          (default 4; 1 if a port is given)
  --account NAME:PASSWORD
                          an account to use; up to four. The first three are
                          used as public users, the fourth as a private one.
                          The suite registers those that are missing, and
                          deletes what it registered.
  --section NUMBER        only the cases of this section; repeatable
  --case ID               only this case; repeatable
  --list                  list the cases, and run none
  --json                  one JSON object a line, for programs
  --junit FILE            write the results as JUnit XML, too
  --timeout-ms N          how long a case waits for the server (default 5000).
                          Cases of timeouts that are longer are skipped.

The suite for servers keeps within the limits that the server announces: it
waits as long as the server asks in RATE_LIMITED, and skips what would take too
long. It registers about 40 accounts, one after another, and fails about ten
logins.

Exit codes: 0 all cases passed or were skipped, 1 cases failed, 2 the command
line is wrong, 3 the server cannot be reached or the client does not start.
`;
