/* Writing an import from the command line. Private to cli.
 * Invariant: one import is one gesture, which Undo takes back as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/import.h"
#include "store/store.h"

G_BEGIN_DECLS

gboolean jalons_cli_import_write (JalonsStore *store, JalonsImport *import, GError **error);

G_END_DECLS
