/* Forgetting a person: what is known of an ambassador goes for good, the count of the visits stays.
 * Invariant: it is no gesture: it cannot be undone, and nothing of the person is written down by it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/traces.h"
#include "store/backup.h"

G_BEGIN_DECLS

/**
 * JalonsForgetReport:
 * @n_texts: from how many texts of the data and of the PDF pages in the index the person was taken out
 * @n_changes: how many lines of the history were emptied or rewritten
 * @left: (element-type utf8): whole sentences: what was left as it is, where to look oneself
 * @backups: (element-type JalonsBackup): the copies that still know the person, or cannot be read; see
 *   jalons_backup_delete()
 * @traces: what the person was known by, for looking into files that this floor cannot read; empty for somebody who was
 *   forgotten before
 * @unfinished: (nullable): a sentence: why the file could not be cleared of what it no longer uses; the person is
 *   forgotten, and forgetting again clears it
 */
typedef struct
{
  guint n_texts;
  guint n_changes;
  GPtrArray *left;
  GPtrArray *backups;
  JalonsTraces *traces;
  char *unfinished;
} JalonsForgetReport;

void                jalons_forget_report_free  (JalonsForgetReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsForgetReport, jalons_forget_report_free)

JalonsForgetReport *jalons_store_forget        (JalonsStore *self, const char *ambassador, JalonsDay today,
                                                GError **error);
void                jalons_store_forget_async  (JalonsStore *self, const char *ambassador, JalonsDay today,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
JalonsForgetReport *jalons_store_forget_finish (JalonsStore *self, GAsyncResult *result, GError **error);

gboolean            jalons_backup_delete       (const char *directory, const char *path, GError **error);

G_END_DECLS
