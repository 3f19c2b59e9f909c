/* While the structure of a school is planned: its school and year, its classes, and what level each of them has.
 * Invariant: only structure-import.c makes a planner; what it borrows outlives it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/import-private.h"

G_BEGIN_DECLS

typedef struct
{
  JalonsPlan *plan;
  JalonsStructure *structure;
  JalonsDataset *dataset;
  GHashTable *answers;
  GHashTable *by_key;  /* key of a code → JalonsDivision, the divisions of the year as they are */
  GHashTable *in_file; /* keys of the codes that the file has */
  GHashTable *taken;   /* ids of the divisions that were dealt with */
} JalonsStructurePlanner;

/* What is known of the level of a class; level is "" when it was asked and not answered. */
typedef struct
{
  const char *level;
  gboolean mixed;
  gboolean guessed; /* told by a label alone */
} JalonsTold;

const char           *jalons_planner_answer        (JalonsStructurePlanner *self, const char *key);
char                 *jalons_planner_choose_school (JalonsStructurePlanner *self, const char *open_uai);
int                   jalons_planner_choose_year   (JalonsStructurePlanner *self, int open_year);
void                  jalons_planner_add_school    (JalonsStructurePlanner *self);
char                 *jalons_planner_add_year      (JalonsStructurePlanner *self);
JalonsTold            jalons_planner_tell_level    (JalonsStructurePlanner *self, const JalonsStructureDivision *division);

G_END_DECLS
