/* What the files of the view Année share.
 * Invariant: year-view.c shows, year-plan.c writes, year-drag.c drags; each calls the others' functions below.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "plan/copy.h"
#include "plan/proposal.h"
#include "ui/activity/activity-editor.h"
#include "ui/parts/panes.h"
#include "ui/year/year-entry.h"
#include "ui/year/year-grid.h"
#include "ui/year/year-view.h"

G_BEGIN_DECLS

struct _JalonsYearView
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsYearTable *table;
  JalonsPanes *panes;
  JalonsYearGrid *grid;
  JalonsActivityEditor *editor; /* NULL until something is first edited */
  JalonsYearEntry *entry;       /* NULL until something is first typed */
  GtkWidget *menu;              /* NULL until it is first opened */
  JalonsCopied *copied;         /* what Ctrl+C took */

  GtkWidget *page;
  GtkLabel *name;
  GtkLabel *summary;
  GtkButton *behind;
  GtkToggleButton *week_button;
  GtkWidget *week_box;
  GtkLabel *week_label;
  GtkStack *contents;
  GtkScrolledWindow *scroller;
  GtkLabel *status;
  GMenuModel *chip_menu;
};

/* year-plan.c */
void jalons_year_view_install_planning (GtkWidgetClass *widget_class);
void jalons_year_view_write            (JalonsYearView *self, JalonsProposal *proposal);
void jalons_year_view_add              (JalonsYearView *self, const char *text);
void jalons_year_view_rename           (JalonsYearView *self);

/* year-drag.c */
void jalons_year_view_add_pointer      (JalonsYearView *self);
void jalons_year_view_popup            (JalonsYearView *self);

/* year-view.c */
void jalons_year_view_open_editor      (JalonsYearView *self);
void jalons_year_view_activate         (JalonsYearView *self, JalonsYearPlace place);
void jalons_year_view_show_status      (JalonsYearView *self);

G_END_DECLS
