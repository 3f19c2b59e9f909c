/* The figures of a bilan as a list.
 * Invariant: each cell of each table of core/bilan is a row, in that order, with its number as it is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/command.h"
#include "cli/listing.h"
#include "core/bilan/bilan.h"

G_BEGIN_DECLS

JalonsListing *jalons_bilan_list_figures (JalonsBilan *bilan);
const char    *jalons_bilan_figure_keys  (void);
JalonsBilan   *jalons_cli_make_bilan     (JalonsCli *cli, JalonsDataset *dataset, JalonsArguments *arguments,
                                          GError **error);

G_END_DECLS
