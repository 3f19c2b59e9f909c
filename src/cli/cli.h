/* The commands without a window: what the program does when its first word is one of them.
 * Invariant: what was asked for goes to the standard output, everything else to the standard error.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/day.h"

G_BEGIN_DECLS

#define JALONS_EXIT_FAILED 1 /* said why on the standard error */
#define JALONS_EXIT_USAGE  2 /* the command line itself is wrong */

/**
 * JalonsStart:
 * @data_dir: (nullable): what --data said, a part of the command line
 * @rest: (array zero-terminated=1): the words after the global options: a command and its own, or files
 * @status: the exit status, when there is nothing left to do
 *
 * A command line whose global options were read.
 */
typedef struct
{
  const char *data_dir;
  const char *const *rest;
  int status;
} JalonsStart;

gboolean jalons_cli_start   (const char *const *argv, JalonsStart *start);
gboolean jalons_cli_is_command (const char *word);
int      jalons_cli_run     (const JalonsStart *start, JalonsDay today);

G_END_DECLS
