/* The records of a year in memory, found by id and by what they refer to, each entity a GListModel.
 * Invariant: deleted records are not in it; it changes only by jalons_dataset_apply(), in the thread that owns it. What is
 * not read yet is read before anybody could miss it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record/keys.h"
#include "core/record/record.h"
#include "core/record/referrers.h"

G_BEGIN_DECLS

#define JALONS_TYPE_DATASET (jalons_dataset_get_type ())
G_DECLARE_FINAL_TYPE (JalonsDataset, jalons_dataset, JALONS, DATASET, GObject)

JalonsDataset *jalons_dataset_new        (void);
JalonsDataset *jalons_dataset_copy       (JalonsDataset *self);
GListModel    *jalons_dataset_get_list   (JalonsDataset *self, JalonsEntityId entity);
JalonsRecord  *jalons_dataset_lookup     (JalonsDataset *self, JalonsEntityId entity, const char *id);
JalonsRecord  *jalons_dataset_follow     (JalonsDataset *self, const JalonsRecord *record, JalonsFieldId reference);
GPtrArray     *jalons_dataset_referring  (JalonsDataset *self, JalonsFieldId reference, const char *id);
JalonsReferrers jalons_dataset_peek_referring (JalonsDataset *self, JalonsFieldId reference, const char *id);
unsigned       jalons_dataset_count      (JalonsDataset *self, JalonsEntityId entity);
void           jalons_dataset_apply      (JalonsDataset *self, JalonsRecord *const *records, unsigned n_records);

/**
 * JalonsDatasetReader:
 * @entity: an entity of which some records are not in the dataset yet
 * @data: what was given with the function
 *
 * Returns: (transfer full) (nullable) (element-type JalonsRecord): all records of @entity, but for those that
 *   jalons_dataset_apply() is about to be given; %NULL when they cannot be read
 */
typedef GPtrArray *(*JalonsDatasetReader) (JalonsEntityId entity, gpointer data);

void           jalons_dataset_leave_unread (JalonsDataset *self, JalonsEntityId entity, unsigned n_unread);
void           jalons_dataset_set_reader   (JalonsDataset *self, JalonsDatasetReader reader, gpointer data,
                                            GDestroyNotify data_free);

/* The questions that everybody asks. */
JalonsSchool  *jalons_dataset_find_school          (JalonsDataset *self, const char *uai);
JalonsYear    *jalons_dataset_find_year            (JalonsDataset *self, const JalonsSchool *school, int start);
GPtrArray     *jalons_dataset_list_divisions       (JalonsDataset *self, const JalonsYear *year);
GPtrArray     *jalons_dataset_find_activities      (JalonsDataset *self, const JalonsDivision *division);
GPtrArray     *jalons_dataset_division_activities  (JalonsDataset *self, const JalonsDivision *division);
GPtrArray     *jalons_dataset_activity_divisions   (JalonsDataset *self, const JalonsActivity *activity);

G_END_DECLS
