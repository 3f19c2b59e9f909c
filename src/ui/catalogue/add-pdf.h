/* Taking a PDF into the catalogue: the file, its text for the search, and its document.
 * Invariant: a file that cannot be read as a PDF leaves no document.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*JalonsPdfAdded) (const char *document, gpointer data);

void jalons_add_pdf (GtkWindow *parent, JalonsWorkspace *workspace, GFile *file, JalonsPdfAdded added, gpointer data);

G_END_DECLS
