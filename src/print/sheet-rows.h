/* The rows of a class's year: its activities, absences and milestones, by month.
 * Invariant: rows of one day keep the order absences, milestones, activities by time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/sheet.h"

G_BEGIN_DECLS

GPtrArray *jalons_sheet_groups (JalonsDataset *dataset, JalonsDivision *division, JalonsCalendar *calendar,
                                gboolean without_names);

G_END_DECLS
