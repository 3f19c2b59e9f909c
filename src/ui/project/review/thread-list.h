/* Remarks with their answers, one below the other.
 * Invariant: a remark keeps its widget as long as it is listed, so that neither the focus nor a begun answer is lost.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/project/project-data.h"

G_BEGIN_DECLS

typedef struct _JalonsThreadList JalonsThreadList;

JalonsThreadList *jalons_thread_list_new  (GtkBox *box, JalonsProjectData *data, gboolean with_about);
void              jalons_thread_list_show (JalonsThreadList *self, GPtrArray *threads);
void              jalons_thread_list_free (JalonsThreadList *self);

G_END_DECLS
