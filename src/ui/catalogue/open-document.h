/* Opening the PDF of a document, wherever it is.
 * Invariant: nothing is asked of anybody for a PDF that is in the data folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

void jalons_open_document (GtkWindow *parent, JalonsWorkspace *workspace, const JalonsDocument *document, unsigned page,
                           const char *words);

G_END_DECLS
