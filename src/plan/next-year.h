/* “Préparer l'année suivante”: a school's year, transposed to the one after it.
 * Invariant: it adds and never overwrites; what is there already is left and told, so that a second time adds nothing.
 * Documents that are still valid go along; bookings and visits were for this year and do not.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/**
 * JalonsNextYearKind:
 * @JALONS_NEXT_CREATED: it will be there as it was: the year, a class, an activity at the same day of the same week, an
 *   absence (which its sentence asks to check)
 * @JALONS_NEXT_MOVED: an activity whose day has no class: it keeps its week, without a day
 * @JALONS_NEXT_UNDATED: an activity whose week does not exist, or a milestone: its date is to be entered
 * @JALONS_NEXT_LEFT: something of the next year that is there already and stays as it is
 * @JALONS_NEXT_DROPPED: what is not taken over: a cancelled activity, a closure, an absence in a week that does not exist,
 *   what was deleted from the next year
 */
typedef enum
{
  JALONS_NEXT_CREATED,
  JALONS_NEXT_MOVED,
  JALONS_NEXT_UNDATED,
  JALONS_NEXT_LEFT,
  JALONS_NEXT_DROPPED,
  JALONS_N_NEXT,
} JalonsNextYearKind;

/**
 * JalonsNextYearLine:
 * @kind: what happens to it
 * @entity: what it is: the year, a division, an activity, a milestone, an absence or a closure
 * @id: the id of the record in the next year, new or already there; of what is dropped, that of the record in this year
 * @text: one translated sentence, whole in itself: "“Forum”, 3A and 3B: S7, Tuesday 12 October 2027, 10 h to 12 h."
 *
 * One line of the preview.
 */
typedef struct
{
  JalonsNextYearKind kind;
  JalonsEntityId entity;
  char *id;
  char *text;
} JalonsNextYearLine;

/**
 * JalonsNextYear:
 * @start: 2027 for 2027-2028
 * @year_id: the id of the next year
 * @label: what the gesture does, for the undo entry: "Prepare 2027-2028"
 * @drafts: (element-type JalonsDraft): what is to be written in one gesture; empty when everything is there already
 * @lines: (element-type JalonsNextYearLine): one for each thing of this year: the year, its classes by code, its activities
 *   by date, its milestones, its absences, its closures
 * @n_lines: how many lines there are of each kind
 * @n_gone: how many of the dropped ones are so because they were deleted from the next year
 */
typedef struct
{
  int start;
  char *year_id;
  char *label;
  GPtrArray *drafts;
  GPtrArray *lines;
  unsigned n_lines[JALONS_N_NEXT];
  unsigned n_gone;
} JalonsNextYear;

JalonsNextYear *jalons_next_year_prepare (JalonsDataset *dataset,
                                          JalonsYear *year,
                                          JalonsDataset *next,
                                          GHashTable *gone,
                                          GError **error);
void            jalons_next_year_free    (JalonsNextYear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsNextYear, jalons_next_year_free)

G_END_DECLS
