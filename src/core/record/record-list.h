/* The records of one entity, in the order of their arrival, as a GListModel found by id. Private to core.
 * Invariant: it holds no two records with one id.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record/record.h"

G_BEGIN_DECLS

#define JALONS_TYPE_RECORD_LIST (jalons_record_list_get_type ())
G_DECLARE_FINAL_TYPE (JalonsRecordList, jalons_record_list, JALONS, RECORD_LIST, GObject)

JalonsRecord        *jalons_record_list_lookup  (JalonsRecordList *list, const char *id, guint *position);
JalonsRecord *const *jalons_record_list_records (JalonsRecordList *list, guint *n_records);
void                 jalons_record_list_expect  (JalonsRecordList *list, guint n_more);
void                 jalons_record_list_append  (JalonsRecordList *list, JalonsRecord *record);
void                 jalons_record_list_replace (JalonsRecordList *list, guint position, JalonsRecord *record);
void                 jalons_record_list_remove  (JalonsRecordList *list, guint position);
void                 jalons_record_list_tell    (JalonsRecordList *list);

G_END_DECLS
