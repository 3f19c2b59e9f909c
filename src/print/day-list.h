/* The documents that list activities by day: the week of a school, the agenda of a counsellor over several schools.
 * Invariant: an activity stands in a list once, with all its classes; what has no date is in no list.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record/dataset.h"
#include "print/stationery.h"

G_BEGIN_DECLS

/**
 * JalonsAgenda:
 * @counsellor: (nullable): whose agenda: only the years that have this counsellor; %NULL for every one
 * @first_day: the first day
 * @end_day: the day after the last
 * @everything: lists all activities of the schools, not only those at which their counsellor speaks
 */
typedef struct
{
  const char *counsellor;
  JalonsDay first_day;
  JalonsDay end_day;
  gboolean everything;
} JalonsAgenda;

void     jalons_print_week   (JalonsDataset *dataset, JalonsYear *year, JalonsDay monday,
                              const JalonsPrintOptions *options, JalonsSpool *spool);
gboolean jalons_print_agenda (JalonsDataset *dataset, GPtrArray *years, const JalonsAgenda *agenda,
                              const JalonsPrintOptions *options, JalonsSpool *spool, GError **error);

char *jalons_list_activity_divisions (JalonsDataset *dataset, JalonsActivity *activity);

G_END_DECLS
