/* What the files of the workspace share.
 * Invariant: only ui/workspace*.c includes this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/workspace.h"
#include "ui/year-sums.h"

G_BEGIN_DECLS

struct _JalonsWorkspace
{
  GObject parent_instance;

  JalonsStore *store;
  JalonsDataset *dataset; /* of start_year; empty until it is loaded */
  int start_year;
  int loading_year; /* the year that was asked for last */
  JalonsDay today;

  char *school_id;
  char *division_id;

  JalonsYearSums *sums;
};

void jalons_workspace_announce (JalonsWorkspace *self);

G_END_DECLS
