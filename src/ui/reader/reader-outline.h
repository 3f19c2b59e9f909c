/* The table of contents of a document, as a tree to walk in.
 * Invariant: a heading that leads nowhere is shown and does nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *jalons_reader_outline_new (GArray *headings);

G_END_DECLS
