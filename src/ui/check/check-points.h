/* The points to check: the broken rules of the year, alike ones of several classes as one.
 * Invariant: nothing is judged here; each issue of core/rules is in exactly one point.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rules/rules.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_N_SEVERITIES (JALONS_SEVERITY_ERROR + 1)

/**
 * JalonsCheckPoint:
 * @key: names the point for as long as it is broken
 * @issues: (element-type JalonsIssue): what it is made of: all of one rule and about the same thing
 */
typedef struct
{
  char *key;
  GPtrArray *issues;
} JalonsCheckPoint;

/**
 * JalonsCheckCount:
 * @points: how many points there are to check, conflicts with colleagues among them
 * @conflicts: how much two people wrote at once, in all years and schools
 * @of: how many of each severity, also of those that are hidden
 */
typedef struct
{
  guint points;
  guint conflicts;
  guint of[JALONS_N_SEVERITIES];
} JalonsCheckCount;

GPtrArray *jalons_check_points (const GPtrArray *issues);
JalonsCheckCount jalons_check_count (JalonsWorkspace *workspace, gboolean with_advice);
const JalonsIssue *jalons_check_point_first (const JalonsCheckPoint *point);

G_END_DECLS
