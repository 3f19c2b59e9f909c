/* What of a school's year is shown, and in which order.
 * Invariant: a value; empty, it lets everything through.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hours.h"

G_BEGIN_DECLS

#define JALONS_FILTER_ANY (-1)

typedef enum
{
  JALONS_ORDER_LEVEL,  /* by level and code, under headings */
  JALONS_ORDER_BEHIND, /* the one with most left to plan first */
} JalonsYearOrder;

/**
 * JalonsYearFilter:
 * @level: (nullable): code of the only level to show
 * @axis: (nullable): code of the only axis to show, "" for what has none
 * @kind: the only #JalonsActivityKind to show, or %JALONS_FILTER_ANY
 * @state: the only #JalonsState to show, or %JALONS_FILTER_ANY
 * @behind: only classes that have hours left to plan
 * @broken: only activities that break a rule, and their classes
 * @order: of the classes
 */
typedef struct
{
  const char *level; /* interned */
  const char *axis;  /* interned */
  int kind;
  int state;
  gboolean behind;
  gboolean broken;
  JalonsYearOrder order;
} JalonsYearFilter;

#define JALONS_YEAR_FILTER_INIT { .kind = JALONS_FILTER_ANY, .state = JALONS_FILTER_ANY }

gboolean jalons_year_filter_is_empty       (const JalonsYearFilter *self);
guint    jalons_year_filter_count          (const JalonsYearFilter *self);
gboolean jalons_year_filter_equal          (const JalonsYearFilter *a, const JalonsYearFilter *b);
gboolean jalons_year_filter_takes_division (const JalonsYearFilter *self, const JalonsDivision *division,
                                            const JalonsHours *hours);
gboolean jalons_year_filter_takes_activity (const JalonsYearFilter *self, const JalonsActivity *activity,
                                            gboolean breaks_a_rule);

G_END_DECLS
