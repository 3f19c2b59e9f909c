/* What --school, --span and --year choose among the projects.
 * Invariant: what is ambiguous or does not exist is an error that says what to write.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/arguments.h"
#include "core/project/project.h"

G_BEGIN_DECLS

gboolean       jalons_check_project_options (JalonsArguments *arguments, GError **error);
GPtrArray     *jalons_select_projects       (JalonsDataset *dataset, JalonsArguments *arguments, GError **error);
JalonsProject *jalons_select_one_project    (JalonsDataset *dataset, JalonsArguments *arguments, int this_year,
                                             GError **error);

G_END_DECLS
