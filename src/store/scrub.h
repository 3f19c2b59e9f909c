/* Taking a person out of every text of the data file: records, journal, labels, index.
 * Invariant: it runs inside a transaction of its caller, and a line of the journal that is about the person stays as a
 * mark without a value, so that undo knows why it has nothing to put back.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/traces.h"
#include "store/database.h"
#include "store/forget.h"

G_BEGIN_DECLS

/* The field of a mark; there is no such field. */
#define JALONS_FORGOTTEN_MARK "forgotten"

JalonsTraces *jalons_scrub_collect (JalonsDatabase *database, const char *ambassador, GError **error);
gboolean      jalons_scrub_run     (JalonsDatabase *database, const char *ambassador, const JalonsTraces *traces,
                                    JalonsDay today, JalonsForgetReport *report, GPtrArray *records, GError **error);
GPtrArray    *jalons_scrub_backups (const char *directory, const char *ambassador, const JalonsTraces *traces,
                                    GPtrArray *left);

G_END_DECLS
