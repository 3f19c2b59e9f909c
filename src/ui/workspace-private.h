/* What the files of the workspace share.
 * Invariant: only ui/workspace*.c includes this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/sharing/sharing.h"
#include "ui/workspace.h"
#include "ui/year-sums.h"

G_BEGIN_DECLS

struct _JalonsWorkspace
{
  GObject parent_instance;

  JalonsStore *store;
  JalonsSharing *sharing; /* NULL before the store is open */
  JalonsDataset *dataset; /* of start_year; empty until it is loaded */
  int start_year;
  int loading_year; /* the year that was asked for last */
  JalonsDay today;

  char *directory; /* the folder of the data; NULL before it was asked for */
  char *school_id;
  char *division_id;
  char *expected_school;   /* to be selected when it is there */
  int expected_year;       /* to be opened with it */
  char *expected_division; /* likewise */

  JalonsYearSums *sums;
  GHashTable *touched;    /* while "changed" is told: ids of the only divisions that it touches, or NULL */
  GPtrArray *divisions;   /* of listed_year in their order, or NULL */
  JalonsYear *listed_year;
};

void jalons_workspace_announce      (JalonsWorkspace *self, GHashTable *touched);
void jalons_workspace_meet_expected (JalonsWorkspace *self);

G_END_DECLS
