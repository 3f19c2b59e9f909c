/* The three panes of a view: a list, a page, and an editor at the side, as many of them as the width allows.
 * Invariant: the page gives way to nothing but an open editor or a list that is asked for; any other list is the first to go
 * when the width is short.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_PANES (jalons_panes_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPanes, jalons_panes, JALONS, PANES, GtkWidget)

void     jalons_panes_set_list        (JalonsPanes *self, GtkWidget *list);
void     jalons_panes_set_page_least  (JalonsPanes *self, int least);
void     jalons_panes_set_list_width  (JalonsPanes *self, int most);
void     jalons_panes_set_list_open   (JalonsPanes *self, gboolean open);
gboolean jalons_panes_fit             (JalonsPanes *self, gboolean list, gboolean editor);
gboolean jalons_panes_keep_list       (JalonsPanes *self, gboolean editor);
gboolean jalons_panes_is_narrow       (JalonsPanes *self);
void     jalons_panes_set_page        (JalonsPanes *self, GtkWidget *page);
void     jalons_panes_set_editor      (JalonsPanes *self, GtkWidget *editor);
void     jalons_panes_set_editor_open (JalonsPanes *self, gboolean open);
gboolean jalons_panes_get_editor_open (JalonsPanes *self);

G_END_DECLS
