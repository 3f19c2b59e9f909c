/* One row of a table of ambassadors, as a draft of a person.
 * Invariant: a row is read by itself: who else is known is not its business.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/published/jobs.h"
#include "exchange/table-private.h"

G_BEGIN_DECLS

#define JALONS_AMBASSADOR_SAID(field) (G_GUINT64_CONSTANT (1) << JALONS_FIELD_INDEX (field))

/**
 * JalonsAmbassadorReader:
 * @base: the table
 * @jobs: the jobs that are known in both genders
 */
typedef struct
{
  JalonsTablePlanner *base;
  JalonsJobs *jobs;
} JalonsAmbassadorReader;

/**
 * JalonsAmbassadorRow:
 * @row: of the table, from 0
 * @draft: a new ambassador with what the row says
 * @said: the fields that it says something of, see JALONS_AMBASSADOR_SAID()
 * @undated: the fields that it says yes to without a day
 * @details: (array zero-terminated=1): what was not understood, whole sentences
 */
typedef struct
{
  unsigned row;
  JalonsDraft *draft;
  guint64 said;
  guint64 undated;
  char **details;
  /*< private >*/
  const char *full_name;
  const char *first_name;
  const char *last_name;
  const char *job;
  JalonsGender gender;
} JalonsAmbassadorRow;

JalonsAmbassadorRow jalons_ambassador_row_read  (JalonsAmbassadorReader *reader, unsigned row);
void                jalons_ambassador_row_clear (JalonsAmbassadorRow *self);

G_END_DECLS
