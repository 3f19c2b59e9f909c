/* One remark with its answers, and what can be done with it: answer, resolve, reopen.
 * Invariant: an answer that is being typed is kept until it is sent or given up, whatever changes meanwhile.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/project/remarks.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_THREAD_VIEW (jalons_thread_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsThreadView, jalons_thread_view, JALONS, THREAD_VIEW, GtkWidget)

GtkWidget  *jalons_thread_view_new    (JalonsProjectData *data, gboolean with_about);
void        jalons_thread_view_show   (JalonsThreadView *self, const JalonsThread *thread);
const char *jalons_thread_view_get_id (JalonsThreadView *self);
gboolean    jalons_thread_view_is_typing (JalonsThreadView *self);

G_END_DECLS
