/* What the files of the view Année share.
 * Invariant: year-view.c shows, year-gestures.c answers the window, year-plan.c writes, year-drag.c drags; each calls the
 * others' functions below.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "plan/copy.h"
#include "plan/drop-rules.h"
#include "plan/proposal.h"
#include "ui/parts/fit-label.h"
#include "ui/activity/activity-editor.h"
#include "ui/parts/panes.h"
#include "ui/parts/presses.h"
#include "ui/view.h"
#include "ui/year/year-entry.h"
#include "ui/year/year-grid.h"
#include "ui/year/year-legend.h"
#include "ui/year/year-search-bar.h"
#include "ui/year/year-view.h"

G_BEGIN_DECLS

typedef void (*JalonsYearPulled) (JalonsYearView *self, double x, double y);

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
  GtkWidget *filters;           /* NULL until it is first opened */
  GtkWidget *catalogue;         /* NULL until it is first opened */
  JalonsYearSearchBar *search;  /* NULL until something is first searched */
  GSettings *settings;
  JalonsCopied *copied;         /* what Ctrl+C took */
  JalonsPresses presses;        /* of the button, on the grid */
  struct
  {
    double x, y; /* of the pointer, in the grid */
    guint tick;  /* 0 while nothing is pulled */
    JalonsYearPulled moved;
  } pull;

  GtkWidget *page;
  GtkLabel *name;
  JalonsFitLabel *summary;
  GtkButton *behind;
  JalonsFitLabel *behind_label;
  GtkToggleButton *catalogue_button;
  GtkToggleButton *week_button;
  GtkWidget *week_box;
  GtkLabel *week_label;
  GtkWidget *head;
  GtkMenuButton *filter_button;
  JalonsYearLegend *legend;
  GtkStack *contents;
  GtkScrolledWindow *scroller;
  GtkLabel *status;
  GMenuModel *chip_menu;
};

/* year-gestures.c */
void jalons_year_view_implement        (JalonsViewInterface *iface);

/* year-plan.c */
void jalons_year_view_install_planning (GtkWidgetClass *widget_class);
void jalons_year_view_write            (JalonsYearView *self, JalonsProposal *proposal);
void jalons_year_view_add              (JalonsYearView *self, const char *text);
void jalons_year_view_rename           (JalonsYearView *self);

/* year-drag.c */
void jalons_year_view_add_pointer      (JalonsYearView *self);
void jalons_year_view_popup            (JalonsYearView *self);
guint8 *jalons_year_view_judge         (JalonsYearView *self, JalonsDropRules *rules, gboolean heads);

/* year-catalogue.c */
void jalons_year_view_install_catalogue (GtkWidgetClass *widget_class);
void jalons_year_view_add_catalogue    (JalonsYearView *self);

/* year-seeing.c */
void jalons_year_view_install_seeing   (GtkWidgetClass *widget_class);
void jalons_year_view_add_seeing       (JalonsYearView *self);
void jalons_year_view_find             (JalonsYearView *self);
void jalons_year_view_set_filter       (JalonsYearView *self, const JalonsYearFilter *filter);
char *jalons_year_view_describe_filter (JalonsYearView *self);

/* year-pull.c */
void jalons_year_view_add_ranges       (JalonsYearView *self);
void jalons_year_view_pull             (JalonsYearView *self, double x, double y, JalonsYearPulled moved);
void jalons_year_view_end_pull         (JalonsYearView *self);

/* year-view.c */
void jalons_year_view_show_contents    (JalonsYearView *self);
void jalons_year_view_show_scale       (JalonsYearView *self, JalonsDay monday);
const JalonsYearChip *jalons_year_view_get_chip (JalonsYearView *self);
void jalons_year_view_close_editor     (JalonsYearView *self);
void jalons_year_view_open_editor      (JalonsYearView *self);
void jalons_year_view_activate         (JalonsYearView *self, JalonsYearPlace place);
void jalons_year_view_show_status      (JalonsYearView *self);
void jalons_year_view_tell_drop        (JalonsYearView *self, const char *text);

G_END_DECLS
