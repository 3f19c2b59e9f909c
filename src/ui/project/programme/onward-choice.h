/* The school that follows in the path of a cohort: what may be chosen, what was, and its years.
 * Invariant: what is chosen belongs to this copy of the data: a setting, which printing and the command line read too.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/onward.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_ONWARD_CHOICE (jalons_onward_choice_get_type ())
G_DECLARE_FINAL_TYPE (JalonsOnwardChoice, jalons_onward_choice, JALONS, ONWARD_CHOICE, GObject)

JalonsOnwardChoice *jalons_onward_choice_new    (JalonsProjectData *data, JalonsVoie voie);
GPtrArray          *jalons_onward_choice_list   (JalonsOnwardChoice *self);
JalonsSchool       *jalons_onward_choice_get    (JalonsOnwardChoice *self);
void                jalons_onward_choice_set    (JalonsOnwardChoice *self, const char *setting);
void                jalons_onward_choice_update (JalonsOnwardChoice *self);
void                jalons_onward_choice_tell   (JalonsOnwardChoice *self, JalonsOnward *onward);

G_END_DECLS
