/* What is typed into a bilan beside its words: what the indicators of the goals read, and figures from elsewhere.
 * Invariant: one row for each goal of the year, and one for each figure; each is edited in a small window of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/bilan/bilan.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

GtkWidget *jalons_bilan_entries_new (JalonsWorkspace *workspace, JalonsBilan *bilan, JalonsTheme theme,
                                     JalonsDataset *dataset);

G_END_DECLS
