/* The hours owed by each level, in sets that each have a source.
 * Invariant: a figure always comes with the set that really gave it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsReferenceSet:
 * @code: "2020"
 * @title: as it is shown in a choice
 * @source: the text, as it is printed at the foot of a page
 * @note: what the user should know before choosing it
 * @first_rentree: the first school year it is for, 2020 for 2020-2021
 * @confirmed: whether all its own figures are those of a published text; others are shown as "to be confirmed"
 * @indicative: whether it gives at least one figure "à titre indicatif"
 */
typedef struct
{
  const char *code;
  const char *title;
  const char *source;
  const char *note;
  int first_rentree;
  gboolean confirmed;
  gboolean indicative;
} JalonsReferenceSet;

/**
 * JalonsReferenceFigure:
 * @minutes: what a division of the level owes in a year
 * @set: (transfer none): the set that gives the figure, which is another one where it falls back
 * @indicative: whether the figure is given "à titre indicatif"
 */
typedef struct
{
  int minutes;
  const JalonsReferenceSet *set;
  gboolean indicative;
} JalonsReferenceFigure;

const JalonsReferenceSet *jalons_references_list        (gsize *n_sets);
const JalonsReferenceSet *jalons_references_lookup      (const char *set);
const JalonsReferenceSet *jalons_references_for_rentree (int start_year);
gboolean                  jalons_references_figure       (const char *set,
                                                         const char *level,
                                                         JalonsReferenceFigure *figure);
gboolean                  jalons_references_minutes      (const char *set,
                                                         const char *level,
                                                         int *minutes);

G_END_DECLS
