/* What a project lacks: goals that nothing serves, activities that serve none, levels without anything…
 * Invariant: a gap is said and never forbids a step.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/programme.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_GAP_NO_DIAGNOSIS,     /* its part is empty, and no figure was typed */
  JALONS_GAP_NO_GOAL,          /* the project has none */
  JALONS_GAP_GOAL_UNSERVED,    /* no activity and no intention serves a goal */
  JALONS_GAP_EMPTY_CELL,       /* a level has neither activity nor intention in a year */
  JALONS_GAP_BELOW_OWED,       /* what is planned and meant for a class stays under what is owed */
  JALONS_GAP_HALF_DAYS,        /* fewer demi-journées Avenir than aimed at */
  JALONS_GAP_WITHOUT_GOAL,     /* activities that serve no goal, all together */
  JALONS_GAP_CHANGES_OPEN,     /* submitted or further while a request for a change is open */
  JALONS_GAP_NO_REVIEWER,      /* nobody is asked to read it */
} JalonsGapKind;

/**
 * JalonsGap:
 * @kind: what is missing
 * @record: (nullable): the goal, or the remark
 * @level: the code of the level, or ""
 * @start: its year, or %JALONS_UNSET
 * @activities: (nullable) (element-type JalonsActivity): those that serve no goal
 * @text: one translated sentence, whole in itself
 */
typedef struct
{
  JalonsGapKind kind;
  JalonsRecord *record;
  char *level;
  int start;
  GPtrArray *activities;
  char *text;
} JalonsGap;

const char *jalons_gap_code   (JalonsGapKind kind);
void       jalons_gap_free     (JalonsGap *gap);
GPtrArray *jalons_project_gaps (JalonsDataset *dataset, const JalonsProject *project,
                                const JalonsProgramme *programme);
GPtrArray *jalons_project_activities_without_goal (JalonsDataset *dataset, const JalonsProject *project);

G_END_DECLS
