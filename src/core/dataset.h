/* The records of a year in memory, found by id and by what they refer to, each entity a GListModel.
 * Invariant: deleted records are not in it; it changes only by jalons_dataset_apply(), in the thread that owns it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/keys.h"
#include "core/record.h"

G_BEGIN_DECLS

#define JALONS_TYPE_DATASET (jalons_dataset_get_type ())
G_DECLARE_FINAL_TYPE (JalonsDataset, jalons_dataset, JALONS, DATASET, GObject)

JalonsDataset *jalons_dataset_new        (void);
JalonsDataset *jalons_dataset_copy       (JalonsDataset *self);
GListModel    *jalons_dataset_get_list   (JalonsDataset *self, JalonsEntityId entity);
JalonsRecord  *jalons_dataset_lookup     (JalonsDataset *self, JalonsEntityId entity, const char *id);
JalonsRecord  *jalons_dataset_follow     (JalonsDataset *self, const JalonsRecord *record, JalonsFieldId reference);
GPtrArray     *jalons_dataset_referring  (JalonsDataset *self, JalonsFieldId reference, const char *id);
void           jalons_dataset_apply      (JalonsDataset *self, JalonsRecord *const *records, unsigned n_records);

/* The questions that everybody asks. */
JalonsSchool  *jalons_dataset_find_school          (JalonsDataset *self, const char *uai);
JalonsYear    *jalons_dataset_find_year            (JalonsDataset *self, const JalonsSchool *school, int start);
GPtrArray     *jalons_dataset_list_divisions       (JalonsDataset *self, const JalonsYear *year);
GPtrArray     *jalons_dataset_find_activities      (JalonsDataset *self, const JalonsDivision *division);
GPtrArray     *jalons_dataset_division_activities  (JalonsDataset *self, const JalonsDivision *division);
GPtrArray     *jalons_dataset_activity_divisions   (JalonsDataset *self, const JalonsActivity *activity);

G_END_DECLS
