/* What is open: the store, the data of one school year, and what is selected in it.
 * Invariant: every view reads the dataset and writes through here; nobody keeps a record over a change.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hours.h"
#include "core/published/levels.h"
#include "core/record/dataset.h"
#include "core/rules/rule-index.h"
#include "core/time/calendar.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _JalonsSharing JalonsSharing; /* see ui/sharing/sharing.h */

#define JALONS_TYPE_WORKSPACE (jalons_workspace_get_type ())
G_DECLARE_FINAL_TYPE (JalonsWorkspace, jalons_workspace, JALONS, WORKSPACE, GObject)

JalonsWorkspace *jalons_workspace_new          (JalonsDay today);
void             jalons_workspace_open_async   (JalonsWorkspace *self,
                                                const char *data_dir,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean         jalons_workspace_open_finish  (JalonsWorkspace *self,
                                                GAsyncResult *result,
                                                GError **error);
void             jalons_workspace_close        (JalonsWorkspace *self);

JalonsStore     *jalons_workspace_get_store      (JalonsWorkspace *self);
const char      *jalons_workspace_get_directory  (JalonsWorkspace *self);
JalonsSharing   *jalons_workspace_get_sharing    (JalonsWorkspace *self);
const char      *jalons_workspace_get_mark       (JalonsWorkspace *self, const char *id);
JalonsDataset   *jalons_workspace_get_dataset    (JalonsWorkspace *self);
int              jalons_workspace_get_start_year (JalonsWorkspace *self);
void             jalons_workspace_set_start_year (JalonsWorkspace *self, int start_year);
GArray          *jalons_workspace_list_years     (JalonsWorkspace *self);

GPtrArray       *jalons_workspace_list_schools   (JalonsWorkspace *self);
GPtrArray       *jalons_workspace_list_divisions (JalonsWorkspace *self);
JalonsLevelInfo  jalons_workspace_level          (JalonsWorkspace *self, const char *code);

JalonsSchool    *jalons_workspace_get_school     (JalonsWorkspace *self);
void             jalons_workspace_set_school     (JalonsWorkspace *self, const char *id);
void             jalons_workspace_expect_school  (JalonsWorkspace *self, const char *id, int start_year);
void             jalons_workspace_expect_division (JalonsWorkspace *self, const char *id);
JalonsYear      *jalons_workspace_get_year       (JalonsWorkspace *self);
JalonsDivision  *jalons_workspace_get_division   (JalonsWorkspace *self);
void             jalons_workspace_set_division   (JalonsWorkspace *self, const char *id);

JalonsCalendar    *jalons_workspace_get_calendar (JalonsWorkspace *self);
const JalonsHours *jalons_workspace_get_hours    (JalonsWorkspace *self, const JalonsDivision *division);
JalonsHours        jalons_workspace_school_hours (JalonsWorkspace *self, const JalonsSchool *school);
JalonsRuleIndex   *jalons_workspace_get_rules    (JalonsWorkspace *self);
const GPtrArray   *jalons_workspace_list_issues  (JalonsWorkspace *self);
const GPtrArray   *jalons_workspace_issues_of    (JalonsWorkspace *self, const JalonsRecord *record);
gboolean           jalons_workspace_touches      (JalonsWorkspace *self, const char *division);
JalonsDay          jalons_workspace_get_today    (JalonsWorkspace *self);
void               jalons_workspace_set_today    (JalonsWorkspace *self, JalonsDay today);

void             jalons_workspace_write          (JalonsWorkspace *self,
                                                  const char *label,
                                                  GPtrArray *drafts);
void             jalons_workspace_write_saying   (JalonsWorkspace *self,
                                                  const char *label,
                                                  GPtrArray *drafts,
                                                  const char *message);
void             jalons_workspace_delete         (JalonsWorkspace *self,
                                                  const char *label,
                                                  JalonsRecord *record,
                                                  const char *message);
void             jalons_workspace_fail           (JalonsWorkspace *self,
                                                  const char *text);
void             jalons_workspace_undo           (JalonsWorkspace *self);
void             jalons_workspace_redo           (JalonsWorkspace *self);
const char      *jalons_workspace_get_undo_label (JalonsWorkspace *self);
const char      *jalons_workspace_get_redo_label (JalonsWorkspace *self);
void             jalons_workspace_say            (JalonsWorkspace *self,
                                                  const char *message,
                                                  gboolean offer_undo);

G_END_DECLS
