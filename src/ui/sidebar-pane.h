/* Whether the sidebar is shown: by a setting in a wide window, when it is asked for in a narrow one. And whether the
 * switcher of views has room beside it for icons and words on one line.
 * Invariant: the state of the action "sidebar-visible" is what is seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _JalonsSidebarPane JalonsSidebarPane;

JalonsSidebarPane *jalons_sidebar_pane_new       (GActionMap *map, GtkRevealer *revealer, AdwHeaderBar *header,
                                                  AdwViewSwitcher *switcher, GSettings *settings);
void               jalons_sidebar_pane_set_width (JalonsSidebarPane *self, int width);
void               jalons_sidebar_pane_set_crowded (JalonsSidebarPane *self, gboolean crowded);
void               jalons_sidebar_pane_set_full  (JalonsSidebarPane *self, gboolean full);
void               jalons_sidebar_pane_free      (JalonsSidebarPane *self);

G_END_DECLS
