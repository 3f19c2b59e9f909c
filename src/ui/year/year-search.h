/* Finds activities, and classes, by the words that are typed.
 * Invariant: what is typed and what is looked at are folded alike; every word typed must be found.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"

G_BEGIN_DECLS

/**
 * JalonsYearHit:
 * @division: (transfer none): id of the class in whose row it is
 * @activity: (transfer none) (nullable): id of the activity, %NULL when the class itself is found
 */
typedef struct
{
  const char *division;
  const char *activity;
} JalonsYearHit;

typedef struct _JalonsYearSearch JalonsYearSearch;

JalonsYearSearch    *jalons_year_search_new  (void);
void                 jalons_year_search_free (JalonsYearSearch *self);
void                 jalons_year_search_add  (JalonsYearSearch *self, JalonsDivision *division, const char *level,
                                              JalonsActivity *activity);
guint                jalons_year_search_run  (JalonsYearSearch *self, const char *text);
const JalonsYearHit *jalons_year_search_get  (JalonsYearSearch *self, guint position);
int                  jalons_year_search_find (JalonsYearSearch *self, const char *division, const char *activity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsYearSearch, jalons_year_search_free)

G_END_DECLS
