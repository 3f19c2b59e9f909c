/* The pluriannual project of the selected school in memory: the three years, which the open year alone does not have.
 * Invariant: what it holds is what is on the disk: it is loaded on the worker and every gesture that is written goes in.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/programme.h"
#include "plan/proposal.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PROJECT_DATA (jalons_project_data_get_type ())
G_DECLARE_FINAL_TYPE (JalonsProjectData, jalons_project_data, JALONS, PROJECT_DATA, GObject)

JalonsProjectData *jalons_project_data_new           (JalonsWorkspace *workspace);
JalonsWorkspace   *jalons_project_data_get_workspace (JalonsProjectData *self);
void               jalons_project_data_set_wanted    (JalonsProjectData *self, gboolean wanted);
gboolean           jalons_project_data_is_loaded     (JalonsProjectData *self);
JalonsDataset     *jalons_project_data_get_dataset   (JalonsProjectData *self);
JalonsSchool      *jalons_project_data_get_school    (JalonsProjectData *self);
JalonsProject     *jalons_project_data_get_project   (JalonsProjectData *self);
void               jalons_project_data_set_project   (JalonsProjectData *self, const char *id);
JalonsRecord      *jalons_project_data_lookup        (JalonsProjectData *self, JalonsEntityId entity, const char *id);
const JalonsProgramme *jalons_project_data_get_programme (JalonsProjectData *self);
gboolean           jalons_project_data_is_copy       (JalonsProjectData *self);
gboolean           jalons_project_data_is_editable   (JalonsProjectData *self);
JalonsDay          jalons_project_data_get_today     (JalonsProjectData *self);

gboolean           jalons_project_data_do            (JalonsProjectData *self, const JalonsProposal *proposal,
                                                      const char *message);

G_END_DECLS
