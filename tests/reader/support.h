/* What the tests of PDFs from elsewhere share: files that are made for them, and waiting.
 * Invariant: a file that a test needs is made by the test; none is kept in the repository.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reader/pdf.h"

typedef struct
{
  gboolean done;
  GAsyncResult *result;
} Waited;

const char *support_folder       (void);
char       *support_path         (const char *name);
char       *support_write        (const char *name, const void *bytes, gsize length);
GString    *support_make         (unsigned n_pages);
GString    *support_stream       (const char *entries, const void *bytes, gsize length);
GString    *support_deflated     (const char *entries, const void *bytes, gsize length);
GString    *support_hand_written (GPtrArray *objects);

void        support_waited       (GObject *source, GAsyncResult *result, gpointer waited);
JalonsPdf  *support_open         (const char *path, const JalonsPdfOptions *options, GError **error);
void        support_wait         (Waited *waited);
void        support_remove       (void);
