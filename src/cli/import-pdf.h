/* `jalons import` of a PDF: a document of the catalogue.
 * Invariant: the same bytes make one document, however often they are imported.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

gboolean jalons_cli_is_pdf     (GFile *file);
gboolean jalons_cli_import_pdf (JalonsCli *cli, JalonsStore *store, GFile *file, GError **error);

G_END_DECLS
