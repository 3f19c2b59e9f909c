/* `jalons export project`, and the tables of a project or a bilan as ODS or CSV.
 * Invariant: what is exported is what the options choose, and nothing is written when they choose nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

gboolean jalons_cli_is_project_export (const char *const *words);
gboolean jalons_cli_export_project    (JalonsCli *cli, JalonsArguments *arguments, GError **error);

G_END_DECLS
