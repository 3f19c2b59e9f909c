/* Long work in sight: what is being done, and a way to stop it where it can be stopped.
 * Invariant: work that is done at once is never seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _JalonsBusy JalonsBusy;

JalonsBusy   *jalons_busy_new             (GtkWindow *parent, const char *text);
JalonsBusy   *jalons_busy_new_firm        (GtkWindow *parent, const char *text);
GCancellable *jalons_busy_get_cancellable (JalonsBusy *self);
void          jalons_busy_set_fraction    (JalonsBusy *self, double fraction);
void          jalons_busy_follow          (JalonsBusy *self, GObject *worker);
void          jalons_busy_free            (JalonsBusy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsBusy, jalons_busy_free)

G_END_DECLS
