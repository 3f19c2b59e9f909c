/* The views of the window, each in its place of the switcher.
 * Invariant: a view is made when it is first asked for, and what is typed in it is written before another is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/view.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

typedef struct _JalonsViews JalonsViews;

/* Another view is shown, or something else is selected in it. */
typedef void (*JalonsViewsFunc) (gpointer window);

JalonsViews      *jalons_views_new       (AdwViewStack *stack, JalonsWorkspace *workspace, JalonsViewsFunc changed,
                                          GtkWindow *window);
void              jalons_views_free      (JalonsViews *self);
GtkWidget        *jalons_views_find      (JalonsViews *self, const char *name);
AdwViewStackPage *jalons_views_get_page  (JalonsViews *self, const char *name);
GtkWidget        *jalons_views_get_shown (JalonsViews *self);
void              jalons_views_show      (JalonsViews *self, const char *name);
void              jalons_views_leave     (JalonsViews *self);

G_END_DECLS
