/* `jalons print project` and `jalons print bilan`.
 * Invariant: what is drawn is in the table of print/papers.h or of core/bilan; here it is only chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

gboolean jalons_cli_print_project (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_print_bilan   (JalonsCli *cli, JalonsArguments *arguments, GError **error);

G_END_DECLS
