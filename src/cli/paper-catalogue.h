/* Pages of the catalogue, for `jalons print`. Private to cli.
 * Invariant: the options of the other things to print have been refused before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

gboolean jalons_cli_print_ambassador (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_print_person     (JalonsCli *cli, JalonsArguments *arguments, GError **error);
gboolean jalons_cli_print_request    (JalonsCli *cli, JalonsArguments *arguments, GError **error);

G_END_DECLS
