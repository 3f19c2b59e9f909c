/* Preparing a year, while it is being done. Private to plan.
 * Invariant: records of the year to come are looked up in `next` alone, those of this year in `dataset`.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/calendar.h"
#include "plan/next-year.h"

G_BEGIN_DECLS

typedef struct
{
  JalonsDataset *dataset;
  JalonsYear *year;
  JalonsDataset *next; /* may be dataset itself; empty when there is nothing yet */
  JalonsYear *next_year; /* as it is, or as it will be */
  JalonsCalendar *calendar;
  JalonsCalendar *next_calendar;
  GHashTable *gone;      /* ids of what was deleted from the next year, or NULL */
  GHashTable *divisions; /* id of a class of this year → JalonsDivision of the next one, if it is taken over */
  JalonsNextYear *result;
} JalonsPreparation;

/* Takes text. */
void       jalons_preparation_tell       (JalonsPreparation *self, JalonsNextYearKind kind, const JalonsRecord *record,
                                          char *text);
gboolean   jalons_preparation_is_gone    (JalonsPreparation *self, const char *id);
void       jalons_preparation_tell_gone  (JalonsPreparation *self, const JalonsRecord *record, const char *name);
char      *jalons_preparation_make_id    (JalonsPreparation *self, const JalonsRecord *record);
char      *jalons_preparation_year_name  (JalonsPreparation *self);
JalonsDay  jalons_preparation_fit_day    (JalonsPreparation *self, JalonsDay day);
JalonsDraft *jalons_preparation_start    (const JalonsRecord *record, const char *id, const JalonsFieldId *without,
                                          unsigned n_without);
JalonsRecord *jalons_preparation_add     (JalonsPreparation *self, JalonsDraft *draft);
void       jalons_preparation_activities (JalonsPreparation *self);
void       jalons_preparation_dates      (JalonsPreparation *self);

G_END_DECLS
