/* Answering a question of a large import beside the window, which can stop it.
 * Invariant: until it has finished, the import is looked at by nobody else; stopped, it is as it was before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "exchange/import.h"

G_BEGIN_DECLS

char         *jalons_import_find_answer   (JalonsImport *import, const char *key);
void          jalons_import_answer_async  (GtkWidget *widget, JalonsImport *import, const char *key, const char *text,
                                           GAsyncReadyCallback callback, gpointer user_data);
JalonsImport *jalons_import_answer_finish (GAsyncResult *result, gboolean *stands);

G_END_DECLS
