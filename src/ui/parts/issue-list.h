/* The rules that an activity breaks, each with its sentence and what can be done.
 * Invariant: the severity is said by an icon with a name, never by colour alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_ISSUE_LIST (jalons_issue_list_get_type ())
G_DECLARE_FINAL_TYPE (JalonsIssueList, jalons_issue_list, JALONS, ISSUE_LIST, GtkWidget)

void jalons_issue_list_show (JalonsIssueList *self, GPtrArray *issues);

G_END_DECLS
