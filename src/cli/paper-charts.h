/* `jalons print level`, `school`, `week` and `agenda`.
 * Invariant: what is drawn is in the table of print/papers.h; here it is only chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/command.h"
#include "print/papers.h"

G_BEGIN_DECLS

gboolean jalons_cli_parse_paper  (JalonsArguments *arguments, JalonsPaperSize usual, JalonsPaperSize *size,
                                  GError **error);
gboolean jalons_cli_print_level  (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_print_school (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_print_week   (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_print_agenda (JalonsCli *cli, JalonsArguments *arguments, GError **error);

G_END_DECLS
