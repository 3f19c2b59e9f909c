/* How a replica speaks with the simulator: one line for each question, one for each answer.
 * Invariant: an edit may come in place of any answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdio.h>

#include "replica/round.h"

G_BEGIN_DECLS

/* What is called with the words of an edit. */
typedef void (*PipeEditFunc) (char **words);

extern FILE *pipe_in, *pipe_out;

void     pipe_open        (PipeEditFunc edit, const char *socket_path);
char   **pipe_read_line   (void);
guint64  pipe_draw        (guint64 below, gpointer data);
gboolean pipe_ask         (const JalonsRequest *request, JalonsAnswer *answer);
void     pipe_answer_clear (JalonsAnswer *answer);

G_END_DECLS
