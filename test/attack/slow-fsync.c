// Makes fsync and fdatasync take longer, as on a slow disk. Preloaded into a process (LD_PRELOAD): each call takes
// SLOW_FSYNC_MS more while the file SLOW_FSYNC_WHILE exists.

#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void delay(void) {
  const char *file = getenv("SLOW_FSYNC_WHILE");
  const char *ms = getenv("SLOW_FSYNC_MS");
  if (file == NULL || ms == NULL || access(file, F_OK) != 0) return;
  long left = atol(ms);
  struct timespec time = {left / 1000, (left % 1000) * 1000000L};
  nanosleep(&time, NULL);
}

int fsync(int fd) {
  delay();
  return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  delay();
  return (int)syscall(SYS_fdatasync, fd);
}
