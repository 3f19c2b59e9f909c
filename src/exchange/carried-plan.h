/* While a carried file is planned. Private to exchange/carried-import.c and carried-merge.c.
 * Invariant: what is planned is read from the file and the data; only the plan is written to.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/carried-import.h"
#include "exchange/import-private.h"

G_BEGIN_DECLS

typedef struct
{
  JalonsCarried *carried;
  GHashTable *copies;  /* ids of the schools of which the data are a copy → day */
  GHashTable *deleted; /* ids of what the user deleted */
  gboolean is_copy;   /* what the last plan made of it */
} JalonsCarriedSource;

typedef struct
{
  JalonsCarriedSource *source;
  JalonsCarried *carried;
  JalonsDataset *dataset;
  JalonsPlan *plan;
  JalonsProject *local; /* NULL when the data have not that project */
  gboolean reception;
  guint n_other; /* what differs and is left alone */
} JalonsCarriedPlanner;

gboolean     jalons_carried_is_of_review     (JalonsEntityId entity);
void         jalons_carried_copy_field       (JalonsDraft *draft, const JalonsRecord *from, JalonsFieldId field);
JalonsDraft *jalons_carried_draft            (JalonsCarriedPlanner *self, const JalonsRecord *record);
void         jalons_carried_keep             (JalonsCarriedPlanner *self, JalonsDraft *draft, gboolean with_line);
gboolean     jalons_carried_has_unknown_step (JalonsDataset *dataset, const JalonsProject *project,
                                              JalonsDataset *other);
void         jalons_carried_merge_records    (JalonsCarriedPlanner *self, JalonsEntityId entity);
void         jalons_carried_merge_deletions  (JalonsCarriedPlanner *self);
void         jalons_carried_merge            (JalonsCarriedPlanner *self);

G_END_DECLS
