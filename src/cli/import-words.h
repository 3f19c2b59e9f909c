/* What `jalons import` says: questions, what became of each class, warnings.
 * Invariant: nothing is answered or written here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

void        jalons_cli_import_take_back      (JalonsImport *import, const char *const *codes);
const char *jalons_cli_name_asked            (const JalonsImportQuestion *question);
void        jalons_cli_import_warn           (const char *name, const char *sentence);
void        jalons_cli_import_warn_questions (JalonsImport *import, const char *name);
void        jalons_cli_import_say            (JalonsImport *import, const char *name, gboolean with_created);
void        jalons_cli_import_foretell       (JalonsImport *import, const char *name);

G_END_DECLS
