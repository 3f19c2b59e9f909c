/* A project as tables, for spreadsheets and other programs.
 * Invariant: every figure is one of core/programme's; sums are those of its cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bilan/bilan.h"
#include "core/project/programme.h"

G_BEGIN_DECLS

GPtrArray *jalons_project_tables (JalonsDataset *dataset, const JalonsProject *project);

G_END_DECLS
