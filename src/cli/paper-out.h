/* Where a printed document goes: the file that --output names, or the standard output.
 * Invariant: a document that could not be drawn or written leaves what was there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/command.h"
#include "pdf/spool.h"

G_BEGIN_DECLS

gboolean     jalons_paper_out_check (JalonsArguments *arguments, unsigned n_words, const char *sentence, GError **error);
JalonsSpool *jalons_paper_out_new   (JalonsArguments *arguments);
gboolean     jalons_paper_out_keep  (JalonsSpool *spool, JalonsArguments *arguments, GError **error);
gboolean     jalons_paper_out_tell  (JalonsSpool *spool, JalonsArguments *arguments, GError **error);

G_END_DECLS
