/* The walls hold: what jalons-reader may not do is tried behind them.
 * Invariant: each attempt is made in a process of its own that has put up the walls first; the test itself has none.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reader/walls.h"

#define MEGABYTES 300

/* What an attempt says by its exit status. */
enum
{
  REFUSED = 10,
  ALLOWED = 11,
  NO_WALL = 12, /* this machine has no such wall */
};

static char *victim; /* a file that holds "whole" */

static int
says (gboolean allowed)
{
  return allowed ? ALLOWED : REFUSED;
}

static int
try_write (unsigned walls)
{
  int file = open (victim, O_WRONLY | O_APPEND);

  signal (SIGXFSZ, SIG_IGN);
  return says (file >= 0 && write (file, "x", 1) == 1);
}

/* A limit on the size of files would not keep one from being emptied. */
static int
try_empty (unsigned walls)
{
  if ((walls & JALONS_WALLS_CALLS) == 0)
    return NO_WALL;
  return says (open (victim, O_RDONLY | O_TRUNC) >= 0 || open (victim, O_WRONLY) >= 0 || truncate (victim, 0) == 0);
}

static int
try_create (unsigned walls)
{
  g_autofree char *path = support_path ("created");
  int file = open (path, O_CREAT | O_RDWR, 0600);

  if ((walls & JALONS_WALLS_CALLS) == 0)
    return NO_WALL;
  return says (file >= 0);
}

static int
try_remove (unsigned walls)
{
  if ((walls & JALONS_WALLS_CALLS) == 0)
    return NO_WALL;
  return says (unlink (victim) == 0 || rename (victim, "/tmp/elsewhere") == 0);
}

static int
try_run (unsigned walls)
{
  if ((walls & JALONS_WALLS_CALLS) == 0)
    return NO_WALL;
  execl ("/bin/sh", "sh", "-c", "exit 11", NULL);
  return REFUSED;
}

static int
try_fork (unsigned walls)
{
  pid_t child;

  if ((walls & JALONS_WALLS_CALLS) == 0)
    return NO_WALL;
  child = fork ();
  if (child == 0)
    _exit (0);
  return says (child > 0);
}

static int
try_connect (unsigned walls)
{
  if ((walls & JALONS_WALLS_CALLS) == 0)
    return NO_WALL;
  return says (socket (AF_INET, SOCK_STREAM, 0) >= 0 || socket (AF_UNIX, SOCK_STREAM, 0) >= 0);
}

static int
try_kill (unsigned walls)
{
  if ((walls & JALONS_WALLS_CALLS) == 0)
    return NO_WALL;
  return says (kill (getppid (), 0) == 0);
}

static int
try_memory (unsigned walls)
{
  if ((walls & JALONS_WALLS_MEMORY) == 0)
    return NO_WALL;
  return says (mmap (NULL, (gsize) MEGABYTES * 1024 * 1024, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}

static int
try_descriptors (unsigned walls)
{
  for (int i = 0; i < 100; i++)
    if (open ("/dev/null", O_RDONLY) < 0)
      return REFUSED;
  return ALLOWED;
}

static int
try_core (unsigned walls)
{
  struct rlimit core;

  getrlimit (RLIMIT_CORE, &core);
  return says (core.rlim_max > 0);
}

/* Limits that a process could raise again would be none, root or not. */
static int
try_raise (unsigned walls)
{
  struct rlimit more = { 1000, 1000 };

  if (geteuid () == 0)
    return NO_WALL; /* root may, behind these walls too; bubblewrap takes that from it */
  return says (setrlimit (RLIMIT_FSIZE, &more) == 0);
}

/* And what it needs it may. */
static int
try_read (unsigned walls)
{
  char text[8] = "";
  int file = open (victim, O_RDONLY);

  return file >= 0 && read (file, text, 5) == 5 && strcmp (text, "whole") == 0 ? REFUSED : ALLOWED;
}

static const struct
{
  const char *name;
  int (*attempt) (unsigned walls);
} attempts[] = {
  { "write", try_write },
  { "empty", try_empty },
  { "create", try_create },
  { "remove", try_remove },
  { "run", try_run },
  { "fork", try_fork },
  { "connect", try_connect },
  { "kill", try_kill },
  { "memory", try_memory },
  { "descriptors", try_descriptors },
  { "core", try_core },
  { "raise", try_raise },
  { "reading-is-allowed", try_read },
};

static void
test_attempt (gconstpointer data)
{
  int (*const *attempt) (unsigned) = data;
  g_autofree char *text = NULL;
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit ((*attempt) (jalons_walls_put_up (MEGABYTES)));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WIFEXITED (status), !=, 0);
  if (WEXITSTATUS (status) == NO_WALL)
    {
      g_test_skip ("no such wall on this machine, or in this build");
      return;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, REFUSED);
  g_assert_cmpint (g_file_get_contents (victim, &text, NULL, NULL), !=, 0);
  g_assert_cmpstr (text, ==, "whole");
}

/* A process that turns without end is ended, though nobody watches it. */
static void
test_cpu (void)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      jalons_walls_put_up (MEGABYTES);
      jalons_walls_allow_cpu (0);
      for (;;)
        ;
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WIFSIGNALED (status), !=, 0);
  g_assert_cmpint (WTERMSIG (status), ==, SIGXCPU);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  victim = support_write ("victim", "whole", 5);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *path = g_strconcat ("/walls/", attempts[i].name, NULL);

      g_test_add_data_func (path, &attempts[i].attempt, test_attempt);
    }
  g_test_add_func ("/walls/cpu", test_cpu);
  status = g_test_run ();
  support_remove ();
  return status;
}
